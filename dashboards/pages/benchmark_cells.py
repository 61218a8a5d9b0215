"""Published cells as people read them: a number, DfE's symbol as itself, or a dash where nothing was
published."""

from collections.abc import Callable
from decimal import Decimal

from dashboards.benchmarks.measures import Measure, Unit
from dashboards.benchmarks.symbols import Cell, Symbol, number
from dashboards.queries.benchmarks import Median
from workforce import written
from workforce.tables import Cell as TableCell

NOT_PUBLISHED = "\N{EN DASH}"


def writer(measure: Measure) -> Callable[[Decimal | None], str]:
    """How a rate of the measure is written: 14.3%, or 15.2 cases per full-time worker."""
    return written.percent if measure.unit is Unit.PERCENT else written.decimal


def cell_words(cell: Cell | None, measure: Measure) -> str:
    if cell is None:
        return NOT_PUBLISHED
    return cell.value if isinstance(cell, Symbol) else writer(measure)(cell)


def shown(cell: Cell | None, measure: Measure) -> TableCell:
    """A cell of a table, with the meaning of a symbol beside it."""
    note = cell.meaning.split(":")[0].split(".")[0] if isinstance(cell, Symbol) else ""
    return TableCell(cell_words(cell, measure), note=note)


def median_shown(median: Median, measure: Measure) -> TableCell:
    """The median, and of how many of the ten where some have no rate."""
    if median.value is None:
        return TableCell(NOT_PUBLISHED)
    return TableCell(writer(measure)(median.value), note="" if median.used == 10 else f"of {median.used}")


def value(cell: Cell | None) -> Decimal | None:
    return number(cell)
