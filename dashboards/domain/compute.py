"""Computes the stored figures: one transaction, one computation at a time, the same rows however often it runs."""

import logging
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from dashboards import metrics
from dashboards.metrics import cells
from dashboards.models import ComputedMonth
from workforce.periods import month_end, month_ends, window_has_leap_day
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable

logger = logging.getLogger(__name__)

LOCK = 7_305_001
"""Advisory lock of the figures: whoever holds it is the only one that writes them."""


class Busy(Exception):
    """Another computation is running."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a computation did. `months` were computed; only cells that differ are written."""

    months: int
    written: int
    removed: int
    touched: int = 0


def month_index(day: date) -> int:
    """12 x year + month - 1, as the statements count months."""
    return day.year * 12 + day.month - 1


def parameters(first: date, last: date, now: datetime | None = None) -> dict[str, Any]:
    """What the statements are told: the months from that of `first` to that of `last`, and the rules' numbers then."""
    policy = PolicyTable.load()
    wanted = list(month_ends(first, last))
    ages = [int(policy.value(PolicyKey.CASELOAD_MAX_AGE, day)) for day in wanted]
    return {
        "lo": month_index(first),
        "hi": month_index(last),
        "first": month_end(first),
        "last": month_end(last),
        "max_ages": ages,
        "longest_age_in_months": max(ages) // 28 + 1,
        "working_days": [_working_days(policy, day) for day in wanted],
        "now": now,
    }


def _working_days(policy: PolicyTable, day: date) -> int:
    leap = window_has_leap_day(day)
    return int(policy.value(PolicyKey.WORKING_DAYS_LEAP if leap else PolicyKey.WORKING_DAYS, day))


@transaction.atomic
def compute(*, first: date, last: date, now: datetime, wait: bool = True) -> Outcome:
    """Compute and store every metric for the month ends from that of `first` to that of `last`.

    Writes only what differs. Changes of facts noted so far that touch no other stored month are settled by it.
    Raises Busy if another computation runs and `wait` is false.
    """
    with connection.cursor() as cursor:
        take_lock(cursor, wait=wait)
        if _covers_all_stored(first, last):
            cursor.execute("DELETE FROM workforce_changedfact")
        return store(cursor, first, last, now)


def _covers_all_stored(first: date, last: date) -> bool:
    """Whether no stored month lies outside those asked for; then the noted changes are settled with them."""
    return not ComputedMonth.objects.exclude(month_end__range=(month_end(first), month_end(last))).exists()


def take_lock(cursor: CursorWrapper, *, wait: bool) -> None:
    """Hold the figures' lock until the transaction ends. Raises Busy."""
    if wait:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        return
    cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
    if not cursor.fetchone()[0]:
        raise Busy


def store(cursor: CursorWrapper, first: date, last: date, now: datetime) -> Outcome:
    """Compute the months and write what differs. The caller holds the lock."""
    values = parameters(first, last, now)
    run(cursor, values)
    cursor.execute(cells.STORE.sql, values)
    written = cursor.rowcount
    cursor.execute(cells.REMOVE.sql, values)
    removed = cursor.rowcount
    cursor.execute(cells.REMEMBER.sql, values)
    drop(cursor)
    return Outcome(values["hi"] - values["lo"] + 1, written, removed)


def run(cursor: CursorWrapper, values: dict[str, Any]) -> None:
    """Make the temporary table `cells` and everything below it. They last until `drop` or the transaction's end."""
    cursor.execute("SET LOCAL work_mem = '128MB'; SET LOCAL jit = off")
    for statement in metrics.STATEMENTS:
        cursor.execute(statement.sql, values)
        logger.debug("figures: %s", statement.name)


def drop(cursor: CursorWrapper) -> None:
    """Drop the temporary tables, so that one transaction may compute twice."""
    cursor.execute(
        "SELECT quote_ident(relname) FROM pg_class WHERE relnamespace = pg_my_temp_schema() AND relkind = 'r'"
    )
    names = [row[0] for row in cursor.fetchall()]
    if names:
        cursor.execute(f"DROP TABLE {', '.join(names)}")
