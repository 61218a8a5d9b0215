"""Brings the stored figures up to date after changes of facts: only the months, and the cells, that they touch."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.backends.utils import CursorWrapper

from dashboards import metrics
from dashboards.domain.practice import store_practice, take_notes
from dashboards.domain.storing import Outcome, figures_locked, store
from dashboards.metrics import differences, sources
from dashboards.metrics.running import drop, parameters, run
from dashboards.queries.figures import stored_months
from workforce.periods import add_months, month_end

WINDOW = 12
"""Months for which a fact goes on to count after it has ended: turnover, absence, stability."""

_TAKE = """
    CREATE TEMP TABLE noted (LIKE workforce_changedfact) ON COMMIT DROP;
    WITH taken AS (DELETE FROM workforce_changedfact RETURNING *)
    INSERT INTO noted SELECT * FROM taken
"""

_SPAN = """
    WITH employed AS (
        SELECT held.worker_id, held.period
        FROM workforce_assignment AS held JOIN workforce_employment AS employment ON employment.id = employment_id
        WHERE contract NOT IN ('agency', 'casual') AND held.worker_id IN (SELECT worker_id FROM noted)
    ), widened AS (
        SELECT least(from_day - 14, earlier.last_day) AS from_day, greatest(to_day + 14, later.first_day) AS to_day,
               noted.from_day IS NULL AS since_ever, noted.to_day IS NULL AS for_ever,
               fact_id IS NOT NULL AND coalesce(noted.worker_id, noted.post_id) IS NOT NULL AS row_by_row
        FROM noted
        LEFT JOIN LATERAL (
            SELECT max(upper(period)) - 1 AS last_day FROM employed
            WHERE worker_id = noted.worker_id AND upper(period) <= noted.from_day
        ) AS earlier ON NOT EXISTS (
            SELECT 1 FROM employed WHERE worker_id = noted.worker_id AND period @> noted.from_day - 1
        )
        LEFT JOIN LATERAL (
            SELECT min(lower(period)) AS first_day FROM employed
            WHERE worker_id = noted.worker_id AND lower(period) > noted.to_day
        ) AS later ON NOT EXISTS (
            SELECT 1 FROM employed WHERE worker_id = noted.worker_id AND period @> noted.to_day + 1
        )
    )
    SELECT count(*), CASE WHEN bool_or(since_ever) THEN NULL ELSE min(from_day) END,
           CASE WHEN bool_or(for_ever) THEN NULL ELSE max(to_day) END, coalesce(bool_and(row_by_row), false)
    FROM widened
"""
"""The days of the notes, widened: by a fortnight, since an assignment counts over days off until the next
begins; and to the worker's assignments before and after, where none runs on, since a spell may now join or part."""


@dataclass(frozen=True, slots=True)
class Touched:
    """The notes taken: how many, the days they touch (None: no bound), and whether each is of one person's row."""

    notes: int
    from_day: date | None
    to_day: date | None
    row_by_row: bool


def recompute_touched(*, now: datetime, wait: bool = False) -> Outcome:
    """Take the noted changes away and recompute what they touch, up to twelve months after their last day.

    All or nothing: killed in the middle, the changes are still noted and the next run takes them. Months that were
    never stored stay so. Raises Busy if another computation runs and `wait` is false.
    """
    with figures_locked(wait=wait) as cursor:
        return settle(cursor, now)


def settle(cursor: CursorWrapper, now: datetime) -> Outcome:
    """The same for a caller that holds the lock."""
    cursor.execute(_TAKE)
    cursor.execute("SELECT count(*) FROM noted")
    (noted,) = cursor.fetchone()
    practice = take_notes(cursor, stored_months()) if noted else None
    touched = _touched(cursor)
    done = _settle_stability(cursor, touched, now)
    if practice is not None:
        store_practice(cursor, *practice, now)
    return Outcome(done.months, done.written, done.removed, noted)


def _settle_stability(cursor: CursorWrapper, touched: Touched, now: datetime) -> Outcome:
    months = _months(touched)
    if months is None:
        drop(cursor)
        return Outcome(0, 0, 0)
    if touched.row_by_row:
        done = _add_differences(cursor, *months, now)
    else:
        drop(cursor)
        done = store(cursor, *months, now)
    return done


def _touched(cursor: CursorWrapper) -> Touched:
    cursor.execute(_SPAN)
    return Touched(*cursor.fetchone())


def _months(touched: Touched) -> tuple[date, date] | None:
    """The first and the last stored month end that the notes touch."""
    months = stored_months()
    if not touched.notes or not months:
        return None
    first = months[0] if touched.from_day is None else max(months[0], month_end(touched.from_day))
    last = (
        months[-1]
        if touched.to_day is None
        else min(months[-1], month_end(add_months(touched.to_day, WINDOW)))
    )
    return (first, last) if first <= last else None


def _add_differences(cursor: CursorWrapper, first: date, last: date, now: datetime) -> Outcome:
    """Count the touched people and posts as they were and as they are, and add what differs to the stored cells."""
    values = parameters(first, last, now)
    run(cursor, (*sources.BEFORE_AND_AFTER, *metrics.STATEMENTS, *differences.STATEMENTS), values)
    drop(cursor, keep=("differences", "lost_largest"))
    _find_lost_largest(cursor)
    cursor.execute(differences.ADD.sql, values)
    written = cursor.rowcount
    cursor.execute(differences.REMOVE_EMPTY.sql, values)
    removed = cursor.rowcount
    drop(cursor)
    return Outcome(values["hi"] - values["lo"] + 1, written, removed)


def _find_lost_largest(cursor: CursorWrapper) -> None:
    cursor.execute("SELECT min(month_end), max(month_end) FROM lost_largest")
    first, last = cursor.fetchone()
    if first is None:
        return
    statements = (*sources.OF_LARGE_CASELOADS, *metrics.CASELOADS, differences.LARGEST_ANEW)
    run(cursor, statements, parameters(first, last))
    drop(cursor, keep=("differences",))
