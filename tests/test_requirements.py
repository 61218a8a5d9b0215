"""The tables of docs/requirements name tests that exist, and every row names one or says what it waits for."""

import re
from pathlib import Path

import pytest

from config.env import BASE_DIR

TABLES = sorted(
    path for path in (Path(BASE_DIR) / "docs/requirements").glob("*.md") if path.name != "README.md"
)
ROW = re.compile(r"^\| ((?:RC|HA|NT|NS|SH)-\d\d) \|(.*)\|$", re.MULTILINE)
TEST = re.compile(r"(tests/[\w/]+\.py)::(\w+)")


def _rows(table: Path) -> list[tuple[str, str]]:
    return ROW.findall(table.read_text())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_tests_that_are_named_exist(table: Path) -> None:
    rows = _rows(table)
    assert rows
    for key, cells in rows:
        for file, name in TEST.findall(cells):
            assert f"def {name}(" in (Path(BASE_DIR) / file).read_text(), f"{key}: {file}::{name}"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_every_row_names_a_test_or_a_reason(table: Path) -> None:
    unproven = [key for key, cells in _rows(table) if not TEST.search(cells) and "not here" not in cells]
    assert unproven == []


def test_no_row_is_in_two_tables() -> None:
    keys = [key for table in TABLES for key, _ in _rows(table)]
    assert sorted(keys) == sorted(set(keys))
