"""The days on which nobody meets, whose list a session is in, and which frequency holds for somebody."""

from datetime import date, timedelta

import pytest

from supervision.enums import SessionKind
from supervision.queries.frequency_rules import rule_of
from supervision.queries.planning import (
    PlannedSearch,
    ShowPlanned,
    blocked_days,
    leader_of,
    planned_sessions,
    supervisors_in,
    takes_part,
)
from tests.factories.supervision_planning import pair
from tests.factories.supervision_sessions import (
    FrequencyRuleFactory,
    SessionFactory,
    SupervisorPairingFactory,
)
from tests.factories.workforce import AbsenceFactory, AssignmentFactory, PostFactory, WorkerFactory
from tests.periods import LAST_YEAR, LONG_AGO, SOON, TODAY, YESTERDAY
from workforce.access.scope import Reach
from workforce.models import ExpectedReturn, Worker
from workforce.periods import ONE_DAY, period

pytestmark = pytest.mark.django_db

ONE_TO_ONE = SessionKind.ONE_TO_ONE
EVERYBODY = Reach(TODAY, everyone=True)


def test_days_on_which_one_of_the_two_is_away_are_blocked() -> None:
    worker, by = pair()
    boss = by.worker
    assert boss is not None
    AbsenceFactory(worker=worker, period=period(TODAY, TODAY + ONE_DAY))
    AbsenceFactory(worker=boss, period=period(SOON, SOON))
    found = blocked_days(worker.pk, boss.pk, ONE_TO_ONE, TODAY, SOON)
    assert found == {
        TODAY: "Olu Ownteam is not here",
        TODAY + ONE_DAY: "Olu Ownteam is not here",
        SOON: "Mina Managing is not here",
    }


def test_absence_without_an_end_lasts_to_the_expected_return() -> None:
    worker, by = pair()
    spell = AbsenceFactory(worker=worker, period=period(YESTERDAY))
    end = TODAY + timedelta(days=2)
    assert by.worker_id is not None
    assert set(blocked_days(worker.pk, by.worker_id, ONE_TO_ONE, TODAY, end)) == {
        TODAY,
        TODAY + ONE_DAY,
        end,
    }
    ExpectedReturn.objects.create(absence=spell, expected_on=end)
    assert set(blocked_days(worker.pk, by.worker_id, ONE_TO_ONE, TODAY, end)) == {TODAY, TODAY + ONE_DAY}


def test_bank_holidays_and_days_with_a_session_are_blocked() -> None:
    worker, by = pair()
    holiday = date(2025, 8, 25)
    SessionFactory(supervisee=worker, on=holiday + ONE_DAY)
    SessionFactory(supervisee=worker, on=holiday + 2 * ONE_DAY, kind=SessionKind.REFLECTIVE)
    assert by.worker_id is not None
    assert blocked_days(worker.pk, by.worker_id, ONE_TO_ONE, holiday, holiday + 9 * ONE_DAY) == {
        holiday: "Bank holiday",
        holiday + ONE_DAY: "There is a session on this day",
    }


def test_group_meets_though_a_member_is_away() -> None:
    worker, by = pair()
    AbsenceFactory(worker=worker, period=period(TODAY, SOON))
    assert by.worker_id is not None
    assert blocked_days(None, by.worker_id, SessionKind.GROUP, TODAY, SOON) == {}


def shown(search: PlannedSearch, reach: Reach = EVERYBODY) -> list[int]:
    return [each.pk for each in planned_sessions(reach, TODAY, search)]


def test_list_shows_what_is_asked_for() -> None:
    worker, _ = pair("Zora")
    coming = SessionFactory(supervisee=worker, on=SOON)
    passed = SessionFactory(on=YESTERDAY)
    off = SessionFactory(
        on=LAST_YEAR, state="cancelled", cancelled_by="both", cancel_reason="other", kind="reflective"
    )
    missed = SessionFactory(on=LAST_YEAR, state="missed")
    found = {show: shown(PlannedSearch(show)) for show in ShowPlanned}
    assert found == {
        ShowPlanned.COMING: [coming.pk],
        ShowPlanned.PASSED: [passed.pk],
        ShowPlanned.CANCELLED: [off.pk],
        ShowPlanned.MISSED: [missed.pk],
    }
    assert shown(PlannedSearch(text="zora")) == [coming.pk]
    assert shown(PlannedSearch(text="nobody")) == []
    assert shown(PlannedSearch(ShowPlanned.CANCELLED, kind="reflective")) == [off.pk]
    assert shown(PlannedSearch(ShowPlanned.CANCELLED, kind="clinical")) == []


def test_planned_session_is_the_new_supervisors_before_anything_is_settled() -> None:
    worker, by = pair()
    session = SessionFactory(supervisee=worker, supervisor=by.worker, on=SOON)
    other = SupervisorPairingFactory(worker=worker).supervisor
    assert leader_of(session, TODAY) == other.pk
    assert shown(PlannedSearch(of=other.pk)) == [session.pk]
    assert shown(PlannedSearch(of=by.worker_id)) == []
    assert takes_part(session, other.pk, TODAY)
    assert not takes_part(session, by.worker_id, TODAY)
    assert shown(PlannedSearch(), Reach(TODAY, line_manager_id=other.pk)) == [session.pk]


def test_member_of_a_group_takes_part() -> None:
    session = SessionFactory(group=True, on=SOON)
    member = WorkerFactory(last_name="Membered")
    session.members.create(worker=member)
    assert takes_part(session, member.pk, TODAY)
    assert not takes_part(session, None, TODAY)
    assert shown(PlannedSearch(of=member.pk)) == [session.pk]
    assert shown(PlannedSearch(text="membered")) == [session.pk]


def test_supervisors_are_those_of_people_in_reach() -> None:
    worker, by = pair()
    other = SupervisorPairingFactory(worker=AssignmentFactory().worker).supervisor
    assert set(supervisors_in(EVERYBODY, TODAY)) == {by.worker_id, other.pk}
    team = worker.assignments.get().team_id
    assert list(supervisors_in(Reach(TODAY, unit_ids=frozenset([team])), TODAY)) == [by.worker_id]


def holding(worker: Worker) -> tuple[str, str | None]:
    """The step that holds, and what it says."""
    found = rule_of(worker, TODAY)
    assert found is not None
    (step,) = [each for each in found.lines if each.holds]
    return step.name.split()[0], step.says


def test_most_specific_frequency_holds() -> None:
    """Domain rules, 4.2: person, post, role, default."""
    post = PostFactory()
    held = AssignmentFactory(post=post)
    worker, role = held.worker, held.role
    always = {"period": period(LONG_AGO)}
    assert holding(worker) == ("The", "every month")
    FrequencyRuleFactory(role_group=role.role_group, every=3, **always)
    assert holding(worker)[1] == "every 3 months"
    FrequencyRuleFactory(role_group="", role=role, every=4, **always)
    assert holding(worker) == ("Role", "every 4 months")
    FrequencyRuleFactory(role_group="", post=post, every=5, **always)
    assert holding(worker) == ("Post", "every 5 months")
    FrequencyRuleFactory(role_group="", worker=worker, every=None, reason="On a course", **always)
    assert holding(worker)[1] == "not required"
    found = rule_of(worker, TODAY)
    assert found is not None
    assert (found.today, found.phase) == ("not required", False)


def test_who_is_new_is_in_a_phase() -> None:
    worker = AssignmentFactory(period=period(TODAY - timedelta(days=20))).worker
    found = rule_of(worker, TODAY)
    assert found is not None
    assert (found.today, found.phase) == ("every two weeks", True)
    assert rule_of(WorkerFactory(), TODAY) is None
