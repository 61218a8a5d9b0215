"""A metric over months as a line."""

from collections.abc import Sequence
from datetime import date

from dashboards.metrics import Metric
from dashboards.models import Figure
from dashboards.pages.reading import Discretion, read, write
from workforce import charts


def metric_line(
    metric: Metric,
    months: Sequence[date],
    figures: Sequence[Figure | None],
    discretion: Discretion,
    *,
    beside: Sequence[charts.Series] = (),
    name: str = "",
    wide: bool = False,
) -> charts.Chart:
    """The unit's own line first, then those beside it. Hidden, missing and undefined values are gaps."""
    values = tuple(read(metric, figure, discretion).value for figure in figures)
    return charts.line_chart(
        chart_id=f"chart-{metric.key}",
        title=metric.name,
        axis=charts.month_axis(months),
        series=[charts.Series(name or metric.name, values), *beside],
        write=lambda value: write(metric, value),
        wide=wide,
    )
