"""Who supervises whom: the pairing of the day, else the manager of the main assignment.

The main assignment is the one with the largest FTE, then the earlier first day, then the first team code in order,
then the one entered first.
A manager who has no assignment or engagement on the day still is the one whom the record names.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from supervision.enums import UNFINISHED_STATES, SessionState
from supervision.models.leading import supervised_on
from supervision.queries.audience import by_position
from workforce.periods import ONE_DAY

SUPERVISED = supervised_on("%(day)s")
"""SQL: the same for the day that is given as `day`."""


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


_LATELY = f"""
    SELECT mine.worker_id, max(past.day)::date
    FROM (
        SELECT DISTINCT supervisee_id AS worker_id FROM supervision_supervisionsession
        WHERE supervisor_id = %(reader)s AND state = ANY(%(states)s) AND supervisee_id <> ALL(%(now)s)
          AND (%(about)s::bigint IS NULL OR supervisee_id = %(about)s)
    ) AS mine
    CROSS JOIN generate_series(%(first)s::date, %(last)s::date, interval '1 day') AS past(day)
    WHERE %(reader)s = (
        SELECT supervised.supervisor_id FROM ({supervised_on("past.day::date")}) AS supervised
        WHERE supervised.worker_id = mine.worker_id
    )
    GROUP BY mine.worker_id
"""


def lately_supervised(
    supervisor_id: int, now: Collection[int], day: date, days: int, about: int | None = None
) -> dict[int, date]:
    """Whom somebody supervised in the last `days` days before `day`, and until which day, as far as a session of theirs
    is not finished. `now`: whom they supervise on the day, who are left out. `about`: only this person. One query;
    none where the council gives no days.
    """
    if days < 1:
        return {}
    values: dict[str, Any] = {"states": list(UNFINISHED_STATES), "now": list(now), "about": about}
    values |= {"reader": supervisor_id, "first": day - days * ONE_DAY, "last": day - ONE_DAY}
    with connection.cursor() as cursor:
        cursor.execute(_LATELY, values)
        return dict(cursor.fetchall())


class LatelySupervised(RawSQL):
    """An expression: the people whose session somebody held in the days before `day` in which they supervised them, and
    has not shared, for `supervisee__in`.
    """

    def __init__(self, supervisor_id: int, day: date, days: int) -> None:
        values = {"reader": supervisor_id, "states": [SessionState.HELD.value], "now": [], "about": None}
        values |= {"first": day - days * ONE_DAY, "last": day - ONE_DAY}
        super().__init__(*by_position(f"SELECT found.worker_id FROM ({_LATELY}) AS found", values))


_DISPUTING = f"""
    SELECT disputing.worker_id
    FROM (
        SELECT DISTINCT supervisee_id AS worker_id FROM supervision_supervisionsession WHERE state = %(disputed)s
    ) AS disputing
    WHERE %(reader)s = (
        SELECT supervised.supervisor_id FROM ({SUPERVISED}) AS supervised
        WHERE supervised.worker_id = disputing.worker_id
    )
"""


class DisputingWith(RawSQL):
    """An expression: the people whom somebody supervises on `day` and who dispute a record, whoever led the session,
    for `supervisee__in`.
    """

    def __init__(self, supervisor_id: int, day: date) -> None:
        values = {"reader": supervisor_id, "day": day, "disputed": SessionState.DISPUTED.value}
        super().__init__(*by_position(_DISPUTING, values))
