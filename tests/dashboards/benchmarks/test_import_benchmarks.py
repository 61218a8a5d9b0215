"""DfE's files into the database: layouts, releases, and everything that is refused."""

import tracemalloc
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError

from dashboards.benchmarks import shipped
from dashboards.benchmarks.problems import FileRefused
from dashboards.benchmarks.symbols import Symbol
from dashboards.domain.benchmark_rows import Changes
from dashboards.domain.benchmarks import import_benchmarks
from dashboards.models import Authority, Neighbour, PublishedFigure
from tests.dashboards.benchmarks.files import (
    Sheet,
    by_role,
    changed,
    column,
    indicators,
    older_indicators,
    text_of,
    written,
)

pytestmark = pytest.mark.django_db

HALTON, JOINT, NORTH_WEST, ENGLAND = "876", "314 / 318", "E12000002", "E92000001"


def cell(number: str, year: int, measure: str, release: int) -> Decimal | Symbol:
    return PublishedFigure.objects.get(
        authority__number=number, year=year, measure=measure, release=release
    ).cell


def test_import_keeps_every_cell_of_the_latest_layout(tmp_path: Path) -> None:
    path = written(tmp_path / "csww.csv", indicators([HALTON, NORTH_WEST, ENGLAND], [2024, 2025]))

    imported = import_benchmarks(path=path)

    stored = {
        (f.authority.number, f.year, f.measure): f.cell
        for f in PublishedFigure.objects.select_related("authority")
    }
    release = shipped.read_release(2025)
    assert stored == {
        (number, year, key): value
        for number in (HALTON, NORTH_WEST, ENGLAND)
        for year in (2024, 2025)
        for key, value in release[number, year].items()
    }
    assert (imported.release, imported.years, imported.figures) == (2025, [2024, 2025], Changes(added=132))


def test_import_stores_councils_with_region_and_codes(tmp_path: Path) -> None:
    import_benchmarks(path=written(tmp_path / "csww.csv", indicators([HALTON, JOINT, ENGLAND], [2025])))

    stored = list(
        Authority.objects.order_by("number").values_list(
            "number", "name", "level", "ons_code", "region__name"
        )
    )
    assert stored == [
        (
            "314 / 318",
            "Kingston upon Thames / Richmond upon Thames",
            "local",
            "E09000021 / E09000027",
            "Outer London",
        ),
        ("876", "Halton", "local", "E06000006", "North West"),
        ("E12000002", "North West", "regional", "E12000002", None),
        ("E13000002", "Outer London", "regional", "E13000002", None),
        ("E92000001", "England", "national", "E92000001", None),
    ]


def test_import_a_second_time_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path / "csww.csv", indicators([HALTON, ENGLAND], [2024, 2025]))
    import_benchmarks(path=path)
    before = list(PublishedFigure.objects.order_by("pk").values_list())

    imported = import_benchmarks(path=path)

    assert (imported.areas, imported.figures) == (Changes(unchanged=3), Changes(unchanged=88))
    assert list(PublishedFigure.objects.order_by("pk").values_list()) == before


def test_import_a_corrected_file_changes_just_that_cell(tmp_path: Path) -> None:
    sheet = indicators([HALTON, ENGLAND], [2025])
    import_benchmarks(path=written(tmp_path / "csww.csv", sheet))
    sheet[1][column(sheet, "agency_fte")] = "u"

    imported = import_benchmarks(path=written(tmp_path / "csww.csv", sheet))

    assert imported.figures == Changes(changed=1, unchanged=43)
    assert cell(HALTON, 2025, "agency_fte", 2025) is Symbol.LOW_RELIABILITY


def test_import_keeps_what_was_before_a_correction(tmp_path: Path) -> None:
    sheet = indicators([HALTON, ENGLAND], [2025])
    import_benchmarks(path=written(tmp_path / "csww.csv", sheet))
    sheet[1][column(sheet, "cases")] = "1062"
    import_benchmarks(path=written(tmp_path / "csww.csv", sheet))

    figure = PublishedFigure.objects.get(authority__number=HALTON, measure="cases")

    events = figure.events.order_by("pgh_id").values_list("pgh_label", "value")
    assert list(events) == [("insert", Decimal("1061.0000")), ("update", Decimal("1062.0000"))]


def test_import_reads_the_older_layout_with_byte_order_mark(tmp_path: Path) -> None:
    sheet = older_indicators([HALTON, ENGLAND], [2021, 2022])

    imported = import_benchmarks(path=written(tmp_path / "old.csv", sheet, encoding="utf-8-sig"))

    release = shipped.read_release(2022)
    stored = {
        (f.authority.number, f.year, f.measure): f.cell
        for f in PublishedFigure.objects.select_related("authority")
    }
    assert stored == {
        (number, year, key): value
        for number in (HALTON, ENGLAND)
        for year in (2021, 2022)
        for key, value in release[number, year].items()
    }
    assert (imported.release, imported.absent_measures) == (2022, ["starters_fte", "starters_headcount"])


def test_import_of_the_older_layout_puts_joint_returns_under_their_joint_number(tmp_path: Path) -> None:
    imported = import_benchmarks(
        path=written(tmp_path / "old.csv", older_indicators([JOINT, "940 / 941"], [2022]))
    )

    assert set(Authority.objects.councils().values_list("number", "name")) == {
        ("314 / 318", "Kingston upon Thames / Richmond upon Thames"),
        ("940 / 941", "North Northamptonshire / West Northamptonshire"),
    }
    assert cell(JOINT, 2022, "inpost_fte", 2022) == Decimal("125.4")
    assert not PublishedFigure.objects.filter(symbol="z").exists()
    assert imported.left_out == [
        "row 3: Richmond upon Thames (318) is published with 314 / 318 in 2022",
        "row 5: West Northamptonshire (941) is published with 940 / 941 in 2022",
    ]


def test_import_keeps_each_release_beside_the_other(tmp_path: Path) -> None:
    """North West, 2022: 5,422 leavers of England were restated; the older release stays as it was printed."""
    import_benchmarks(path=written(tmp_path / "old.csv", older_indicators([ENGLAND], [2022])))
    import_benchmarks(path=written(tmp_path / "new.csv", indicators([ENGLAND], [2022, 2025])))

    assert cell(ENGLAND, 2022, "leavers_headcount", 2022) == 6111
    assert cell(ENGLAND, 2022, "leavers_headcount", 2025) == 5796


def test_import_of_an_older_release_leaves_the_names_of_a_later_one(tmp_path: Path) -> None:
    import_benchmarks(path=written(tmp_path / "new.csv", indicators([HALTON, ENGLAND], [2025])))
    sheet = older_indicators([HALTON, ENGLAND], [2022])
    sheet[1][column(sheet, "la_name")] = "Halton Borough"

    imported = import_benchmarks(path=written(tmp_path / "old.csv", sheet))

    assert imported.areas == Changes(unchanged=3)
    assert Authority.objects.get(number=HALTON).name == "Halton"


def test_import_is_generous_with_headings_order_and_extra_columns(tmp_path: Path) -> None:
    sheet = indicators([HALTON, ENGLAND], [2025])
    sheet[0] = [
        f"{heading}_percent" if "_rate_" in heading else heading.upper().replace("_", " ")
        for heading in sheet[0]
    ]
    turned = [list(reversed(row)) for row in sheet]
    turned = [[*row, extra] for row, extra in zip(turned, ["note", "checked", ""], strict=True)]

    imported = import_benchmarks(path=written(tmp_path / "csww.csv", turned))

    assert imported.figures == Changes(added=44)
    assert imported.ignored_columns == ["note"]
    assert cell(HALTON, 2025, "agency_rate_headcount", 2025) == Decimal("28.7")


def test_import_reads_the_file_by_role(tmp_path: Path) -> None:
    staff = {"Case holder": ("79.7", "84"), "Senior manager": ("7", "7"), "Total": ("146.9", "154")}

    imported = import_benchmarks(
        path=written(tmp_path / "roles.csv", by_role(JOINT, 2019, staff)), release=2025
    )

    assert imported.figures == Changes(added=4)
    assert cell(JOINT, 2019, "case_holder_inpost_fte", 2025) == Decimal("79.7")
    assert cell(JOINT, 2019, "senior_manager_inpost_headcount", 2025) == 7


def test_import_of_the_file_by_role_leaves_the_totals_of_the_file_of_indicators(tmp_path: Path) -> None:
    """Total in post is in both files, and DfE's two files differ in a few cells."""
    import_benchmarks(path=written(tmp_path / "csww.csv", indicators([HALTON, ENGLAND], [2025])))
    staff = {"Case holder": ("39", "40"), "Total": ("94", "96")}

    imported = import_benchmarks(path=written(tmp_path / "roles.csv", by_role(HALTON, 2025, staff)))

    assert imported.figures == Changes(added=2)
    assert cell(HALTON, 2025, "inpost_fte", 2025) == 95


@pytest.mark.parametrize("role", ["", "Director"])
def test_import_refuses_an_unknown_role(tmp_path: Path, role: str) -> None:
    path = written(tmp_path / "roles.csv", by_role(HALTON, 2025, {role: ("1", "1")}))

    with pytest.raises(
        FileRefused, match=r"roles\.csv, row 2, column role: “.*” is none of Total, senior manager"
    ):
        import_benchmarks(path=path)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            changed("agency_fte", "??"),
            "row 2, column agency_fte: “??” is neither a number nor a symbol of DfE's (z, ",
        ),
        (changed("agency_fte", ""), "row 2, column agency_fte: the cell is blank. "),
        (changed("vacancy_rate_fte", "101"), "row 2, column vacancy_rate_fte: 101 is above 100, "),
        (changed("cases", "-4", row=2), "row 3, column cases: -4 is below 0."),
        (
            changed("time_period", "Sept"),
            "row 2, column time_period: “Sept” is not the year that ends on 30 September, such as 2025.",
        ),
        (
            changed("geographic_level", "Ward"),
            "row 2, column geographic_level: “Ward” is none of National, Regional and Local authority.",
        ),
        (changed("old_la_code", "88"), "row 2, column old_la_code: “88” is not a number of DfE's, "),
        (changed("la_name", ""), "row 2, column la_name: a name of up to 100 characters is expected."),
        (changed("region_code", "NW"), "row 2, column region_code: “NW” is not the ONS code of a region"),
        (lambda sheet: sheet.append(sheet[1]), "row 4: Halton (876) in 2025 is already on row 2."),
        (lambda sheet: sheet[1].pop(), "row 2: the row has 31 cells where the header has 32."),
        (
            changed("vacancy_fte", "vacancies", row=0),
            "row 1, column vacancy_fte: the column is not in the file (nor as vacancies_fte).",
        ),
        (
            changed("agency_headcount", "agency_fte", row=0),
            "row 1, column agency_fte: the same as column agency_fte: it may be there once only.",
        ),
        (lambda sheet: sheet.__delitem__(slice(1, None)), "there is no row under the header."),
        (lambda sheet: sheet.clear(), "the file is empty."),
    ],
    ids=[
        "neither number nor symbol", "blank", "impossible percentage", "negative", "no year", "no level",
        "no number", "no name", "no region", "twice", "short row", "missing column", "column twice",
        "no rows", "empty",
    ],
)  # fmt: skip
def test_import_refuses_with_file_row_column_and_reason(
    tmp_path: Path, change: Callable[[Sheet], None], problem: str
) -> None:
    sheet = indicators([HALTON, ENGLAND], [2025])
    change(sheet)

    with pytest.raises(FileRefused) as refused:
        import_benchmarks(path=written(tmp_path / "csww.csv", sheet))

    told = str(refused.value).removeprefix("csww.csv").lstrip(",: ")
    assert told.startswith(problem)
    assert refused.value.problems.count == 1
    assert not Authority.objects.exists()


def test_import_lists_all_problems_in_one_go_and_counts_the_rest(tmp_path: Path) -> None:
    sheet = indicators([HALTON, ENGLAND], range(2017, 2026))
    for row in sheet[1:]:
        for heading in ("agency_fte", "cases", "vacancy_fte"):
            row[column(sheet, heading)] = "lots"

    with pytest.raises(FileRefused) as refused:
        import_benchmarks(path=written(tmp_path / "csww.csv", sheet))

    lines = str(refused.value).splitlines()
    assert len(lines) == 51
    assert lines[3].startswith("csww.csv, row 3, column agency_fte: “lots” ")
    assert lines[-1] == "csww.csv: and 4 more problems like these."


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "csww.csv: the file is empty."),
        (b"\xef\xbb\xbf\r\n\r\n", "csww.csv: the file is empty."),
        (
            "time_period".encode("utf-16"),
            "csww.csv, row 1: the file is not UTF-8 text (byte 0xff at place 1). Save it as “CSV UTF-8”.",
        ),
        (b"PK\x03\x04\x00\x00", "csww.csv, row 1: this is not a text file. A CSV file in UTF-8 is expected."),
        (b"a" * 300_000, "csww.csv, row 1: the line is longer than 200,000 bytes."),
        (
            b'time_period,"la_name\n2025',
            "csww.csv, row 1: this is not a row of a CSV file: unexpected end of data.",
        ),
    ],
    ids=["empty", "only a mark", "utf-16", "a workbook", "one endless line", "open quote"],
)
def test_import_refuses_what_is_no_csv_in_utf_8(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "csww.csv"
    path.write_bytes(content)

    with pytest.raises(FileRefused) as refused:
        import_benchmarks(path=path)

    assert str(refused.value).splitlines()[0] == problem


def test_import_refuses_another_encoding_at_its_row(tmp_path: Path) -> None:
    sheet = indicators([HALTON, ENGLAND], [2025])
    sheet[2][column(sheet, "country_name")] = "Lloegr (Môn)"

    with pytest.raises(FileRefused) as refused:
        import_benchmarks(path=written(tmp_path / "csww.csv", sheet, encoding="cp1252"))

    assert str(refused.value) == (
        "csww.csv, row 3: the file is not UTF-8 text (byte 0xf4 at place 49). Save it as “CSV UTF-8”."
    )


def test_import_refuses_a_file_that_turns_bad_half_way_and_changes_nothing(tmp_path: Path) -> None:
    good = text_of(indicators([HALTON, ENGLAND], range(2017, 2025))).encode()
    path = tmp_path / "csww.csv"
    path.write_bytes(good + b"2025,\xff\n")

    with pytest.raises(FileRefused, match=r"csww\.csv, row 18: the file is not UTF-8 text"):
        import_benchmarks(path=path)

    assert not PublishedFigure.objects.exists()


def test_import_refuses_a_release_older_than_the_figures(tmp_path: Path) -> None:
    path = written(tmp_path / "csww.csv", indicators([HALTON, ENGLAND], [2025]))

    with pytest.raises(FileRefused, match="the release cannot be that of 2022: the file has figures of 2025"):
        import_benchmarks(path=path, release=2022)


def test_import_refuses_both_councils_of_a_joint_return_with_figures_of_their_own(tmp_path: Path) -> None:
    sheet = older_indicators([JOINT], [2022])
    sheet[2][10:] = sheet[1][10:]

    with pytest.raises(
        FileRefused, match=r"row 3: Kingston upon Thames / Richmond upon Thames .* is already on row 2"
    ):
        import_benchmarks(path=written(tmp_path / "old.csv", sheet))


@pytest.mark.slow
def test_import_needs_no_more_memory_for_a_longer_file(tmp_path: Path) -> None:
    """Four times as many rows (all of them problems) take the same memory."""
    header, row, *_ = indicators([HALTON, ENGLAND], [2025])
    peaks = []
    for rows in (2_000, 8_000):
        path = written(tmp_path / "csww.csv", [header, *[row] * rows])
        tracemalloc.start()
        with pytest.raises(FileRefused):
            import_benchmarks(path=path)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[1] < peaks[0] * 1.2


def test_command_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path / "csww.csv", indicators([HALTON, ENGLAND], [2025]))

    call_command("import_benchmarks", str(path), release=2025)

    assert capsys.readouterr().out.splitlines() == [
        "Release 2025, years 2025 to 2025.",
        "Councils, regions and England: 3 added, 0 changed, 0 unchanged.",
        "Figures: 44 added, 0 changed, 0 unchanged; 0 of them are symbols.",
    ]


def test_command_fails_with_the_problems(tmp_path: Path) -> None:
    with pytest.raises(
        CommandError, match=r"csww\.csv: the file cannot be read: No such file or directory\."
    ):
        call_command("import_benchmarks", str(tmp_path / "csww.csv"))


@pytest.mark.slow
def test_command_without_a_file_loads_the_shipped_table_once(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_benchmarks")
    call_command("import_benchmarks")

    assert capsys.readouterr().out.splitlines() == [
        "Release 2025, years 2017 to 2025.",
        "Councils, regions and England: 168 added, 0 changed, 0 unchanged.",
        "Figures: 32,186 added, 0 changed, 0 unchanged; 250 of them are symbols.",
        "Release 2022, years 2017 to 2022.",
        "Councils, regions and England: 0 added, 0 changed, 166 unchanged.",
        "Figures: 19,480 added, 0 changed, 0 unchanged; 50 of them are symbols.",
        "Neighbours of 2025: 158 added, 0 changed, 0 unchanged.",
        "Neighbours of 2021: 156 added, 0 changed, 0 unchanged.",
        "Release 2025, years 2017 to 2025.",
        "Councils, regions and England: 0 added, 0 changed, 168 unchanged.",
        "Figures: 0 added, 0 changed, 32,186 unchanged; 250 of them are symbols.",
        "Release 2022, years 2017 to 2022.",
        "Councils, regions and England: 0 added, 0 changed, 166 unchanged.",
        "Figures: 0 added, 0 changed, 19,480 unchanged; 50 of them are symbols.",
        "Neighbours of 2025: 0 added, 0 changed, 158 unchanged.",
        "Neighbours of 2021: 0 added, 0 changed, 156 unchanged.",
    ]


def authority(**fields: object) -> Authority:
    england = Authority(number=ENGLAND, name="England", level="national", release=2025)
    for name, value in fields.items():
        setattr(england, name, value)
    return england


@pytest.mark.parametrize(
    ("row", "constraint"),
    [
        (lambda: authority(level="ward"), "authority_level_is_known"),
        (lambda: authority(number="876", level="local"), "authority_of_a_council_has_a_region"),
        (lambda: authority(number="E2"), "authority_one_country"),
        (lambda: figure(value=None), "published_figure_is_a_number_or_a_symbol"),
        (lambda: figure(symbol="x"), "published_figure_is_a_number_or_a_symbol"),
        (lambda: figure(value=None, symbol="?"), "published_figure_is_a_number_or_a_symbol"),
        (lambda: figure(value=Decimal(-1)), "published_figure_not_below_0"),
        (lambda: figure(release=2024), "published_figure_after_its_year"),
        (lambda: figure(measure="cases"), "published_figure_once_in_a_release"),
        (lambda: neighbour(rank=11), "neighbour_rank_1_to_10"),
        (lambda: neighbour(rank=0), "neighbour_rank_1_to_10"),
        (lambda: neighbour(neighbour_number="876"), "neighbour_is_another_council"),
        (lambda: neighbour(closeness="near"), "neighbour_closeness_is_known"),
        (lambda: neighbour(neighbour_number="343"), "neighbour_one_of_each_rank"),
        (lambda: neighbour(rank=2), "neighbour_once_in_a_list"),
    ],
)
def test_the_database_refuses(
    row: Callable[[], Authority | PublishedFigure | Neighbour], constraint: str
) -> None:
    authority().save()
    figure(measure="cases").save()
    neighbour().save()

    with pytest.raises(IntegrityError, match=constraint):
        row().save()


def figure(**fields: object) -> PublishedFigure:
    england = Authority.objects.get(number=ENGLAND)
    given = {
        "year": 2025,
        "release": 2025,
        "measure": "agency_fte",
        "value": Decimal(1),
        "symbol": "",
    } | fields
    return PublishedFigure(authority=england, **given)


def neighbour(**fields: object) -> Neighbour:
    given = {"edition": 2025, "number": "876", "name": "Halton", "rank": 1, "closeness": "close"} | fields
    return Neighbour(**({"neighbour_number": "340", "neighbour_name": "Knowsley"} | given))
