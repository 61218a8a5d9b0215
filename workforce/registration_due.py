"""Due dates of registrations, revalidations and checks.

Who reaches everybody is told of the last day for renewal, not of each person: the register page and the page of checks
have them all.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.due import DueItem, due_source
from workforce.enums import CheckState, RegistrationState, Regulator
from workforce.queries.check_list import CheckLine, check_lines
from workforce.queries.policy import PolicyTable, policies_in
from workforce.queries.register import NOT_RENEWED
from workforce.queries.registrations import Needed, needed_in
from workforce.queries.rules import check_rules, registration_rules
from workforce.rules.checks import warning_days
from workforce.rules.registration import RegistrationRules

REVALIDATION_WARNING_DAYS = 60


@due_source
def registrations_and_checks(scope: Scope, first_day: date, last_day: date) -> Iterable[DueItem]:
    """What is to be renewed, revalidated or checked again by a day of these. Four queries at most."""
    registrations, checks = scope[Permission.SEE_REGISTRATION], scope[Permission.SEE_CHECKS]
    if not registrations and not checks:
        return []
    policies = policies_in(scope)
    if registrations.everyone:
        found = _of_windows(registration_rules(policies, first_day), first_day, last_day)
    elif not registrations:
        found = iter(())
    else:
        found = (item for line in needed_in(scope, Permission.SEE_REGISTRATION) for item in _of_person(line))
    also = _of_checks(checks, scope.as_at, policies) if checks and not checks.everyone else []
    return [item for item in (*found, *also) if first_day <= item.due_on <= last_day]


def _of_windows(rules: RegistrationRules, first_day: date, last_day: date) -> Iterator[DueItem]:
    windows = [(Regulator.SWE, rules.swe), *((Regulator.HCPC, each) for each in rules.hcpc.values())]
    for regulator, window in windows:
        cycle = window.cycle(first_day)
        url = f"{reverse('registrations')}?regulator={regulator}&state={NOT_RENEWED}"
        days = (cycle.closes - cycle.opens).days
        yield DueItem(
            "Last day for renewal", str(regulator.label), cycle.closes, url, warning_days=days, passes=True
        )


def _of_person(line: Needed) -> Iterator[DueItem]:
    url = reverse("person", args=[line.reference])
    deadline = line.standing.deadline
    if line.standing.state == RegistrationState.RENEWAL_DUE and deadline:
        yield DueItem(
            "Registration renewal",
            line.name,
            deadline,
            url,
            detail=line.regulator_name,
            warning_days=90,
            owner=line.name,
        )
    if line.revalidation is not None:
        yield DueItem(
            "Revalidation",
            line.name,
            line.revalidation.due_on,
            url,
            detail=line.regulator_name,
            warning_days=REVALIDATION_WARNING_DAYS,
            owner=line.name,
        )


def _of_checks(reach: Reach, day: date, policies: PolicyTable) -> Iterator[DueItem]:
    rules = check_rules(policies, day)
    for line in check_lines(reach, day, policies):
        due_on = line.standing.due_on
        if due_on is not None and line.standing.state != CheckState.DO_NOT_PROCEED:
            yield _of_check(line, due_on, warning_days(line.kind, rules))


def _of_check(line: CheckLine, due_on: date, warning: int) -> DueItem:
    return DueItem(
        f"{line.kind.label}: next check",
        line.name,
        due_on,
        reverse("person", args=[line.reference]),
        warning_days=warning,
        owner="HR",
    )
