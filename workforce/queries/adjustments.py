"""Adjustments and referrals: the list by reach, and how soon adjustments come."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery

from workforce.access.scope import Reach
from workforce.enums import AdjustmentState
from workforce.models import Adjustment, AdjustmentMove, Assignment, Employment, SupportReferral

OPEN_STATES = (AdjustmentState.NEEDED, AdjustmentState.AGREED)
"""Not in place yet, and still wanted."""


class ShowAdjustments(StrEnum):
    """Which adjustments somebody asks for."""

    OPEN = "open"
    IN_PLACE = "in_place"
    ALL = "all"


def first_day_to_come(worker_id: int, day: date) -> date | None:
    """The first day of somebody who does not work here on `day` and starts later. One query."""
    held = Employment.objects.filter(worker_id=worker_id).not_over(day).order_by("period")
    first = held.values_list("period__startswith", flat=True).first()
    return first if first is not None and first > day else None


def adjustments(
    reach: Reach, show: ShowAdjustments, day: date, unit_ids: Collection[int] | None = None
) -> "QuerySet[Any]":
    """Adjustments in reach, those that are due soonest first."""
    found: QuerySet[Any] = Adjustment.objects.within(reach).select_related("worker")
    match show:
        case ShowAdjustments.OPEN:
            found = found.filter(state__in=OPEN_STATES)
        case ShowAdjustments.IN_PLACE:
            found = found.filter(state=AdjustmentState.IN_PLACE)
    held = Assignment.objects.filter(worker=OuterRef("worker")).not_over(day)
    if unit_ids is not None:
        found = found.filter(Exists(held.filter(team_id__in=unit_ids)))
    teams = ArraySubquery(held.order_by("period", "-fte", "pk").values("team_id"))
    told: QuerySet[Any] = found.annotate(team_ids=teams, in_place_on=_in_place_on()).order_by("due_on", "pk")
    return told


def _in_place_on() -> Subquery:
    moves = AdjustmentMove.objects.filter(adjustment=OuterRef("pk"), state=AdjustmentState.IN_PLACE)
    return Subquery(moves.order_by("pk").values("on")[:1])


def referrals(reach: Reach) -> "QuerySet[SupportReferral]":
    """Referrals in reach, those without an outcome first."""
    found = SupportReferral.objects.within(reach).select_related("worker")
    return found.order_by(F("outcome_on").desc(nulls_first=True), "-referred_on", "pk")


@dataclass(frozen=True, slots=True)
class AdjustmentFigures:
    """How soon adjustments come, of those asked for in some time.

    `for_starters`: asked for before a start that has come; `by_first_day`: those of them in place by the first day.
    `due`: those whose last day has come; `in_time`: those of them in place by it.
    """

    for_starters: int
    by_first_day: int
    due: int
    in_time: int

    @property
    def starters_rate(self) -> Decimal | None:
        return _rate(self.by_first_day, self.for_starters)

    @property
    def in_time_rate(self) -> Decimal | None:
        return _rate(self.in_time, self.due)


def _rate(part: int, whole: int) -> Decimal | None:
    return Decimal(100 * part) / whole if whole else None


def adjustment_figures(reach: Reach, first: date, day: date) -> AdjustmentFigures:
    """Of adjustments in reach that were asked for from `first` on, as it stands on `day`. One query.

    What was declined, or ended before it was in place, is left out of account.
    """
    asked = Adjustment.objects.within(reach).filter(asked_on__gte=first)
    wanted = asked.annotate(placed=Min("moves__on", filter=Q(moves__state=AdjustmentState.IN_PLACE))).filter(
        ~Q(state__in=[AdjustmentState.DECLINED, AdjustmentState.ENDED]) | Q(placed__isnull=False)
    )
    started = Q(first_day__lte=day)
    due = Q(due_on__lte=day)
    return AdjustmentFigures(
        **wanted.aggregate(
            for_starters=Count("pk", filter=started),
            by_first_day=Count("pk", filter=started & Q(placed__lte=F("first_day"))),
            due=Count("pk", filter=due),
            in_time=Count("pk", filter=due & Q(placed__lte=F("due_on"))),
        )
    )
