"""Growing without a new grade: wishes, lead roles, opportunities, reviews of deputies, drop-ins."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.factories.careers import (
    AspirationFactory,
    DropInFactory,
    InterestFactory,
    LeadRoleFactory,
    OpportunityFactory,
)
from tests.factories.workforce import AccountFactory, AssignmentFactory, PolicyValueFactory, RoleFactory
from tests.periods import LAST_YEAR, LONG_AGO, SINCE_LONG_AGO, TODAY, TOMORROW, YESTERDAY
from workforce.access.scope import Reach
from workforce.domain.errors import DomainError
from workforce.domain.growing import (
    change_drop_in,
    close_opportunity,
    end_lead_role,
    give_lead_role,
    log_advice,
    offer,
    review_capacity,
    review_lead_role,
    say_interested,
    say_wish,
    settle_interest,
    withdraw_interest,
)
from workforce.enums import AdviceTheme, Capacity, InterestOutcome, OpportunityKind, Wish
from workforce.models import Account, Worker
from workforce.policy import PolicyKey
from workforce.queries.growing import board, deputies, drop_ins, latest_wishes
from workforce.queries.policy import PolicyTable

pytestmark = pytest.mark.django_db

EVERYBODY = Reach(TODAY, everyone=True)


@pytest.fixture
def worker() -> Worker:
    return AssignmentFactory().worker


@pytest.fixture
def account(worker: Worker) -> Account:
    return AccountFactory(worker=worker)


def wish(account: Account, kind: Wish, development: str = "Shadow the court team", on: date = TODAY) -> None:
    say_wish(
        worker_id=account.worker_id or 0,
        wish=kind,
        words="",
        development=development,
        development_by=None,
        today=on,
        by=account,
    )


@pytest.mark.parametrize("kind", list(Wish))
def test_every_wish_has_something_to_develop_by(account: Account, kind: Wish) -> None:
    """HA-60: also those who want to stay at their level have a development item."""
    with pytest.raises(ValidationError):
        wish(account, kind, development="")
    wish(account, kind)
    assert latest_wishes(EVERYBODY, TODAY).get().development == "Shadow the court team"


def test_latest_wish_counts_and_earlier_ones_stay(account: Account) -> None:
    wish(account, Wish.PROMOTION, on=YESTERDAY)
    wish(account, Wish.STAY)
    assert [each.wish for each in latest_wishes(EVERYBODY, TODAY)] == [Wish.STAY]
    assert [each.wish for each in latest_wishes(EVERYBODY, YESTERDAY)] == [Wish.PROMOTION]
    assert not latest_wishes(EVERYBODY, TODAY, Wish.PROMOTION).exists()


def test_nobody_says_a_wish_for_somebody_else(account: Account) -> None:
    with pytest.raises(DomainError, match="for themselves"):
        say_wish(
            worker_id=AssignmentFactory().worker_id,
            wish=Wish.STAY,
            words="",
            development="x",
            development_by=None,
            today=TODAY,
            by=account,
        )


def test_lead_role_has_holder_area_and_review(worker: Worker) -> None:
    """NS-84."""
    given = give_lead_role(
        worker_id=worker.pk, area="Neglect", purpose="", first_day=LAST_YEAR, last_day=None, by=None
    )
    assert (given.worker, given.area, given.review_on) == (worker, "Neglect", date(2025, 9, 30))
    review_lead_role(lead_role_id=given.pk, on=TODAY, words="Goes on", today=TODAY, by=None)
    given.refresh_from_db()
    assert given.review_on == date(2026, 9, 30)
    end_lead_role(lead_role_id=given.pk, last_day=TOMORROW, by=None)
    given.refresh_from_db()
    assert given.last_day == TOMORROW


def test_lead_role_refuses_what_cannot_be(worker: Worker) -> None:
    with pytest.raises(DomainError, match="not in post"):
        give_lead_role(
            worker_id=worker.pk,
            area="Neglect",
            purpose="",
            first_day=date(2018, 1, 1),
            last_day=None,
            by=None,
        )
    given = LeadRoleFactory(worker=worker, period=SINCE_LONG_AGO)
    with pytest.raises(DomainError, match="Give a day from"):
        review_lead_role(lead_role_id=given.pk, on=TOMORROW, words="x", today=TODAY, by=None)
    with pytest.raises(DomainError, match="on which the lead role holds"):
        end_lead_role(lead_role_id=given.pk, last_day=date(2018, 1, 1), by=None)


def test_opportunity_is_filled_from_inside_and_outside(account: Account) -> None:
    """NS-85: anyone may say that they are interested; internal and external places are counted."""
    offered = offer(
        kind=OpportunityKind.SECONDMENT,
        title="Front door",
        text="Six months",
        place="",
        closes_on=TOMORROW,
        today=TODAY,
        by=None,
    )
    interest = say_interested(
        opportunity_id=offered.pk, worker_id=account.worker_id or 0, words="", today=TODAY, by=account
    )
    with pytest.raises(DomainError, match="1 left"):
        close_opportunity(opportunity_id=offered.pk, external=0, today=TODAY, by=None)
    with pytest.raises(DomainError, match="your own interest"):
        settle_interest(
            interest_id=interest.pk, outcome=InterestOutcome.CHOSEN, words="", today=TODAY, by=account
        )
    settle_interest(interest_id=interest.pk, outcome=InterestOutcome.CHOSEN, words="", today=TODAY, by=None)
    close_opportunity(opportunity_id=offered.pk, external=2, today=TODAY, by=None)
    closed = board(EVERYBODY, TODAY, closed=True).get()
    assert (closed.chosen, closed.external) == (1, 2)
    with pytest.raises(DomainError, match="was closed"):
        close_opportunity(opportunity_id=offered.pk, external=2, today=TODAY, by=None)


def test_interest_is_said_once_in_time_and_may_be_taken_back(account: Account) -> None:
    over = OpportunityFactory(closes_on=YESTERDAY)
    who = {"worker_id": account.worker_id, "words": "", "today": TODAY, "by": account}
    with pytest.raises(DomainError, match="is closed"):
        say_interested(opportunity_id=over.pk, **who)
    interest = say_interested(opportunity_id=OpportunityFactory().pk, **who)
    with pytest.raises(ValidationError, match="already that you are interested"):
        say_interested(opportunity_id=interest.opportunity_id, **who)
    withdraw_interest(interest_id=interest.pk, today=TODAY, by=account)
    with pytest.raises(DomainError, match="settled already"):
        withdraw_interest(interest_id=interest.pk, today=TODAY, by=account)


def test_refused_interest_says_why() -> None:
    with pytest.raises(DomainError, match="Say why"):
        settle_interest(
            interest_id=InterestFactory().pk,
            outcome=InterestOutcome.NOT_CHOSEN,
            words="",
            today=TODAY,
            by=None,
        )


def due_of(worker: Worker) -> date:
    (found,) = [
        each for each in deputies(EVERYBODY, TODAY, PolicyTable.load()) if each.worker_id == worker.pk
    ]
    return found.due_on


def test_deputies_are_reviewed_months_after_they_began_and_after_each_review() -> None:
    """RC-77: the capacity and skills of deputies are kept under review."""
    PolicyValueFactory(key=PolicyKey.CAPACITY_ROLES, value=["DEP"], period=SINCE_LONG_AGO)
    deputy = AssignmentFactory(role=RoleFactory(code="DEP")).worker
    AssignmentFactory()
    assert due_of(deputy) == date(2019, 10, 1)
    review = review_capacity(
        worker_id=deputy.pk,
        on=TODAY,
        capacity=Capacity.STRETCHED,
        skills="Budget",
        agreed="Finance course",
        today=TODAY,
        by=None,
    )
    assert review.next_due_on == due_of(deputy) == date(2026, 3, 30)


def test_review_to_come_and_ones_own_are_refused(account: Account) -> None:
    about = {"capacity": Capacity.ENOUGH, "skills": "x", "agreed": "", "today": TODAY}
    with pytest.raises(DomainError, match="once it has been held"):
        review_capacity(worker_id=account.worker_id, on=TOMORROW, **about, by=None)
    with pytest.raises(DomainError, match="your own record"):
        review_capacity(worker_id=account.worker_id, on=TODAY, **about, by=account)


def test_attendance_is_counted_and_advice_logged_without_a_name() -> None:
    """HA-12."""
    drop_in = DropInFactory(on=TODAY)
    change_drop_in(drop_in_id=drop_in.pk, on=TODAY, place="Room 2", attended=7, today=TODAY, by=None)
    log_advice(
        drop_in_id=drop_in.pk, theme=AdviceTheme.PATHWAY, words="Look at the criteria", today=TODAY, by=None
    )
    (found,) = drop_ins(EVERYBODY, TODAY)
    assert (found.attended, found.logged) == (7, 1)


def test_drop_in_is_not_counted_before_it_was_held_nor_moved_to_another_month() -> None:
    drop_in = DropInFactory(on=TODAY)
    with pytest.raises(DomainError, match="once it has been held"):
        change_drop_in(drop_in_id=drop_in.pk, on=TODAY, place="", attended=3, today=date(2025, 9, 1), by=None)
    with pytest.raises(DomainError, match="in that month"):
        change_drop_in(drop_in_id=drop_in.pk, on=TOMORROW, place="", attended=None, today=TODAY, by=None)
    with pytest.raises(DomainError, match="once the drop-in"):
        log_advice(drop_in_id=drop_in.pk, theme=AdviceTheme.OTHER, words="x", today=date(2025, 9, 1), by=None)


def test_wishes_of_people_who_have_left_are_not_listed() -> None:
    AspirationFactory(worker=AssignmentFactory(left_yesterday=True).worker, on=LONG_AGO)
    assert not latest_wishes(EVERYBODY, TODAY).exists()
