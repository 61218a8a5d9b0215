"""What follows a change of supervisor, and that it is settled once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from supervision.domain.handing_over import Settled, settle
from supervision.domain.recording import save_record
from supervision.domain.signing import share_record
from supervision.enums import ActionState, SessionState
from supervision.models import AgreedAction, Agreement, SupervisionSession
from supervision.queries.pairs import Pair, pair_of
from supervision.queries.records import saved_of
from tests.factories.supervision_planning import pair
from tests.factories.supervision_records import make_pair, mark
from tests.factories.supervision_sessions import (
    AgreedActionFactory,
    AgreementFactory,
    SessionFactory,
    SupervisorPairingFactory,
)
from tests.factories.workforce import (
    AccountFactory,
    AssignmentFactory,
    EmploymentFactory,
    PolicyValueFactory,
    WorkerFactory,
)
from tests.periods import LAST_YEAR, LONG_AGO, SOON, TODAY, YESTERDAY
from workforce.domain.errors import DomainError
from workforce.models import Account, Assignment, Worker
from workforce.periods import ONE_DAY, period
from workforce.policy import PolicyKey

pytestmark = pytest.mark.django_db

NOTHING = Settled(0, 0, 0)


def test_new_supervisor_gets_the_actions_and_the_plans_and_no_agreement() -> None:
    worker, by = pair()
    former = by.worker
    held = SessionFactory(supervisor=former, supervisee=worker, signed=True)
    own = AgreedActionFactory(session=held)
    theirs = AgreedActionFactory(session=held, owner=former)
    done = AgreedActionFactory(session=held, owner=former, state=ActionState.DONE)
    agreement = AgreementFactory(supervisee=worker, supervisor=former)
    coming = SessionFactory(supervisor=former, supervisee=worker, on=SOON)
    since = TODAY - timedelta(days=3)
    now = SupervisorPairingFactory(worker=worker, period=period(since)).supervisor
    assert settle(day=TODAY) == Settled(1, 1, 1)
    owners = {each.pk: each.owner for each in AgreedAction.objects.all()}
    assert owners == {own.pk: worker, theirs.pk: now, done.pk: former}
    assert Agreement.objects.get(pk=agreement.pk).ended_on == since
    assert SupervisionSession.objects.get(pk=coming.pk).supervisor == now
    assert SupervisionSession.objects.get(pk=held.pk).supervisor == former
    assert settle(day=TODAY) == NOTHING


def test_action_of_a_draft_stays_with_who_wrote_it_until_it_is_shared() -> None:
    worker, by = pair()
    draft = SessionFactory(supervisor=by.worker, supervisee=worker, held=True)
    action = AgreedActionFactory(session=draft, owner=by.worker)
    SupervisorPairingFactory(worker=worker)
    assert settle(day=TODAY) == NOTHING
    SupervisionSession.objects.filter(pk=draft.pk).update(state=SessionState.SHARED, shared_on=TODAY)
    assert settle(day=TODAY) == Settled(0, 1, 0)
    assert AgreedAction.objects.get(pk=action.pk).owner != by.worker


def test_nothing_happens_without_a_change() -> None:
    worker, by = pair()
    held = SessionFactory(supervisor=by.worker, supervisee=worker, signed=True)
    AgreedActionFactory(session=held, owner=by.worker)
    AgreementFactory(supervisee=worker, supervisor=by.worker)
    SessionFactory(supervisor=by.worker, supervisee=worker, on=SOON)
    assert settle(day=TODAY) == NOTHING


def test_only_those_asked_for_are_settled() -> None:
    worker, _ = pair()
    AgreementFactory(supervisee=worker)
    assert settle(day=TODAY, worker_ids=[]) == NOTHING
    assert settle(day=TODAY, worker_ids=[worker.pk]) == Settled(1, 0, 0)


def test_without_a_supervisor_the_agreement_ends_and_the_rest_waits() -> None:
    worker = AssignmentFactory(manager=None).worker
    held = SessionFactory(supervisee=worker, signed=True)
    AgreedActionFactory(session=held, owner=held.supervisor)
    agreement = AgreementFactory(supervisee=worker, supervisor=held.supervisor)
    assert settle(day=TODAY) == Settled(1, 0, 0)
    assert Agreement.objects.get(pk=agreement.pk).ended_on == TODAY


def test_what_belongs_to_leavers_stays() -> None:
    gone = WorkerFactory()
    AssignmentFactory(worker=gone, period=period(LONG_AGO, YESTERDAY))
    AgreementFactory(supervisee=gone)
    SessionFactory(supervisee=gone, on=SOON)
    assert settle(day=TODAY) == NOTHING


def test_session_planned_from_the_change_on_goes_over_though_its_day_has_gone_and_an_earlier_one_stays() -> (
    None
):
    worker, by = pair()
    before, since = (
        SessionFactory(supervisor=by.worker, supervisee=worker, on=TODAY - timedelta(days=days))
        for days in (4, 3)
    )
    now = SupervisorPairingFactory(worker=worker, period=period(since.on)).supervisor
    assert settle(day=TODAY) == Settled(0, 0, 1)
    led = dict(SupervisionSession.objects.values_list("pk", "supervisor"))
    assert led == {before.pk: by.worker_id, since.pk: now.pk}


def first_half(manager: Worker | None) -> Assignment:
    """Until last year, in an employment that goes on."""
    engaged = EmploymentFactory()
    until = period(LONG_AGO, LAST_YEAR)
    made: Assignment = AssignmentFactory(
        worker=engaged.worker, employment=engaged, manager=manager, period=until
    )
    return made


def test_pair_lasts_through_a_move_in_the_team_and_begins_anew_after_another() -> None:
    manager, other = WorkerFactory(), WorkerFactory()
    first = first_half(manager)
    worker = first.worker
    AssignmentFactory(
        worker=worker, employment=first.employment, manager=manager, period=period(LAST_YEAR + ONE_DAY)
    )
    assert pair_of(worker.pk, TODAY) == Pair(worker.pk, manager.pk, LONG_AGO)
    away = TODAY - timedelta(days=60)
    SupervisorPairingFactory(worker=worker, supervisor=other, period=period(away, TODAY - timedelta(days=10)))
    assert pair_of(worker.pk, TODAY) == Pair(worker.pk, manager.pk, TODAY - timedelta(days=9))
    assert pair_of(worker.pk, away) == Pair(worker.pk, other.pk, away)


def test_paired_supervisor_who_becomes_the_manager_goes_on() -> None:
    manager = WorkerFactory()
    first = first_half(None)
    worker = first.worker
    AssignmentFactory(
        worker=worker, employment=first.employment, manager=manager, period=period(LAST_YEAR + ONE_DAY)
    )
    SupervisorPairingFactory(worker=worker, supervisor=manager, period=period(LONG_AGO, LAST_YEAR))
    assert pair_of(worker.pk, TODAY) == Pair(worker.pk, manager.pk, LONG_AGO)
    assert pair_of(manager.pk, TODAY) == Pair(manager.pk, None, None)


def changed_yesterday(record: SupervisionSession) -> Account:
    """Somebody else supervises since today; the account of that one."""
    new: Account = AccountFactory(worker=WorkerFactory())
    AssignmentFactory(worker=new.worker)
    SupervisorPairingFactory(worker=record.supervisee, supervisor=new.worker, period=period(TODAY))
    return new


def test_former_supervisor_finishes_and_shares_the_own_draft_and_plans_nothing() -> None:
    PolicyValueFactory(key=PolicyKey.SUPERVISION_FINISH_DAYS, value=14)
    two = make_pair()
    record = two.record(today=YESTERDAY, on=YESTERDAY)
    new = changed_yesterday(record)
    words = {"agenda": "More.", "workload": "Twelve.", "learning": "Court."}
    entry = two.entry(on=YESTERDAY, words=words)
    save = {"session_id": record.pk, "today": TODAY}
    with pytest.raises(DomainError, match="plans the next"):
        save_record(**save, entry=replace(entry, next_on=SOON), seen=mark(record), by=two.supervisor)
    with pytest.raises(DomainError, match="the days that the council has set"):
        save_record(**save, entry=entry, seen=mark(record), by=new)
    with pytest.raises(DomainError, match="the days that the council has set"):
        share_record(session_id=record.pk, today=TODAY + timedelta(days=14), by=two.supervisor)
    save_record(**save, entry=entry, seen=mark(record), by=two.supervisor)
    share_record(**save, by=two.supervisor)
    record.refresh_from_db()
    assert (record.state, saved_of(record).words) == (SessionState.SHARED, words)
    with pytest.raises(DomainError, match="the days that the council has set"):
        save_record(**save, entry=entry, seen=mark(record), by=two.supervisor)


@pytest.mark.parametrize("by", ["former", "new"])
def test_session_planned_before_the_change_is_recorded_by_whoever_held_it(by: str) -> None:
    PolicyValueFactory(key=PolicyKey.SUPERVISION_FINISH_DAYS, value=14)
    two = make_pair()
    planned = SessionFactory(supervisor=two.boss, supervisee=two.worker, on=YESTERDAY)
    account = {"former": two.supervisor, "new": changed_yesterday(planned)}[by]
    save_record(
        session_id=planned.pk, entry=two.entry(on=YESTERDAY), seen=mark(planned), today=TODAY, by=account
    )
    planned.refresh_from_db()
    assert (planned.state, planned.supervisor) == (SessionState.HELD, account.worker)
