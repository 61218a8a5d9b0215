"""The tree of units as at a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from workforce.access.scope import Reach
from workforce.enums import UnitKind
from workforce.models import Unit, UnitPlacement
from workforce.periods import first_day

_BELOW = """
    WITH RECURSIVE below(root, unit_id) AS (
        SELECT id, id FROM workforce_unit WHERE id = ANY(%(units)s)
        UNION
        SELECT b.root, p.unit_id FROM below b
        JOIN workforce_unitplacement p ON p.parent_id = b.unit_id AND p.period @> %(day)s::date
    )
    SELECT root, unit_id FROM below
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


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A unit as it stands on a day. `depth` is 0 for the directorate."""

    unit_id: int
    code: str
    kind: str
    name: str
    parent_id: int | None
    depth: int


def tree(day: date) -> list[TreeNode]:
    """Every unit that exists on `day`, each parent directly before what lies below it. One query.

    A unit whose parent does not exist on the day stands as a root of its own.
    """
    rows = (
        UnitPlacement.objects.as_at(day)
        .select_related("unit")
        .order_by("name", "unit__code")
        .values_list("unit_id", "unit__code", "unit__kind", "name", "parent_id")
    )
    placed = {row[0]: row for row in rows}
    children: dict[int | None, list[int]] = {}
    for unit_id, _, _, _, parent_id in placed.values():
        children.setdefault(parent_id if parent_id in placed else None, []).append(unit_id)
    ordered: list[TreeNode] = []

    def walk(parent: int | None, depth: int) -> None:
        for unit_id in children.get(parent, ()):
            _, code, kind, name, parent_id = placed[unit_id]
            ordered.append(TreeNode(unit_id, code, kind, name, parent_id, depth))
            walk(unit_id, depth + 1)

    walk(None, 0)
    return ordered


def unit_names(day: date) -> dict[int, str]:
    """The units' names on `day`; a closed one's last, the first of one to come. One query."""
    names: dict[int, str] = {}
    for unit_id, lasting, name in UnitPlacement.objects.order_by("period").values_list(
        "unit_id", "period", "name"
    ):
        if unit_id not in names or first_day(lasting) <= day:
            names[unit_id] = name
    return names


def units_by_id(unit_ids: Iterable[int]) -> dict[int, Unit]:
    """Units by their keys. One query."""
    return Unit.objects.in_bulk(list(unit_ids))


def units_in(reach: Reach, kind: UnitKind) -> "QuerySet[Unit]":
    """The units of a kind that lie in a reach as a whole."""
    units = Unit.objects.filter(kind=kind)
    return units if reach.everyone else units.filter(pk__in=reach.unit_ids)
