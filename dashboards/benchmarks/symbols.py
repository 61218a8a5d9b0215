"""The symbols that DfE prints where it prints no figure. They are kept as themselves and never read as 0."""

from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias


class Symbol(StrEnum):
    NOT_APPLICABLE = "z"
    UNAVAILABLE = "x"
    SUPPRESSED = "c"
    LOW_RELIABILITY = "u"
    LOW = "low"
    UNAVAILABLE_BEFORE = ":"

    @property
    def meaning(self) -> str:
        return MEANINGS[self]


MEANINGS: dict[Symbol, str] = {
    Symbol.NOT_APPLICABLE: "Not applicable: there is nothing to divide by, for example no agency workers.",
    Symbol.UNAVAILABLE: "Not available: the council did not return it, or DfE did not publish it.",
    Symbol.SUPPRESSED: "Confidential: left out so that nobody can be identified.",
    Symbol.LOW_RELIABILITY: "Low reliability: DfE does not think the figure good enough to publish.",
    Symbol.LOW: "Low: more than 0, but it rounds to 0.",
    Symbol.UNAVAILABLE_BEFORE: "Not available. Releases of earlier years print a colon for this.",
}

Cell: TypeAlias = Decimal | Symbol
"""One published figure: a number, or the symbol in its place."""

SYMBOLS = frozenset(symbol.value for symbol in Symbol)


def number(cell: Cell | None) -> Decimal | None:
    """The figure where there is one; a symbol and a cell that was not published have none."""
    return cell if isinstance(cell, Decimal) else None
