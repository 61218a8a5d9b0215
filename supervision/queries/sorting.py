"""The order of a list that a reader may sort."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.db.models import F, Func, QuerySet

T = TypeVar("T")
Sorts = Mapping[str, Sequence[str | F | Func]]
"""By the key of a column, what its rows are ordered by. An expression instead of a name: where it is empty, the row
stands last, whichever way."""


def in_order(found: "QuerySet[Any]", sorts: Sorts, sort: str) -> "QuerySet[Any]":
    """The rows by one of the keys, "-key" the other way round. Those that are alike keep one order, on every page."""
    down = sort.startswith("-")
    ordered: QuerySet[Any] = found.order_by(
        *(_directed(each, down=down) for each in sorts[sort.removeprefix("-")]), "pk"
    )
    return ordered


def _directed(by: str | F | Func, *, down: bool) -> Any:
    if isinstance(by, str):
        return f"-{by}" if down else by
    return by.desc(nulls_last=True) if down else by.asc(nulls_last=True)


def by_value(rows: Iterable[T], value: Callable[[T], Any], sort: str) -> list[T]:
    """The rows by what is worked out outside the database, "-key" the other way round. Those without it (None) stand
    last, whichever way; those that are alike stay as they were."""
    pairs = [(value(each), each) for each in rows]
    known = [pair for pair in pairs if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=sort.startswith("-"))
    return [each for _, each in known] + [each for found, each in pairs if found is None]


def in_sql(columns: Mapping[str, str], sort: str) -> str:
    """SQL: what a list about people is ordered by. `columns`: by key, of the statement. Whoever has nothing there
    stands last, whichever way."""
    way = " DESC" if sort.startswith("-") else ""
    return f"{columns[sort.removeprefix('-')]}{way} NULLS LAST, worker.sort_name, worker.reference"
