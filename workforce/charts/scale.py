"""The axis of values: round numbers, from nought unless that would flatten the line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import count

from workforce.charts.model import Write

QUARTER = Decimal("2.5")
STEPS = (Decimal(1), Decimal(2), QUARTER, Decimal(5))
FLATTENED_FROM = Decimal("0.75")
"""From nought, unless the lowest value is at least this share of the highest."""


@dataclass(frozen=True, slots=True)
class Scale:
    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + self.step * index for index in range(count + 1))

    def share(self, value: Decimal) -> float:
        """How far up the axis a value lies: 0 at the bottom, 1 at the top."""
        return float((value - self.low) / (self.high - self.low))


def scale_of(values: Iterable[Decimal | None], write: Write = str, intervals: int = 5) -> Scale:
    """Round steps, at most `intervals` or one more, that hold every value; 0 to 1 where there is none.

    From nought unless that would flatten the line: a stability index between 82% and 91% starts at 80%.
    Steps are so large that no two of them are written alike.
    """
    present = [value for value in values if value is not None]
    if not present:
        return Scale(Decimal(0), Decimal(1), Decimal(1))
    lowest, highest = min(present), max(present)
    flattened = lowest > 0 and lowest >= highest * FLATTENED_FROM
    floor = lowest if flattened and lowest != highest else min(lowest, Decimal(0))
    rough = ((highest - floor) or abs(highest) or Decimal(1)) / intervals
    scales = (_scale(floor, highest, step) for step in _round_steps(rough))
    return next(scale for scale in scales if len({write(tick) for tick in scale.ticks}) == len(scale.ticks))


def _scale(floor: Decimal, highest: Decimal, step: Decimal) -> Scale:
    low = (floor / step).to_integral_value(ROUND_FLOOR) * step
    high = (highest / step).to_integral_value(ROUND_CEILING) * step
    return Scale(low, high if high > low else low + step, step)


def _round_steps(rough: Decimal) -> Iterator[Decimal]:
    """1, 2, 2.5, 5 times powers of ten, from the first that is not below `rough`; no quarters below 1."""
    for exponent in count(rough.adjusted()):
        power = Decimal(1).scaleb(exponent)
        for factor in STEPS:
            if factor * power >= rough and not (factor == QUARTER and exponent < 0):
                yield factor * power
