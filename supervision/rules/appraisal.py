"""When an appraisal is due, and the review in between (domain rules, 4.4): pure functions of days and numbers."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from workforce.periods import ONE_DAY, add_months

FIRST_WINDOW = 1950
"""The year of the first window that is reckoned with: nobody at work today started before it."""


class Window(NamedTuple):
    """The days in which everybody is appraised, both included."""

    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class CycleRules:
    """The numbers that hold on a day. `windows`: of each year, in order; none where the anniversary counts.

    `recorded_from`: the day from which the council records here; nothing is due for want of a record of before.
    """

    annual_months: int
    mid_year_months: int
    first_months: int
    tolerance_days: int
    warning_days: int
    service_months: int
    first_year_counts: bool
    long_absence_days: int
    windows: tuple[Window, ...] = ()
    mid_year_windows: tuple[Window, ...] = ()
    recorded_from: date = date.min


class Anchor(NamedTuple):
    """A day counted in months from another, never from a day that was itself counted (rule D1)."""

    on: date
    months: int

    @property
    def due_on(self) -> date:
        return add_months(self.on, self.months)


def first_anchor(start: date, *, newly_qualified: bool, rules: CycleRules) -> Anchor:
    """The first appraisal of somebody whose continuous employment began on `start`, or before anything was recorded.

    Newly qualified people whose reviews of the first year count as one have their first a year after the start. With a
    window it is the end of the first window that ends on that day or later.
    """
    reviewed = newly_qualified and rules.first_year_counts
    anchor = Anchor(max(start, rules.recorded_from), rules.annual_months if reviewed else rules.first_months)
    if rules.windows:
        return _of(next(each for each in rules.windows if each.last_day >= anchor.due_on))
    return anchor


def next_anchor(before: Anchor, due_on: date, meeting_on: date, rules: CycleRules) -> Anchor:
    """The appraisal after one that was due on `due_on` and held on `meeting_on`.

    By anniversary it counts from the day it was due on when it was held within 28 days (a setting) of it, so that it
    does not drift; else from the meeting. With a window it is the next window that had not opened by then; a meeting up
    to 28 days before a window opens is that window's.
    """
    if rules.windows:
        tolerance = rules.tolerance_days * ONE_DAY
        return _of(next(each for each in rules.windows if each.first_day - tolerance > meeting_on))
    if abs((meeting_on - due_on).days) <= rules.tolerance_days:
        return Anchor(before.on, before.months + rules.annual_months)
    return Anchor(meeting_on, rules.annual_months)


def mid_year_days(meeting_on: date, rules: CycleRules) -> tuple[date, date]:
    """From when the mid-year review after a meeting is on time, and when it is due."""
    if rules.mid_year_windows:
        return next(each for each in rules.mid_year_windows if each.last_day > meeting_on)
    due_on = add_months(meeting_on, rules.mid_year_months)
    return due_on - rules.tolerance_days * ONE_DAY, due_on


def yearly_windows(first: str, last: str, until: date) -> tuple[Window, ...]:
    """The window from one day of the year to another ("04-01", "06-30"), of each year to well after `until`.

    One that begins in autumn and ends in spring ends in the year after. 29 February is the month's last day.
    """
    return tuple(_window(year, first, last) for year in range(FIRST_WINDOW, until.year + 4))


def _window(year: int, first: str, last: str) -> Window:
    begins, ends = _day(year, first), _day(year, last)
    return Window(begins, ends if ends >= begins else _day(year + 1, last))


def _day(year: int, text: str) -> date:
    month, day = map(int, text.split("-"))
    return add_months(date(2024, month, day), 12 * (year - 2024))


def _of(window: Window) -> Anchor:
    return Anchor(window.last_day, 0)
