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
    LONG_ABSENCE_DAYS = "long_absence_days", "Days after which an absence counts as a long one"
    RETURN_CONVERSATION_DAYS = (
        "return_conversation_days",
        "Days after the return in which the conversation about it is due",
    )
    CASES_UNLIKELY = "cases_unlikely_above", "Cases above which a typed count is asked about once more"
    CONFIRMED_DAYS = "confirmed_days", "Days for which a confirmed record counts as confirmed"
    ACCEPTED_DAYS_AT_MOST = (
        "quality_accepted_days_at_most",
        "Days for which a line of data quality may be accepted at most",
    )


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
    PolicyKey.LONG_ABSENCE_DAYS: Policy(28, "Local choice: what councils usually call long-term"),
    PolicyKey.RETURN_CONVERSATION_DAYS: Policy(7, "Local choice"),
    PolicyKey.CASES_UNLIKELY: Policy(40, "What the validators of the return hold for a slip of the pen"),
    PolicyKey.CONFIRMED_DAYS: Policy(90, "Three monthly checks"),
    PolicyKey.ACCEPTED_DAYS_AT_MOST: Policy(366, "Local choice: looked at again within a year"),
}
