"""What people are to learn, across the council: for learning and development. Only what both have seen."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet

from supervision.enums import NeedState
from supervision.models import DevelopmentItem, supervised_people
from supervision.queries.sorting import Sorts, in_order
from workforce.access.scope import Reach
from workforce.models import Assignment

OVERDUE = "overdue"
NEED_SORTS: Sorts = {
    "need": ("need", "by_when"),
    "name": ("worker__sort_name", "by_when"),
    "due": ("by_when", "priority"),
    "priority": ("priority", "by_when"),
}


def development_needs(
    reach: Reach,
    day: date,
    *,
    show: str = NeedState.OPEN,
    text: str = "",
    standard: str = "",
    unit_ids: Collection[int] | None = None,
    sort: str = "priority",
) -> "QuerySet[Any]":
    """Items of people at work on `day`, usually the most pressing first; with `team_ids`, the main team first.

    `show`: a state, "overdue" (open and past its day), or nothing for all.
    """
    held = Assignment.objects.filter(worker=OuterRef("worker")).as_at(day)
    found: QuerySet[Any] = DevelopmentItem.objects.within(reach).agreed().select_related("worker")
    if show == OVERDUE:
        found = found.filter(state=NeedState.OPEN, by_when__lt=day)
    elif show:
        found = found.filter(state=show)
    if text:
        found = found.filter(need__icontains=text)
    if standard:
        found = found.filter(standards__contains=[standard])
    here = held if unit_ids is None else held.filter(team_id__in=unit_ids)
    teams = ArraySubquery(held.order_by("-fte", "pk").values("team_id"))
    return in_order(found.filter(Exists(here)).annotate(team_ids=teams), NEED_SORTS, sort)


def item_for(reach: Reach, item_id: int) -> DevelopmentItem | None:
    """One item of somebody in reach, or whom the reader supervises. One query."""
    found: QuerySet[Any] = DevelopmentItem.objects.select_related(
        "appraisal__appraisee", "appraisal__appraiser", "worker"
    )
    if not reach.everyone:
        found = found.filter(worker__in=supervised_people(reach))
    item: DevelopmentItem | None = found.filter(pk=item_id).first()
    return item
