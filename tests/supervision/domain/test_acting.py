"""Agreed actions: done, carried forward and counted, no longer needed; by whom, and one after the other."""

from datetime import timedelta

import pytest

from supervision.domain.acting import NewAction, Outcome, Settlement, agree_action, settle_action
from supervision.enums import ActionState
from supervision.models import AgreedAction
from tests.factories.supervision_records import Pair, make_pair
from tests.factories.workforce import AccountFactory, AssignmentFactory, WorkerFactory
from tests.periods import TODAY, YESTERDAY
from workforce.domain.errors import DomainError
from workforce.domain.record import ChangedMeanwhile
from workforce.periods import ONE_DAY, period

pytestmark = pytest.mark.django_db

LATER = TODAY + timedelta(days=14)
EVEN_LATER = TODAY + timedelta(days=28)


@pytest.fixture
def pair() -> Pair:
    return make_pair()


@pytest.fixture
def action(pair: Pair) -> AgreedAction:
    pair.record(agreed=[NewAction("Ring the school.", pair.worker.pk, LATER)])
    return AgreedAction.objects.get()


def settled(action: AgreedAction, outcome: Outcome, **more: object) -> Settlement:
    return Settlement(action.pk, outcome, action.due_on, **more)  # type: ignore[arg-type]


def test_action_is_agreed_with_its_record(pair: Pair, action: AgreedAction) -> None:
    assert (action.words, action.owner, action.supervisee, action.state) == (
        "Ring the school.",
        pair.worker,
        pair.worker,
        ActionState.OPEN,
    )
    assert [(each.state, each.due_on) for each in action.moves.all()] == [("open", LATER)]


@pytest.mark.parametrize("outcome", [Outcome.DONE, Outcome.NOT_NEEDED])
@pytest.mark.parametrize("who", ["supervisor", "supervisee"])
def test_action_is_settled_by_either_of_the_two_and_once(
    pair: Pair, action: AgreedAction, outcome: Outcome, who: str
) -> None:
    settle_action(settlement=settled(action, outcome), on=TODAY, by=getattr(pair, who), words="So.")
    action.refresh_from_db()
    assert action.state == outcome.value
    assert [(each.state, each.words) for each in action.moves.all()][1:] == [(outcome.value, "So.")]
    with pytest.raises(DomainError, match="settled already"):
        settle_action(settlement=settled(action, Outcome.DONE), on=TODAY, by=pair.supervisee)


def test_action_is_carried_forward_and_counted(pair: Pair, action: AgreedAction) -> None:
    for number in range(1, 4):
        later = action.due_on + timedelta(days=14)
        settle_action(settlement=settled(action, Outcome.CARRY, due_on=later), on=TODAY, by=pair.supervisor)
        action.refresh_from_db()
        assert (action.due_on, action.carries, action.state) == (later, number, ActionState.OPEN)


@pytest.mark.parametrize("day", [None, YESTERDAY, LATER], ids=["no day", "an earlier one", "the same"])
def test_action_is_carried_forward_to_a_later_day_only(pair: Pair, action: AgreedAction, day: object) -> None:
    with pytest.raises(DomainError):
        settle_action(settlement=settled(action, Outcome.CARRY, due_on=day), on=TODAY, by=pair.supervisor)
    action.refresh_from_db()
    assert action.carries == 0


def test_action_that_somebody_carried_meanwhile_is_not_written_over(pair: Pair, action: AgreedAction) -> None:
    stale = settled(action, Outcome.DONE)
    settle_action(settlement=settled(action, Outcome.CARRY, due_on=EVEN_LATER), on=TODAY, by=pair.supervisee)
    with pytest.raises(ChangedMeanwhile):
        settle_action(settlement=stale, on=TODAY, by=pair.supervisor)


def test_action_goes_with_the_person_to_the_next_supervisor(pair: Pair, action: AgreedAction) -> None:
    held = pair.worker.assignments.get()
    held.period = period(held.first_day, YESTERDAY)
    held.save()
    following = WorkerFactory()
    AssignmentFactory(worker=pair.worker, employment=held.employment, manager=following, period=period(TODAY))
    for account in (pair.supervisor, AccountFactory(), AccountFactory(worker=WorkerFactory())):
        with pytest.raises(DomainError, match="Only the two"):
            settle_action(settlement=settled(action, Outcome.DONE), on=TODAY, by=account)
    settle_action(settlement=settled(action, Outcome.DONE), on=TODAY, by=AccountFactory(worker=following))


def test_action_belongs_to_one_of_the_two_and_to_no_group(pair: Pair) -> None:
    record = pair.record()
    with pytest.raises(DomainError, match="One of the two"):
        agree_action(session=record, new=NewAction("Do.", WorkerFactory().pk, LATER), by=pair.supervisor)
    with pytest.raises(DomainError, match="later day"):
        agree_action(session=record, new=NewAction("Do.", pair.worker.pk, YESTERDAY), by=pair.supervisor)
    record.supervisee = None
    with pytest.raises(DomainError, match="group"):
        agree_action(session=record, new=NewAction("Do.", pair.worker.pk, LATER), by=pair.supervisor)


def test_action_is_not_settled_in_a_session_before_the_one_it_was_agreed_in(
    pair: Pair, action: AgreedAction
) -> None:
    """A session that is recorded late finds it open, and leaves it so."""
    before = action.session.on - ONE_DAY
    with pytest.raises(DomainError, match="agreed later"):
        settle_action(
            settlement=Settlement(action.pk, Outcome.DONE, action.due_on), on=before, by=pair.supervisor
        )
    action.refresh_from_db()
    assert action.state == ActionState.OPEN
