"""A contract with a last day becomes longer or shorter."""

from datetime import date, timedelta

import pytest

from tests.factories.workforce import AccountFactory, AssignmentFactory, EmploymentFactory, PostTermsFactory
from tests.periods import LONG_AGO, SOON, TODAY, TOMORROW, UNTIL_SOON
from workforce.domain.errors import DomainError
from workforce.domain.last_days import change_last_day
from workforce.domain.notices import give_notice
from workforce.enums import Contract, ReasonLeft
from workforce.models import Account, Assignment, Employment
from workforce.periods import period

pytestmark = pytest.mark.django_db

NEXT_YEAR = date(2026, 9, 30)


@pytest.fixture
def hr() -> Account:
    return AccountFactory()


@pytest.fixture
def held() -> Employment:
    """A fixed term until soon, with work until then."""
    employment = EmploymentFactory(fixed_term=True, period=UNTIL_SOON)
    AssignmentFactory(worker=employment.worker, employment=employment, period=UNTIL_SOON)
    return employment


def test_longer_contract_takes_its_work_with_it_but_not_what_ended_by_itself(
    hr: Account, held: Employment
) -> None:
    AssignmentFactory(worker=held.worker, employment=held, period=period(LONG_AGO, TODAY))
    changed = change_last_day(employment_id=held.pk, last_day=NEXT_YEAR, by=hr)
    assert changed.last_day == NEXT_YEAR
    assert sorted(each.last_day for each in held.assignments.all()) == [TODAY, NEXT_YEAR]


def test_shorter_contract_ends_its_work(hr: Account, held: Employment) -> None:
    change_last_day(employment_id=held.pk, last_day=TOMORROW, by=hr)
    assert held.assignments.get().last_day == TOMORROW


def test_open_engagement_of_an_agency_worker_gets_an_end(hr: Account) -> None:
    cover = AssignmentFactory(agency=True)
    change_last_day(employment_id=cover.employment_id, last_day=SOON, by=hr)
    cover.refresh_from_db()
    assert cover.period == UNTIL_SOON


@pytest.mark.parametrize(
    ("last_day", "said"),
    [
        (SOON, "ends on 15 October 2025 already"),
        (LONG_AGO - timedelta(days=1), "only begins on 1 April 2019"),
    ],
)
def test_last_day_can_be(hr: Account, held: Employment, last_day: date, said: str) -> None:
    with pytest.raises(DomainError, match=said):
        change_last_day(employment_id=held.pk, last_day=last_day, by=hr)


def test_permanent_contract_has_no_last_day_to_change(hr: Account) -> None:
    with pytest.raises(DomainError, match="Give notice"):
        change_last_day(employment_id=EmploymentFactory().pk, last_day=SOON, by=hr)


def test_notice_and_leaving_stand_in_the_way(hr: Account, held: Employment) -> None:
    give_notice(
        employment_id=held.pk,
        given_on=TODAY,
        last_day=TOMORROW,
        reason=ReasonLeft.OTHER,
        destination=7,
        by=hr,
    )
    with pytest.raises(DomainError, match="Notice has been given"):
        change_last_day(employment_id=held.pk, last_day=NEXT_YEAR, by=hr)
    gone = EmploymentFactory(fixed_term=True, left_yesterday=True)
    with pytest.raises(DomainError, match="why the person left"):
        change_last_day(employment_id=gone.pk, last_day=NEXT_YEAR, by=hr)


def test_contract_that_follows_stands_in_the_way(hr: Account, held: Employment) -> None:
    EmploymentFactory(
        worker=held.worker, contract=Contract.PERMANENT, period=period(SOON + timedelta(days=1))
    )
    with pytest.raises(DomainError, match="another contract at that time"):
        change_last_day(employment_id=held.pk, last_day=NEXT_YEAR, by=hr)


def test_post_has_room_for_longer(hr: Account, held: Employment) -> None:
    post = PostTermsFactory(fte=1).post
    Assignment.objects.update(post=post)
    AssignmentFactory(post=post, period=period(SOON + timedelta(days=1)))
    with pytest.raises(DomainError, match="would be filled"):
        change_last_day(employment_id=held.pk, last_day=NEXT_YEAR, by=hr)
    assert change_last_day(employment_id=held.pk, last_day=NEXT_YEAR, over_fill=True, by=hr)


def test_nobody_changes_their_own_last_day(held: Employment) -> None:
    with pytest.raises(DomainError, match="your own record"):
        change_last_day(employment_id=held.pk, last_day=NEXT_YEAR, by=AccountFactory(worker=held.worker))
