"""An import for a run: what the task does, however often and in how many places it is delivered."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from workforce.domain.imports import finish_import, refuse_import, start_import
from workforce.enums import RunState
from workforce.imports.problems import ImportRefused, Problem, Problems, Severity
from workforce.imports.run import Outcome, import_files, take_lock
from workforce.models import ImportRun

FAULT = (
    "The import stopped because of a fault in the application. Nothing was changed. "
    "The log tells those who run it more."
)
Clock = Callable[[], datetime]


def import_for_run(run_id: int, *, clock: Clock) -> ImportRun:
    """Do the import of a run, unless it has ended; its records and its result are written in one transaction.

    So a process that dies leaves the run as it was, and the next delivery does all of it. Two deliveries at once
    cannot both work: the second raises ImportBusy and is to come again later.
    """
    run = ImportRun.objects.get(pk=run_id)
    with transaction.atomic(), connection.cursor() as cursor:
        take_lock(cursor, wait=False)
        if not start_import(run):
            return ImportRun.objects.get(pk=run_id)
    with transaction.atomic(), connection.cursor() as cursor:
        take_lock(cursor, wait=False)
        if not start_import(run):
            return ImportRun.objects.get(pk=run_id)
        return _import_and_record(run, clock)


def give_up(run_id: int, *, clock: Clock) -> None:
    """End a run that met a fault, so that nobody waits for it."""
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=run_id)
        if run.state in (RunState.WAITING, RunState.RUNNING):
            problem = Problem(Severity.ERROR, run.source, None, "", FAULT)
            refuse_import(run, at=clock(), counts={"errors": 1, "warnings": 0}, problems=[problem.as_json()])


def _import_and_record(run: ImportRun, clock: Clock) -> ImportRun:
    context = {"run": run.pk, "user": run.requested_by_id}
    try:
        today = timezone.localdate(clock())
        outcome = import_files(Path(run.source), today=today, wait=False, context=context)
    except ImportRefused as refused:
        return refuse_import(
            run,
            at=clock(),
            counts=_totals(refused.errors, refused.warnings),
            problems=_listed(refused.errors, refused.warnings),
        )
    return finish_import(run, at=clock(), counts=counts_of(outcome), problems=_listed(outcome.warnings))


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
