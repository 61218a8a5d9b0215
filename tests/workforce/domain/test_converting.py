"""An agency worker is taken on."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.factories.workforce import AccountFactory, AssignmentFactory, PostTermsFactory
from tests.periods import FROM_TOMORROW, LONG_AGO, SOON, TODAY, TOMORROW, UNTIL_TODAY, YESTERDAY
from workforce.domain.assigning import Work
from workforce.domain.contracts import NewContract
from workforce.domain.converting import convert
from workforce.domain.errors import DomainError
from workforce.enums import Contract, StartOrigin
from workforce.models import Account, Assignment, Employment, Post
from workforce.periods import period
from workforce.queries.contracts import coming_back

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr() -> Account:
    return AccountFactory()


@pytest.fixture
def post() -> Post:
    return PostTermsFactory(fte=1).post


@pytest.fixture
def cover(post: Post) -> Assignment:
    """An agency worker who covers the post."""
    return AssignmentFactory(agency=True, post=post)


def taken_on(
    cover: Assignment, hr: Account | None, day: date = TOMORROW, contract: str = Contract.PERMANENT
) -> Assignment:
    return convert(
        employment_id=cover.employment_id,
        contract=NewContract(contract, day),
        work=Work(post_id=cover.post_id),
        by=hr,
    )


def test_engagement_ends_and_employment_begins_on_the_same_post(
    hr: Account, cover: Assignment, post: Post
) -> None:
    held = taken_on(cover, hr)

    engaged = Employment.objects.get(pk=cover.employment_id)
    assert (engaged.period, engaged.reason_left) == (UNTIL_TODAY, None)
    cover.refresh_from_db()
    assert cover.period == UNTIL_TODAY
    assert (held.post, held.fte, held.period, held.agency_reason) == (post, 1, FROM_TOMORROW, "")
    employment = held.employment
    assert (employment.contract, employment.start_origin) == (Contract.PERMANENT, StartOrigin.AGENCY)


def test_they_count_as_a_starter(hr: Account, cover: Assignment) -> None:
    taken_on(cover, hr)
    assert coming_back(cover.worker, TOMORROW) is None


def test_post_that_somebody_else_fills_has_no_room(hr: Account, cover: Assignment, post: Post) -> None:
    AssignmentFactory(post=post, fte=Decimal(1))
    with pytest.raises(DomainError, match="no hours left"):
        taken_on(cover, hr)
    assert Employment.objects.get(pk=cover.employment_id).last_day is None


@pytest.mark.parametrize(
    ("day", "contract", "said"),
    [
        (LONG_AGO, Contract.PERMANENT, "only begins on 1 April 2019"),
        (SOON + timedelta(days=2), Contract.PERMANENT, "ends on 15 October 2025"),
        (TOMORROW, Contract.AGENCY, "a contract with the council"),
    ],
    ids=["first day", "after its end", "no employment"],
)
def test_day_and_contract_can_be(hr: Account, post: Post, day: date, contract: str, said: str) -> None:
    cover = AssignmentFactory(agency=True, post=post, period=period(LONG_AGO, SOON))
    with pytest.raises(DomainError, match=said):
        taken_on(cover, hr, day, contract)


def test_engagement_that_ends_the_day_before_is_followed(hr: Account, post: Post) -> None:
    cover = AssignmentFactory(agency=True, post=post, period=UNTIL_TODAY)
    assert taken_on(cover, hr).period == FROM_TOMORROW


def test_only_an_agency_engagement_is_converted(hr: Account) -> None:
    with pytest.raises(DomainError, match="Only an agency engagement"):
        taken_on(AssignmentFactory(), hr)


def test_nobody_takes_themselves_on(cover: Assignment) -> None:
    with pytest.raises(DomainError, match="your own record"):
        taken_on(cover, AccountFactory(worker=cover.worker))


def test_days_before_today_work_too(hr: Account, cover: Assignment) -> None:
    taken_on(cover, hr, TODAY)
    cover.refresh_from_db()
    assert cover.last_day == YESTERDAY
