"""An Excel workbook as numbered records. Formulas are never evaluated: the values that Excel saved with them count."""

import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from workforce.imports.records import BROKEN, Record, SheetUnreadable

# openpyxl speaks of features that it leaves out; none of them changes a value
warnings.filterwarnings("ignore", category=UserWarning, module=r"openpyxl\.")

LARGEST_UNPACKED = 600 * 1024 * 1024
LARGEST_PART = 48 * 1024 * 1024
SAVE_AS_CSV = "Save its sheets as CSV files instead."
NO_RESULT = "The cell holds a formula without its result: open the workbook in Excel and save it, or paste the values."
SHEETS = "xl/worksheets/"
LAST_ROW = 1_048_576
"""The last row that a sheet of Excel has."""
LARGEST_ROW = 8 * 1024 * 1024
LARGEST_LIST = 8 * 1024 * 1024
HELD_AS_OBJECTS = ("xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels")
"""Parts that become objects of many times their size."""
ZEROS = re.compile(r"0{2,40}")


def open_workbook(path: Path, *, formulas: bool = False) -> Any:
    """The workbook, read row by row. Raises SheetUnreadable for what is none, or unpacks to too much.

    There is no list of what openpyxl and zipfile raise on files that are damaged, encrypted or made by hand.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_what_is_too_large(archive)
        return openpyxl.load_workbook(path, read_only=True, data_only=not formulas, keep_links=False)
    except SheetUnreadable:
        raise
    except Exception as error:
        raise SheetUnreadable(
            "It is not an .xlsx workbook that can be read: damaged, protected by a password, or of another kind."
        ) from error


def _refuse_what_is_too_large(archive: zipfile.ZipFile) -> None:
    """Sheets are read row by row; every other part (texts, styles) is held in memory whole."""
    members = archive.infolist()
    if sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise SheetUnreadable(f"It unpacks to more than {LARGEST_UNPACKED >> 20} MB. {SAVE_AS_CSV}")
    for member in members:
        if member.file_size > LARGEST_PART and not member.filename.startswith(SHEETS):
            raise SheetUnreadable(f"It holds more than {LARGEST_PART >> 20} MB of text. {SAVE_AS_CSV}")
        if member.file_size > LARGEST_LIST and member.filename in HELD_AS_OBJECTS:
            raise SheetUnreadable(f"It holds more than {LARGEST_LIST >> 20} MB of formats. {SAVE_AS_CSV}")


def sheet_records(path: Path, title: str) -> Iterator[Record]:
    """The rows of one sheet, numbered as Excel numbers them. Raises SheetUnreadable where nothing more can be read."""
    values = open_workbook(path)
    with closing(values):
        try:
            if _has_formulas(values, title):
                yield from _checked_records(path, values, title)
            else:
                for number, row in enumerate(_rows(values, title), start=1):
                    yield number, [_text(cell) for cell in row]
        except SheetUnreadable:
            raise
        except Exception as error:
            raise SheetUnreadable("The sheet is damaged and cannot be read to its end.") from error


def _rows(workbook: Any, title: str) -> Iterator[Any]:
    """The rows. A sheet that claims more of them than Excel has is made by hand: reading on would not end."""
    sheet = workbook[title]
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows()):
        if number >= LAST_ROW:
            raise SheetUnreadable("The sheet has more rows than a sheet of Excel can have: it is damaged.")
        yield row


def _checked_records(path: Path, values: Any, title: str) -> Iterator[Record]:
    with closing(open_workbook(path, formulas=True)) as formulas:
        pairs = zip(_rows(values, title), _rows(formulas, title), strict=True)
        for number, (row, written) in enumerate(pairs, start=1):
            pair = zip(row, written, strict=True)
            yield (
                number,
                [
                    BROKEN + NO_RESULT if formula.value is not None and value.value is None else _text(value)
                    for value, formula in pair
                ],
            )


def _has_formulas(workbook: Any, title: str) -> bool:
    """Whether the sheet holds a formula. Raises SheetUnreadable for a row that would not fit into memory."""
    sheet = workbook[title]
    found, since_row_began = False, 0
    with workbook._archive.open(sheet._worksheet_path) as stream:
        tail = b""
        while chunk := stream.read(1 << 20):
            text = tail + chunk
            found = found or b"<f>" in text or b"<f " in text or b"<f/" in text
            began = text.rfind(b"<row")
            since_row_began = since_row_began + len(chunk) if began < 0 else len(text) - began
            if since_row_began > LARGEST_ROW:
                raise SheetUnreadable(f"A row of it holds more than {LARGEST_ROW >> 20} MB. {SAVE_AS_CSV}")
            tail = chunk[-3:]
    return found


def _text(cell: Any) -> str:
    """The value of a cell as a person would type it into a CSV file; a number shown as 000123 has its zeros."""
    value: object = cell.value
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        case date():
            return value.isoformat()
        case int() if ZEROS.fullmatch(cell.number_format):
            return f"{value:0{len(cell.number_format)}d}"
        case float() if value == value and abs(value) < 1e15:
            return f"{round(Decimal(value), 9).normalize():f}"
        case _:
            return str(value)
