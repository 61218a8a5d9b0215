"""Files to start from: headings, and below them a line that says what goes into each column.

Made from the layouts, so that they cannot say anything else than the import reads. The line of hints is no record: if
it is left in, the import refuses it by row and column.
"""

import csv
import io
from collections.abc import Iterator

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from workforce.imports.columns import Column, hint_of
from workforce.imports.layout import LAYOUTS, Layout

DELETE = "DELETE THIS ROW. "


def headings(layout: Layout) -> list[str]:
    return [column.name for column in layout.columns]


def hints(layout: Layout) -> list[str]:
    """What goes into each column, in the order of the headings."""
    first, *others = (_hint(column) for column in layout.columns)
    return [DELETE + first, *others]


def _hint(column: Column) -> str:
    needed = "Needed" if column.required else "May be blank"
    return f"{needed}: {hint_of(column.read)}"


def blank_csv(layout: Layout) -> bytes:
    """UTF-8 with a byte-order mark, which Excel needs to read names rightly."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([headings(layout), hints(layout)])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def blank_workbook() -> bytes:
    """A sheet for each file; every cell is text, so that Excel does not turn what is typed into something else."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for layout in LAYOUTS:
        sheet = workbook.create_sheet(layout.name)
        for row in (headings(layout), hints(layout)):
            sheet.append(row)
        for number in _columns(layout):
            sheet.cell(1, number).font = Font(bold=True)
            sheet.cell(2, number).font = Font(italic=True)
            sheet.cell(2, number).alignment = Alignment(wrap_text=True, vertical="top")
            sheet.column_dimensions[get_column_letter(number)].width = 22
        sheet.freeze_panes = "A2"
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _columns(layout: Layout) -> Iterator[int]:
    return iter(range(1, len(layout.columns) + 1))
