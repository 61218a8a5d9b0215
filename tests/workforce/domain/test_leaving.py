"""Leaving: what ends with a contract, what passes on, and what is refused."""

from datetime import date, timedelta

import pytest

from tests.factories.workforce import (
    AbsenceFactory,
    AccountFactory,
    AssignmentFactory,
    EmploymentFactory,
    WorkerFactory,
)
from tests.periods import (
    FROM_TOMORROW,
    LONG_AGO,
    SINCE_LONG_AGO,
    SOON,
    TODAY,
    TOMORROW,
    UNTIL_TODAY,
    UNTIL_YESTERDAY,
    YESTERDAY,
)
from workforce.domain.errors import DomainError
from workforce.domain.leaving import Left, leave
from workforce.enums import Contract, Destination, ReasonLeft
from workforce.models import Account, Assignment, Employment, Worker
from workforce.periods import period

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr() -> Account:
    return AccountFactory()


def left(held: Employment, hr: Account | None, last_day: date = TODAY, **more: object) -> Left:
    return leave(
        employment_id=held.pk,
        last_day=last_day,
        reason=ReasonLeft.RETIRED,
        destination=Destination.NOT_SOCIAL_CARE,
        by=hr,
        **more,  # type: ignore[arg-type]
    )


def test_contract_assignments_and_open_absence_end(hr: Account) -> None:
    first = AssignmentFactory()
    absence = AbsenceFactory(worker=first.worker)

    done = left(first.employment, hr)

    held = done.employment
    assert (held.period, held.reason_left) == (UNTIL_TODAY, ReasonLeft.RETIRED)
    assert held.destination == Destination.NOT_SOCIAL_CARE
    first.refresh_from_db()
    absence.refresh_from_db()
    assert (first.period, absence.period, done.absences) == (UNTIL_TODAY, UNTIL_TODAY, 1)


def test_reason_is_recorded_when_the_last_day_has_passed(hr: Account) -> None:
    held = EmploymentFactory(period=UNTIL_YESTERDAY)
    assert left(held, hr, YESTERDAY).employment.reason_left == ReasonLeft.RETIRED


@pytest.mark.parametrize(
    ("last_day", "said"),
    [
        (LONG_AGO - timedelta(days=1), "only begins on 1 April 2019"),
        (SOON + timedelta(days=1), "ends on 15 October 2025 already"),
        (TODAY, "begins on 1 October 2025, after the last day"),
    ],
    ids=["before the first day", "after the end", "before an assignment begins"],
)
def test_last_day_can_be(hr: Account, last_day: date, said: str) -> None:
    held = EmploymentFactory(period=period(LONG_AGO, SOON))
    AssignmentFactory(worker=held.worker, employment=held, period=period(TOMORROW, SOON))
    with pytest.raises(DomainError, match=said):
        left(held, hr, last_day)


def test_what_was_to_begin_later_is_taken_out_where_that_is_meant(hr: Account) -> None:
    held = EmploymentFactory()
    AssignmentFactory(worker=held.worker, employment=held, period=FROM_TOMORROW)
    AbsenceFactory(worker=held.worker, period=FROM_TOMORROW)

    assert left(held, hr, cancel_later=True).taken_out == 2
    assert not held.assignments.exists()
    assert not held.worker.absences.exists()


def test_absence_to_come_is_not_taken_out_silently(hr: Account) -> None:
    held = EmploymentFactory()
    AbsenceFactory(worker=held.worker, period=FROM_TOMORROW)
    with pytest.raises(DomainError, match="An absence is on record from 1 October 2025"):
        left(held, hr)


@pytest.fixture
def manager() -> Worker:
    return AssignmentFactory().worker


def test_somebody_else_takes_over_from_the_next_day(hr: Account, manager: Worker) -> None:
    successor = AssignmentFactory().worker
    managed = AssignmentFactory(manager=manager)
    to_come = AssignmentFactory(manager=manager, period=period(SOON))

    done = left(manager.employments.get(), hr, successor_id=successor.pk)

    assert done.handed_over == 2
    now = Assignment.objects.filter(worker=managed.worker).order_by("period")
    assert [(each.manager, each.period) for each in now] == [
        (manager, UNTIL_TODAY),
        (successor, FROM_TOMORROW),
    ]
    to_come.refresh_from_db()
    assert (to_come.manager, to_come.period) == (successor, period(SOON))


def test_without_a_successor_nobody_manages_them(hr: Account, manager: Worker) -> None:
    managed = AssignmentFactory(manager=manager)
    left(manager.employments.get(), hr)
    assert Assignment.objects.as_at(TOMORROW).get(worker=managed.worker).manager is None
    assert Assignment.objects.as_at(TODAY).get(worker=managed.worker).manager == manager


def test_successor_who_is_one_of_them_manages_the_others(hr: Account, manager: Worker) -> None:
    one, other = AssignmentFactory(manager=manager), AssignmentFactory(manager=manager)
    left(manager.employments.get(), hr, successor_id=one.worker_id)
    after = Assignment.objects.as_at(TOMORROW)
    assert after.get(worker=one.worker).manager is None
    assert after.get(worker=other.worker).manager == one.worker


def test_successor_is_somebody_else_and_in_post(hr: Account, manager: Worker) -> None:
    AssignmentFactory(manager=manager)
    held = manager.employments.get()
    with pytest.raises(DomainError, match="Somebody else"):
        left(held, hr, successor_id=manager.pk)
    with pytest.raises(DomainError, match="is not in post on 1 October 2025"):
        left(held, hr, successor_id=WorkerFactory().pk)


def test_with_another_contract_absence_and_people_stay(hr: Account, manager: Worker) -> None:
    EmploymentFactory(worker=manager, contract=Contract.CASUAL)
    absence = AbsenceFactory(worker=manager)
    managed = AssignmentFactory(manager=manager)

    done = left(manager.employments.get(contract=Contract.PERMANENT), hr)

    absence.refresh_from_db()
    assert (done.absences, done.handed_over, absence.period) == (0, 0, SINCE_LONG_AGO)
    assert Assignment.objects.get(pk=managed.pk).period == SINCE_LONG_AGO


def test_nobody_records_their_own_leaving(manager: Worker) -> None:
    with pytest.raises(DomainError, match="your own record"):
        left(manager.employments.get(), AccountFactory(worker=manager))
