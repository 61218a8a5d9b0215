"""Wellbeing programmes: what is on, how many took part, and what goes with it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.enums import ActivityKind
from workforce.models import (
    Account,
    ActivityPlace,
    Assignment,
    AssistanceUse,
    WellbeingActivity,
    WellbeingProgramme,
    WellbeingSurvey,
)
from workforce.periods import add_months, month_end, month_ends
from workforce.policy import PolicyKey
from workforce.queries.briefings import NO_SERVICE, service_of
from workforce.queries.organisation import TreeNode
from workforce.queries.policy import PolicyTable
from workforce.queries.suppression import Limits, Suppressed, suppressed

MONTHS = 12


def programmes(day: date, *, over: bool = False) -> "QuerySet[WellbeingProgramme]":
    """Programmes that run or will, or those that are over. One query."""
    every = WellbeingProgramme.objects.all()
    found: QuerySet[WellbeingProgramme] = (
        every.filter(period__endswith__lte=day) if over else every.not_over(day)
    )
    held = Q(activities__cancelled_on__isnull=True)
    coming = Count("activities", filter=held & Q(activities__on__gte=day))
    return found.annotate(coming=coming).order_by("name")


def programme(key: int) -> WellbeingProgramme | None:
    """A programme with its organiser. One query."""
    found: QuerySet[WellbeingProgramme] = WellbeingProgramme.objects.select_related("kept_by__worker")
    return found.filter(pk=key).first()


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """An activity, how many names are down, and whether the reader's is."""

    activity: WellbeingActivity
    taken: int
    mine: bool

    @property
    def took_part(self) -> int | None:
        """The count, else the names; None where nobody has counted."""
        if self.activity.attended is not None:
            return self.activity.attended
        return self.taken if self.activity.by_name else None

    @property
    def free(self) -> int | None:
        """Places left; None: as many as come."""
        return None if self.activity.places is None else max(0, self.activity.places - self.taken)


def activity_lines(programme_id: int, account: Account) -> list[ActivityLine]:
    """The activities of a programme, the latest first. One query."""
    mine = Q(taken__person=account.worker_id) if account.worker_id else Q(pk__in=[])
    found = WellbeingActivity.objects.filter(programme=programme_id)
    found = found.annotate(names=Count("taken"), own=Count("taken", filter=mine))
    return [ActivityLine(each, each.names, bool(each.own)) for each in found.order_by("-on", "-pk")]


def activity(key: int) -> WellbeingActivity | None:
    """An activity with its programme, cancelled or not. One query."""
    return WellbeingActivity.objects.select_related("programme").filter(pk=key).first()


def organises(programme: WellbeingProgramme, account: Account, scope: Scope) -> bool:
    """Whether somebody is the programme's organiser, who alone sees names."""
    return scope[Permission.KEEP_WELLBEING].everyone and programme.kept_by_id == account.pk


def names_down(activity_id: int) -> list[ActivityPlace]:
    """Who has put the name down, first come first. One query."""
    found = ActivityPlace.objects.filter(activity=activity_id).select_related("person")
    return list(found.order_by("joined_at", "pk"))


def months_up_to(day: date) -> list[date]:
    """The last month ends, the month of `day` included."""
    return list(month_ends(add_months(month_end(day), 1 - MONTHS), day))


def by_month(lines: Sequence[ActivityLine], months: Sequence[date], day: date) -> dict[date, int | None]:
    """How many took part in each month up to a day; None where there was nothing, or nobody counted. No query."""
    found: dict[date, list[int]] = defaultdict(list)
    for line in lines:
        held = line.activity.on <= day and line.activity.cancelled_on is None
        if held and line.took_part is not None:
            found[month_end(line.activity.on)].append(line.took_part)
    return {month: sum(found[month]) if month in found else None for month in months}


@dataclass(frozen=True, slots=True)
class ByService:
    """Places taken by kind of activity (rows) and service (columns), with what is small hidden."""

    kinds: Sequence[str]
    services: Sequence[str]
    counts: Suppressed


def by_service(
    lines: Sequence[ActivityLine], nodes: Sequence[TreeNode], day: date, policies: PolicyTable
) -> ByService | None:
    """Of the activities for which names were put down; None where there are none. Two queries.

    Small numbers are hidden as in every breakdown of what is sensitive (domain rules, 9.2).
    """
    listed = [line.activity for line in lines if line.activity.by_name and line.taken]
    if not listed:
        return None
    service = service_of(nodes)
    team_of = dict(
        Assignment.objects.as_at(day)
        .filter(worker__in=ActivityPlace.objects.filter(activity__in=listed).values("person"))
        .order_by("worker", "fte", "-pk")
        .values_list("worker_id", "team_id")
    )
    taken = ActivityPlace.objects.filter(activity__in=listed).values_list("activity__kind", "person_id")
    counts = Counter((kind, service.get(team_of.get(person, 0), NO_SERVICE)) for kind, person in taken)
    kinds, services = sorted({kind for kind, _ in counts}), sorted({name for _, name in counts})
    limits = Limits(
        policies.value(PolicyKey.SUPPRESSION_COUNT, day), policies.value(PolicyKey.RATE_MIN_DENOMINATOR, day)
    )
    grid = [[counts[kind, name] for name in services] for kind in kinds]
    return ByService([str(ActivityKind(kind).label) for kind in kinds], services, suppressed(grid, limits))


def surveys(programme_id: int) -> list[WellbeingSurvey]:
    """Results by what they measure, in order of time. One query."""
    return list(WellbeingSurvey.objects.filter(programme=programme_id).order_by("measure", "on", "pk"))


def assistance(day: date) -> list[AssistanceUse]:
    """The supplier's totals, the latest month first; of each month what was entered last. One query."""
    found = AssistanceUse.objects.filter(month__lte=day).order_by("-month", "-pk").distinct("month")
    return list(found)
