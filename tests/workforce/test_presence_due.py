"""What managers have to do about being here and away, and by when."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import (
    AbsenceFactory,
    AssignmentFactory,
    ReturnConversationFactory,
    TeamConfirmationFactory,
)
from tests.periods import LONG_AGO, TODAY
from tests.world import World
from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.due import DueItem, items_of
from workforce.models import Worker
from workforce.periods import period
from workforce.presence_due import checks_of_teams, conversations
from workforce.queries.visibility import scope_of

pytestmark = pytest.mark.django_db

AHEAD = TODAY + timedelta(days=30)
BACK = date(2025, 9, 26)


def talks(world: World, actor: str) -> list[DueItem]:
    return list(items_of(list(conversations(scope_of(world.accounts[actor], TODAY), TODAY, AHEAD))))


def checks(world: World, actor: str, last_day: date = AHEAD) -> list[DueItem]:
    return list(checks_of_teams(scope_of(world.accounts[actor], TODAY), TODAY, last_day))


def back(worker: Worker, last_day: date = BACK, **more: object) -> object:
    return AbsenceFactory(worker=worker, period=period(last_day - timedelta(days=5), last_day), **more)


def test_conversation_is_due_a_week_after_the_return(world: World) -> None:
    back(world.own)
    (item,) = talks(world, "team_manager")
    assert (item.subject, item.due_on) == ("Olu Ownteam", date(2025, 10, 4))
    assert item.url.endswith("/conversation/")


@pytest.mark.parametrize("actor", ["practitioner", "hr", "senior_leader"])
def test_conversation_is_due_for_managers_only(world: World, actor: str) -> None:
    back(world.own)
    assert talks(world, actor) == []


def test_conversation_that_was_held_or_is_not_wanted_is_not_due(world: World) -> None:
    ReturnConversationFactory(absence=back(world.own), held_on=TODAY)
    back(AssignmentFactory(team=world.own_team).worker, kind="maternity")
    back(AssignmentFactory(team=world.own_team, left_yesterday=True).worker)
    back(world.other)
    back(world.accounts["team_manager"].worker)
    assert talks(world, "team_manager") == []


def test_overdue_conversation_stays_due(world: World) -> None:
    back(world.own, date(2025, 8, 1))
    (item,) = talks(world, "team_manager")
    assert item.due_on == date(2025, 8, 9)


def test_manager_has_the_check_of_the_own_team(world: World) -> None:
    (item,) = checks(world, "team_manager")
    assert (item.subject, item.due_on, item.url) == ("Own team", date(2025, 8, 31), "/team-check/OWN-1/")
    TeamConfirmationFactory(worker=world.own, team=world.own_team, on=TODAY)
    assert checks(world, "team_manager") == []
    (item,) = checks(world, "team_manager", date(2025, 10, 31))
    assert item.due_on == date(2025, 10, 31)


def test_whoever_is_above_has_what_is_overdue(world: World) -> None:
    assert [item.subject for item in checks(world, "service_manager")] == ["Own team"]
    TeamConfirmationFactory(worker=world.own, team=world.own_team, on=LONG_AGO)
    assert [item.due_on for item in checks(world, "service_manager")] == [date(2019, 5, 31)]
    TeamConfirmationFactory(worker=world.own, team=world.own_team, on=date(2025, 8, 31))
    assert [item.due_on for item in checks(world, "team_manager")] == [TODAY]
    assert checks(world, "service_manager") == []


@pytest.mark.parametrize("more", [1, 3])
def test_due_dates_cost_the_same_for_many_people(
    more: int, world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for held in AssignmentFactory.create_batch(more, team=world.own_team):
        back(held.worker)
    reach = Reach(TODAY, unit_ids=frozenset({world.own_team.pk}), line_manager_id=1)
    scope = Scope(TODAY, dict.fromkeys((Permission.CHANGE_ABSENCE, Permission.CONFIRM_TEAM), reach))
    with django_assert_max_num_queries(5):
        list(conversations(scope, TODAY, AHEAD))
        list(checks_of_teams(scope, TODAY, AHEAD))
