"""The council's own figures at each 30 September, to stand beside the published ones."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dashboards.benchmarks.measures import Measure
from dashboards.metrics import by_key
from dashboards.models import Figure
from dashboards.pages.benchmark import OwnRates
from dashboards.queries.figures import CSWW, being_computed, series
from dashboards.queries.span import records_begin_after
from workforce import written
from workforce.access.scope import Reach
from workforce.enums import UnitKind
from workforce.periods import year_before
from workforce.queries.organisation import tree


def own_rates(years: Sequence[int], measures: Sequence[Measure], reach: Reach) -> OwnRates:
    """By measure and year, without the years never computed; empty unless the reach holds the directorate.

    A rate of twelve months which the records do not cover is left out, and said to be.
    """
    last = _census_day(max(years))
    directorate = next((node for node in tree(last) if node.kind == UnitKind.DIRECTORATE), None)
    if directorate is None or not reach.has_unit(directorate.unit_id):
        return OwnRates()
    months = (max(years) - min(years)) * 12 + 1
    stored = series([directorate.unit_id], CSWW, last, months=months)[directorate.unit_id]
    at_census = {
        year: figure
        for year, figure in zip(range(min(years), max(years) + 1), stored[::12], strict=True)
        if figure is not None and figure.in_post_fte
    }
    return replace(_comparable(at_census, measures), being_computed=being_computed())


def _comparable(at_census: dict[int, Figure], measures: Sequence[Measure]) -> OwnRates:
    ours = [(measure, by_key(measure.metric)) for measure in measures if measure.metric]
    flows = [measure.name.lower() for measure, metric in ours if metric.flow]
    begin = records_begin_after(year_before(_census_day(min(at_census)))) if at_census and flows else None
    too_early = [year for year in at_census if begin is not None and begin > year_before(_census_day(year))]
    found = {
        (measure.key, year): metric.of(figure).value
        for year, figure in at_census.items()
        for measure, metric in ours
        if not (metric.flow and year in too_early)
    }
    if begin is None or not too_early:
        return OwnRates(found)
    return OwnRates(
        found,
        f"Our records begin on {written.day(begin)}, so we have no figure of our own for "
        f"{', '.join(map(str, too_early))} of what is counted over twelve months: {' and '.join(flows)}.",
    )


def _census_day(year: int) -> date:
    return date(year, 9, 30)
