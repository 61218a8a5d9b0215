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
    SAVED_FILTERS = "saved_filters_per_list", "Filters that one account may save for a list"


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
    PolicyKey.SAVED_FILTERS: Policy(20, "Local choice: more than fit on a screen help nobody"),
}
