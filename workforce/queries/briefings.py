"""Briefings: who is named in one, who has passed it on, and what came back."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.enums import UnitKind
from workforce.models import Account, Assignment, Briefing, BriefingManager, BriefingQuestion
from workforce.policy import PolicyKey
from workforce.queries.organisation import TreeNode
from workforce.queries.policy import PolicyTable

NO_SERVICE = "In no service"
APRIL = 4


@dataclass(frozen=True, slots=True)
class Manager:
    """Somebody who manages people, and the team of most of them."""

    worker_id: int
    name: str
    team_id: int


def managers_in(unit_ids: Collection[int], day: date) -> list[Manager]:
    """Who manages somebody in one of these units on a day, by name. Units are meant one by one. One query."""
    held = Assignment.objects.as_at(day).filter(team_id__in=unit_ids, manager__isnull=False)
    rows = held.values(
        "manager_id", "team_id", first=F("manager__first_name"), last=F("manager__last_name")
    ).annotate(people=Count("pk"))
    found: dict[int, Manager] = {}
    for row in rows.order_by("last", "first", "manager_id", "-people", "team_id"):
        name = f"{row['first']} {row['last']}"
        found.setdefault(row["manager_id"], Manager(row["manager_id"], name, row["team_id"]))
    return list(found.values())


def briefings_for(account: Account, scope: Scope) -> "QuerySet[Briefing]":
    """Those that somebody has to pass on or has published, or all for who publishes for everybody; latest first.

    Each with how many are named, how many have passed it on, and whether the reader is named and has done it.
    """
    reach = scope[Permission.PUBLISH_NOTICES]
    found: QuerySet[Briefing] = Briefing.objects.all()
    if not reach.everyone:
        named = Briefing.objects.standing().for_manager(account.worker_id).values("pk")
        found = found.filter(Q(pk__in=named) | Q(published_by=account, published_by__isnull=False))
    mine = Q(managers__manager_id=account.worker_id)
    return found.annotate(
        named=Count("managers"),
        passed=Count("managers__passed_on"),
        mine=Count("managers", filter=mine),
        mine_passed=Count("managers__passed_on", filter=mine),
    ).order_by("-published_on", "-pk")


def briefings_published_by(account: Account, scope: Scope) -> "QuerySet[Briefing]":
    """What somebody follows up, answers and withdraws: their own, or all for who publishes for everybody."""
    reach = scope[Permission.PUBLISH_NOTICES]
    if not reach:
        return Briefing.objects.none()
    return Briefing.objects.all() if reach.everyone else Briefing.objects.filter(published_by=account)


@dataclass(frozen=True, slots=True)
class Held:
    """How many briefings there were in a financial year up to a day, and how many the year is to have."""

    number: int
    wanted: int
    since: date


def held_this_year(day: date, policies: PolicyTable) -> Held:
    """Of the financial year in which a day lies; withdrawn ones do not count (domain rules, 4.5). One query."""
    start = date(day.year if day.month >= APRIL else day.year - 1, APRIL, 1)
    number = Briefing.objects.standing().filter(published_on__range=(start, day)).count()
    return Held(number, int(policies.value(PolicyKey.BRIEFINGS_PER_YEAR, day)), start)


def named_in(briefing: Briefing, worker_id: int | None) -> BriefingManager | None:
    """The line of somebody who has to pass a briefing on. One query."""
    lines = briefing.managers.filter(manager_id=worker_id) if worker_id else briefing.managers.none()
    return lines.select_related("passed_on").first()


def lines_of(briefing: Briefing) -> list[BriefingManager]:
    """Who is named, by name, with what they said. One query."""
    return list(briefing.managers.select_related("manager", "passed_on").order_by("manager__sort_name", "pk"))


def questions_of(briefing: Briefing) -> list[BriefingQuestion]:
    """What came back, in order, with the answers. Two queries."""
    found = BriefingQuestion.objects.filter(named__briefing=briefing).select_related("named__manager")
    return list(found.prefetch_related("answers").order_by("pk"))


@dataclass(frozen=True, slots=True)
class OfService:
    """How many of those named in a service have passed a briefing on."""

    name: str
    named: int
    passed: int


def by_service(lines: Sequence[BriefingManager], nodes: Sequence[TreeNode]) -> list[OfService]:
    """Counts by the service in which each team lies today. No query."""
    service = service_of(nodes)
    named = Counter(service.get(each.team_id, NO_SERVICE) for each in lines)
    passed = Counter(service.get(each.team_id, NO_SERVICE) for each in lines if hasattr(each, "passed_on"))
    return [OfService(name, named[name], passed[name]) for name in sorted(named)]


def service_of(nodes: Sequence[TreeNode]) -> Mapping[int, str]:
    """For each unit the name of the service that it is or lies in. Parents come first in a tree."""
    found: dict[int, str] = {}
    for node in nodes:
        if node.kind == UnitKind.SERVICE:
            found[node.unit_id] = node.name
        elif node.parent_id in found:
            found[node.unit_id] = found[node.parent_id]
    return found
