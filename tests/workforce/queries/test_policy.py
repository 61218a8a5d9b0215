"""Which value of a rule holds on a day."""

from datetime import date

import pytest

from workforce.models import PolicyValue
from workforce.periods import period
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable, policy_value

pytestmark = pytest.mark.django_db
KEY = PolicyKey.CASELOAD_MAX_AGE


@pytest.mark.parametrize(
    ("day", "value"),
    [(date(2024, 12, 31), 35), (date(2025, 1, 1), 40), (date(2025, 6, 30), 40), (date(2025, 7, 1), 35)],
    ids=["the day before", "first day", "last day", "the day after"],
)
def test_dated_value_holds_in_its_period_and_the_default_outside(day: date, value: int) -> None:
    PolicyValue.objects.create(key=KEY, value=40, period=period(date(2025, 1, 1), date(2025, 6, 30)))

    assert policy_value(KEY, day) == value
    assert PolicyTable.load().value(KEY, day) == value


def test_another_setting_does_not_matter() -> None:
    PolicyValue.objects.create(key=PolicyKey.WORKING_DAYS, value=250, period=period(date(2025, 1, 1)))

    assert policy_value(KEY, date(2025, 3, 1)) == 35
