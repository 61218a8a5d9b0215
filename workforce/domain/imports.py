"""Runs of the import: asked for, started, done or refused. What the files say is written by workforce.imports."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.enums import RunState
from workforce.models import Account, ImportRun

UNFINISHED = (RunState.WAITING, RunState.RUNNING)


@transaction.atomic
def request_import(*, source: str, at: datetime, by: Account | None) -> ImportRun:
    """A run that waits. `by=None` is somebody at the command line. The caller starts its task after the commit."""
    run = ImportRun(requested_by=by, requested_at=at, source=source)
    run.full_clean(exclude=["requested_by", "finished_at", "counts", "problems"])
    run.save()
    return run


@transaction.atomic
def start_import(run: ImportRun) -> bool:
    """Say that the run is being worked on; False when it has already ended, and then there is nothing to do."""
    current = ImportRun.objects.select_for_update().get(pk=run.pk)
    if current.state not in UNFINISHED:
        return False
    current.state = RunState.RUNNING
    current.save(update_fields=["state"])
    return True


def finish_import(
    run: ImportRun, *, at: datetime, counts: dict[str, Any], problems: Sequence[dict[str, Any]] = ()
) -> ImportRun:
    """The records are in. Call it in the transaction that wrote them."""
    return _end(run, RunState.DONE, at, counts, problems)


def refuse_import(
    run: ImportRun, *, at: datetime, counts: dict[str, Any], problems: Sequence[dict[str, Any]]
) -> ImportRun:
    """Nothing was changed; the problems say why."""
    return _end(run, RunState.REFUSED, at, counts, problems)


@transaction.atomic
def _end(
    run: ImportRun, state: RunState, at: datetime, counts: dict[str, Any], problems: Sequence[dict[str, Any]]
) -> ImportRun:
    current = ImportRun.objects.select_for_update().get(pk=run.pk)
    if current.state not in UNFINISHED:
        raise DomainError("This import has already ended.")
    current.state, current.finished_at = state, at
    current.counts, current.problems = counts, list(problems)
    current.save()
    return current
