"""CSV files as councils have them: encodings, delimiters, things that are no CSV at all."""

from pathlib import Path

import pytest

from tests.workforce.imports.conftest import Folder, Run
from workforce.models import Worker

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""], ids=["with a mark", "without a mark"])
def test_utf_8_is_read_with_and_without_its_mark(run: Run, folder: Folder, mark: bytes) -> None:
    path = folder.path / "workers.csv"
    path.write_bytes(mark + path.read_text().replace("Amina", "Zoë").encode())
    assert run(folder.path).status == 0
    assert Worker.objects.get(reference="W-ASH").first_name == "Zoë"


def test_british_dates_windows_lines_and_quotes_are_read(run: Run, imported: Folder) -> None:
    path = imported.path / "employments.csv"
    text = (
        path.read_text().replace("2020-01-06", "06/01/2020").replace("W-ASH", '"W-ASH"').replace("\n", "\r\n")
    )
    path.write_text(text + "\r\n,,,,,,,\r\n", newline="")
    assert "employments.csv  0 added, 0 changed, 0 ended, 6 unchanged" in run(imported.path).out


def test_headings_are_known_whatever_their_case(run: Run, imported: Folder) -> None:
    path = imported.path / "roles.csv"
    path.write_text(path.read_text().replace("role_group", " Role Group").replace("code", "CODE", 1))
    assert "roles.csv        0 added, 0 changed, 0 ended, 1 unchanged" in run(imported.path).out


def test_other_encoding_is_told_once_with_a_guess(run: Run, folder: Folder) -> None:
    path = folder.path / "workers.csv"
    text = path.read_text().replace("Amina", "Zoë").replace("Chidi", "André").replace("SW100003", "100003")
    path.write_bytes(text.encode("cp1252"))
    assert run(folder.path).problems == [
        "workers.csv, row 2: The line is not in UTF-8: it looks like Windows-1252. So are 1 later lines. "
        "Save it again as "
        "“CSV UTF-8 (comma delimited)”.",
        "workers.csv, row 4, column swe_number: “100003” is not a Social Work England number: two letters, "
        "then 1 to 10 "
        "digits, such as SW123456. Numbers of other regulators do not belong here.",
    ]


NOT_CSV = {
    "empty": (b"", "The file is empty: it has not even headings."),
    "only a mark": (b"\xef\xbb\xbf", "The file is empty: it has not even headings."),
    "workbook": (
        b"PK\x03\x04rest",
        "It is an Excel workbook or a zip file, not a CSV file. Save it again as “CSV UTF-8 (comma delimited)”.",
    ),
    "page": (
        b"<html><body>Please sign in</body></html>",
        "It is a web page or XML, not a CSV file. Save it again as “CSV UTF-8 (comma delimited)”.",
    ),
    "picture": (
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        "It is a picture, not a CSV file. Save it again as “CSV UTF-8 (comma delimited)”.",
    ),
    "UTF-16 without its mark": (
        "code,name,role_group\nSW,SW,SW\n".encode("utf-16-le"),
        "It is in UTF-16 or UTF-32, or no text at all. Save it again as “CSV UTF-8 (comma delimited)”.",
    ),
    "UTF-16": (
        "code,name".encode("utf-16"),
        "It is in UTF-16 (Excel's “Unicode text”), not in UTF-8. Save it again as “CSV UTF-8 (comma delimited)”.",
    ),
}


@pytest.mark.parametrize("name", NOT_CSV)
def test_what_is_no_csv_is_refused(run: Run, folder: Folder, name: str) -> None:
    content, reason = NOT_CSV[name]
    (folder.path / "roles.csv").write_bytes(content)
    assert run(folder.path).problems == [f"roles.csv: {reason}"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            "code;name;role_group\nSW;SW;SW\n",
            "row 1: Its cells are separated by semicolons: save it with commas.",
        ),
        (
            "sep=;\ncode;name;role_group\nSW;SW;SW\n",
            "row 1: Its cells are separated by semicolons: save it with commas.",
        ),
        (
            "Our roles; as at 1 April\ncode,name,role_group\nSW,SW,SW\n",
            "row 1: None of its headings is known here. The headings come first: delete what stands above them.",
        ),
        (
            "code,name,role_group\nSW,SW,SW\ncode,name,role_group\n",
            "row 3: The headings stand here once more: delete this row.",
        ),
        (
            "code,name,role_group\nSW,Social\rworker,SW\n",
            "row 2: A line break of another kind stands in a cell: put the whole cell into quotation marks.",
        ),
        (
            "code,name,role_group\nSW," + "S" * 150_000 + ",SW\n",
            "row 2: A cell in this row is far too long, or a quotation mark opens in it and is never closed.",
        ),
        (
            "code,name,role_group\nSW,S\u200bW,SW\n",
            "row 2, column name: This holds a sign that nobody sees (U+200B). Type the cell anew.",
        ),
        ("code,name\nSW,SW\n", "row 1, column role_group: The required column is missing."),
        ("code,name,role_group,name\nSW,SW,SW,SW\n", "row 1, column name: The heading stands twice."),
        ("code,name,role_group\nSW,SW,SW,more\n", "row 2: The row has more cells than there are headings."),
        (
            'code,name,role_group\nSW,"SW,SW\n',
            "row 2: A quotation mark opens in this row and is never closed.",
        ),
        (
            'code,name,role_group\nSW,"S"W,SW\n',
            "row 2: A quotation mark stands in the middle of a cell: double it, or put the "
            "whole cell into quotation marks.",
        ),
        (
            "code,name,role_group\nSW,S\0W,SW\n",
            "row 2: The row contains a NUL character, which no text has: the file is damaged.",
        ),
        (
            "code,name,role_group\nSW," + "S" * 300_000 + ",SW\n",
            "row 2: Line 2 is far too long for a CSV file. Save it again as “CSV UTF-8 (comma delimited)”.",
        ),
    ],
    ids=[
        "semicolons",
        "semicolons that are announced",
        "title above the headings",
        "headings once more",
        "line break of another kind",
        "long cell",
        "unseen sign",
        "missing column",
        "heading twice",
        "too many cells",
        "open quote",
        "quote inside",
        "NUL",
        "long line",
    ],
)
def test_malformed_file_is_refused(run: Run, folder: Folder, content: str, problem: str) -> None:
    (folder.path / "roles.csv").write_text(content)
    assert run(folder.path).problems == [f"roles.csv, {problem}"]


def test_cells_with_line_breaks_keep_the_numbers_of_rows(run: Run, folder: Folder) -> None:
    content = 'code,name,role_group,csww_role\nSW,"Social\nworker",SW,5\n\nSSW,Senior,SW,9\n'
    (folder.path / "roles.csv").write_text(content)
    assert run(folder.path).problems == [
        "roles.csv, row 4, column csww_role: “9” is not one of the codes 1, 2, 3, 4, 5 or 6."
    ]


def test_unknown_columns_and_files_are_told_and_ignored(run: Run, folder: Folder) -> None:
    path = folder.path / "roles.csv"
    path.write_text(
        "\n".join(f"{line},x" for line in path.read_text().splitlines()).replace(",x", ",Notes", 1)
    )
    (folder.path / "salaries.csv").write_text("worker_ref,salary\n")
    said = run(folder.path)
    assert said.warnings == [
        "roles.csv, row 1, column Notes: This column is not known here; it is ignored.",
        "salaries.csv: This file is not one of the eight; it is ignored.",
    ]
    assert said.status == 0


def test_number_that_has_lost_its_zeros_is_told(run: Run, folder: Folder) -> None:
    folder.keep_only("workers")
    folder.write("workers", [{"worker_ref": "000123", "first_name": "Amina", "last_name": "Ashe"}])
    assert run(folder.path).status == 0
    folder.write("workers", [{"worker_ref": "123", "first_name": "Amina", "last_name": "Ashe"}])
    assert run(folder.path, "--dry-run").warnings == [
        "workers.csv, row 2, column worker_ref: Worker 000123 is there already, and this would be another person: "
        "has a spreadsheet program dropped the zeros?"
    ]


def test_file_of_sixteen_thousand_columns_is_read(run: Run, imported: Folder) -> None:
    path = imported.path / "roles.csv"
    path.write_text("".join(f"{line}{',' * 16_000}\n" for line in path.read_text().splitlines()))
    assert "roles.csv        0 added, 0 changed, 0 ended, 1 unchanged" in run(imported.path).out


def test_folder_without_files_is_refused(run: Run, tmp_path: Path) -> None:
    said = run(tmp_path)
    assert said.problems[0].endswith("a workbook has sheets of these names.")
    assert said.status == 1


def test_path_that_is_not_there_is_refused(run: Run, tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere").problems == [
        f"{tmp_path / 'nowhere'}: There is no such folder or workbook."
    ]


def test_single_csv_file_is_refused(run: Run, folder: Folder) -> None:
    path = folder.path / "roles.csv"
    assert run(path).problems == [f"{path}: This is neither a folder of CSV files nor an .xlsx workbook."]
