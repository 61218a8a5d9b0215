"""Record time: who wrote what, when, in which request, and what was there before.

Triggers in the database write one event for each row inserted, changed or deleted, by whatever way:
verbs, bulk writes, raw SQL. The event tables refuse change. Pages about what was true never read them. A write
that no request, command or task names is kept with the user of the database who made it: `_pgh_attach_context`,
the function that the triggers ask for the context, is ours for that (migration 0004).
"""

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db.models import Index, Model

M = TypeVar("M", bound=type[Model])


def tracked(*, exclude: list[str] | None = None) -> Callable[[M], M]:
    """Keep every insert, update and delete of the model's rows, with the request's context.

    Events are found by time, by row and by context, so only these are indexed (PGHISTORY_ settings): bulk loads pay
    for every further index.
    """
    decorate: Callable[[M], M] = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=exclude,
        level=pghistory.Statement,
        meta={"indexes": [Index(fields=["pgh_created_at", "pgh_id"])]},
    )
    return decorate
