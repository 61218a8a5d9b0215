"""The equality profile as a table and as rows of a file, from the same suppressed counts."""

from collections.abc import Iterator
from decimal import Decimal

from workforce import written
from workforce.csv_file import Value
from workforce.queries.equality_profile import Profile
from workforce.queries.suppression import HIDDEN
from workforce.tables import Cell, Column, Row, Table

SHARES = " per cent"


def profile_table(found: Profile) -> Table:
    columns = (Column(found.about), *(Column(name, numeric=True) for name in (*found.services, "All")))
    names = (*found.answers, "All")
    rows = tuple(
        Row(
            (Cell(name), *(_cell(found, row, column) for column in range(len(found.services) + 1))),
            name == "All",
        )
        for row, name in enumerate(names)
    )
    return Table(f"{found.about} by service", columns, rows)


def profile_rows(found: Profile) -> Iterator[list[Value]]:
    """A row for each answer: the count and the share of each service, and of all."""
    for row, name in enumerate((*found.answers, "All")):
        cells: list[Value] = [name]
        for column in range(len(found.services) + 1):
            cells += [_count(found, row, column), _share(found, row, column)]
        yield cells


def _cell(found: Profile, row: int, column: int) -> Cell:
    share = _share(found, row, column)
    return Cell(str(_count(found, row, column)), note="" if share == HIDDEN else f"{share}%")


def _count(found: Profile, row: int, column: int) -> int | str:
    number = found.counts.cells[row][column]
    return HIDDEN if number is None else number


def _share(found: Profile, row: int, column: int) -> str:
    share = found.counts.share(row, column)
    return HIDDEN if share is None else written.decimal(Decimal(share))
