"""Slots and due days on cases worked out by hand (domain rules, 1.4 and 4.2)."""

from datetime import date, timedelta
from typing import Any

import pytest

from supervision.enums import SessionKind, SessionState
from supervision.models import SessionMember
from supervision.queries.rhythm import SlotState, StandingState, counted, slots, standings
from tests.factories.supervision_sessions import (
    FrequencyRuleFactory,
    SessionFactory,
    SupervisorPairingFactory,
    in_state,
)
from tests.factories.workforce import (
    AbsenceFactory,
    ArrangementFactory,
    AssignmentFactory,
    EmploymentFactory,
    PolicyValueFactory,
    PostFactory,
    RoleFactory,
    WorkerFactory,
)
from workforce.access.scope import Reach
from workforce.models import Worker
from workforce.periods import period
from workforce.policy import PolicyKey

pytestmark = pytest.mark.django_db

EVERYBODY = Reach(date(2026, 4, 30), everyone=True)
APRIL = date(2026, 4, 1), date(2026, 4, 30)


def in_month(
    worker: Worker, first: date = APRIL[0], last: date = APRIL[1]
) -> list[tuple[date, date, SlotState]]:
    return [(each.first_day, each.last_day, each.state) for each in slots(first, last, [worker.pk])]


def at_work(**details: Any) -> Worker:
    return AssignmentFactory(**details).worker


def test_a_newly_qualified_worker_has_twenty_two_slots_in_the_first_year() -> None:
    start = date(2026, 9, 1)
    worker = WorkerFactory()
    employment = EmploymentFactory(worker=worker, newly_qualified=True, period=period(start))
    AssignmentFactory(worker=worker, employment=employment, period=period(start))

    found = [(each.first_day, each.last_day) for each in slots(start, date(2027, 8, 31), [worker.pk])]

    assert len(found) == 22
    assert found[0] == (date(2026, 9, 1), date(2026, 9, 7))
    assert found[5:7] == [(date(2026, 10, 6), date(2026, 10, 12)), (date(2026, 10, 13), date(2026, 10, 26))]
    assert found[15:17] == [(date(2027, 2, 16), date(2027, 2, 28)), (date(2027, 3, 1), date(2027, 3, 31))]
    assert found[-1] == (date(2027, 8, 1), date(2027, 8, 31))


def test_an_experienced_starter_has_six_fortnights_and_then_calendar_months() -> None:
    worker = at_work(period=period(date(2026, 1, 5)))

    found = slots(date(2026, 1, 1), date(2026, 5, 31), [worker.pk])

    assert [(each.first_day, each.last_day) for each in found] == [
        *(
            (date(2026, 1, 5) + timedelta(days=14 * n), date(2026, 1, 18) + timedelta(days=14 * n))
            for n in range(6)
        ),
        (date(2026, 4, 1), date(2026, 4, 30)),
        (date(2026, 5, 1), date(2026, 5, 31)),
    ]


def test_a_starter_who_goes_and_comes_back_as_an_agency_worker_is_not_new_again() -> None:
    """The twelve weeks end with the spell of work in which they began."""
    worker = WorkerFactory()
    for agency, days in (
        (False, period(date(2026, 1, 5), date(2026, 1, 16))),
        (True, period(date(2026, 2, 2))),
    ):
        employment = EmploymentFactory(worker=worker, agency=agency, period=days)
        reason = {"agency_reason": "vacancy"} if agency else {}
        AssignmentFactory(worker=worker, employment=employment, period=days, **reason)

    (found,) = (each for each in standings(EVERYBODY, date(2026, 2, 20)) if each.worker_id == worker.pk)
    assert (found.every, found.unit) == (1, "month")


def test_a_social_worker_without_a_session_in_april_is_missed_in_april() -> None:
    """HA-48."""
    worker = at_work()
    SessionFactory(supervisee=worker, signed=True, on=date(2026, 3, 31))
    SessionFactory(supervisee=worker, signed=True, on=date(2026, 5, 1))

    assert in_month(worker) == [(*APRIL, SlotState.MISSED)]
    assert in_month(worker, date(2026, 5, 1), date(2026, 5, 31))[0][2] is SlotState.MET


@pytest.mark.parametrize("state", [SessionState.HELD, SessionState.UNSIGNED, SessionState.DISPUTED])
def test_a_session_that_took_place_meets_the_slot_however_its_record_stands(state: SessionState) -> None:
    worker = at_work()
    SessionFactory(supervisee=worker, on=APRIL[1], **in_state(state, APRIL[1]))

    assert in_month(worker) == [(*APRIL, SlotState.MET)]


@pytest.mark.parametrize(
    "details",
    [
        {"state": SessionState.SCHEDULED},
        {"state": SessionState.MISSED},
        {"state": SessionState.CANCELLED, "cancelled_by": "supervisor", "cancel_reason": "court"},
        {"held": True, "kind": SessionKind.AD_HOC},
        {"held": True, "kind": SessionKind.REFLECTIVE},
    ],
)
def test_what_was_not_a_one_to_one_that_took_place_leaves_the_slot_missed(details: dict[str, Any]) -> None:
    worker = at_work()
    SessionFactory(supervisee=worker, on=date(2026, 4, 15), **details)

    assert in_month(worker) == [(*APRIL, SlotState.MISSED)]


def test_a_group_session_with_six_staff_fills_no_slot_of_theirs() -> None:
    """RC-57 and RC-58."""
    session = SessionFactory(group=True, held=True, on=date(2026, 4, 15))
    staff = [at_work() for _ in range(6)]
    SessionMember.objects.bulk_create(SessionMember(session=session, worker=each) for each in staff)

    found = slots(*APRIL, [each.pk for each in staff])

    assert [each.state for each in found] == [SlotState.MISSED] * 6


def test_an_agency_worker_has_slots_as_the_post_has() -> None:
    """NS-63."""
    worker = at_work(agency=True)

    assert in_month(worker) == [(*APRIL, SlotState.MISSED)]


def test_a_manager_has_slots_too() -> None:
    """SH-21."""
    worker = at_work(role=RoleFactory(manager=True))

    assert in_month(worker) == [(*APRIL, SlotState.MISSED)]


def test_a_post_that_needs_no_supervision_has_no_slots() -> None:
    """NT-37."""
    post = PostFactory()
    worker = at_work(post=post)
    FrequencyRuleFactory(post=post, role_group="", every=None)

    assert in_month(worker) == []
    assert counted(EVERYBODY, APRIL[1])[StandingState.NOT_REQUIRED] == 1


def test_a_row_for_the_person_beats_the_post_the_role_and_the_role_group() -> None:
    post = PostFactory()
    role = RoleFactory()
    worker = at_work(post=post, role=role)
    FrequencyRuleFactory(role_group=role.role_group, every=4)
    assert standings(EVERYBODY, APRIL[1])[0].every == 4
    FrequencyRuleFactory(role=role, role_group="", every=3)
    assert standings(EVERYBODY, APRIL[1])[0].every == 3
    FrequencyRuleFactory(post=post, role_group="", every=None)
    assert standings(EVERYBODY, APRIL[1])[0].every is None
    FrequencyRuleFactory(worker=worker, role_group="", every=2, reason="Agreed.")
    assert standings(EVERYBODY, APRIL[1])[0].every == 2


def test_away_for_half_of_the_working_days_excuses_and_for_less_does_not() -> None:
    """April 2026 has 20 working days: Good Friday is the 3rd, Easter Monday the 6th."""
    worker = at_work()
    spell = AbsenceFactory(worker=worker, period=period(date(2026, 4, 7), date(2026, 4, 20)))
    found = slots(*APRIL, [worker.pk])[0]
    assert (found.working_days, found.away_days, found.state) == (20, 10, SlotState.EXCUSED)

    spell.period = period(date(2026, 4, 8), date(2026, 4, 20))
    spell.save()
    assert in_month(worker) == [(*APRIL, SlotState.MISSED)]


def test_a_secondment_outside_the_council_is_away() -> None:
    assignment = AssignmentFactory()
    ArrangementFactory(
        assignment=assignment, seconded=True, period=period(date(2026, 4, 1), date(2026, 4, 20))
    )

    assert in_month(assignment.worker) == [(*APRIL, SlotState.EXCUSED)]


@pytest.mark.parametrize(
    ("lasting", "expected"),
    [
        (
            period(date(2019, 4, 1), date(2026, 4, 15)),
            [(date(2026, 4, 1), date(2026, 4, 15), SlotState.EXCUSED)],
        ),
        (
            period(date(2019, 4, 1), date(2026, 4, 16)),
            [(date(2026, 4, 1), date(2026, 4, 16), SlotState.MISSED)],
        ),
    ],
)
def test_fewer_than_ten_working_days_before_leaving_excuse(lasting: Any, expected: Any) -> None:
    """Working days to the 15th: nine, without two bank holidays."""
    assert in_month(at_work(period=lasting)) == expected


def test_nothing_is_expected_of_days_before_recording_began() -> None:
    worker = at_work()
    PolicyValueFactory(key=PolicyKey.SUPERVISION_FROM, value="2026-05-01", period=period(date(2026, 5, 1)))

    assert in_month(worker) == []
    assert len(in_month(worker, date(2026, 5, 1), date(2026, 5, 31))) == 1


def test_a_change_of_frequency_in_the_middle_leaves_only_what_is_at_least_half_a_slot() -> None:
    worker = at_work()
    FrequencyRuleFactory(
        worker=worker, role_group="", every=6, unit="week", reason="Agreed.", period=period(date(2026, 4, 13))
    )

    assert in_month(worker) == []  # twelve of April's thirty days as every month; six weeks end in May
    assert in_month(worker, date(2026, 5, 1), date(2026, 5, 31)) == [
        (date(2026, 4, 13), date(2026, 5, 24), SlotState.MISSED)
    ]


def test_the_next_is_due_a_month_after_the_last_and_seriously_overdue_after_two() -> None:
    worker = at_work()
    SessionFactory(supervisee=worker, signed=True, on=date(2026, 1, 31))

    def state(day: date) -> StandingState:
        found = standings(EVERYBODY, day)[0]
        assert found.due_on == date(2026, 2, 28)
        return found.state

    assert state(date(2026, 2, 20)) is StandingState.IN_DATE
    assert state(date(2026, 2, 21)) is StandingState.SOON
    assert state(date(2026, 2, 28)) is StandingState.SOON
    assert state(date(2026, 3, 1)) is StandingState.OVERDUE
    assert state(date(2026, 3, 31)) is StandingState.OVERDUE  # counted from the 31st, not from 28 February
    assert state(date(2026, 4, 1)) is StandingState.SERIOUS


def test_an_agency_worker_has_the_first_within_two_weeks() -> None:
    at_work(agency=True, period=period(date(2026, 4, 1)))

    assert standings(EVERYBODY, date(2026, 4, 2))[0].due_on == date(2026, 4, 15)


def test_whoever_has_had_none_is_due_from_the_day_the_supervisor_changed() -> None:
    worker = at_work()
    pairing = SupervisorPairingFactory(worker=worker, period=period(date(2026, 2, 10), date(2026, 4, 9)))

    paired, after = standings(EVERYBODY, date(2026, 4, 9))[0], standings(EVERYBODY, date(2026, 4, 10))[0]

    assert (paired.supervisor_id, paired.due_on) == (pairing.supervisor_id, date(2026, 3, 10))
    assert (after.supervisor_id, after.due_on) == (None, date(2026, 5, 10))


def test_somebody_away_for_long_is_not_overdue_and_is_due_anew_from_the_return() -> None:
    worker = at_work()
    SessionFactory(supervisee=worker, signed=True, on=date(2026, 1, 5))
    AbsenceFactory(worker=worker, period=period(date(2026, 1, 12), date(2026, 4, 19)))

    away, back = standings(EVERYBODY, date(2026, 4, 19))[0], standings(EVERYBODY, date(2026, 4, 20))[0]

    assert (away.state, away.due_on, away.away_since) == (StandingState.AWAY, None, date(2026, 1, 12))
    assert (back.state, back.due_on) == (StandingState.IN_DATE, date(2026, 5, 20))
