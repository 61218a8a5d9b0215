"""Inductions of people: the list by reach, one of them, and whose tasks a reader may tick off."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Greatest

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.enums import InductionOwner, InductionState
from workforce.models import Assignment, Employment, Induction, InductionItem, InductionMark, Worker


class Show(StrEnum):
    """Which inductions somebody asks for."""

    OPEN = "open"
    OVERDUE = "overdue"
    COMPLETE = "complete"
    ALL = "all"


SORTS = ("urgency", "name", "start", "done")


@dataclass(frozen=True, slots=True)
class InductionSearch:
    """What somebody looks for. `unit_ids`: where the person works on the day, or will from the first one on."""

    show: Show = Show.OPEN
    unit_ids: Collection[int] | None = None
    text: str = ""
    sort: str = "urgency"


TO_DO = Q(items__state=InductionState.OPEN)
NEEDED = ~Q(items__state=InductionState.NOT_NEEDED)


def inductions(reach: Reach, search: InductionSearch, day: date) -> "QuerySet[Induction]":
    """Inductions in reach with their counts, those that are overdue for longest first.

    Only those of people who work here or start later; "all" also has those who left. A task is overdue from the day
    after it was due.
    """
    found: QuerySet[Any] = Induction.objects.within(reach).filter(stopped_on__isnull=True)
    if search.text:
        found = found.filter(worker__sort_name__icontains=search.text)
    if search.show is not Show.ALL:
        here = Employment.objects.filter(worker=OuterRef("worker")).not_over(day)
        found = found.filter(Exists(here))
    if search.unit_ids is not None:
        found = found.filter(Exists(_held(day).filter(team_id__in=search.unit_ids)))
    found = with_counts(found, day)
    match search.show:
        case Show.OPEN:
            found = found.filter(to_do__gt=0)
        case Show.OVERDUE:
            found = found.filter(overdue__gt=0)
        case Show.COMPLETE:
            found = found.filter(to_do=0)
    return found.select_related("worker", "role").order_by(*_order(search.sort))


def with_counts(found: "QuerySet[Any]", day: date) -> "QuerySet[Any]":
    """Each induction with how many tasks are needed, done, to do and overdue on the day, when, and the teams."""
    late = TO_DO & Q(items__due_on__lt=day)
    counted: QuerySet[Any] = found.annotate(
        needed=Count("items", filter=NEEDED),
        done=Count("items", filter=Q(items__state=InductionState.DONE)),
        to_do=Count("items", filter=TO_DO),
        overdue=Count("items", filter=late),
        overdue_since=Min("items__due_on", filter=late),
        next_due=Min("items__due_on", filter=TO_DO & Q(items__due_on__gte=day)),
        team_ids=ArraySubquery(_held(day).order_by("-fte", "pk").values("team_id")),
    )
    return counted


def _held(day: date) -> "QuerySet[Assignment]":
    """What somebody holds on the day, or on the first day where that lies ahead."""
    return Assignment.objects.filter(
        worker=OuterRef("worker"), period__contains=Greatest(OuterRef("starts_on"), day)
    )


def _order(sort: str) -> list[Any]:
    backwards = sort.startswith("-")
    match sort.removeprefix("-"):
        case "name":
            terms = [F("worker__sort_name")]
        case "start":
            terms = [F("starts_on")]
        case "done":
            terms = [F("to_do")]
        case _:
            terms = [F("overdue_since"), F("next_due")]
    ordered = [each.desc(nulls_first=True) if backwards else each.asc(nulls_last=True) for each in terms]
    return [*ordered, "starts_on", "pk"]


def induction_of(reach: Reach, day: date) -> "QuerySet[Induction]":
    """One of these is shown by itself."""
    return with_counts(Induction.objects.within(reach), day).select_related(
        "worker", "role", "version__template__role"
    )


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A task of somebody's induction, how it stands on the day, and its latest step."""

    item: InductionItem
    mark: InductionMark | None
    day: date
    open_to_reader: bool

    @property
    def is_overdue(self) -> bool:
        return self.item.state == InductionState.OPEN and self.item.due_on < self.day

    @property
    def is_to_do(self) -> bool:
        return bool(self.item.state == InductionState.OPEN)

    @property
    def by(self) -> str:
        if self.mark is None:
            return ""
        return self.mark.by.name if self.mark.by else "the installation"


def item_lines(induction: Induction, day: date, owners: Collection[InductionOwner]) -> list[ItemLine]:
    """The tasks in the order in which they are due. Two queries."""
    items = list(induction.items.select_related("task__corporate"))
    latest: dict[int, InductionMark] = {}
    marks = (
        InductionMark.objects.filter(item__induction=induction).select_related("by__worker").order_by("pk")
    )
    for mark in marks:
        latest[mark.item_id] = mark
    going_on = induction.stopped_on is None
    return [
        ItemLine(each, latest.get(each.pk), day, going_on and each.task.owner in owners) for each in items
    ]


def steps_of(induction: Induction) -> list[InductionMark]:
    """Every step that was taken, the latest first. One query."""
    marks = InductionMark.objects.filter(item__induction=induction)
    return list(marks.select_related("by__worker", "item__task").order_by("-pk"))


def owners_open_to(scope: Scope, induction: Induction) -> frozenset[InductionOwner]:
    """Whose tasks the reader may tick off: their own in their own induction; all others' as manager or HR.

    Whoever keeps templates ticks off what learning and development does. One query at most.
    """
    reach = scope[Permission.CHANGE_INDUCTION]
    if _own_id(scope) == induction.worker_id:
        return frozenset({InductionOwner.STARTER}) if reach.own_worker_id else frozenset()
    owners: set[InductionOwner] = set()
    if Induction.objects.within(reach).filter(pk=induction.pk).exists():
        owners |= set(InductionOwner) - {InductionOwner.STARTER}
    if scope[Permission.KEEP_INDUCTION].everyone:
        owners.add(InductionOwner.LEARNING)
    return frozenset(owners)


def _own_id(scope: Scope) -> int | None:
    """Practitioners see their own induction, which says who they are; nobody else has one of their own."""
    return scope[Permission.SEE_INDUCTION].own_worker_id


def inductions_of(worker: Worker, day: date) -> Sequence[Induction]:
    """One person's inductions with their counts, the latest first. One query."""
    theirs = with_counts(Induction.objects.filter(worker=worker), day)
    return list(theirs.select_related("role").order_by("-starts_on", "pk"))
