"""DfE's statistical neighbours: for each council the ten most like it, ranked, with a word for how close."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboards.benchmarks.areas import IN_A_LIST, Closeness
from dashboards.benchmarks.problems import FileRefused, Problems
from dashboards.benchmarks.sheet import Line, Sheet

COLUMNS = ("la_number", "la_name", "rank", "neighbour_la_number", "neighbour_la_name", "closeness")
KNOWN_AND_UNUSED = ("region",)
NONE_GIVEN = "-"


@dataclass(frozen=True, slots=True)
class NeighbourRow:
    row: int
    number: str
    name: str
    rank: int
    neighbour_number: str
    neighbour_name: str
    closeness: Closeness


def edition_in(name: str) -> int | None:
    """The edition in a file's name: `statistical_neighbours_may_2025_long.csv` is the model of 2025."""
    years = re.findall(r"(?<!\d)20\d{2}(?!\d)", name)
    return int(years[-1]) if years else None


class NeighboursFile:
    """`rows()` yields each good row; what is wrong goes to `problems`. Rows that say `-` give no neighbour
    and are passed over: `without` has the councils for which an edition has none."""

    def __init__(self, path: Path, problems: Problems) -> None:
        self.problems = problems
        self.sheet = Sheet(path, problems)
        names = [re.sub(r"[\s\-]+", "_", heading.lower()) for heading in self.sheet.header]
        self.position = {name: names.index(name) for name in COLUMNS if name in names}
        for name in COLUMNS:
            if name not in names:
                problems.add("the column is not in the file.", row=1, column=name)
            elif names.count(name) > 1:
                problems.add("the column is there twice.", row=1, column=name)
        if problems:
            raise FileRefused(problems)
        known = {*COLUMNS, *KNOWN_AND_UNUSED}
        self.ignored = [
            heading for heading, name in zip(self.sheet.header, names, strict=True) if name not in known
        ]
        self.without: dict[str, str] = {}
        self._ranks: dict[tuple[str, int], int] = {}
        self._pairs: dict[tuple[str, str], int] = {}

    def rows(self) -> Iterator[NeighbourRow]:
        found = False
        for line in self.sheet.lines():
            found = True
            row = self._row(line)
            if row is not None and self._is_new(row):
                yield row
        if not found and not self.problems:
            self.problems.add("there is no row under the header.")
        self._incomplete_lists()

    def _row(self, line: Line) -> NeighbourRow | None:
        before = self.problems.count
        number, name = self._number(line, "la_number"), self._name(line, "la_name")
        rank = self._rank(line)
        if self._text(line, "neighbour_la_number") == NONE_GIVEN:
            self.without[number] = name
            return None
        neighbour, neighbour_name = (
            self._number(line, "neighbour_la_number"),
            self._name(line, "neighbour_la_name"),
        )
        closeness = self._closeness(line)
        if number and number == neighbour:
            self._problem(line, "neighbour_la_number", "a council cannot be its own neighbour.")
        if self.problems.count > before or closeness is None or rank is None:
            return None
        return NeighbourRow(line.row, number, name, rank, neighbour, neighbour_name, closeness)

    def _is_new(self, row: NeighbourRow) -> bool:
        same_rank = self._ranks.setdefault((row.number, row.rank), row.row)
        same_pair = self._pairs.setdefault((row.number, row.neighbour_number), row.row)
        if same_rank != row.row:
            self.problems.add(
                f"{row.name} already has a neighbour of rank {row.rank}, on row {same_rank}.", row=row.row
            )
        elif same_pair != row.row:
            again = f"{row.neighbour_name} is already a neighbour of {row.name}, on row {same_pair}."
            self.problems.add(again, row=row.row)
        return same_rank == same_pair == row.row

    def _incomplete_lists(self) -> None:
        if self.problems:
            return
        counts: dict[str, int] = {}
        for number, _ in self._ranks:
            counts[number] = counts.get(number, 0) + 1
        for number, count in counts.items():
            if count != IN_A_LIST:
                self.problems.add(f"council {number} has {count} neighbours instead of {IN_A_LIST}.")

    def _number(self, line: Line, column: str) -> str:
        text = self._text(line, column)
        if re.fullmatch(r"\d{3}", text):
            return text
        self._problem(line, column, f"“{text[:40]}” is not a number of DfE's, such as 876.")
        return ""

    def _name(self, line: Line, column: str) -> str:
        text = self._text(line, column)
        blank_beside_none = not text and self._text(line, "neighbour_la_number") == NONE_GIVEN
        if (not text and not blank_beside_none) or len(text) > 100:
            self._problem(line, column, "a name of up to 100 characters is expected.")
        return text

    def _rank(self, line: Line) -> int | None:
        text = self._text(line, "rank")
        if re.fullmatch(r"\d{1,2}", text) and 1 <= int(text) <= IN_A_LIST:
            return int(text)
        self._problem(line, "rank", f"“{text[:40]}” is not a rank from 1 to {IN_A_LIST}.")
        return None

    def _closeness(self, line: Line) -> Closeness | None:
        text = self._text(line, "closeness")
        try:
            return Closeness(text.lower())
        except ValueError:
            self._problem(line, "closeness", f"“{text[:40]}” is none of {', '.join(Closeness)}.")
            return None

    def _text(self, line: Line, column: str) -> str:
        return line.cells[self.position[column]].strip()

    def _problem(self, line: Line, column: str, reason: str) -> None:
        self.problems.add(reason, row=line.row, column=column)
