"""The list of sessions: of whom one sees the days, filtered."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from supervision.enums import ActionState
from supervision.models import AgreedAction, SessionMember, SupervisionSession
from supervision.queries.sorting import Sorts, in_order
from workforce.access.scope import Reach
from workforce.models import Worker
from workforce.names import plain
from workforce.queries.people_text import called

SESSION_SORTS: Sorts = {
    "person": ("supervisee__sort_name", "on"),
    "day": ("on",),
    "supervisor": ("supervisor__sort_name", "on"),
}
ACTION_SORTS: Sorts = {
    "person": ("supervisee__sort_name", "due_on"),
    "owner": ("owner__sort_name", "due_on"),
    "due": ("due_on",),
    "carries": ("carries", "due_on"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for. Nothing given: everything."""

    text: str = ""
    person: str = ""
    kind: str = ""
    state: str = ""
    first: date | None = None
    last: date | None = None


def sessions(reach: Reach, wanted: Wanted, sort: str = "-day") -> "QuerySet[SupervisionSession]":
    """Sessions in reach, usually the latest first, each with the number of those who took part."""
    found = SupervisionSession.objects.within(reach).select_related("supervisor", "supervisee")
    plain_ones = {
        "kind": wanted.kind,
        "state": wanted.state,
        "on__gte": wanted.first,
        "on__lte": wanted.last,
    }
    found = found.filter(**{name: value for name, value in plain_ones.items() if value})
    if wanted.person:
        found = found.filter(_with(Worker.objects.filter(reference=wanted.person)))
    if wanted.text:
        found = found.filter(_with(Worker.objects.filter(called(plain(wanted.text).split()))))
    members = SessionMember.objects.filter(session=OuterRef("pk")).order_by().values("session")
    took_part = Subquery(members.annotate(number=Count("pk")).values("number"))
    return in_order(found.annotate(took_part=took_part), SESSION_SORTS, sort)


def _with(people: "QuerySet[Worker]") -> Q:
    keys = people.order_by().values("pk")
    members = SessionMember.objects.filter(session=OuterRef("pk"), worker__in=keys)
    return Q(supervisee__in=keys) | Q(Exists(members))


@dataclass(frozen=True, slots=True)
class WantedActions:
    """Which actions somebody looks for. `owner_id`: only those that are this person's to do."""

    text: str = ""
    open_only: bool = True
    overdue_on: date | None = None
    owner_id: int | None = None


def actions(reach: Reach, wanted: WantedActions, sort: str = "due") -> "QuerySet[AgreedAction]":
    """Actions about people in reach, usually the earliest day first."""
    found = AgreedAction.objects.within(reach).select_related("owner", "supervisee", "session")
    if wanted.open_only or wanted.overdue_on:
        found = found.filter(state=ActionState.OPEN)
    if wanted.overdue_on:
        found = found.filter(due_on__lt=wanted.overdue_on)
    if wanted.owner_id:
        found = found.filter(owner_id=wanted.owner_id)
    if wanted.text:
        people = Worker.objects.filter(called(plain(wanted.text).split())).order_by().values("pk")
        found = found.filter(supervisee__in=people)
    return in_order(found, ACTION_SORTS, sort)
