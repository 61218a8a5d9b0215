"""What is due, as tables and lines of a file: on the first page in short, on its own page whole."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.http import urlencode

from workforce.due import DueItem, tally
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day

COLUMNS = (Column("Who or what"), Column("What is due"), Column("When"), Column("More"))
HEADER = ("Who or what", "What is due", "Day", "State", "Whose to do", "More")


def due_table(caption: str, items: Sequence[DueItem], day: date, empty: str = "Nothing.") -> Table:
    """The items in their order; what is overdue says so."""
    return Table(caption, COLUMNS, tuple(Row(_cells(item, day)) for item in items), empty=empty)


def _cells(item: DueItem, day: date) -> tuple[Cell, ...]:
    late = item.is_overdue(day)
    when = Cell(written_day(item.due_on), tone="bad" if late else "", note="overdue" if late else "")
    whose = f"to be done by {item.owner}" if item.owner else ""
    return Cell(item.subject, url=item.url), Cell(item.kind, note=whose), when, Cell(item.detail)


def due_row(item: DueItem, day: date) -> tuple[str, ...]:
    """The cells below HEADER."""
    return item.subject, item.kind, item.due_on.isoformat(), item.state(day).value, item.owner, item.detail


class KindLine(NamedTuple):
    """A kind of what is due, with the address of the list of it."""

    kind: str
    number: int
    late: int
    url: str


def kind_lines(items: Iterable[DueItem], day: date, **asked: str) -> list[KindLine]:
    """The items by kind, the most overdue first, then the most. `asked`: what else their lists are narrowed by."""
    found = list(items)
    late = dict(tally(item for item in found if item.is_overdue(day)))
    lines = [
        KindLine(kind, count, late.get(kind, 0), f"{reverse('due')}?{urlencode(asked | {'kind': kind})}")
        for kind, count in tally(found)
    ]
    return sorted(lines, key=lambda line: (-line.late, -line.number, line.kind))
