"""A council's colour and what can be read on it, by the contrast rule of WCAG 2.2."""

import re
from dataclasses import dataclass

ENOUGH = 4.5
"""The contrast that text of ordinary size needs (success criterion 1.4.3)."""


@dataclass(frozen=True, slots=True)
class Colour:
    red: int
    green: int
    blue: int

    @classmethod
    def parse(cls, text: str) -> "Colour":
        """#0b5563 or #abc. Raises ValueError for anything else, since it is written into a stylesheet."""
        digits = text.strip().removeprefix("#")
        if len(digits) == 3:
            digits = "".join(digit * 2 for digit in digits)
        if not re.fullmatch("[0-9a-fA-F]{6}", digits):
            raise ValueError(f"{text!r} is not a colour such as #0b5563.")
        return cls(*bytes.fromhex(digits))

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        shares = (channel / 255 for channel in (self.red, self.green, self.blue))
        linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(self, other: "Colour") -> float:
        lighter, darker = sorted((self.luminance, other.luminance), reverse=True)
        return (lighter + 0.05) / (darker + 0.05)

    def mixed(self, other: "Colour", share: float) -> "Colour":
        """`share` of the other colour in this one."""
        pairs = zip((self.red, self.green, self.blue), (other.red, other.green, other.blue), strict=True)
        return Colour(*(round(own + (its - own) * share) for own, its in pairs))

    def darker(self, share: float) -> "Colour":
        return self.mixed(BLACK, share)

    def lighter(self, share: float) -> "Colour":
        return self.mixed(WHITE, share)

    def text_on(self) -> "Colour":
        """White or black, whichever reads better on this colour; one of the two always reaches 4.5 to 1."""
        return max((WHITE, BLACK), key=self.contrast)


WHITE = Colour(255, 255, 255)
BLACK = Colour(0, 0, 0)


def readable_on_white(colour: Colour) -> Colour:
    """The colour itself, or the first darker shade that reads on white and on the palest grey of a page."""
    ground = Colour(245, 247, 249)
    shade = colour
    while shade.contrast(ground) < ENOUGH:
        shade = shade.darker(0.06)
    return shade
