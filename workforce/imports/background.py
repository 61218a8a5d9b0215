"""What the tasks of imports do, however often and in how many places they are delivered."""

import contextlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from workforce.domain.errors import DomainError
from workforce.domain.imports import (
    UNFINISHED,
    finish_import,
    finish_undo,
    in_state,
    keep_plan,
    plan_again,
    refuse_import,
    refuse_undo,
    start_import,
)
from workforce.domain.inductions import begin_inductions
from workforce.enums import AT_WORK, RunState
from workforce.imports.difference import keep_lines, keep_problems, problems_by_file
from workforce.imports.problems import ImportBusy, ImportRefused, PlanChanged, Problem, Problems, Severity
from workforce.imports.progress import ProgressOfRun, forget_progress, tell_it_waits
from workforce.imports.run import SETTINGS, Outcome, Plan, check_files, import_files, take_lock
from workforce.imports.undo import undo
from workforce.models import ImportRun

FAULT = (
    "The import stopped because of a fault in the application. Nothing was changed. "
    "The log tells those who run it more."
)
UPLOAD = "The upload"
"""What an upload as a whole is called in its problems."""

Clock = Callable[[], datetime]


def import_for_run(run_id: int, *, clock: Clock) -> ImportRun:
    """Do the import of a run, unless it has ended; its records and its result are written in one transaction.

    So a process that dies leaves the run as it was, and the next delivery does all of it. Two deliveries at once
    cannot both work: the second raises ImportBusy and is to come again later. Where the records have changed since
    the plan was confirmed, nothing is written, and the run is to be checked again.
    """
    run = ImportRun.objects.get(pk=run_id)
    with _its_turn(run, UNFINISHED) as is_due:
        if not is_due or not start_import(run):
            return ImportRun.objects.get(pk=run_id)
    with _its_turn(run, UNFINISHED) as is_due:
        if not is_due or not start_import(run):
            return ImportRun.objects.get(pk=run_id)
        ended = _import_and_record(run, clock)
    forget_progress(run_id)
    return ended


def check_for_run(run_id: int, *, clock: Clock) -> ImportRun:
    """Make the plan of a run and keep it for its pages, unless that has been done. Raises ImportBusy as above."""
    run = ImportRun.objects.get(pk=run_id)

    def keep(cursor: CursorWrapper, plan: Plan, mark: str) -> None:
        keep_lines(cursor, run)
        keep_problems(cursor, run, plan.order)
        counts = {
            "files": [asdict(count) for count in plan.outcome.counts],
            "problems": problems_by_file(cursor),
            **_totals(plan.errors, plan.outcome.warnings),
        }
        keep_plan(run, digest=mark, counts=counts)

    with _its_turn(run, [RunState.CHECKING]) as is_due:
        if is_due:
            check_files(
                Path(run.source),
                today=timezone.localdate(clock()),
                called=UPLOAD,
                keep=keep,
                progress=ProgressOfRun(run_id),
            )
    forget_progress(run_id)
    return ImportRun.objects.get(pk=run_id)


def undo_for_run(run_id: int, *, clock: Clock) -> ImportRun:
    """Take back what a run wrote, in one transaction, or say on the run why not. Raises ImportBusy as above."""
    run = ImportRun.objects.get(pk=run_id)
    with _its_turn(run, [RunState.UNDOING]) as is_due:
        if is_due:
            try:
                context = undo(run, progress=ProgressOfRun(run_id))
            except DomainError as refusal:
                refuse_undo(run, reason=str(refusal))
            else:
                finish_undo(run, at=clock(), context=context)
                begin_inductions(day=timezone.localdate(clock()))
    forget_progress(run_id)
    return ImportRun.objects.get(pk=run_id)


@contextlib.contextmanager
def _its_turn(run: ImportRun, states: Collection[RunState]) -> Iterator[bool]:
    """A transaction that holds the lock of imports; whether the run is still in one of the states.

    Raises ImportBusy where another import holds the lock, or another delivery of this one.
    """
    with transaction.atomic():
        try:
            with connection.cursor() as cursor:
                take_lock(cursor, wait=False)
                for setting in SETTINGS:
                    cursor.execute(setting)
        except ImportBusy:
            tell_it_waits(run.pk)
            raise
        yield in_state(run, states)


def give_up(run_id: int, *, clock: Clock) -> None:
    """End the work on a run that met a fault, so that nobody waits for it."""
    with transaction.atomic():
        run = ImportRun.objects.select_for_update(of=("self",)).get(pk=run_id)
        if run.state == RunState.UNDOING:
            refuse_undo(run, reason=FAULT)
        elif run.state in AT_WORK:
            problem = Problem(Severity.ERROR, UPLOAD, None, "", FAULT)
            refuse_import(run, at=clock(), counts={"errors": 1, "warnings": 0}, problems=[problem.as_json()])
    forget_progress(run_id)


def _import_and_record(run: ImportRun, clock: Clock) -> ImportRun:
    try:
        outcome = import_files(
            Path(run.source),
            today=timezone.localdate(clock()),
            wait=False,
            context={"run": run.pk, "user": run.confirmed_by_id or run.requested_by_id},
            called=UPLOAD if run.digest else "",
            expects=run.digest,
            progress=ProgressOfRun(run.pk),
        )
    except PlanChanged:
        return plan_again(run)
    except ImportRefused as refused:
        return refuse_import(
            run,
            at=clock(),
            counts=_totals(refused.errors, refused.warnings),
            problems=_listed(refused.errors, refused.warnings),
        )
    return finish_import(
        run,
        at=clock(),
        counts=counts_of(outcome) | {"problems": run.counts.get("problems", {})},
        problems=_listed(outcome.warnings),
        context=outcome.context,
    )


def counts_of(outcome: Outcome) -> dict[str, Any]:
    """What a run's row keeps of a successful import."""
    return {
        "files": [asdict(count) for count in outcome.counts],
        **_totals(Problems(0, ()), outcome.warnings),
    }


def _totals(errors: Problems, warnings: Problems) -> dict[str, Any]:
    return {"errors": errors.count, "warnings": warnings.count}


def _listed(*groups: Problems) -> list[dict[str, Any]]:
    return [problem.as_json() for problems in groups for problem in problems.shown]
