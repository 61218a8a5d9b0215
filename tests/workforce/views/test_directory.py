"""What the directory is besides a search: a file, saved filters, a way to appoint."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import AssignmentFactory, PolicyValueFactory, WorkerFactory
from tests.world import World
from workforce.models import SavedFilter
from workforce.policy import PolicyKey

pytestmark = pytest.mark.django_db


def _as(world: World, actor: str) -> Client:
    client = Client()
    client.force_login(world.accounts[actor])
    return client


def _file(client: Client, query: str = "") -> list[str]:
    answer = client.get(f"/directory/people.csv{query}")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()


def test_file_has_the_rows_and_columns_of_the_page(world: World) -> None:
    rows = _file(_as(world, "hr"), "?q=own+team")
    assert rows[0] == "Name,Number,Role,Team,Manager,Contract,First day"
    assert rows[1:] == [  # who is called so comes first
        "Olu Ownteam,OWN,Social worker,Own team,Mina Managing,Permanent,1 April 2019",
        "Aggie Agency,AGENCY,Social worker,Own team,,Agency,1 April 2019",
        "Mina Managing,MANAGER,Team manager,Own team,,Permanent,1 April 2019",
    ]


def test_file_shows_no_more_than_the_reader_sees(world: World) -> None:
    colleague, manager = _file(_as(world, "practitioner")), _file(_as(world, "team_manager"))
    assert colleague[0] == "Name,Number,Role,Team,Manager"
    assert not any("Permanent" in row for row in colleague)
    assert next(row for row in manager if row.startswith("Otto")).endswith(",,")
    assert next(row for row in manager if row.startswith("Olu")).endswith("Permanent,1 April 2019")


def test_file_cannot_bring_a_formula(world: World) -> None:
    AssignmentFactory(worker=WorkerFactory(first_name="=1+1", last_name="Evil"))
    assert any(row.startswith("'=1+1 Evil") for row in _file(_as(world, "hr")))


@pytest.mark.parametrize("people", [1, 3])
@pytest.mark.parametrize(
    "address", ["/people/?sort=team", "/people/?q=own+team", "/directory/people.csv?sort=first"]
)
def test_directory_takes_the_same_queries_however_many_people(
    world: World, address: str, people: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(people):
        AssignmentFactory(team=world.own_team)
    client = _as(world, "team_manager")
    with django_assert_max_num_queries(17):
        answer = client.get(address)
        if answer.streaming:
            b"".join(answer.streaming_content)


def test_filter_is_saved_opened_renamed_and_deleted(world: World) -> None:
    client = _as(world, "hr")
    client.post(
        "/directory/filters/save/", {"name": "Agency in own", "query": "q=own&contract=agency&page=3"}
    )
    kept = SavedFilter.objects.get()
    assert kept.query == "q=own&contract=agency"
    page = client.get("/people/").content.decode()
    assert 'href="?q=own&amp;contract=agency"' in page
    client.post(f"/directory/filters/{kept.pk}/rename/", {"name": "Agency"})
    assert "Agency</a>" in client.get("/directory/filters/").content.decode()
    client.post(f"/directory/filters/{kept.pk}/delete/")
    assert not SavedFilter.objects.exists()


def test_filter_name_is_taken_once_whatever_its_case(world: World) -> None:
    client = _as(world, "hr")
    client.post("/directory/filters/save/", {"name": "North", "query": "q=north"})
    page = client.post("/directory/filters/save/", {"name": "north", "query": "q=n"}).content.decode()
    assert "You already have a saved filter of this name." in page


def test_no_more_filters_than_the_setting_says(world: World) -> None:
    PolicyValueFactory(key=PolicyKey.SAVED_FILTERS, value=1)
    client = _as(world, "hr")
    client.post("/directory/filters/save/", {"name": "One", "query": "q=one"})
    page = client.post("/directory/filters/save/", {"name": "Two", "query": "q=two"}).content.decode()
    assert "You have 1 saved filters here already" in page
    assert SavedFilter.objects.count() == 1


def test_filters_of_others_are_not_found(world: World) -> None:
    kept = SavedFilter.objects.create(account=world.accounts["hr"], page="people", name="Mine", query="q=a")
    other = _as(world, "team_manager")
    assert other.post(f"/directory/filters/{kept.pk}/delete/").status_code == 404
    assert other.post(f"/directory/filters/{kept.pk}/rename/", {"name": "Theirs"}).status_code == 404
    assert "Mine" not in other.get("/people/").content.decode()


@pytest.mark.parametrize(("actor", "offered"), [("hr", True), ("team_manager", True), ("psw", False)])
def test_filters_of_the_record_are_offered_to_those_who_see_records(
    world: World, actor: str, offered: bool
) -> None:
    page = _as(world, actor).get("/people/").content.decode()
    assert ('name="contract"' in page) is offered
    assert ('name="who"' in page) is offered


def test_sort_by_first_day_is_not_for_those_who_see_no_record(world: World) -> None:
    page = _as(world, "psw").get("/people/?sort=first&contract=agency&who=left").content.decode()
    assert "Olu Ownteam" in page
