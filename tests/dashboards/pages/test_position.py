"""The place of a council among its neighbours."""

from decimal import Decimal

import pytest

from dashboards.pages.position import ordinal, position


@pytest.mark.parametrize(
    ("own", "others", "better", "words"),
    [
        ("5", ["1", "7", None], "lower", "2nd best of 3"),
        ("1", ["5", "7"], "lower", "best of 3"),
        ("9", ["5", "7"], "lower", "worst of 3"),
        ("9", ["5", "7"], "higher", "best of 3"),
        ("5", ["5", "7"], "higher", "joint 2nd best of 3"),
        ("5", ["9", "7"], "", "lowest of 3"),
        ("8", ["9", "7"], "", "2nd highest of 3"),
    ],
)
def test_place_in_words(own: str, others: list[str | None], better: str, words: str) -> None:
    found = position(
        Decimal(own), [None if each is None else Decimal(each) for each in others], better=better
    )

    assert found is not None
    assert found.words == words


def test_there_is_no_place_without_a_rate_or_without_others() -> None:
    assert position(None, [Decimal(1)], better="lower") is None
    assert position(Decimal(1), [None], better="lower") is None


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (22, "22nd")],
)
def test_ordinal(number: int, words: str) -> None:
    assert ordinal(number) == words
