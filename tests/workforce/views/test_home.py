"""The first page."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import AssignmentFactory, TeamConfirmationFactory
from tests.world import AGENCY, NO_GRANT, World
from workforce.periods import ONE_DAY, period
from workforce.views import home

pytestmark = pytest.mark.django_db


def _page(client: Client, world: World, actor: str) -> str:
    client.force_login(world.accounts[actor])
    return client.get("/").content.decode()


def test_home_says_which_roles_one_has_and_over_what(client: Client, world: World) -> None:
    page = _page(client, world, "team_manager")
    assert "Practitioner" in page
    assert "Team manager, Own team" in page


def test_home_of_an_account_without_a_role_says_so(client: Client, world: World) -> None:
    assert "You have no role yet" in _page(client, world, NO_GRANT)


@pytest.mark.parametrize(
    ("actor", "units"),
    [
        ("practitioner", ["Own team"]),
        ("team_manager", ["Own team"]),
        ("service_manager", ["Own service"]),
        ("senior_leader", ["Children&#x27;s services"]),
        ("learning", []),
    ],
)
def test_home_leads_to_the_figures_one_may_see(
    client: Client, world: World, actor: str, units: list[str]
) -> None:
    page = _page(client, world, actor)
    assert ("Figures you can see" in page) == bool(units)
    for unit in units:
        assert f">{unit}</a>" in page or f"<li>{unit}</li>" in page


def test_manager_sees_who_starts_soon_in_the_own_team(client: Client, world: World) -> None:
    soon = timezone.localdate() + 7 * ONE_DAY
    own = AssignmentFactory(team=world.own_team, period=period(soon)).worker
    other = AssignmentFactory(team=world.other_team, period=period(soon)).worker
    page = _page(client, world, "team_manager")
    assert own.name in page
    assert other.name not in page


def test_what_comes_is_shown_some_at_a_time(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = timezone.localdate()
    TeamConfirmationFactory(worker=world.own, team=world.own_team, on=today)
    people = [
        AssignmentFactory(team=world.own_team, period=period(today + days * ONE_DAY)).worker
        for days in (3, 5, 7)
    ]
    monkeypatch.setattr(home, "PER_PAGE", 1)
    client.force_login(world.accounts["team_manager"])
    for number, worker in enumerate(people, 1):
        page = client.get(f"/?page={number}").content.decode()
        assert "Coming up: 3" in page
        assert [each.name in page for each in people] == [each == worker for each in people]


def test_manager_without_news_is_told_what_will_come(client: Client, world: World) -> None:
    TeamConfirmationFactory(worker=world.own, team=world.own_team, on=timezone.localdate())
    assert "Nothing in the next 30 days" in _page(client, world, "service_manager")


def test_navigation_has_what_the_role_may_do(client: Client, world: World) -> None:
    practitioner = _page(client, world, AGENCY)
    administrator = _page(client, world, "administrator")
    assert 'href="/people/"' in practitioner
    assert 'href="/access/"' not in practitioner
    assert 'href="/access/"' in administrator
    assert 'href="/changes/"' in administrator


@pytest.mark.parametrize("starters", [1, 3])
def test_home_holds_its_budget(
    client: Client, world: World, starters: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(starters):
        AssignmentFactory(team=world.own_team, period=period(timezone.localdate() + ONE_DAY))
    client.force_login(world.accounts["team_manager"])
    client.get("/")
    with django_assert_max_num_queries(12):
        client.get("/")
