"""What a verb would do: it is done, looked at and taken back, so that what is shown is what will happen.

All rules and constraints speak before anything is saved, the deferred ones too.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.models import Max

from workforce.effects import figures_that_read
from workforce.models import ChangedFact
from workforce.periods import ONE_DAY, add_months, month_end
from workforce.timeline import Entry

COUNTS_ON = 12
"""Months for which a fact goes on to count in figures of twelve months."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of the timeline before and after. Nothing before: it is new. Nothing after: it is gone."""

    lane: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What changes on the timeline, and which figures move, from which month end to which.

    `first_month` None: since the first; `last_month` None: with no end.
    """

    lines: tuple[Line, ...]
    figures: tuple[str, ...] = ()
    first_month: date | None = None
    last_month: date | None = None


def preview(act: Callable[[], object], timeline: Callable[[], Sequence[Entry]]) -> Preview:
    """Do `act`, compare the timeline before and after, and take everything back.

    Raises whatever the verb or the database refuses.
    """
    with transaction.atomic():
        before = timeline()
        newest = ChangedFact.objects.aggregate(newest=Max("pk"))["newest"] or 0
        act()
        check_deferred_constraints()
        lines = tuple(_differences(before, timeline()))
        notes = list(ChangedFact.objects.filter(pk__gt=newest))
        transaction.set_rollback(True)
    return Preview(lines, figures_that_read({note.fact for note in notes}), *_months(notes))


def check_deferred_constraints() -> None:
    """Ask what the database would only say at the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def _differences(before: Sequence[Entry], after: Sequence[Entry]) -> Iterable[Line]:
    """Earliest first: what goes or changes, and what comes."""
    was = {entry.key: entry for entry in before}
    now = {entry.key: entry for entry in after}
    for key in sorted(was.keys() | now.keys(), key=lambda key: ((now.get(key) or was[key]).first_day, key)):
        old, new = was.get(key), now.get(key)
        written = (old.written if old else "", new.written if new else "")
        if written[0] != written[1]:
            yield Line((new or old).lane, *written)  # type: ignore[union-attr]


def _months(notes: Sequence[ChangedFact]) -> tuple[date | None, date | None]:
    if not notes:
        return None, None
    starts = [note.from_day for note in notes]
    ends = [note.to_day for note in notes]
    first = None if None in starts else month_end(min(day for day in starts if day))
    # an end is the day after the last one
    last = (
        None if None in ends else month_end(add_months(max(day for day in ends if day) - ONE_DAY, COUNTS_ON))
    )
    return first, last
