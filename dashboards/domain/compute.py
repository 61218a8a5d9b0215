"""Computes the figures of whole months from everybody's facts: the same rows however often it runs."""

from datetime import date, datetime

from django.db import transaction

from dashboards.domain.practice import store_practice
from dashboards.domain.recompute import settle
from dashboards.domain.storing import Outcome, figures_locked, store
from dashboards.models import ComputedMonth, Figure, PracticeFigure
from dashboards.queries.figures import figure
from dashboards.queries.practice import practice_figure
from workforce.periods import month_end


def compute(*, first: date, last: date, now: datetime, wait: bool = True) -> Outcome:
    """Compute and store every metric, of practice too, for the month ends from that of `first` to that of `last`.

    Writes only what differs; counted are the rows of the stability figures. Noted changes are settled by it, for the
    months stored outside these too.
    Raises Busy if another computation runs and `wait` is false.
    """
    with figures_locked(wait=wait) as cursor:
        if _covers_all_stored(first, last):
            cursor.execute("DELETE FROM workforce_changedfact")
        else:
            settle(cursor, now)
        store_practice(cursor, first, last, now)
        return store(cursor, first, last, now)


def _covers_all_stored(first: date, last: date) -> bool:
    return not ComputedMonth.objects.exclude(month_end__range=(month_end(first), month_end(last))).exists()


def ensure(*, day: date, now: datetime) -> None:
    """Make sure that the figures at the month end `day` are stored and stand on the facts as they are now."""
    with figures_locked(wait=True) as cursor:
        settle(cursor, now)
        if not ComputedMonth.objects.filter(month_end=day).exists():
            store_practice(cursor, day, day, now)
            store(cursor, day, day, now)


def figures_without_storing(
    *, unit_id: int, population: str, day: date, now: datetime
) -> tuple[Figure, PracticeFigure]:
    """The figures at a month end that has not come yet: from the facts known so far, and not kept."""
    with figures_locked(wait=True) as cursor:
        store_practice(cursor, day, day, now)
        store(cursor, day, day, now)
        found = figure(unit_id, population, day), practice_figure(unit_id, population, day)
        transaction.set_rollback(True)
    return found
