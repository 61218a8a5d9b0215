"""One council in one published year: counts, rates, the rates made again from the counts, and what stands
beside them."""

from dataclasses import dataclass
from decimal import Decimal

from dashboards.benchmarks.formulas import FORMULA_OF, agrees, recomputed
from dashboards.benchmarks.measures import COUNTS, MAIN, RATES, Measure
from dashboards.benchmarks.symbols import Cell, number
from dashboards.models import Authority, PublishedFigure
from dashboards.queries.benchmarks import Cells, Directory, Median, Neighbours, NotPublished, neighbours_of


@dataclass(frozen=True, slots=True)
class Recomputed:
    """A rate from the published counts: None where it cannot be computed. `exact` is whether it is the
    published rate; `agrees` whether the rounding of the published counts allows the published rate. Both
    None without both rates."""

    measure: Measure
    value: Decimal | None
    exact: bool | None
    agrees: bool | None


@dataclass(frozen=True, slots=True)
class CouncilYear:
    authority: Authority
    region: Authority | None
    england: Authority | None
    year: int
    release: int | None
    cells: dict[str, Cell]
    recomputed: dict[str, Recomputed]
    neighbours: Neighbours
    medians: dict[str, Median]
    region_cells: dict[str, Cell]
    england_cells: dict[str, Cell]


def council_year(*, la: str, year: int | None = None, edition: int | None = None) -> CouncilYear:
    """Everything that was published of the council for the year that ends on 30 September, or for its
    latest year.

    Raises NotPublished where no council has the number, or nothing was published for it in that year.
    """
    directory = Directory()
    authority = directory.known_council(la)
    year = year if year is not None else max(_years_of(authority), default=0)
    neighbours = neighbours_of(la, authority, directory, edition)
    beside = [like.published_as for like in neighbours.ranked]
    shown = [area for area in (authority, authority.region, directory.england, *beside) if area is not None]
    cells = Cells(shown, MAIN, [year])
    own = cells.of_year(authority, year, MAIN)
    if not own:
        raise NotPublished(_nothing(authority, year))
    return CouncilYear(
        authority=authority,
        region=authority.region,
        england=directory.england,
        year=year,
        release=cells.release,
        cells=own,
        recomputed={rate.key: _recomputed(rate, own, year) for rate in RATES},
        neighbours=neighbours,
        medians={rate.key: cells.median(neighbours, year, rate) for rate in RATES},
        region_cells=cells.of_year(authority.region, year, MAIN),
        england_cells=cells.of_year(directory.england, year, MAIN),
    )


def _recomputed(rate: Measure, cells: dict[str, Cell], year: int) -> Recomputed:
    formula = FORMULA_OF[rate.key]
    value, published = recomputed(formula, cells, year), number(cells.get(rate.key))
    exact = None if value is None or published is None else value == published
    return Recomputed(rate, value, exact, agrees(formula, cells, year))


def _years_of(authority: Authority) -> list[int]:
    years = PublishedFigure.objects.filter(authority=authority, measure__in=[count.key for count in COUNTS])
    return list(years.order_by("year").values_list("year", flat=True).distinct())


def _nothing(authority: Authority, year: int) -> str:
    years = _years_of(authority)
    there_is = (
        f"There are figures for {years[0]} to {years[-1]}." if years else "There are none for any year."
    )
    return f"Nothing is published for {authority.name} in {year}. {there_is}"
