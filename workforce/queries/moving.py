"""Where somebody may go: posts with room on a day, and who may manage them there."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum

from workforce.enums import CswwRole
from workforce.models import Assignment, PostTerms, Worker

MANAGERS = (
    CswwRole.SENIOR_MANAGER,
    CswwRole.MIDDLE_MANAGER,
    CswwRole.FIRST_LINE_MANAGER,
    CswwRole.SENIOR_PRACTITIONER,
)
"""Roles whose holders are offered as managers of a team."""


@dataclass(frozen=True, slots=True)
class PostRoom:
    """A post on a day: its hours, and those that employed people fill."""

    post_id: int
    reference: str
    title: str
    role_name: str
    fte: Decimal
    taken: Decimal

    @property
    def free(self) -> Decimal:
        return max(self.fte - self.taken, Decimal(0))


def posts_of(
    team_id: int, day: date, *, role_id: int | None = None, full_too: bool = False
) -> list[PostRoom]:
    """The posts of a team on a day that are not frozen and have room, those with the most room first.

    `role_id`: only posts for that role. `full_too`: also those without room. Two queries.
    """
    terms = PostTerms.objects.as_at(day).filter(team_id=team_id, frozen=False)
    if role_id is not None:
        terms = terms.filter(role_id=role_id)
    listed = list(terms.select_related("post", "role"))
    held = Assignment.objects.employed().as_at(day).filter(post_id__in=[each.post_id for each in listed])
    taken = dict(held.order_by().values_list("post_id").annotate(Sum("fte")))
    rooms = [
        PostRoom(
            each.post_id,
            each.post.reference,
            each.title,
            each.role.name,
            each.fte,
            taken.get(each.post_id, Decimal(0)),
        )
        for each in listed
    ]
    offered = [room for room in rooms if room.free or full_too]
    return sorted(offered, key=lambda room: (-room.free, room.reference))


def managers_of(team_ids: Collection[int], day: date) -> dict[int, str]:
    """Who manages somebody in the teams on the day, or holds a manager's role in them, by name. One query."""
    there = Assignment.objects.as_at(day).filter(team_id__in=team_ids)
    managing = there.filter(manager__isnull=False)
    senior = there.filter(role__csww_role__in=MANAGERS)
    found = Worker.objects.filter(
        Q(pk__in=managing.values("manager_id")) | Q(pk__in=senior.values("worker_id"))
    )
    return {worker.pk: worker.name for worker in found.order_by("sort_name", "pk")}


def teams_managed(manager_id: int, day: date) -> dict[int, int]:
    """How many people somebody manages on the day or later, by team. One query."""
    found = Assignment.objects.filter(manager_id=manager_id).not_over(day)
    counted: dict[int, set[int]] = {}
    for team_id, worker_id in found.values_list("team_id", "worker_id"):
        counted.setdefault(team_id, set()).add(worker_id)
    return {team_id: len(workers) for team_id, workers in counted.items()}
