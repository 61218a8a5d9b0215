"""The whole import: read, plan, check, write; in one transaction, one import at a time."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pghistory
from django.db import IntegrityError, connection, transaction
from django.db.backends.utils import CursorWrapper

from workforce.connections import NOTICE_A_DEAD_CLIENT
from workforce.imports.apply import apply_plan
from workforce.imports.layout import LAYOUTS
from workforce.imports.plan import Change, FileCounts, count_actions, list_changes, make_plan
from workforce.imports.problems import ImportBusy, ImportRefused, Problem, ProblemLog, Problems, Severity
from workforce.imports.rules import check_rules
from workforce.imports.sources import sheets_of
from workforce.imports.staging import Staged, stage
from workforce.imports.violations import sentence_for

LOCK = 0x5445_4E49
"""Key of the advisory lock that an import holds until its transaction ends."""

CHANGES_SHOWN = 300
SETTINGS = (NOTICE_A_DEAD_CLIENT, "SET LOCAL work_mem = '64MB'")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did, or would do: counts by file, the stored rows it changes, what it warns of."""

    counts: list[FileCounts]
    changes: list[Change]
    warnings: Problems

    @property
    def changed_anything(self) -> bool:
        return any(count.is_a_change for count in self.counts)


def import_files(path: Path, *, today: date, wait: bool = True, context: dict[str, Any]) -> Outcome:
    """Bring the files under `path` in.

    `today` only tells which counts lie in the future. `context` is kept with every row written. Raises ImportRefused,
    with every problem of all files, and then nothing was changed; ImportBusy if another import is at work and `wait`
    is false.
    Inside a transaction it is a savepoint of that, so that a caller may write more beside it, or take all of it back.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        take_lock(cursor, wait=wait)
        for setting in SETTINGS:
            cursor.execute(setting)
        outcome, staged = _plan(cursor, path, today)
        if outcome.changed_anything:
            with pghistory.context(**context), _violations_as_problems(path, staged, outcome):
                apply_plan(cursor)
        _drop_tables(cursor)
    return outcome


def take_lock(cursor: CursorWrapper, *, wait: bool) -> None:
    """Hold the lock of imports until the transaction ends. Raises ImportBusy where another holds it, unless waiting."""
    if wait:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        return
    cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
    if cursor.fetchone() != (True,):
        raise ImportBusy


def is_busy() -> bool:
    """Whether an import is at work now."""
    with contextlib.suppress(ImportBusy), transaction.atomic(), connection.cursor() as cursor:
        take_lock(cursor, wait=False)
        return False
    return True


def _plan(cursor: CursorWrapper, path: Path, today: date) -> tuple[Outcome, Staged]:
    log = ProblemLog(cursor)
    staged = stage(cursor, sheets_of(path, log), log)
    make_plan(cursor, staged)
    check_rules(cursor, staged, today)
    order = list(staged.labels.values())
    errors, warnings = (log.of(severity, order) for severity in (Severity.ERROR, Severity.WARNING))
    if errors.count:
        raise ImportRefused(errors, warnings)
    return Outcome(
        count_actions(cursor, staged), list_changes(cursor, staged, CHANGES_SHOWN), warnings
    ), staged


@contextlib.contextmanager
def _violations_as_problems(path: Path, staged: Staged, outcome: Outcome) -> Iterator[None]:
    """What the rules missed and a constraint caught is told as a sentence, like any other problem."""
    try:
        yield
    except IntegrityError as error:
        problem = Problem(Severity.ERROR, str(path), None, "", sentence_for(error))
        raise ImportRefused(Problems(1, (problem,)), outcome.warnings) from error


def _drop_tables(cursor: CursorWrapper) -> None:
    """The temporary tables would go with the outermost transaction; a second import inside it needs their names."""
    tables = [name for layout in LAYOUTS for name in (layout.staged, layout.planned)]
    cursor.execute(f"DROP TABLE import_problem, {', '.join(tables)}")
