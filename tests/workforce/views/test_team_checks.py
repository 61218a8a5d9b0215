"""The check of a team in the browser, and what follows from it."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import AssignmentFactory, TeamConfirmationFactory
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.models import Assignment, TeamConfirmation

pytestmark = pytest.mark.django_db

PATH = "/team-check/OWN-1/"


def seen(client: Client, path: str = PATH) -> dict[str, str]:
    page = client.get(path).content.decode()
    mark = re.search(r'name="seen" value="(\w+)"', page)
    assert mark
    return {"seen": mark[1]}


def test_everything_right_in_one_click(world: World) -> None:
    client = signed_in(world, "team_manager")
    page = client.get(PATH).content.decode()
    assert "Olu Ownteam" in page
    assert "Mina Managing</h3>" not in page

    said = client.post(PATH, seen(client) | {"everything": "right"}, follow=True).content.decode()

    assert "2 records confirmed." in said
    found = TeamConfirmation.objects.values_list("worker__first_name", "answer", "on", "confirmed_by__email")
    today = timezone.localdate()
    assert sorted(found) == [
        ("Aggie", "right", today, "team@council.example"),
        ("Olu", "right", today, "team@council.example"),
    ]


def test_what_is_not_right_becomes_a_line_of_the_queue_until_it_is_settled(world: World) -> None:
    client, agency = signed_in(world, "team_manager"), world.accounts["agency worker"].worker
    answers = {
        f"answer_{world.own.pk}": "hours",
        f"words_{world.own.pk}": "0.6 since May",
        f"answer_{agency.pk}": "right",
        "missing": "Jo Newcomer",
    }
    said = client.post(PATH, seen(client) | answers, follow=True).content.decode()
    assert "1 record confirmed, 2 to be put right" in said

    hr = signed_in(world, "hr")
    queue = hr.get("/quality/?kind=team_check").content.decode()
    assert "Other hours: 0.6 since May" in queue
    assert "Is in the team but not on the list: Jo Newcomer" in queue
    told = TeamConfirmation.objects.get(answer="hours")
    address = f"/team-check/settle/{told.pk}/"
    assert address in queue
    settled = hr.post(address, {"words": "Put right from 1 May"}, follow=True).content.decode()
    assert "The line is settled." in settled
    assert address not in hr.get("/quality/?kind=team_check").content.decode()


def test_something_else_without_words_is_said_at_the_person(world: World) -> None:
    client, agency = signed_in(world, "team_manager"), world.accounts["agency worker"].worker
    answers = {f"answer_{world.own.pk}": "other", f"answer_{agency.pk}": "right"}
    page = client.post(PATH, seen(client) | answers).content.decode()
    assert "Olu Ownteam: say in a few words what is wrong" in page
    assert not TeamConfirmation.objects.exists()


def test_list_that_changed_meanwhile_is_shown_again(world: World) -> None:
    client = signed_in(world, "team_manager")
    shown = seen(client)
    Assignment.objects.filter(worker=world.own).update(fte="0.5")
    page = client.post(PATH, shown | {"everything": "right"}).content.decode()
    assert "has changed since you opened the page" in page
    assert not TeamConfirmation.objects.exists()


def test_service_manager_confirms_the_team_manager_too(world: World) -> None:
    client = signed_in(world, "service_manager")
    assert "Mina Managing</h3>" in client.get(PATH).content.decode()


@pytest.mark.parametrize("actor", ["practitioner", "senior_leader", "psw", "administrator"])
def test_others_confirm_nothing(world: World, actor: str) -> None:
    assert signed_in(world, actor).post(PATH, {"everything": "right"}).status_code == 403


def test_other_teams_are_not_there_to_be_confirmed(world: World) -> None:
    client = signed_in(world, "team_manager")
    assert client.post("/team-check/OTHER-1/", {"everything": "right"}).status_code == 404
    assert "Other team" not in client.get("/team-check/").content.decode()


def test_own_line_is_settled_by_others(world: World) -> None:
    manager = world.accounts["team_manager"].worker
    told = TeamConfirmationFactory(
        worker=manager, team=world.own_team, answer="left", on=timezone.localdate()
    )
    page = signed_in(world, "team_manager").post(f"/team-check/settle/{told.pk}/", {"words": "No"})
    assert "your own record" in page.content.decode()


@pytest.mark.parametrize("more", [1, 3])
def test_pages_cost_the_same_for_many(
    world: World, more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    AssignmentFactory.create_batch(more, team=world.own_team)
    client = signed_in(world, "team_manager")
    with django_assert_max_num_queries(9):
        client.get(PATH)
    with django_assert_max_num_queries(9):
        client.get("/team-check/")
