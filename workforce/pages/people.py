"""The directory as a table and as rows of a file: the same columns, the same reach."""

from collections.abc import Iterable, Iterator, Sequence

from workforce.addresses import person_address
from workforce.csv_file import Value
from workforce.queries.people import DirectoryLine
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day

EVERYBODYS = (
    Column("Name", key="name"),
    Column("Number", key="number"),
    Column("Role", key="role"),
    Column("Team", key="team"),
    Column("Manager"),
)
OF_THE_RECORD = (
    Column("Contract", hint="where you manage the person"),
    Column("First day", key="first"),
)
"""For those who see some records; empty for people whose record they do not see."""


def columns(with_records: bool) -> tuple[Column, ...]:
    return (*EVERYBODYS, *OF_THE_RECORD) if with_records else EVERYBODYS


def people_table(lines: Sequence[DirectoryLine], with_records: bool, sort: str) -> Table:
    rows = tuple(Row(tuple(_cells(line, with_records))) for line in lines)
    return Table("People", columns(with_records), rows, sort=sort)


def people_rows(lines: Iterable[DirectoryLine], with_records: bool) -> Iterator[list[Value]]:
    """What the table shows, as text."""
    for line in lines:
        yield [cell.text for cell in _cells(line, with_records)]


def _cells(line: DirectoryLine, with_records: bool) -> Iterator[Cell]:
    worker = line.worker
    yield Cell(worker.name, url=person_address(worker.reference))
    yield Cell(worker.reference)
    yield Cell(", ".join(line.roles) or (line.state.text if line.state else "Not in post today"))
    yield Cell(", ".join(line.teams))
    yield Cell(", ".join(line.managers))
    if with_records:
        yield Cell(", ".join(line.contracts))
        yield Cell(written_day(line.first_day))
