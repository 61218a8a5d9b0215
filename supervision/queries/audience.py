"""Who belongs to an audience on a day: by the assignments of that day, agency workers like everybody else."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from supervision.enums import AudienceKind
from supervision.models.audience import Addressed

ABOVE = """
    WITH RECURSIVE above(team_id, unit_id) AS (
        SELECT id, id FROM workforce_unit
        UNION
        SELECT above.team_id, placed.parent_id FROM above
        JOIN workforce_unitplacement AS placed
          ON placed.unit_id = above.unit_id AND placed.period @> %(day)s::date
        WHERE placed.parent_id IS NOT NULL
    )
"""
BELONGS = f"""
    CASE addressed.audience
        WHEN '{AudienceKind.EVERYBODY}' THEN true
        WHEN '{AudienceKind.MANAGERS}' THEN EXISTS (
            SELECT FROM workforce_assignment AS managed
            WHERE managed.manager_id = held.worker_id AND lower(managed.period) <= %(day)s
              AND (upper(managed.period) IS NULL OR upper(managed.period) > %(day)s)
        )
        ELSE (addressed.role_ids = '{{}}' OR held.role_id = ANY(addressed.role_ids))
         AND (addressed.unit_ids = '{{}}' OR EXISTS (
            SELECT FROM above WHERE above.team_id = held.team_id AND above.unit_id = ANY(addressed.unit_ids)
         ))
    END
"""
HELD_ON = """
    lower(held.period) <= %(day)s AND (upper(held.period) IS NULL OR upper(held.period) > %(day)s)
"""


def addressing(table: str, worker: str = "") -> str:
    """SQL: `addressed_id` and `worker_id` of a table with an audience and everybody who belongs on `%(day)s`.

    `worker`: a condition on `held.worker_id`, so that only that person is looked at.
    """
    return f"""{ABOVE}
        SELECT DISTINCT addressed.id AS addressed_id, held.worker_id
        FROM {table} AS addressed JOIN workforce_assignment AS held ON {HELD_ON} {worker}
        WHERE {BELONGS}
    """


class AddressedTo(RawSQL):
    """An expression: the rows of a model that address somebody on a day, for `pk__in`."""

    def __init__(self, model: type[Addressed], worker_id: int | None, day: date) -> None:
        found = addressing(model._meta.db_table, "AND held.worker_id = %(worker)s")
        sql = f"SELECT found.addressed_id FROM ({found}) AS found"
        super().__init__(*by_position(sql, {"day": day, "worker": worker_id or 0}))


def by_position(sql: str, values: dict[str, Any]) -> tuple[str, list[Any]]:
    """An expression takes its values by position."""
    ordered = []
    while "%(" in sql:
        before, rest = sql.split("%(", 1)
        name, after = rest.split(")s", 1)
        ordered.append(values[name])
        sql = f"{before}%s{after}"
    return sql, ordered


def people_addressed(addressed: Addressed, day: date) -> frozenset[int]:
    """The workers who belong to the audience on `day`. One query."""
    return people_of(type(addressed), [addressed.pk], day).get(addressed.pk, frozenset())


def people_of(model: type[Addressed], keys: Collection[int], day: date) -> dict[int, frozenset[int]]:
    """The workers whom each of these rows addresses on `day`. One query."""
    sql = f"SELECT * FROM ({addressing(model._meta.db_table)} AND addressed.id = ANY(%(keys)s)) AS found"
    with connection.cursor() as cursor:
        cursor.execute(sql, {"day": day, "keys": list(keys)})
        found: dict[int, set[int]] = {}
        for key, worker_id in cursor.fetchall():
            found.setdefault(key, set()).add(worker_id)
    return {key: frozenset(people) for key, people in found.items()}


def numbers_of(model: type[Addressed], day: date) -> dict[int, int]:
    """How many each row of the model addresses on `day`. One query."""
    sql = f"""SELECT addressed_id, count(*) FROM ({addressing(model._meta.db_table)}) AS found GROUP BY 1"""
    with connection.cursor() as cursor:
        cursor.execute(sql, {"day": day})
        return dict(cursor.fetchall())
