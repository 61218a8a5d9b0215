from itertools import product

import pytest

from workforce.colours import BLACK, ENOUGH, WHITE, Colour, readable_on_white

EVERY_SHADE = [Colour(*parts) for parts in product(range(0, 256, 51), repeat=3)]


def test_contrast_is_that_of_the_guidelines() -> None:
    assert WHITE.contrast(BLACK) == pytest.approx(21)
    assert Colour.parse("#767676").contrast(WHITE) == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("text", ["#0b5563", "0B5563"])
def test_colour_is_read_and_written(text: str) -> None:
    assert str(Colour.parse(text)) == "#0b5563"


def test_short_colour_is_doubled() -> None:
    assert str(Colour.parse("#fc0")) == "#ffcc00"


@pytest.mark.parametrize("text", ["", "teal", "#12345", "#00000g", "red;}body{display:none"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a colour"):
        Colour.parse(text)


def test_text_on_every_colour_is_readable() -> None:
    assert min(shade.contrast(shade.text_on()) for shade in EVERY_SHADE) >= ENOUGH


def test_every_colour_gives_a_readable_link() -> None:
    assert min(readable_on_white(shade).contrast(WHITE) for shade in EVERY_SHADE) >= ENOUGH


def test_dark_colour_stays_itself() -> None:
    assert readable_on_white(Colour.parse("#0b5563")) == Colour.parse("#0b5563")
