"""Small numbers in tables that are published or exported: what is hidden, so that nobody is recognised.

Domain rules, section 9.2. Screens and files use this one function.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

HIDDEN = "c"
"""What is written in place of a hidden count; the Department for Education's sign."""

Place: TypeAlias = tuple[int, int]
Grid: TypeAlias = list[list[int]]


@dataclass(frozen=True, slots=True)
class Limits:
    """Counts from 1 to below `count` are hidden. A group of fewer than `group` shows neither noughts nor rates."""

    count: int = 5
    group: int = 10


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A table with its totals as the last row and the last column; None is hidden. Columns are the groups."""

    cells: tuple[tuple[int | None, ...], ...]
    limits: Limits

    def share(self, row: int, column: int) -> float | None:
        """The cell in per cent of its group; None where either is hidden, or the group is too small."""
        part, whole = self.cells[row][column], self.cells[-1][column]
        if part is None or whole is None or whole < self.limits.group:
            return None
        return 100 * part / whole


def hidden_shares(groups: Sequence[int], whole: int, limits: Limits) -> set[int]:
    """Which of some shares are not given: of how many each is, and the whole that they add up to, which is the last.

    A share of fewer than `count` is hidden, and where it could be taken from the whole, one more. What the whole has
    beyond its parts counts as one more part, which is not shown. A `count` of nought hides nothing.
    """
    if 0 < whole < limits.count:
        return set(range(len(groups) + 1))
    parts = [*groups, whole - sum(groups)]
    found = {number for number, group in enumerate(parts) if 0 < group < limits.count}
    others = [(group, number) for number, group in enumerate(parts) if group and number not in found]
    if len(found) == 1 and others:
        found.add(min(others)[1])
    return found - {len(groups)}


def suppressed(counts: Sequence[Sequence[int]], limits: Limits) -> Suppressed:
    """Counts by answer (rows) and group (columns), with totals, and as little hidden as does for nobody to be found.

    First every small count is hidden, and nought in a small group. Then, as long as a hidden cell could be worked out
    from those shown, one more beside such a cell is hidden: the smallest above nought, else a total, else a nought.
    """
    grid = _with_totals(counts)
    hidden = {place for place in _places(grid) if _is_small(grid, place, limits)}
    while found := _that_can_be_found(hidden):
        hidden.add(min(_beside(grid, found, hidden), key=lambda place: _how_dear(grid, place)))
    cells = tuple(
        tuple(None if (row, column) in hidden else number for column, number in enumerate(numbers))
        for row, numbers in enumerate(grid)
    )
    return Suppressed(cells, limits)


def _with_totals(counts: Sequence[Sequence[int]]) -> Grid:
    rows = [[*numbers, sum(numbers)] for numbers in counts]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def _places(grid: Grid) -> Iterator[Place]:
    return ((row, column) for row in range(len(grid)) for column in range(len(grid[row])))


def _is_small(grid: Grid, place: Place, limits: Limits) -> bool:
    """A total across groups is of all people, so that the group of a nought in it is everybody."""
    row, column = place
    number = grid[row][column]
    return number < limits.count if number else grid[-1][column] < limits.group


def _that_can_be_found(hidden: set[Place]) -> set[Place]:
    """Hidden cells that follow from the others.

    Each row and each column, totals included, says that its cells add up. Take rows and columns as points and hidden
    cells as lines between them: a cell follows exactly where its line is on no round way, because only round ways leave
    a choice. All points are walked once, each line noting how far back one can come beyond it without going back on it.
    """
    ways = _ways(hidden)
    order: dict[int, int] = {}
    back: dict[int, int] = {}
    found: set[Place] = set()
    for root in ways:
        if root not in order:
            _walk(root, ways, order, back, found)
    return found


Ways: TypeAlias = dict[int, list[tuple[int, Place]]]


def _ways(lines: set[Place]) -> Ways:
    """From each point its lines and where they lead. Rows count from 0 up, columns from -1 down."""
    ways: Ways = {}
    for row, column in lines:
        ways.setdefault(row, []).append((~column, (row, column)))
        ways.setdefault(~column, []).append((row, (row, column)))
    return ways


def _walk(root: int, ways: Ways, order: dict[int, int], back: dict[int, int], found: set[Place]) -> None:
    """From a point to all that it is joined with. Lines on no round way are added to those found."""
    order[root] = back[root] = len(order)
    path: list[tuple[int, Place | None, Iterator[tuple[int, Place]]]] = [(root, None, iter(ways[root]))]
    while path:
        at, came_by, rest = path[-1]
        other, line = next(((to, by) for to, by in rest if by != came_by), (at, None))
        if line is None:
            path.pop()
            if path and came_by is not None:
                before = path[-1][0]
                back[before] = min(back[before], back[at])
                if back[at] > order[before]:
                    found.add(came_by)
        elif other in order:
            back[at] = min(back[at], order[other])
        else:
            order[other] = back[other] = len(order)
            path.append((other, line, iter(ways[other])))


def _beside(grid: Grid, found: set[Place], hidden: set[Place]) -> list[Place]:
    """The shown cells in a row or column of these. There are always some: with all of them hidden, nothing follows."""
    rows, columns = {row for row, _ in found}, {column for _, column in found}
    shown = (place for place in _places(grid) if place not in hidden)
    return [(row, column) for row, column in shown if row in rows or column in columns]


def _how_dear(grid: Grid, place: Place) -> tuple[bool, bool, int, Place]:
    row, column = place
    number = grid[row][column]
    is_total = row == len(grid) - 1 or column == len(grid[row]) - 1
    return number == 0, is_total, number, place
