"""The rules of progression (domain rules, 6.10): who may move an application from which state to which, and its days.

Plain values; no queries.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workforce.enums import ProgressionState as S
from workforce.periods import ONE_DAY, add_months

SATURDAY = 5


class Mover(StrEnum):
    """Who may make a move. The value is how a refusal names them."""

    APPLICANT = "the applicant"
    MANAGER = "a manager of the applicant"
    KEEPER = "whoever holds the panels"
    RECORDS = "HR"


MOVES: Mapping[S, Mapping[S, Mover]] = {
    S.INTEREST: {S.TALKED: Mover.MANAGER, S.WITHDRAWN: Mover.APPLICANT},
    S.TALKED: {S.DRAFT: Mover.APPLICANT, S.WITHDRAWN: Mover.APPLICANT},
    S.DRAFT: {S.SUBMITTED: Mover.APPLICANT, S.WITHDRAWN: Mover.APPLICANT},
    S.SUBMITTED: {S.ELIGIBLE: Mover.KEEPER, S.DRAFT: Mover.KEEPER, S.WITHDRAWN: Mover.APPLICANT},
    S.ELIGIBLE: {S.AT_PANEL: Mover.KEEPER, S.APPROVED: Mover.KEEPER, S.WITHDRAWN: Mover.APPLICANT},
    S.AT_PANEL: {
        S.APPROVED: Mover.KEEPER,
        S.DEFERRED: Mover.KEEPER,
        S.NOT_APPROVED: Mover.KEEPER,
        S.ELIGIBLE: Mover.KEEPER,
        S.WITHDRAWN: Mover.APPLICANT,
    },
    S.DEFERRED: {S.SUBMITTED: Mover.APPLICANT, S.WITHDRAWN: Mover.APPLICANT},
    S.NOT_APPROVED: {S.APPEALED: Mover.APPLICANT},
    S.APPEALED: {S.APPROVED: Mover.KEEPER, S.DISMISSED: Mover.KEEPER},
    S.APPROVED: {S.EFFECTIVE: Mover.RECORDS},
    S.DISMISSED: {},
    S.EFFECTIVE: {},
    S.WITHDRAWN: {},
}
"""The one dict of moves. From ELIGIBLE to APPROVED only where the route needs no panel."""


@dataclass(frozen=True, slots=True)
class ProgressionRules:
    """The settings of a day."""

    talk_days: int
    submit_days: int
    tell_days: int
    appeal_days: int
    resubmit_months: int
    panel_working_day: int
    panels_a_year: int


def working_days_on(day: date, number: int, days_off: Iterable[date]) -> date:
    """The day that lies so many working days after (before, where negative) a day. 0: the day itself."""
    off, step = frozenset(days_off), ONE_DAY if number > 0 else -ONE_DAY
    left = abs(number)
    while left:
        day += step
        left -= day.weekday() < SATURDAY and day not in off
    return day


def working_day_of_month(month: date, number: int, days_off: Iterable[date]) -> date:
    """The working day of this number in a month; the last one where the month has fewer."""
    after = add_months(month, 1)
    day = working_days_on(month - ONE_DAY, number, off := frozenset(days_off))
    return day if day < after else working_days_on(after, -1, off)


def has_one(month: date, a_year: int) -> bool:
    """Whether a month is one of so many in a year, evenly spread: with 4, the last month of each quarter."""
    return month.month * a_year // 12 > (month.month - 1) * a_year // 12


def months_between(first: date, day: date) -> int:
    """Whole months from a first day to a day; 0 where it is earlier."""
    months = (day.year - first.year) * 12 + day.month - first.month
    while months > 0 and add_months(first, months) > day:
        months -= 1
    return max(0, months)


def first_of_next_month(day: date) -> date:
    """When a decision of a day takes effect."""
    return add_months(day.replace(day=1), 1)
