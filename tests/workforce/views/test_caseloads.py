"""Counting a team on one page."""

import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import AssignmentFactory, CaseloadCountFactory, RoleFactory
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.models import CaseloadCount
from workforce.periods import ONE_DAY, period

pytestmark = pytest.mark.django_db

PATH = "/caseloads/OWN-1/"


def boxes(page: str) -> dict[str, str]:
    """What the page's boxes and hidden marks hold."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="(\w+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and name[1].startswith(("cases_", "seen_")):
            found[name[1]] = value[1] if value else ""
    return found


def get(client: Client, path: str = PATH) -> str:
    return client.get(path).content.decode()


def post(client: Client, data: dict[str, str], path: str = PATH) -> str:
    return client.post(path, data, follow=True).content.decode()


def test_manager_counts_the_team(world: World, today: date) -> None:
    client = signed_in(world, "team_manager")
    typed = boxes(get(client)) | {f"cases_{world.own.pk}": "0"}

    said = post(client, typed)

    assert "1 count saved for" in said
    assert world.own.caseload_counts.get(as_at=today).cases == 0


def test_previous_count_stands_beside_the_box_with_its_age(world: World, today: date) -> None:
    CaseloadCountFactory(worker=world.own, as_at=today - 36 * ONE_DAY, cases=17)
    page = get(signed_in(world, "team_manager"))
    assert re.search(r"17 <span[^>]*>[^<]*: 36 days, too old", page)


def test_lines_are_those_who_may_hold_cases_unless_everybody_is_asked_for(world: World, today: date) -> None:
    support = AssignmentFactory(team=world.own_team, role=RoleFactory(not_social_work=True)).worker
    counted = AssignmentFactory(team=world.own_team, role=RoleFactory(not_social_work=True)).worker
    CaseloadCountFactory(worker=counted, as_at=today - 40 * ONE_DAY)
    client = signed_in(world, "team_manager")
    assert f"cases_{support.pk}" not in get(client)
    assert f"cases_{counted.pk}" in get(client)
    assert f"cases_{support.pk}" in get(client, f"{PATH}?everybody=on")


def test_who_has_left_with_cases_has_a_line(world: World, today: date) -> None:
    gone = world.accounts["employment ended yesterday"].worker
    assert f"cases_{gone.pk}" not in get(signed_in(world, "team_manager"))
    CaseloadCountFactory(worker=gone, as_at=today - 5 * ONE_DAY, cases=4)
    page = get(signed_in(world, "team_manager"))
    assert f"cases_{gone.pk}" in page
    assert "has left" in page


def test_earlier_count_is_corrected_on_its_day(world: World) -> None:
    client, path = signed_in(world, "team_manager"), f"{PATH}?on=1/4/2019"
    typed = boxes(get(client, path))
    assert typed[f"cases_{world.own.pk}"] == "16"
    said = post(client, typed | {f"cases_{world.own.pk}": "17"}, path)
    assert "1 count saved for 1 April 2019" in said
    assert world.own.caseload_counts.get().cases == 17


def test_second_of_two_is_told_and_may_save_again(world: World, today: date) -> None:
    client, key = signed_in(world, "team_manager"), f"cases_{world.own.pk}"
    typed = boxes(get(client)) | {key: "15"}
    CaseloadCountFactory(worker=world.own, as_at=today, cases=14)

    refused = post(client, typed)

    assert "Olu Ownteam: Somebody else has saved 14 for this day meanwhile." in refused
    assert boxes(refused)[key] == "15"
    assert world.own.caseload_counts.get(as_at=today).cases == 14
    post(client, boxes(refused))
    assert world.own.caseload_counts.get(as_at=today).cases == 15


@pytest.mark.parametrize(
    ("typed", "said"),
    [("twelve", "enter a whole number"), ("-1", "greater than or equal to 0"), ("41", "tick the box below")],
)
def test_slips_of_the_pen_are_said_at_the_line(world: World, typed: str, said: str) -> None:
    client = signed_in(world, "team_manager")
    page = post(client, boxes(get(client)) | {f"cases_{world.own.pk}": typed})
    assert said in page
    assert CaseloadCount.objects.filter(worker=world.own).count() == 1


def test_unusual_number_is_saved_when_it_is_meant(world: World, today: date) -> None:
    client = signed_in(world, "team_manager")
    post(client, boxes(get(client)) | {f"cases_{world.own.pk}": "41", "sure": "on"})
    assert world.own.caseload_counts.get(as_at=today).cases == 41


def test_own_cases_are_counted_by_others(world: World, today: date) -> None:
    manager = world.accounts["team_manager"].worker
    CaseloadCountFactory(worker=manager, as_at=today - ONE_DAY)
    page = get(signed_in(world, "team_manager"))
    assert f"cases_{manager.pk}" not in page
    assert "Your own cases are counted by your manager" in page
    assert f"cases_{manager.pk}" in get(signed_in(world, "service_manager"))


def test_list_says_whose_count_is_missing(world: World, today: date) -> None:
    AssignmentFactory(team=world.own_team, period=period(today))
    CaseloadCountFactory(worker=world.own, as_at=today - 3 * ONE_DAY)
    page = get(signed_in(world, "team_manager"), "/caseloads/")
    assert "Own team" in page
    assert "Aggie Agency" in page
    assert "Olu Ownteam" not in page
    assert "Other team" not in page


@pytest.mark.parametrize("actor", ["practitioner", "senior_leader", "administrator"])
def test_others_count_nothing(world: World, actor: str) -> None:
    assert signed_in(world, actor).post(PATH, {f"cases_{world.own.pk}": "3"}).status_code == 403


def test_other_teams_are_not_there(world: World) -> None:
    assert signed_in(world, "team_manager").post("/caseloads/OTHER-1/", {}).status_code == 404


@pytest.mark.parametrize("more", [1, 3])
def test_pages_cost_the_same_for_many(
    world: World, more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    AssignmentFactory.create_batch(more, team=world.own_team, role=RoleFactory())
    client = signed_in(world, "team_manager")
    with django_assert_max_num_queries(14):
        client.get(PATH)
    with django_assert_max_num_queries(10):
        client.get("/caseloads/")
