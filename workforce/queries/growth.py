"""How the establishment has changed in a year: opened, closed, moved, more hours, fewer hours."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from workforce.access.scope import Reach
from workforce.periods import add_months

_GROWTH = """
    WITH before AS (
        SELECT post_id, fte, (%(everyone)s OR team_id = ANY(%(units)s)) AS ours
        FROM workforce_postterms WHERE period @> %(before)s::date
    ), after AS (
        SELECT post_id, fte, (%(everyone)s OR team_id = ANY(%(units)s)) AS ours
        FROM workforce_postterms WHERE period @> %(after)s::date
    ), changes AS (
        SELECT CASE
                   WHEN before.post_id IS NULL THEN 'opened'
                   WHEN after.post_id IS NULL THEN 'closed'
                   WHEN after.ours AND NOT before.ours THEN 'moved in'
                   WHEN before.ours AND NOT after.ours THEN 'moved out'
                   WHEN after.fte > before.fte THEN 'more hours'
                   ELSE 'fewer hours'
               END AS kind,
               coalesce(after.fte * after.ours::int, 0) - coalesce(before.fte * before.ours::int, 0) AS fte
        FROM before FULL JOIN after USING (post_id)
        WHERE (before.ours OR after.ours)
          AND (before.fte, before.ours) IS DISTINCT FROM (after.fte, after.ours)
    )
    SELECT kind, count(*), sum(fte) FROM changes GROUP BY kind
"""

KINDS = ("opened", "closed", "moved in", "moved out", "more hours", "fewer hours")


@dataclass(frozen=True, slots=True)
class Growth:
    """One kind of change to posts in reach: how many posts, and their FTE with its sign."""

    kind: str
    posts: int
    fte: Decimal


def growth(reach: Reach, day: date) -> list[Growth]:
    """What has changed from the same day a year before, each post compared with itself. One statement.

    A post that was opened and closed in between is in neither. What moved in came from a unit out of reach.
    """
    values: dict[str, Any] = {
        "everyone": reach.everyone,
        "units": list(reach.unit_ids),
        "before": add_months(day, -12),
        "after": day,
    }
    with connection.cursor() as cursor:
        cursor.execute(_GROWTH, values)
        found = {kind: (posts, fte) for kind, posts, fte in cursor.fetchall()}
    return [Growth(kind, *found[kind]) for kind in KINDS if kind in found]
