"""Who starts, leaves or moves in the units one manages."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import (
    AssignmentFactory,
    EmploymentFactory,
    UnitFactory,
    UnitPlacementFactory,
    WorkerFactory,
)
from tests.periods import LONG_AGO, SOON, TODAY, TOMORROW, UNTIL_YESTERDAY, YESTERDAY
from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.models import Unit
from workforce.periods import period
from workforce.queries.coming import coming

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Unit:
    unit: Unit = UnitFactory(placed__name="North")
    return unit


def _coming(team: Unit) -> list[tuple[str, object, str]]:
    scope = Scope.of(TODAY, [(Permission.SEE_EMPLOYMENT, Reach(TODAY, unit_ids=frozenset({team.pk})))], [])
    return [(each.kind, each.day, each.unit_name) for each in coming(scope, TODAY, SOON)]


@pytest.mark.parametrize(("first", "seen"), [(YESTERDAY, False), (TODAY, True), (SOON, True)])
def test_starter_is_seen_on_the_days_asked_for(team: Unit, first: object, seen: bool) -> None:
    AssignmentFactory(team=team, period=period(first))
    assert _coming(team) == ([("Starts", first, "North")] if seen else [])


@pytest.mark.parametrize(("last", "seen"), [(YESTERDAY, False), (TODAY, True), (SOON, True)])
def test_end_of_a_contract_is_seen_on_its_last_day(team: Unit, last: object, seen: bool) -> None:
    AssignmentFactory(team=team, agency=True, period=period(LONG_AGO, last))
    assert _coming(team) == ([("Agency contract ends", last, "North")] if seen else [])


def test_move_to_another_team_is_a_leaving_here_and_a_joining_there(team: Unit) -> None:
    other = UnitFactory(placed__name="South")
    employment = EmploymentFactory()
    AssignmentFactory(
        employment=employment, worker=employment.worker, team=team, period=period(LONG_AGO, TODAY)
    )
    AssignmentFactory(employment=employment, worker=employment.worker, team=other, period=period(TOMORROW))
    assert _coming(team) == [("Leaves the team", TODAY, "North")]
    assert _coming(other) == [("Joins the team", TOMORROW, "South")]


def test_change_of_hours_in_the_team_is_neither(team: Unit) -> None:
    employment = EmploymentFactory()
    details = {"employment": employment, "worker": employment.worker, "team": team}
    AssignmentFactory(**details, period=period(LONG_AGO, TODAY))
    AssignmentFactory(**details, period=period(TOMORROW), fte="0.6")
    assert _coming(team) == []


def test_other_units_are_not_seen(team: Unit) -> None:
    AssignmentFactory(period=period(TOMORROW))
    assert _coming(team) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_two_queries_whatever_comes(
    team: Unit, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        AssignmentFactory(team=team, period=period(TOMORROW))
    with django_assert_num_queries(2):
        assert len(_coming(team)) == rows


def test_unit_has_its_name_of_the_first_day_or_the_nearest() -> None:
    renamed = UnitFactory(placed__name="Old", placed__period=UNTIL_YESTERDAY)
    UnitPlacementFactory(unit=renamed, name="New", period=period(TODAY))
    gone = UnitFactory(placed__name="Gone", placed__period=UNTIL_YESTERDAY)
    opening = UnitFactory(placed__name="Opening", placed__period=period(TOMORROW))
    for unit in (renamed, gone, opening):
        AssignmentFactory(team=unit, period=period(TOMORROW))
    assert [_coming(unit)[0][2] for unit in (renamed, gone, opening)] == ["New", "Gone", "Opening"]


def test_what_starts_and_ends_within_the_days_is_both(team: Unit) -> None:
    AssignmentFactory(team=team, agency=True, period=period(TOMORROW, SOON))
    assert _coming(team) == [("Starts", TOMORROW, "North"), ("Agency contract ends", SOON, "North")]


def test_same_person_in_the_team_before_under_another_manager_does_not_start() -> None:
    """What follows what is asked of all assignments, not of those in reach alone."""
    manager, employment, team = WorkerFactory(), EmploymentFactory(), UnitFactory()
    details = {"employment": employment, "worker": employment.worker, "team": team}
    AssignmentFactory(**details, period=period(LONG_AGO, TODAY))
    AssignmentFactory(**details, manager=manager, period=period(TOMORROW))
    reach = Reach(TODAY, line_manager_id=manager.pk)
    assert coming(Scope.of(TODAY, [(Permission.SEE_EMPLOYMENT, reach)], []), TODAY, SOON) == []


def test_days_of_several_people_come_in_order(team: Unit) -> None:
    for last, first in (("Zed", TOMORROW), ("Bee", SOON), ("Ann", TOMORROW)):
        AssignmentFactory(
            team=team, worker=WorkerFactory(last_name=last, sort_name=last.lower()), period=period(first)
        )
    scope = Scope.of(TODAY, [(Permission.SEE_EMPLOYMENT, Reach(TODAY, everyone=True))], [])
    assert [each.name.split()[-1] for each in coming(scope, TODAY, SOON)] == ["Ann", "Zed", "Bee"]


def test_own_dates_are_not_among_them() -> None:
    worker = AssignmentFactory(period=period(TOMORROW)).worker
    scope = Scope.of(TODAY, [(Permission.SEE_EMPLOYMENT, Reach(TODAY, own_worker_id=worker.pk))], [])
    assert coming(scope, TODAY, SOON) == []
