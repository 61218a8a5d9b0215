"""What one request wrote to people, posts and their rows: each before and after. Read from the event tables."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.utils import timezone

from workforce.models import Account, Assignment, Induction, Post, PostTerms, Worker


@dataclass(frozen=True, slots=True)
class Written:
    """A row that a request wrote. `before` None: it was not there. `last` is the number of the request's last event
    of the row, `newest` that of the newest event at all. It belongs to a person or to a post.
    """

    model: type[Model]
    key: int
    worker_id: int | None
    post_id: int | None
    before: Mapping[str, Any] | None
    has_before: bool
    last: int
    newest: int

    @property
    def changed_since(self) -> bool:
        return self.newest > self.last


@dataclass(frozen=True, slots=True)
class Submission:
    """Who wrote, from which page, when."""

    change: UUID
    page: str
    at: datetime


FOLLOWS: frozenset[type[Model]] = frozenset({Induction})
"""What begins, moves along and stops by itself with the rows of a person: undoing those is enough, and no form is out
of date because of it."""


def tables_of_people() -> list[type[Model]]:
    """Every table whose changes are kept and that belongs to a worker: whatever app it is of.

    Inductions are left out (`FOLLOWS`).
    """
    found = {
        relation.related_model
        for relation in Worker._meta.related_objects
        if relation.field.name == "worker" and hasattr(relation.related_model, "pgh_event_models")
    }
    return sorted(found - FOLLOWS - {Account}, key=lambda model: model._meta.db_table)


OF_POSTS: list[type[Model]] = [Post, PostTerms]
ITSELF = "pgh_obj_id"


def _owner(model: type[Model]) -> tuple[str, str]:
    """The columns of the events that say whose row it is: the person's, and the post's."""
    if model is Worker:
        return ITSELF, "NULL::bigint"
    if model in OF_POSTS:
        return "NULL::bigint", ITSELF if model is Post else "post_id"
    return "worker_id", "NULL::bigint"


def request_of(change: UUID, account_id: int, day: date) -> Submission | None:
    """The request of this number, if the account made it on the day and it came from a page. One query."""
    sql = """
        SELECT id, metadata->>'page', created_at FROM pghistory_context
        WHERE id = %s AND metadata->>'user' = %s AND metadata->>'page' IS NOT NULL AND created_at >= %s
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [change, str(account_id), timezone.make_aware(datetime.combine(day, time()))])
        row = cursor.fetchone()
    return Submission(*row) if row else None


def latest_request(worker_id: int, since: date) -> UUID | None:
    """The request that wrote last to a person or that person's rows since the first moment of a day. One query."""
    tables: list[type[Model]] = [Worker, *tables_of_people()]
    return _latest([(model, _owner(model)[0]) for model in tables], worker_id, since)


def latest_request_of_post(post_id: int, since: date) -> UUID | None:
    """The same for a post and what it is. Who is on it belongs to people."""
    return _latest([(model, _owner(model)[1]) for model in OF_POSTS], post_id, since)


def _latest(tables: Sequence[tuple[type[Model], str]], key: int, since: date) -> UUID | None:
    parts = " UNION ALL ".join(
        f"SELECT pgh_context_id, pgh_created_at FROM {_events(model)._meta.db_table} "
        f"WHERE {column} = %(key)s AND pgh_created_at >= %(since)s"
        for model, column in tables
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT pgh_context_id FROM ({parts}) AS found ORDER BY pgh_created_at DESC LIMIT 1",
            {"key": key, "since": timezone.make_aware(datetime.combine(since, time()))},
        )
        row = cursor.fetchone()
    return row[0] if row else None


def written_by(change: UUID) -> list[Written]:
    """Every row of people and of posts that a request wrote. One query for each table."""
    found: list[Written] = []
    for model in _undoable():
        found += [_written(model, row) for row in _rows(model, change)]
    return found


def _undoable() -> list[type[Model]]:
    return [*tables_of_people(), Worker, *OF_POSTS]


def posts_filled_since(post_ids: Collection[int], change: UUID, at: datetime) -> set[int]:
    """Of these posts, those to which another request moved, took or changed somebody since. One query."""
    if not post_ids:
        return set()
    sql = f"""
        SELECT DISTINCT post_id FROM {_events(Assignment)._meta.db_table}
        WHERE pgh_created_at >= %s AND post_id = ANY(%s) AND pgh_context_id IS DISTINCT FROM %s
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [at, list(post_ids), change])
        return {key for (key,) in cursor.fetchall()}


def wrote_elsewhere(change: UUID) -> list[str]:
    """The names of other tables in which a request wrote: units, settings, roles of accounts. One query."""
    ours = FOLLOWS | set(_undoable())
    others = [
        event
        for event in apps.get_models()
        if hasattr(event, "pgh_tracked_model") and event.pgh_tracked_model not in ours
    ]
    parts = " UNION ALL ".join(
        f"SELECT %s WHERE EXISTS (SELECT FROM {event._meta.db_table} WHERE pgh_context_id = %s)"
        for event in others
    )
    values = [
        value for event in others for value in (str(event.pgh_tracked_model._meta.verbose_name), change)
    ]
    with connection.cursor() as cursor:
        cursor.execute(parts, values)
        return sorted(name for (name,) in cursor.fetchall())


def _events(model: type[Model]) -> type[Model]:
    events: type[Model] = model.pgh_event_model  # type: ignore[attr-defined]
    return events


def _rows(model: type[Model], change: UUID) -> Sequence[tuple[Any, ...]]:
    table = _events(model)._meta.db_table
    person, post = _owner(model)
    sql = f"""
        SELECT written.key, written.worker_id, written.post_id, written.first_label, written.last,
            (SELECT to_jsonb(e) FROM {table} e WHERE e.pgh_obj_id = written.key AND e.pgh_id < written.first
             ORDER BY e.pgh_id DESC LIMIT 1) AS before,
            (SELECT max(e.pgh_id) FROM {table} e WHERE e.pgh_obj_id = written.key) AS newest
        FROM (
            SELECT pgh_obj_id AS key, min({person}) AS worker_id, min({post}) AS post_id,
                   min(pgh_id) AS first, max(pgh_id) AS last,
                   (array_agg(pgh_label ORDER BY pgh_id))[1] AS first_label
            FROM {table} WHERE pgh_context_id = %s GROUP BY pgh_obj_id
        ) AS written ORDER BY written.key
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [change])
        found: Sequence[tuple[Any, ...]] = cursor.fetchall()
    return found


def _written(model: type[Model], row: tuple[Any, ...]) -> Written:
    key, worker_id, post_id, first_label, last, before, newest = row
    image = json.loads(before) if isinstance(before, str) else before
    is_new = first_label == "insert"
    return Written(
        model, key, worker_id, post_id, None if is_new else image, is_new or image is not None, last, newest
    )
