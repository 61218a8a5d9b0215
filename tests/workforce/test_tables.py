import pytest

from workforce.tables import chosen_sort


@pytest.mark.parametrize(
    "asked, sort",
    [("fte", "fte"), ("-fte", "-fte"), (None, "name"), ("", "name"), ("password", "name"), ("--fte", "name")],
)
def test_chosen_sort_is_an_allowed_one_or_the_default(asked: str | None, sort: str) -> None:
    assert chosen_sort(asked, {"name", "fte"}, "name") == sort
