"""The measures of progression as tables and as rows of a file, from the same suppressed counts."""

from collections.abc import Iterator

from workforce.csv_file import Value
from workforce.queries.progression_measures import Breakdown, Measures
from workforce.queries.suppression import HIDDEN
from workforce.tables import Cell, Column, Row, Table

ALL = "All"


def breakdown_table(found: Breakdown) -> Table:
    """A row for each group, and one for all where there are several."""
    columns = (Column(found.about), *(Column(name, numeric=True) for name in (*found.outcomes, ALL)))
    rows = [_row(found, index, group, strong=False) for index, group in enumerate(found.groups)]
    if len(found.groups) > 1:
        rows.append(_row(found, -1, ALL, strong=True))
    return Table(found.title, columns, tuple(rows))


def _row(found: Breakdown, column: int, group: str, *, strong: bool) -> Row:
    numbers = (Cell(_written(cells[column])) for cells in found.counts.cells)
    return Row((Cell(group), *numbers), strong)


def _written(number: int | None) -> str:
    return HIDDEN if number is None else str(number)


def measure_rows(found: Measures) -> Iterator[list[Value]]:
    """A row for each count: measure, group, outcome, number."""
    for breakdown in found.breakdowns:
        for column, group in enumerate(breakdown.groups):
            for row, outcome in enumerate((*breakdown.outcomes, ALL)):
                yield [breakdown.title, group, outcome, _written(breakdown.counts.cells[row][column])]
