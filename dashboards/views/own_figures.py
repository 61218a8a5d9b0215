"""The council's own figures at each 30 September, to stand beside the published ones."""

from collections.abc import Sequence
from datetime import date

from dashboards.benchmarks.measures import Measure
from dashboards.metrics import by_key
from dashboards.pages.benchmark import OwnRates
from dashboards.queries.figures import CSWW, series
from workforce.access.scope import Reach
from workforce.enums import UnitKind
from workforce.queries.organisation import tree


def own_rates(years: Sequence[int], measures: Sequence[Measure], reach: Reach) -> OwnRates:
    """By measure and year, without the years never computed; empty unless the reach holds the directorate."""
    last = date(max(years), 9, 30)
    directorate = next((node for node in tree(last) if node.kind == UnitKind.DIRECTORATE), None)
    if directorate is None or not reach.has_unit(directorate.unit_id):
        return {}
    months = (max(years) - min(years)) * 12 + 1
    stored = series([directorate.unit_id], CSWW, last, months=months)[directorate.unit_id]
    at_census = dict(zip(range(min(years), max(years) + 1), stored[::12], strict=True))
    return {
        (measure.key, year): by_key(measure.metric).of(figure).value
        for year, figure in at_census.items()
        if figure is not None and figure.in_post_fte
        for measure in measures
        if measure.metric
    }
