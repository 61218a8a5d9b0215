"""Whose actions somebody reads in words: their own, once the record is shared, and those of the people they supervise."""

from collections.abc import Sequence
from datetime import date

from supervision.enums import SessionState
from supervision.models import AgreedAction
from supervision.queries.records import people_supervised


def readable_actions(actions: Sequence[AgreedAction], worker_id: int | None, day: date) -> frozenset[int]:
    """The keys of those actions whose words are the reader's to read. One query.

    They go with the person: a later supervisor reads the open ones, and an earlier one none.
    """
    if worker_id is None:
        return frozenset()
    people = frozenset(people_supervised(worker_id, day).values_list("pk", flat=True))
    return frozenset(
        each.pk
        for each in actions
        if each.supervisee_id in people
        or (each.supervisee_id == worker_id and each.session.state != SessionState.HELD)
    )
