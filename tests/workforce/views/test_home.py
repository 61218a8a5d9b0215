"""The first page."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import AssignmentFactory, TeamConfirmationFactory
from tests.world import AGENCY, NO_GRANT, World
from workforce.periods import ONE_DAY, period

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


def test_manager_without_news_is_told_what_will_come(client: Client, world: World) -> None:
    TeamConfirmationFactory(worker=world.own, team=world.own_team, on=timezone.localdate())
    assert "Nothing in the next 30 days" in _page(client, world, "service_manager")


def test_navigation_has_what_the_role_may_do(client: Client, world: World) -> None:
    practitioner = _page(client, world, AGENCY)
    administrator = _page(client, world, "administrator")
    assert 'href="/people/"' in practitioner
    assert 'href="/access/"' not in practitioner
    assert 'href="/access/"' in administrator
    assert ">Administration</a>" in administrator


def test_pages_of_a_group_are_beside_each_other(client: Client, world: World) -> None:
    client.force_login(world.accounts["hr"])
    assert 'href="/checks/"' not in client.get("/people/").content.decode()
    page = client.get("/registrations/").content.decode()
    assert 'aria-label="More of Records"' in page
    for address in ("/registrations/", "/checks/", "/absence/", "/caseloads/", "/team-check/", "/quality/"):
        assert f'<li><a href="{address}"' in page


@pytest.mark.parametrize(
    ("address", "link"),
    [("/posts/", "Establishment"), ("/due/", "Your work"), ("/retention/", "Data quality")],
)
def test_page_without_a_link_of_its_own_lies_behind_its_neighbour(
    client: Client, world: World, address: str, link: str
) -> None:
    client.force_login(world.accounts["hr"])
    page = client.get(address).content.decode()
    assert re.search(rf'aria-current="true">(<strong[^>]*>)?{link}<', page)


def test_group_of_one_page_is_that_page(client: Client, world: World) -> None:
    page = _page(client, world, "auditor")
    assert ">Changes</a>" in page
    assert ">Administration</a>" not in page


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


def test_of_the_tabs_the_nearest_only_is_marked(client: Client, world: World) -> None:
    """Training lies below the address of the documents, as all of that section does."""
    client.force_login(world.accounts["team_manager"])
    page = client.get("/supervision/practice/supervisors/").content.decode()
    tabs = page[page.index('class="app-tabs"') :]
    assert re.findall(r'aria-current="[a-z]+">([^<]+)<', tabs[: tabs.index("</nav>")]) == [
        "Supervisors&#x27; training"
    ]
