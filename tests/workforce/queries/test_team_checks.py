"""How many records are confirmed, and when the next check of a team is due."""

from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import (
    AssignmentFactory,
    PolicyValueFactory,
    RoleFactory,
    TeamConfirmationFactory,
    UnitFactory,
    WorkerFactory,
)
from tests.periods import LAST_YEAR, LONG_AGO, TODAY, TOMORROW, YESTERDAY
from workforce.enums import TeamAnswer
from workforce.models import Assignment, Unit
from workforce.policy import PolicyKey
from workforce.queries.team_checks import (
    TeamState,
    check_lines,
    confirmed_records,
    mark_of,
    team_states,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Unit:
    return UnitFactory(placed__parent=UnitFactory(service=True))


def confirm(held: Assignment, on: date = TODAY, answer: str = TeamAnswer.RIGHT) -> None:
    TeamConfirmationFactory(worker=held.worker, team=held.team, on=on, answer=answer)


def test_records_are_confirmed_by_the_latest_answer_of_the_last_90_days(team: Unit) -> None:
    right, wrong, late, _ = AssignmentFactory.create_batch(4, team=team)
    confirm(right, YESTERDAY)
    confirm(wrong, YESTERDAY)
    confirm(wrong, TODAY, TeamAnswer.LEFT)
    confirm(late, date(2025, 7, 2))
    TeamConfirmationFactory(worker=right.worker, team=UnitFactory())
    AssignmentFactory(left_yesterday=True, team=team)

    found = confirmed_records(team.pk, TODAY)

    assert found.words == "1 of 4 records confirmed in the last 90 days"
    assert confirmed_records(team.pk, date(2025, 9, 29)).confirmed == 3
    assert confirmed_records(team.placements.get().parent_id, TODAY) == found


def test_days_are_a_setting_with_dates(team: Unit) -> None:
    confirm(AssignmentFactory(team=team), date(2025, 7, 2))
    PolicyValueFactory(key=PolicyKey.CONFIRMED_DAYS, value=100)
    assert confirmed_records(team.pk, TODAY).words == "1 of 1 records confirmed in the last 100 days"


def test_unit_without_people_has_no_records(team: Unit) -> None:
    assert confirmed_records(team.pk, TODAY).words == "0 of 0 records confirmed in the last 90 days"


@pytest.mark.parametrize("people", [1, 3])
def test_figure_costs_one_query(
    people: int, team: Unit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    AssignmentFactory.create_batch(people, team=team)
    with django_assert_num_queries(1):
        confirmed_records(team.pk, TODAY)


def test_state_of_a_team(team: Unit) -> None:
    right, wrong = AssignmentFactory.create_batch(2, team=team)
    confirm(right, YESTERDAY)
    confirm(wrong, LAST_YEAR, TeamAnswer.HOURS)
    assert team_states([team.pk], TODAY, 90) == {team.pk: TeamState(team.pk, 2, 1, 1, YESTERDAY)}
    assert team_states([team.pk], TOMORROW, 1)[team.pk].confirmed == 0


@pytest.mark.parametrize(
    ("checked_on", "due_on"),
    [(None, date(2025, 8, 31)), (LONG_AGO, date(2019, 5, 31)), (TODAY, date(2025, 10, 31))],
    ids=["never", "long ago", "today"],
)
def test_check_is_due_by_the_end_of_the_next_month(checked_on: date | None, due_on: date) -> None:
    assert TeamState(1, 2, 1, 1, checked_on).due_on(TODAY) == due_on


def test_list_has_one_line_for_each_person(team: Unit) -> None:
    manager, held = WorkerFactory(), AssignmentFactory(team=team, fte="0.5")
    other_role = RoleFactory(name="Practice educator")
    AssignmentFactory(
        team=team, worker=held.worker, employment=held.employment, role=other_role, fte="0.3", manager=manager
    )
    (line,) = check_lines(team.pk, TODAY)
    assert (line.worker, line.roles) == (held.worker, ("Social worker", "Practice educator"))
    assert (line.fte, line.managers) == (Decimal("0.8"), (manager.name,))
    assert check_lines(team.pk, TODAY, but=held.worker_id) == []


def test_mark_changes_with_the_manager(team: Unit) -> None:
    held = AssignmentFactory(team=team)
    before = mark_of(check_lines(team.pk, TODAY))
    Assignment.objects.filter(pk=held.pk).update(manager=WorkerFactory())
    assert mark_of(check_lines(team.pk, TODAY)) != before
