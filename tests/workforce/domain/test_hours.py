"""Changing hours: from a day on, with what was before kept, on a post that has room."""

from decimal import Decimal

import pytest

from tests.factories.workforce import AccountFactory, AssignmentFactory, PostTermsFactory
from tests.periods import LAST_YEAR, LONG_AGO, TODAY, UNTIL_YESTERDAY, YESTERDAY
from workforce.domain.errors import DomainError
from workforce.domain.hours import change_hours
from workforce.models import Account, Assignment, Post
from workforce.periods import period

pytestmark = pytest.mark.django_db

HALF = Decimal("0.5")


@pytest.fixture
def hr() -> Account:
    return AccountFactory()


@pytest.fixture
def post() -> Post:
    """A post of one full-time worker."""
    return PostTermsFactory(fte=1).post


def test_hours_before_the_day_stay_on_record(hr: Account, post: Post) -> None:
    held = AssignmentFactory(fte=1, post=post)

    following = change_hours(assignment_id=held.pk, fte=HALF, from_day=TODAY, by=hr)

    held.refresh_from_db()
    assert (held.fte, held.period) == (1, UNTIL_YESTERDAY)
    assert (following.fte, following.period) == (HALF, period(TODAY))
    same = ("worker", "employment", "team", "role", "post", "manager", "agency_reason")
    assert all(getattr(held, name) == getattr(following, name) for name in same)


def test_new_hours_last_as_long_as_the_assignment_would_have(hr: Account) -> None:
    held = AssignmentFactory(period=period(LONG_AGO, TODAY))
    assert change_hours(assignment_id=held.pk, fte=HALF, from_day=LAST_YEAR, by=hr).last_day == TODAY


@pytest.mark.parametrize(
    ("day", "said"),
    [(LONG_AGO, "Correct a mistake"), (TODAY, "is not in this assignment")],
    ids=["the first day", "after the last day"],
)
def test_day_lies_inside_the_assignment(hr: Account, day: object, said: str) -> None:
    held = AssignmentFactory(period=period(LONG_AGO, YESTERDAY))
    with pytest.raises(DomainError, match=said):
        change_hours(assignment_id=held.pk, fte=HALF, from_day=day, by=hr)
    assert Assignment.objects.count() == 1


def test_same_hours_are_no_change(hr: Account) -> None:
    held = AssignmentFactory(fte=HALF)
    with pytest.raises(DomainError, match="already"):
        change_hours(assignment_id=held.pk, fte=HALF, from_day=TODAY, by=hr)


def test_post_is_not_filled_beyond_its_hours_unless_that_is_meant(hr: Account, post: Post) -> None:
    AssignmentFactory(fte=HALF, post=post)
    held = AssignmentFactory(fte=HALF, post=post)

    with pytest.raises(DomainError, match=r"post .* has 1\.00 FTE, and 1\.30 would be filled"):
        change_hours(assignment_id=held.pk, fte=Decimal("0.8"), from_day=TODAY, by=hr)
    following = change_hours(assignment_id=held.pk, fte=Decimal("0.8"), from_day=TODAY, over_fill=True, by=hr)
    assert following.fte == Decimal("0.8")


def test_agency_worker_does_not_fill_a_post(hr: Account, post: Post) -> None:
    AssignmentFactory(agency=True, fte=1, post=post)
    held = AssignmentFactory(fte=HALF, post=post)
    assert change_hours(assignment_id=held.pk, fte=Decimal(1), from_day=TODAY, by=hr).fte == 1


def test_nobody_changes_their_own_hours() -> None:
    held = AssignmentFactory()
    with pytest.raises(DomainError, match="your own record"):
        change_hours(assignment_id=held.pk, fte=HALF, from_day=TODAY, by=AccountFactory(worker=held.worker))
