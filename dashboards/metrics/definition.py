"""What a metric is: a typed definition over the stored measures of one unit, population and month."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any, NamedTuple

NOUGHT = Decimal(0)
ONE_DECIMAL = Decimal("0.1")
SIX_DECIMALS = Decimal("0.000001")
SHARES_EXACT_TO = 12
"""Decimals to which a sum of shares of days is exact; they are stored with 20."""


class Better(StrEnum):
    """Which way a change is good."""

    LOWER = "lower"
    HIGHER = "higher"
    NEITHER = "-"


class Family(StrEnum):
    """Which stored table a metric's measures are columns of."""

    STABILITY = "stability"
    PRACTICE = "practice"


class Shape(StrEnum):
    """How a value is made of its numerator and denominator."""

    PERCENT = "100 x numerator / denominator"
    RATIO = "numerator / denominator"
    VALUE = "numerator"


class Ratio(NamedTuple):
    """A figure, exact. `value` is None where there is nothing to divide by, or nothing at all."""

    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None

    @property
    def numerator_text(self) -> str | None:
        """Six decimals, or None."""
        return _rounded(self.numerator, SIX_DECIMALS)

    @property
    def denominator_text(self) -> str | None:
        """Six decimals; None for a plain value."""
        return _rounded(self.denominator, SIX_DECIMALS)

    @property
    def value_text(self) -> str | None:
        """One decimal, half up, as it is displayed; None for "n/a"."""
        return _rounded(self.value, ONE_DECIMAL)


def _rounded(number: Decimal | None, places: Decimal) -> str | None:
    return None if number is None else f"{number.quantize(places, rounding=ROUND_HALF_UP):f}"


VALUE, PERCENT = Shape.VALUE, Shape.PERCENT
"""By name: a page asks for the shape some thousand times, and a member of an enumeration is looked up slowly."""


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure: what is counted, over what, and why anybody looks at it.

    `source` names DfE's figure where there is one of the same meaning, and says what is ours.
    `numerator` and `denominator` name columns of Figure, or of PracticeFigure (`family`): the columns of a tuple are
    added, and `times` multiplies the denominator by one more. `behind` names the rows behind the figure
    (dashboards/queries/behind.py); nothing where there are none.
    """

    key: str
    name: str
    shape: Shape
    better: Better
    numerator: tuple[str, ...]
    numerator_words: str
    why: str
    source: str
    noun: str
    behind: str
    denominator: tuple[str, ...] | None = None
    denominator_words: str = ""
    times: str | None = None
    flow: bool = False
    family: Family = Family.STABILITY

    def of(self, figure: Any) -> Ratio:
        """The metric of a row of stored measures, unrounded."""
        numerator = _sum(figure, self.numerator)
        shape = self.shape
        if self.denominator is None or shape is VALUE:
            return Ratio(numerator, None, numerator)
        denominator = _sum(figure, self.denominator)
        if denominator is not None and self.times is not None:
            denominator *= getattr(figure, self.times)
        if not denominator or numerator is None:
            return Ratio(numerator, denominator, None)
        value = 100 * numerator / denominator if shape is PERCENT else numerator / denominator
        return Ratio(numerator, denominator, value)


def _sum(figure: Any, columns: Sequence[str]) -> Decimal | None:
    """The sum of the columns; None where the only one has no value (nobody holds a case)."""
    if len(columns) == 1:
        value = _measure(figure, columns[0])
        return value if value is None or isinstance(value, Decimal) else Decimal(value)
    values = [_measure(figure, column) for column in columns]
    return None if None in values else sum(map(Decimal, values), NOUGHT)


def _measure(figure: Any, column: str) -> Any:
    """The stored measure. Shares of days are kept longer than they are exact, so that thirds add up to their whole."""
    value = getattr(figure, column)
    return round(value, SHARES_EXACT_TO) if column == "days_lost" else value


@dataclass(frozen=True, slots=True)
class Statement:
    """One step of the computation: what it makes, in words, and its SQL."""

    name: str
    sql: str
