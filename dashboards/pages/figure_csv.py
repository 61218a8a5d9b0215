"""Figures as rows of CSV files: numerator, denominator and value, with what is hidden as "c" and no value
as "n/a"."""

from collections.abc import Iterator, Sequence

from dashboards.metrics import ALL, Metric
from dashboards.pages.choice import Choice
from dashboards.pages.reading import HIDDEN, Discretion, Reading, places, read
from dashboards.queries.dashboard import Measures, UnitFigures
from workforce import written
from workforce.csv_file import Value

ABOUT = ("Unit code", "Unit", "People", "Month end")
PARTS = ("Numerator", "Denominator", "Value")
HEADER = (*ABOUT, "Metric", "Figure", *PARTS, "Value a year before")
UNITS_HEADER = (*ABOUT[:2], "Kind", *ABOUT[2:], "Metric", "Figure", *PARTS, "Value a year before")
SERIES_HEADER = (*ABOUT, "Metric", "Figure", *PARTS)


def figure_rows(choice: Choice, figures: UnitFigures, discretion: Discretion) -> Iterator[Sequence[Value]]:
    """One row for each figure of the unit."""
    about = (choice.unit.code, choice.unit.name, choice.population.name, choice.month.isoformat())
    for metric in ALL:
        yield (*about, *_now_and_before(metric, figures.now, figures.before, discretion))


def unit_rows(choice: Choice, figures: UnitFigures, discretion: Discretion) -> Iterator[Sequence[Value]]:
    """One row for each figure of the unit and of every unit below it."""
    rows = [(choice.unit, figures.now, figures.before)]
    rows += [(node, figures.below[node.unit_id], figures.below_before[node.unit_id]) for node in choice.below]
    for node, now, before in rows:
        about = (node.code, node.name, node.kind, choice.population.name, choice.month.isoformat())
        for metric in ALL:
            yield (*about, *_now_and_before(metric, now, before, discretion))


def series_rows(
    choice: Choice, metric: Metric, figures: UnitFigures, discretion: Discretion
) -> Iterator[Sequence[Value]]:
    """One row for each of the 24 months, oldest first."""
    for month, figure in zip(figures.months[1:], figures.own[1:], strict=True):
        about = (choice.unit.code, choice.unit.name, choice.population.name, month.isoformat())
        yield (*about, metric.key, metric.name, *_parts(read(metric, figure, discretion)))


def _now_and_before(
    metric: Metric, now: Measures | None, before: Measures | None, discretion: Discretion
) -> tuple[Value, ...]:
    a_year_before = _parts(read(metric, before, discretion))[-1]
    return (metric.key, metric.name, *_parts(read(metric, now, discretion)), a_year_before)


def _parts(reading: Reading) -> tuple[Value, Value, Value]:
    """The parts to six decimals, exact; the value rounded as it is shown."""
    if reading.hidden:
        return HIDDEN, HIDDEN, HIDDEN
    if reading.ratio is None:
        return "", "", written.NOT_AVAILABLE
    value = reading.value
    shown = written.NOT_AVAILABLE if value is None else written.rounded(value, places(reading.metric))
    return reading.ratio.numerator_text, reading.ratio.denominator_text, shown
