"""Published rates as rows of a CSV file, DfE's symbols as themselves."""

from collections.abc import Iterator, Sequence

from dashboards.benchmarks.measures import Measure
from dashboards.benchmarks.symbols import Cell
from dashboards.pages.benchmark import OwnRates
from dashboards.queries.benchmarks import Benchmarks, Point
from workforce import written
from workforce.csv_file import Value
from workforce.tables import Table

HEADER = (
    "Year",
    "Rate",
    "Unit",
    "Council",
    "Council figure",
    "Median of neighbours",
    "Neighbours with a figure",
    "Region",
    "Region figure",
    "England figure",
    "Release",
)


def benchmark_rows(found: Benchmarks, own: OwnRates) -> tuple[Sequence[str], Iterator[Sequence[Value]]]:
    """One row for each rate and year. The own figure, where the reader may see it, is unrounded to six
    decimals."""
    header = (*HEADER, "Own figure") if own else HEADER
    rows = (
        (*_row(found, series.measure, point), *_own(own, series.measure, point))
        for series in found.series
        for point in series.points
    )
    return header, rows


def neighbour_rows(table: Table, year: int) -> tuple[Sequence[str], Iterator[Sequence[Value]]]:
    """The table of the page with the year before it; signs of per cent are in the heading, not in the
    cells."""
    header = ("Year", *(column.label for column in table.columns))
    return header, ((year, *(cell.text.removesuffix("%") for cell in row.cells)) for row in table.rows)


def _row(found: Benchmarks, measure: Measure, point: Point) -> tuple[Value, ...]:
    return (
        point.year,
        measure.name,
        measure.unit.value,
        found.authority.name,
        _cell(point.authority, measure),
        "" if point.neighbours.value is None else str(written.rounded(point.neighbours.value, 2)),
        point.neighbours.used,
        found.region.name if found.region else "",
        _cell(point.region, measure),
        _cell(point.england, measure),
        point.release,
    )


def _cell(cell: Cell | None, measure: Measure) -> str:
    if cell is None:
        return ""
    return cell.value if isinstance(cell, str) else measure.written(cell)


def _own(own: OwnRates, measure: Measure, point: Point) -> tuple[Value, ...]:
    if not own:
        return ()
    value = own.of(measure, point.year)
    return ("" if value is None else written.rounded(value, 6),)
