"""From sheets to temporary tables: each cell read once, rows streamed through COPY, row numbers kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db.backends.utils import CursorWrapper

from workforce.imports.columns import Column, Doubtful, Unusable
from workforce.imports.layout import LAYOUTS, Layout
from workforce.imports.problems import ProblemLog, copy_rows
from workforce.imports.progress import SILENT, Progress
from workforce.imports.records import BROKEN, Headings, Sheet, SheetUnreadable, read_headings

BATCH = 5_000
KNOWN_AT_MOST = 10_000
"""Different cells of a column that are remembered."""
EXCEL_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"})


@dataclass
class Staged:
    """What was read: the label of each file, its known columns, and the files of which something is missing."""

    labels: dict[str, str] = field(default_factory=dict)
    present: dict[str, frozenset[str]] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)

    def label(self, layout: Layout) -> str:
        return self.labels.get(layout.name, f"{layout.name}.csv")


def stage(cursor: CursorWrapper, sheets: list[Sheet], log: ProblemLog, progress: Progress = SILENT) -> Staged:
    """Make the eight temporary tables and fill those whose files were given. Logs every unusable cell and row."""
    for layout in LAYOUTS:
        _create_table(cursor, layout)
    staged = Staged()
    for sheet in sheets:
        staged.labels[sheet.layout.name] = sheet.label
        progress.step(f"Reading {sheet.label}")
        _stage_sheet(cursor, sheet, staged, log, progress)
        cursor.execute(f"ANALYZE {sheet.layout.staged}")
    return staged


def _create_table(cursor: CursorWrapper, layout: Layout) -> None:
    columns = ", ".join(
        [f"{column.target} {column.sql_type}" for column in layout.columns]
        + [f"{derived.name} text" for derived in layout.derived]
    )
    cursor.execute(
        f"CREATE TEMPORARY TABLE {layout.staged} (row integer, bad boolean, id bigint, {columns}) ON COMMIT DROP"
    )


def _stage_sheet(
    cursor: CursorWrapper, sheet: Sheet, staged: Staged, log: ProblemLog, progress: Progress
) -> None:
    name = sheet.layout.name
    staged.present[name] = frozenset()
    try:
        headings = read_headings(sheet, log)
        if headings is None:
            staged.unreadable.add(name)
            return
        staged.present[name] = headings.present
        targets = ["row", "bad", *(column.target for _, column in headings.places)]
        targets += [derived.name for derived in sheet.layout.derived]
        rows = _typed_rows(sheet, headings, log)
        done = 0
        while batch := list(islice(rows, BATCH)):
            copy_rows(cursor, sheet.layout.staged, targets, batch)
            log.flush()
            done += len(batch)
            progress.rows(done)
    except SheetUnreadable as problem:
        staged.unreadable.add(name)
        log.error(sheet.label, problem.reason, row=problem.row)


def _typed_rows(sheet: Sheet, headings: Headings, log: ProblemLog) -> Iterator[tuple[Any, ...]]:
    """Rows as they go into the table: number, whether something in it is unusable, values as text."""
    order = [column.target for _, column in headings.places]
    first = order.index("first_day") if "first_day" in order else None
    last = order.index("last_day") if "last_day" in order else None
    columns = {column.target: column for _, column in headings.places}
    derived = [(each.make, [order.index(column) for column in each.of]) for each in sheet.layout.derived]
    places = [(place, _Cells(column, sheet.label, log)) for place, column in headings.places]
    for number, cells in sheet.records:
        if _is_blank(cells):
            continue
        if cells == headings.cells:
            log.error(sheet.label, "The headings stand here once more: delete this row.", row=number)
            continue
        bad = len(cells) > headings.width and not _is_blank(cells[headings.width :])
        if bad:
            log.error(sheet.label, "The row has more cells than there are headings.", row=number)
        values: list[str | None] = []
        width = len(cells)
        for place, column_cells in places:
            cell = cells[place] if place < width else ""
            try:
                values.append(column_cells.known[cell])
            except KeyError:
                value, usable = column_cells.read(cell, number)
                values.append(value)
                bad = bad or not usable
        if first is not None and last is not None and (values[last] or "9999") < (values[first] or "0000"):
            reason = f"This lies before the {columns['first_day'].name}: the end comes before the start."
            log.error(sheet.label, reason, row=number, column=columns["last_day"].name)
            values[first] = values[last] = None
            bad = True
        values += [make(*(values[place] or "" for place in places)) for make, places in derived]
        yield number, "t" if bad else "f", *values


def _is_blank(cells: list[str]) -> bool:
    for cell in cells:  # noqa: SIM110 (a generator would cost more than the cell that it looks at)
        if cell and not cell.isspace():
            return False
    return True


class _Cells:
    """The cells of a column. `known` holds what cells mean about which there was nothing to say.

    Most cells of a long file say what one not far above them said: reading each of them again took half of its time.
    """

    def __init__(self, column: Column, label: str, log: ProblemLog) -> None:
        self.column, self.label, self.log = column, label, log
        self.known: dict[str, str | None] = {}

    def read(self, cell: str, number: int) -> tuple[str | None, bool]:
        """The value of a cell and whether it is usable; logs what is wrong with it."""
        try:
            value = _value(cell.strip(), self.column)
        except Unusable as problem:
            self.log.error(self.label, str(problem), row=number, column=self.column.name)
            return None, False
        except Doubtful as problem:
            self.log.warning(self.label, str(problem), row=number, column=self.column.name)
            return self.column.blank, True
        if len(self.known) >= KNOWN_AT_MOST:
            self.known.clear()
        self.known[cell] = value
        return value, True


def _value(cell: str, column: Column) -> str | None:
    """What a trimmed cell means. Raises Unusable, or Doubtful where it is better left blank."""
    if not cell:
        if column.required:
            raise Unusable("This cell must not be blank.")
        return column.blank
    if cell[0] == BROKEN:
        raise Unusable(cell[1:])
    if cell[0] == "#" and cell in EXCEL_ERRORS:
        raise Unusable(f"The cell holds Excel's error {cell}.")
    return column.read(cell)
