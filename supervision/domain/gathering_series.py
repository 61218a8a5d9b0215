"""Series of meetings: planned ahead by their rule, changed, ended; and the days on which none is planned."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, time

from django.db import transaction
from django.db.models import F, Q, QuerySet

from supervision.enums import AudienceKind, Cadence, GatheringState
from supervision.models import Gathering, GatheringClosure, GatheringSeries
from supervision.queries.gatherings import slots_of
from workforce.domain.errors import DomainError
from workforce.models import Account
from workforce.periods import ONE_DAY, add_months, british, month_end, period

AHEAD_MONTHS = 12
LONGEST_CLOSURE = 92


@dataclass(frozen=True, slots=True)
class SeriesContent:
    """What a series is, whom it invites, how often and when it meets."""

    name: str
    kind: str
    about: str
    audience: AudienceKind
    cadence: Cadence
    times: int
    weekday: int
    week_of_month: int = 1
    months: Sequence[int] = ()
    role_ids: Sequence[int] = ()
    unit_ids: Sequence[int] = ()
    starts_at: time | None = None
    minutes: int | None = None
    place: str = ""
    run_by_id: int | None = None


@transaction.atomic
def add_series(*, content: SeriesContent, starts_on: date, by: Account | None) -> GatheringSeries:
    """A new series, with its meetings of the twelve months from its first day.

    Raises ValidationError for a name in use, a rule that is not complete, or an audience that names nobody.
    """
    series = GatheringSeries(starts_on=starts_on)
    _fill(series, content)
    series.full_clean()
    series.save()
    _plan(series, starts_on, _horizon(starts_on), by)
    return series


@transaction.atomic
def change_series(*, series_id: int, content: SeriesContent, today: date, by: Account) -> GatheringSeries:
    """Other words, other people, other days. What is planned after today is planned anew where the days changed.

    Meetings that were added or moved by hand stay. Raises DomainError for a series that is over; ValidationError as
    `add_series` does.
    """
    series = _running(series_id, today)
    rule = ("cadence", "times", "weekday", "week_of_month", "months")
    before = [getattr(series, name) for name in rule]
    _fill(series, content)
    series.full_clean()
    series.save()
    if before != [getattr(series, name) for name in rule]:
        until = series.planned_until or today
        _untouched(series).filter(on__gt=today).delete()
        _plan(series, max(series.starts_on, today + ONE_DAY), until, by)
    else:
        places = {"starts_at": series.starts_at, "minutes": series.minutes, "place": series.place}
        _untouched(series).filter(on__gt=today).update(**places)
    return series


@transaction.atomic
def end_series(*, series_id: int, last_day: date, today: date, by: Account) -> GatheringSeries:
    """No meetings after `last_day`: those planned later are taken out. What was recorded stays.

    Raises DomainError for a series that is over, a day before its first, or a meeting held after that day.
    """
    series = _running(series_id, today)
    if last_day < series.starts_on:
        raise DomainError(f"The series began on {british(series.starts_on)}. Choose that day or a later one.")
    if series.meetings.filter(on__gt=last_day, state=GatheringState.HELD).exists():
        raise DomainError("A meeting after that day was held. Choose a later last day.")
    series.meetings.filter(on__gt=last_day, state=GatheringState.PLANNED).delete()
    series.ends_on = last_day
    series.full_clean()
    series.save(update_fields=["ends_on"])
    return series


@transaction.atomic
def plan_ahead(*, series_id: int, today: date, by: Account) -> int:
    """Plan the meetings that are missing up to a year from the end of this month. Returns how many.

    Raises DomainError for a series that is over, and where all of them are planned already.
    """
    series = _running(series_id, today)
    first = (series.planned_until or today) + ONE_DAY
    until = _horizon(today)
    if first > until:
        raise DomainError(f"Meetings are planned up to {british(until)} already.")
    return _plan(series, first, until, by)


def _horizon(day: date) -> date:
    return month_end(add_months(day, AHEAD_MONTHS - 1))


def _plan(series: GatheringSeries, first: date, until: date, by: Account | None) -> int:
    """Meetings on the days of the rule that have none yet."""
    days = set(slots_of(series, first, until)) if first <= until else set()
    taken = Q(slot__in=days) | Q(on__in=days)
    for row in series.meetings.filter(taken):
        days -= {row.slot, row.on}
    made = Gathering.objects.bulk_create(
        Gathering(
            series=series,
            slot=day,
            on=day,
            starts_at=series.starts_at,
            minutes=series.minutes,
            place=series.place,
            by=by,
        )
        for day in sorted(days)
    )
    series.planned_until = max(until, series.planned_until or until)
    series.save(update_fields=["planned_until"])
    return len(made)


def _untouched(series: GatheringSeries) -> "QuerySet[Gathering]":
    """What is planned as the rule gave it."""
    planned: QuerySet[Gathering] = series.meetings.filter(state=GatheringState.PLANNED, slot=F("on"))
    return planned


def _fill(series: GatheringSeries, content: SeriesContent) -> None:
    for each in fields(content):
        setattr(series, each.name, getattr(content, each.name))
    series.months = sorted(content.months) if content.cadence == Cadence.YEAR else []
    chosen = content.audience == AudienceKind.CHOSEN
    series.role_ids = sorted(content.role_ids) if chosen else []
    series.unit_ids = sorted(content.unit_ids) if chosen else []


def _running(series_id: int, today: date) -> GatheringSeries:
    series: GatheringSeries = GatheringSeries.objects.select_for_update(of=("self",)).get(pk=series_id)
    if series.ends_on is not None and series.ends_on < today:
        raise DomainError(f"This series ended on {british(series.ends_on)}.")
    return series


@transaction.atomic
def close_days(
    *, name: str, first_day: date, last_day: date, series_id: int | None, today: date, by: Account
) -> GatheringClosure:
    """No meetings on these days, of one series or of all. What is planned on them goes by the rule: a weekly meeting
    falls away, a monthly one moves within its month; nothing that is over is touched.

    Raises DomainError for a last day before the first, or more than three months at once.
    """
    if last_day < first_day:
        raise DomainError("The last day lies before the first.")
    if (last_day - first_day).days >= LONGEST_CLOSURE:
        raise DomainError("That is more than three months. End the series instead, and begin it again.")
    closure = GatheringClosure(name=name, series_id=series_id, period=period(first_day, last_day))
    closure.full_clean()
    closure.save()
    for series in _affected(series_id, today):
        _plan_around(series, closure, today, by)
    return closure


@transaction.atomic
def open_days(*, closure_id: int, today: date, by: Account) -> None:
    """Take days without meetings out again; meetings that the rule gives on them are planned."""
    closure = GatheringClosure.objects.select_for_update(of=("self",)).get(pk=closure_id)
    affected = _affected(closure.series_id, today)
    around = GatheringClosure(period=closure.period)
    closure.delete()
    for series in affected:
        _plan_around(series, around, today, by)


def _affected(series_id: int | None, today: date) -> list[GatheringSeries]:
    found = GatheringSeries.objects.running(today).select_for_update(of=("self",)).order_by("pk")
    return list(found.filter(pk=series_id) if series_id else found)


def _plan_around(series: GatheringSeries, closure: GatheringClosure, today: date, by: Account) -> None:
    """Plan the months of a closure anew, as far as they lie ahead and were planned."""
    first = max(closure.first_day.replace(day=1), today + ONE_DAY)
    last = min(month_end(closure.last_day or closure.first_day), series.planned_until or today)
    if first <= last:
        _untouched(series).filter(on__range=(first, last)).delete()
        _plan(series, first, last, by)
