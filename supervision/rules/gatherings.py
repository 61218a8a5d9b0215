"""On which days a series meets, and how it stands in a financial year (domain rules, 4.5). Pure."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from supervision.enums import Cadence, SeriesKind, SeriesStanding
from workforce.periods import ONE_DAY, month_end

APRIL = 4
SATURDAY = 5
WEEKS_OF_A_MONTH = 4


@dataclass(frozen=True, slots=True)
class MeetingRule:
    """`times` meetings each `cadence`; the words are those of GatheringSeries."""

    cadence: str
    times: int
    weekday: int
    week_of_month: int = 1
    months: Sequence[int] = ()


def year_of(day: date) -> int:
    """The calendar year in which the financial year of a day began: 2025 for 1 April 2025 to 31 March 2026."""
    return day.year if day.month >= APRIL else day.year - 1


def first_of_year(year: int) -> date:
    return date(year, APRIL, 1)


def last_of_year(year: int) -> date:
    return date(year + 1, APRIL, 1) - ONE_DAY


def half_of_year(year: int) -> date:
    """30 September, by which half of a year's conferences have taken place."""
    return date(year, 9, 30)


def slots(rule: MeetingRule, first: date, last: date, off: Collection[date]) -> list[date]:
    """The days from `first` to `last` on which a series meets, in order. `off`: bank holidays and closures.

    In a weekly series a day off has no meeting: 52 a year less closures. A monthly or yearly one meets on the next
    weekday of the same month that is not off, else on the one before; in a month that is off as a whole, not at all.
    """
    if rule.cadence == Cadence.WEEK:
        found = (day for day in _weekly(rule, first, last) if day not in off)
    else:
        moved = (_not_off(day, off) for day in _monthly(rule, first, last))
        found = (day for day in moved if day is not None)
    return sorted({day for day in found if first <= day <= last})


def _weekly(rule: MeetingRule, first: date, last: date) -> Iterator[date]:
    """Several a week lie as far apart as they may."""
    step = 5 // rule.times
    weekdays = [(rule.weekday + number * step) % 5 for number in range(rule.times)]
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        yield from (monday + timedelta(days=each) for each in weekdays)
        monday += timedelta(days=7)


def _monthly(rule: MeetingRule, first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        if rule.cadence == Cadence.MONTH:
            step = WEEKS_OF_A_MONTH // rule.times
            for number in range(rule.times):
                yield _weekday_of(month, rule.weekday, _week(rule.week_of_month, number * step))
        elif month.month in rule.months:
            yield _weekday_of(month, rule.weekday, rule.week_of_month)
        month = month_end(month) + ONE_DAY


def _week(begins: int, later: int) -> int:
    return begins if later == 0 else (begins - 1 + later) % WEEKS_OF_A_MONTH + 1


def _weekday_of(month: date, weekday: int, week: int) -> date:
    """The weekday of the given week of a month; week 5 is the last one of the month."""
    day = month + timedelta(days=(weekday - month.weekday()) % 7, weeks=week - 1)
    return day if day.month == month.month else day - timedelta(weeks=1)


def _not_off(day: date, off: Collection[date]) -> date | None:
    later = (day + timedelta(days=number) for number in range((month_end(day) - day).days + 1))
    earlier = (day - timedelta(days=number) for number in range(1, day.day))
    free = (
        each for days in (later, earlier) for each in days if each.weekday() < SATURDAY and each not in off
    )
    return next(free, None)


@dataclass(frozen=True, slots=True)
class YearSoFar:
    """A series in a financial year as at a day. `wanted`: of the whole year; `missed`: months that are over, had a
    slot and saw no meeting. `planned`: meetings whose day has come; of these `held` took place.
    """

    year: int
    day: date
    wanted: int
    planned: int
    held: int
    missed: Sequence[date] = ()

    @property
    def share(self) -> float | None:
        """Held of planned, per cent; None where none was to be held yet."""
        return 100 * self.held / self.planned if self.planned else None


def standing(kind: str, cadence: str, so_far: YearSoFar, green: int, amber: int) -> SeriesStanding:
    """A yearly series is missed with less than half by 30 September, or fewer than wanted by 31 March (NT); a monthly
    one with a month missed (RC-74); any other by the share held of what was planned.
    """
    if cadence == Cadence.YEAR or kind == SeriesKind.CONFERENCE:
        return _of_a_year(so_far)
    if so_far.missed and cadence == Cadence.MONTH:
        return SeriesStanding.MISSED
    share = so_far.share
    if share is None:
        return SeriesStanding.NOTHING
    if share >= green:
        return SeriesStanding.GOOD
    return SeriesStanding.BEHIND if share >= amber else SeriesStanding.MISSED


def _of_a_year(so_far: YearSoFar) -> SeriesStanding:
    if so_far.day >= last_of_year(so_far.year):
        return SeriesStanding.GOOD if so_far.held >= so_far.wanted else SeriesStanding.MISSED
    if so_far.day >= half_of_year(so_far.year) and so_far.held < so_far.wanted // 2:
        return SeriesStanding.MISSED
    if so_far.planned > so_far.held:
        return SeriesStanding.BEHIND
    return SeriesStanding.GOOD if so_far.held else SeriesStanding.NOTHING
