"""Computes the stored figures: one transaction, one computation at a time, the same rows however often it runs."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from dashboards import metrics
from dashboards.metrics import cells
from dashboards.metrics.running import drop, parameters, run
from dashboards.models import ComputedMonth, Figure
from workforce.connections import NOTICE_A_DEAD_CLIENT
from workforce.periods import month_end

LOCK = 7_305_001
"""Advisory lock of the figures: whoever holds it is the only one that writes them."""


class Busy(Exception):
    """Another computation is running."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a computation did: the months it covered, the rows it wrote and removed, the noted changes it settled."""

    months: int
    written: int
    removed: int
    touched: int = 0


@transaction.atomic
def compute(*, first: date, last: date, now: datetime, wait: bool = True) -> Outcome:
    """Compute and store every metric for the month ends from that of `first` to that of `last`.

    Writes only what differs. Noted changes are settled by it if no stored month lies outside those months.
    Raises Busy if another computation runs and `wait` is false.
    """
    with connection.cursor() as cursor:
        take_lock(cursor, wait=wait)
        if _covers_all_stored(first, last):
            # before the facts are read: what is committed after this stays noted
            cursor.execute("DELETE FROM workforce_changedfact")
        return store(cursor, first, last, now)


def _covers_all_stored(first: date, last: date) -> bool:
    return not ComputedMonth.objects.exclude(month_end__range=(month_end(first), month_end(last))).exists()


def take_lock(cursor: CursorWrapper, *, wait: bool) -> None:
    """Hold the figures' lock until the transaction ends, or the process dies. Raises Busy."""
    cursor.execute(NOTICE_A_DEAD_CLIENT)
    if wait:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        return
    cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
    if not cursor.fetchone()[0]:
        raise Busy


def store(cursor: CursorWrapper, first: date, last: date, now: datetime) -> Outcome:
    """Compute the months and write what differs. The caller holds the lock."""
    values = parameters(first, last, now)
    run(cursor, (*metrics.FACTS, cells.CHANGES), values)
    if Figure.objects.between(values["first"], values["last"]).exists():
        cursor.execute(cells.CELLS.sql, values)
        cursor.execute(cells.STORE.sql, values)
        written = cursor.rowcount
        cursor.execute(cells.REMOVE.sql, values)
        removed = cursor.rowcount
    else:
        cursor.execute(cells.FILL.sql, values)
        written, removed = cursor.rowcount, 0
    cursor.execute(cells.REMEMBER.sql, values)
    drop(cursor)
    return Outcome(values["hi"] - values["lo"] + 1, written, removed)
