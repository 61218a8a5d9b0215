"""Figures over months or years as lines.

A drawing is a pure function of what it shows, and the same units and councils are looked at again and again: so
drawings are remembered by what they show, which can never be out of date.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from dashboards.benchmarks.measures import MEASURES
from dashboards.metrics import Metric, by_key
from dashboards.pages.benchmark_cells import writer
from dashboards.pages.reading import write
from workforce import charts

REMEMBERED = 1024
"""Drawings of about 10 kB each."""

Values = tuple[Decimal | None, ...]


def metric_line(
    metric: Metric,
    months: Sequence[date],
    values: Sequence[Decimal | None],
    *,
    beside: Sequence[charts.Series] = (),
    name: str = "",
    wide: bool = False,
) -> charts.Chart:
    """The unit's own line first, then those beside it. None is a gap: hidden, missing or undefined."""
    own = charts.Series(name or metric.name, tuple(values))
    return _metric_line(metric.key, tuple(months), (own, *beside), wide=wide)


@lru_cache(maxsize=REMEMBERED)
def _metric_line(
    key: str, months: tuple[date, ...], series: tuple[charts.Series, ...], *, wide: bool
) -> charts.Chart:
    metric = by_key(key)
    return charts.line_chart(
        chart_id=f"chart-{key}",
        title=metric.name,
        axis=charts.month_axis(months),
        series=series,
        write=lambda value: write(metric, value),
        wide=wide,
    )


@lru_cache(maxsize=REMEMBERED)
def published_line(
    key: str, years: tuple[int, ...], series: tuple[charts.Series, ...], *, wide: bool = False
) -> charts.Chart:
    """A published rate over the years."""
    measure = MEASURES[key]
    return charts.line_chart(
        chart_id=key,
        title=measure.name,
        axis=charts.year_axis(years),
        series=series,
        write=writer(measure),
        wide=wide,
    )


@dataclass(frozen=True, slots=True)
class Panel:
    """A chart among many, with the page about it and its file."""

    chart: charts.Chart
    url: str
    csv_url: str

    @property
    def markup(self) -> SafeString:
        return _markup(self)


@lru_cache(maxsize=REMEMBERED)
def _markup(panel: Panel) -> SafeString:
    about = {"chart": panel.chart, "url": panel.url, "csv_url": panel.csv_url}
    return render_to_string("components/chart.html", about)


@lru_cache(maxsize=REMEMBERED)
def sparkline(values: Values) -> SafeString:
    return charts.sparkline(values)
