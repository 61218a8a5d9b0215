"""Answers on equality that people gave themselves: a file fills what is empty, and writes over none of them."""

from django.db.backends.utils import CursorWrapper

from workforce.imports.layout import WORKERS
from workforce.imports.problems import Severity
from workforce.imports.staging import Staged

ANSWERED = {"sex": "(e.sex <> '' OR e.sex_not_said)", "ethnicity": "e.ethnicity <> ''"}
"""By column, when the person has answered: that one prefers not to say is an answer."""

SENTENCE = "The person has answered this question; the answer stays, and this cell is left out."


def keep_own_answers(cursor: CursorWrapper, staged: Staged) -> None:
    """Let the staged rows say what these people said, before they are compared with what is stored.

    A cell that says something else is told as a warning, which does not say what the answer is. A blank cell
    clears nothing of them, and is not told.
    """
    for column in staged.present.get(WORKERS.name, frozenset()) & ANSWERED.keys():
        theirs = f"""
            FROM workforce_worker w JOIN workforce_workerequality e ON e.worker_id = w.id
            WHERE w.reference = s.worker_ref AND NOT s.bad AND e.declared_on IS NOT NULL AND {ANSWERED[column]}
              AND s.{column} IS DISTINCT FROM nullif(e.{column}, '')
        """
        cursor.execute(
            f"""
            INSERT INTO import_problem (severity, file, row, column_name, reason)
            SELECT %s, %s, s.row, %s, %s FROM {WORKERS.staged} s
            WHERE s.{column} IS NOT NULL AND EXISTS (SELECT {theirs}) ORDER BY s.row
            """,
            [Severity.WARNING, staged.label(WORKERS), column, SENTENCE],
        )
        cursor.execute(f"UPDATE {WORKERS.staged} s SET {column} = nullif(e.{column}, '') {theirs}")
