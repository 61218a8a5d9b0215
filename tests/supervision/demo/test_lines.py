"""A session of the synthetic council on its way: no step before the one it follows, and none after the last day."""

from datetime import date, timedelta

import pytest

from supervision.demo.agreed import MOST_CARRIES, actions_of
from supervision.demo.lines import Line, WorkingDays, run_its_course
from supervision.enums import ActionState, SessionKind, SessionState
from workforce.demo.chance import Chance

FRIDAY = date(2026, 11, 6)
DAYS = WorkingDays(date(2026, 1, 1), date(2027, 6, 30), [date(2026, 11, 9)])


def line(on: date, kind: SessionKind = SessionKind.ONE_TO_ONE) -> Line:
    return Line(kind, 1, None if kind == SessionKind.GROUP else 2, on)


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, FRIDAY), (1, date(2026, 11, 10)), (2, date(2026, 11, 11)), (-1, date(2026, 11, 5))],
)
def test_working_days_go_around_weekends_and_days_off(number: int, expected: date) -> None:
    assert DAYS.after(FRIDAY, number) == expected


def test_working_days_between_two_days_are_both_and_those_inside() -> None:
    assert DAYS.between(FRIDAY, date(2026, 11, 10)) == [FRIDAY, date(2026, 11, 10)]


@pytest.mark.parametrize("number", range(30))
def test_steps_follow_each_other_and_end_with_the_last_day(number: int) -> None:
    chance, until = Chance.of(number, "lines"), date(2026, 11, 20)
    for ago in range(0, 60, 3):
        each = line(until - timedelta(days=ago))
        run_its_course(each, DAYS, until, chance)
        days = [on for _, on in each.moves]
        assert days == sorted(days)
        assert days[-1] <= until
        assert each.moves[0] == (SessionState.HELD, each.on)
        assert each.state == each.moves[-1][0]


def test_record_of_a_group_is_shared_and_signed_by_nobody() -> None:
    each = line(FRIDAY, SessionKind.GROUP)
    run_its_course(each, DAYS, date(2027, 1, 31), Chance.of(1, "lines"))
    assert (each.state, each.sign_by, each.signed_on) == (SessionState.SHARED, None, None)


def test_actions_are_settled_in_later_sessions_and_carried_four_times_at_most() -> None:
    chance, until = Chance.of(1, "actions"), date(2026, 11, 20)
    lines = [line(date(2026, 1, 5) + timedelta(days=14 * number)) for number in range(20)]
    for each in lines:
        run_its_course(each, DAYS, until, chance)
    found = actions_of(lines, date(2026, 2, 1), chance)
    assert found
    for action in found:
        assert action.line.on >= date(2026, 2, 1)
        assert action.moves[0][0] == ActionState.OPEN
        days = [on for _, _, on, _ in action.moves]
        assert days == sorted(days)
        assert action.carries <= MOST_CARRIES
        carried = sum(state == ActionState.OPEN for state, *_ in action.moves) - 1
        assert carried == action.carries
