"""The numbers of the rules: their keys and the defaults that hold where nobody has set another."""

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices


class PolicyKey(TextChoices):
    """Every setting with dates."""

    WORKING_DAYS = "absence_working_days_per_year", "Working days in a year, for the absence rate"
    WORKING_DAYS_LEAP = "absence_working_days_leap_year", "The same where the year contains a 29 February"
    CASELOAD_MAX_AGE = "caseload_max_age_days", "Days after which a caseload count is too old to use"
    SUPPRESSION_COUNT = "suppression_count", "Counts of people below this are hidden in published tables"
    RATE_MIN_DENOMINATOR = (
        "rate_min_denominator",
        "Rates on fewer people than this are hidden in published tables",
    )
    SHORT_GAP_DAYS = "short_gap_days", "Days between two employments up to which data quality asks about them"
    EQUAL_TREATMENT_WEEKS = (
        "awr_weeks",
        "Weeks in the same role after which agency workers have equal basic conditions",
    )
    SECONDMENT_MONTHS = "secondment_max_months", "Months after which a secondment out no longer counts as one"


@dataclass(frozen=True, slots=True)
class Policy:
    """A default, and where it comes from."""

    default: Any
    source: str


DEFAULTS: dict[PolicyKey, Policy] = {
    PolicyKey.WORKING_DAYS: Policy(253, "DfE's absence rate, checked on published figures"),
    PolicyKey.WORKING_DAYS_LEAP: Policy(254, "DfE's absence rate in census years with a 29 February"),
    PolicyKey.CASELOAD_MAX_AGE: Policy(35, "Monthly counts, with some days' grace"),
    PolicyKey.SUPPRESSION_COUNT: Policy(5, "Local choice; DfE suppresses hardly anything in this return"),
    PolicyKey.RATE_MIN_DENOMINATOR: Policy(10, "Local choice"),
    PolicyKey.SHORT_GAP_DAYS: Policy(28, "metrics.md 3: most shorter gaps are keying errors"),
    PolicyKey.EQUAL_TREATMENT_WEEKS: Policy(12, "Agency Workers Regulations 2010"),
    PolicyKey.SECONDMENT_MONTHS: Policy(12, "Longer than that it is a transfer (domain rules, 8.1)"),
}
