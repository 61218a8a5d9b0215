"""Pairs: who supervises whom on a day, and since when without a break.

A pair begins with the first day of an unbroken run: of assignments that name the supervisor as manager, less the days
on which somebody else was paired, and of pairings with the supervisor. So a move inside the same team begins nothing.
"""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db import connection

from supervision.queries.supervisors import SUPERVISED


def since(row: str) -> str:
    """SQL to join to `row`, which has worker_id and supervisor_id: `run.part`, the days of the pair on `%(day)s`."""
    return f"""
    LEFT JOIN LATERAL (
        SELECT part FROM unnest(
            coalesce((SELECT range_agg(held.period) FROM workforce_assignment AS held
                      WHERE held.worker_id = {row}.worker_id AND held.manager_id = {row}.supervisor_id),
                     '{{}}'::datemultirange)
            - coalesce((SELECT range_agg(other.period) FROM supervision_supervisorpairing AS other
                        WHERE other.worker_id = {row}.worker_id AND other.supervisor_id <> {row}.supervisor_id),
                       '{{}}'::datemultirange)
            + coalesce((SELECT range_agg(own.period) FROM supervision_supervisorpairing AS own
                        WHERE own.worker_id = {row}.worker_id AND own.supervisor_id = {row}.supervisor_id),
                       '{{}}'::datemultirange)
        ) AS part
        WHERE part @> %(day)s::date
    ) AS run ON true
"""


PAIRS = f"""
    SELECT supervised.worker_id, supervised.supervisor_id, lower(run.part) AS since
    FROM ({SUPERVISED}) AS supervised {since("supervised")}
"""
"""SQL: everybody at work on `%(day)s` with the supervisor (NULL: nobody) and the pair's first day."""


class Pair(NamedTuple):
    """Who supervises somebody, since when. Both None: nobody does."""

    worker_id: int
    supervisor_id: int | None
    since: date | None


def pairs_of(worker_ids: Collection[int], day: date) -> dict[int, Pair]:
    """The pair of each who is at work on `day`. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT worker_id, supervisor_id, since FROM ({PAIRS}) AS pairs WHERE worker_id = ANY(%(ids)s)",
            {"day": day, "ids": list(worker_ids)},
        )
        return {row[0]: Pair(*row) for row in cursor.fetchall()}


def pair_of(worker_id: int, day: date) -> Pair:
    """The pair of one person; nobody supervises who is not at work on the day. One query."""
    return pairs_of([worker_id], day).get(worker_id, Pair(worker_id, None, None))


def manager_of(worker_id: int, day: date) -> int | None:
    """The manager of the main assignment, whoever supervises. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT held.manager_id FROM ({SUPERVISED}) AS supervised "
            "JOIN workforce_assignment AS held ON held.id = supervised.assignment_id "
            "WHERE supervised.worker_id = %(worker)s",
            {"day": day, "worker": worker_id},
        )
        row = cursor.fetchone()
    return row[0] if row else None
