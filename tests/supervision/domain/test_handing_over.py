"""What follows a change of supervisor, and that it is settled once."""

from datetime import timedelta

import pytest

from supervision.domain.handing_over import Settled, settle
from supervision.enums import ActionState, SessionState
from supervision.models import AgreedAction, Agreement, SupervisionSession
from supervision.queries.pairs import Pair, pair_of
from tests.factories.supervision_planning import pair
from tests.factories.supervision_sessions import (
    AgreedActionFactory,
    AgreementFactory,
    SessionFactory,
    SupervisorPairingFactory,
)
from tests.factories.workforce import AssignmentFactory, EmploymentFactory, WorkerFactory
from tests.periods import LAST_YEAR, LONG_AGO, SOON, TODAY, YESTERDAY
from workforce.models import Assignment, Worker
from workforce.periods import ONE_DAY, period

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


def test_session_of_a_day_gone_stays_with_who_was_to_hold_it() -> None:
    worker, _ = pair()
    session = SessionFactory(supervisee=worker, on=YESTERDAY)
    assert settle(day=TODAY) == NOTHING
    assert SupervisionSession.objects.get(pk=session.pk).state == SessionState.SCHEDULED


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
