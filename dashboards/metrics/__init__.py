"""The figures of stability and of practice: every metric, and the statements that compute what they are made of."""

from dashboards.metrics import (
    absence,
    agency,
    caseloads,
    cells,
    ground,
    in_post,
    stability,
    turnover,
    vacancies,
)
from dashboards.metrics.definition import Better, Family, Metric, Ratio, Shape, Statement
from dashboards.metrics.practice import APPRAISAL, PRACTICE

HEADLINE: tuple[Metric, ...] = (
    vacancies.VACANCY_RATE,
    agency.AGENCY_RATE,
    agency.AGENCY_COVER_RATE,
    agency.VACANCIES_COVERED_RATE,
    turnover.TURNOVER_RATE,
    absence.ABSENCE_RATE,
    caseloads.CASELOAD,
    caseloads.CASELOAD_MAX,
    stability.STABILITY_INDEX,
    in_post.PERMANENT_SHARE,
    vacancies.UNFILLED_RATE,
)
"""The rates and indices that the council is steered by."""

COUNTS: tuple[Metric, ...] = (
    in_post.IN_POST,
    in_post.IN_POST_HEADCOUNT,
    vacancies.ESTABLISHED,
    vacancies.VACANCIES,
    agency.AGENCY,
    agency.AGENCY_HEADCOUNT,
    turnover.STARTERS,
    turnover.STARTERS_HEADCOUNT,
    turnover.LEAVERS,
    turnover.LEAVERS_HEADCOUNT,
    caseloads.CASE_HOLDERS,
    caseloads.CASE_HOLDERS_HEADCOUNT,
    caseloads.CASES,
    absence.DAYS_LOST,
)
"""The plain counts."""

ALL: tuple[Metric, ...] = (*HEADLINE, *COUNTS)
"""The stability figures."""

EVERY: tuple[Metric, ...] = (*ALL, *PRACTICE)
"""Those of practice too."""

FACTS: tuple[Statement, ...] = (
    *ground.STATEMENTS,
    *in_post.STATEMENTS,
    *stability.STATEMENTS,
    *vacancies.STATEMENTS,
    *turnover.STATEMENTS,
    *absence.STATEMENTS,
    *caseloads.STATEMENTS,
)
"""One statement for each base fact, in the order in which they run."""

STATEMENTS: tuple[Statement, ...] = (*FACTS, *cells.STATEMENTS)
"""Everything that makes the temporary table `cells` out of a source."""

CASELOADS: tuple[Statement, ...] = (*ground.STATEMENTS, *caseloads.STATEMENTS)
"""What makes the temporary table `caseloads` out of a source."""

_BY_KEY = {metric.key: metric for metric in EVERY}


def by_key(key: str) -> Metric:
    """The metric of a key. Raises KeyError."""
    return _BY_KEY[key]


__all__ = [
    "ALL",
    "APPRAISAL",
    "CASELOADS",
    "COUNTS",
    "EVERY",
    "FACTS",
    "HEADLINE",
    "PRACTICE",
    "STATEMENTS",
    "Better",
    "Family",
    "Metric",
    "Ratio",
    "Shape",
    "Statement",
    "by_key",
]
