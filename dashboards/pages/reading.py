"""One figure of a unit as a page reads it: its value in words, what it is made of, and why there is none."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dashboards.metrics import Metric, Ratio, Shape, by_key
from dashboards.queries.dashboard import Measures
from workforce import written
from workforce.access.scope import Reach
from workforce.periods import year_before

HIDDEN = "c"
"""DfE's own symbol for a figure that is left out so that nobody can be identified."""

SHOWN_FIRST: tuple[Metric, ...] = tuple(
    by_key(key)
    for key in (
        "vacancy_rate",
        "agency_rate",
        "turnover_rate",
        "absence_rate",
        "caseload",
        "stability_index",
        "permanent_share",
        "unfilled_rate",
    )
)
"""The figures of a dashboard, in its order."""

WITHOUT = {
    "vacancy_rate": "nobody in post and no vacancy",
    "agency_rate": "no employed and no agency workers",
    "agency_cover_rate": "no agency workers",
    "vacancies_covered_rate": "no vacancies",
    "turnover_rate": "nobody in post",
    "absence_rate": "nobody in post",
    "caseload": "no caseload counted in the last weeks",
    "caseload_max": "no caseload counted in the last weeks",
    "stability_index": "nobody was in post a year before",
    "permanent_share": "nobody in post",
    "unfilled_rate": "no established posts",
}
WHOLE = ("people", "cases")
ONE = {"people": "person", "cases": "case"}


@dataclass(frozen=True, slots=True)
class Discretion:
    """Which figures are not given, although they are computed and the unit is in reach.

    Days lost to sickness in a group of few people point at one of them. Who may not see absences of the whole
    unit gets them only where at least `fewest` people are in post (setting `rate_min_denominator`); everybody
    else manages the people and sees their spells. Headcounts and all other figures are shown. A reader of the
    whole council could still subtract one unit's figure from those around it: this is a dashboard of its
    leaders, not a published table, which would ask for more.

    A figure of twelve months which the records do not cover is given to nobody: with `records_begin` after the last
    month end before them, everybody would seem to have started then and hardly anybody to have left.
    """

    absences: Reach
    fewest: int
    records_begin: date | None = None

    def hides(self, metric: Metric, figure: Measures) -> bool:
        if metric.behind != "days_lost" or self.absences.has_unit(figure.unit_id):
            return False
        return figure.in_post_headcount < self.fewest and bool(figure.in_post_headcount or figure.days_lost)

    def too_early(self, metric: Metric, figure: Measures) -> bool:
        begin = self.records_begin
        return metric.flow and begin is not None and begin > year_before(figure.month_end)


class Reading(NamedTuple):
    """`ratio` is None where the month was never computed, the figure is hidden, or the records begin too late."""

    metric: Metric
    ratio: Ratio | None
    hidden: bool = False
    too_early: bool = False

    @property
    def value(self) -> Decimal | None:
        return None if self.ratio is None else self.ratio.value

    @property
    def words(self) -> str:
        """14.3%, 18.8, 42, n/a, or "c" where it is hidden."""
        return HIDDEN if self.hidden else write(self.metric, self.value)

    @property
    def unit(self) -> str:
        return "%" if self.metric.shape is Shape.PERCENT else ""

    @property
    def plain(self) -> str:
        """The value without its unit."""
        return self.words.removesuffix("%")

    @property
    def basis(self) -> str:
        """What the value is made of: "5.4 of 38.0 FTE"; or why there is none."""
        if self.hidden:
            return "Hidden: too few people in post"
        if self.too_early:
            return "No figure: records do not cover the twelve months"
        if self.ratio is None:
            return "Not computed for this month"
        if self.value is None:
            return f"No figure: {WITHOUT.get(self.metric.key, 'nothing to divide by')}"
        return _basis(self.metric, self.ratio)


def read(metric: Metric, figure: Measures | None, discretion: Discretion) -> Reading:
    """The metric of a stored row; None is a month that was never computed."""
    if figure is None:
        return Reading(metric, None)
    if discretion.too_early(metric, figure):
        return Reading(metric, None, too_early=True)
    if discretion.hides(metric, figure):
        return Reading(metric, None, hidden=True)
    return Reading(metric, metric.of(figure))


def write(metric: Metric, value: Decimal | None) -> str:
    """A value of the metric in words: per cent with its sign, people and cases whole, everything else to
    one decimal."""
    if metric.shape is Shape.PERCENT:
        return written.percent(value)
    return written.decimal(value, places(metric))


def places(metric: Metric) -> int:
    return 0 if metric.shape is Shape.VALUE and metric.noun in WHOLE else 1


def change_unit(metric: Metric, by: Decimal) -> str:
    """What a change of the metric is counted in: percentage points, cases, people, FTE."""
    if metric.shape is Shape.PERCENT:
        return " points"
    return f" {ONE.get(metric.noun, metric.noun) if abs(by) == 1 else metric.noun}"


def _basis(metric: Metric, ratio: Ratio) -> str:
    if ratio.denominator is None:
        return metric.noun
    if metric.shape is Shape.RATIO:
        cases, fte = written.decimal(ratio.numerator, 0), written.decimal(ratio.denominator)
        return f"{cases} cases, {fte} FTE who hold them"
    decimals = 0 if metric.noun in WHOLE else 1
    numerator, denominator = (
        written.decimal(part, decimals) for part in (ratio.numerator, ratio.denominator)
    )
    return f"{numerator} of {denominator} {metric.noun}"
