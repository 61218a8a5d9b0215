"""Questions about progression: how the criteria of an application stand, what was said, and which were ready when."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from workforce.access.permissions import Permission
from workforce.access.roles import ROLES
from workforce.access.scope import Reach
from workforce.enums import READY_FOR_PANEL, ProgressionState
from workforce.models import (
    Account,
    Assignment,
    CriterionAnswer,
    ManagerTalk,
    PathwayVersion,
    ProgressionApplication,
    ProgressionMove,
    ProgressionPanel,
    RoleGrant,
    RouteCriterion,
)
from workforce.periods import ONE_DAY, month_end
from workforce.queries.calendar import bank_holidays
from workforce.rules.progression import working_days_on

SLACK = 60
"""Days around a day in which bank holidays are looked up: more than the working days of any rule reach."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the applicant and the manager said of a criterion that no record knows."""

    answer: CriterionAnswer | None = None
    confirmed: CriterionAnswer | None = None


def in_role_since(worker_id: int, role_id: int, day: date) -> date | None:
    """The first day of the unbroken time in a role that `day` lies in; None where it lies in none. One query."""
    held = Assignment.objects.filter(worker=worker_id, role=role_id, period__startswith__lte=day)
    periods = sorted(held.values_list("period", flat=True), key=lambda each: each.lower, reverse=True)
    since: date | None = None
    for each in periods:
        reaches = each.upper is None or each.upper >= (since or day + ONE_DAY)
        if reaches and (since is None or each.lower < since):
            since = each.lower
    return since


def said_of(application: ProgressionApplication) -> dict[int, Said]:
    """By criterion, the latest answer of the applicant, and the manager's to it. One query."""
    answers: dict[int, CriterionAnswer] = {}
    confirmed: dict[int, CriterionAnswer] = {}
    for each in application.criterionanswers.select_related("by__worker"):
        if each.confirms:
            confirmed[each.criterion_id] = each
        else:
            answers[each.criterion_id] = each
            confirmed.pop(each.criterion_id, None)
    keys = answers.keys() | confirmed.keys()
    return {key: Said(answers.get(key), confirmed.get(key)) for key in keys}


def criteria_of(application: ProgressionApplication) -> list[RouteCriterion]:
    """One query."""
    return list(RouteCriterion.objects.filter(route=application.route_id))


def is_managed_by(worker_id: int, manager_id: int | None, day: date) -> bool:
    """Whether somebody manages the worker on `day`. One query."""
    if manager_id is None:
        return False
    return Assignment.objects.as_at(day).filter(worker=worker_id, manager=manager_id).exists()


def supported_by(application: ProgressionApplication, account: Account) -> bool:
    """Whether the account held the talk before the application. One query."""
    return ManagerTalk.objects.filter(application=application, by=account).exists()


def who_decides(day: date) -> "QuerySet[Account]":
    """The accounts that may sit on a panel: those who decide about progression by a grant of `day`."""
    roles = [
        role for role, definition in ROLES.items() if Permission.DECIDE_PROGRESSION in definition.permissions
    ]
    held = RoleGrant.objects.as_at(day).filter(role__in=roles)
    return (
        Account.objects.filter(pk__in=held.values("account"), is_active=True)
        .select_related("worker")
        .order_by("email")
    )


def version_in_force(pathway_id: int, day: date) -> PathwayVersion | None:
    """The published version that holds on the day. One query."""
    found: PathwayVersion | None = PathwayVersion.objects.as_at(day).filter(pathway=pathway_id).first()
    return found


def closing_day(panel: ProgressionPanel, submit_days: int, days_off: Collection[date] | None = None) -> date:
    """The last day on which an application is submitted in time for a panel."""
    off = days_off_around(panel.on) if days_off is None else days_off
    return working_days_on(panel.on, -submit_days, off)


def days_off_around(day: date) -> frozenset[date]:
    """Bank holidays within two months of a day. One query."""
    return bank_holidays(day - SLACK * ONE_DAY, day + SLACK * ONE_DAY)


def with_submission(applications: "QuerySet[ProgressionApplication]") -> "QuerySet[Any]":
    """With the day of the latest submission as `submitted_on`, and of the first as `first_submitted_on`."""
    moves = ProgressionMove.objects.filter(application=OuterRef("pk"), to_state=ProgressionState.SUBMITTED)
    return applications.annotate(
        submitted_on=Subquery(moves.order_by("-pk").values("on")[:1]),
        first_submitted_on=Subquery(moves.order_by("pk").values("on")[:1]),
    )


def last_submission(application: ProgressionApplication) -> date | None:
    """One query."""
    moves = application.progressionmoves.filter(to_state=ProgressionState.SUBMITTED)
    found: date | None = moves.order_by("-pk").values_list("on", flat=True).first()
    return found


def ready_at_ends_of(months: Iterable[date]) -> dict[date, int]:
    """For each month (its first day) how many applications were ready for a panel when it ended. One query."""
    ends = {month: month_end(month) for month in months}
    if not ends:
        return {}
    moves: dict[int, list[tuple[date, str]]] = {}
    found = ProgressionMove.objects.filter(on__lte=max(ends.values())).order_by("pk")
    for application_id, on, state in found.values_list("application_id", "on", "to_state"):
        moves.setdefault(application_id, []).append((on, state))
    return {
        month: sum(_state_at(each, end) in READY_FOR_PANEL for each in moves.values())
        for month, end in ends.items()
    }


def _state_at(moves: Sequence[tuple[date, str]], day: date) -> str:
    states = [state for on, state in moves if on <= day]
    return states[-1] if states else ""


def applications_in(reach: Reach) -> "QuerySet[ProgressionApplication]":
    """Those of the people in reach, with what their lists show."""
    found: QuerySet[ProgressionApplication] = ProgressionApplication.objects.within(reach).select_related(
        "worker", "route__from_step", "route__to_step", "route__version__pathway"
    )
    return found


def in_units(
    applications: "QuerySet[ProgressionApplication]", unit_ids: frozenset[int], day: date
) -> "QuerySet[ProgressionApplication]":
    """Only of people who hold an assignment in the units on `day`."""
    held = Assignment.objects.filter(worker=OuterRef("worker"), team_id__in=unit_ids).as_at(day)
    return applications.filter(Exists(held))


def teams_of(worker_ids: Collection[int], day: date) -> dict[int, int]:
    """For each worker the team of the largest assignment of `day`. One query."""
    held = Assignment.objects.as_at(day).filter(worker__in=worker_ids).order_by("fte", "-pk")
    return dict(held.values_list("worker_id", "team_id"))
