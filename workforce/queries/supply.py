"""Demand and supply: for each role what is established and who is there, now and in the four quarters to come.

What is recorded (posts that open, end or change their hours; people who start, leave or change theirs) is one thing;
that others will leave as they left in the last twelve months is an assumption, and kept apart. All in FTE.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from workforce.access.scope import Reach
from workforce.enums import EMPLOYED, Funding
from workforce.periods import add_months

QUARTERS = 4

_LEVELS = """
    WITH days AS (
        SELECT day, number FROM unnest(%(days)s::date[]) WITH ORDINALITY AS each (day, number)
    ), levels AS (
        SELECT number, t.role_id, t.fte AS established, 0 AS held FROM days
        JOIN workforce_postterms t ON t.period @> days.day
        WHERE %(everyone)s OR t.team_id = ANY(%(units)s)
        UNION ALL
        SELECT number, a.role_id, 0, a.fte FROM days
        JOIN workforce_assignment a ON a.period @> days.day
        JOIN workforce_employment e ON e.id = a.employment_id AND e.contract = ANY(%(employed)s)
        WHERE %(everyone)s OR a.team_id = ANY(%(units)s)
    )
    SELECT role_id, number::int, sum(established), sum(held) FROM levels GROUP BY role_id, number
"""

_MOVES = """
    WITH held AS (
        SELECT a.id, a.worker_id, a.role_id, a.fte, lower(a.period) AS first, upper(a.period) AS over, a.period
        FROM workforce_assignment a
        JOIN workforce_employment e ON e.id = a.employment_id AND e.contract = ANY(%(employed)s)
        WHERE a.period && daterange(%(year_before)s, %(year_after)s, '[]')
          AND (%(everyone)s OR a.team_id = ANY(%(units)s))
    ), edges AS (
        SELECT role_id, fte, over - 1 AS day, 'leaves' AS kind FROM held
        WHERE over - 1 >= %(year_before)s AND over - 1 < %(year_after)s
          AND NOT EXISTS (
              SELECT FROM held AS next
              WHERE next.worker_id = held.worker_id AND next.role_id = held.role_id AND next.period @> held.over
          )
        UNION ALL
        SELECT role_id, fte, first, 'starts' FROM held
        WHERE first > %(day)s AND first <= %(year_after)s
          AND NOT EXISTS (
              SELECT FROM held AS before
              WHERE before.worker_id = held.worker_id AND before.role_id = held.role_id
                AND before.period @> (held.first - 1)
          )
        UNION ALL
        SELECT t.role_id, t.fte, upper(t.period) - 1, 'funding ends' FROM workforce_postterms t
        WHERE (%(everyone)s OR t.team_id = ANY(%(units)s)) AND t.funding = %(temporary)s
          AND upper(t.period) - 1 >= %(day)s AND upper(t.period) - 1 < %(year_after)s
          AND NOT EXISTS (
              SELECT FROM workforce_postterms AS next
              WHERE next.post_id = t.post_id AND next.period @> upper(t.period)
          )
    )
    SELECT role_id,
           coalesce(sum(fte) FILTER (WHERE kind = 'leaves' AND day < %(day)s), 0),
           coalesce(sum(fte) FILTER (WHERE kind = 'leaves' AND day >= %(day)s), 0),
           coalesce(sum(fte) FILTER (WHERE kind = 'starts'), 0),
           coalesce(sum(fte) FILTER (WHERE kind = 'funding ends'), 0),
           {by_quarter}
    FROM edges GROUP BY role_id
"""


@dataclass(frozen=True, slots=True)
class Quarter:
    """The end of a quarter. `established` and `in_post` are what is recorded for that day.

    `expected`: leavers beyond those that are recorded, if people leave at the rate of the last twelve months.
    """

    day: date
    established: Decimal
    in_post: Decimal
    expected: Decimal

    @property
    def known_gap(self) -> Decimal:
        """By what is recorded alone; below nought there are more people than hours of posts."""
        return self.established - self.in_post

    @property
    def gap(self) -> Decimal:
        """With the assumption."""
        return self.known_gap + self.expected


@dataclass(frozen=True, slots=True)
class Supply:
    """A role in reach on a day. `left`: who left it in the twelve months before; the others are in the twelve to come.

    Whoever goes from one team in reach to another in the same role has neither left nor started; whoever changes the
    role, or goes out of reach, has. `ending`: posts whose funding ends and that nothing follows.
    """

    role_id: int
    established: Decimal
    in_post: Decimal
    left: Decimal
    leaving: Decimal
    starting: Decimal
    ending: Decimal
    quarters: tuple[Quarter, ...]

    @property
    def gap(self) -> Decimal:
        return self.established - self.in_post

    @property
    def expected(self) -> Decimal:
        """Leavers beyond the recorded ones in the twelve months to come."""
        return self.quarters[-1].expected


def days_of(day: date) -> list[date]:
    """The day, and the same day three, six, nine and twelve months on."""
    return [add_months(day, 3 * number) for number in range(QUARTERS + 1)]


def supply(reach: Reach, day: date) -> list[Supply]:
    """Each role with posts or people in reach, by its key. Two statements, whatever the size.

    A last day on `day` is still to come: whoever has it is in post then.
    """
    days = days_of(day)
    values: dict[str, Any] = {
        "everyone": reach.everyone,
        "units": list(reach.unit_ids),
        "employed": [each.value for each in EMPLOYED],
        "temporary": Funding.TEMPORARY.value,
        "days": days,
        "day": day,
        "year_before": add_months(day, -12),
        "year_after": days[-1],
    } | {f"quarter_{number}": end for number, end in enumerate(days)}
    by_quarter = ", ".join(
        f"coalesce(sum(fte) FILTER (WHERE kind = 'leaves' AND day >= %(day)s AND day < %(quarter_{number})s), 0)"
        for number in range(1, QUARTERS + 1)
    )
    with connection.cursor() as cursor:
        cursor.execute(_LEVELS, values)
        levels = {(role_id, number): (posts, held) for role_id, number, posts, held in cursor.fetchall()}
        cursor.execute(_MOVES.format(by_quarter=by_quarter), values)
        moves = {row[0]: row[1:] for row in cursor.fetchall()}
    roles = sorted({role_id for role_id, _ in levels} | set(moves))
    return [_supply(role_id, levels, moves.get(role_id, (Decimal(0),) * 8), days) for role_id in roles]


def _supply(
    role_id: int,
    levels: dict[tuple[int, int], tuple[Decimal, Decimal]],
    moves: Sequence[Decimal],
    days: Sequence[date],
) -> Supply:
    def at(number: int) -> tuple[Decimal, Decimal]:
        return levels.get((role_id, number + 1), (Decimal(0), Decimal(0)))

    left, leaving, starting, ending, *known = moves
    established, in_post = at(0)
    quarters = tuple(
        Quarter(days[number], *at(number), expected_beyond(left, known[number - 1], number))
        for number in range(1, QUARTERS + 1)
    )
    return Supply(role_id, established, in_post, left, leaving, starting, ending, quarters)


def expected_beyond(left: Decimal, known: Decimal, quarters: int) -> Decimal:
    """Leavers to be expected in so many quarters at last year's rate, beyond those that are recorded for them."""
    return max(left * quarters / QUARTERS - known, Decimal(0))


def total_supply(lines: Sequence[Supply]) -> Supply | None:
    """All roles together; None where there is none. Expected leavers are those of the roles summed up."""
    if not lines:
        return None

    def added(name: str) -> Decimal:
        return sum((getattr(line, name) for line in lines), Decimal(0))

    quarters = tuple(
        Quarter(
            each[0].day,
            sum((quarter.established for quarter in each), Decimal(0)),
            sum((quarter.in_post for quarter in each), Decimal(0)),
            sum((quarter.expected for quarter in each), Decimal(0)),
        )
        for each in zip(*(line.quarters for line in lines), strict=True)
    )
    return Supply(
        0,
        established=added("established"),
        in_post=added("in_post"),
        left=added("left"),
        leaving=added("leaving"),
        starting=added("starting"),
        ending=added("ending"),
        quarters=quarters,
    )
