"""Who supervises whom: the pairing of the day, else the manager of the main assignment.

The main assignment is the one with the largest FTE, then the earlier first day, then the first team code in order,
then the one entered first.
A manager who has no assignment or engagement on the day still is the one whom the record names.
"""

from collections.abc import Collection
from datetime import date

from django.db import connection

SUPERVISED = """
    SELECT DISTINCT ON (held.worker_id)
           held.worker_id, held.id AS assignment_id, held.team_id, held.role_id, held.post_id, held.employment_id,
           coalesce(pairing.supervisor_id, held.manager_id) AS supervisor_id
    FROM workforce_assignment AS held
    JOIN workforce_unit AS team ON team.id = held.team_id
    LEFT JOIN supervision_supervisorpairing AS pairing
      ON pairing.worker_id = held.worker_id AND pairing.period @> %(day)s::date
    WHERE lower(held.period) <= %(day)s AND (upper(held.period) IS NULL OR upper(held.period) > %(day)s)
    ORDER BY held.worker_id, held.fte DESC, lower(held.period), team.code COLLATE "C", held.id
"""
"""SQL: everybody at work on `%(day)s` with the main assignment and the supervisor, who may be NULL."""


def supervisor_of(worker_id: int, day: date) -> int | None:
    """Who supervises somebody on `day`; None where nobody does. One query."""
    return supervisors_of([worker_id], day).get(worker_id)


def supervisors_of(worker_ids: Collection[int], day: date) -> dict[int, int | None]:
    """The supervisor of each who is at work on `day`. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT worker_id, supervisor_id FROM ({SUPERVISED}) AS supervised WHERE worker_id = ANY(%(ids)s)",
            {"day": day, "ids": list(worker_ids)},
        )
        return dict(cursor.fetchall())


def supervised_by(supervisor_id: int, day: date) -> list[int]:
    """The workers whom somebody supervises on `day`. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT worker_id FROM ({SUPERVISED}) AS supervised WHERE supervisor_id = %(supervisor)s",
            {"day": day, "supervisor": supervisor_id},
        )
        return [row[0] for row in cursor.fetchall()]
