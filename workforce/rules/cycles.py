"""Rounds of renewal: when a register's window opens, turns red and closes."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from workforce.periods import ONE_DAY, add_months

YEAR = 12
RED_DAYS = 30
"""Of a yearly fee: the last days before it is due are red."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """One round. `closes` is the last day on which a renewal is in time; `before`: the close of the round before."""

    opens: date
    red_from: date
    closes: date
    before: date

    @property
    def year_from(self) -> date:
        """The first day of the registration that this round renews."""
        return self.closes + ONE_DAY


@dataclass(frozen=True, slots=True)
class Window:
    """A window that comes back on the same days, every year or in odd or even years. Days are (month, day)."""

    opens: tuple[int, int]
    red_from: tuple[int, int]
    closes: tuple[int, int]
    years: str = ""

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> "Window":
        """A window as a setting has it: {"opens": "09-01", "red_from": "11-01", "closes": "11-30"}."""
        days = [day_of_year(table[name]) for name in ("opens", "red_from", "closes")]
        return cls(days[0], days[1], days[2], str(table.get("years", "")))

    def cycle(self, day: date) -> Cycle:
        """The round that closes on `day` or next after it."""
        return _cycle(self, day)

    def find(self, day: date) -> Cycle:
        """The same, worked out: the years around the day are tried."""
        year = next(y for y in range(day.year, day.year + 4) if self._in(y) and on(y, self.closes) >= day)
        earlier = next(y for y in range(year - 1, year - 4, -1) if self._in(y))
        return Cycle(
            opens=self._before_the_end(year, self.opens),
            red_from=self._before_the_end(year, self.red_from),
            closes=on(year, self.closes),
            before=on(earlier, self.closes),
        )

    def _in(self, year: int) -> bool:
        return self.years not in ("odd", "even") or (year % 2 == 1) == (self.years == "odd")

    def _before_the_end(self, year: int, day: tuple[int, int]) -> date:
        """A window may open in the year before it closes."""
        return on(year - 1 if day > self.closes else year, day)


@lru_cache(maxsize=256)
def _cycle(window: Window, day: date) -> Cycle:
    """Asked for everybody on a list, on one day and on a few others."""
    return window.find(day)


def yearly(expires_on: date, day: date, *, reminder_days: int) -> Cycle:
    """The round of a registration that runs out on a day, and in every later year on the same (D1)."""
    months = 0
    while add_months(expires_on, months) < day:
        months += YEAR
    return ending(add_months(expires_on, months), add_months(expires_on, months - YEAR), reminder_days)


def ending(closes: date, before: date, reminder_days: int) -> Cycle:
    """The round that closes on a day; its window opens some days before."""
    red_days = min(RED_DAYS, reminder_days)
    return Cycle(closes - reminder_days * ONE_DAY, closes - red_days * ONE_DAY, closes, before)


def day_of_year(text: str) -> tuple[int, int]:
    """ "09-01" is 1 September."""
    month, day = text.split("-")
    return int(month), int(day)


def on(year: int, day: tuple[int, int]) -> date:
    """That day of a year; 29 February is the 28th where there is none."""
    month, number = day
    return date(year, month, min(number, calendar.monthrange(year, month)[1]))
