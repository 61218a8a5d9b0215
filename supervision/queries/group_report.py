"""Group supervision and learning sets: which tools are used, which partners come, how often teams meet (NS-65, RC-66).

Numbers only. A session belongs to the team of most of the staff who took part, else of whoever led it, by the main
assignments of its day: as in the figures.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from supervision.enums import HELD_STATES, OF_MANY
from workforce.access.scope import Reach

NO_TOOL = "No tool recorded"
GROUPS = """
    SELECT session.id, session.kind, session.tool, session."on", main.team_id,
           count(member.worker_id), count(member.id) - count(member.worker_id)
    FROM supervision_supervisionsession AS session
    JOIN LATERAL (
        SELECT theirs.team_id
        FROM (
            SELECT session.supervisor_id AS worker_id, 0 AS weight
            UNION ALL
            SELECT worker_id, 1 FROM supervision_sessionmember
            WHERE session_id = session.id AND worker_id IS NOT NULL
        ) AS taking_part
        JOIN LATERAL (
            SELECT held.team_id FROM workforce_assignment AS held
            JOIN workforce_unit AS team ON team.id = held.team_id
            WHERE held.worker_id = taking_part.worker_id AND held.period @> session."on"
            ORDER BY held.fte DESC, lower(held.period), team.code COLLATE "C" LIMIT 1
        ) AS theirs ON true
        GROUP BY theirs.team_id ORDER BY sum(weight) DESC, theirs.team_id LIMIT 1
    ) AS main ON true
    LEFT JOIN supervision_sessionmember AS member ON member.session_id = session.id
    WHERE session.kind = ANY(%(kinds)s) AND session.state = ANY(%(states)s)
      AND session."on" BETWEEN %(first)s AND %(last)s AND ({where})
    GROUP BY session.id, main.team_id ORDER BY session."on", session.id
"""
PARTNERS = """
    SELECT session_id, organisation, count(*) FROM supervision_sessionmember
    WHERE session_id = ANY(%(sessions)s) AND organisation <> '' GROUP BY 1, 2
"""


@dataclass(frozen=True, slots=True)
class Group:
    """One session that was held: `staff` and `partners` took part."""

    session_id: int
    kind: str
    tool: str
    on: date
    team_id: int
    staff: int
    partners: int


@dataclass(frozen=True, slots=True)
class GroupLine:
    """What one tool, organisation or team had: sessions, and who took part in them all together."""

    name: str
    sessions: int
    staff: int
    partners: int


@dataclass(frozen=True, slots=True)
class GroupReport:
    """By tool, by partner organisation and by team; each by how often, then by name."""

    sessions: int
    with_partners: int
    tools: Sequence[GroupLine]
    organisations: Sequence[GroupLine]
    teams: Sequence[GroupLine]


def group_report(reach: Reach, first: date, last: date, names: dict[int, str]) -> GroupReport:
    """Sessions held from `first` to `last`, of the teams in reach. `names`: those of units. Two queries."""
    groups = _groups(reach, first, last)
    partners = _partners([each.session_id for each in groups])
    by_organisation: dict[str, list[Group]] = defaultdict(list)
    people: Counter[str] = Counter()
    for each in groups:
        for organisation, number in partners.get(each.session_id, ()):
            by_organisation[organisation].append(each)
            people[organisation] += number
    return GroupReport(
        sessions=len(groups),
        with_partners=sum(each.partners > 0 for each in groups),
        tools=_lines((each.tool or NO_TOOL, each) for each in groups),
        organisations=_ordered(
            GroupLine(name, len(found), sum(each.staff for each in found), people[name])
            for name, found in by_organisation.items()
        ),
        teams=_lines((names.get(each.team_id, ""), each) for each in groups),
    )


def _lines(named: "Iterable[tuple[str, Group]]") -> list[GroupLine]:
    found: dict[str, list[Group]] = defaultdict(list)
    for name, group in named:
        found[name].append(group)
    return _ordered(
        GroupLine(
            name, len(groups), sum(each.staff for each in groups), sum(each.partners for each in groups)
        )
        for name, groups in found.items()
    )


def _ordered(lines: Iterable[GroupLine]) -> list[GroupLine]:
    return sorted(lines, key=lambda line: (-line.sessions, line.name))


def _groups(reach: Reach, first: date, last: date) -> list[Group]:
    where = "true" if reach.everyone else "main.team_id = ANY(%(teams)s)"
    values: dict[str, Any] = {
        "kinds": [str(each) for each in OF_MANY],
        "states": [str(each) for each in HELD_STATES],
        "first": first,
        "last": last,
        "teams": list(reach.unit_ids),
    }
    with connection.cursor() as cursor:
        cursor.execute(GROUPS.format(where=where), values)
        return [Group(*row) for row in cursor.fetchall()]


def _partners(session_ids: Sequence[int]) -> dict[int, list[tuple[str, int]]]:
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    if session_ids:
        with connection.cursor() as cursor:
            cursor.execute(PARTNERS, {"sessions": list(session_ids)})
            for session_id, organisation, number in cursor.fetchall():
                found[session_id].append((organisation, number))
    return found
