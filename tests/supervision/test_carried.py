"""What a session carries in: for whom, and what of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest

from supervision.carried import Panel, panels_for_session, session_panel
from supervision.queries.carried import Caseload, absence_since, caseload_beside_team
from tests.factories.supervision_sessions import SessionFactory, SupervisorPairingFactory
from tests.factories.workforce import (
    AbsenceFactory,
    AccountFactory,
    AssignmentFactory,
    CaseloadCountFactory,
    UnitFactory,
    WorkerFactory,
)
from tests.periods import LAST_YEAR, TODAY, YESTERDAY
from tests.world import World
from workforce import session_panels
from workforce.models import Account, Worker
from workforce.periods import ONE_DAY, period
from workforce.queries.visibility import Sight, scope_of

pytestmark = pytest.mark.django_db


def test_count_stands_beside_the_average_of_the_main_team() -> None:
    team, elsewhere = UnitFactory(), UnitFactory()
    worker = AssignmentFactory(team=team).worker
    for cases in (10, 20):
        CaseloadCountFactory(worker=AssignmentFactory(team=team).worker, as_at=YESTERDAY, cases=cases)
    CaseloadCountFactory(worker=AssignmentFactory(team=elsewhere).worker, as_at=YESTERDAY, cases=90)
    assert caseload_beside_team(worker.pk, TODAY) is None
    CaseloadCountFactory(worker=worker, as_at=YESTERDAY - ONE_DAY, cases=3)
    CaseloadCountFactory(worker=worker, as_at=YESTERDAY, cases=15)
    assert caseload_beside_team(worker.pk, TODAY) == Caseload(15, YESTERDAY, Decimal(15))


def test_count_has_no_average_where_nobody_else_was_counted_and_none_after_a_year() -> None:
    worker = AssignmentFactory().worker
    CaseloadCountFactory(worker=worker, as_at=LAST_YEAR, cases=9)
    assert caseload_beside_team(worker.pk, TODAY) is None
    CaseloadCountFactory(worker=worker, as_at=TODAY, cases=9)
    assert caseload_beside_team(worker.pk, TODAY) == Caseload(9, TODAY, None)


def test_absence_is_that_which_lasted_on_one_of_the_days() -> None:
    worker = WorkerFactory()
    for first, last in ((0, 1), (5, 9), (20, None)):
        days = period(LAST_YEAR + first * ONE_DAY, None if last is None else LAST_YEAR + last * ONE_DAY)
        AbsenceFactory(worker=worker, period=days)
    since = LAST_YEAR + 9 * ONE_DAY
    found = [each.words for each in absence_since(worker.pk, since, since + timedelta(days=100))]
    assert found == ["since 20 October 2024", "5 October 2024 to 9 October 2024"]


def headings(account: Account, worker: Worker, day: date) -> dict[str, str]:
    panels = panels_for_session(worker, day, Sight(worker, scope_of(account, day)))
    return {panel.id: panel.heading for panel in panels}


def test_manager_sees_absence_since_the_last_session_and_a_paired_supervisor_does_not(
    world: World, today: date
) -> None:
    manager = world.accounts["team_manager"]
    CaseloadCountFactory(worker=world.own, as_at=today - ONE_DAY)
    assert headings(manager, world.own, today)["absence"] == "Absence in the last three months"
    SessionFactory(supervisor=manager.worker, supervisee=world.own, signed=True, on=today - 30 * ONE_DAY)
    assert headings(manager, world.own, today)["absence"] == "Absence since the last session"

    paired = WorkerFactory()
    AssignmentFactory(worker=paired)
    SupervisorPairingFactory(worker=world.own, supervisor=paired)
    seen = headings(AccountFactory(worker=paired), world.own, today)
    assert "caseload" in seen
    assert "absence" not in seen


@pytest.fixture
def objectives() -> Iterator[None]:
    """A later app's panel."""

    @session_panel(order=5)
    def panel(worker: Worker, day: date, sight: Sight) -> Panel | None:
        return Panel("objectives", f"Objectives of {worker.first_name}")

    yield
    session_panels._panels[:] = [each for each in session_panels._panels if each[1] is not panel]


@pytest.mark.usefixtures("objectives")
def test_later_apps_add_panels_in_their_order(world: World, today: date) -> None:
    CaseloadCountFactory(worker=world.own, as_at=today)
    found = list(headings(world.accounts["team_manager"], world.own, today))
    assert found[:2] == ["objectives", "caseload"]
