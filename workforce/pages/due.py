"""What is due, as tables and lines of a file: on the first page in short, on its own page whole."""

from collections.abc import Sequence
from datetime import date

from workforce.due import DueItem
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day

COLUMNS = (Column("Who or what"), Column("What is due"), Column("When"), Column("More"))
HEADER = ("Who or what", "What is due", "Day", "State", "More")


def due_table(caption: str, items: Sequence[DueItem], day: date, empty: str = "Nothing.") -> Table:
    """The items in their order; what is overdue says so."""
    return Table(caption, COLUMNS, tuple(Row(_cells(item, day)) for item in items), empty=empty)


def _cells(item: DueItem, day: date) -> tuple[Cell, ...]:
    late = item.is_overdue(day)
    when = Cell(written_day(item.due_on), tone="bad" if late else "", note="overdue" if late else "")
    return Cell(item.subject, url=item.url), Cell(item.kind), when, Cell(item.detail)


def due_row(item: DueItem, day: date) -> tuple[str, ...]:
    """The cells below HEADER."""
    return item.subject, item.kind, item.due_on.isoformat(), item.state(day).value, item.detail
