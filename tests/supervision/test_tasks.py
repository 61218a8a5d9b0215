"""Work of supervision at night, delivered once or twice."""

from datetime import date

import pytest

from supervision.enums import SessionState
from supervision.tasks import give_up_unsigned
from tests.factories.supervision_sessions import SessionFactory
from workforce.periods import ONE_DAY

pytestmark = pytest.mark.django_db


def test_records_that_nobody_signed_are_given_up_and_those_in_time_are_not(today: date) -> None:
    late = SessionFactory(shared=True, on=today - 60 * ONE_DAY)
    early = SessionFactory(shared=True, on=today - 5 * ONE_DAY)
    for _ in range(2):
        give_up_unsigned()
    for each in (late, early):
        each.refresh_from_db()
    assert (late.state, early.state) == (SessionState.UNSIGNED, SessionState.SHARED)
    assert late.moves.count() == 1
