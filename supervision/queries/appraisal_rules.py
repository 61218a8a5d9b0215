"""The numbers of the appraisal cycle as at a day, as rules/appraisal.py takes them; what appraisal is called here."""

from datetime import date

from supervision.queries.frequencies import records_from
from supervision.rules.appraisal import CycleRules, yearly_windows
from workforce.access.scope import Scope
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable, policies_in

WINDOW = "window"


def cycle_rules(policies: PolicyTable, day: date) -> CycleRules:
    """No query. Any word but "window" means the anniversary."""
    months = policies.value(PolicyKey.APPRAISAL_MONTHS, day)
    cycle = policies.value(PolicyKey.APPRAISAL_CYCLE, day)
    by_window = cycle["by"] == WINDOW
    return CycleRules(
        annual_months=int(months["annual"]),
        mid_year_months=int(months["mid_year"]),
        first_months=int(policies.value(PolicyKey.APPRAISAL_FIRST_MONTHS, day)),
        tolerance_days=int(policies.value(PolicyKey.APPRAISAL_TOLERANCE, day)),
        warning_days=int(policies.value(PolicyKey.APPRAISAL_WARNING_DAYS, day)),
        service_months=int(policies.value(PolicyKey.APPRAISAL_SERVICE_MONTHS, day)),
        first_year_counts=bool(policies.value(PolicyKey.APPRAISAL_NEWLY_QUALIFIED, day)),
        long_absence_days=int(policies.value(PolicyKey.LONG_ABSENCE_DAYS, day)),
        windows=yearly_windows(*_ends(cycle["window"]), day) if by_window else (),
        recorded_from=records_from(policies) or date.min,
        mid_year_windows=yearly_windows(*_ends(cycle["mid_year"]), day) if by_window else (),
    )


def _ends(days: list[str]) -> tuple[str, str]:
    return days[0], days[-1]


def name_of_appraisal(scope: Scope) -> str:
    """What appraisal is called here today: "IPR", "Annual Development Review". One query at most a request."""
    return str(policies_in(scope).value(PolicyKey.APPRAISAL_NAME, scope.as_at)).strip() or "Appraisal"


def ratings_on(policies: PolicyTable, day: date) -> list[str]:
    """The ratings, the best first; none where the council gives none."""
    return [str(each) for each in policies.value(PolicyKey.APPRAISAL_RATINGS, day)]
