"""A second assignment beside the first."""

from decimal import Decimal

import pytest

from tests.factories.workforce import AccountFactory, AssignmentFactory, EmploymentFactory, PostTermsFactory
from tests.periods import LAST_YEAR, LONG_AGO, SOON, TODAY, TOMORROW
from workforce.domain.assigning import Work, assign_also
from workforce.domain.errors import DomainError
from workforce.models import Account
from workforce.periods import period
from workforce.queries.contracts import most_hours

pytestmark = pytest.mark.django_db

HALF = Decimal("0.5")


@pytest.fixture
def hr() -> Account:
    return AccountFactory()


def test_second_assignment_lasts_as_long_as_the_contract(hr: Account) -> None:
    first = AssignmentFactory(fte=HALF, period=period(LONG_AGO, SOON))
    work = Work(post_id=PostTermsFactory(fte=HALF).post_id)

    second = assign_also(employment_id=first.employment_id, begins=TOMORROW, work=work, by=hr)

    assert (second.period, second.fte) == (period(TOMORROW, SOON), HALF)
    assert most_hours(first.worker, second.period) == (TOMORROW, 1)


def test_hours_that_add_up_to_more_than_full_time_are_found(hr: Account) -> None:
    first = AssignmentFactory(fte=HALF)
    AssignmentFactory(worker=first.worker, employment=first.employment, fte=HALF, period=period(SOON))
    work = Work(post_id=PostTermsFactory().post_id, fte=HALF)
    held = assign_also(employment_id=first.employment_id, begins=TODAY, work=work, by=hr)
    assert most_hours(first.worker, held.period) == (SOON, Decimal("1.5"))


@pytest.mark.parametrize(
    ("begins", "ends"), [(LONG_AGO, TODAY), (TODAY, SOON), (SOON, None)], ids=["before", "beyond", "after"]
)
def test_days_lie_inside_the_contract(hr: Account, begins: object, ends: object) -> None:
    held = EmploymentFactory(period=period(LAST_YEAR, TOMORROW))
    work = Work(post_id=PostTermsFactory().post_id)
    with pytest.raises(
        DomainError, match="The contract begins on 30 September 2024 and ends on 1 October 2025"
    ):
        assign_also(employment_id=held.pk, begins=begins, ends=ends, work=work, by=hr)  # type: ignore[arg-type]


def test_the_same_twice_is_refused(hr: Account) -> None:
    first = AssignmentFactory(fte=HALF)
    work = Work(team_id=first.team_id, role_id=first.role_id, fte=HALF)
    with pytest.raises(Exception, match="already holds this assignment"):
        assign_also(employment_id=first.employment_id, begins=TODAY, work=work, by=hr)
