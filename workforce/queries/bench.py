"""Bench strength: of the critical posts, those somebody could step into at once. Domain rules, 6.9."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from workforce.access.scope import Reach
from workforce.queries.organisation import TreeNode
from workforce.queries.succession import COUNTED, IN_REACH, OF_THE_DAY, in_reach

_BENCH = f"""
    SELECT t.team_id, count(*),
           count(*) FILTER (WHERE EXISTS (
               SELECT FROM workforce_successor s
               WHERE s.critical_id = c.id AND s.readiness = 'now' AND {COUNTED}
           ))
    FROM {IN_REACH} WHERE {OF_THE_DAY}
    GROUP BY t.team_id
"""


@dataclass(frozen=True, slots=True)
class Bench:
    """Critical posts, and those with at least one successor who is ready now."""

    critical: int = 0
    ready: int = 0

    def __add__(self, other: "Bench") -> "Bench":
        return Bench(self.critical + other.critical, self.ready + other.ready)

    @property
    def strength(self) -> Decimal | None:
        """In percent; None where no post is critical: then there is nothing to say, neither 0 nor 100."""
        return Decimal(100 * self.ready) / self.critical if self.critical else None


def bench_by_team(reach: Reach, day: date) -> dict[int, Bench]:
    """By the team of the post on the day. One grouped statement."""
    with connection.cursor() as cursor:
        cursor.execute(_BENCH, in_reach(reach, day))
        return {team_id: Bench(critical, ready) for team_id, critical, ready in cursor.fetchall()}


@dataclass(frozen=True, slots=True)
class BenchLine:
    """A unit with everything below it."""

    node: TreeNode
    bench: Bench


def bench_lines(nodes: Sequence[TreeNode], by_team: dict[int, Bench]) -> list[BenchLine]:
    """A line for each unit, in the order of the tree, with all below it summed up: never an average of averages.

    What belongs to a unit that is not in the tree any more is in no line.
    """
    total = {node.unit_id: by_team.get(node.unit_id, Bench()) for node in nodes}
    for node in reversed(nodes):
        if node.parent_id in total:
            total[node.parent_id] += total[node.unit_id]
    return [BenchLine(node, total[node.unit_id]) for node in nodes]
