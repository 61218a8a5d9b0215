"""Group supervision of teams against the slow twin over random histories."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from supervision.models import FrequencyRule, SessionMember, SupervisionSession
from supervision.queries.group_rhythm import team_slot_values, team_standings
from supervision.queries.group_rhythm_sql import TEAM_SLOTS
from supervision.queries.rhythm_sql import AWAY, PIECES
from tests.dashboards.histories import undone
from tests.factories.supervision_sessions import in_state
from tests.supervision.queries import group_twin, histories
from tests.supervision.queries.histories import PEOPLE, TEAMS, examples
from workforce.access.scope import Reach
from workforce.models import PolicyValue, Unit, Worker
from workforce.periods import period
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

STATES = ("held", "held", "shared", "scheduled", "scheduled", "cancelled", "missed")
HOW_OFTEN = st.sampled_from(["1 month", "1 month", "2 months", "5 months", "6 weeks", "1 week", "none"])
PEOPLE_OF = st.sampled_from([{"team": 1, "present": 1}, {"team": 2, "present": 1}, {"team": 2, "present": 2}])


@st.composite
def group_work(draw: st.DrawFn) -> dict[str, Any]:
    """Sessions with who took part, frequencies of teams, and settings that change."""
    who = st.sets(st.integers(0, PEOPLE - 1), min_size=1)
    sessions = st.lists(st.tuples(histories.days, who, st.sampled_from(STATES)), max_size=12)
    teams = draw(st.lists(st.sampled_from(TEAMS), max_size=2, unique=True))
    return {
        "sessions": draw(sessions),
        "rules": [
            (team, draw(histories.frequencies), each)
            for team in teams
            for each in draw(histories.stretches(2))
        ],
        "every": [(draw(HOW_OFTEN), each) for each in draw(histories.stretches(2))],
        "people": [(draw(PEOPLE_OF), (date(2000, 1, 1), None))],
    }


def write(history: histories.History, work: dict[str, Any]) -> None:
    histories.write(history)
    workers = list(Worker.objects.order_by("pk"))
    teams = {each.code: each for each in Unit.objects.all()}
    for on, who, state in work["sessions"]:
        session = SupervisionSession.objects.create(
            kind="group", supervisor=workers[-1], on=on, **in_state(state, on)
        )
        SessionMember.objects.bulk_create(
            SessionMember(session=session, worker=workers[each]) for each in sorted(who)
        )
    FrequencyRule.objects.bulk_create(
        FrequencyRule(kind="group", team=teams[team], every=every, unit=unit, period=period(*lasting))
        for team, (every, unit), lasting in work["rules"]
    )
    settings = {
        PolicyKey.SUPERVISION_GROUP_EVERY: work["every"],
        PolicyKey.SUPERVISION_GROUP_PEOPLE: work["people"],
    }
    PolicyValue.objects.bulk_create(
        PolicyValue(key=key, value=value, period=period(*lasting))
        for key, values in settings.items()
        for value, lasting in values
    )


def slots_found(first: date, last: date) -> list[group_twin.PlainTeamSlot]:
    """As the figures ask for them, of everybody."""
    values = team_slot_values(first, last, PolicyTable.load())
    values |= {"calendar_from": first, "calendar_to": first}
    statement = f"""
        WITH wanted AS (SELECT id AS worker_id FROM workforce_worker), {PIECES}, {AWAY}, {TEAM_SLOTS}
        SELECT code, first_day, last_day, every, team_slots.unit, met
        FROM team_slots JOIN workforce_unit AS team ON team.id = team_id
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return sorted(group_twin.PlainTeamSlot(*row) for row in cursor.fetchall())


@examples
@given(history=histories.histories, work=group_work(), first=histories.days, length=st.integers(0, 200))
def test_slots_of_teams_equal_the_slow_twin(
    history: histories.History, work: dict[str, Any], first: date, length: int
) -> None:
    with undone():
        write(history, work)
        last = first + timedelta(days=length)

        assert slots_found(first, last) == group_twin.Groups().slots(first, last)


@examples
@given(
    history=histories.histories,
    work=group_work(),
    asked=st.sets(histories.days, min_size=1, max_size=3),
)
def test_standings_of_teams_equal_the_slow_twin(
    history: histories.History, work: dict[str, Any], asked: set[date]
) -> None:
    with undone():
        write(history, work)
        twin, policies = group_twin.Groups(), PolicyTable.load()
        codes = dict(Unit.objects.values_list("pk", "code"))
        for day in sorted(asked):
            found = [
                group_twin.PlainTeam(
                    codes[each.team_id],
                    each.people,
                    each.leader_id,
                    each.every,
                    each.last_on,
                    each.next_on,
                    each.due_on,
                    each.state.value,
                )
                for each in team_standings(Reach(day, everyone=True), day, policies)
            ]

            assert sorted(found, key=lambda each: each.team) == twin.teams(day), day
