"""What is hidden of small numbers, in tables worked out by hand (domain rules, section 9.2)."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.queries.suppression import HIDDEN, Limits, Place, _that_can_be_found, hidden_shares, suppressed

LIMITS = Limits(count=5, group=10)


def shown(counts: list[list[int]]) -> list[list[int | str]]:
    return [[HIDDEN if cell is None else cell for cell in row] for row in suppressed(counts, LIMITS).cells]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([[20, 30], [40, 50]], [[20, 30, 50], [40, 50, 90], [60, 80, 140]]),
        # a small cell takes the next smallest of its row and of its column with it, and one that closes the round
        ([[3, 30], [40, 50]], [["c", "c", 33], ["c", "c", 90], [43, 80, 123]]),
        (
            [[4, 6, 30], [20, 20, 20]],
            [["c", "c", 30, 40], ["c", "c", 20, 60], [24, 26, 50, 100]],
        ),
        # two small ones in one row hide each other there, but not in their columns
        (
            [[2, 3, 40], [30, 30, 30]],
            [["c", "c", 40, 45], ["c", "c", 30, 90], [32, 33, 70, 135]],
        ),
        # nought is shown in a group of ten, and not in a smaller one
        ([[0, 30], [40, 50]], [[0, 30, 30], [40, 50, 90], [40, 80, 120]]),
        ([[0, 30], [6, 50]], [["c", "c", 30], ["c", "c", 56], [6, 80, 86]]),
        ([[5, 30], [6, 50]], [[5, 30, 35], [6, 50, 56], [11, 80, 91]]),
        # a total goes where nothing else is left
        ([[0, 30], [0, 50]], [["c", "c", 30], ["c", "c", 50], ["c", "c", 80]]),
    ],
)
def test_small_counts_and_what_would_give_them_away_are_hidden(
    counts: list[list[int]], expected: list[list[int | str]]
) -> None:
    assert shown(counts) == expected


def test_group_of_three_is_hidden_with_its_total() -> None:
    """Requirement RC-08."""
    found = shown([[3, 30], [0, 50]])
    assert found[0][0] == found[1][0] == found[2][0] == HIDDEN


def test_rate_is_hidden_of_a_small_group_and_of_a_hidden_count() -> None:
    table = suppressed([[6, 30, 12], [2, 50, 6]], LIMITS)
    assert table.share(0, 0) is None
    assert table.share(1, 0) is None
    assert table.share(0, 1) == 37.5
    whole = suppressed([[20, 30], [20, 10]], LIMITS)
    assert (whole.share(0, 0), whole.share(0, 1), whole.share(0, 2)) == (50.0, 75.0, 62.5)


def _follows(table: list[list[int | None]]) -> set[tuple[int, int]]:
    """Hidden cells that the sums of rows and columns give away: by elimination, slowly."""
    rows, columns = len(table), len(table[0])
    unknown = [place for place in product(range(rows), range(columns)) if table[place[0]][place[1]] is None]
    lines = []
    for row in range(rows):
        lines.append([(row, column) for column in range(columns)])
    for column in range(columns):
        lines.append([(row, column) for row in range(rows)])
    matrix = [[Fraction(1 if place in line else 0) for place in unknown] for line in lines]
    # a total stands on the other side of its sum, which changes the sign of a column and nothing else
    pivots, at = [], 0
    for column in range(len(unknown)):
        pivot = next((row for row in range(at, len(matrix)) if matrix[row][column]), None)
        if pivot is None:
            continue
        matrix[at], matrix[pivot] = matrix[pivot], matrix[at]
        matrix[at] = [value / matrix[at][column] for value in matrix[at]]
        for row in range(len(matrix)):
            if row != at and matrix[row][column]:
                factor = matrix[row][column]
                matrix[row] = [
                    one - factor * other for one, other in zip(matrix[row], matrix[at], strict=True)
                ]
        pivots.append(column)
        at += 1
    return {
        unknown[column]
        for row, column in enumerate(pivots)
        if not any(value for place, value in enumerate(matrix[row]) if place != column)
    }


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 14), min_size=width, max_size=width), min_size=1, max_size=5
        )
    )
)
def test_no_hidden_count_can_be_worked_out(counts: list[list[int]]) -> None:
    table = [list(row) for row in suppressed(counts, LIMITS).cells]
    assert _follows(table) == set()
    for row, numbers in enumerate(counts):
        for column, number in enumerate(numbers):
            assert table[row][column] in (None, number)
            assert number not in range(1, 5) or table[row][column] is None


@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 6)), max_size=24))
def test_cell_follows_where_no_other_way_joins_its_row_and_column(hidden: set[Place]) -> None:
    assert _that_can_be_found(hidden) == {cell for cell in hidden if not _joined(*cell, hidden - {cell})}


def _joined(row: int, column: int, lines: set[Place]) -> bool:
    """Whether a way leads from the row to the column, by trying all lines until none leads further."""
    rows, columns = {row}, set[int]()
    for _ in lines:
        columns |= {at for reached, at in lines if reached in rows}
        rows |= {reached for reached, at in lines if at in columns}
    return column in columns


def test_table_of_very_many_groups_is_done_in_a_moment() -> None:
    """A thousand groups of which each has something to hide; one cell after the other would take minutes."""
    counts = [[(group * 7 + answer * 3) % 11 for group in range(1000)] for answer in range(8)]
    found = suppressed(counts, Limits())
    hidden = {
        (row, column)
        for row, numbers in enumerate(found.cells)
        for column, number in enumerate(numbers)
        if number is None
    }
    assert hidden
    assert not _that_can_be_found(hidden)


@pytest.mark.parametrize(
    ("groups", "whole", "hidden"),
    [
        ([20, 30], 50, set()),
        ([20, 30, 4], 54, {0, 2}),
        ([20, 3, 4], 27, {1, 2}),
        ([20, 30], 54, {0}),
        ([3], 3, {0, 1}),
        ([], 4, {0}),
        ([0, 20], 20, set()),
        ([4, 0], 8, {0}),
    ],
    ids=[
        "none of few",
        "one of few, and the next",
        "two of few hide each other",
        "few beyond the parts, and the next",
        "a whole of few",
        "one that stands alone",
        "nobody at all",
        "one of few, and few beyond the parts",
    ],
)
def test_shares_of_few_are_hidden(groups: list[int], whole: int, hidden: set[int]) -> None:
    assert hidden_shares(groups, whole, Limits(5, 0)) == hidden
    assert hidden_shares(groups, whole, Limits(0, 0)) == set()
