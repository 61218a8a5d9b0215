"""The figures of practice of a unit: now and a year before, their lines, and what each of them means."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from dashboards.metrics import APPRAISAL, PRACTICE, Metric, Shape, by_key
from dashboards.pages.choice import Choice
from dashboards.pages.practice_cells import rounded
from dashboards.pages.practice_given import Given
from workforce import charts, written
from workforce.csv_file import Value
from workforce.tables import Cell, Column, Row, Table

FIGURES_HEADER = (
    "Unit code",
    "Unit",
    "People",
    "Month end",
    "Metric",
    "Figure",
    "Numerator",
    "Denominator",
    "Value",
    "Value a year before",
)
SUPERVISION_LINES = tuple(
    by_key(key) for key in ("supervision_compliance", "supervision_in_date", "reflective_share")
)


def figures_table(choice: Choice, given: Given, before: date) -> Table:
    """Every figure with what it is made of, and a year before."""
    return Table(
        caption=f"Supervision and appraisal in {choice.unit.name}, {choice.month_words}",
        columns=(
            Column("Figure"),
            Column("Now", numeric=True),
            Column("Made of"),
            Column("A year before", numeric=True),
        ),
        rows=tuple(_figure_row(choice, metric, given, before) for metric in PRACTICE),
    )


def _figure_row(choice: Choice, metric: Metric, given: Given, before: date) -> Row:
    unit_id = choice.unit.unit_id
    now, then = given.shown(metric, unit_id, choice.month), given.shown(metric, unit_id, before)
    said, tone = given.said(metric, given.value(metric, unit_id, choice.month))
    value = Cell(f"{now.words} {said}", tone=tone) if said else Cell(now.words)
    return Row((Cell(metric.name, url=f"#{metric.key}"), value, Cell(now.basis), Cell(then.words)))


def trends(choice: Choice, given: Given, months: Sequence[date]) -> list[charts.Chart]:
    """Supervision, and appraisal, month by month. What is hidden or not recorded is a gap."""
    return [
        _trend("supervision", "Supervision", SUPERVISION_LINES, choice, given, months),
        _trend("appraisal", "Appraisal", APPRAISAL, choice, given, months),
    ]


def _trend(
    key: str,
    subject: str,
    metrics: Sequence[Metric],
    choice: Choice,
    given: Given,
    months: Sequence[date],
) -> charts.Chart:
    unit_id = choice.unit.unit_id
    return charts.line_chart(
        chart_id=key,
        title=f"{subject} in {choice.unit.name}",
        axis=charts.month_axis(months),
        series=tuple(
            charts.Series(metric.name, tuple(given.value(metric, unit_id, day) for day in months))
            for metric in metrics
        ),
        wide=True,
    )


def explained() -> list[dict[str, str]]:
    """What each figure means: the place that its name in the table leads to."""
    return [
        {
            "key": metric.key,
            "name": metric.name,
            "why": metric.why,
            "made_of": _made_of(metric),
            "source": metric.source,
        }
        for metric in PRACTICE
    ]


def _made_of(metric: Metric) -> str:
    over = " Over twelve months." if metric.flow else ""
    if metric.shape is Shape.VALUE:
        words = metric.numerator_words
    elif metric.shape is Shape.RATIO:
        words = f"{metric.numerator_words}, divided by {metric.denominator_words}"
    else:
        words = f"of {metric.denominator_words}: {metric.numerator_words}"
    return f"{words[0].upper()}{words[1:]}.{over}"


def figure_rows(choice: Choice, given: Given, before: date) -> Iterator[Sequence[Value]]:
    """Every figure of the unit for a file."""
    unit_id = choice.unit.unit_id
    about = (choice.unit.code, choice.unit.name, choice.population.name, choice.month.isoformat())
    for metric in PRACTICE:
        yield (
            *about,
            metric.key,
            metric.name,
            *_parts(metric, given, unit_id, choice.month),
            _rounded(metric, given, unit_id, choice.month),
            _rounded(metric, given, unit_id, before),
        )


def _parts(metric: Metric, given: Given, unit_id: int, month: date) -> tuple[Any, Any]:
    if not given.recorded(metric, month):
        return "", ""
    parts = given.shown(metric, unit_id, month).parts
    return ("c", "c") if parts is None else parts


def _rounded(metric: Metric, given: Given, unit_id: int, month: date) -> str:
    figure = given.of(metric, unit_id, month)
    if figure is None:
        return written.NOT_AVAILABLE
    return rounded(metric, figure, given.shown(metric, unit_id, month))
