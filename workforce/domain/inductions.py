"""Beginning inductions, and the steps in them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, transaction

from workforce.domain.errors import DomainError
from workforce.enums import InductionOwner, InductionReason, InductionState
from workforce.models import Account, Induction, InductionItem, InductionMark, InductionTask, InductionVersion
from workforce.periods import british
from workforce.queries.induction_starts import (
    Start,
    moves_without_induction,
    starts_without_induction,
    without_their_start,
)
from workforce.queries.induction_templates import published_versions, version_for
from workforce.queries.policy import PolicyTable

STARTING = 7_311_010
"""The advisory lock of whoever begins inductions: one after the other."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What was done: inductions begun, moved to another first day, stopped; and starts for which no template holds."""

    begun: int = 0
    moved: int = 0
    stopped: int = 0
    without_template: int = 0


def begin_inductions(*, day: date) -> Begun:
    """Give everybody an induction who starts or moves into a role and has none. Done twice, it does nothing more.

    The template is the one that holds on the first day. Where a start moved on the record, its induction moves along
    with what is done in it; where it is gone, the induction stops. Four queries where there is nothing to do.
    """
    policies, versions = PolicyTable.load(), published_versions()
    found = _found(day, policies)
    if not _of_use(found, versions) and not without_their_start().exists():
        return Begun(without_template=len(found))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [STARTING])
        return _begin(_found(day, policies), versions, day)


def _found(day: date, policies: PolicyTable) -> list[Start]:
    return [*starts_without_induction(day, policies), *moves_without_induction(day, policies)]


def _version(start: Start, versions: Iterable[InductionVersion]) -> InductionVersion | None:
    on_move = start.reason is InductionReason.ROLE
    return version_for(versions, start.role_id, start.role_group, start.starts_on, on_move=on_move)


def _of_use(found: Iterable[Start], versions: Sequence[InductionVersion]) -> bool:
    return any(_version(start, versions) for start in found)


def _begin(found: Sequence[Start], versions: Sequence[InductionVersion], day: date) -> Begun:
    left, moved, stopped = _move_along(list(found), day)
    new: list[Induction] = []
    for start in left:
        version = _version(start, versions)
        if version is not None and not _taken_up_again(start):
            new.append(
                Induction(
                    worker_id=start.worker_id,
                    version=version,
                    reason=start.reason,
                    role_id=start.role_id,
                    starts_on=start.starts_on,
                )
            )
    _write(new)
    missing = sum(_version(start, versions) is None for start in left)
    return Begun(len(new), moved, stopped, missing)


def _move_along(found: list[Start], day: date) -> tuple[list[Start], int, int]:
    """Inductions whose start is not on record any more: moved where the person has just one new start, else stopped."""
    moved = stopped = 0
    for induction in without_their_start():
        theirs = [
            each for each in found if (each.worker_id, each.reason) == (induction.worker_id, induction.reason)
        ]
        if len(theirs) == 1:
            found.remove(theirs[0])
            induction.starts_on = theirs[0].starts_on
            induction.save(update_fields=["starts_on"])
            _count_anew(induction)
            moved += 1
        else:
            induction.stopped_on = day
            induction.save(update_fields=["stopped_on"])
            stopped += 1
    return found, moved, stopped


def _count_anew(induction: Induction) -> None:
    for item in induction.items.select_related("task"):
        item.due_on = induction.starts_on + timedelta(days=item.task.days)
        item.save(update_fields=["due_on"])


def _taken_up_again(start: Start) -> bool:
    """Whether the start had an induction that was stopped; it goes on."""
    stopped = Induction.objects.filter(
        worker_id=start.worker_id, reason=start.reason, starts_on=start.starts_on, stopped_on__isnull=False
    )
    return bool(stopped.update(stopped_on=None))


def _write(new: Sequence[Induction]) -> None:
    """Inductions with their tasks. Three queries."""
    tasks: dict[int, list[InductionTask]] = {}
    for task in InductionTask.objects.filter(version__in={each.version_id for each in new}):
        tasks.setdefault(task.version_id, []).append(task)
    InductionItem.objects.bulk_create(
        InductionItem(induction=induction, task=task, due_on=induction.starts_on + timedelta(days=task.days))
        for induction in Induction.objects.bulk_create(new)
        for task in tasks.get(induction.version_id, ())
    )


@dataclass(frozen=True, slots=True)
class Step:
    """What is said about a task. `words`: the evidence, or why it is not needed."""

    item_id: int
    state: InductionState
    on: date
    words: str = ""


@transaction.atomic
def take_steps(
    *,
    induction_id: int,
    steps: Sequence[Step],
    owners: Collection[InductionOwner],
    today: date,
    by: Account | None,
) -> list[InductionMark]:
    """Keep these steps. `owners`: whose tasks the writer may tick off.

    A task that is so already is left alone. Raises DomainError for another's task, a day to come, evidence or a reason
    that is left out.
    """
    induction = Induction.objects.select_for_update(of=("self",), no_key=True).get(pk=induction_id)
    if induction.stopped_on is not None:
        raise DomainError(f"This induction was stopped on {british(induction.stopped_on)}.")
    items = {each.pk: each for each in induction.items.select_related("task")}
    marks = []
    for step in steps:
        item = items.get(step.item_id)
        if item is None:
            raise DomainError("One of these tasks is not part of this induction.")
        if item.state != step.state:
            _check(step, item, owners, today)
            marks.append(InductionMark(item=item, state=step.state, on=step.on, words=step.words, by=by))
    for mark in marks:
        mark.full_clean()
        mark.save()
    return marks


def _check(step: Step, item: InductionItem, owners: Collection[InductionOwner], today: date) -> None:
    task = item.task
    if task.owner not in owners:
        raise DomainError(f"“{task.title}” is for somebody else: {task.get_owner_display()}.")
    if step.on > today:
        raise DomainError(f"“{task.title}”: the day lies ahead. Choose today or an earlier day.")
    if step.state == InductionState.DONE and task.evidence and not step.words:
        raise DomainError(f"“{task.title}”: say in a few words what shows that it is done.")
    if step.state == InductionState.NOT_NEEDED and not step.words:
        raise DomainError(f"“{task.title}”: say why it is not needed.")
