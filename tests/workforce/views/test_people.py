"""The pages of people and of one person."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import AbsenceFactory, AssignmentFactory, CaseloadCountFactory, WorkerFactory
from tests.world import AGENCY, NO_GRANT, World
from workforce.periods import period

pytestmark = pytest.mark.django_db


def _as(client: Client, world: World, actor: str) -> Client:
    client.force_login(world.accounts[actor])
    return client


def _text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_everybody_with_a_role_finds_everybody_in_post(client: Client, world: World) -> None:
    page = _text(_as(client, world, AGENCY), "/people/")
    assert "Olu Ownteam" in page
    assert "Otto Otherteam" in page
    assert "Gus Gone" not in page


def test_contract_is_shown_for_people_in_reach_only(client: Client, world: World) -> None:
    _as(client, world, "team_manager")
    own = _text(client, "/people/?q=ownteam")
    other = _text(client, "/people/?q=otherteam")
    assert ">Permanent</td>" in own
    assert ">Permanent</td>" not in other


def test_close_names_are_said_to_be_close(client: Client, world: World) -> None:
    page = _text(_as(client, world, "hr"), "/people/?q=otherteem")
    assert "are close" in page
    assert "Otto Otherteam" in page


def test_nobody_found_says_what_to_do(client: Client, world: World) -> None:
    assert "Nobody found" in _text(_as(client, world, "hr"), "/people/?q=xqzw")


def test_wrong_filter_is_no_fault(client: Client, world: World) -> None:
    page = _text(_as(client, world, "hr"), "/people/?unit=x&role=99&page=zero&sort=password&who=all")
    assert "Olu Ownteam" in page


@pytest.mark.parametrize("more", [0, 2], ids=["as it is", "two more people"])
@pytest.mark.parametrize("actor", ["hr", "team_manager", "practitioner"])
def test_list_holds_its_budget(
    client: Client, world: World, actor: str, more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(more):
        AssignmentFactory(team=world.own_team)
    _as(client, world, actor)
    client.get("/people/")
    with django_assert_max_num_queries(12):
        client.get("/people/")


def test_directory_shows_no_record_to_a_colleague(client: Client, world: World) -> None:
    page = _text(_as(client, world, AGENCY), f"/people/{world.own.reference}/")
    assert "Olu Ownteam" in page
    assert "Own team" in page
    assert "In post" in page
    assert 'id="employments"' not in page
    assert "/record/" not in page
    assert world.own.swe_number not in page


TABS = {
    "practitioner": {"timeline", "absence", "registration", "contact", "equality"},
    "team_manager": {"timeline", "absence", "registration", "contact"},
    "service_manager": {"timeline", "absence", "registration", "contact", "succession"},
    "hr": {"timeline", "absence", "registration", "contact", "succession", "history"},
    "psw": {"timeline", "registration", "succession"},
    "learning": {"timeline", "registration"},
    "asye_coordinator": {"timeline", "registration"},
    "equality": {"equality"},
    "senior_leader": {"succession"},
    "auditor": {"history"},
    "administrator": set(),
    AGENCY: set(),
}
"""What each role is offered of somebody in the own team; of another team it is only what reaches everybody."""

OF_ANOTHER_TEAM = {
    actor: tabs
    for actor, tabs in TABS.items()
    if actor not in ("practitioner", "team_manager", "service_manager")
}


def _offered(client: Client, reference: str) -> set[str]:
    page = _text(client, f"/people/{reference}/")
    every = set().union(*TABS.values())
    return {tab for tab in every if f'href="/people/{reference}/record/{tab}/"' in page}


@pytest.mark.parametrize("actor", TABS)
def test_each_role_has_its_tabs_of_people_in_its_reach_and_no_others(
    client: Client, world: World, actor: str
) -> None:
    _as(client, world, actor)
    for reference, tabs in (("OWN", TABS[actor]), ("OTHER", OF_ANOTHER_TEAM.get(actor, set()))):
        assert _offered(client, reference) == tabs
        every = set().union(*TABS.values())
        answers = {tab: client.get(f"/people/{reference}/record/{tab}/").status_code for tab in every}
        assert answers == {tab: 200 if tab in tabs else 404 for tab in every}


@pytest.mark.parametrize(
    ("tab", "sections"),
    [
        ("absence", {"absence", "caseload"}),
        ("registration", {"registration"}),
        ("contact", {"contact", "emergency"}),
    ],
)
def test_tab_has_its_panels_and_no_others(client: Client, world: World, tab: str, sections: set[str]) -> None:
    page = _text(_as(client, world, "hr"), f"/people/OWN/record/{tab}/")
    every = {
        "employments",
        "assignments",
        "registration",
        "absence",
        "caseload",
        "equality",
        "contact",
        "emergency",
    }
    assert {section for section in every if f'id="{section}"' in page} == sections


def test_unknown_tab_is_not_found(client: Client, world: World) -> None:
    assert _as(client, world, "hr").get("/people/OWN/record/shoe-size/").status_code == 404


@pytest.mark.parametrize("actor", ["practitioner", "team_manager", "service_manager"])
def test_nobody_sees_the_record_of_another_team(client: Client, world: World, actor: str) -> None:
    page = _text(_as(client, world, actor), f"/people/{world.other.reference}/")
    assert "Otto Otherteam" in page
    assert '<section class="app-section" id=' not in page


def test_page_as_at_another_day_shows_that_day(client: Client, world: World) -> None:
    page = _text(_as(client, world, "hr"), f"/people/{world.own.reference}/?as_at=31/3/2019")
    assert "As at 31 March 2019" in page
    assert "Not in post on this day" in page


def test_as_at_is_not_for_those_who_do_not_see_the_record(client: Client, world: World) -> None:
    page = _text(_as(client, world, AGENCY), f"/people/{world.own.reference}/?as_at=31/3/2019")
    assert "As at" not in page


def test_wrong_day_is_said(client: Client, world: World) -> None:
    page = _text(_as(client, world, "hr"), f"/people/{world.own.reference}/?as_at=31/2/2019")
    assert "Enter a real date" in page


def test_account_without_a_role_sees_nobody(client: Client, world: World) -> None:
    assert _as(client, world, NO_GRANT).get("/people/").status_code == 403


def test_name_cannot_bring_markup_with_it(client: Client, world: World) -> None:
    AssignmentFactory(worker=WorkerFactory(first_name="<script>", last_name="alert(1)"))
    page = _text(_as(client, world, "hr"), "/people/")
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_person_page_takes_the_same_queries_whatever_the_record_holds(
    client: Client, world: World, rows: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for row in range(rows):
        spell = period(date(2020, 1 + row, 1), date(2020, 1 + row, 20))
        AbsenceFactory(worker=world.own, period=spell)
        CaseloadCountFactory(worker=world.own, as_at=date(2020, 1 + row, 20))
    _as(client, world, "team_manager")
    with django_assert_max_num_queries(15):
        client.get(f"/people/{world.own.reference}/")
