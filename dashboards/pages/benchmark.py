"""The benchmark page of a council: its published rates beside its neighbours, its region and England."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.urls import reverse
from django.utils.http import urlencode

from dashboards.benchmarks.measures import HEADLINES, RATES, Measure
from dashboards.benchmarks.symbols import Symbol, number
from dashboards.models import Authority
from dashboards.pages.benchmark_cells import cell_words, median_shown, shown, writer
from dashboards.pages.lines import Panel, published_line
from dashboards.pages.position import Position, position
from dashboards.queries.benchmarks import Benchmarks, Cells, Likeness, Point, Series
from workforce import charts
from workforce.tables import Cell, Column, Row, Table

COMPARED = HEADLINES + tuple(measure for measure in RATES if measure.metric and measure not in HEADLINES)
"""The rates of the page: those that the council's own figures are compared with. Rates by headcount are in
the file."""
LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0."
RELEASE = "Children’s social work workforce, Department for Education"


@dataclass(frozen=True, slots=True)
class OwnRates:
    """The council's own figures by measure and year, at each 30 September; false where there are none to show.

    `left_out` says which were not taken, because the records begin within the twelve months that they count.
    """

    found: Mapping[tuple[str, int], Decimal | None] = field(default_factory=dict)
    left_out: str = ""
    being_computed: bool = False
    """Changes to the records are noted that are not in these figures yet."""

    def __bool__(self) -> bool:
        return bool(self.found)

    def of(self, measure: Measure, year: int) -> Decimal | None:
        return self.found.get((measure.key, year))


@dataclass(frozen=True, slots=True)
class BenchmarkPage:
    """`standing` says in a sentence or two how the council compares in the latest year."""

    name: str
    year: int
    release: int | None
    standing: tuple[str, ...]
    summary: Table
    panels: tuple[Panel, ...]
    neighbours: Table
    edition: int | None
    symbols: tuple[Symbol, ...]
    csv_url: str
    neighbours_csv_url: str


def address(name: str, authority: str, **more: str) -> str:
    """An address of the benchmark pages that holds the whole choice."""
    return f"{reverse(name)}?{urlencode({'authority': authority} | more)}"


def benchmark_page(found: Benchmarks, own: OwnRates, *, sort: str, own_hint: str = "") -> BenchmarkPage:
    """`own` is empty for any council but the reader's."""
    year = found.series[0].points[-1].year
    authority = found.authority
    places = {series.measure.key: _place(series, found, year) for series in found.series}
    return BenchmarkPage(
        name=authority.name,
        year=year,
        release=found.release,
        standing=_standing(found, year),
        summary=_summary(found, places, own, year, own_hint),
        panels=tuple(_panel(found, series) for series in found.series),
        neighbours=neighbours_table(found, year, sort=sort),
        edition=found.neighbours.edition,
        symbols=found.symbols,
        csv_url=address("benchmark_csv", authority.number),
        neighbours_csv_url=address("neighbours_csv", authority.number),
    )


def names_of_lines(found: Benchmarks) -> tuple[str, str, str, str]:
    region = found.region.name if found.region else "Region"
    return found.authority.name, "Neighbours’ median", region, "England"


def lines(found: Benchmarks, series: Series) -> tuple[charts.Series, ...]:
    """The four lines of a chart; a symbol and a gap are no value."""
    values = zip(*(_values(point) for point in series.points), strict=True)
    named = zip(names_of_lines(found), values, strict=True)
    return tuple(charts.Series(name, tuple(line)) for name, line in named)


def _values(point: Point) -> tuple[Decimal | None, ...]:
    return number(point.authority), point.neighbours.value, number(point.region), number(point.england)


def _panel(found: Benchmarks, series: Series) -> Panel:
    measure = series.measure
    chart = published_line(measure.key, tuple(point.year for point in series.points), lines(found, series))
    number_ = found.authority.number
    return Panel(
        chart,
        address("benchmarks", number_, measure=measure.key),
        address("benchmark_csv", number_, measure=measure.key),
    )


def _place(series: Series, found: Benchmarks, year: int) -> Position | None:
    measure = series.measure
    beside = [number(found.cells.cell(like.published_as, year, measure)) for like in found.neighbours.ranked]
    return position(number(series.points[-1].authority), beside, better=measure.better)


def _standing(found: Benchmarks, year: int) -> tuple[str, ...]:
    """Which rates are better and which are worse than the neighbours' median, where one way is good."""
    groups: dict[str, list[str]] = {"better than": [], "the same as": [], "worse than": []}
    for series in found.series:
        point, measure = series.points[-1], series.measure
        ours, theirs = number(point.authority), point.neighbours.value
        if not measure.better or ours is None or theirs is None:
            continue
        is_better = ours < theirs if measure.better == "lower" else ours > theirs
        word = "the same as" if ours == theirs else "better than" if is_better else "worse than"
        groups[word].append(
            f"{measure.name.lower()} ({writer(measure)(ours)}, median {writer(measure)(theirs)})"
        )
    sentences = [
        f"In {year}, {word} the median of its neighbours: {_listed(names)}."
        for word, names in groups.items()
        if names
    ]
    return tuple(sentences) or (f"{found.authority.name} has no published rates for {year}.",)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _summary(
    found: Benchmarks, places: dict[str, Position | None], own: OwnRates, year: int, own_hint: str
) -> Table:
    name, _, region, england = names_of_lines(found)
    columns = [Column(label, numeric=True) for label in (name, "Neighbours’ median", region, england)]
    columns += [Column("Our own figure", numeric=True, hint=own_hint)] if own else []
    rows = []
    for series in found.series:
        measure, point = series.measure, series.points[-1]
        place = places[measure.key]
        cells = [
            Cell(measure.name, url=address("benchmarks", found.authority.number, measure=measure.key)),
            shown(point.authority, measure),
            median_shown(point.neighbours, measure),
            shown(point.region, measure),
            shown(point.england, measure),
        ]
        cells += [Cell(writer(measure)(own.of(measure, year)))] if own else []
        cells.append(Cell(place.words[:1].upper() + place.words[1:] if place else ""))
        rows.append(Row(tuple(cells)))
    return Table(
        caption=f"Rates at 30 September {year}",
        columns=(Column("Rate"), *columns, Column("Place among neighbours")),
        rows=tuple(rows),
    )


def neighbours_table(
    found: Benchmarks, year: int, *, sort: str, measures: Sequence[Measure] = HEADLINES
) -> Table:
    """The council itself first and set apart, then its ten neighbours, sorted; rates that are no numbers
    come last."""
    own = (Cell(found.authority.name), Cell(""), Cell(""))
    rates = _rates(found.authority, found.cells, year, measures)
    neighbours = (
        Row((*_neighbour(like), *_rates(like.published_as, found.cells, year, measures)))
        for like in _sorted(found, year, sort, measures)
    )
    return Table(
        caption=f"{found.authority.name} and its statistical neighbours, {year}",
        columns=(
            Column("Council", key="name"),
            Column("Rank", key="rank", numeric=True),
            Column("How close"),
            *(Column(measure.name, key=measure.key, numeric=True) for measure in measures),
        ),
        rows=(Row((*own, *rates), strong=True), *neighbours),
        sort=sort,
    )


def _sorted(found: Benchmarks, year: int, sort: str, measures: Sequence[Measure]) -> list[Likeness]:
    key, backwards = sort.removeprefix("-"), sort.startswith("-")
    ranked = sorted(found.neighbours.ranked, key=lambda like: like.name if key == "name" else like.rank)
    rate = next((measure for measure in measures if measure.key == key), None)
    if rate is None:
        return ranked[::-1] if backwards else ranked
    sign = -1 if backwards else 1
    values = {like.rank: number(found.cells.cell(like.published_as, year, rate)) for like in ranked}
    return sorted(ranked, key=lambda like: (values[like.rank] is None, sign * (values[like.rank] or 0)))


def _neighbour(like: Likeness) -> tuple[Cell, ...]:
    """The name, the rank, how close. A council that reports jointly says in which return it stands."""
    published = like.published_as
    joint = published.name if published and published.number != like.number else ""
    return (
        Cell(
            like.name,
            url=address("benchmarks", like.number) if published else "",
            note=f"Published as {joint}" if joint else "",
        ),
        Cell(str(like.rank)),
        Cell(like.closeness.capitalize()),
    )


def _rates(
    authority: Authority | None, cells: Cells, year: int, measures: Sequence[Measure]
) -> tuple[Cell, ...]:
    return tuple(Cell(cell_words(cells.cell(authority, year, measure), measure)) for measure in measures)


NEIGHBOUR_SORTS = {"name", "rank", *(measure.key for measure in HEADLINES)}


def comparable(measure: str) -> Measure | None:
    """The rate of that key, if a page shows it."""
    return next((rate for rate in RATES if rate.key == measure), None)
