"""How series stand: held of planned, attendance of invited, months missed, by financial year (domain rules, 4.5)."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from supervision.enums import Cadence, GatheringState, SeriesKind, SeriesStanding
from supervision.models import Gathering, GatheringClosure, GatheringSeries
from supervision.queries.gatherings import days_between, rule_of
from supervision.rules.gatherings import (
    YearSoFar,
    first_of_year,
    last_of_year,
    slots,
    standing,
    year_of,
)
from workforce.periods import add_months, month_end
from workforce.policy import PolicyKey
from workforce.queries.calendar import bank_holidays
from workforce.queries.policy import PolicyTable

LITTLE = 2.0
"""Percentage points up to which attendance has hardly changed."""


@dataclass(frozen=True, slots=True)
class SeriesYear:
    """A series in a financial year up to a day. `attendance`: mean of attended, in per cent of the mean of invited;
    None where nothing was held, or nobody was invited. `before`: the same of the same part of the year before.
    """

    so_far: YearSoFar
    state: SeriesStanding
    cancelled: int
    unrecorded: int
    mean_attended: float | None
    mean_invited: float | None
    attendance: float | None
    before: float | None

    @property
    def change(self) -> float | None:
        """Of attendance, in percentage points."""
        if self.attendance is None or self.before is None:
            return None
        return self.attendance - self.before

    @property
    def direction(self) -> str:
        """Better, Worse, Little change; nothing where there is no year before to compare with."""
        if self.change is None:
            return ""
        if abs(self.change) <= LITTLE:
            return "Little change"
        return "Better" if self.change > 0 else "Worse"


_FROM_GOOD_TO_MISSED = {SeriesStanding.GOOD: 0, SeriesStanding.BEHIND: 1, SeriesStanding.MISSED: 2}
SERIES_FIGURES: Mapping[str, Callable[[SeriesYear], float | None]] = {
    "held": lambda year: year.so_far.share,
    "attendance": lambda year: year.attendance,
    "state": lambda year: _FROM_GOOD_TO_MISSED.get(year.state),
}
"""By the key of a column, by which figure of the financial year series are sorted. They are counted here, not in the
database; a council has some dozens of series.
"""


def years_of(series: GatheringSeries, day: date, policies: PolicyTable, most: int = 3) -> list[SeriesYear]:
    """The financial years of a series as at a day, this one first; past ones as at their last day. Three queries."""
    first, now = year_of(series.starts_on), year_of(day)
    years = range(now, max(first, now - most + 1) - 1, -1)
    found = series_years([series], [(year, min(day, last_of_year(year))) for year in years], policies)
    return [found[series.pk, year] for year in years]


def standings(series: Sequence[GatheringSeries], day: date, policies: PolicyTable) -> dict[int, SeriesYear]:
    """Each series in the financial year of a day, up to that day. Three queries, however many series."""
    year = year_of(day)
    found = series_years(series, [(year, day)], policies)
    return {each.pk: found[each.pk, year] for each in series}


def series_years(
    series: Sequence[GatheringSeries], years: Sequence[tuple[int, date]], policies: PolicyTable
) -> dict[tuple[int, int], SeriesYear]:
    """By series and financial year, each year up to its day. Three queries."""
    if not series or not years:
        return {}
    first = add_months(first_of_year(min(year for year, _ in years)), -12)
    last = last_of_year(max(year for year, _ in years)) + timedelta(days=31)
    off = DaysOff.load(first, last)
    meetings: dict[int, list[Gathering]] = defaultdict(list)
    rows = Gathering.objects.filter(series__in=[each.pk for each in series], on__range=(first, last))
    for row in rows.order_by("on", "pk"):
        meetings[row.series_id].append(row)
    return {
        (each.pk, year): _of_year(each, year, day, meetings[each.pk], off.of(each.pk), policies)
        for each in series
        for year, day in years
    }


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Bank holidays, and the closures of all series and of each."""

    bank: frozenset[date]
    closed: Mapping[int | None, frozenset[date]]

    @classmethod
    def load(cls, first: date, last: date) -> "DaysOff":
        """Two queries."""
        closed: dict[int | None, set[date]] = defaultdict(set)
        for each in GatheringClosure.objects.filter(Q(period__startswith__lte=last)):
            days = days_between(max(first, each.first_day), min(last, each.last_day or last))
            closed[each.series_id].update(days)
        return cls(bank_holidays(first, last), {key: frozenset(days) for key, days in closed.items()})

    def of(self, series_id: int) -> frozenset[date]:
        nothing: frozenset[date] = frozenset()
        return self.bank | self.closed.get(None, nothing) | self.closed.get(series_id, nothing)


def _of_year(
    series: GatheringSeries,
    year: int,
    day: date,
    meetings: Sequence[Gathering],
    off: Collection[date],
    policies: PolicyTable,
) -> SeriesYear:
    first = first_of_year(year)
    come = [each for each in meetings if first <= each.on <= day]
    held = [each for each in come if each.state == GatheringState.HELD]
    so_far = YearSoFar(
        year=year,
        day=day,
        wanted=_wanted(series, year, off, policies),
        planned=sum(each.state != GatheringState.PLANNED or each.on < day for each in come),
        held=len(held),
        missed=_missed(series, first, day, held, off),
    )
    target = policies.value(PolicyKey.SUPERVISION_TARGET, day)
    year_before = [each for each in meetings if add_months(first, -12) <= each.on <= add_months(day, -12)]
    return SeriesYear(
        so_far=so_far,
        state=standing(series.kind, series.cadence, so_far, target["green"], target["amber"]),
        cancelled=sum(each.state == GatheringState.CANCELLED for each in come),
        unrecorded=sum(each.state == GatheringState.PLANNED and each.on < day for each in come),
        mean_attended=_mean(each.attended for each in held),
        mean_invited=_mean(each.invited for each in held),
        attendance=attendance(held),
        before=attendance([each for each in year_before if each.state == GatheringState.HELD]),
    )


def _wanted(series: GatheringSeries, year: int, off: Collection[date], policies: PolicyTable) -> int:
    """How many meetings the year is to have: what the rule gives less days off; of conferences that run all year, the
    number of the settings.
    """
    first, last = first_of_year(year), last_of_year(year)
    whole = series.starts_on <= first and (series.ends_on is None or series.ends_on >= last)
    if series.kind == SeriesKind.CONFERENCE and whole:
        return int(policies.value(PolicyKey.CONFERENCES_A_YEAR, last))
    return len(_slots(series, first, last, off))


def _slots(series: GatheringSeries, first: date, last: date, off: Collection[date]) -> list[date]:
    first = max(first, series.starts_on)
    last = min(last, series.ends_on) if series.ends_on else last
    return slots(rule_of(series), first, last, off) if first <= last else []


def _missed(
    series: GatheringSeries, first: date, day: date, held: Sequence[Gathering], off: Collection[date]
) -> list[date]:
    """The last days of months that are over, had a slot by the rule and saw no meeting; of monthly series."""
    if series.cadence != Cadence.MONTH:
        return []
    wanted = {month_end(each) for each in _slots(series, first, day, off)}
    seen = {month_end(each.on) for each in held}
    return sorted(each for each in wanted - seen if each <= day)


def _mean(numbers: Iterable[int | None]) -> float | None:
    known = [each for each in numbers if each is not None]
    return sum(known) / len(known) if known else None


def attendance(held: Sequence[Gathering]) -> float | None:
    """Mean attendance in per cent of the mean number invited."""
    invited = sum(each.invited or 0 for each in held)
    return 100 * sum(each.attended or 0 for each in held) / invited if invited else None


def attendance_by_month(
    series: GatheringSeries, day: date, months: int = 24
) -> list[tuple[date, float | None]]:
    """The last months up to that of a day, each with its attendance; None where nothing was held. One query."""
    first = add_months(day.replace(day=1), 1 - months)
    rows = series.meetings.filter(on__range=(first, day), state=GatheringState.HELD)
    by_month: dict[date, list[Gathering]] = defaultdict(list)
    for row in rows.order_by("on"):
        by_month[row.on.replace(day=1)].append(row)
    every = [add_months(first, number) for number in range(months)]
    return [(month, attendance(by_month[month])) for month in every]
