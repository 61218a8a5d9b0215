"""DfE's files as they look, made from the figures that are shipped: two layouts, the file by role, the
neighbours."""

import csv
import io
from collections.abc import Callable, Iterable
from pathlib import Path

from dashboards.benchmarks import shipped
from dashboards.benchmarks.areas import Area, Level
from dashboards.benchmarks.measures import MAIN
from dashboards.benchmarks.symbols import Cell, Symbol

AREAS = shipped.read_areas()
LEVEL_NAMES = {Level.NATIONAL: "National", Level.REGIONAL: "Regional", Level.LOCAL: "Local authority"}
PLACE = [
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
    "region_code", "region_name", "old_la_code", "new_la_code", "la_name",
]  # fmt: skip
OLDER = {
    "social_worker_fte": "inpost_fte",
    "leaver_fte": "leavers_fte",
    "turnover_rate_fte_%": "turnover_rate_fte",
    "working_days_lost_fte": "working_days_lost_fte",
    "absence_rate_fte_%": "absence_rate_fte",
    "agency_fte": "agency_fte",
    "agency_worker_rate_fte_%": "agency_rate_fte",
    "agency_cover_fte": "agency_cover_fte",
    "agency_cover_rate_fte_%": "agency_cover_rate_fte",
    "vacancy_fte": "vacancy_fte",
    "vacancy_rate_fte_%": "vacancy_rate_fte",
    "vacancy_agency_cover_rate_fte_%": "vacancy_agency_cover_rate_fte",
    "case_holders_fte": "case_holders_fte",
    "cases": "cases",
    "caseload_fte": "caseload_fte",
    "social_worker_headcount": "inpost_headcount",
    "leaver_headcount": "leavers_headcount",
    "turnover_rate_headcount_%": "turnover_rate_headcount",
    "agency_headcount": "agency_headcount",
    "agency_worker_rate_headcount_%": "agency_rate_headcount",
}
"""The columns of the release of 2022, in its order, and what later releases call them."""

Sheet = list[list[str]]


def indicators(numbers: Iterable[str], years: Iterable[int]) -> Sheet:
    """The release of 2025 for some areas and years."""
    keys = [measure.key for measure in MAIN]
    release = shipped.read_release(2025)
    rows = [
        _place(AREAS[number], year) + [_printed(release[number, year][key]) for key in keys]
        for year in years
        for number in numbers
        if (number, year) in release
    ]
    return [[*PLACE, *keys], *rows]


def older_indicators(numbers: Iterable[str], years: Iterable[int]) -> Sheet:
    """The release of 2022. A joint return stands in the row of its first council; the second has only `z`."""
    release = shipped.read_release(2022)
    sheet = [[*PLACE, *OLDER]]
    for year in years:
        for number in numbers:
            cells, area = release[number, year], AREAS[number]
            printed = [_printed(cells[key]) for key in OLDER.values()]
            first, *second = number.split(" / ")
            names, codes = area.name.split(" / "), area.ons_code.split(" / ")
            place = _place(area, year)[:7]
            sheet.append([*place, first, codes[0], names[0], *printed])
            sheet += [[*place, other, codes[1], names[1], *["z"] * len(OLDER)] for other in second]
    return sheet


def by_role(number: str, year: int, staff: dict[str, tuple[str, str]]) -> Sheet:
    area = AREAS[number]
    joint = " / " in number
    region = [area.region_code, area.region_name]
    place = [str(year), "Local authority", *region, "" if joint else number, area.ons_code, area.name]
    header = [
        "time_period", "geographic_level", "region_code", "region_name", "old_la_code", "new_la_code",
        "geo_breakdown", "role", "inpost_FTE", "inpost_headcount",
    ]  # fmt: skip
    return [header, *([*place, role, fte, headcount] for role, (fte, headcount) in staff.items())]


def neighbours(numbers: Iterable[str], edition: int = 2025) -> Sheet:
    wanted = set(numbers)
    header = [
        "la_number",
        "la_name",
        "region",
        "rank",
        "neighbour_la_number",
        "neighbour_la_name",
        "closeness",
    ]
    rows = [
        [
            row.number,
            row.name,
            "",
            str(row.rank),
            row.neighbour_number,
            row.neighbour_name,
            row.closeness.capitalize(),
        ]
        for row in shipped.neighbour_rows(edition)
        if row.number in wanted
    ]
    return [header, *rows]


def text_of(sheet: Sheet) -> str:
    file = io.StringIO()
    csv.writer(file).writerows(sheet)
    return file.getvalue()


def written(path: Path, sheet: Sheet, *, encoding: str = "utf-8") -> Path:
    path.write_bytes(text_of(sheet).encode(encoding))
    return path


def column(sheet: Sheet, heading: str) -> int:
    return sheet[0].index(heading)


def _place(area: Area, year: int) -> list[str]:
    england = ["E92000001", "England"]
    council = [area.number, area.ons_code, area.name] if area.level is Level.LOCAL else ["", "", ""]
    region = {
        Level.NATIONAL: ["", ""],
        Level.REGIONAL: [area.number, area.name],
        Level.LOCAL: [area.region_code, area.region_name],
    }[area.level]
    return [str(year), "Reporting year", LEVEL_NAMES[area.level], *england, *region, *council]


def _printed(cell: Cell) -> str:
    return cell.value if isinstance(cell, Symbol) else f"{cell.normalize():f}"


def changed(heading: str, value: str, row: int = 1) -> Callable[[Sheet], None]:
    """Writes something else into a cell of a sheet."""

    def change(sheet: Sheet) -> None:
        sheet[row][column(sheet, heading)] = value

    return change
