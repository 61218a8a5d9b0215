"""What coming back counts as, whose hours add up, which cases stay."""

from datetime import date, timedelta

import pytest

from tests.factories.workforce import (
    BankHolidayFactory,
    CaseloadCountFactory,
    EmploymentFactory,
    PolicyValueFactory,
    WorkerFactory,
)
from tests.periods import LONG_AGO, TODAY, TOMORROW, YESTERDAY
from workforce.enums import Contract
from workforce.periods import period
from workforce.policy import PolicyKey
from workforce.queries.contracts import ComingBack, cases_held, coming_back, contracts_to_change

pytestmark = pytest.mark.django_db

FRIDAY = date(2025, 9, 26)


@pytest.mark.parametrize(
    ("back_on", "joined", "short"),
    [
        (FRIDAY + timedelta(days=1), True, False),
        (FRIDAY + timedelta(days=3), True, False),
        (FRIDAY + timedelta(days=4), True, False),
        (FRIDAY + timedelta(days=5), False, True),
        (FRIDAY + timedelta(days=29), False, True),
        (FRIDAY + timedelta(days=30), False, False),
    ],
    ids=["next day", "Monday", "Tuesday after a bank holiday", "a working day between", "28 days", "29 days"],
)
def test_coming_back_joins_where_no_working_day_lies_between(
    back_on: date, joined: bool, short: bool
) -> None:
    """metrics.md 3, notes: a weekend between two contracts is no leaving; any longer gap is one."""
    BankHolidayFactory(day=FRIDAY + timedelta(days=3))
    worker = EmploymentFactory(period=period(LONG_AGO, FRIDAY)).worker
    assert coming_back(worker, back_on) == ComingBack(FRIDAY, joined, short)


def test_short_gap_is_a_setting() -> None:
    PolicyValueFactory(key=PolicyKey.SHORT_GAP_DAYS, value=3)
    worker = EmploymentFactory(period=period(LONG_AGO, FRIDAY)).worker
    found = coming_back(worker, FRIDAY + timedelta(days=6))
    assert found == ComingBack(FRIDAY, joined=False, short=False)


def test_agency_and_casual_work_is_no_employment_to_come_back_to() -> None:
    worker = EmploymentFactory(agency=True, period=period(LONG_AGO, FRIDAY)).worker
    EmploymentFactory(worker=worker, contract=Contract.CASUAL, period=period(LONG_AGO, FRIDAY))
    assert coming_back(worker, TODAY) is None
    assert coming_back(WorkerFactory(), TODAY) is None


def test_cases_are_those_of_the_latest_count_that_is_not_too_old() -> None:
    worker = CaseloadCountFactory(as_at=YESTERDAY, cases=12).worker
    CaseloadCountFactory(worker=worker, as_at=TOMORROW, cases=9)
    assert [cases_held(worker, day) for day in (TODAY, TOMORROW)] == [12, 9]
    assert cases_held(worker, TODAY + timedelta(days=40)) == 0


def test_contracts_to_change_are_the_open_ones_else_the_last() -> None:
    gone = EmploymentFactory(period=period(LONG_AGO, YESTERDAY))
    EmploymentFactory(worker=gone.worker, agency=True, period=period(LONG_AGO, LONG_AGO))
    assert contracts_to_change(gone.worker, TODAY) == [gone]
    now = EmploymentFactory(worker=gone.worker, period=period(TOMORROW))
    assert contracts_to_change(gone.worker, TODAY) == [now]
