"""One published rate of a council over the years, with its neighbours, the spread of all councils and what
was restated."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from dashboards.benchmarks.measures import Measure, Unit
from dashboards.benchmarks.symbols import Symbol, number
from dashboards.pages.benchmark import OwnRates, address, lines, names_of_lines
from dashboards.pages.benchmark_cells import cell_words, median_shown, shown, writer
from dashboards.pages.lines import published_line
from dashboards.pages.position import position
from dashboards.queries.benchmarks import Benchmarks, Point, Restated, Spread
from workforce import charts, written
from workforce.tables import Cell, Column, Row, Table


@dataclass(frozen=True, slots=True)
class RatePage:
    name: str
    measure: Measure
    year: int
    release: int | None
    standing: tuple[str, ...]
    chart: charts.Chart
    bars: charts.Chart
    table: Table
    restated: tuple[str, ...]
    symbols: tuple[Symbol, ...]
    edition: int | None
    csv_url: str
    neighbours_csv_url: str


def rate_page(
    found: Benchmarks,
    own: OwnRates,
    spreads: Iterable[Spread],
    restatements: Iterable[Restated],
    *,
    own_hint: str = "",
) -> RatePage:
    """The first series of `found` is the rate."""
    series = found.series[0]
    measure, point = series.measure, series.points[-1]
    return RatePage(
        name=found.authority.name,
        measure=measure,
        year=point.year,
        release=found.release,
        standing=_standing(found, spreads),
        chart=published_line(
            measure.key, tuple(each.year for each in series.points), lines(found, series), wide=True
        ),
        bars=_bars(found, measure, point),
        table=_table(found, own, own_hint),
        restated=tuple(_restated(each) for each in restatements if each.measure == measure),
        symbols=found.symbols,
        edition=found.neighbours.edition,
        csv_url=address("benchmark_csv", found.authority.number, measure=measure.key),
        neighbours_csv_url=address("neighbours_csv", found.authority.number, measure=measure.key),
    )


def _standing(found: Benchmarks, spreads: Iterable[Spread]) -> tuple[str, ...]:
    measure, point = found.series[0].measure, found.series[0].points[-1]
    write, own = writer(measure), number(point.authority)
    beside = [
        number(found.cells.cell(like.published_as, point.year, measure)) for like in found.neighbours.ranked
    ]
    place = position(own, beside, better=measure.better)
    sentences = [f"{found.authority.name} had {cell_words(point.authority, measure)} in {point.year}."]
    if place:
        sentences = [f"{sentences[0][:-1]}, the {place.words} with its statistical neighbours."]
    if point.neighbours.value is not None:
        sentences.append(f"The median of its neighbours was {write(point.neighbours.value)}.")
    for spread in spreads:
        sentences.append(
            f"Half of the {spread.councils} councils lie between {write(spread.lower_quartile)} and "
            f"{write(spread.upper_quartile)}; the lowest has {write(spread.lowest)}, "
            f"the highest {write(spread.highest)}."
        )
    return tuple(sentences)


def _bars(found: Benchmarks, measure: Measure, point: Point) -> charts.Chart:
    bars = [charts.Bar(found.authority.name, number(point.authority), highlighted=True)]
    bars += [
        charts.Bar(like.name, number(found.cells.cell(like.published_as, point.year, measure)))
        for like in found.neighbours.ranked
    ]
    bars.sort(key=lambda bar: (bar.value is None, bar.value or Decimal(0)))
    return charts.bar_chart(
        chart_id=f"{measure.key}-neighbours",
        title=f"{measure.name}: statistical neighbours, {point.year}",
        bars=bars,
        axis_name="Council",
        write=writer(measure),
        wide=True,
    )


def _table(found: Benchmarks, own: OwnRates, own_hint: str) -> Table:
    series = found.series[0]
    measure = series.measure
    name, _, region, england = names_of_lines(found)
    columns = [Column(label, numeric=True) for label in (name, "Neighbours’ median", region, england)]
    if own:
        columns += [
            Column("Our own figure", numeric=True, hint=own_hint),
            Column("Ours less published", numeric=True),
        ]
    rows = []
    for point in reversed(series.points):
        cells = [
            Cell(str(point.year), note=_older_release(point, found.release)),
            shown(point.authority, measure),
            median_shown(point.neighbours, measure),
            shown(point.region, measure),
            shown(point.england, measure),
        ]
        cells += _own_cells(own.of(measure, point.year), point, measure) if own else []
        rows.append(Row(tuple(cells)))
    return Table(
        caption=f"{measure.name} at 30 September",
        columns=(Column("Year"), *columns),
        rows=tuple(rows),
    )


def _older_release(point: Point, latest: int | None) -> str:
    """A year that the latest release no longer prints keeps the word of the last one that did."""
    return f"Release of {point.release}" if point.release and point.release != latest else ""


def _own_cells(value: Decimal | None, point: Point, measure: Measure) -> list[Cell]:
    published = number(point.authority)
    apart = None if value is None or published is None else value - published
    suffix = " points" if measure.unit is Unit.PERCENT else ""
    return [Cell(writer(measure)(value)), Cell("" if apart is None else f"{written.signed(apart)}{suffix}")]


def _restated(each: Restated) -> str:
    before, now = cell_words(each.before, each.measure), cell_words(each.now, each.measure)
    return (
        f"{each.year}: {before} in the release of {each.release_before}, {now} since that of {each.release}."
    )
