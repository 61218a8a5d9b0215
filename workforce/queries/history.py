"""Who changed what, when, in which request, and what was there before.

Read from the event tables that triggers fill, whatever wrote the row. Everything on a page of changes comes
from one statement over all event tables, so its cost does not grow with the kinds of record that the page
happens to hold.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.utils import timezone

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.models import (
    Account,
    BankHoliday,
    PolicyValue,
    Post,
    PostTerms,
    Role,
    RoleGrant,
    Unit,
    UnitPlacement,
    Worker,
)

SIGN_IN = "signin"
"""The kind of what happened at the door: no event table of its own, since its rows never change."""

OF_ACCESS: frozenset[type[Model]] = frozenset({Account, RoleGrant, PolicyValue, BankHoliday})
OF_BOTH: frozenset[type[Model]] = frozenset({Unit, UnitPlacement, Role, Post, PostTerms})
NAMED: frozenset[type[Model]] = frozenset({Worker, Unit, Role, Post, Account})
"""The tables whose rows are shown by name where others point to them."""


@dataclass(frozen=True)
class Kind:
    """A kind of record whose changes are kept."""

    key: str
    label: str
    event: type[Model]
    model: type[Model]


@dataclass(frozen=True)
class ChangeSearch:
    """Which changes: of one kind or of one record, by one account, on these days, inclusive.

    With `worker_id` those of a person's record: the person, and every row that belongs to the person.
    """

    kind: str = ""
    record: int | None = None
    account_id: int | None = None
    first_day: date | None = None
    last_day: date | None = None
    worker_id: int | None = None


@dataclass(frozen=True)
class Change:
    """One row written. `before` is empty for a new row; columns of the table are the keys."""

    kind: str
    operation: str
    at: datetime
    record: int | None
    after: Mapping[str, Any]
    before: Mapping[str, Any]
    context: Mapping[str, Any] | None


@dataclass(frozen=True)
class ChangePage:
    """Some changes, the latest first, and whether there are older ones."""

    changes: Sequence[Change]
    has_older: bool


def kinds(scope: Scope) -> dict[str, Kind]:
    """The kinds of record whose changes a scope may see, by key, in order of their labels. No query."""
    found = [_kind(event) for event in apps.get_models() if hasattr(event, "pgh_tracked_model")]
    allowed = [kind for kind in found if _may_see(kind.model, scope)]
    return {kind.key: kind for kind in sorted(allowed, key=lambda each: each.label)}


def may_see_sign_ins(scope: Scope) -> bool:
    """Whoever sees changes of access sees who signed in."""
    return scope[Permission.SEE_ACCESS_CHANGES].everyone


def _kind(event: Any) -> Kind:
    model = event.pgh_tracked_model
    return Kind(model._meta.model_name, str(model._meta.verbose_name).capitalize(), event, model)


def _may_see(model: type[Model], scope: Scope) -> bool:
    of_access = model in OF_ACCESS or model in OF_BOTH
    of_records = model not in OF_ACCESS
    return (of_access and scope[Permission.SEE_ACCESS_CHANGES].everyone) or (
        of_records and scope[Permission.SEE_RECORD_CHANGES].everyone
    )


def changes(search: ChangeSearch, scope: Scope, *, page: int, per_page: int) -> ChangePage:
    """A page of changes, the latest first. One query.

    The time is that at which each transaction began; what one transaction wrote of a kind is in the order of writing.
    """
    wanted = page * per_page + 1
    parts = _parts(search, scope, wanted)
    if not parts:
        return ChangePage((), False)
    union = " UNION ALL ".join(f"({sql})" for sql, _ in parts)
    sql = f"""
        SELECT found.kind, found.operation, found.at, found.record, found.now, found.before, c.metadata
        FROM ({union}) AS found LEFT JOIN pghistory_context c ON c.id = found.context_id
        ORDER BY found.at DESC, found.kind, found.number DESC OFFSET %s LIMIT %s
    """
    values = [value for _, part in parts for value in part]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, (page - 1) * per_page, per_page + 1])
        rows = cursor.fetchall()
    return ChangePage([_change(row) for row in rows[:per_page]], len(rows) > per_page)


def _parts(search: ChangeSearch, scope: Scope, wanted: int) -> list[tuple[str, list[Any]]]:
    chosen = {key: kind for key, kind in kinds(scope).items() if search.kind in ("", key)}
    if search.worker_id is not None:
        chosen = {key: kind for key, kind in chosen.items() if _is_of_people(kind.model)}
    parts = [_events(kind, search, wanted) for kind in chosen.values()]
    one_record = search.record is not None or search.worker_id is not None
    if search.kind in ("", SIGN_IN) and not one_record and may_see_sign_ins(scope):
        parts.append(_sign_ins(search, wanted))
    return parts


def _events(kind: Kind, search: ChangeSearch, wanted: int) -> tuple[str, list[Any]]:
    table = connection.ops.quote_name(kind.event._meta.db_table)
    where, values = _when(search, "pgh_created_at")
    if search.account_id is not None:
        # an array, so that events are found by their contexts, not contexts tried for event after event
        contexts = "SELECT id FROM pghistory_context WHERE metadata->>'user' = %s"
        where.append(f"pgh_context_id = ANY(ARRAY({contexts}))")
        values.append(str(search.account_id))
    if search.record is not None:
        where.append("pgh_obj_id = %s")
        values.append(search.record)
    if search.worker_id is not None:
        which, keys = _rows_of(kind, search.worker_id)
        where.append(which)
        values += keys
    sql = f"""
        SELECT %s AS kind, e.pgh_label AS operation, e.pgh_created_at AS at, e.pgh_obj_id::bigint AS record,
            e.pgh_id::bigint AS number, e.pgh_context_id AS context_id, to_jsonb(e) AS now,
            (SELECT to_jsonb(p) FROM {table} p WHERE p.pgh_obj_id = e.pgh_obj_id AND p.pgh_id < e.pgh_id
             ORDER BY p.pgh_id DESC LIMIT 1) AS before
        FROM (SELECT * FROM {table} WHERE {" AND ".join(where)}
              ORDER BY pgh_created_at DESC, pgh_id DESC LIMIT %s) e
    """
    return sql, [kind.key, *values, wanted]


def _is_of_people(model: type[Model]) -> bool:
    return model is Worker or (
        model is not Account and any(field.name == "worker" for field in model._meta.fields)
    )


def _rows_of(kind: Kind, worker_id: int) -> tuple[str, list[Any]]:
    """The events of a person's rows: of those that are there, and of those that were the person's when last written.

    New rows are left out of the second half, because they are most of all events: what became of them is in an index of
    its own (migration 0007).
    """
    if kind.model is Worker:
        return "pgh_obj_id = %s", [worker_id]
    meta, quote = kind.model._meta, connection.ops.quote_name
    ids = f"""
        SELECT {meta.pk.column}::bigint FROM {quote(meta.db_table)} WHERE worker_id = %s
        UNION SELECT pgh_obj_id::bigint FROM {quote(kind.event._meta.db_table)}
        WHERE worker_id = %s AND pgh_label IN ('update', 'delete')
    """
    return f"pgh_obj_id = ANY(ARRAY({ids}))", [worker_id, worker_id]


def _sign_ins(search: ChangeSearch, wanted: int) -> tuple[str, list[Any]]:
    where, values = _when(search, "at")
    if search.account_id is not None:
        where.append("account_id = %s")
        values.append(search.account_id)
    sql = f"""
        SELECT %s AS kind, s.kind AS operation, s.at, s.account_id::bigint AS record, s.id::bigint AS number,
            NULL::uuid AS context_id, to_jsonb(s) AS now, NULL::jsonb AS before
        FROM (SELECT * FROM workforce_signinevent WHERE {" AND ".join(where)} ORDER BY id DESC LIMIT %s) s
    """
    return sql, [SIGN_IN, *values, wanted]


def _when(search: ChangeSearch, column: str) -> tuple[list[str], list[Any]]:
    where, values = ["true"], []
    if search.first_day is not None:
        where.append(f"{column} >= %s")
        values.append(_midnight(search.first_day))
    if search.last_day is not None:
        where.append(f"{column} < %s")
        values.append(_midnight(search.last_day + timedelta(days=1)))
    return where, values


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _change(row: tuple[Any, ...]) -> Change:
    kind, operation, at, record, now, before, context = row
    return Change(kind, operation, at, record, _json(now), _json(before) or {}, _json(context))


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def labels(wanted: Iterable[tuple[type[Model], int]]) -> dict[tuple[type[Model], int], str]:
    """What these rows are called. One query for each model that has names, five at most."""
    by_model: dict[type[Model], set[int]] = {}
    for model, key in wanted:
        if model in NAMED:
            by_model.setdefault(model, set()).add(key)
    found: dict[tuple[type[Model], int], str] = {}
    for model, keys in by_model.items():
        for row in model._default_manager.filter(pk__in=keys):
            found[model, row.pk] = row.name if isinstance(row, Worker) else str(row)
    return found


def kinds_of(models: Iterable[type[Model]]) -> dict[str, Kind]:
    """The kinds of these models, whoever asks: for pages that show what a reader sees of one record anyway."""
    found = [_kind(model.pgh_event_model) for model in models]  # type: ignore[attr-defined]
    return {kind.key: kind for kind in found}


def corrections_of(worker_id: int, kinds_seen: Mapping[str, Kind]) -> list[Change]:
    """What was corrected in a person's rows of these kinds, and what was taken off, the latest first. One query."""
    if not kinds_seen:
        return []
    parts = [_corrections(kind) for kind in kinds_seen.values()]
    sql = f"""
        SELECT found.kind, found.operation, found.at, found.record, found.now, found.before, found.context
        FROM ({" UNION ALL ".join(f"({part})" for part in parts)}) AS found
        ORDER BY found.at DESC, found.kind, found.number DESC
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, {"worker": worker_id} | {f"kind_{key}": key for key in kinds_seen})
        return [_change(row) for row in cursor.fetchall()]


def _corrections(kind: Kind) -> str:
    table = connection.ops.quote_name(kind.event._meta.db_table)
    return f"""
        SELECT %(kind_{kind.key})s AS kind, e.pgh_label AS operation, e.pgh_created_at AS at,
            e.pgh_obj_id::bigint AS record, e.pgh_id::bigint AS number, to_jsonb(e) AS now, c.metadata AS context,
            (SELECT to_jsonb(p) FROM {table} p WHERE p.pgh_obj_id = e.pgh_obj_id AND p.pgh_id < e.pgh_id
             ORDER BY p.pgh_id DESC LIMIT 1) AS before
        FROM {table} e JOIN pghistory_context c ON c.id = e.pgh_context_id
        WHERE e.worker_id = %(worker)s AND e.pgh_label IN ('update', 'delete') AND c.metadata ? 'correction'
    """
