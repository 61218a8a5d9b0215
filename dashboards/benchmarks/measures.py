"""The published measures: DfE's columns under one name each, with what they count, in which unit, to how
many decimals.

The names are those of the latest release. `benchmarks.layouts` knows the names that other releases use.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from workforce.written import rounded


class Unit(StrEnum):
    FTE = "FTE"
    PEOPLE = "people"
    CASES = "cases"
    DAYS = "working days"
    PERCENT = "%"
    CASES_PER_FTE = "cases per FTE"


@dataclass(frozen=True, slots=True)
class Measure:
    """One published column. `metric` is the key of the council's own figure of the same meaning;
    `at_most_100` is set where the formula cannot give more, which a turnover or a cover rate of an older
    release can."""

    key: str
    name: str
    unit: Unit
    metric: str = ""
    better: str = ""
    at_most_100: bool = False

    @property
    def is_rate(self) -> bool:
        return self.unit in (Unit.PERCENT, Unit.CASES_PER_FTE)

    @property
    def places(self) -> int:
        """DfE publishes people and cases whole, everything else with one decimal."""
        return 0 if self.unit in (Unit.PEOPLE, Unit.CASES) else 1

    def written(self, value: Decimal) -> str:
        """The figure exactly, with at least the decimals that it is published with: 13 is "13.0"."""
        exact = value.normalize()
        decimals = -int(exact.as_tuple().exponent)
        return f"{rounded(value, max(self.places, decimals)):f}"


IN_POST = (
    Measure("inpost_fte", "Social workers in post", Unit.FTE),
    Measure("inpost_headcount", "Social workers in post (headcount)", Unit.PEOPLE),
    Measure("starters_fte", "Starters in the year", Unit.FTE),
    Measure("starters_headcount", "Starters in the year (headcount)", Unit.PEOPLE),
    Measure("leavers_fte", "Leavers in the year", Unit.FTE),
    Measure("leavers_headcount", "Leavers in the year (headcount)", Unit.PEOPLE),
    Measure("turnover_rate_fte", "Turnover rate", Unit.PERCENT, metric="turnover_rate", better="lower"),
    Measure("turnover_rate_headcount", "Turnover rate (headcount)", Unit.PERCENT, better="lower"),
)
AGENCY_AND_VACANCIES = (
    Measure("agency_fte", "Agency social workers", Unit.FTE),
    Measure("agency_headcount", "Agency social workers (headcount)", Unit.PEOPLE),
    Measure(
        "agency_rate_fte", "Agency rate", Unit.PERCENT, metric="agency_rate", better="lower", at_most_100=True
    ),
    Measure(
        "agency_rate_headcount", "Agency rate (headcount)", Unit.PERCENT, better="lower", at_most_100=True
    ),
    Measure("agency_cover_fte", "Agency social workers who cover vacancies", Unit.FTE),
    Measure(
        "agency_cover_rate_fte",
        "Agency workers who cover vacancies",
        Unit.PERCENT,
        metric="agency_cover_rate",
    ),
    Measure("vacancy_fte", "Vacancies", Unit.FTE),
    Measure(
        "vacancy_rate_fte",
        "Vacancy rate",
        Unit.PERCENT,
        metric="vacancy_rate",
        better="lower",
        at_most_100=True,
    ),
    Measure(
        "vacancy_agency_cover_rate_fte",
        "Vacancies covered by agency workers",
        Unit.PERCENT,
        metric="vacancies_covered_rate",
        better="higher",
    ),
)
CASES_AND_ABSENCE = (
    Measure("case_holders_fte", "Social workers who hold cases", Unit.FTE),
    Measure("cases", "Cases", Unit.CASES),
    Measure("caseload_fte", "Average caseload", Unit.CASES_PER_FTE, metric="caseload", better="lower"),
    Measure("working_days_lost_fte", "Working days lost to sickness", Unit.DAYS),
    Measure("absence_rate_fte", "Sickness absence rate", Unit.PERCENT, metric="absence_rate", better="lower"),
)
ROLES = {
    "senior manager": "senior_manager",
    "middle manager": "middle_manager",
    "first line manager": "first_line_manager",
    "senior practitioner": "senior_practitioner",
    "case holder": "case_holder",
    "qualified without cases": "qualified_without_cases",
}
BY_ROLE = tuple(
    measure
    for role, key in ROLES.items()
    for measure in (
        Measure(f"{key}_inpost_fte", f"In post: {role}", Unit.FTE),
        Measure(f"{key}_inpost_headcount", f"In post: {role} (headcount)", Unit.PEOPLE),
    )
)
MAIN = IN_POST + AGENCY_AND_VACANCIES + CASES_AND_ABSENCE
"""The columns of the release's file of indicators, in its order."""

MEASURES: dict[str, Measure] = {measure.key: measure for measure in MAIN + BY_ROLE}
COUNTS = tuple(measure for measure in MAIN if not measure.is_rate)
RATES = tuple(measure for measure in MAIN if measure.is_rate)
OF_METRIC: dict[str, Measure] = {measure.metric: measure for measure in RATES if measure.metric}
"""The published rate that a figure of the council's own is compared with, by the key of the figure."""
HEADLINES = tuple(
    OF_METRIC[key] for key in ("vacancy_rate", "agency_rate", "turnover_rate", "absence_rate", "caseload")
)
