"""Brings the stored figures up to date after changes of facts: only the months that they touch."""

from datetime import date, datetime

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from dashboards.domain.compute import Outcome, store, take_lock
from dashboards.models import ComputedMonth, Figure
from dashboards.queries.figures import figure, stored_months
from workforce.periods import add_months, month_end

WINDOW = 12
"""Months for which a fact goes on to count after it has ended: turnover, absence, stability."""

_TAKE = """
    WITH taken AS (
        DELETE FROM workforce_changedfact RETURNING worker_id, from_day, to_day
    ), employed AS (
        SELECT held.worker_id, held.period
        FROM workforce_assignment AS held JOIN workforce_employment AS employment ON employment.id = employment_id
        WHERE contract NOT IN ('agency', 'casual') AND held.worker_id IN (SELECT worker_id FROM taken)
    ), widened AS (
        SELECT least(from_day - 14, earlier.last_day) AS from_day, greatest(to_day + 14, later.first_day) AS to_day,
               taken.from_day IS NULL AS since_ever, taken.to_day IS NULL AS for_ever
        FROM taken
        LEFT JOIN LATERAL (
            SELECT max(upper(period)) - 1 AS last_day FROM employed
            WHERE worker_id = taken.worker_id AND upper(period) <= taken.from_day
        ) AS earlier ON NOT EXISTS (
            SELECT 1 FROM employed WHERE worker_id = taken.worker_id AND period @> taken.from_day - 1
        )
        LEFT JOIN LATERAL (
            SELECT min(lower(period)) AS first_day FROM employed
            WHERE worker_id = taken.worker_id AND lower(period) > taken.to_day
        ) AS later ON NOT EXISTS (
            SELECT 1 FROM employed WHERE worker_id = taken.worker_id AND period @> taken.to_day + 1
        )
    )
    SELECT count(*), CASE WHEN bool_or(since_ever) THEN NULL ELSE min(from_day) END,
           CASE WHEN bool_or(for_ever) THEN NULL ELSE max(to_day) END
    FROM widened
"""
"""Takes the notes away, and widens their days: by a fortnight, since an assignment counts over days off until the next
begins; and to the worker's assignments before and after, where none runs on, since a spell may now join or part."""


@transaction.atomic
def recompute_touched(*, now: datetime, wait: bool = False) -> Outcome:
    """Take the noted changes away and recompute the months that they touch, up to twelve months after the last.

    All or nothing: killed in the middle, the changes are still noted and the next run takes them. Months that were
    never stored stay so. Raises Busy if another computation runs and `wait` is false.
    """
    with connection.cursor() as cursor:
        take_lock(cursor, wait=wait)
        return settle(cursor, now)


def settle(cursor: CursorWrapper, now: datetime) -> Outcome:
    """The same for a caller that holds the lock."""
    cursor.execute(_TAKE)
    touched, from_day, to_day = cursor.fetchone()
    months = stored_months()
    if not touched or not months:
        return Outcome(0, 0, 0, touched)
    first = months[0] if from_day is None else max(months[0], month_end(from_day))
    last = months[-1] if to_day is None else min(months[-1], month_end(add_months(to_day, WINDOW)))
    if first > last:
        return Outcome(0, 0, 0, touched)
    done = store(cursor, first, last, now)
    return Outcome(done.months, done.written, done.removed, touched)


@transaction.atomic
def ensure(*, day: date, now: datetime) -> None:
    """Make sure that the figures at the month end `day` are stored and stand on the facts as they are now."""
    with connection.cursor() as cursor:
        take_lock(cursor, wait=True)
        settle(cursor, now)
        if not ComputedMonth.objects.filter(month_end=day).exists():
            store(cursor, day, day, now)


def figure_without_storing(*, unit_id: int, population: str, day: date, now: datetime) -> Figure:
    """The figure at a month end that has not come yet: from the facts known so far, and not kept."""
    with transaction.atomic(), connection.cursor() as cursor:
        take_lock(cursor, wait=True)
        store(cursor, day, day, now)
        found = figure(unit_id, population, day)
        transaction.set_rollback(True)
    return found
