"""CSV files that a spreadsheet opens safely."""

import csv
import io
from decimal import Decimal

import pytest

from workforce.csv_file import Value, csv_response, file_name


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-cmd", "'-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        (" =1", " =1"),
        ("O'Hara, Ann", "O'Hara, Ann"),
        (Decimal("-2.50"), "-2.50"),
        (Decimal("1E+2"), "100"),
        (-3, "-3"),
        (None, ""),
    ],
)
def test_formulas_are_only_text_and_numbers_stay_numbers(cell: Value, written: str) -> None:
    response = csv_response("figures", ["Cell"], [[cell, "end"]])

    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows == [["Cell"], [written, "end"]]


def test_file_is_named_typed_and_not_kept_by_caches() -> None:
    response = csv_response("TEAM-A vacancy_rate 2025-09", ["A"], [])

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="team-a-vacancy-rate-2025-09.csv"'
    assert response["Cache-Control"] == "private, no-store"
    assert response.content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("text", "name"), [('a"b\r\nX: y', "a-b-x-y"), ("", "figures"), ("Ünïts/..", "n-ts")]
)
def test_file_name_has_no_sign_that_could_break_out(text: str, name: str) -> None:
    assert file_name(text) == name
