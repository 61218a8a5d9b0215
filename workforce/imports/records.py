"""Numbered records of a sheet, wherever they come from, and what their headings mean."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from workforce.imports.columns import Column, slug
from workforce.imports.layout import Layout
from workforce.imports.problems import ProblemLog

Record = tuple[int, list[str]]
"""The number of a row as the sheet shows it, and its cells as text."""

BROKEN = "\ue000"
"""Goes before the reason in a cell that has no value although something stands in it."""


class SheetUnreadable(Exception):
    """Nothing more can be read from the sheet; says why in words for its owner."""

    def __init__(self, reason: str, *, row: int | None = None) -> None:
        super().__init__(reason)
        self.reason, self.row = reason, row


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that was given: which of the eight it is, what its owner calls it, its records with the headings first."""

    layout: Layout
    label: str
    records: Iterator[Record]


@dataclass(frozen=True, slots=True)
class Headings:
    """Where each known column stands."""

    places: tuple[tuple[int, Column], ...]
    cells: list[str]

    @property
    def width(self) -> int:
        return len(self.cells)

    @property
    def present(self) -> frozenset[str]:
        return frozenset(column.target for _, column in self.places)


def read_headings(sheet: Sheet, log: ProblemLog) -> Headings | None:
    """The headings of the sheet. Unknown columns are reported and ignored; None where required ones are missing."""
    number, cells = next(sheet.records, (1, []))
    while not "".join(cells).strip():
        try:
            number, cells = next(sheet.records)
        except StopIteration:
            raise SheetUnreadable("There is nothing in it, not even headings.") from None
    known = {slug(column.name): column for column in sheet.layout.columns}
    _refuse_other_delimiters(cells, number, known)
    names = [slug(cell) for cell in cells]
    if known.keys().isdisjoint(names):
        raise SheetUnreadable(
            "None of its headings is known here. The headings come first: delete what stands above them.",
            row=number,
        )
    sound = True
    for name in dict.fromkeys(name for name in names if name in known and names.count(name) > 1):
        log.error(sheet.label, "The heading stands twice.", row=number, column=name)
        sound = False
    for name, cell in zip(names, cells, strict=True):
        if name not in known and cell.strip():
            log.warning(
                sheet.label, "This column is not known here; it is ignored.", row=number, column=cell.strip()
            )
    for name, column in known.items():
        if column.required and name not in names:
            log.error(sheet.label, "The required column is missing.", row=number, column=column.name)
            sound = False
    places = tuple((place, known[name]) for place, name in enumerate(names) if name in known)
    return Headings(places, cells) if sound else None


def _refuse_other_delimiters(cells: list[str], number: int, known: Container[str]) -> None:
    if len(cells) > 1:
        return
    for mark, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars")):
        parts = cells[0].split(mark)
        if cells[0].lower().startswith(f"sep={mark}") or (
            parts[1:] and any(slug(part) in known for part in parts)
        ):
            raise SheetUnreadable(f"Its cells are separated by {name}: save it with commas.", row=number)
