"""Chance that repeats: one seeded stream for each subject, so that a change in one leaves the others alone."""

import math
import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")


class Chance(random.Random):
    """A stream of chance, with the words that the simulation uses."""

    @classmethod
    def of(cls, seed: int, subject: str) -> "Chance":
        """The stream of a subject. A text seeds by its bytes, never by its hash of the day."""
        return cls(f"{seed}/{subject}")

    def happens(self, probability: float) -> bool:
        return self.random() < probability

    def pick(self, weights: Mapping[T, float]) -> T:
        """One of the keys, each as likely as its weight."""
        return self.choices(list(weights), weights=list(weights.values()))[0]

    def pick_by(self, options: Sequence[T], weights: Sequence[float]) -> T:
        return self.choices(options, weights=weights)[0]

    def day(self, first: date, last: date) -> date:
        """A day from `first` to `last`, both included."""
        return first + timedelta(days=self.randint(0, max(0, (last - first).days)))

    def number(self, mean: float) -> int:
        """How often something of a small mean happens (Poisson)."""
        limit, product, count = math.exp(-mean), self.random(), 0
        while product > limit:
            product *= self.random()
            count += 1
        return count


class Carried:
    """Expected fractions, carried on until they make whole events.

    With independent draws a council of 300 would swing outside what any real council reports; so a rate of
    1.5 a month gives 1, 2, 1, 2 and so on.
    """

    def __init__(self, started_with: float) -> None:
        self._rest = started_with

    def take(self, expected: float) -> int:
        self._rest += max(0.0, expected)
        whole = int(self._rest)
        self._rest -= whole
        return whole
