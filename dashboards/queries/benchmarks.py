"""A council beside its statistical neighbours, its region and England, from what DfE has published.

Published figures are public, so these questions take no reach: whoever may sign in may ask them. Each cell
comes from the latest release that has it (`PublishedFigureQuerySet.from_latest_release`). The number of
queries never depends on how many years, measures or neighbours there are.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from django.db.models import OuterRef, Subquery

from dashboards.benchmarks import areas
from dashboards.benchmarks.areas import Level
from dashboards.benchmarks.measures import MEASURES, RATES, Measure
from dashboards.benchmarks.symbols import Cell, Symbol, number
from dashboards.models import Authority, Neighbour, PublishedFigure


class NotPublished(LookupError):
    """There is no such council, or nothing of it for that year; the text is the sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Council:
    """A choice in a picker, with the years for which it has figures (councils that are no more end early)."""

    number: str
    name: str
    region: str
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """One statistical neighbour. `published_as` is the return in which its figures stand: itself, or a
    joint return; None where nothing was ever published for it."""

    rank: int
    number: str
    name: str
    closeness: str
    published_as: Authority | None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The ten of one edition; empty where the edition has none for the council."""

    edition: int | None
    ranked: tuple[Likeness, ...]


@dataclass(frozen=True, slots=True)
class Median:
    """The median of the neighbours' published rates, exactly, and of how many: a symbol and a gap are left
    out."""

    value: Decimal | None
    used: int


@dataclass(frozen=True, slots=True)
class Point:
    """One year of one measure. A cell is a number, a symbol, or None where no release has it."""

    year: int
    authority: Cell | None
    neighbours: Median
    region: Cell | None
    england: Cell | None
    release: int | None


@dataclass(frozen=True, slots=True)
class Series:
    measure: Measure
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Benchmarks:
    """What a benchmark page shows of one council. `cells` are all that was asked for, the neighbours' too."""

    authority: Authority
    region: Authority | None
    neighbours: Neighbours
    series: tuple[Series, ...]
    cells: "Cells"

    @property
    def release(self) -> int | None:
        """The latest release that printed any of the cells."""
        return self.cells.release

    @property
    def symbols(self) -> tuple[Symbol, ...]:
        """Those that occur among the cells."""
        return self.cells.symbols

    def of_metric(self, key: str) -> Series | None:
        """The series that a figure of the council's own, such as `vacancy_rate`, is compared with."""
        return next((series for series in self.series if series.measure.metric == key), None)


@dataclass(frozen=True, slots=True)
class Spread:
    """How the councils' published rates of one year lie. Quartiles are interpolated linearly between
    councils."""

    measure: Measure
    councils: int
    lowest: Decimal
    lower_quartile: Decimal
    median: Decimal
    upper_quartile: Decimal
    highest: Decimal


@dataclass(frozen=True, slots=True)
class Restated:
    """A cell that a later release prints differently."""

    measure: Measure
    year: int
    before: Cell
    release_before: int
    now: Cell
    release: int


class Directory:
    """All areas, found by any number under which they are known. One query."""

    def __init__(self) -> None:
        self.all = list(Authority.objects.all())
        by_key = {area.pk: area for area in self.all}
        for area in self.all:
            area.region = by_key[area.region_id] if area.region_id else None
        self.england = next((area for area in self.all if area.level == Level.NATIONAL), None)
        councils = [area for area in self.all if area.level == Level.LOCAL]
        self._by_number = {member: area for area in councils for member in areas.members(area.number)}
        self._by_number |= {area.number: area for area in councils}

    def council(self, la: str) -> Authority | None:
        """By DfE's number; a council of a joint return by its own number too."""
        return self._by_number.get(areas.tidy(la))

    def known_council(self, la: str) -> Authority:
        found = self.council(la)
        if found is None and not self.all:
            raise NotPublished("No published figures are loaded yet: run manage.py import_benchmarks.")
        if found is None:
            raise NotPublished(
                f"No council has the number “{la}”. DfE's numbers have three digits, such as 876."
            )
        return found


class _Printed(NamedTuple):
    """A cell, and the release that printed it. A page shows a thousand: rows of the model cost three times as much."""

    release: int
    cell: Cell


class Cells:
    """The latest cells of some areas, with their releases. One query."""

    def __init__(
        self, authorities: Iterable[Authority], measures: Iterable[Measure], years: Collection[int] | None
    ) -> None:
        figures = PublishedFigure.objects.filter(authority__in={authority.pk for authority in authorities})
        figures = figures.of_measures(measure.key for measure in measures)
        if years is not None:
            figures = figures.filter(year__in=years)
        rows = figures.from_latest_release().values_list(
            "authority_id", "year", "measure", "release", "value", "symbol"
        )
        self._found = {
            (area, year, measure): _Printed(release, Symbol(symbol) if value is None else value)
            for area, year, measure, release, value, symbol in rows
        }
        self.years = sorted({year for _, year, _ in self._found})
        self.release = max((printed.release for printed in self._found.values()), default=None)
        occurring = {printed.cell for printed in self._found.values() if isinstance(printed.cell, Symbol)}
        self.symbols = tuple(symbol for symbol in Symbol if symbol in occurring)

    def cell(self, authority: Authority | None, year: int, measure: Measure) -> Cell | None:
        figure = self._figure(authority, year, measure)
        return figure.cell if figure else None

    def release_of(self, authority: Authority, year: int, measure: Measure) -> int | None:
        figure = self._figure(authority, year, measure)
        return figure.release if figure else None

    def of_year(self, authority: Authority | None, year: int, measures: Iterable[Measure]) -> dict[str, Cell]:
        cells = {measure.key: self.cell(authority, year, measure) for measure in measures}
        return {key: cell for key, cell in cells.items() if cell is not None}

    def median(self, neighbours: Neighbours, year: int, measure: Measure) -> Median:
        """Each of the ten is looked up. Where both councils of a joint return are neighbours, its rate
        counts twice."""
        rates = [number(self.cell(like.published_as, year, measure)) for like in neighbours.ranked]
        numbers = [rate for rate in rates if rate is not None]
        return Median(median(numbers) if numbers else None, len(numbers))

    def _figure(self, authority: Authority | None, year: int, measure: Measure) -> _Printed | None:
        return self._found.get((authority.pk, year, measure.key)) if authority else None


def councils(*, search: str = "") -> list[Council]:
    """Councils with published figures for a picker, by name; `search` is part of a name or the start of a
    number.

    The first and last year are looked up in the index: read through, the figures of all councils cost more than the
    page.
    """
    figures = PublishedFigure.objects.filter(authority=OuterRef("pk"))
    first, last = (Subquery(figures.order_by(by).values("year")[:1]) for by in ("year", "-year"))
    found = Authority.objects.councils()
    if search.strip():
        found = found.named_like(search.strip())
    rows = found.order_by("name").values_list("number", "name", "region__name", first, last)
    return [Council(*row) for row in rows if row[3] is not None]


def benchmark_series(
    *,
    la: str,
    measures: Iterable[Measure] = RATES,
    years: Collection[int] | None = None,
    edition: int | None = None,
) -> Benchmarks:
    """The council, the median of its neighbours, its region and England, for each measure and year, oldest
    first.

    `la` is DfE's number (of one council of a joint return, or of the joint return itself); `edition` of the
    neighbours is the latest unless given. Raises NotPublished where no council has the number. Three
    queries.
    """
    chosen = tuple(measures)
    directory = Directory()
    authority = directory.known_council(la)
    neighbours = neighbours_of(la, authority, directory, edition)
    cells = _cells(authority, neighbours, directory, chosen, years)
    series = tuple(
        Series(
            measure,
            tuple(_point(authority, neighbours, directory, cells, measure, year) for year in cells.years),
        )
        for measure in chosen
    )
    return Benchmarks(authority, authority.region, neighbours, series, cells)


def neighbours_of(la: str, authority: Authority, directory: Directory, edition: int | None) -> Neighbours:
    """The council's ten of the edition, or of the latest. One query.

    The model ranks each council of a joint return for itself: asked by its own number it has its own ten;
    asked by the number of the joint return it has the ten of the council that is named first.
    """
    asked = areas.tidy(la)
    subject = asked if len(asked) == 3 else areas.members(authority.number)[0]
    rows = Neighbour.objects.filter(number=subject).order_by("-edition", "rank")
    if edition is not None:
        rows = rows.edition_of(edition)
    found = list(rows)
    latest = found[0].edition if found else None
    ranked = tuple(
        Likeness(
            row.rank,
            row.neighbour_number,
            row.neighbour_name,
            row.closeness,
            directory.council(row.neighbour_number),
        )
        for row in found
        if row.edition == latest
    )
    return Neighbours(latest, ranked)


def spread(*, year: int, measures: Iterable[Measure] = RATES) -> list[Spread]:
    """Lowest, quartiles, median and highest of the councils, for each rate that any council has. One query.

    Without City of London and Isles of Scilly, whose handful of staff gives rates that mean little.
    """
    chosen = tuple(measures)
    figures = PublishedFigure.objects.filter(authority__level=Level.LOCAL, year=year)
    figures = figures.exclude(authority__number__in=areas.NOT_COMPARED).of_measures(
        measure.key for measure in chosen
    )
    values: dict[str, list[Decimal]] = {}
    for figure in figures.from_latest_release():
        if figure.value is not None:
            values.setdefault(figure.measure, []).append(figure.value)
    return [_spread(measure, sorted(values[measure.key])) for measure in chosen if measure.key in values]


def restatements(*, la: str) -> list[Restated]:
    """What releases printed of the council that later ones print differently, by measure and year. Two
    queries.

    A release that prints nothing for the cell has not restated it.
    """
    authority = Directory().known_council(la)
    figures = PublishedFigure.objects.filter(authority=authority).order_by("measure", "year", "release")
    found: list[Restated] = []
    before: PublishedFigure | None = None
    for figure in figures:
        same_cell = before is not None and (before.measure, before.year) == (figure.measure, figure.year)
        if before is not None and same_cell and before.cell != figure.cell:
            measure = MEASURES[figure.measure]
            found.append(
                Restated(measure, figure.year, before.cell, before.release, figure.cell, figure.release)
            )
        before = figure
    return found


def _cells(
    authority: Authority,
    neighbours: Neighbours,
    directory: Directory,
    measures: Iterable[Measure],
    years: Collection[int] | None,
) -> Cells:
    beside = [like.published_as for like in neighbours.ranked]
    shown = [authority, authority.region, directory.england, *beside]
    return Cells([area for area in shown if area is not None], measures, years)


def _point(
    authority: Authority,
    neighbours: Neighbours,
    directory: Directory,
    cells: Cells,
    measure: Measure,
    year: int,
) -> Point:
    return Point(
        year=year,
        authority=cells.cell(authority, year, measure),
        neighbours=cells.median(neighbours, year, measure),
        region=cells.cell(authority.region, year, measure),
        england=cells.cell(directory.england, year, measure),
        release=cells.release_of(authority, year, measure),
    )


def _spread(measure: Measure, values: list[Decimal]) -> Spread:
    quarters = [_quantile(values, Decimal(part) / 4) for part in range(5)]
    return Spread(measure, len(values), *quarters)


def _quantile(values: list[Decimal], part: Decimal) -> Decimal:
    place = part * (len(values) - 1)
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (values[above] - values[below]) * (place - below)
