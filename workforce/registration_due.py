"""Due dates of registrations, revalidations and checks.

Who reaches everybody is told of the last day for renewal, not of each person: the register page and the page of checks
have them all.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.due import DueItem, due_source
from workforce.enums import CheckState, RegistrationState, Regulator
from workforce.forms.registrations import NOT_RENEWED
from workforce.queries.checks import CheckLine, check_lines
from workforce.queries.policy import PolicyTable
from workforce.queries.registrations import Needed, needed
from workforce.queries.rules import check_rules, registration_rules
from workforce.rules.checks import warning_days
from workforce.rules.cycles import Window

REVALIDATION_WARNING_DAYS = 60


@due_source
def renewals(scope: Scope, first_day: date, last_day: date) -> Iterable[DueItem]:
    """Renewals and revalidations that are to be made by a day of these. Two queries, one for who reaches everybody."""
    reach = scope[Permission.SEE_REGISTRATION]
    if not reach:
        return []
    policies = PolicyTable.load()
    if reach.everyone:
        rules = registration_rules(policies, first_day)
        windows = [(Regulator.SWE, rules.swe), *((Regulator.HCPC, each) for each in rules.hcpc.values())]
        return list(_of_windows(windows, first_day, last_day))
    lines = needed(reach, scope.as_at, policies)
    return [item for line in lines for item in _of_person(line) if first_day <= item.due_on <= last_day]


def _of_windows(
    windows: Iterable[tuple[Regulator, Window]], first_day: date, last_day: date
) -> Iterator[DueItem]:
    for regulator, window in windows:
        cycle = window.cycle(first_day)
        if cycle.closes <= last_day:
            url = f"{reverse('registrations')}?regulator={regulator}&state={NOT_RENEWED}"
            days = (cycle.closes - cycle.opens).days
            yield DueItem(
                "Last day for renewal",
                str(regulator.label),
                cycle.closes,
                url,
                warning_days=days,
                passes=True,
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


@due_source
def checks(scope: Scope, first_day: date, last_day: date) -> Iterable[DueItem]:
    """Checks that are due again on one of these days. Three queries, none for who reaches everybody."""
    reach = scope[Permission.SEE_CHECKS]
    if not reach or reach.everyone:
        return []
    policies = PolicyTable.load()
    rules = check_rules(policies, first_day)
    lines = check_lines(reach, scope.as_at, policies)
    return [
        _of_check(line, line.standing.due_on, warning_days(line.kind, rules))
        for line in lines
        if line.standing.due_on is not None
        and first_day <= line.standing.due_on <= last_day
        and line.standing.state != CheckState.DO_NOT_PROCEED
    ]


def _of_check(line: CheckLine, due_on: date, warning: int) -> DueItem:
    return DueItem(
        f"{line.kind.label}: next check",
        line.name,
        due_on,
        reverse("person", args=[line.reference]),
        warning_days=warning,
        owner="HR",
    )
