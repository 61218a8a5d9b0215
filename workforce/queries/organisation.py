"""The tree of units as at a day."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import BigIntegerField, QuerySet
from django.db.models.expressions import RawSQL

from workforce.access.scope import Reach, Scope
from workforce.enums import UnitKind
from workforce.models import Unit

_BELOW = """
    WITH RECURSIVE below(root, unit_id) AS (
        SELECT id, id FROM workforce_unit WHERE id = ANY(%(units)s)
        UNION
        SELECT b.root, p.unit_id FROM below b
        JOIN workforce_unitplacement p ON p.parent_id = b.unit_id AND p.period @> %(day)s::date
    )
    SELECT root, unit_id FROM below
"""

_BELOW_COLUMN = """ARRAY(
    WITH RECURSIVE below(unit_id) AS (
        SELECT {column}
        UNION
        SELECT p.unit_id FROM below b
        JOIN workforce_unitplacement p ON p.parent_id = b.unit_id AND p.period @> %s::date
    )
    SELECT unit_id FROM below WHERE unit_id IS NOT NULL
)"""

_Placed = tuple[int, str, str, str, int | None]
_PLACED = """
    SELECT p.unit_id, u.code, u.kind, p.name, p.parent_id
    FROM workforce_unitplacement p JOIN workforce_unit u ON u.id = p.unit_id
    WHERE p.period @> %(day)s::date
    ORDER BY p.name, u.code
"""


def below(unit_ids: Iterable[int], day: date) -> dict[int, frozenset[int]]:
    """For each unit, itself and every unit below it on `day`. One query."""
    roots = list(unit_ids)
    found: dict[int, set[int]] = {root: set() for root in roots}
    if roots:
        with connection.cursor() as cursor:
            cursor.execute(_BELOW, {"units": roots, "day": day})
            for root, unit_id in cursor.fetchall():
                found[root].add(unit_id)
    return {root: frozenset(units) for root, units in found.items()}


class UnitsBelow(RawSQL):
    """An expression: the numbers of a unit and of every unit below it on a day, from the column that names the unit."""

    def __init__(self, column: str, day: date) -> None:
        super().__init__(_BELOW_COLUMN.format(column=column), (day,), ArrayField(BigIntegerField()))


class TreeNode(NamedTuple):
    """A unit as it stands on a day. `depth` is 0 for the directorate."""

    unit_id: int
    code: str
    kind: str
    name: str
    parent_id: int | None
    depth: int


def tree(day: date) -> list[TreeNode]:
    """Every unit that exists on `day`, each parent directly before what lies below it. One query, by hand: most pages
    ask it.

    A unit whose parent does not exist on the day stands as a root of its own.
    """
    with connection.cursor() as cursor:
        cursor.execute(_PLACED, {"day": day})
        rows: list[_Placed] = cursor.fetchall()
    known = {row[0] for row in rows}
    children: dict[int | None, list[_Placed]] = {}
    for row in rows:
        children.setdefault(row[4] if row[4] in known else None, []).append(row)
    ordered: list[TreeNode] = []

    def walk(siblings: list[_Placed], depth: int) -> None:
        for row in siblings:
            ordered.append(TreeNode(*row, depth))
            below_it = children.get(row[0])
            if below_it:
                walk(below_it, depth + 1)

    walk(children.get(None, []), 0)
    return ordered


_NAMES = """
    SELECT DISTINCT ON (unit_id) unit_id, name FROM workforce_unitplacement
    ORDER BY unit_id, lower(period) > %(day)s, abs(lower(period) - %(day)s)
"""


def tree_in(scope: Scope) -> list[TreeNode]:
    """The tree of today, read once for a request that does not change it. One query at most."""
    return scope.once("tree", lambda: tree(scope.as_at))


def names_in(scope: Scope, day: date) -> dict[int, str]:
    """The same as `unit_names`, read once for a request that does not change them. One query at most."""
    return scope.once(("unit names", day), lambda: unit_names(day))


def unit_names(day: date) -> dict[int, str]:
    """The units' names on `day`; a closed one's last, the first of one to come. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, {"day": day})
        return dict(cursor.fetchall())


def units_by_id(unit_ids: Iterable[int]) -> dict[int, Unit]:
    """Units by their keys. One query."""
    return Unit.objects.in_bulk(list(unit_ids))


def units_in(reach: Reach, kind: UnitKind) -> "QuerySet[Unit]":
    """The units of a kind that lie in a reach as a whole."""
    units = Unit.objects.filter(kind=kind)
    return units if reach.everyone else units.filter(pk__in=reach.unit_ids)
