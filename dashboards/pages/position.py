"""Where a council stands among a few: its place by a rate, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Position:
    """`place` counts from the best where one way is good, else from the highest. `joint`: another has the
    same rate."""

    place: int
    of: int
    joint: bool
    better: str

    @property
    def words(self) -> str:
        """2nd best of 11; joint 3rd highest of 9."""
        first, last = ("best", "worst") if self.better else ("highest", "lowest")
        place = (
            first if self.place == 1 else last if self.place == self.of else f"{ordinal(self.place)} {first}"
        )
        return f"{'joint ' if self.joint else ''}{place} of {self.of}"


def position(own: Decimal | None, others: Iterable[Decimal | None], *, better: str) -> Position | None:
    """The place of `own` among itself and the others that have a rate; None where it has none itself, or
    stands alone."""
    known = [other for other in others if other is not None]
    if own is None or not known:
        return None
    ahead = sum(other < own if better == "lower" else other > own for other in known)
    return Position(ahead + 1, len(known) + 1, own in known, better)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
