"""Pieces of statements by hand: what holds on a day, and whom a reach holds."""

from typing import Any

from workforce.access.scope import Reach
from workforce.models import Worker


def holds(period: str) -> str:
    """The condition that a period holds on `%(day)s`.

    Its ends are compared by themselves: the index of the ends is ten times quicker for the rows of today than the one
    of whole periods, which the database prefers where both would do.
    """
    return (
        f"(lower({period}) <= %(day)s::date AND (upper({period}) IS NULL OR upper({period}) > %(day)s::date))"
    )


def within(reach: Reach, worker: str) -> tuple[str, dict[str, Any]]:
    """The condition that a worker lies in a reach, and its values."""
    if reach.everyone:
        return "true", {}
    if not reach:
        return "false", {}
    sql, given = Worker.objects.within(reach).order_by().values("pk").query.sql_with_params()
    names = [f"reached_{number}" for number in range(len(given))]
    named = sql % tuple(f"%({name})s" for name in names)
    return f"{worker} IN ({named})", dict(zip(names, given, strict=True))
