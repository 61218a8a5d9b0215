"""An Excel workbook as numbered records. Formulas are never evaluated: the values that Excel saved with them count."""

import warnings
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from workforce.imports.records import BROKEN, Record, SheetUnreadable

# openpyxl speaks of features that it leaves out; none of them changes a value
warnings.filterwarnings("ignore", category=UserWarning, module=r"openpyxl\.")

LARGEST_UNPACKED = 600 * 1024 * 1024
LARGEST_PART = 48 * 1024 * 1024
SAVE_AS_CSV = "Save its sheets as CSV files instead."
NO_RESULT = "The cell holds a formula without its result: open the workbook in Excel and save it, or paste the values."
SHEETS = "xl/worksheets/"
NOT_READABLE = (
    zipfile.BadZipFile,
    InvalidFileException,
    KeyError,
    ValueError,
    TypeError,
    OSError,
    SyntaxError,
    EOFError,
)
"""What openpyxl raises on damaged workbooks (SyntaxError: of its XML)."""


def open_workbook(path: Path, *, formulas: bool = False) -> Any:
    """The workbook, read row by row. Raises SheetUnreadable for what is none, or unpacks to too much."""
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_what_is_too_large(archive)
        return openpyxl.load_workbook(path, read_only=True, data_only=not formulas, keep_links=False)
    except NOT_READABLE as error:
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


def sheet_records(path: Path, title: str) -> Iterator[Record]:
    """The rows of one sheet, numbered as Excel numbers them. Raises SheetUnreadable where nothing more can be read."""
    values = open_workbook(path)
    with closing(values):
        try:
            if _has_formulas(values, title):
                yield from _checked_records(path, values, title)
            else:
                for number, row in enumerate(_rows(values, title), start=1):
                    yield number, [_text(cell.value) for cell in row]
        except NOT_READABLE as error:
            raise SheetUnreadable("The sheet is damaged and cannot be read to its end.") from error


def _rows(workbook: Any, title: str) -> Iterator[Any]:
    sheet = workbook[title]
    sheet.reset_dimensions()
    rows: Iterator[Any] = sheet.iter_rows()
    return rows


def _checked_records(path: Path, values: Any, title: str) -> Iterator[Record]:
    with closing(open_workbook(path, formulas=True)) as formulas:
        pairs = zip(_rows(values, title), _rows(formulas, title), strict=True)
        for number, (row, written) in enumerate(pairs, start=1):
            pair = zip(row, written, strict=True)
            yield (
                number,
                [
                    BROKEN + NO_RESULT
                    if formula.value is not None and value.value is None
                    else _text(value.value)
                    for value, formula in pair
                ],
            )


def _has_formulas(workbook: Any, title: str) -> bool:
    sheet = workbook[title]
    with workbook._archive.open(sheet._worksheet_path) as stream:
        tail = b""
        while chunk := stream.read(1 << 20):
            if b"<f>" in tail + chunk or b"<f " in tail + chunk or b"<f/" in tail + chunk:
                return True
            tail = chunk[-3:]
    return False


def _text(value: object) -> str:
    """The value of a cell as a person would type it into a CSV file."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        case date():
            return value.isoformat()
        case float() if value == value and abs(value) < 1e15:
            return f"{round(Decimal(value), 9).normalize():f}"
        case _:
            return str(value)
