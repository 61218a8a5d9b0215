"""Imports: asked for, checked, confirmed, done or refused, undone. What the files say is written by workforce.imports.

Whoever changes a run locks its row first, so that of two people who act at once the second is told.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.enums import RunState
from workforce.models import Account, ImportFile, ImportLine, ImportProblem, ImportRun

UNFINISHED = (RunState.WAITING, RunState.RUNNING)
MAY_BE_CANCELLED = (RunState.CHECKING, RunState.CHECKED)


@transaction.atomic
def request_import(*, source: str, at: datetime, by: Account | None) -> ImportRun:
    """A run that waits. `by=None` is somebody at the command line. The caller starts its task after the commit."""
    run = ImportRun(requested_by=by, requested_at=at, source=source)
    run.full_clean(exclude=_NOT_YET)
    run.save()
    return run


_NOT_YET = [
    "requested_by",
    "confirmed_by",
    "confirmed_at",
    "finished_at",
    "undone_by",
    "undone_at",
    "files_removed_at",
    "counts",
    "problems",
    "context",
    "undo_context",
]


@transaction.atomic
def request_check(*, source: str, files: Sequence[ImportFile], at: datetime, by: Account) -> ImportRun:
    """A run whose files are to be checked before somebody confirms it. Its task is started after the commit."""
    run = ImportRun(requested_by=by, requested_at=at, source=source, state=RunState.CHECKING)
    run.full_clean(exclude=_NOT_YET)
    run.save()
    for file in files:
        file.run = run
        file.full_clean()
    ImportFile.objects.bulk_create(files)
    return run


@transaction.atomic
def keep_plan(run: ImportRun, *, digest: str, counts: dict[str, Any]) -> ImportRun:
    """The check is done: the plan may be confirmed, unless it has errors. Call it in the transaction that kept it.

    Raises DomainError for a run that is not being checked.
    """
    current = _locked(run)
    if current.state != RunState.CHECKING:
        raise DomainError("This import is not being checked.")
    current.state, current.digest, current.counts = RunState.CHECKED, digest, counts
    current.save()
    return current


@transaction.atomic
def confirm_import(
    run: ImportRun, *, digest: str, accept_warnings: bool, at: datetime, by: Account
) -> ImportRun:
    """Somebody has seen the plan and wants it carried out. The caller starts its task after the commit.

    `digest` is the mark of the plan that they saw. Raises DomainError where it is no longer that plan, where it has
    errors or warnings that were not accepted, or where another has confirmed or cancelled it.
    """
    current = _locked(run)
    if current.state != RunState.CHECKED:
        raise DomainError(
            f"This import cannot be confirmed any more: {current.get_state_display().lower()}."
            " Look at its page to see who did what."
        )
    if current.digest != digest:
        raise DomainError("The plan has been made again since you opened the page. Look at it as it is now.")
    if current.counts.get("errors"):
        raise DomainError("The files have errors. Correct them and upload them again.")
    if not changes_anything(current):
        raise DomainError("There is nothing to change: everything in the files is stored already.")
    if current.counts.get("warnings") and not accept_warnings:
        raise DomainError("Say that you have looked at the warnings and accept them.")
    current.state, current.replanned = RunState.WAITING, False
    current.confirmed_by, current.confirmed_at = by, at
    current.save()
    return current


def changes_anything(run: ImportRun) -> bool:
    """Whether the plan of the run adds, changes or ends something."""
    files: list[dict[str, Any]] = run.counts.get("files", [])
    return any(file["added"] or file["changed"] or file["ended"] for file in files)


@transaction.atomic
def plan_again(run: ImportRun) -> ImportRun:
    """The records changed after the run was confirmed: it is checked and shown again, and nothing is written.

    Raises DomainError for a run that has ended.
    """
    current = _locked(run)
    if current.state not in UNFINISHED:
        raise DomainError("This import has already ended.")
    current.state, current.replanned = RunState.CHECKING, True
    current.confirmed_by = current.confirmed_at = None
    current.save()
    return current


@transaction.atomic
def cancel_import(run: ImportRun, *, at: datetime) -> ImportRun:
    """Give a run up before it is confirmed; the caller removes its files. Raises DomainError where it is too late."""
    current = _locked(run)
    if current.state not in MAY_BE_CANCELLED:
        raise DomainError(f"This import cannot be cancelled: {current.get_state_display().lower()}.")
    current.state, current.finished_at = RunState.CANCELLED, at
    current.save()
    return remove_content(current, at=at)


@transaction.atomic
def remove_content(run: ImportRun, *, at: datetime) -> ImportRun:
    """What the run keeps of its files goes, except their names and sizes; the caller removes the files themselves."""
    ImportProblem.objects.filter(run=run).delete()
    ImportLine.objects.filter(run=run).delete()
    run.problems, run.files_removed_at = [], at
    run.save(update_fields=["problems", "files_removed_at"])
    return run


@transaction.atomic
def start_import(run: ImportRun) -> bool:
    """Say that the run is being worked on; False when it has already ended, and then there is nothing to do."""
    current = _locked(run)
    if current.state not in UNFINISHED:
        return False
    current.state = RunState.RUNNING
    current.save(update_fields=["state"])
    return True


def finish_import(
    run: ImportRun,
    *,
    at: datetime,
    counts: dict[str, Any],
    problems: Sequence[dict[str, Any]] = (),
    context: UUID | None = None,
) -> ImportRun:
    """The records are in, under this context of the history. Call it in the transaction that wrote them."""
    return _end(run, RunState.DONE, at, counts, problems, context)


def refuse_import(
    run: ImportRun, *, at: datetime, counts: dict[str, Any], problems: Sequence[dict[str, Any]]
) -> ImportRun:
    """Nothing was changed; the problems say why."""
    return _end(run, RunState.REFUSED, at, counts, problems, None)


@transaction.atomic
def _end(
    run: ImportRun,
    state: RunState,
    at: datetime,
    counts: dict[str, Any],
    problems: Sequence[dict[str, Any]],
    context: UUID | None,
) -> ImportRun:
    current = _locked(run)
    if current.state not in (*UNFINISHED, RunState.CHECKING):
        raise DomainError("This import has already ended.")
    current.state, current.finished_at = state, at
    current.counts, current.problems, current.context = counts, list(problems), context
    current.save()
    return current


@transaction.atomic
def request_undo(run: ImportRun, *, by: Account) -> ImportRun:
    """Somebody wants the run taken back. Whether that can be is looked at when it is done, not only now.

    Raises DomainError for a run that has not been done.
    """
    current = _locked(run)
    if current.state != RunState.DONE:
        raise DomainError(f"This import cannot be undone: {current.get_state_display().lower()}.")
    current.state, current.undone_by, current.undo_refusal = RunState.UNDOING, by, ""
    current.save()
    return current


@transaction.atomic
def finish_undo(run: ImportRun, *, at: datetime, context: UUID) -> ImportRun:
    """The records are as they were. Call it in the transaction that took them back."""
    current = _locked(run)
    current.state, current.undone_at, current.undo_context = RunState.UNDONE, at, context
    current.save()
    return current


@transaction.atomic
def refuse_undo(run: ImportRun, *, reason: str) -> ImportRun:
    """Something stands in the way: the import stays, and its page says why."""
    current = _locked(run)
    current.state, current.undone_by, current.undo_refusal = RunState.DONE, None, reason[:1000]
    current.save()
    return current


def in_state(run: ImportRun, states: Collection[RunState]) -> bool:
    """Whether the run is in one of the states, held until the transaction ends."""
    return _locked(run).state in states


def _locked(run: ImportRun) -> ImportRun:
    found: ImportRun = ImportRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    return found
