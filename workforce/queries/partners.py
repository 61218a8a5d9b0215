"""What is said of units, and who works in their teams from outside. Nothing here is in any figure."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from workforce.access.scope import Reach
from workforce.models import Assignment, PartnerMember, UnitTag
from workforce.models.dated import DatedQuerySet


def tags(reach: Reach, day: date, *, kind: str = "", text: str = "") -> DatedQuerySet:
    """What is true of units on the day or will be, by kind and words."""
    found: DatedQuerySet = UnitTag.objects.within(reach).not_over(day).select_related("unit")
    if kind:
        found = found.filter(kind=kind)
    if text.strip():
        found = found.filter(Q(label__icontains=text.strip()) | Q(unit__code__iexact=text.strip()))
    return found.order_by("kind", "label", "unit__code", "pk")


def people_in_units(unit_ids: Collection[int], day: date) -> Counter[int]:
    """How many people each unit has itself on a day, each once in a unit. One query."""
    held = Assignment.objects.as_at(day).filter(team_id__in=unit_ids).values_list("team_id", "worker_id")
    return Counter(team_id for team_id, _ in held.distinct())


def members(
    reach: Reach,
    day: date,
    *,
    kind: str = "",
    text: str = "",
    team_ids: Collection[int] | None = None,
) -> "QuerySet[PartnerMember]":
    """Who is in a team from outside on the day or will be, by name. Every word is part of a name, an organisation or of
    what they do.
    """
    found = PartnerMember.objects.within(reach).not_over(day).select_related("team")
    if kind:
        found = found.filter(kind=kind)
    if team_ids is not None:
        found = found.filter(team_id__in=team_ids)
    for word in text.split():
        found = found.filter(
            Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
            | Q(organisation__icontains=word)
            | Q(role_title__icontains=word)
        )
    return found.order_by("last_name", "first_name", "pk")


def members_of_team(team_id: int, day: date) -> list[PartnerMember]:
    """Who is in one team from outside on a day. One query."""
    rows = PartnerMember.objects.as_at(day).filter(team=team_id)
    return list(rows.order_by("last_name", "first_name", "pk"))


def tags_of_unit(unit_id: int, day: date) -> list[UnitTag]:
    """What is said of one unit on a day. One query."""
    return list(UnitTag.objects.as_at(day).filter(unit=unit_id).order_by("kind", "label"))
