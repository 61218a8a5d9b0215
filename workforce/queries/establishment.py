"""The establishment as at a day: posts, how much of each is filled, vacant and covered, and what is coming.

Domain rules 6.1 and 8.1: vacancies are counted post by post, and what is over-filled is never set against them.
Everything is plain as at the day, first and last days included. Figures at month ends follow the rule of the close of
the day instead (docs/decisions/0002): somebody whose last day it is has left there, and is still in post here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from workforce.access.scope import Reach
from workforce.enums import EMPLOYED, AgencyReason, Contract
from workforce.periods import ONE_DAY, add_months, month_end
from workforce.queries.organisation import TreeNode

MONTHS_AHEAD = 6


def levels(only: str = "true") -> str:
    """The common part of the statements: each post of the day, as the table `levels`.

    `held` and `terms` reach on to `until`, for those who look ahead. `only` is a condition on the terms of posts; with
    one, nobody else's assignments are read.
    """
    theirs = (
        ""
        if only == "true"
        else f"""
          AND a.post_id IN (
              SELECT post_id FROM workforce_postterms
              WHERE period && daterange(%(day)s, %(until)s, '[]') AND {only}
          )"""
    )
    return f"""
    held AS (
        SELECT a.post_id, a.worker_id, a.fte, a.period, e.contract = ANY(%(employed)s) AS employed
        FROM workforce_assignment a JOIN workforce_employment e ON e.id = a.employment_id
        WHERE a.post_id IS NOT NULL AND lower(a.period) <= %(until)s::date
          AND (upper(a.period) IS NULL OR upper(a.period) > %(day)s::date)
          AND (e.contract = ANY(%(employed)s) OR (e.contract = %(agency)s AND a.agency_reason = %(vacancy)s)){theirs}
    ), taken AS (
        SELECT post_id, coalesce(sum(fte) FILTER (WHERE employed), 0) AS filled,
               coalesce(sum(fte) FILTER (WHERE NOT employed), 0) AS cover
        FROM held WHERE period @> %(day)s::date GROUP BY post_id
    ), terms AS (
        SELECT id, post_id, title, team_id, role_id, fte, funding, frozen, period FROM workforce_postterms
        WHERE period && daterange(%(day)s, %(until)s, '[]') AND {only}
    ), levels AS (
        SELECT terms.id, terms.post_id, title, team_id, role_id, funding, frozen, fte AS established,
               coalesce(filled, 0) AS filled, greatest(fte - coalesce(filled, 0), 0) AS vacant,
               least(greatest(fte - coalesce(filled, 0), 0), coalesce(cover, 0)) AS covered,
               greatest(coalesce(filled, 0) - fte, 0) AS over_filled
        FROM terms LEFT JOIN taken USING (post_id) WHERE terms.period @> %(day)s::date
    )
"""


_BY_TEAM = """
    WITH {levels}, leaving AS (
        SELECT DISTINCT a.team_id, a.worker_id
        FROM workforce_assignment a JOIN workforce_employment e ON e.id = a.employment_id
        WHERE e.contract = ANY(%(employed)s) AND upper(a.period) > %(day)s AND upper(a.period) <= %(until)s::date + 1
          AND lower(a.period) <= %(day)s AND {only}
          AND NOT EXISTS (
              SELECT FROM workforce_assignment later JOIN workforce_employment le ON le.id = later.employment_id
              WHERE later.worker_id = a.worker_id AND later.team_id = a.team_id AND le.contract = ANY(%(employed)s)
                AND (upper_inf(later.period) OR upper(later.period) > %(until)s::date + 1)
          )
    ), moving AS (
        SELECT post_id FROM terms WHERE NOT period @> daterange(%(day)s, %(until)s, '[]')
        UNION
        SELECT post_id FROM held WHERE employed AND NOT period @> daterange(%(day)s, %(until)s, '[]')
    ), months AS (
        SELECT day, number FROM unnest(%(months)s::date[]) WITH ORDINALITY AS month (day, number)
    ), moving_held AS MATERIALIZED (
        SELECT held.* FROM held JOIN moving USING (post_id) WHERE employed
    ), moving_terms AS MATERIALIZED (
        SELECT terms.* FROM terms JOIN moving USING (post_id)
    ), taken_later AS (
        SELECT number, post_id, sum(fte) AS filled
        FROM months JOIN moving_held ON period @> months.day
        GROUP BY number, post_id
    ), parts AS (
        SELECT team_id, count(*) AS posts, sum(established) AS established, sum(filled) AS filled,
               sum(vacant) AS vacant, sum(covered) AS covered, sum(vacant - covered) AS unfilled,
               coalesce(sum(established) FILTER (WHERE frozen), 0) AS frozen, sum(over_filled) AS over_filled,
               0::bigint AS leaving, 0::bigint AS number,
               coalesce(sum(vacant) FILTER (WHERE moving.post_id IS NULL), 0) AS ahead
        FROM levels LEFT JOIN moving USING (post_id) GROUP BY team_id
        UNION ALL
        SELECT team_id, 0, 0, 0, 0, 0, 0, 0, 0, count(*), 0, 0 FROM leaving GROUP BY team_id
        UNION ALL
        SELECT team_id, 0, 0, 0, 0, 0, 0, 0, 0, 0, number, sum(greatest(fte - coalesce(filled, 0), 0))
        FROM months JOIN moving_terms ON period @> months.day
        LEFT JOIN taken_later USING (number, post_id)
        GROUP BY team_id, number
    )
    SELECT team_id, sum(posts)::int, sum(established), sum(filled), sum(vacant), sum(covered), sum(unfilled),
           sum(frozen), sum(over_filled), sum(leaving)::int,
           {ahead}
    FROM parts
    GROUP BY team_id
"""
"""A post of which nothing changes before the last month end is as vacant then as on the day, so it is counted once."""


@dataclass(frozen=True, slots=True)
class Establishment:
    """What a unit has on a day, in FTE. `filled` is all employed hours on posts, those beyond a post's own too.

    So `established + over_filled = filled + vacant`, and `vacant = covered + unfilled`. `frozen` is the hours of frozen
    posts, whoever fills them: they stay on the establishment. `leaving`: people whose last day in the unit is known and
    falls before the last month of `ahead`. `ahead`: vacant FTE at each of the coming month ends.
    """

    posts: int = 0
    established: Decimal = Decimal(0)
    filled: Decimal = Decimal(0)
    vacant: Decimal = Decimal(0)
    covered: Decimal = Decimal(0)
    unfilled: Decimal = Decimal(0)
    frozen: Decimal = Decimal(0)
    over_filled: Decimal = Decimal(0)
    leaving: int = 0
    ahead: tuple[Decimal, ...] = (Decimal(0),) * MONTHS_AHEAD

    def __add__(self, other: "Establishment") -> "Establishment":
        added = {
            each.name: getattr(self, each.name) + getattr(other, each.name) for each in fields(self)[:-1]
        }
        ahead = tuple(mine + theirs for mine, theirs in zip(self.ahead, other.ahead, strict=True))
        return Establishment(**added, ahead=ahead)


NOTHING = Establishment()


def months_ahead(day: date) -> list[date]:
    """The next six month ends after a day."""
    first = month_end(day + ONE_DAY)
    return [month_end(add_months(first.replace(day=1), number)) for number in range(MONTHS_AHEAD)]


def level_parameters(day: date, until: date) -> dict[str, Any]:
    """What the statement LEVELS asks for."""
    return {
        "day": day,
        "until": until,
        "employed": [each.value for each in EMPLOYED],
        "agency": Contract.AGENCY.value,
        "vacancy": AgencyReason.VACANCY.value,
    }


def establishment(reach: Reach, day: date) -> dict[int, Establishment]:
    """What each team in reach has on a day, by the team of the post. One statement, whatever the size."""
    months = months_ahead(day)
    values = level_parameters(day, months[-1]) | {"months": months, "units": list(reach.unit_ids)}
    only = "true" if reach.everyone else "team_id = ANY(%(units)s)"
    ahead = (f"sum(ahead) FILTER (WHERE number IN (0, {n}))" for n in range(1, MONTHS_AHEAD + 1))
    statement = _BY_TEAM.format(levels=levels(only), only=only, ahead=", ".join(ahead))
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return {row[0]: _of_row(row[1:]) for row in cursor.fetchall()}


def _of_row(row: Sequence[Any]) -> Establishment:
    counted = {each.name: value for each, value in zip(fields(Establishment), row, strict=False)}
    counted["ahead"] = tuple(Decimal(0) if value is None else value for value in row[9:])
    return Establishment(**counted)


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit of the day with all that lies below it. `depth` counts from the uppermost unit shown.

    Without a node: posts of units that are not in the tree on the day.
    """

    node: TreeNode | None
    depth: int
    total: Establishment


def unit_lines(nodes: Iterable[TreeNode], by_team: Mapping[int, Establishment]) -> list[UnitLine]:
    """The tree with sums, in its order. What lies outside the tree comes last."""
    listed = list(nodes)
    shown = {node.unit_id: node for node in listed}
    totals = {unit_id: by_team.get(unit_id, NOTHING) for unit_id in shown}
    for node in reversed(listed):
        if node.parent_id in totals:
            totals[node.parent_id] += totals[node.unit_id]
    depths: dict[int, int] = {}
    for node in listed:
        depths[node.unit_id] = depths[node.parent_id] + 1 if node.parent_id in depths else 0
    lines = [UnitLine(node, depths[node.unit_id], totals[node.unit_id]) for node in listed]
    outside = sum((found for unit_id, found in by_team.items() if unit_id not in shown), NOTHING)
    return [*lines, UnitLine(None, 0, outside)] if outside != NOTHING else lines


def total_of(lines: Iterable[UnitLine]) -> Establishment:
    """The sum of the uppermost lines."""
    return sum((line.total for line in lines if line.depth == 0), NOTHING)
