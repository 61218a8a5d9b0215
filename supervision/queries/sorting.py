"""The order of a list that a reader may sort."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

Sorts = Mapping[str, Sequence[str]]
"""By the key of a column, what its rows are ordered by."""


def in_order(found: "QuerySet[Any]", sorts: Sorts, sort: str) -> "QuerySet[Any]":
    """The rows by one of the keys, "-key" the other way round. Those that are alike keep one order, on every page."""
    down = "-" if sort.startswith("-") else ""
    ordered: QuerySet[Any] = found.order_by(
        *(f"{down}{name}" for name in sorts[sort.removeprefix("-")]), "pk"
    )
    return ordered
