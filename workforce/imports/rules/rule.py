"""A rule is a sentence and the statement that finds the rows to which it applies."""

from dataclasses import dataclass
from datetime import date

from django.db.backends.utils import CursorWrapper

from workforce.enums import EMPLOYED
from workforce.imports.layout import Layout
from workforce.imports.problems import Severity
from workforce.imports.staging import Staged

EMPLOYED_CODES = ", ".join(f"'{contract.value}'" for contract in EMPLOYED)


@dataclass(frozen=True, slots=True)
class Rule:
    """`rows` selects a row number of the file and the words, a text array, that go into the %s of the sentence.

    A rule that compares files is left out when one that it `needs` could not be read: its answers would be false.
    """

    layout: Layout
    column: str
    sentence: str
    rows: str
    needs: tuple[Layout, ...] = ()
    severity: Severity = Severity.ERROR

    def check(self, cursor: CursorWrapper, staged: Staged, today: date) -> None:
        """Log every row that breaks the rule."""
        if any(layout.name in staged.unreadable for layout in (self.layout, *self.needs)):
            return
        cursor.execute(
            f"""
            INSERT INTO import_problem (severity, file, row, column_name, reason)
            SELECT %(severity)s, %(file)s, found.row, %(column)s, format(%(sentence)s, VARIADIC found.words)
            FROM ({self.rows}) AS found(row, words) WHERE found.row IS NOT NULL
            """,
            {
                "severity": self.severity.value,
                "file": staged.label(self.layout),
                "column": self.column,
                "sentence": self.sentence,
                "today": today,
            },
        )


def day(expression: str) -> str:
    """SQL for a date as people read it here, in words that fit after "to" where there is none."""
    return f"coalesce(to_char({expression}, 'FMDD FMMonth YYYY'), 'open')"


def words(*expressions: str) -> str:
    """SQL for the words of a sentence."""
    return f"ARRAY[{', '.join(f'({expression})::text' for expression in expressions)}]::text[]"


def no_bad_row(layout: Layout, key: str, expression: str) -> str:
    """SQL: no row of the file about the same thing was left out because it could not be read."""
    return f"NOT EXISTS (SELECT FROM {layout.staged} unread WHERE unread.bad AND unread.{key} = {expression})"
