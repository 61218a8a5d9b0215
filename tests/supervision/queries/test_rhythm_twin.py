"""Slots and standings against the slow twin over random histories."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervision.enums import SessionKind
from supervision.queries.rhythm import slots, standings
from tests.dashboards.histories import undone
from tests.supervision.queries import histories, twin
from tests.supervision.queries.histories import examples
from workforce.access.scope import Reach

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

EVERYBODY = Reach(date(2026, 8, 31), everyone=True)
KINDS = st.sampled_from([*[SessionKind.ONE_TO_ONE] * 4, SessionKind.CLINICAL])


@examples
@given(history=histories.histories, first=histories.days, length=st.integers(0, 400), kind=KINDS)
def test_slots_equal_the_slow_twin(
    history: histories.History, first: date, length: int, kind: SessionKind
) -> None:
    with undone():
        histories.write(history)
        last = first + timedelta(days=length)

        found = [
            twin.PlainSlot(**{**each._asdict(), "state": each.state.value})
            for each in slots(first, last, kind=kind)
        ]

        assert found == sorted(
            twin.Everything(kind).slots(first, last), key=lambda s: (s.worker_id, s.first_day)
        )


@examples
@given(history=histories.histories, asked=st.sets(histories.days, min_size=1, max_size=4), kind=KINDS)
def test_standings_equal_the_slow_twin(
    history: histories.History, asked: set[date], kind: SessionKind
) -> None:
    with undone():
        histories.write(history)
        everything = twin.Everything(kind)
        for day in sorted(asked):
            found = [
                twin.PlainStanding(
                    each.worker_id,
                    each.team_id,
                    each.supervisor_id,
                    each.every,
                    each.last_on,
                    each.next_on,
                    each.due_on,
                    each.away_since,
                    each.state.value,
                )
                for each in standings(EVERYBODY, day, kind=kind)
            ]

            assert sorted(found, key=lambda s: s.worker_id) == everything.standings(day), day
