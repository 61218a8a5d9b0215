"""Undoing: what one request wrote to people and posts is taken back exactly, where nothing was built on it."""

import json
from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

import pghistory
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from workforce.domain.assignments import check_room
from workforce.domain.errors import DomainError
from workforce.domain.inductions import begin_inductions
from workforce.domain.posts import check_whole
from workforce.domain.preview import check_deferred_constraints
from workforce.domain.record import lock_person, lock_posts
from workforce.models import Account, Assignment, Induction, InductionMark, PostTerms, Worker
from workforce.queries.writes import (
    Written,
    posts_filled_since,
    request_of,
    written_by,
    wrote_elsewhere,
)

BUILT_ON = "Something was built on it since. Correct what is wrong under “Correct a mistake”."


@transaction.atomic
def undo(change: UUID, *, by: Account, today: date) -> list[Written]:
    """Let the rows that one's own request of today wrote be as they were before it: of people, and of posts.

    Who was appointed by it is on record no more; an induction that began by itself meanwhile goes too. Raises
    DomainError where it is not one's own of today, wrote to more than people and posts, where a row changed since,
    something else names what it made, or the record would contradict itself.
    """
    written = check_undoable(change, by=by, today=today)
    hold_all(written, by=by)
    if any(each.changed_since for each in written_by(change)):
        raise DomainError(BUILT_ON)
    try:
        with transaction.atomic(), pghistory.context(undoes=str(change)):
            _take_inductions_along(written)
            _restore(written)
            check_deferred_constraints()
    except IntegrityError as error:
        raise DomainError(_what_was_built(error)) from error
    _check_posts(written)
    _check_hours(written, change, by, today)
    begin_inductions(day=today, worker_ids={each.worker_id for each in written if each.worker_id is not None})
    return written


def check_undoable(change: UUID, *, by: Account, today: date) -> list[Written]:
    """The rows that would be put back. Raises DomainError with the reason why they cannot be."""
    if request_of(change, by.pk, today) is None:
        raise DomainError("Only your own change of today can be undone.")
    others = wrote_elsewhere(change)
    if others:
        raise DomainError(
            f"This changed more than people, posts and their dated rows ({', '.join(others)}). Undo it by hand."
        )
    written = written_by(change)
    if not written:
        raise DomainError("This change wrote nothing that could be undone.")
    if any(each.changed_since for each in written):
        raise DomainError(BUILT_ON)
    if not all(each.has_before for each in written):
        raise DomainError("The history does not go back to what was there before.")
    return written


def hold_all(written: Collection[Written], *, by: Account | None) -> None:
    """Lock whom and what the rows belong to, as far as it is there still: the people, then the posts."""
    people = {each.worker_id for each in written if each.worker_id is not None}
    for worker_id in Worker.objects.filter(pk__in=people).order_by("pk").values_list("pk", flat=True):
        lock_person(worker_id, by=by)
    lock_posts(_posts(written))


def _posts(written: Iterable[Written]) -> set[int | None]:
    """The posts that change back, and those that were held before, which the rows will fill again."""
    held = {each.before.get("post_id") for each in written if each.model is Assignment and each.before}
    return held | {each.post_id for each in written}


def _check_posts(written: Iterable[Written]) -> None:
    """Nobody may have filled meanwhile what is filled again."""
    keys = [each.key for each in written if each.model is Assignment and each.before]
    for held in Assignment.objects.filter(pk__in=keys, post__isnull=False).select_related("post"):
        check_room(held.post, held.period)


def _check_hours(written: Iterable[Written], change: UUID, by: Account, today: date) -> None:
    """Who came to a post since it changed must find room on it, and the post be there, as it was before."""
    made = request_of(change, by.pk, today)
    posts = {each.post_id for each in written if each.model is PostTerms and each.post_id is not None}
    for post_id in sorted(posts_filled_since(posts, change, made.at) if made else ()):
        check_whole(post_id)


def _take_inductions_along(written: Iterable[Written]) -> None:
    """Those of people who go from the record, where nothing is done in them yet."""
    gone = [each.key for each in written if each.model is Worker and each.before is None]
    theirs = Induction.objects.filter(worker_id__in=gone)
    theirs.exclude(
        pk__in=InductionMark.objects.filter(item__induction__in=theirs).values("item__induction")
    ).delete()


def _what_was_built(error: IntegrityError) -> str:
    """Which record stands in the way, as far as the database says."""
    table = getattr(getattr(error.__cause__, "diag", None), "table_name", None)
    names = {model._meta.db_table: str(model._meta.verbose_name) for model in apps.get_models()}
    if table not in names:
        return BUILT_ON
    return (
        f"Something was built on it since ({names[table]}). Take that off first, or correct what is wrong under "
        "“Correct a mistake”."
    )


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
