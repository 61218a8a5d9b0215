import pytest

from workforce.tables import Column, Table, chosen_sort


@pytest.mark.parametrize(
    "asked, sort",
    [("fte", "fte"), ("-fte", "-fte"), (None, "name"), ("", "name"), ("password", "name"), ("--fte", "name")],
)
def test_chosen_sort_is_an_allowed_one_or_the_default(asked: str | None, sort: str) -> None:
    assert chosen_sort(asked, {"name", "fte"}, "name") == sort


@pytest.mark.parametrize(
    "words, figures, stacked", [(1, 1, False), (3, 0, True), (2, 2, True), (2, 3, False), (1, 8, False)]
)
def test_rows_become_blocks_on_a_phone_unless_figures_are_compared(
    words: int, figures: int, stacked: bool
) -> None:
    columns = tuple(Column(f"C{number}", numeric=number >= words) for number in range(words + figures))
    assert Table("T", columns).is_stacked is stacked
