"""Undoing: what one request wrote to people's rows is taken back exactly, where nothing was built on it."""

import json
from collections.abc import Iterable
from datetime import date
from uuid import UUID

import pghistory
from django.db import IntegrityError, connection, transaction

from workforce.domain.assignments import check_room
from workforce.domain.errors import DomainError
from workforce.domain.inductions import begin_inductions
from workforce.domain.preview import check_deferred_constraints
from workforce.domain.record import lock_person, lock_posts
from workforce.models import Account, Assignment
from workforce.queries.writes import Written, request_of, written_by, wrote_elsewhere

BUILT_ON = "Something was built on it since. Correct what is wrong under “Correct a mistake”."


@transaction.atomic
def undo(change: UUID, *, by: Account, today: date) -> list[Written]:
    """Let the rows that one's own request of today wrote be as they were before it.

    Raises DomainError where it is not one's own of today, wrote to more than people's rows, where a row changed since,
    or where the record would contradict itself.
    """
    written = check_undoable(change, by=by, today=today)
    for worker_id in sorted({each.worker_id for each in written}):
        lock_person(worker_id, by=by)
    lock_posts(_posts(written))
    if any(each.changed_since for each in written_by(change)):
        raise DomainError(BUILT_ON)
    try:
        with transaction.atomic(), pghistory.context(undoes=str(change)):
            _restore(written)
            check_deferred_constraints()
    except IntegrityError as error:
        raise DomainError(BUILT_ON) from error
    _check_posts(written)
    begin_inductions(day=today, worker_ids={each.worker_id for each in written})
    return written


def check_undoable(change: UUID, *, by: Account, today: date) -> list[Written]:
    """The rows that would be put back. Raises DomainError with the reason why they cannot be."""
    if request_of(change, by.pk, today) is None:
        raise DomainError("Only your own change of today can be undone.")
    others = wrote_elsewhere(change)
    if others:
        raise DomainError(
            f"This changed more than people's dated rows ({', '.join(others)}). Undo it by hand."
        )
    written = written_by(change)
    if not written:
        raise DomainError("This change wrote nothing that could be undone.")
    if any(each.changed_since for each in written):
        raise DomainError(BUILT_ON)
    if not all(each.has_before for each in written):
        raise DomainError("The history does not go back to what was there before.")
    return written


def _posts(written: Iterable[Written]) -> set[int | None]:
    """The posts that were held before, which the rows will fill again."""
    return {each.before.get("post_id") for each in written if each.model is Assignment and each.before}


def _check_posts(written: Iterable[Written]) -> None:
    """Nobody may have filled meanwhile what is filled again."""
    keys = [each.key for each in written if each.model is Assignment and each.before]
    for held in Assignment.objects.filter(pk__in=keys, post__isnull=False).select_related("post"):
        check_room(held.post, held.period)


def _restore(written: Iterable[Written]) -> None:
    """What was new goes first, so that it is not in the way of what comes back."""
    rows = sorted(written, key=lambda each: each.before is not None)
    with connection.cursor() as cursor:
        for each in rows:
            if each.before is None:
                cursor.execute(f"DELETE FROM {_table(each)} WHERE {_key(each)} = %s", [each.key])
                continue
            image = json.dumps(each.before)
            cursor.execute(_update(each), [image, each.key])
            if not cursor.rowcount:
                cursor.execute(_insert(each), [image])


def _update(row: Written) -> str:
    columns = ", ".join(name for name in _columns(row) if name != _key(row))
    return (
        f"UPDATE {_table(row)} SET ({columns}) = (SELECT {columns} FROM {_image(row)}) WHERE {_key(row)} = %s"
    )


def _insert(row: Written) -> str:
    columns = ", ".join(_columns(row))
    return f"INSERT INTO {_table(row)} ({columns}) SELECT {columns} FROM {_image(row)}"


def _image(row: Written) -> str:
    return f"jsonb_populate_record(NULL::{_table(row)}, %s::jsonb)"


def _table(row: Written) -> str:
    return row.model._meta.db_table


def _key(row: Written) -> str:
    return str(row.model._meta.pk.column)


def _columns(row: Written) -> list[str]:
    return [str(field.column) for field in row.model._meta.concrete_fields]
