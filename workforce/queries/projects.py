"""Projects with their places, and who may see who is interested."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.enums import PlaceOutcome
from workforce.models import Account, PlaceInterest, Project, ProjectPlace
from workforce.rules.plans import RUNNING


def projects(reach: Reach, *, text: str = "", state: str = "") -> "QuerySet[Project]":
    """Projects by name, with their sponsors; those that run unless a state is asked for, or "all"."""
    found = Project.objects.within(reach).select_related("sponsor").order_by("name", "pk")
    if state != "all":
        found = found.filter(state=state) if state else found.filter(state__in=RUNNING)
    if text.strip():
        found = found.filter(Q(name__icontains=text.strip()) | Q(purpose__icontains=text.strip()))
    return found


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place, and how far it is taken. `mine`: what the reader said about it last, if anything."""

    place: ProjectPlace
    taken: int
    interested: int
    is_open: bool
    mine: PlaceInterest | None = None

    @property
    def left(self) -> int:
        return max(self.place.number - self.taken, 0)


def places(project_ids: Sequence[int], account: Account, day: date) -> list[PlaceLine]:
    """The places of projects, the sooner ones first. Two queries at most."""
    counted = (
        ProjectPlace.objects.filter(project__in=project_ids)
        .select_related("project")
        .annotate(
            taken=Count("interest", filter=Q(interest__outcome=PlaceOutcome.TAKEN_ON)),
            interested=Count("interest", filter=~Q(interest__outcome=PlaceOutcome.WITHDRAWN)),
        )
    )
    mine = {}
    if account.worker_id is not None:
        said = PlaceInterest.objects.filter(worker=account.worker_id, place__project__in=project_ids)
        mine = {each.place_id: each for each in said.order_by("on", "pk")}
    return [_place(each, mine.get(each.pk), day) for each in counted.order_by("apply_by", "pk")]


def _place(place: ProjectPlace, mine: PlaceInterest | None, day: date) -> PlaceLine:
    counted = vars(place)
    taken: int = counted["taken"]
    is_open = place.apply_by >= day and place.project.state in RUNNING and taken < place.number
    return PlaceLine(place, taken, counted["interested"], is_open, mine)


def may_keep(project: Project, scope: Scope, account: Account) -> bool:
    """Whoever keeps plans, and the sponsor: they see who is interested, and answer."""
    is_sponsor = account.worker_id is not None and project.sponsor_id == account.worker_id
    return is_sponsor or scope.may(Permission.KEEP_PLANS)


def interest_in(project: Project) -> list[PlaceInterest]:
    """Everybody who said so, place by place, the open ones first. One query."""
    rows = PlaceInterest.objects.filter(place__project=project).select_related("worker", "place")
    return sorted(
        rows, key=lambda each: (each.place.apply_by, each.place_id, bool(each.outcome), each.on, each.pk)
    )


def interest(account: Account, scope: Scope) -> "QuerySet[PlaceInterest]":
    """What the account may see: what it said itself, what was said to it as sponsor, all of it for who keeps plans."""
    rows = PlaceInterest.objects.select_related("worker", "place__project")
    if scope.may(Permission.KEEP_PLANS):
        return rows
    if account.worker_id is None:
        return rows.none()
    return rows.filter(Q(worker=account.worker_id) | Q(place__project__sponsor=account.worker_id))
