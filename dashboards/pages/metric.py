"""One metric of a unit: its line, the units compared, what is published, and what it means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dashboards.benchmarks.measures import OF_METRIC
from dashboards.benchmarks.symbols import number
from dashboards.metrics import Better, Metric, Shape
from dashboards.pages.change import change
from dashboards.pages.choice import Choice
from dashboards.pages.lines import metric_line
from dashboards.pages.reading import Discretion, Reading, read, write
from dashboards.queries.benchmarks import Benchmarks, Series
from dashboards.queries.dashboard import Measures, UnitFigures
from workforce import charts
from workforce.queries.organisation import TreeNode
from workforce.tables import Cell, Column, Row, Table

GOOD_IS = {
    Better.LOWER: "Lower is better",
    Better.HIGHER: "Higher is better",
    Better.NEITHER: "Neither way is good",
}
UNIT_SORTS = {"name", "now", "before", "change"}
TONES = {"good": "Better", "bad": "Worse"}


@dataclass(frozen=True, slots=True)
class MetricPage:
    metric: Metric
    now: Reading
    before: Reading
    change: str
    direction: str
    chart: charts.Chart
    meaning: tuple[dict[str, str], ...]
    bars: charts.Chart | None
    units: Table | None
    published: Table | None


def metric_page(
    choice: Choice,
    metric: Metric,
    figures: UnitFigures,
    discretion: Discretion,
    *,
    published: Benchmarks | None,
    sort: str,
) -> MetricPage:
    """`published` holds the rate that DfE publishes for the same metric, where there is one and our council
    is known."""
    now, before = read(metric, figures.now, discretion), read(metric, figures.before, discretion)
    series = published.of_metric(metric.key) if published else None
    beside = _published_lines(published, series, figures.months[1:]) if published and series else ()
    nodes = choice.children
    moved = change(now, before)
    return MetricPage(
        metric=metric,
        now=now,
        before=before,
        change=moved.words if moved else "",
        direction=moved.direction if moved else "",
        chart=metric_line(
            metric,
            figures.months[1:],
            [read(metric, figure, discretion).value for figure in figures.own[1:]],
            beside=beside,
            name=choice.unit.name,
            wide=True,
        ),
        meaning=_meaning(metric),
        bars=_bars(choice, metric, figures.below, discretion, now) if nodes else None,
        units=units_compared(choice, metric, figures, discretion, sort=sort) if nodes else None,
        published=_published_table(published, series, metric, now) if published and series else None,
    )


def _published_lines(
    published: Benchmarks, series: Series, months: Sequence[date]
) -> tuple[charts.Series, ...]:
    """The published rates as steps: from each 30 September until the next one."""
    points = {point.year: point for point in series.points}
    latest = max(points, default=0)
    at = [points.get(min(month.year if month.month >= 9 else month.year - 1, latest)) for month in months]
    region = published.region.name if published.region else "Region"
    return (
        charts.Series("Neighbours’ median, published", tuple(p.neighbours.value if p else None for p in at)),
        charts.Series(f"{region}, published", tuple(number(p.region) if p else None for p in at)),
        charts.Series("England, published", tuple(number(p.england) if p else None for p in at)),
    )


def _published_table(published: Benchmarks, series: Series, metric: Metric, now: Reading) -> Table:
    point = series.points[-1]
    region = published.region.name if published.region else "Region"
    values = (
        ("Median of the statistical neighbours", point.neighbours.value),
        (region, number(point.region)),
        ("England", number(point.england)),
    )
    rows = [Row((Cell("Our own figure, as above"), Cell(now.words), Cell("")), strong=True)]
    rows += [
        Row((Cell(name), Cell(write(metric, value)), _apart(metric, now.value, value)))
        for name, value in values
    ]
    return Table(
        caption=f"{OF_METRIC[metric.key].name}, published for 30 September {point.year}",
        columns=(Column(""), Column("Rate", numeric=True), Column("Ours beside it")),
        rows=tuple(rows),
    )


def _apart(metric: Metric, ours: Decimal | None, theirs: Decimal | None) -> Cell:
    if ours is None or theirs is None:
        return Cell("")
    if write(metric, ours) == write(metric, theirs):
        return Cell("The same")
    word = "higher" if ours > theirs else "lower"
    if metric.better is Better.NEITHER:
        return Cell(word.capitalize())
    good = (ours < theirs) == (metric.better is Better.LOWER)
    return Cell(f"{word.capitalize()}: {'better' if good else 'worse'}", tone="good" if good else "bad")


def _bars(
    choice: Choice,
    metric: Metric,
    below: Mapping[int, Measures | None],
    discretion: Discretion,
    whole: Reading,
) -> charts.Chart:
    values = (
        (node.name, read(metric, below.get(node.unit_id), discretion).value) for node in choice.children
    )
    bars = [charts.Bar(name, value) for name, value in values if value is not None]
    if metric.shape is not Shape.VALUE:
        bars.append(charts.Bar(f"{choice.unit.name} as a whole", whole.value, highlighted=True))
    bars.sort(key=lambda bar: (-(bar.value or 0), bar.name))
    return charts.bar_chart(
        chart_id="units-compared",
        title=f"{metric.name}, {choice.month_words}",
        bars=bars,
        axis_name="Unit",
        write=lambda value: write(metric, value),
        wide=True,
    )


def units_compared(
    choice: Choice, metric: Metric, figures: UnitFigures, discretion: Discretion, *, sort: str
) -> Table:
    """The units directly below: the figure, what it is made of, a year before, and the change with its
    judgement."""
    lines = [
        (
            node,
            read(metric, figures.below.get(node.unit_id), discretion),
            read(metric, figures.below_before.get(node.unit_id), discretion),
        )
        for node in choice.children
    ]
    rows = [_unit_row(choice, metric, *line) for line in _sorted(lines, sort)]
    return Table(
        caption=f"Units of {choice.unit.name}, {choice.month_words}",
        columns=(
            Column("Unit", key="name"),
            Column("Now", key="now", numeric=True),
            Column("Made of"),
            Column("A year before", key="before", numeric=True),
            Column("Change", key="change", numeric=True),
            Column("Judgement"),
        ),
        rows=tuple(rows),
        sort=sort,
    )


Line = tuple[TreeNode, Reading, Reading]


def _sorted(lines: list[Line], sort: str) -> list[Line]:
    key, backwards = sort.removeprefix("-"), sort.startswith("-")
    if key == "name":
        return sorted(lines, key=lambda line: line[0].name.casefold(), reverse=backwards)
    values = {line[0].unit_id: _sort_value(line, key) for line in lines}
    sign = -1 if backwards else 1
    return sorted(
        lines, key=lambda line: (values[line[0].unit_id] is None, sign * (values[line[0].unit_id] or 0))
    )


def _sort_value(line: Line, key: str) -> Decimal | None:
    _, now, before = line
    if key == "change":
        moved = change(now, before)
        return moved.by if moved else None
    return (now if key == "now" else before).value


def _unit_row(choice: Choice, metric: Metric, node: TreeNode, now: Reading, before: Reading) -> Row:
    moved = change(now, before)
    amount = "" if moved is None else moved.amount or "No change"
    judged = Cell(TONES[moved.direction], tone=moved.direction) if moved and moved.direction else Cell("")
    return Row(
        (
            Cell(node.name, url=choice.address("metric", metric.key, unit=node)),
            Cell(now.words),
            Cell(now.basis),
            Cell(before.words),
            Cell(amount),
            judged,
        )
    )


def _meaning(metric: Metric) -> tuple[dict[str, str], ...]:
    rows = [("Why it matters", metric.why), ("What is counted", _sentence(metric.numerator_words))]
    if metric.denominator is not None:
        rows.append(("Divided by", _sentence(metric.denominator_words)))
    rows.append(("Formula", FORMULAS[metric.shape]))
    rows.append(("Which way is good", GOOD_IS[metric.better]))
    rows.append(
        (
            "Time",
            "The twelve months that end at the close of the month"
            if metric.flow
            else "The close of the month",
        )
    )
    return tuple({"label": label, "value": value} for label, value in rows)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


FORMULAS = {
    Shape.PERCENT: "100 × what is counted ÷ what it is divided by. Of several units: the sums, divided once",
    Shape.RATIO: "What is counted ÷ what it is divided by. Of several units: the sums, divided once",
    Shape.VALUE: "The number itself",
}
