"""Workbooks: real dates and numbers, formulas, and files that are no workbooks."""

import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.workforce.imports.conftest import Folder, Run
from workforce.imports import workbook as workbook_module
from workforce.models import Worker

pytestmark = pytest.mark.slow

AS_CELLS: dict[str, Any] = {"fte": float, "cases": int, "csww_role": int, "rank": int, "days_lost": float}


def cell(column: str, text: str) -> Any:
    if not text:
        return None
    if column in AS_CELLS:
        return AS_CELLS[column](text)
    if column.endswith(("_day", "_on", "as_at", "_birth")):
        return date.fromisoformat(text)
    return text


def make_workbook(folder: Folder) -> openpyxl.Workbook:
    """The folder's files as sheets, with dates and numbers as Excel keeps them."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for path in sorted(folder.path.glob("*.csv")):
        rows = folder.rows(path.stem)
        sheet = book.create_sheet(path.stem)
        sheet.append(list(rows[0]))
        for row in rows:
            sheet.append([cell(column, text) for column, text in row.items()])
    return book


@pytest.fixture
def saved(folder: Folder, tmp_path: Path) -> Path:
    path = tmp_path / "council.xlsx"
    make_workbook(folder).save(path)
    return path


def test_workbook_says_the_same_as_the_files(run: Run, imported: Folder, tmp_path: Path) -> None:
    path = tmp_path / "council.xlsx"
    book = make_workbook(imported)
    book.create_sheet("Notes").append(["anything"])
    book.save(path)
    said = run(path)
    assert said.status == 0
    assert "Nothing to change" in said.out
    assert "sheet assignments  0 added, 0 changed, 0 ended, 6 unchanged" in said.out
    assert said.warnings == ["sheet Notes: This sheet is not one of the eight; it is ignored."]


def test_problem_names_the_sheet_and_its_row(run: Run, folder: Folder, tmp_path: Path) -> None:
    book = make_workbook(folder)
    book["assignments"]["D3"] = 1.25
    book["employments"]["C2"] = datetime.fromisoformat("2020-01-06 09:30")
    book.save(tmp_path / "council.xlsx")
    assert run(tmp_path / "council.xlsx").problems == [
        "sheet employments, row 2, column first_day: “2020-01-06 09:30:00” is not a date. "
        "Write it as 30/09/2025 or 2025-09-30.",
        "sheet assignments, row 3, column fte: FTE must be between 0 and 1; this is 1.25.",
    ]


def test_sum_of_binary_fractions_is_the_number_that_excel_shows(
    run: Run, imported: Folder, tmp_path: Path
) -> None:
    book = make_workbook(imported)
    book["assignments"]["D3"] = 0.1 + 0.2 + 0.3
    book.save(tmp_path / "council.xlsx")
    assert "Nothing to change" in run(tmp_path / "council.xlsx").out


def test_formula_without_its_result_is_refused(run: Run, folder: Folder, tmp_path: Path) -> None:
    book = make_workbook(folder)
    book["assignments"]["D3"] = "=0.3*2"
    book.save(tmp_path / "council.xlsx")
    assert run(tmp_path / "council.xlsx").problems == [
        "sheet assignments, row 3, column fte: The cell holds a formula without its result: open the "
        "workbook in Excel and "
        "save it, or paste the values."
    ]


def test_formula_with_its_result_counts_as_that(
    run: Run, imported: Folder, saved: Path, tmp_path: Path
) -> None:
    path = tmp_path / "calculated.xlsx"
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if b"<v>0.6</v>" in content:
                content = content.replace(b"<v>0.6</v>", b"<f>0.3*2</f><v>0.6</v>")
            new.writestr(name, content)
    assert "Nothing to change" in run(path).out


def test_sheets_are_known_as_people_write_their_names(run: Run, imported: Folder, tmp_path: Path) -> None:
    book = make_workbook(imported)
    book["org_units"].title = " Org units "
    book["roles"].title = "Roles.csv"
    book["workers"].sheet_state = "veryHidden"
    book.create_sheet("Sheet1", 0)
    book.save(tmp_path / "council.xlsx")
    said = run(tmp_path / "council.xlsx")
    assert said.warnings == ["sheet Sheet1: This sheet is not one of the eight; it is ignored."]
    assert said.out.count(" unchanged") == 8


def test_number_keeps_the_zeros_that_excel_shows(run: Run, folder: Folder, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("workers")
    sheet.append(["worker_ref", "first_name", "last_name"])
    sheet.append([123, "Amina", "Ashe"])
    sheet["A2"].number_format = "000000"
    book.save(tmp_path / "council.xlsx")
    assert run(tmp_path / "council.xlsx").status == 0
    assert Worker.objects.get().reference == "000123"


def test_title_above_the_headings_is_told(run: Run, folder: Folder, tmp_path: Path) -> None:
    book = make_workbook(folder)
    book["workers"].insert_rows(1)
    book["workers"]["A1"] = "People; all of them"
    book["workers"].merge_cells("A1:F1")
    book.save(tmp_path / "council.xlsx")
    assert run(tmp_path / "council.xlsx").problems == [
        "sheet workers, row 1: None of its headings is known here. The headings come first: delete what stands "
        "above them."
    ]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("value", "shown", "reason"),
    [
        (43836, "General", "“43836” is not a date. Write it as 30/09/2025 or 2025-09-30."),
        (99999999, "dd/mm/yyyy", "The cell holds Excel's error #VALUE!."),
        (-5, "dd/mm/yyyy", "“1899-12-25” lies before 1900."),
        (1.5, "[h]:mm", "“1 day, 12:00:00” is not a date. Write it as 30/09/2025 or 2025-09-30."),
    ],
)
def test_cell_that_is_no_day_is_refused(
    run: Run, folder: Folder, tmp_path: Path, value: float, shown: str, reason: str
) -> None:
    book = make_workbook(folder)
    book["employments"]["C2"] = value
    book["employments"]["C2"].number_format = shown
    book.save(tmp_path / "council.xlsx")
    assert run(tmp_path / "council.xlsx").problems == [
        f"sheet employments, row 2, column first_day: {reason}"
    ]


def _with_part(saved: Path, path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return path


WORKERS_SHEET = "xl/worksheets/sheet8.xml"
"""Of the eight in the order of the alphabet."""
DAMAGED = {
    "no row's number": lambda text: text.replace(b'r="A2"', b'r="2A"'),
    "cut off": lambda text: text[: len(text) // 2],
    "text that is nowhere": lambda text: text.replace(b't="inlineStr"', b't="s"').replace(
        b"<is>", b"<v>9<v/><is>"
    ),
    "entity of another file": lambda text: (
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + text.replace(b"<t>", b"<t>&x;")
    ),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged_sheet_is_refused(run: Run, saved: Path, tmp_path: Path, name: str) -> None:
    path = _with_part(saved, tmp_path / "damaged.xlsx", WORKERS_SHEET, DAMAGED[name])
    assert "sheet workers: The sheet is damaged and cannot be read to its end." in run(path).problems


def test_workbook_in_no_encoding_is_refused(run: Run, saved: Path, tmp_path: Path) -> None:
    path = _with_part(
        saved,
        tmp_path / "damaged.xlsx",
        WORKERS_SHEET,
        lambda text: b'<?xml version="1.0" encoding="klingon"?>' + text,
    )
    assert "damaged.xlsx: It is not an .xlsx workbook that can be read" in run(path).problems[0]


def test_sheet_with_more_rows_than_excel_has_is_refused(run: Run, saved: Path, tmp_path: Path) -> None:
    path = _with_part(
        saved,
        tmp_path / "damaged.xlsx",
        WORKERS_SHEET,
        lambda text: text.replace(b'<row r="3"', b'<row r="99999999999"'),
    )
    assert (
        "sheet workers: The sheet has more rows than a sheet of Excel can have: it is damaged."
        in run(path).problems
    )


def test_row_that_would_fill_the_memory_is_refused(run: Run, saved: Path, tmp_path: Path) -> None:
    path = _with_part(
        saved,
        tmp_path / "bomb.xlsx",
        WORKERS_SHEET,
        lambda text: text.replace(b"<t>Amina", b"<t>" + b"A" * (9 << 20)),
    )
    reason = "A row of it holds more than 8 MB. Save its sheets as CSV files instead."
    assert f"sheet workers: {reason}" in run(path).problems


def test_formats_that_would_fill_the_memory_are_refused(run: Run, saved: Path, tmp_path: Path) -> None:
    many = b'<xf numFmtId="0"/>' * (9 << 16)
    path = _with_part(
        saved, tmp_path / "bomb.xlsx", "xl/styles.xml", lambda text: text.replace(b"</cellXfs>", many)
    )
    assert run(path).problems[0] == (
        "bomb.xlsx: It holds more than 8 MB of formats. Save its sheets as CSV files instead."
    )


@pytest.mark.parametrize(
    ("offsets", "value"), [((6, 8), 1), ((8, 10), 99)], ids=["encrypted", "unknown method"]
)
def test_zip_that_cannot_be_unpacked_is_refused(
    run: Run, saved: Path, tmp_path: Path, offsets: tuple[int, int], value: int
) -> None:
    raw = bytearray(saved.read_bytes())
    for mark, offset in zip((b"PK\x03\x04", b"PK\x01\x02"), offsets, strict=True):
        for found in re.finditer(re.escape(mark), bytes(raw)):
            raw[found.start() + offset] = value
    path = tmp_path / "protected.xlsx"
    path.write_bytes(raw)
    assert run(path).problems[0] == (
        "protected.xlsx: It is not an .xlsx workbook that can be read: damaged, protected by a password, or of "
        "another kind."
    )


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 old or protected"])
def test_what_is_no_workbook_is_refused(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "council.xlsx"
    path.write_bytes(content)
    assert run(path).problems[0] == (
        "council.xlsx: It is not an .xlsx workbook that can be read: damaged, protected by a password, or of "
        "another kind."
    )


def test_workbook_that_unpacks_to_too_much_is_refused(
    run: Run, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_module, "LARGEST_UNPACKED", 1024)
    assert run(saved).problems[0] == (
        "council.xlsx: It unpacks to more than 0 MB. Save its sheets as CSV files instead."
    )
