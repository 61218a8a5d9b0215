"""The order of the directory: by what stands in the list, also where that is in another table."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from workforce.access.scope import Reach
from workforce.models import Worker

BY_COLUMNS = {
    "name": ("sort_name", "reference"),
    "-name": ("-sort_name", "-reference"),
    "number": ("reference",),
    "-number": ("-reference",),
}
"""Orders that an index of people has."""

_LARGEST = """
    SELECT DISTINCT ON (a.worker_id) a.worker_id, {name} AS place FROM workforce_assignment a {join}
    WHERE a.period @> %s::date ORDER BY a.worker_id, a.fte DESC, a.id
"""
_TEAM = _LARGEST.format(
    name="lower(p.name)",
    join="JOIN workforce_unitplacement p ON p.unit_id = a.team_id AND p.period @> %s::date",
)
_ROLE = _LARGEST.format(name="lower(r.name)", join="JOIN workforce_role r ON r.id = a.role_id")
_FIRST = """
    SELECT worker_id, coalesce(
        min(lower(period)) FILTER (WHERE upper_inf(period) OR upper(period) > %s), max(lower(period))
    ) AS place
    FROM workforce_employment {where} GROUP BY worker_id
"""
_SORTED = """
    SELECT w.id FROM ({people}) AS people(id) JOIN workforce_worker w ON w.id = people.id
    LEFT JOIN ({places}) AS held ON held.worker_id = w.id
    ORDER BY held.place {direction} NULLS LAST, w.sort_name, w.reference
"""

SORTS = ("name", "number", "team", "role", "first")
"""What the directory may be sorted by; with a minus before it the other way round."""


@dataclass(frozen=True)
class Order:
    """An order of people on a day. First days count only where `reach` sees them; people without come last."""

    sort: str
    day: date
    reach: Reach

    @property
    def columns(self) -> tuple[str, ...] | None:
        return BY_COLUMNS.get(self.sort)

    def keys(self, people: "QuerySet[Worker]", start: int = 0, stop: int | None = None) -> list[int]:
        """The keys of the people in this order, all or a slice. One query."""
        if self.columns is not None:
            return list(people.values_list("pk", flat=True)[start:stop])
        try:
            asked, values = people.order_by().values("pk").query.sql_with_params()
        except EmptyResultSet:  # it is known without asking that nobody is meant
            return []
        places, of_places = self._places()
        direction = "DESC" if self.sort.startswith("-") else "ASC"
        sql = _SORTED.format(people=asked, places=places, direction=direction)
        if stop is not None:
            sql += f" LIMIT {stop - start} OFFSET {start}"
        with connection.cursor() as cursor:
            cursor.execute(sql, [*values, *of_places])
            return [row[0] for row in cursor.fetchall()]

    def _places(self) -> tuple[str, list[Any]]:
        match self.sort.removeprefix("-"):
            case "team":
                return _TEAM, [self.day, self.day]
            case "role":
                return _ROLE, [self.day]
            case _:
                return self._first_days()

    def _first_days(self) -> tuple[str, list[Any]]:
        if self.reach.everyone or not self.reach:
            return _FIRST.format(where="" if self.reach else "WHERE false"), [self.day]
        known, values = Worker.objects.within(self.reach).order_by().values("pk").query.sql_with_params()
        return _FIRST.format(where=f"WHERE worker_id IN ({known})"), [self.day, *values]
