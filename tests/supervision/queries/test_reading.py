"""Who may read which content: the cases that people ask about, and random histories against a slow twin."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from supervision.enums import ActionState, ReadAs, Readings, SessionState
from supervision.models import (
    FormalOpening,
    OlderRecordsRequest,
    SessionAudit,
    SessionMember,
    SessionMove,
    SupervisionSession,
)
from supervision.queries.disputes import answers_dispute, disputes_to_answer
from supervision.queries.reading import (
    SHARED_STATES,
    Reading,
    may_read,
    readable_actions,
    readable_agreements,
    readable_sessions,
    session_for,
)
from tests.dashboards.histories import examples, undone
from tests.factories.supervision_sessions import (
    AgreedActionFactory,
    AgreementFactory,
    SessionFactory,
    SupervisorPairingFactory,
    in_state,
)
from tests.factories.workforce import (
    AccountFactory,
    AssignmentFactory,
    PolicyValueFactory,
    RoleGrantFactory,
    WorkerFactory,
)
from tests.periods import FROM_TOMORROW, LAST_YEAR, TODAY, TOMORROW, UNTIL_TODAY, UNTIL_YESTERDAY, YESTERDAY
from tests.supervision import reading_twin as twin
from workforce.access.roles import RoleName
from workforce.access.scope import Reach
from workforce.models import Account, Assignment
from workforce.periods import period
from workforce.policy import PolicyKey

pytestmark = pytest.mark.django_db


class Pair:
    """Ada is supervised by her manager Ben, who is managed by Cleo."""

    def __init__(self) -> None:
        self.ada, self.ben, self.cleo = (self._account() for _ in range(3))
        self.held: Assignment = AssignmentFactory(worker=self.ada.worker, manager=self.ben.worker)
        AssignmentFactory(worker=self.ben.worker, manager=self.cleo.worker)
        AssignmentFactory(worker=self.cleo.worker)

    def _account(self) -> Account:
        return AccountFactory(worker=WorkerFactory())

    def session(self, **details: object) -> SupervisionSession:
        return SessionFactory(
            **{"supervisor": self.ben.worker, "supervisee": self.ada.worker, "shared": True} | details
        )

    def moves_to(self, manager: Account, on: date) -> None:
        """Ada moves to a team of another manager on a day."""
        Assignment.objects.filter(pk=self.held.pk).update(
            period=period(self.held.first_day, on - timedelta(days=1))
        )
        AssignmentFactory(
            worker=self.ada.worker,
            employment=self.held.employment,
            manager=manager.worker,
            period=period(on),
        )


@pytest.fixture
def pair() -> Pair:
    return Pair()


def told(session: SupervisionSession, account: Account, day: date = TODAY) -> Reading | None:
    """What `may_read` says, which the set says too."""
    reading = may_read(session, account, day)
    assert readable_sessions(account, day).filter(pk=session.pk).exists() == (reading is not None)
    return reading


@examples
@given(history=twin.histories(), days=st.sets(twin.moments, min_size=1, max_size=2))
def test_random_histories_are_read_as_the_slow_twin_says(history: twin.History, days: set[int]) -> None:
    with undone():
        PolicyValueFactory(key=PolicyKey.SUPERVISION_FINISH_DAYS, value=twin.FINISHES)
        written = twin.write(history)
        for day in days:
            for reader, account in enumerate(written.accounts):
                expected = [
                    twin.reads(history, number, reader, day) for number in range(len(history.sessions))
                ]
                found = [may_read(each, account, twin.on(day)) for each in written.sessions]
                assert found == expected
                answers = [
                    each.supervisee_id is not None
                    and each.state in SHARED_STATES
                    and reading is not None
                    and reading.read_as in (ReadAs.SUPERVISOR, ReadAs.NEW_SUPERVISOR)
                    for each, reading in zip(written.sessions, expected, strict=True)
                ]
                assert answers == [
                    each.state in SHARED_STATES and answers_dispute(each, account.worker_id, twin.on(day))
                    for each in written.sessions
                ]
                due = disputes_to_answer(account.worker_id or 0, twin.on(day), 3)
                assert set(due.values_list("pk", flat=True)) == {
                    each.pk
                    for each, theirs in zip(written.sessions, answers, strict=True)
                    if theirs and each.state == SessionState.DISPUTED
                }
                of_set = set(readable_sessions(account, twin.on(day)).values_list("pk", flat=True))
                assert of_set == {
                    each.pk
                    for each, reading in zip(written.sessions, expected, strict=True)
                    if reading is not None
                }


def test_two_people_read_a_shared_record_with_the_restricted_part(pair: Pair) -> None:
    session = pair.session()
    assert told(session, pair.ada) == Reading(ReadAs.SUPERVISEE, wellbeing=True)
    assert told(session, pair.ben) == Reading(ReadAs.SUPERVISOR, wellbeing=True, edits=True)


@pytest.mark.parametrize(
    "state",
    [each for each in SessionState if each not in (SessionState.SHARED, SessionState.DISPUTED)],
    ids=str,
)
def test_draft_is_read_by_its_supervisor_alone(pair: Pair, state: SessionState) -> None:
    session = pair.session(shared=False, **in_state(state, LAST_YEAR))
    shared = state in (SessionState.SIGNED, SessionState.UNSIGNED)
    assert (told(session, pair.ada) is not None) == shared
    assert (told(session, pair.cleo) is not None) == shared
    reading = told(session, pair.ben)
    assert reading is not None
    assert reading.edits == (state in (SessionState.SCHEDULED, SessionState.HELD, SessionState.MISSED))


def test_supervisors_line_manager_reads_without_the_restricted_part_and_changes_nothing(pair: Pair) -> None:
    assert told(pair.session(), pair.cleo) == Reading(ReadAs.LINE_MANAGER)
    assert told(pair.session(supervisor=WorkerFactory(), on=YESTERDAY), pair.cleo) is None


def test_manager_who_lost_a_worker_reads_nothing_from_the_day_of_the_move(pair: Pair) -> None:
    draft = pair.session(shared=False, held=True, on=YESTERDAY)
    shared = pair.session()
    new: Account = AccountFactory(worker=WorkerFactory())
    pair.moves_to(new, TODAY)
    for session in (draft, shared):
        assert told(session, pair.ben, YESTERDAY) is not None
        assert told(session, pair.cleo) is None
        assert told(session, pair.ben) is None
    assert told(shared, new) == Reading(ReadAs.NEW_SUPERVISOR)
    assert told(shared, new, YESTERDAY) is None
    assert told(draft, new) is None


def test_former_supervisor_finishes_the_own_draft_for_the_days_of_the_setting_until_it_is_shared(
    pair: Pair,
) -> None:
    PolicyValueFactory(key=PolicyKey.SUPERVISION_FINISH_DAYS, value=14)
    own, others = (
        pair.session(shared=False, held=True, on=YESTERDAY - timedelta(days=number), supervisor=supervisor)
        for number, supervisor in enumerate((pair.ben.worker, WorkerFactory()))
    )
    new: Account = AccountFactory(worker=WorkerFactory())
    pair.moves_to(new, TODAY)
    last = TODAY + timedelta(days=13)
    for day in (TODAY, last):
        assert told(own, pair.ben, day) == Reading(ReadAs.SUPERVISOR, wellbeing=True, edits=True)
    assert told(own, pair.ben, last + timedelta(days=1)) is None
    assert told(others, pair.ben) is None
    assert told(own, new) is None
    SupervisionSession.objects.filter(pk=own.pk).update(state=SessionState.SHARED, shared_on=TODAY)
    assert told(own, pair.ben) is None
    assert told(own, new) == Reading(ReadAs.NEW_SUPERVISOR)


def test_former_supervisor_records_what_was_planned_before_the_change_and_nothing_after_it(
    pair: Pair,
) -> None:
    PolicyValueFactory(key=PolicyKey.SUPERVISION_FINISH_DAYS, value=14)
    before, after = (pair.session(shared=False, on=on) for on in (YESTERDAY, TODAY))
    new: Account = AccountFactory(worker=WorkerFactory())
    pair.moves_to(new, TODAY)
    writes = Reading(ReadAs.SUPERVISOR, wellbeing=True, edits=True)
    assert told(before, pair.ben, TOMORROW) == writes
    assert told(after, pair.ben, TOMORROW) is None
    assert told(before, new, TOMORROW) == told(after, new, TOMORROW) == writes


@pytest.mark.parametrize("state", ["scheduled", "missed", "held"])
def test_clinical_session_that_somebody_led_as_the_manager_is_lost_with_the_person(
    pair: Pair, state: str
) -> None:
    """4.3: a former manager has nothing from the day of the move. The named leader keeps what they have not shared."""
    nurse: Account = AccountFactory(worker=WorkerFactory())
    AssignmentFactory(worker=nurse.worker)
    details = in_state(SessionState(state), YESTERDAY) | {"shared": False, "kind": "clinical"}
    own = pair.session(**details, on=YESTERDAY)
    named = pair.session(**details, on=YESTERDAY - timedelta(days=1), supervisor=nurse.worker)
    new: Account = AccountFactory(worker=WorkerFactory())
    pair.moves_to(new, TODAY)
    writes = Reading(ReadAs.SUPERVISOR, wellbeing=True, edits=True)
    assert told(own, pair.ben, YESTERDAY) == writes
    assert told(own, pair.ben) is None
    assert told(named, nurse) == writes
    assert told(own, new) == (None if state == "held" else writes)
    for session, account, seen in ((own, pair.ben, False), (named, nurse, True)):
        reach = Reach(TODAY, line_manager_id=account.worker_id)
        assert SupervisionSession.objects.within(reach).filter(pk=session.pk).exists() == seen
    PolicyValueFactory(key=PolicyKey.SUPERVISION_FINISH_DAYS, value=14)
    assert told(own, pair.ben) == writes


def test_clinical_session_that_was_planned_before_the_move_for_a_day_after_it_is_lost_as_well(
    pair: Pair,
) -> None:
    session = pair.session(shared=False, kind="clinical", on=TOMORROW)
    SessionMove.objects.create(session=session, state="scheduled", on=YESTERDAY)
    pair.moves_to(AccountFactory(worker=WorkerFactory()), TODAY)
    assert told(session, pair.ben, YESTERDAY) is not None
    assert told(session, pair.ben) is None


def test_former_manager_who_is_named_to_lead_a_clinical_session_later_leads_it(pair: Pair) -> None:
    pair.moves_to(AccountFactory(worker=WorkerFactory()), YESTERDAY)
    session = pair.session(shared=False, kind="clinical", on=TOMORROW)
    SessionMove.objects.create(session=session, state="scheduled", on=TODAY)
    assert told(session, pair.ben) == Reading(ReadAs.SUPERVISOR, wellbeing=True, edits=True)


def test_clinical_session_of_a_paired_supervisor_is_lost_when_the_pairing_ends(pair: Pair) -> None:
    deputy: Account = AccountFactory(worker=WorkerFactory())
    AssignmentFactory(worker=deputy.worker)
    SupervisorPairingFactory(worker=pair.ada.worker, supervisor=deputy.worker, period=UNTIL_YESTERDAY)
    session = pair.session(
        **in_state(SessionState.HELD, YESTERDAY),
        shared=False,
        kind="clinical",
        on=YESTERDAY,
        supervisor=deputy.worker,
    )
    assert told(session, deputy, YESTERDAY) is not None
    assert told(session, deputy) is None


def test_days_to_finish_are_a_setting_and_begin_when_the_person_leaves_too(pair: Pair) -> None:
    draft = pair.session(shared=False, held=True, on=YESTERDAY)
    Assignment.objects.filter(pk=pair.held.pk).update(period=UNTIL_YESTERDAY)
    assert told(draft, pair.ben) is None
    PolicyValueFactory(key=PolicyKey.SUPERVISION_FINISH_DAYS, value=2, period=FROM_TOMORROW)
    assert told(draft, pair.ben) is None
    assert told(draft, pair.ben, TOMORROW) is not None
    assert told(draft, pair.ben, TOMORROW + timedelta(days=1)) is None


def test_new_supervisor_reads_the_latest_three_and_older_ones_once_the_person_agreed(pair: Pair) -> None:
    sessions = [pair.session(on=LAST_YEAR + timedelta(days=30 * number)) for number in range(5)]
    new: Account = AccountFactory(worker=WorkerFactory())
    pair.moves_to(new, TODAY)
    seen = [told(each, new) is not None for each in sessions]
    assert seen == [False, False, True, True, True]

    request = OlderRecordsRequest.objects.create(
        supervisee=pair.ada.worker, supervisor=new.worker, asked_on=TODAY, reason="To know more."
    )
    assert told(sessions[0], new) is None
    OlderRecordsRequest.objects.filter(pk=request.pk).update(state=Readings.AGREED, answered_on=TODAY)
    assert told(sessions[0], new) == Reading(ReadAs.NEW_SUPERVISOR)
    OlderRecordsRequest.objects.filter(pk=request.pk).update(state=Readings.REFUSED)
    assert told(sessions[0], new) is None


def test_number_of_recent_records_is_a_setting_with_dates(pair: Pair) -> None:
    sessions = [pair.session(on=LAST_YEAR + timedelta(days=number)) for number in range(2)]
    new: Account = AccountFactory(worker=WorkerFactory())
    pair.moves_to(new, TODAY)
    PolicyValueFactory(key=PolicyKey.SUPERVISION_RECENT, value=1, period=FROM_TOMORROW)
    assert [told(each, new) is not None for each in sessions] == [True, True]
    assert [told(each, new, TOMORROW) is not None for each in sessions] == [False, True]


def test_pairing_carries_the_right_to_read_and_takes_it_from_the_manager(pair: Pair) -> None:
    deputy: Account = AccountFactory(worker=WorkerFactory())
    AssignmentFactory(worker=deputy.worker)
    SupervisorPairingFactory(worker=pair.ada.worker, supervisor=deputy.worker, period=UNTIL_TODAY)
    session = pair.session(supervisor=deputy.worker)
    assert told(session, deputy) == Reading(ReadAs.SUPERVISOR, wellbeing=True, edits=True)
    assert told(session, pair.ben) is None
    assert told(session, deputy, TOMORROW) is None
    assert told(session, pair.ben, TOMORROW) == Reading(ReadAs.NEW_SUPERVISOR)


def test_auditor_reads_a_record_while_the_audit_is_open_and_never_their_own(pair: Pair) -> None:
    session, auditor = pair.session(), AccountFactory()
    audit = SessionAudit.objects.create(
        session=session, auditor=auditor, sample="Spring", assigned_on=YESTERDAY, until=TODAY
    )
    assert told(session, auditor) == Reading(ReadAs.AUDITOR)
    assert told(session, auditor, TOMORROW) is None
    SessionAudit.objects.filter(pk=audit.pk).update(done_on=TODAY, grade="3")
    assert told(session, auditor) is None

    new: Account = AccountFactory(worker=WorkerFactory())
    SessionAudit.objects.create(
        session=session, auditor=pair.ben, sample="Spring", assigned_on=YESTERDAY, until=TODAY
    )
    pair.moves_to(new, TODAY)
    assert told(session, pair.ben) is None


def test_hr_reads_a_record_that_a_formal_process_opened_as_long_as_it_runs(pair: Pair) -> None:
    session, hr = pair.session(), AccountFactory()
    grant = RoleGrantFactory(account=hr, role=RoleName.HR)
    assert told(session, hr) is None
    FormalOpening.objects.create(
        session=session, account=hr, reason="A grievance.", on=YESTERDAY, until=TODAY
    )
    assert told(session, hr) == Reading(ReadAs.FORMAL)
    assert told(session, hr, TOMORROW) is None
    grant.period = UNTIL_YESTERDAY
    grant.save()
    assert told(session, hr) is None


@pytest.mark.parametrize("role", [each for each in RoleName if each is not RoleName.PRACTITIONER], ids=str)
def test_role_alone_reads_nobodys_record(pair: Pair, role: RoleName) -> None:
    account = AccountFactory()
    RoleGrantFactory(
        account=account,
        role=role,
        unit=pair.held.team if role in (RoleName.TEAM_MANAGER, RoleName.SERVICE_MANAGER) else None,
    )
    assert told(pair.session(), account) is None


def test_members_of_a_group_read_it_once_it_is_shared(pair: Pair) -> None:
    group = SessionFactory(group=True, held=True, supervisor=pair.ben.worker)
    SessionMember.objects.create(session=group, worker=pair.ada.worker)
    assert told(group, pair.ada) is None
    assert told(group, pair.ben) == Reading(ReadAs.SUPERVISOR, edits=True)
    SupervisionSession.objects.filter(pk=group.pk).update(state=SessionState.SHARED, shared_on=TODAY)
    assert told(group, pair.ada) == Reading(ReadAs.MEMBER)
    assert told(group, pair.cleo) is None


def test_open_actions_and_the_agreement_go_with_the_person(pair: Pair) -> None:
    older = [pair.session(on=LAST_YEAR + timedelta(days=number)) for number in range(4)]
    opened = AgreedActionFactory(session=older[0])
    done = AgreedActionFactory(session=older[0], state=ActionState.DONE)
    unshared = AgreedActionFactory(session=pair.session(shared=False, held=True, on=YESTERDAY))
    agreement = AgreementFactory(supervisee=pair.ada.worker, supervisor=pair.ben.worker)
    new: Account = AccountFactory(worker=WorkerFactory())
    pair.moves_to(new, TODAY)

    assert list(readable_actions(new, TODAY)) == [opened]
    assert set(readable_actions(pair.ada, TODAY)) == {opened, done}
    assert set(readable_actions(pair.ben, YESTERDAY)) == {opened, done, unshared}
    assert not readable_actions(pair.ben, TODAY).exists()
    assert not readable_actions(pair.ben, TODAY + timedelta(days=14)).exists()
    assert list(readable_agreements(new, TODAY)) == [agreement]
    assert list(readable_agreements(pair.ada, TODAY)) == [agreement]
    assert not readable_agreements(pair.ben, TODAY).exists()
    assert not readable_agreements(AccountFactory(), TODAY).exists()


def test_page_finds_what_somebody_sees_or_may_read(
    pair: Pair, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    session, nobody = pair.session(), Reach(TODAY)
    auditor = AccountFactory()
    assert session_for(session.pk, nobody, pair.cleo, TODAY) == session
    assert session_for(session.pk, nobody, auditor, TODAY) is None
    SessionAudit.objects.create(
        session=session, auditor=auditor, sample="Spring", assigned_on=TODAY, until=TODAY
    )
    assert session_for(session.pk, nobody, auditor, TODAY) == session
    assert session_for(0, nobody, pair.ben, TODAY) is None
    with django_assert_num_queries(1):
        assert session_for(session.pk, Reach(TODAY, everyone=True), AccountFactory.build(), TODAY) == session


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("days", "most"), [(0, 4), (14, 5)])
def test_reading_asks_the_same_whatever_there_is(
    pair: Pair, number: int, days: int, most: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """One query more where the council gives a former supervisor days to finish."""
    PolicyValueFactory(key=PolicyKey.SUPERVISION_FINISH_DAYS, value=days)
    for extra in range(number):
        AssignmentFactory(manager=pair.ben.worker)
        pair.session(on=LAST_YEAR + timedelta(days=extra))
    session = pair.session(on=TODAY)
    with django_assert_max_num_queries(4):
        may_read(session, pair.ben, TODAY)
    with django_assert_max_num_queries(4):
        may_read(session, pair.cleo, TODAY)
    with django_assert_max_num_queries(most):
        list(readable_sessions(pair.ben, TODAY))


def test_nobody_supervises_who_is_not_at_work(
    pair: Pair, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Assignment.objects.filter(pk=pair.held.pk).update(period=UNTIL_YESTERDAY)
    session = pair.session()
    assert told(session, pair.ben) is None
    with django_assert_num_queries(1):
        assert may_read(session, pair.ada, TODAY) is not None
