"""The days of a series of planned sessions: every so many weeks or months, less the days on which nobody meets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from supervision.enums import FrequencyUnit
from workforce.periods import ONE_DAY, add_months

LONGEST_MONTHS = 24
MOST = 60
"""No series is longer: who plans further ahead plans for nobody in particular."""

SATURDAY = 5
WEEK = 7


@dataclass(frozen=True, slots=True)
class Repeat:
    """Every `every` weeks or months, to the day `until` at the latest, or so many `times`. One of the two is given."""

    every: int
    unit: FrequencyUnit
    until: date | None = None
    times: int | None = None


@dataclass(frozen=True, slots=True)
class SeriesDay:
    """A day of a series; `left_out` says why there is no session on it."""

    on: date
    left_out: str = ""


def last_possible(first: date) -> date:
    """No session of a series that begins on `first` lies later."""
    return add_months(first, LONGEST_MONTHS)


def series_days(first: date, repeat: Repeat, blocked: Mapping[date, str]) -> list[SeriesDay]:
    """Every day of the series in order, those with a reason in `blocked` left out.

    Months are counted from the first day, never chained. A series that does not begin at a weekend has no session on
    one: that day moves to the Monday after it, and is left out where the Monday is blocked. `times` counts sessions,
    so that a day left out is made up for at the end. It ends at `last_possible`, or with the sixtieth session.
    """
    found: list[SeriesDay] = []
    sessions = 0
    for day in _candidates(first, repeat):
        if day > _end(first, repeat) or sessions == min(repeat.times or MOST, MOST):
            break
        reason = blocked.get(day, "")
        sessions += not reason
        found.append(SeriesDay(day, reason))
    while found and repeat.until is None and found[-1].left_out:
        found.pop()
    return found


def _end(first: date, repeat: Repeat) -> date:
    latest = last_possible(first)
    return min(repeat.until, latest) if repeat.until else latest


def _candidates(first: date, repeat: Repeat) -> Iterator[date]:
    at_weekends = first.weekday() >= SATURDAY
    number = 0
    while True:
        day = _counted(first, repeat, number)
        if not at_weekends and day.weekday() >= SATURDAY:
            day += (WEEK - day.weekday()) * ONE_DAY
        yield day
        number += 1


def _counted(first: date, repeat: Repeat, number: int) -> date:
    if repeat.unit == FrequencyUnit.WEEK:
        return first + timedelta(weeks=repeat.every * number)
    return add_months(first, repeat.every * number)
