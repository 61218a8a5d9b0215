"""Beginning inductions, and the steps in them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, transaction

from workforce.domain.errors import DomainError
from workforce.enums import InductionOwner, InductionState
from workforce.models import Account, Induction, InductionItem, InductionMark, InductionTask, InductionVersion
from workforce.periods import british
from workforce.queries.induction_starts import Start, without_induction, without_their_start
from workforce.queries.induction_templates import published_versions
from workforce.queries.policy import PolicyTable

STARTING = 7_311_010
"""The advisory lock of whoever begins inductions: one after the other."""


@dataclass(frozen=True, slots=True)
class Begun:
    """How many inductions were begun, moved to another first day, and stopped."""

    begun: int = 0
    moved: int = 0
    stopped: int = 0


def begin_inductions(*, day: date, worker_ids: Collection[int] | None = None) -> Begun:
    """Give everybody, or these people, an induction who start or move into a role by then or later and have none.

    The template is the one that holds on the first day. Where a start moved on the record, its induction moves along
    with what is done in it; where it is gone, the induction stops on `day`. Done twice, it does nothing more: five
    queries, and one where no template is published.
    """
    return _begin(day, worker_ids, stopped_on=day)


def begin_induction_of(worker_id: int, first_day: date) -> None:
    """What a verb does by which somebody starts or moves into a role. The settings are those of the first day.

    Stopping is left to `begin_inductions`: an induction may only have lost its start until the next verb.
    """
    _begin(first_day, [worker_id], stopped_on=None)


def move_induction_along(worker_id: int, first_day: date) -> None:
    """What a verb does that corrects on which day somebody started. One query where no induction lost its start."""
    if without_their_start([worker_id]).exists():
        _begin(first_day, [worker_id], stopped_on=None)


def _begin(day: date, worker_ids: Collection[int] | None, *, stopped_on: date | None) -> Begun:
    versions = published_versions()
    if not versions:
        return Begun()
    policies = PolicyTable.load()
    found = without_induction(day, policies, worker_ids)
    if not any(each.version(versions) for each in found) and not without_their_start(worker_ids).exists():
        return Begun()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [STARTING])
        # whoever held the lock before may have begun some of them
        found = without_induction(day, policies, worker_ids)
        moved, stopped = _move_along(found, worker_ids, stopped_on)
        return Begun(_begin_new(found, versions), moved, stopped)


def _move_along(
    found: list[Start], worker_ids: Collection[int] | None, stopped_on: date | None
) -> tuple[int, int]:
    """Inductions whose start is not on record any more: moved where the person has just one new start, which is taken
    out of `found`; otherwise stopped, if there is a day for that."""
    moved = stopped = 0
    for induction in without_their_start(worker_ids):
        theirs = [
            each for each in found if (each.worker_id, each.reason) == (induction.worker_id, induction.reason)
        ]
        if len(theirs) == 1:
            found.remove(theirs[0])
            induction.starts_on = theirs[0].starts_on
            induction.save(update_fields=["starts_on"])
            _count_anew(induction)
            moved += 1
        elif stopped_on is not None:
            induction.stopped_on = stopped_on
            induction.save(update_fields=["stopped_on"])
            stopped += 1
    return moved, stopped


def _count_anew(induction: Induction) -> None:
    for item in induction.items.select_related("task"):
        item.due_on = induction.starts_on + timedelta(days=item.task.days)
        item.save(update_fields=["due_on"])


def _begin_new(found: Iterable[Start], versions: Sequence[InductionVersion]) -> int:
    """Returns how many. One that was stopped goes on and is not counted."""
    chosen = {(each.worker_id, each.reason, each.starts_on): each for each in found if each.version(versions)}
    stopped = {
        (each.worker_id, each.reason, each.starts_on): each.pk
        for each in Induction.objects.filter(worker__in={key[0] for key in chosen}, stopped_on__isnull=False)
    }
    again = chosen.keys() & stopped.keys()
    Induction.objects.filter(pk__in=[stopped[key] for key in again]).update(stopped_on=None)
    new = [
        Induction(
            worker_id=start.worker_id,
            version=start.version(versions),
            reason=start.reason,
            role_id=start.role_id,
            starts_on=start.starts_on,
        )
        for key, start in chosen.items()
        if key not in again
    ]
    _write(new)
    return len(new)


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
