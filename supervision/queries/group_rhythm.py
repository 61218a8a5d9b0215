"""When teams are to meet as a group, when they did, and how they stand (domain rules, 4.2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from supervision.enums import FrequencyUnit
from supervision.queries.frequencies import NEVER, Frequency, pieces_of, records_from
from supervision.queries.group_rhythm_sql import TEAMS
from supervision.queries.rhythm import StandingState
from workforce.access.scope import Reach
from workforce.names import full_name
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable

SETTINGS = ("every", "unit", "fewest", "present")
"""How often a team meets, the fewest people of one that is to meet, and of them who make it a meeting."""
AS_SAID = (PolicyKey.SUPERVISION_GROUP_EVERY, PolicyKey.SUPERVISION_GROUP_PEOPLE)


@dataclass(frozen=True, slots=True)
class TeamStanding:
    """When a team last met as a group, and when it is to meet again. `people`: less those who are away for long.

    `leader_id`: whoever supervises most of them. `every` None, and too few people: it is not required to.
    """

    team_id: int
    people: int
    leader_id: int | None
    leader_name: str
    every: int | None
    unit: str
    last_on: date | None
    next_on: date | None
    due_on: date | None
    state: StandingState
    days_overdue: int

    @property
    def frequency(self) -> str:
        """Every month; nothing where none is required."""
        return str(Frequency(self.every, FrequencyUnit(self.unit))) if self.every else ""


_LINES = """
    SELECT teams.team_id, people, leader_id, leader.first_name, leader.last_name, every, unit, last_on, next_on,
           due_on, state
    FROM teams LEFT JOIN workforce_worker AS leader ON leader.id = leader_id
    WHERE %(everyone)s OR teams.team_id = ANY(%(units)s) OR leader_id = %(me)s
    ORDER BY teams.team_id
"""
_ALL = "SELECT id AS team_id FROM workforce_unit"
_OF_ONE = """
    SELECT unnest(%(units)s::bigint[]) AS team_id
    UNION
    SELECT held.team_id FROM workforce_assignment AS held
    WHERE held.manager_id = %(me)s
      AND lower(held.period) <= %(day)s AND (upper(held.period) IS NULL OR upper(held.period) > %(day)s)
    UNION
    SELECT held.team_id
    FROM supervision_supervisorpairing AS pairing
    JOIN workforce_assignment AS held ON held.worker_id = pairing.worker_id AND held.period @> %(day)s::date
    WHERE pairing.supervisor_id = %(me)s AND pairing.period @> %(day)s::date
"""


def team_standings(reach: Reach, day: date, policies: PolicyTable) -> list[TeamStanding]:
    """The teams in reach, and those that the reader leads, in which somebody is at work on `day`. One query."""
    statement, values = team_statement(reach, day, policies, _LINES)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [_standing(row, day) for row in cursor.fetchall()]


def team_statement(
    reach: Reach, day: date, policies: PolicyTable, select: str, more: Mapping[str, Any] | None = None
) -> tuple[str, dict[str, Any]]:
    """A statement about the `teams` in reach and those that the reader may lead, with its values.

    `select` is what it asks, of `more` values besides.
    """
    values = {
        **dict(zip(SETTINGS, _setting(policies, day), strict=True)),
        "day": day,
        "everyone": reach.everyone,
        "units": list(reach.unit_ids),
        "me": reach.line_manager_id or reach.own_worker_id,
        "warning": int(policies.value(PolicyKey.SUPERVISION_WARNING_DAYS, day)),
        "long_absence": int(policies.value(PolicyKey.LONG_ABSENCE_DAYS, day)),
        "records_from": records_from(policies) or date.min,
    }
    asked = _ALL if reach.everyone else _OF_ONE
    return f"WITH asked AS MATERIALIZED ({asked}), {TEAMS} {select}", values | dict(more or {})


def team_slot_values(first: date, last: date, policies: PolicyTable) -> dict[str, Any]:
    """The values of the statement of slots of teams: which close from `first` to `last`."""
    begins = sorted({day for key in AS_SAID for day, _, _ in pieces_of(policies, key)})
    rows = [_setting(policies, day) for day in begins]
    columns = {f"group_{name}": [row[number] for row in rows] for number, name in enumerate(SETTINGS)}
    return columns | {
        "first": first,
        "last": last,
        "group_first": begins,
        "group_after": [*begins[1:], NEVER],
        "records_from": records_from(policies) or date.min,
    }


def _setting(policies: PolicyTable, day: date) -> tuple[int | None, str, int, int]:
    """What the settings say on a day, in the order of SETTINGS."""
    found = Frequency.read(policies.value(PolicyKey.SUPERVISION_GROUP_EVERY, day))
    people = policies.value(PolicyKey.SUPERVISION_GROUP_PEOPLE, day)
    every, unit = (found.every, found.unit) if found else (None, FrequencyUnit.MONTH)
    return every, unit.value, int(people["team"]), int(people["present"])


def _standing(row: tuple[Any, ...], day: date) -> TeamStanding:
    team_id, people, leader_id, first, last, every, unit, last_on, next_on, due_on, state = row
    return TeamStanding(
        team_id=team_id,
        people=people,
        leader_id=leader_id,
        leader_name=full_name(first, last) if leader_id else "",
        every=every,
        unit=unit,
        last_on=last_on,
        next_on=next_on,
        due_on=due_on,
        state=StandingState(state),
        days_overdue=max((day - due_on).days, 0) if due_on else 0,
    )
