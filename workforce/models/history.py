"""Record time: who wrote what, when, in which request, and what was there before.

Triggers in the database write one event for each row inserted, changed or deleted, by whatever way:
verbs, bulk writes, raw SQL. The event tables refuse change. Pages about what was true never read them.
"""

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db.models import Model

M = TypeVar("M", bound=type[Model])


def tracked(*, exclude: list[str] | None = None) -> Callable[[M], M]:
    """Keep every insert, update and delete of the model's rows, with the request's context."""
    decorate: Callable[[M], M] = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=exclude,
        level=pghistory.Statement,
    )
    return decorate
