"""Questions about wishes, lead roles, opportunities, reviews of deputies and drop-ins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery

from workforce.access.scope import Reach
from workforce.enums import Capacity, InterestOutcome
from workforce.models import (
    Aspiration,
    Assignment,
    CapacityReview,
    CareerDropIn,
    LeadRole,
    Opportunity,
    OpportunityInterest,
    Worker,
)
from workforce.periods import add_months
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable


def latest_wishes(reach: Reach, day: date, wish: str = "") -> "QuerySet[Aspiration]":
    """What each person in post and in reach said last, by name."""
    newest = Aspiration.objects.filter(worker=OuterRef("worker"), on__lte=day).order_by("-on", "-pk")
    said = Aspiration.objects.within(reach).filter(pk=Subquery(newest.values("pk")[:1]))
    found: QuerySet[Aspiration] = (
        said.filter(worker__in=Worker.objects.in_post(day).values("pk"))
        .select_related("worker")
        .order_by("worker__sort_name", "worker__reference")
    )
    return found.filter(wish=wish) if wish else found


def lead_roles(reach: Reach, day: date) -> "QuerySet[LeadRole]":
    """Those that hold on `day` or will, by area."""
    found: QuerySet[LeadRole] = LeadRole.objects.within(reach).not_over(day).select_related("worker")
    return found.order_by("area", "worker__sort_name", "pk")


def board(reach: Reach, day: date, *, closed: bool, kind: str = "") -> "QuerySet[Opportunity]":
    """Opportunities with how many are interested and were chosen: open ones by their end, closed ones latest first."""
    interests = Count("interests", filter=~Q(interests__outcome=InterestOutcome.WITHDRAWN))
    chosen = Count("interests", filter=Q(interests__outcome=InterestOutcome.CHOSEN))
    found: QuerySet[Opportunity] = Opportunity.objects.within(reach).annotate(
        interested=interests, chosen=chosen
    )
    found = found.filter(kind=kind) if kind else found
    if closed:
        return found.filter(closed_on__isnull=False).order_by("-closed_on", "-pk")
    return found.filter(closed_on__isnull=True).order_by("closes_on", "pk")


def interests_in(opportunity: Opportunity, reach: Reach) -> "QuerySet[OpportunityInterest]":
    """Who is interested, as far as the reader sees their careers."""
    found: QuerySet[OpportunityInterest] = OpportunityInterest.objects.within(reach).filter(
        opportunity=opportunity
    )
    return found.select_related("worker").order_by("pk")


@dataclass(frozen=True, slots=True)
class Deputy:
    """Somebody in a role whose capacity is reviewed. `last`: None where there was no review yet."""

    worker_id: int
    reference: str
    name: str
    role: str
    team_id: int
    due_on: date
    last: str
    last_on: date | None


def deputies(reach: Reach, day: date, policies: PolicyTable) -> list[Deputy]:
    """Everybody in reach with one of the named roles on `day`, whose review is due first. One query.

    The first review is due so many months after the first day in such a role.
    """
    found = []
    months = int(policies.value(PolicyKey.CAPACITY_REVIEW_MONTHS, day))
    for row in _deputies(reach, day, policies.value(PolicyKey.CAPACITY_ROLES, day)):
        due_on = row["next_due_on"] or add_months(row["since"], months)
        name = f"{row['worker__first_name']} {row['worker__last_name']}"
        found.append(
            Deputy(
                row["worker_id"],
                row["worker__reference"],
                name,
                row["role__name"],
                row["team_id"],
                due_on,
                Capacity(row["last"]).label if row["last"] else "",
                row["last_on"],
            )
        )
    return sorted(found, key=lambda each: (each.due_on, each.name, each.reference))


def _deputies(reach: Reach, day: date, codes: Sequence[str]) -> Sequence[dict[str, Any]]:
    reviews = CapacityReview.objects.filter(worker=OuterRef("worker"), on__lte=day).order_by("-on", "-pk")
    once = Assignment.objects.filter(worker=OuterRef("worker"), role__code__in=codes).order_by()
    since = once.values("worker").annotate(first=Min("period__startswith")).values("first")
    held = Assignment.objects.as_at(day).filter(role__code__in=codes)
    within = held if reach.everyone else held.filter(worker__in=Worker.objects.within(reach))
    return list(
        within.annotate(
            since=Subquery(since),
            next_due_on=Subquery(reviews.values("next_due_on")[:1]),
            last=Subquery(reviews.values("capacity")[:1]),
            last_on=Subquery(reviews.values("on")[:1]),
        )
        .order_by("worker_id", "-fte", "pk")
        .distinct("worker_id")
        .values(
            *("worker_id", "worker__reference", "worker__first_name", "worker__last_name", "role__name"),
            *("team_id", "since", "next_due_on", "last", "last_on"),
        )
    )


def drop_ins(reach: Reach, day: date) -> "QuerySet[CareerDropIn]":
    """From a year before `day` on, the latest first, with how much advice is logged."""
    first = add_months(day.replace(day=1), -12)
    found: QuerySet[CareerDropIn] = CareerDropIn.objects.within(reach).filter(month__gte=first)
    return found.annotate(logged=Count("advice")).order_by("-month")
