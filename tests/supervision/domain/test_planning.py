"""Planning: one and a series, moved, called off and rebooked, and missed."""

from dataclasses import replace
from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Model

from supervision.domain.handing_over import settle
from supervision.domain.planning import (
    Cancellation,
    Meeting,
    Passed,
    cancel_session,
    move_session,
    pass_sessions,
    plan_group,
    plan_sessions,
)
from supervision.domain.recording import Entry, save_record
from supervision.domain.signing import share_record
from supervision.enums import CancelledBy, CancelReason, ReadAs, SessionKind, SessionState
from supervision.models import Agreement, SessionDraft, SupervisionSession
from supervision.queries.planning import changes_plans
from supervision.queries.reading import may_read
from supervision.queries.supervisors import supervisor_of
from tests.factories.supervision_planning import pair, steps
from tests.factories.supervision_records import mark, published_form
from tests.factories.supervision_sessions import AgreementFactory, SessionFactory, SupervisorPairingFactory
from tests.factories.workforce import AccountFactory, AssignmentFactory, WorkerFactory
from tests.periods import LONG_AGO, SOON, TODAY, TOMORROW, YESTERDAY
from workforce.domain.errors import DomainError
from workforce.models import Account, Worker
from workforce.periods import ONE_DAY, period

pytestmark = pytest.mark.django_db

AT_TEN = Meeting(starts_at=time(10), minutes=90, place="Room 2")
ILL = Cancellation(CancelledBy.SUPERVISEE, CancelReason.SICKNESS)


def planned(worker: Worker, by: Account, *days: date, meeting: Meeting = AT_TEN) -> list[SupervisionSession]:
    return plan_sessions(supervisee_id=worker.pk, days=days, meeting=meeting, today=TODAY, by=by)


def fresh(row: Model) -> SupervisionSession:
    return SupervisionSession.objects.get(pk=row.pk)


def test_one_session_is_planned_with_its_step() -> None:
    worker, by = pair()
    (session,) = planned(worker, by, SOON)
    assert (session.supervisor_id, session.supervisee, session.on) == (by.worker_id, worker, SOON)
    assert (session.starts_at, session.minutes, session.place) == (time(10), 90, "Room 2")
    assert session.series is None
    assert steps(session) == [("scheduled", TODAY)]


def test_series_belongs_together() -> None:
    worker, by = pair()
    found = planned(worker, by, TOMORROW, SOON)
    assert len({each.series for each in found}) == 1
    assert found[0].series is not None


def test_nothing_of_a_series_is_kept_where_one_day_is_taken() -> None:
    worker, by = pair()
    planned(worker, by, SOON)
    with pytest.raises(ValidationError, match="recorded for that day already"):
        planned(worker, by, TOMORROW, SOON)


@pytest.mark.parametrize(
    ("days", "said"), [([YESTERDAY], "The day has gone"), ([], "No day is left")], ids=["gone", "none"]
)
def test_days_are_to_come(days: list[date], said: str) -> None:
    worker, by = pair()
    with pytest.raises(DomainError, match=said):
        planned(worker, by, *days)


def test_only_the_supervisor_of_the_day_plans() -> None:
    worker, manager = pair()
    pairing = SupervisorPairingFactory(worker=worker)
    other = AccountFactory(worker=pairing.supervisor)
    with pytest.raises(DomainError, match="Somebody else supervises"):
        planned(worker, manager, SOON)
    assert planned(worker, other, SOON)[0].supervisor == pairing.supervisor


def test_account_without_a_worker_plans_for_nobody_who_has_no_supervisor() -> None:
    worker = AssignmentFactory(manager=None).worker
    with pytest.raises(DomainError, match="Only the supervisor"):
        planned(worker, AccountFactory(), SOON)


def test_ad_hoc_discussion_is_not_planned() -> None:
    worker, by = pair()
    with pytest.raises(DomainError, match="Choose one-to-one"):
        planned(worker, by, SOON, meeting=Meeting(SessionKind.AD_HOC))


def test_group_has_its_members_on_each_day() -> None:
    first, by = pair()
    second, _ = pair("Ola", by.worker)
    group = Meeting(SessionKind.GROUP, theme="Working with fathers")
    found = plan_group(
        member_ids=[first.pk, second.pk], days=[TOMORROW, SOON], meeting=group, today=TODAY, by=by
    )
    assert [sorted(each.members.values_list("worker", flat=True)) for each in found] == [
        sorted([first.pk, second.pk])
    ] * 2
    assert found[0].theme == "Working with fathers"


def test_group_may_have_people_of_others_and_nobody_who_has_gone() -> None:
    first, by = pair()
    colleague = AssignmentFactory().worker
    gone = AssignmentFactory(period=period(LONG_AGO, YESTERDAY)).worker

    def planned(member_ids: list[int], by: Account = by) -> list[SupervisionSession]:
        group = Meeting(SessionKind.GROUP)
        return plan_group(member_ids=member_ids, days=[SOON], meeting=group, today=TODAY, by=by)

    assert planned([first.pk, colleague.pk])[0].members.count() == 2
    with pytest.raises(DomainError, match="Not all of them are at work"):
        planned([first.pk, gone.pk])
    with pytest.raises(DomainError, match="two people or more"):
        planned([first.pk])
    with pytest.raises(DomainError, match="leave yourself out"):
        planned([first.pk, by.worker_id])
    with pytest.raises(DomainError, match="Nobody is supervised by you"):
        planned([first.pk, by.worker_id], AccountFactory(worker=colleague))


def test_session_moves_and_keeps_the_step() -> None:
    worker, by = pair()
    (session,) = planned(worker, by, TOMORROW)
    move_session(
        session_id=session.pk, on=SOON, meeting=Meeting(starts_at=time(14), online=True), today=TODAY, by=by
    )
    moved = fresh(session)
    assert (moved.on, moved.starts_at, moved.online, moved.place) == (SOON, time(14), True, "")
    assert steps(session) == [("scheduled", TODAY)] * 2


def test_session_does_not_move_onto_another() -> None:
    worker, by = pair()
    first, _ = planned(worker, by, TOMORROW, SOON)
    with pytest.raises(ValidationError, match="recorded for that day already"):
        move_session(session_id=first.pk, on=SOON, meeting=AT_TEN, today=TODAY, by=by)


def test_who_is_supervised_moves_nothing() -> None:
    worker, by = pair()
    (session,) = planned(worker, by, TOMORROW)
    with pytest.raises(DomainError, match="The supervisor moves"):
        move_session(
            session_id=session.pk, on=SOON, meeting=AT_TEN, today=TODAY, by=AccountFactory(worker=worker)
        )


def test_session_is_called_off_with_who_and_why_and_rebooked() -> None:
    worker, by = pair()
    (session,) = planned(worker, by, TOMORROW)
    rebook = Cancellation(CancelledBy.SUPERVISOR, CancelReason.COURT, SOON, time(9))
    cancel_session(session_id=session.pk, cancellation=rebook, today=TODAY, by=by)
    gone = fresh(session)
    assert (gone.state, gone.cancelled_by, gone.cancel_reason) == ("cancelled", "supervisor", "court")
    assert gone.rebooked_as is not None
    again = gone.rebooked_as
    assert (again.on, again.starts_at, again.place, again.state) == (SOON, time(9), "Room 2", "scheduled")
    assert steps(session) == [("scheduled", TODAY), ("cancelled", TODAY)]
    assert steps(again) == [("scheduled", TODAY)]


def test_group_is_rebooked_with_its_members() -> None:
    first, by = pair()
    second, _ = pair("Ola", by.worker)
    (session,) = plan_group(
        member_ids=[first.pk, second.pk],
        days=[TOMORROW],
        meeting=Meeting(SessionKind.GROUP),
        today=TODAY,
        by=by,
    )
    rebook = Cancellation(CancelledBy.BOTH, CancelReason.OTHER, SOON)
    cancelled = cancel_session(session_id=session.pk, cancellation=rebook, today=TODAY, by=by)
    assert cancelled.rebooked_as is not None
    assert cancelled.rebooked_as.members.count() == 2


def test_who_is_supervised_calls_off_in_their_own_name() -> None:
    worker, by = pair()
    (session,) = planned(worker, by, TOMORROW)
    own = AccountFactory(worker=worker)
    for wrong in (
        Cancellation(CancelledBy.SUPERVISOR, CancelReason.COURT),
        Cancellation(CancelledBy.SUPERVISEE, CancelReason.COURT, SOON),
    ):
        with pytest.raises(DomainError, match="The supervisor records that"):
            cancel_session(session_id=session.pk, cancellation=wrong, today=TODAY, by=own)
    assert (
        cancel_session(session_id=session.pk, cancellation=ILL, today=TODAY, by=own).state
        == SessionState.CANCELLED
    )


def test_nobody_else_calls_off_and_nobody_twice() -> None:
    worker, by = pair()
    (session,) = planned(worker, by, TOMORROW)
    with pytest.raises(DomainError, match="Only the two"):
        cancel_session(session_id=session.pk, cancellation=ILL, today=TODAY, by=AccountFactory())
    cancel_session(session_id=session.pk, cancellation=ILL, today=TODAY, by=by)
    with pytest.raises(DomainError, match="not planned any more: cancelled"):
        cancel_session(session_id=session.pk, cancellation=ILL, today=TODAY, by=by)


def test_former_supervisor_changes_nothing_from_the_day_of_the_change() -> None:
    worker, former = pair()
    (session,) = planned(worker, former, SOON)
    SupervisorPairingFactory(worker=worker)
    with pytest.raises(DomainError, match="Only the two"):
        cancel_session(session_id=session.pk, cancellation=ILL, today=TODAY, by=former)


MONDAY, WEDNESDAY, THURSDAY = date(2025, 9, 1), date(2025, 9, 3), date(2025, 9, 4)


@pytest.mark.parametrize(("day", "missed"), [(WEDNESDAY, 0), (THURSDAY, 1)], ids=["second", "after it"])
def test_session_is_missed_two_working_days_later(day: date, missed: int) -> None:
    """Domain rules, 4.3: the date has passed, two working days more, and nothing is recorded."""
    worker, _ = pair()
    session = SessionFactory(supervisee=worker, on=MONDAY)
    assert pass_sessions(day=day) == Passed(missed, 0)
    assert fresh(session).state == ("missed" if missed else "scheduled")


def test_weekends_and_bank_holidays_are_no_working_days() -> None:
    """25 August 2025 is one."""
    worker, _ = pair()
    friday = date(2025, 8, 22)
    SessionFactory(supervisee=worker, on=friday)
    assert pass_sessions(day=date(2025, 8, 27)) == Passed(0, 0)
    assert pass_sessions(day=date(2025, 8, 28)) == Passed(1, 0)


def test_second_run_finds_nothing_and_writes_nothing() -> None:
    worker, _ = pair()
    session = SessionFactory(supervisee=worker, on=MONDAY)
    pass_sessions(day=TODAY)
    assert pass_sessions(day=TODAY) == Passed(0, 0)
    assert steps(session) == [("missed", TODAY)]


def test_what_is_recorded_or_begun_is_not_missed() -> None:
    worker, by = pair()
    SessionFactory(supervisee=worker, on=MONDAY, held=True)
    begun = SessionFactory(supervisee=worker, on=WEDNESDAY)
    SessionDraft.objects.create(session=begun, account=by, body={"agenda": "Begun"})
    assert pass_sessions(day=TODAY) == Passed(0, 0)


def test_session_of_somebody_who_has_left_is_called_off() -> None:
    gone = WorkerFactory()
    AssignmentFactory(worker=gone, period=period(LONG_AGO, MONDAY - ONE_DAY))
    session = SessionFactory(supervisee=gone, on=MONDAY)
    assert pass_sessions(day=TODAY) == Passed(0, 1)
    assert (fresh(session).cancelled_by, fresh(session).cancel_reason) == ("both", "other")


def test_group_is_missed_too() -> None:
    session = SessionFactory(group=True, on=MONDAY)
    assert pass_sessions(day=TODAY) == Passed(1, 0)
    assert fresh(session).state == "missed"


CLINICAL = Meeting(kind=SessionKind.CLINICAL)


def clinical(worker: Worker, by: Account, on: date) -> tuple[SupervisionSession, Account]:
    """A session that the supervisor plans and a nurse leads, and the account of the nurse."""
    nurse: Account = AccountFactory(worker=WorkerFactory())
    AssignmentFactory(worker=nurse.worker)
    (session,) = plan_sessions(
        supervisee_id=worker.pk,
        days=[on],
        meeting=CLINICAL,
        leader_id=nurse.worker_id,
        today=TODAY,
        by=by,
    )
    return session, nurse


def test_clinical_session_is_led_by_whoever_is_named_and_nobody_else_changes_hands() -> None:
    worker, by = pair()
    session, nurse = clinical(worker, by, TODAY)
    agreement = AgreementFactory(supervisee=worker, supervisor=by.worker)
    own = SessionFactory(supervisee=worker, supervisor=by.worker, on=SOON)
    settle(day=TODAY)
    assert fresh(session).supervisor == nurse.worker
    assert fresh(own).supervisor == by.worker
    assert Agreement.objects.get(pk=agreement.pk).ended_on is None
    assert supervisor_of(worker.pk, TODAY) == by.worker_id
    for account in (by, nurse):
        move_session(session_id=session.pk, on=TODAY, meeting=CLINICAL, today=TODAY, by=account)
    assert fresh(session).supervisor == nurse.worker


def test_clinical_session_that_the_supervisor_was_to_lead_goes_to_the_new_one_and_a_named_leaders_stays() -> (
    None
):
    worker, by = pair()
    session, nurse = clinical(worker, by, SOON)
    (own,) = plan_sessions(
        supervisee_id=worker.pk, days=[SOON + ONE_DAY], meeting=CLINICAL, today=TODAY, by=by
    )
    new: Account = AccountFactory(worker=WorkerFactory())
    SupervisorPairingFactory(worker=worker, supervisor=new.worker, period=period(TOMORROW))
    assert changes_plans(own, by.worker_id, TODAY)
    assert not changes_plans(own, by.worker_id, TOMORROW)
    assert changes_plans(own, new.worker_id, TOMORROW)
    assert settle(day=TOMORROW).sessions == 1
    assert (fresh(own).supervisor, fresh(session).supervisor) == (new.worker, nurse.worker)
    assert settle(day=TOMORROW).sessions == 0


@pytest.mark.parametrize(
    ("kind", "match"), [("one_to_one", "Only a clinical"), ("clinical", "does not work here")]
)
def test_leader_is_named_for_clinical_sessions_only_and_works_here(kind: str, match: str) -> None:
    worker, by = pair()
    leader = WorkerFactory()
    if kind == "one_to_one":
        AssignmentFactory(worker=leader)
    with pytest.raises(DomainError, match=match):
        plan_sessions(
            supervisee_id=worker.pk,
            days=[SOON],
            meeting=Meeting(kind=SessionKind(kind)),
            leader_id=leader.pk,
            today=TODAY,
            by=by,
        )


def test_leader_records_and_shares_the_clinical_session_as_such_and_reads_nothing_after_it() -> None:
    published_form()
    worker, by = pair()
    session, nurse = clinical(worker, by, TODAY)
    entry = Entry(SessionKind.CLINICAL, TODAY, {"agenda": "What we saw."})
    save = {"session_id": session.pk, "today": TODAY, "by": nurse}
    with pytest.raises(DomainError, match="kind of a session"):
        save_record(**save, entry=replace(entry, kind=SessionKind.ONE_TO_ONE), seen=mark(session))
    with pytest.raises(DomainError, match="plans the next"):
        save_record(**save, entry=replace(entry, next_on=SOON), seen=mark(session))
    save_record(**save, entry=entry, seen=mark(session))
    assert may_read(fresh(session), by, TODAY) is None
    share_record(**save)
    assert may_read(fresh(session), nurse, TODAY) is None
    reading = may_read(fresh(session), by, TODAY)
    assert reading is not None
    assert reading.read_as == ReadAs.NEW_SUPERVISOR
