"""The release's files read row by row into areas and figures: the file of indicators, the file by role."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboards.benchmarks import areas
from dashboards.benchmarks.areas import Area, Level
from dashboards.benchmarks.cells import read_cell
from dashboards.benchmarks.layouts import Layout, recognise
from dashboards.benchmarks.measures import ROLES
from dashboards.benchmarks.problems import Problems
from dashboards.benchmarks.sheet import Line, Sheet
from dashboards.benchmarks.symbols import Cell, Symbol

FIRST_YEAR, LAST_YEAR = 2010, 2100
LEVELS = {
    "national": Level.NATIONAL,
    "regional": Level.REGIONAL,
    "local authority": Level.LOCAL,
    "la": Level.LOCAL,
}


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """The figures of one area in one year that stand on one row of a file."""

    row: int
    area: Area
    year: int
    cells: dict[str, Cell]


class PublishedFile:
    """`rows()` yields each good row once; what is wrong goes to `problems`, and the row is left out.

    `left_out` says in sentences which rows were passed over although nothing is wrong with them.
    """

    def __init__(self, path: Path, problems: Problems) -> None:
        self.problems = problems
        self.sheet = Sheet(path, problems)
        self.layout: Layout = recognise(self.sheet.header, problems)
        self.left_out: list[str] = []
        self._wide = [(key, key) for key in self.layout.measures]
        self._read_at: dict[tuple[str, int, str], int] = {}

    def rows(self) -> Iterator[PublishedRow]:
        found = False
        for line in self.sheet.lines():
            found = True
            row = self._row(line)
            if row is not None:
                yield row
        if not found and not self.problems:
            self.problems.add("there is no row under the header.")

    def _row(self, line: Line) -> PublishedRow | None:
        before = self.problems.count
        year, area, role = self._year(line), self._area(line), self._text(line, "role").lower()
        if area is not None and year is not None and self._is_again(line.row, area, year, role):
            return None
        cells = self._cells(line, role)
        if self.problems.count > before or area is None or year is None:
            return None
        return self._in_its_return(PublishedRow(line.row, area, year, cells), role)

    def _is_again(self, row: int, area: Area, year: int, role: str) -> bool:
        """A second row for the same area, year and role is a problem."""
        first = self._read_at.setdefault((area.number, year, role), row)
        if first != row:
            what = f"{year}, {role}," if role else f"{year}"
            self.problems.add(f"{area.name} ({area.number}) in {what} is already on row {first}.", row=row)
        return first != row

    def _in_its_return(self, row: PublishedRow, role: str) -> PublishedRow | None:
        """The older layout writes a joint return in the row of the first council and only `z` in the row of
        the second: that row is passed over, the other is the joint return's."""
        area, joint = row.area, areas.joint_return_of(row.area)
        if joint is None:
            return row
        if row.cells and all(cell is Symbol.NOT_APPLICABLE for cell in row.cells.values()):
            where = f"{area.name} ({area.number}) is published with {joint.number} in {row.year}"
            self.left_out.append(f"row {row.row}: {where}")
            return None
        if self._is_again(row.row, joint, row.year, role):
            return None
        return PublishedRow(row.row, joint, row.year, row.cells)

    def _year(self, line: Line) -> int | None:
        text = self._text(line, "time_period")
        if re.fullmatch(r"\d{4}", text) and FIRST_YEAR <= int(text) <= LAST_YEAR:
            return int(text)
        self._problem(
            line, "time_period", f"“{text[:40]}” is not the year that ends on 30 September, such as 2025."
        )
        return None

    def _area(self, line: Line) -> Area | None:
        text = self._text(line, "geographic_level")
        level = LEVELS.get(text.lower())
        if level is None:
            reason = f"“{text[:40]}” is none of National, Regional and Local authority."
            self._problem(line, "geographic_level", reason)
            return None
        if level is Level.NATIONAL:
            code = self._text(line, "country_code") or areas.ENGLAND
            return Area(code, self._text(line, "country_name") or "England", level, code)
        return self._region(line) if level is Level.REGIONAL else self._council(line)

    def _region(self, line: Line) -> Area | None:
        code, name = self._region_code(line), self._named(line, "region_name")
        return Area(code, name, Level.REGIONAL, code) if code and name else None

    def _council(self, line: Line) -> Area | None:
        ons_code = self._text(line, "new_la_code")
        number = areas.tidy(self._text(line, "old_la_code")) or areas.JOINT_NUMBER_BY_ONS_CODE.get(
            ons_code, ""
        )
        name, region_code, region_name = (
            self._named(line, "la_name"), self._region_code(line), self._named(line, "region_name"),
        )  # fmt: skip
        if not re.fullmatch(r"\d{3}( / \d{3})?", number):
            self._problem(
                line, "old_la_code", f"“{number[:40]}” is not a number of DfE's, such as 876 or 314 / 318."
            )
            return None
        if not (name and region_code and region_name):
            return None
        return Area(number, name, Level.LOCAL, ons_code, region_code, region_name)

    def _region_code(self, line: Line) -> str:
        code = self._text(line, "region_code")
        if not re.fullmatch(r"E\d{8}", code):
            self._problem(
                line, "region_code", f"“{code[:40]}” is not the ONS code of a region, such as E12000002."
            )
            return ""
        return code

    def _named(self, line: Line, column: str) -> str:
        name = self._text(line, column)
        if not name or len(name) > 100:
            self._problem(line, column, "a name of up to 100 characters is expected.")
            return ""
        return name

    def _cells(self, line: Line, role: str) -> dict[str, Cell]:
        """The good cells of the row, by measure."""
        cells: dict[str, Cell] = {}
        for key, column in self._measures(line, role):
            try:
                cells[key] = read_cell(self._text(line, column), key)
            except ValueError as error:
                self._problem(line, column, str(error))
        return cells

    def _measures(self, line: Line, role: str) -> list[tuple[str, str]]:
        """Each measure on the row with its column. In the file by role the rows of `Total` give none: the
        file of indicators has them, and withholds two councils of 2025 that the file by role prints."""
        if not self.layout.by_role:
            return self._wide
        if role not in ROLES and role != "total":
            self._problem(line, "role", f"“{role[:40]}” is none of Total, {', '.join(ROLES)}.")
        columns = ("inpost_fte", "inpost_headcount") if role in ROLES else ()
        return [(f"{ROLES[role]}_{column}", column) for column in columns]

    def _text(self, line: Line, column: str) -> str:
        position = self.layout.position.get(column)
        return "" if position is None else line.cells[position].strip()

    def _problem(self, line: Line, column: str, reason: str) -> None:
        self.problems.add(reason, row=line.row, column=self.layout.heading.get(column, column))
