"""What is due about starting, adjustments and flexible working: to whom, when, and in one statement."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.starting import (
    AdjustmentFactory,
    FlexibleRequestFactory,
    InductionFactory,
    StarterSurveyFactory,
    tick,
)
from tests.factories.workforce import AssignmentFactory
from tests.periods import TODAY
from tests.world import World
from workforce.access.scope import Scope
from workforce.due import DueItem, items_of
from workforce.models import Worker
from workforce.periods import period
from workforce.queries.visibility import Sight, scope_of
from workforce.starting_due import starting

pytestmark = pytest.mark.django_db

AHEAD = TODAY + timedelta(days=30)


def due(world: World, actor: str) -> list[DueItem]:
    return list(items_of(list(starting(scope_of(world.accounts[actor], TODAY), TODAY, AHEAD))))


def kinds(world: World, actor: str) -> list[tuple[str, str, date]]:
    return sorted((item.kind, item.subject, item.due_on) for item in due(world, actor))


def test_starter_has_the_own_tasks_and_the_manager_the_rest(world: World) -> None:
    induction = InductionFactory(worker=world.own, starts_on=TODAY)
    assert kinds(world, "practitioner") == [
        ("How is it going?", "Olu Ownteam", AHEAD),
        ("Your induction", "Olu Ownteam", TODAY),
    ]
    (item,) = due(world, "team_manager")
    assert (item.kind, item.due_on, item.detail) == ("Induction", TODAY, "2 tasks")
    assert item.url == f"/support/inductions/{induction.pk}/"
    tick(induction, "Welcome", TODAY)
    assert kinds(world, "team_manager") == [("Induction", "Olu Ownteam", AHEAD)]


def test_starter_to_come_is_due_to_the_manager_already(world: World) -> None:
    """NS-48: what is to be done before the first day has somebody who is told."""
    day = TODAY + timedelta(days=3)
    worker = AssignmentFactory(team=world.own_team, period=period(day)).worker
    InductionFactory(worker=worker, starts_on=day)
    assert [item.due_on for item in due(world, "team_manager")] == [day]
    assert due(world, "hr") == []


def test_starter_of_another_team_is_not_due(world: World) -> None:
    InductionFactory(worker=world.other, starts_on=TODAY)
    assert due(world, "team_manager") == []


def test_questions_are_asked_until_they_are_answered_or_two_months_old(world: World) -> None:
    induction = InductionFactory(worker=world.own, starts_on=TODAY - timedelta(days=91))
    asked = [(item.kind, item.due_on) for item in due(world, "practitioner") if item.kind != "Your induction"]
    assert asked == [("How is it going?", TODAY - timedelta(days=1))]
    StarterSurveyFactory(induction=induction, wave=90)
    assert "How is it going?" not in {item.kind for item in due(world, "practitioner")}


def test_stopped_induction_is_not_due(world: World) -> None:
    InductionFactory(worker=world.own, stopped_on=TODAY)
    assert due(world, "practitioner") == due(world, "team_manager") == []


def test_adjustments_and_requests_are_due_to_the_manager_and_the_person(world: World) -> None:
    AdjustmentFactory(worker=world.own)
    AdjustmentFactory(worker=world.own, state="in_place", review_on=TODAY)
    FlexibleRequestFactory(worker=world.own, due_on=TODAY)
    expected = [
        ("Adjustment to be in place", "Olu Ownteam", date(2025, 10, 28)),
        ("Adjustment to be looked at again", "Olu Ownteam", TODAY),
        ("Flexible working to be decided", "Olu Ownteam", TODAY),
    ]
    assert kinds(world, "team_manager") == expected
    assert kinds(world, "practitioner") == expected
    assert due(world, "hr") == due(world, "senior_leader") == []


def test_page_of_a_person_has_what_is_due_about_them_for_hr_too(world: World) -> None:
    InductionFactory(worker=world.own)
    InductionFactory(worker=world.other)
    scope = Sight(world.own, scope_of(world.accounts["hr"], TODAY)).narrowed()
    assert {item.subject for item in items_of(list(starting(scope, TODAY, AHEAD)))} == {"Olu Ownteam"}


@pytest.mark.parametrize("number", [1, 3])
def test_everything_that_is_due_is_one_query(
    world: World, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people: list[Worker] = [AssignmentFactory(team=world.own_team).worker for _ in range(number)]
    for worker in people:
        InductionFactory(worker=worker)
        AdjustmentFactory(worker=worker)
        FlexibleRequestFactory(worker=worker)
    scope = scope_of(world.accounts["team_manager"], TODAY)
    with django_assert_num_queries(1):
        assert list(items_of(list(starting(scope, TODAY, AHEAD))))


def test_nothing_is_asked_for_whoever_has_nobody(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert list(starting(Scope(TODAY), TODAY, AHEAD)) == []
