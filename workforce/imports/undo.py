"""Taking an import back: exactly what it wrote, from what the history says was there before.

The triggers kept every row that the run wrote, under the run's own context. What it added is deleted, what it changed
or ended is put back as it was. Where anybody has changed one of these rows since, or built on one that was added,
nothing is taken back, and the refusal names what stands in the way.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pghistory
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import CASCADE, ForeignKey, Model, OneToOneField

from workforce.domain.errors import DomainError
from workforce.enums import RunState
from workforce.imports.apply import CHECK_LATER, CHECK_NOW, NO_TRIGGER_IS_IGNORED, analyse
from workforce.imports.progress import SILENT, Progress
from workforce.imports.violations import sentence_for
from workforce.models import (
    Absence,
    Assignment,
    CaseloadCount,
    Employment,
    ImportRun,
    Induction,
    Post,
    PostTerms,
    Role,
    Unit,
    UnitPlacement,
    Worker,
    WorkerEquality,
)

NEWEST_FIRST: tuple[type[Model], ...] = (
    CaseloadCount,
    Absence,
    Assignment,
    Employment,
    WorkerEquality,
    Worker,
    PostTerms,
    Post,
    Role,
    UnitPlacement,
    Unit,
)
"""What an import writes, so that nothing goes before what needs it."""

NAMED_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Goes:
    """How many rows of a kind an undo deletes, and how many it puts back as they were."""

    kind: str
    added: int
    changed: int


@dataclass(frozen=True, slots=True)
class _Table:
    """A table, its events, and which of them count."""

    model: type[Model]
    context: UUID
    ignored: list[UUID]

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    @property
    def events(self) -> str:
        return f"{self.name}event"

    @property
    def key(self) -> str:
        return str(self.model._meta.pk.column)

    @property
    def columns(self) -> list[str]:
        return [str(field.column) for field in self.model._meta.concrete_fields if not field.primary_key]

    @property
    def kind(self) -> str:
        return str(self.model._meta.verbose_name_plural)

    def values(self) -> dict[str, Any]:
        return {"context": self.context, "ignored": self.ignored}


def why_not(run: ImportRun) -> str:
    """The sentence that says why the run cannot be undone; empty where it can."""
    if run.state not in (RunState.DONE, RunState.UNDOING):
        return f"This import cannot be undone: {run.get_state_display().lower()}."
    if run.context is None:
        return "The history does not say what this import wrote, because it was made by an earlier release."
    latest = ImportRun.objects.in_force().first()
    if latest is not None and latest.pk != run.pk:
        return f"Only the latest import can be undone, and that is import {latest.pk}. Undo that one first."
    with connection.cursor() as cursor:
        tables = _tables(run)
        found = [
            sentence
            for look in (_changed_since, _built_on, _without_a_past)
            for sentence in look(cursor, tables)
        ]
    return " ".join(found[:NAMED_AT_MOST])


def what_goes(run: ImportRun) -> list[Goes]:
    """What an undo of the run takes back, by kind. One query for each kind."""
    if run.context is None:
        return []
    found = []
    with connection.cursor() as cursor:
        for table in reversed(_tables(run)):
            cursor.execute(
                f"""
                SELECT count(*) FILTER (WHERE added), count(*) FILTER (WHERE NOT added) FROM (
                    SELECT bool_or(pgh_label = 'insert') AS added FROM {table.events}
                    WHERE pgh_context_id = %(context)s GROUP BY pgh_obj_id
                ) written
                """,
                table.values(),
            )
            added, changed = cursor.fetchone() or (0, 0)
            if added or changed:
                found.append(Goes(table.kind, added, changed))
    return found


def undo(run: ImportRun, *, progress: Progress = SILENT) -> UUID:
    """Take back what the run wrote; returns the context under which the history keeps that.

    Call it in a transaction that holds the lock of imports. Raises DomainError where something stands in the way, and
    then nothing is changed.
    """
    tables = _tables(run)
    progress.expect(2 * len(tables) + 2)
    progress.step("Looking at what has been changed since")
    refusal = why_not(run)
    if refusal:
        raise DomainError(refusal)
    with (
        transaction.atomic(),
        connection.cursor() as cursor,
        pghistory.context(undoes_run=run.pk, user=run.undone_by_id) as kept,
    ):
        try:
            _take_back(cursor, tables, progress)
        except IntegrityError as error:
            raise DomainError(sentence_for(error)) from error
        analyse(cursor)
    context: UUID = kept.id
    return context


def _take_back(cursor: CursorWrapper, tables: list[_Table], progress: Progress) -> None:
    for statement in (NO_TRIGGER_IS_IGNORED, CHECK_LATER):
        cursor.execute(statement)
    _take_inductions_along(cursor, tables)
    for table in tables:
        progress.step(f"Taking away new {table.kind}")
        _delete_what_was_added(cursor, table)
    for table in reversed(tables):
        progress.step(f"Putting back {table.kind}")
        _put_back(cursor, table)
    progress.step("Comparing employments and assignments")
    cursor.execute(CHECK_NOW)


def _take_inductions_along(cursor: CursorWrapper, tables: list[_Table]) -> None:
    """Those that began by themselves for what the run added. Where a step was taken in one, it stood in the way."""
    for table in tables:
        for model, column in _pointing_at(table.model, goes_along=False):
            if model is Induction:
                cursor.execute(_ADDED.format(**_of(table)), table.values())
                keys = [key for (key,) in cursor.fetchall()]
                Induction.objects.filter(**{f"{column}__in": keys}).delete()


def _delete_what_was_added(cursor: CursorWrapper, table: _Table) -> None:
    """With the rows of other tables that go along."""
    for model, column in _pointing_at(table.model, goes_along=True):
        cursor.execute(
            f"DELETE FROM {model._meta.db_table} WHERE {column} IN ({_ADDED})".format(**_of(table)),
            table.values(),
        )
    cursor.execute(
        f"DELETE FROM {table.name} WHERE {table.key} IN (SELECT key FROM ({_ADDED}) added)".format(
            **_of(table)
        ),
        table.values(),
    )


def _put_back(cursor: CursorWrapper, table: _Table) -> None:
    """First what becomes shorter, then what becomes longer, since a constraint on overlaps looks at each row as it is
    written. An import never changes a first day, so every row is one of the two."""
    columns = table.columns
    listed, values = ", ".join(columns), ", ".join(f"was.{column}" for column in columns)
    turns = ["was.period <@ now.period", "true"] if "period" in columns else ["true"]
    if "swe_number" in columns:
        # numbers that change hands are let go before they are given back
        cursor.execute(
            f"UPDATE {table.name} now SET swe_number = NULL FROM ({_BEFORE}) was WHERE now.{table.key} = was.pgh_obj_id"
            " AND now.swe_number IS DISTINCT FROM was.swe_number AND now.swe_number IS NOT NULL".format(
                **_of(table)
            ),
            table.values(),
        )
    for turn in turns:
        cursor.execute(
            f"UPDATE {table.name} now SET ({listed}) = ROW ({values}) FROM ({_BEFORE}) was"
            f" WHERE now.{table.key} = was.pgh_obj_id AND ({turn})"
            f" AND ({', '.join(f'now.{column}' for column in columns)}) IS DISTINCT FROM ({values})".format(
                **_of(table)
            ),
            table.values(),
        )


_ADDED = """
    SELECT DISTINCT pgh_obj_id AS key FROM {events} WHERE pgh_context_id = %(context)s AND pgh_label = 'insert'
"""

_NOT_OURS = """
    AND NOT EXISTS (SELECT FROM {events} ours WHERE ours.pgh_obj_id = pointing.{key}
                    AND ours.pgh_context_id = %(context)s AND ours.pgh_label = 'insert')
"""

_WITH_A_STEP = """
    AND (EXISTS (SELECT FROM workforce_inductionitem i JOIN workforce_inductionmark m ON m.item_id = i.id
                 WHERE i.induction_id = pointing.id)
         OR EXISTS (SELECT FROM workforce_startersurvey s WHERE s.induction_id = pointing.id))
"""
"""An induction begins by itself: it counts as built on what the run added once somebody did something in it."""

_BEFORE = """
    SELECT DISTINCT ON (earlier.pgh_obj_id) earlier.* FROM {events} earlier
    JOIN (
        SELECT pgh_obj_id, min(pgh_id) AS first FROM {events} WHERE pgh_context_id = %(context)s
        GROUP BY pgh_obj_id HAVING NOT bool_or(pgh_label = 'insert')
    ) written ON written.pgh_obj_id = earlier.pgh_obj_id AND earlier.pgh_id < written.first
    ORDER BY earlier.pgh_obj_id, earlier.pgh_id DESC
"""
"""The last event of each row before the run first changed it: the row as it was."""


def _of(table: _Table) -> dict[str, str]:
    return {"events": table.events}


def _changed_since(cursor: CursorWrapper, tables: list[_Table]) -> Iterator[str]:
    """Rows that the run wrote and somebody else wrote after it. What undone imports did and took back does not
    count."""
    for table in tables:
        cursor.execute(
            f"""
            SELECT DISTINCT later.pgh_obj_id FROM {table.events} later
            WHERE later.pgh_context_id IS DISTINCT FROM %(context)s
              AND NOT coalesce(later.pgh_context_id = ANY(%(ignored)s), false)
              AND EXISTS (SELECT FROM {table.events} written WHERE written.pgh_context_id = %(context)s
                          AND written.pgh_obj_id = later.pgh_obj_id AND written.pgh_id < later.pgh_id)
            ORDER BY later.pgh_obj_id
            """,
            table.values(),
        )
        keys = [key for (key,) in cursor.fetchall()]
        if keys:
            yield f"Since the import, {_named(table.model, keys)} {_has(keys)} been changed."


def _built_on(cursor: CursorWrapper, tables: list[_Table]) -> Iterator[str]:
    """Rows of any table that point to one that the run added, and that the run did not add itself."""
    ours = {table.model: table for table in tables}
    for table in tables:
        for model, column in _pointing_at(table.model, goes_along=False):
            also = ours.get(model)
            own = _NOT_OURS.format(key=also.key, events=also.events) if also else ""
            own += _WITH_A_STEP if model is Induction else ""
            cursor.execute(
                f"SELECT pointing.{model._meta.pk.column} FROM {model._meta.db_table} pointing"
                f" WHERE pointing.{column} IN ({_ADDED.format(events=table.events)}) {own} ORDER BY 1",
                table.values(),
            )
            keys = [key for (key,) in cursor.fetchall()]
            if keys:
                what = str(table.model._meta.verbose_name_plural)
                yield f"Since the import, {_named(model, keys)} {_has(keys)} been added to its new {what}."


def _without_a_past(cursor: CursorWrapper, tables: list[_Table]) -> Iterator[str]:
    """Rows that the run changed and of which the history holds nothing earlier."""
    for table in tables:
        cursor.execute(
            f"""
            SELECT pgh_obj_id FROM {table.events} WHERE pgh_context_id = %(context)s
            GROUP BY pgh_obj_id HAVING NOT bool_or(pgh_label = 'insert')
            EXCEPT SELECT pgh_obj_id FROM ({_BEFORE}) known ORDER BY 1
            """.format(**_of(table)),
            table.values(),
        )
        keys = [key for (key,) in cursor.fetchall()]
        if keys:
            yield f"The history does not say what {_named(table.model, keys)} had been before the import."


def _pointing_at(model: type[Model], *, goes_along: bool) -> Iterator[tuple[type[Model], str]]:
    """Every table, of whatever app, with a foreign key to the model; not the events of the history.

    `goes_along`: those whose rows go with the row that they point to, such as computed figures of a unit; otherwise all
    others, whose rows keep it.
    """
    for other in apps.get_models():
        if hasattr(other, "pgh_tracked_model"):
            continue
        for field in other._meta.concrete_fields:
            if not isinstance(field, ForeignKey | OneToOneField) or field.related_model is not model:
                continue
            if (field.remote_field.on_delete is CASCADE) is goes_along:
                yield other, str(field.column)


def _named(model: type[Model], keys: list[Any]) -> str:
    """Some rows by name, and how many more: "the assignments A, B and 4 more"."""
    rows = model._default_manager.filter(pk__in=keys[:NAMED_AT_MOST])
    names = [_name_of(row) for row in rows]
    noun = str(model._meta.verbose_name if len(keys) == 1 else model._meta.verbose_name_plural)
    if not names:
        return f"{len(keys):,} {noun}"
    more = len(keys) - len(names)
    return f"the {noun} {_listed([*names, f'{more:,} more'] if more else names)}"


def _name_of(row: Model) -> str:
    worker = getattr(row, "worker", None)
    return f"of {worker} ({row})" if isinstance(worker, Worker) else str(row)


def _listed(names: list[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _has(keys: list[Any]) -> str:
    return "has" if len(keys) == 1 else "have"


def _tables(run: ImportRun) -> list[_Table]:
    undone = ImportRun.objects.filter(state=RunState.UNDONE).values_list("context", "undo_context")
    ignored = [key for pair in undone for key in pair if key is not None]
    assert run.context is not None
    return [_Table(model, run.context, ignored) for model in NEWEST_FIRST]
