"""Workbooks: real dates and numbers, formulas, and files that are no workbooks."""

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.workforce.imports.conftest import Folder, Run
from workforce.imports import workbook as workbook_module

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
