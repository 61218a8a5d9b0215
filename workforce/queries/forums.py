"""Forums: what somebody sees of them, which is their own membership and no other's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from workforce.access.scope import Reach
from workforce.models import Forum, ForumInvitation, ForumMember, Worker
from workforce.queries.suppression import HIDDEN


def open_forums() -> "QuerySet[Forum]":
    """Forums that nobody has closed."""
    return Forum.objects.filter(closed_on__isnull=True)


@dataclass(frozen=True, slots=True)
class ForumLine:
    """A forum, whether the reader is in it, and what the organiser tells the reader today."""

    forum: Forum
    is_member: bool
    invitations: Sequence[ForumInvitation]


def forum_lines(reach: Reach, day: date) -> list[ForumLine]:
    """Every open forum. Three queries."""
    mine = frozenset(ForumMember.objects.within(reach).as_at(day).values_list("forum_id", flat=True))
    told: dict[int, list[ForumInvitation]] = {}
    for each in ForumInvitation.objects.as_at(day).for_reader(mine).order_by("-period", "-pk"):
        told.setdefault(each.forum_id, []).append(each)
    return [ForumLine(each, each.pk in mine, told.get(each.pk, ())) for each in open_forums()]


def member_numbers(day: date, at_least: int) -> Mapping[int, str]:
    """How many members in post each forum has; fewer than `at_least`, nobody included, are hidden. One query."""
    here = ForumMember.objects.as_at(day).filter(member__in=Worker.objects.in_post(day))
    found = here.values_list("forum_id").annotate(number=Count("pk")).order_by()
    return {forum_id: str(number) if number >= at_least else HIDDEN for forum_id, number in found}
