"""The compact table: made from DfE's files, and read back as they are."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from dashboards.benchmarks import shipped
from dashboards.benchmarks.areas import Level
from dashboards.benchmarks.measures import MAIN
from dashboards.benchmarks.symbols import Symbol
from tests.dashboards.benchmarks.files import AREAS, indicators, neighbours, older_indicators, written

YEARS = range(2017, 2026)
NEIGHBOURS = "neighbours_2025.csv"


def all_areas(year: int) -> list[str]:
    return sorted(number for number, of_year in shipped.read_release(2025) if of_year == year)


@pytest.mark.slow
def test_build_from_files_gives_the_table_that_is_shipped(tmp_path: Path) -> None:
    """All councils, regions and England: both releases and the neighbours, byte for byte."""
    lists = sorted({row.number for row in shipped.neighbour_rows(2025)})
    latest = indicators(AREAS, YEARS)
    earlier = [row for year in range(2017, 2023) for row in older_indicators(all_areas(year), [year])[1:]]
    header = older_indicators([], [])

    call_command(
        "build_published_table",
        figures=[
            written(tmp_path / "new.csv", latest),
            written(tmp_path / "old.csv", header + earlier, encoding="utf-8-sig"),
        ],
        neighbours=[written(tmp_path / "may_2025.csv", neighbours(lists))],
        into=tmp_path / "table",
        stdout=io.StringIO(),
    )

    for name in ("areas.csv", "release_2025.csv", "release_2022.csv", NEIGHBOURS):
        assert (tmp_path / "table" / name).read_bytes() == (shipped.FOLDER / name).read_bytes(), name


def test_build_refuses_a_bad_file(tmp_path: Path) -> None:
    bad = written(tmp_path / "bad.csv", [["time_period"], ["2025"]])

    with pytest.raises(
        CommandError, match=r"bad\.csv, row 1, column geographic_level: the column is not in the file"
    ):
        call_command("build_published_table", figures=[bad], neighbours=[bad], into=tmp_path)


def test_shipped_areas_are_complete() -> None:
    levels = [area.level for area in shipped.read_areas().values()]

    assert [levels.count(level) for level in Level] == [1, 11, 156]
    assert (shipped.editions("release"), shipped.editions("neighbours")) == ([2025, 2022], [2025, 2021])


@pytest.mark.parametrize(
    ("release", "rows", "measures", "symbols"), [(2025, 1463, 22, 250), (2022, 974, 20, 50)]
)
def test_shipped_releases_are_complete(release: int, rows: int, measures: int, symbols: int) -> None:
    cells = shipped.read_release(release)

    assert len(cells) == rows
    assert {len(of_area) for of_area in cells.values()} == {measures}
    assert {key for of_area in cells.values() for key in of_area} <= {measure.key for measure in MAIN}
    found = [cell for of_area in cells.values() for cell in of_area.values() if isinstance(cell, Symbol)]
    assert len(found) == symbols


def test_shipped_earlier_release_is_itself_where_it_was_restated() -> None:
    """England 2022, leavers: 5,422 FTE in both; by headcount 6,111 were restated as 5,796."""
    then, now = (shipped.read_release(release)["E92000001", 2022] for release in (2022, 2025))

    assert (then["leavers_headcount"], now["leavers_headcount"]) == (6111, 5796)
    assert (then["leavers_fte"], now["leavers_fte"]) == (5422, 5422)


def test_readme_names_source_and_licence() -> None:
    text = (shipped.FOLDER / "README.md").read_text(encoding="utf-8")

    for words in (
        "Department for Education",
        "Open Government Licence v3.0",
        "Crown copyright",
        "19 March 2026",
    ):
        assert words in text
