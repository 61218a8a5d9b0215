"""Notice: the contract and its assignments end in the future, and go on as before where it is withdrawn."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.factories.workforce import (
    AccountFactory,
    ArrangementFactory,
    AssignmentFactory,
    EmploymentFactory,
    PostTermsFactory,
)
from tests.periods import (
    FROM_TOMORROW,
    LAST_YEAR,
    LONG_AGO,
    SINCE_LONG_AGO,
    SOON,
    TODAY,
    TOMORROW,
    UNTIL_SOON,
    YESTERDAY,
)
from workforce.domain.errors import DomainError
from workforce.domain.hours import change_hours
from workforce.domain.notices import give_notice, withdraw_notice
from workforce.enums import Contract, Destination, ReasonLeft
from workforce.models import Account, Assignment, Employment, Notice
from workforce.periods import period

pytestmark = pytest.mark.django_db

HALF = Decimal("0.5")


@pytest.fixture
def hr() -> Account:
    return AccountFactory()


def notice_on(held: Employment, hr: Account | None, last_day: date = SOON, given_on: date = TODAY) -> Notice:
    return give_notice(
        employment_id=held.pk,
        given_on=given_on,
        last_day=last_day,
        reason=ReasonLeft.RESIGNATION,
        destination=Destination.AGENCY,
        by=hr,
    )


def withdraw(notice: Notice, hr: Account, day: date = TOMORROW, *, over_fill: bool = False) -> Notice:
    return withdraw_notice(notice_id=notice.pk, withdrawn_on=day, over_fill=over_fill, by=hr)


def periods_of(held: Employment) -> list[object]:
    return [each.period for each in held.assignments.order_by("pk")]


def test_contract_and_assignments_end_on_the_last_day(hr: Account) -> None:
    first = AssignmentFactory(fte=HALF)
    held = first.employment
    AssignmentFactory(worker=first.worker, employment=held, fte=HALF, period=period(LONG_AGO, TOMORROW))

    notice_on(held, hr)

    held.refresh_from_db()
    assert (held.period, held.reason_left, held.destination) == (
        UNTIL_SOON,
        ReasonLeft.RESIGNATION,
        Destination.AGENCY,
    )
    assert periods_of(held) == [UNTIL_SOON, period(LONG_AGO, TOMORROW)]


def test_somebody_is_on_notice_from_its_day_to_the_last(hr: Account) -> None:
    notice_on(AssignmentFactory().employment, hr)
    after = SOON + timedelta(days=1)
    found = [Notice.objects.as_at(day).exists() for day in (YESTERDAY, TODAY, SOON, after)]
    assert found == [False, True, True, False]


@pytest.mark.parametrize(
    ("given_on", "last_day", "said"),
    [
        (SOON, TODAY, "on the last day or before it"),
        (LONG_AGO - timedelta(days=1), SOON, "notice cannot be earlier"),
        (TODAY, TODAY, "begins on 1 October 2025, after the last day"),
    ],
    ids=["after the last day", "before the contract", "before an assignment begins"],
)
def test_days_of_a_notice_can_be(hr: Account, given_on: date, last_day: date, said: str) -> None:
    held = EmploymentFactory()
    AssignmentFactory(worker=held.worker, employment=held, period=FROM_TOMORROW)
    with pytest.raises(DomainError, match=said):
        notice_on(held, hr, last_day, given_on)
    assert not Notice.objects.exists()


def test_notice_beyond_the_end_of_the_contract_is_refused(hr: Account) -> None:
    held = EmploymentFactory(fixed_term=True, period=period(LONG_AGO, TOMORROW))
    with pytest.raises(DomainError, match="ends on 1 October 2025 already"):
        notice_on(held, hr)


def test_notice_is_given_once(hr: Account) -> None:
    held = AssignmentFactory().employment
    notice_on(held, hr)
    with pytest.raises(DomainError, match="Notice was given on 30 September 2025 already"):
        notice_on(held, hr, TOMORROW)


def test_withdrawal_opens_again_exactly_what_the_notice_ended(hr: Account) -> None:
    first = AssignmentFactory(fte=HALF)
    held = first.employment
    own_ends = [period(LONG_AGO, TOMORROW), UNTIL_SOON, period(LAST_YEAR, date(2026, 3, 31))]
    for lasting in own_ends:
        AssignmentFactory(worker=first.worker, employment=held, fte=Decimal("0.1"), period=lasting)
    notice = notice_on(held, hr)

    withdraw(notice, hr)

    held.refresh_from_db()
    assert (held.period, held.reason_left, held.destination) == (SINCE_LONG_AGO, None, None)
    assert periods_of(held) == [SINCE_LONG_AGO, *own_ends]
    notice.refresh_from_db()
    assert [Notice.objects.as_at(day).exists() for day in (TODAY, TOMORROW)] == [True, False]


def test_withdrawal_gives_a_fixed_term_its_own_end_back(hr: Account) -> None:
    lasting = period(LONG_AGO, date(2026, 3, 31))
    held = EmploymentFactory(fixed_term=True, period=lasting)
    AssignmentFactory(worker=held.worker, employment=held, period=lasting)
    withdraw(notice_on(held, hr), hr)
    held.refresh_from_db()
    assert [held.period, *periods_of(held)] == [lasting, lasting]


def test_what_changed_under_notice_goes_on_too(hr: Account) -> None:
    first = AssignmentFactory()
    notice = notice_on(first.employment, hr)
    change_hours(assignment_id=first.pk, fte=HALF, from_day=TOMORROW, by=hr)

    withdraw(notice, hr)

    assert periods_of(first.employment) == [period(LONG_AGO, TODAY), FROM_TOMORROW]


def test_withdrawal_needs_the_hours_of_the_post(hr: Account) -> None:
    post = PostTermsFactory(fte=1).post
    first = AssignmentFactory(post=post)
    notice = notice_on(first.employment, hr)
    AssignmentFactory(post=post, period=period(SOON + timedelta(days=1)))

    with pytest.raises(DomainError, match=r"On 16 October 2025 post .* 2\.00 would be filled"):
        withdraw(notice, hr)
    assert withdraw(notice, hr, over_fill=True).withdrawn_on == TOMORROW


@pytest.mark.parametrize(
    "day", [YESTERDAY, SOON + timedelta(days=1)], ids=["before it", "after the last day"]
)
def test_notice_is_withdrawn_while_it_runs(hr: Account, day: date) -> None:
    notice = notice_on(AssignmentFactory().employment, hr)
    with pytest.raises(DomainError, match="Choose a day from 30 September 2025"):
        withdraw(notice, hr, day)


def test_notice_is_withdrawn_once_and_may_be_given_anew(hr: Account) -> None:
    held = AssignmentFactory().employment
    notice = notice_on(held, hr)
    withdraw(notice, hr)
    with pytest.raises(DomainError, match="withdrawn already"):
        withdraw(notice, hr)
    assert notice_on(held, hr).pk != notice.pk


def test_contract_that_follows_keeps_the_notice_standing(hr: Account) -> None:
    held = AssignmentFactory().employment
    notice = notice_on(held, hr)
    EmploymentFactory(
        worker=held.worker, contract=Contract.FIXED_TERM, period=period(SOON + timedelta(days=1))
    )
    with pytest.raises(DomainError, match="another contract at that time"):
        withdraw(notice, hr)


def test_contract_changed_meanwhile_is_not_opened_again(hr: Account) -> None:
    held = AssignmentFactory().employment
    notice = notice_on(held, hr)
    Assignment.objects.update(period=period(LONG_AGO, TOMORROW))
    Employment.objects.update(period=period(LONG_AGO, TOMORROW))
    with pytest.raises(DomainError, match="another last day by now"):
        withdraw(notice, hr)


def test_nobody_gives_their_own_notice() -> None:
    held = AssignmentFactory().employment
    with pytest.raises(DomainError, match="your own record"):
        notice_on(held, AccountFactory(worker=held.worker))


def test_withdrawal_lengthens_what_the_notice_cut(hr: Account) -> None:
    held = AssignmentFactory()
    until = SOON + timedelta(days=30)
    acting = ArrangementFactory(assignment=held, period=period(TODAY, until))
    notice = notice_on(held.employment, hr)
    acting.refresh_from_db()
    assert acting.last_day == SOON

    withdraw(notice, hr)

    acting.refresh_from_db()
    assert acting.last_day == until


def test_what_was_ended_under_notice_stays_ended(hr: Account) -> None:
    held = AssignmentFactory()
    acting = ArrangementFactory(assignment=held, period=period(TODAY))
    notice = notice_on(held.employment, hr)
    acting.refresh_from_db()
    acting.period = period(TODAY, TOMORROW)
    acting.save()

    withdraw(notice, hr)

    acting.refresh_from_db()
    assert acting.last_day == TOMORROW
