"""Writes the stored figures: one transaction, one computation at a time, all of it on the facts of one moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.db import OperationalError, connection, transaction
from django.db.backends.utils import CursorWrapper
from psycopg.errors import LockNotAvailable, SerializationFailure

from dashboards import metrics
from dashboards.metrics import cells, sources
from dashboards.metrics.running import drop, parameters, run
from dashboards.models import Figure
from workforce.connections import NOTICE_A_DEAD_CLIENT


class Busy(Exception):
    """Another computation is running, or has come between."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a computation did: the months it covered, the rows it wrote and removed, the noted changes it settled."""

    months: int
    written: int
    removed: int
    touched: int = 0


@contextmanager
def figures_locked(*, wait: bool) -> Iterator[CursorWrapper]:
    """One transaction, the only one that writes figures, on the facts as they are at one moment. Raises Busy.

    All its statements see the same facts and the same notes of changes: a change that is committed meanwhile stays
    noted and is in none of the figures. Inside a caller's transaction the moment is the caller's matter. The lock lasts
    until the transaction ends, or the process dies.
    """
    outermost = not connection.in_atomic_block
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if outermost:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            # taking a table's lock does not yet fix the moment, as a query would
            cursor.execute(
                f"LOCK TABLE dashboards_computedmonth IN EXCLUSIVE MODE{'' if wait else ' NOWAIT'}"
            )
            cursor.execute(NOTICE_A_DEAD_CLIENT)
            yield cursor
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable | SerializationFailure):
            raise Busy from error
        raise


def store(cursor: CursorWrapper, first: date, last: date, now: datetime) -> Outcome:
    """Compute the months from everybody's facts and write what differs. The caller holds the lock."""
    values = parameters(first, last, now)
    run(cursor, (*sources.EVERYBODY, *metrics.FACTS, cells.CHANGES), values)
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
