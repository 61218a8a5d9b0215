"""Names as they are sorted and searched."""

import pytest

from workforce.names import plain, sort_name


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Zoë", "zoe"),
        ("O'Brien", "obrien"),
        ("O’Brien", "obrien"),
        ("Smith-Jones", "smith jones"),
        ("Ærøskøbing", "aeroskobing"),
        ("Łukasz", "lukasz"),
        ("Strauß", "strauss"),
        ("  Ali   Khan ", "ali khan"),
        ("", ""),
    ],
)
def test_plain(written: str, expected: str) -> None:
    assert plain(written) == expected


def test_sort_name_has_the_last_name_first() -> None:
    assert sort_name("Seán", "Ó Briain") == "o briain, sean"
