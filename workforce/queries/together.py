"""Rows of several tables read in one query: for a page whose queries must not grow with each table that it shows."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Field, Model, QuerySet


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one table with the rows that they point to, each path after the one that it hangs on."""

    rows: "QuerySet[Any]"
    related: Sequence[str] = ()

    def models(self) -> dict[str, type[Model]]:
        """The table itself under "", and what each path leads to."""
        found: dict[str, type[Model]] = {"": self.rows.model}
        for path in self.related:
            before, _, name = path.rpartition("__")
            found[path] = found[before]._meta.get_field(name).related_model  # type: ignore[assignment]
        return found

    def columns(self) -> list[str]:
        return [
            f"{path}__{field.attname}" if path else field.attname
            for path, model in self.models().items()
            for field in model._meta.concrete_fields
        ]


def read_together(parts: Sequence[Part]) -> Iterator[tuple[int, Any]]:
    """The rows of all parts as objects of their models, with the number of the part. In no order. One query at most.

    A part is read as JSON, because the columns of one table are not those of another.
    """
    asked = {number: sql for number, part in enumerate(parts) if (sql := _statement(number, part))}
    if not asked:
        return
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked.values()))
        rows = cursor.fetchall()
    makers = {number: _maker(parts[number]) for number in {row[0] for row in rows}}
    for number, text in rows:
        yield number, makers[number](json.loads(text, parse_float=Decimal))


def _statement(number: int, part: Part) -> str:
    """Written out with its values. "" where it is clear beforehand that there are no rows."""
    columns = part.columns()
    try:
        sql, values = part.rows.order_by().values_list(*columns).query.sql_with_params()
    except EmptyResultSet:
        return ""
    with connection.cursor() as cursor:
        written = cursor.mogrify(sql, values)
    names = ", ".join(f"c{place}" for place in range(len(columns)))
    return f"SELECT {number}, row_to_json(part)::text FROM ({written}) AS part ({names})"


def _maker(part: Part) -> Callable[[dict[str, Any]], Model]:
    """What makes an object of a row's columns, with what it points to."""
    models = part.models()
    readers = {
        path: [_reader(field) for field in model._meta.concrete_fields] for path, model in models.items()
    }
    return partial(_made, models, readers)


def _made(
    models: dict[str, type[Model]], readers: dict[str, list[Callable[[Any], Any]]], row: dict[str, Any]
) -> Model:
    values, made = iter(row.values()), dict[str, Model | None]()
    for path, model in models.items():
        read = [None if (value := next(values)) is None else reader(value) for reader in readers[path]]
        names = [field.attname for field in model._meta.concrete_fields]
        before, _, name = path.rpartition("__")
        # where a row points to nothing, all columns beyond are NULL
        made[path] = (
            model.from_db(connection.alias, names, read) if any(each is not None for each in read) else None
        )
        if path and made[before] is not None:
            setattr(made[before], name, made[path])
    found = made[""]
    assert found is not None  # a row has its key
    return found


def _reader(field: "Field[Any, Any]") -> Callable[[Any], Any]:
    """How a column is read from JSON. A key is read like the key it points to."""
    while field.remote_field:
        field = field.target_field  # type: ignore[attr-defined]
    return _READ.get(field.get_internal_type(), _as_it_is)


def _as_it_is(value: Any) -> Any:
    return value


def _period(text: str) -> DateRange:
    """A stored period, always `[first day,day after the last)`; nothing after the comma while it is open."""
    lower, upper = text.strip("[)").split(",")
    return DateRange(date.fromisoformat(lower), date.fromisoformat(upper) if upper else None, "[)")


_READ: dict[str, Callable[[Any], Any]] = {
    "DateRangeField": _period,
    "DateField": date.fromisoformat,
    "DateTimeField": datetime.fromisoformat,
    "DecimalField": lambda number: Decimal(number),
    "UUIDField": UUID,
}
