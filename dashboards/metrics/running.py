"""Runs the statements that make the temporary tables, up to `cells`, for some months and all units or a few."""

import logging
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.backends.utils import CursorWrapper

from dashboards.metrics.definition import Statement
from workforce.periods import month_end, month_ends, window_has_leap_day
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable

logger = logging.getLogger(__name__)


# The planner cannot know how few months a level lasts: with its guess it would sort and merge what it should hash.
# And it needs to know the temporary tables by their order of size only: a tenth of the usual sample is enough.
PLANNING = """
    SET LOCAL work_mem = '128MB';
    SET LOCAL jit = off;
    SET LOCAL enable_mergejoin = off;
    SET LOCAL default_statistics_target = 10
"""


def month_index(day: date) -> int:
    """12 x year + month - 1, as the statements count months."""
    return day.year * 12 + day.month - 1


def parameters(first: date, last: date, now: datetime | None = None) -> dict[str, Any]:
    """What the statements are told: the months from that of `first` to that of `last`, and the rules' numbers then.

    One query.
    """
    policy = PolicyTable.load()
    wanted = list(month_ends(first, last))
    ages = [int(policy.value(PolicyKey.CASELOAD_MAX_AGE, day)) for day in wanted]
    return {
        "lo": month_index(first),
        "hi": month_index(last),
        "first": month_end(first),
        "last": month_end(last),
        "max_ages": ages,
        "oldest_count": wanted[0] - timedelta(days=max(ages)),
        "working_days": [_working_days(policy, day) for day in wanted],
        "now": now,
    }


def _working_days(policy: PolicyTable, day: date) -> int:
    leap = window_has_leap_day(day)
    return int(policy.value(PolicyKey.WORKING_DAYS_LEAP if leap else PolicyKey.WORKING_DAYS, day))


def run(cursor: CursorWrapper, statements: Sequence[Statement], values: dict[str, Any]) -> None:
    """Run the statements in order. What they make lasts until `drop` or the end of the transaction."""
    cursor.execute(PLANNING)
    for statement in statements:
        cursor.execute(statement.sql, values)
        logger.debug("figures: %s", statement.name)


def drop(cursor: CursorWrapper, *, keep: Collection[str] = ()) -> None:
    """Drop the temporary views and tables, so that one transaction may compute twice; not those of `keep`."""
    for kind, letter in (("VIEW", "v"), ("TABLE", "r")):
        cursor.execute(
            "SELECT quote_ident(relname) FROM pg_class WHERE relnamespace = pg_my_temp_schema() AND relkind = %s",
            [letter],
        )
        names = [row[0] for row in cursor.fetchall() if row[0] not in keep]
        if names:
            cursor.execute(f"DROP {kind} {', '.join(names)}")
