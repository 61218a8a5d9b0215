"""What moved most on a year before, so that a reader with half a minute reads that first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboards.pages.change import Change
from dashboards.pages.reading import Reading

USUAL_SPREAD = {
    "vacancy_rate": Decimal("12.5"),
    "unfilled_rate": Decimal("12.5"),
    "agency_rate": Decimal("13.1"),
    "permanent_share": Decimal("13.1"),
    "turnover_rate": Decimal("5.8"),
    "stability_index": Decimal("5.8"),
    "absence_rate": Decimal("1.6"),
    "caseload": Decimal("2.7"),
}
"""Upper less lower quartile of the councils' published rates of 2025: by it, moves of different figures are
compared. Three figures that are not published take that of their nearest kin."""
LEAST = Decimal("0.1")
MOST_STORIES = 3


@dataclass(frozen=True, slots=True)
class UnitMove:
    """A figure of a unit below, now and a year before."""

    name: str
    now: Reading
    before: Reading


@dataclass(frozen=True, slots=True)
class Move:
    """A headline figure with its change. The units below are asked for only where the story is told."""

    now: Reading
    before: Reading
    change: Change
    below: Callable[[], Sequence[UnitMove]]
    url: str


@dataclass(frozen=True, slots=True)
class Story:
    direction: str
    name: str
    url: str
    text: str


def stories(moves: Sequence[Move]) -> tuple[Story, ...]:
    """Up to three figures that moved most, measured by how far councils lie apart; what hardly moved is no
    story."""
    told = [move for move in moves if move.change.direction and _size(move) >= LEAST]
    told.sort(key=_size, reverse=True)
    return tuple(_story(move) for move in told[:MOST_STORIES])


def _size(move: Move) -> Decimal:
    return abs(move.change.by) / USUAL_SPREAD.get(move.now.metric.key, Decimal(100))


def _story(move: Move) -> Story:
    went = "up" if move.change.by > 0 else "down"
    text = f"{went} from {move.before.words} to {move.now.words} in a year ({move.now.basis})."
    part = _most_of_it(move)
    if part is not None:
        text += f" Most of it in {part.name}: {part.before.words} to {part.now.words}."
    return Story(move.change.direction, move.now.metric.name, move.url, text)


def _most_of_it(move: Move) -> UnitMove | None:
    """The unit below that went the same way with the largest part of the numerator; None where none did."""
    sign = 1 if move.change.by > 0 else -1
    below = move.below()
    same_way = [
        (abs(_numerator(unit.now) - _numerator(unit.before)), index)
        for index, unit in enumerate(below)
        if unit.now.value is not None and unit.before.value is not None
        if (unit.now.value - unit.before.value) * sign > 0
    ]
    if len(below) < 2 or not same_way:
        return None
    return below[max(same_way, key=lambda pair: (pair[0], -pair[1]))[1]]


def _numerator(reading: Reading) -> Decimal:
    return (reading.ratio.numerator if reading.ratio else None) or Decimal(0)
