"""What the table component needs: columns, cells, and the sort that an address asks for."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True)
class Column:
    """A column; with a `key` its heading is a link that sorts by it."""

    label: str
    key: str = ""
    numeric: bool = False
    hint: str = ""


class Cell(NamedTuple):
    """A cell: text, perhaps a link, perhaps a badge's tone ("good", "bad", "warning", "info", "neutral").

    `heard`: what the tone says, for assistive technology, where the text alone says it to the eye.
    """

    text: str
    url: str = ""
    tone: str = ""
    note: str = ""
    heard: str = ""


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]
    strong: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of text for `components/table.html`. The first cell of a row is its heading.

    On a phone each row becomes a small block with the columns' names before the cells, unless most columns are
    figures to compare, or the table is so narrow that it fits.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = field(default=())
    sort: str = ""
    empty: str = "Nothing to show."

    @property
    def is_stacked(self) -> bool:
        numbers = sum(column.numeric for column in self.columns)
        return len(self.columns) > 2 and 2 * numbers <= len(self.columns)


def chosen_sort(asked: str | None, allowed: Collection[str], default: str) -> str:
    """The sort asked for when its key is one of the allowed ones; else the default. "-key" is descending."""
    return asked if asked and asked.removeprefix("-") in allowed else default
