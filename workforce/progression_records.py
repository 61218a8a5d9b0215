"""The ground floor's checks of criteria: time in the role, time since qualifying, contract, registration, portfolio."""

from datetime import date

from workforce.access.scope import Reach
from workforce.enums import Contract, CriterionKind, CriterionResult
from workforce.models import ProgressionApplication, RouteCriterion
from workforce.progression_checks import Finding, progression_check
from workforce.queries.policy import PolicyTable
from workforce.queries.progression import in_role_since
from workforce.queries.registrations import needed
from workforce.rules.progression import months_between
from workforce.written import day as written_day


def _passed(met: bool, words: str) -> Finding:
    return Finding(CriterionResult.PASS if met else CriterionResult.FAIL, words)


@progression_check(CriterionKind.MONTHS_IN_ROLE)
def months_in_role(application: ProgressionApplication, criterion: RouteCriterion, day: date) -> Finding:
    """Whole months without a break in the role of the step that the route starts from. One query."""
    step = application.route.from_step
    since = in_role_since(application.worker_id, step.role_id, day)
    if since is None:
        return _passed(False, f"Not in the role of {step.name} on {written_day(day)}")
    months = months_between(since, day)
    words = f"{months} {'month' if months == 1 else 'months'}, since {written_day(since)}"
    return _passed(months >= (criterion.number or 0), words)


@progression_check(CriterionKind.MONTHS_QUALIFIED)
def months_qualified(application: ProgressionApplication, criterion: RouteCriterion, day: date) -> Finding:
    qualified_on = application.worker.qualified_on
    if qualified_on is None:
        return Finding(CriterionResult.NOT_KNOWN, "The day of qualifying is not on record")
    months = months_between(qualified_on, day)
    return _passed(months >= (criterion.number or 0), f"Qualified on {written_day(qualified_on)}")


@progression_check(CriterionKind.PERMANENT)
def permanent(application: ProgressionApplication, criterion: RouteCriterion, day: date) -> Finding:
    held = application.worker.employments.as_at(day).filter(contract=Contract.PERMANENT).exists()
    return _passed(held, "" if held else "No permanent contract is on record")


@progression_check(CriterionKind.REGISTERED)
def registered(application: ProgressionApplication, criterion: RouteCriterion, day: date) -> Finding:
    """What the rules on registration say of the roles that somebody holds. Two queries."""
    lines = needed(Reach(day, everyone=True), day, PolicyTable.load(), application.worker_id)
    if not lines:
        return Finding(CriterionResult.NOT_KNOWN, "The present role needs no registration")
    words = ", ".join(f"{each.regulator_name}: {each.standing.state.label.lower()}" for each in lines)
    return _passed(all(each.standing.may_practise for each in lines), words)


@progression_check(CriterionKind.PORTFOLIO)
def portfolio(application: ProgressionApplication, criterion: RouteCriterion, day: date) -> Finding:
    pieces = application.portfolioitems.count()
    return _passed(pieces >= (criterion.number or 0), f"{pieces} in the portfolio")
