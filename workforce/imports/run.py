"""The whole import: read, plan, check, write; in one transaction, one import at a time."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pghistory
from django.db import IntegrityError, connection, transaction
from django.db.backends.utils import CursorWrapper

from workforce.connections import NOTICE_A_DEAD_CLIENT
from workforce.domain.inductions import begin_inductions
from workforce.imports.apply import PARTS, analyse, apply_plan
from workforce.imports.difference import digest
from workforce.imports.layout import LAYOUTS
from workforce.imports.own_answers import keep_own_answers
from workforce.imports.plan import Change, FileCounts, count_actions, list_changes, make_plan
from workforce.imports.problems import (
    ImportBusy,
    ImportRefused,
    PlanChanged,
    Problem,
    ProblemLog,
    Problems,
    Severity,
)
from workforce.imports.progress import SILENT, Progress
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
    """What an import did, or would do: counts by file, the stored rows it changes, what it warns of.

    `context` is the one under which the history keeps what was written; None where nothing was.
    """

    counts: list[FileCounts]
    changes: list[Change]
    warnings: Problems
    context: UUID | None = None

    @property
    def changed_anything(self) -> bool:
        return any(count.is_a_change for count in self.counts)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the files come to. Its tables stand until the transaction ends or they are dropped."""

    staged: Staged
    log: ProblemLog
    called: str
    outcome: Outcome
    errors: Problems

    @property
    def order(self) -> list[str]:
        """The files, as problems are listed."""
        return list(self.staged.labels.values())


def import_files(
    path: Path,
    *,
    today: date,
    wait: bool = True,
    context: dict[str, Any],
    called: str = "",
    expects: str = "",
    progress: Progress = SILENT,
) -> Outcome:
    """Bring the files under `path` in, and begin the inductions of whoever starts with them.

    `today` only tells which counts lie in the future, and who has left. `context` is kept with every row written.
    `called` is what the owner calls the whole, where that is not the path. Raises ImportRefused, with every problem of
    all files, and then nothing was changed; ImportBusy if another import is at work and `wait` is false; PlanChanged
    where the plan no longer has the mark that the caller `expects`.
    Inside a transaction it is a savepoint of that, so that a caller may write more beside it, or take all of it back.
    """
    with _at_work(wait=wait) as cursor:
        plan = _plan(cursor, path, called or str(path), today, progress, further=len(PARTS))
        if expects and digest(cursor) != expects:
            raise PlanChanged
        if plan.errors.count:
            raise ImportRefused(plan.errors, plan.outcome.warnings)
        outcome = plan.outcome
        if outcome.changed_anything:
            with pghistory.context(**context) as kept, _violations_as_problems(plan):
                apply_plan(cursor, progress)
            analyse(cursor)
            begin_inductions(day=today)
            outcome = replace(outcome, context=kept.id)
        _drop_tables(cursor)
    return outcome


def check_files(
    path: Path,
    *,
    today: date,
    called: str,
    keep: Callable[[CursorWrapper, Plan, str], None],
    progress: Progress = SILENT,
) -> Plan:
    """Say what the files come to, and change nothing: where they have no errors, everything is written and taken back,
    so that the plan cannot promise what a constraint refuses.

    `keep` is called with the plan and its mark while the plan's tables stand. Raises ImportBusy if an import is at
    work.
    """
    with _at_work(wait=False) as cursor:
        plan = _plan(cursor, path, called, today, progress, further=len(PARTS) + 1)
        mark = digest(cursor)
        if not plan.errors.count and plan.outcome.changed_anything:
            plan = _tried(cursor, plan, progress)
        progress.step("Listing what would change")
        keep(cursor, plan, mark)
        _drop_tables(cursor)
    return plan


def _tried(cursor: CursorWrapper, plan: Plan, progress: Progress) -> Plan:
    try:
        with transaction.atomic(), _violations_as_problems(plan):
            apply_plan(cursor, progress, "Trying out")
            transaction.set_rollback(True)
    except ImportRefused as refused:
        for problem in refused.errors.shown:
            plan.log.error(problem.file, problem.reason)
        plan.log.flush()
        return replace(plan, errors=refused.errors)
    return plan


@contextlib.contextmanager
def _at_work(*, wait: bool) -> Iterator[CursorWrapper]:
    with transaction.atomic(), connection.cursor() as cursor:
        take_lock(cursor, wait=wait)
        for setting in SETTINGS:
            cursor.execute(setting)
        yield cursor


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


def _plan(
    cursor: CursorWrapper, path: Path, called: str, today: date, progress: Progress, *, further: int
) -> Plan:
    log = ProblemLog(cursor)
    sheets = sheets_of(path, log, called)
    progress.expect(len(sheets) + 2 + further)
    staged = stage(cursor, sheets, log, progress)
    progress.step("Comparing with what is stored")
    keep_own_answers(cursor, staged)
    make_plan(cursor, staged)
    progress.step("Checking the rules")
    check_rules(cursor, staged, today)
    order = list(staged.labels.values())
    errors, warnings = (log.of(severity, order) for severity in (Severity.ERROR, Severity.WARNING))
    outcome = Outcome(count_actions(cursor, staged), list_changes(cursor, staged, CHANGES_SHOWN), warnings)
    return Plan(staged, log, called, outcome, errors)


@contextlib.contextmanager
def _violations_as_problems(plan: Plan) -> Iterator[None]:
    """What the rules missed and a constraint caught is told as a sentence, like any other problem."""
    try:
        yield
    except IntegrityError as error:
        problem = Problem(Severity.ERROR, plan.called, None, "", sentence_for(error))
        raise ImportRefused(Problems(1, (problem,)), plan.outcome.warnings) from error


def _drop_tables(cursor: CursorWrapper) -> None:
    """The temporary tables would go with the outermost transaction; a second import inside it needs their names."""
    tables = [name for layout in LAYOUTS for name in (layout.staged, layout.planned)]
    cursor.execute(f"DROP TABLE import_problem, {', '.join(tables)}")
