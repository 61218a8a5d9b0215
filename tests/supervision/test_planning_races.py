"""Two people at once about one session, on real connections: one wins, the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from supervision.domain.planning import (
    Cancellation,
    Meeting,
    cancel_session,
    move_session,
    pass_sessions,
    plan_sessions,
)
from supervision.domain.recording import save_record
from supervision.enums import CancelledBy, CancelReason
from supervision.models import SessionVersion, SupervisionSession
from tests.factories.supervision_planning import pair, steps
from tests.factories.supervision_records import make_pair, mark
from tests.factories.supervision_sessions import SessionFactory
from tests.factories.workforce import AccountFactory
from tests.periods import LAST_YEAR, SOON, TODAY, TOMORROW
from workforce.domain.errors import DomainError
from workforce.periods import ONE_DAY

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TRIES = 5
OFF = Cancellation(CancelledBy.BOTH, CancelReason.LEAVE)


def at_once(*verbs: Callable[[], object]) -> list[str]:
    """What each of them said: "done", or why not."""
    barrier = Barrier(len(verbs))

    def run(verb: Callable[[], object]) -> str:
        try:
            barrier.wait(10)
            verb()
            return "done"
        except DomainError as error:
            return str(error)
        except ValidationError as error:
            return " ".join(error.messages)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(verbs)) as pool:
        return sorted(pool.map(run, verbs))


def test_session_is_called_off_by_one_of_the_two() -> None:
    worker, by = pair()
    own = AccountFactory(worker=worker)
    for _ in range(TRIES):
        session = SessionFactory(supervisee=worker, supervisor=by.worker, on=TOMORROW)
        said = at_once(
            lambda: cancel_session(session_id=session.pk, cancellation=OFF, today=TODAY, by=by),
            lambda: cancel_session(session_id=session.pk, cancellation=OFF, today=TODAY, by=own),
        )
        assert said == ["This session is not planned any more: cancelled.", "done"]
        assert steps(session) == [("cancelled", TODAY)]


def test_session_is_moved_or_called_off_in_some_order_and_ends_called_off() -> None:
    worker, by = pair()
    for _ in range(TRIES):
        SupervisionSession.objects.filter(state="scheduled").delete()
        session = SessionFactory(supervisee=worker, supervisor=by.worker, on=TOMORROW)
        said = at_once(
            lambda: cancel_session(session_id=session.pk, cancellation=OFF, today=TODAY, by=by),
            lambda: move_session(session_id=session.pk, on=SOON, meeting=Meeting(), today=TODAY, by=by),
        )
        assert said in (["done", "done"], ["This session is not planned any more: cancelled.", "done"])
        assert SupervisionSession.objects.get(pk=session.pk).state == "cancelled"


def test_session_that_is_called_off_is_not_missed_as_well() -> None:
    worker, by = pair()
    for _ in range(TRIES):
        session = SessionFactory(supervisee=worker, supervisor=by.worker, on=LAST_YEAR)
        at_once(
            lambda: cancel_session(session_id=session.pk, cancellation=OFF, today=TODAY, by=by),
            lambda: pass_sessions(day=TODAY),
        )
        assert len(steps(session)) == 1
        assert steps(session)[0][0] == SupervisionSession.objects.get(pk=session.pk).state


def test_session_is_recorded_or_called_off_and_never_both() -> None:
    two = make_pair()
    for number in range(TRIES):
        on = TODAY - number * ONE_DAY
        session = SessionFactory(supervisee=two.worker, supervisor=two.boss, on=on)
        seen = mark(session)
        entry = two.entry(on=on)
        said = at_once(
            lambda: cancel_session(session_id=session.pk, cancellation=OFF, today=TODAY, by=two.supervisee),
            lambda: save_record(
                session_id=session.pk, entry=entry, seen=seen, today=TODAY, by=two.supervisor
            ),
        )
        assert said.count("done") == 1
        state = SupervisionSession.objects.get(pk=session.pk).state
        assert steps(session) == [(state, TODAY)]
        assert SessionVersion.objects.filter(session=session).exists() == (state == "held")


def test_same_day_is_planned_once() -> None:
    worker, by = pair()

    def plan() -> object:
        return plan_sessions(supervisee_id=worker.pk, days=[SOON], meeting=Meeting(), today=TODAY, by=by)

    said = at_once(plan, plan)
    assert said == ["A session of this kind is recorded for that day already. Open that one.", "done"]
    assert SupervisionSession.objects.count() == 1
