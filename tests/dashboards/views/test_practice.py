"""Practice of a unit, the heat map of its teams and the slots behind it: what each reader is given, and their files."""

import csv
import io
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dashboards.metrics import PRACTICE
from dashboards.models import PracticeFigure
from tests.dashboards.views.council import SHOWN, client_of, practice, with_practice
from tests.factories.workforce import AssignmentFactory, UnitFactory
from tests.world import World
from workforce.tables import Table

pytestmark = pytest.mark.django_db

PAGE = "/dashboard/practice/"
HEAT_MAP, SLOTS = f"{PAGE}heat-map/", f"{PAGE}slots/"
FILES = (f"{PAGE}figures.csv", f"{PAGE}heat-map.csv", f"{PAGE}slots.csv")


@pytest.fixture
def supervised(council: World) -> World:
    return with_practice(council)


def table(client: Client, address: str, name: str, number: int | None = None) -> dict[str, list[str]]:
    """A table of a page: its rows by their heading."""
    found = client.get(address).context[name]
    chosen: Table = found if number is None else found[number]
    return {row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in chosen.rows}


def lines(client: Client, address: str) -> list[list[str]]:
    answer = client.get(address)
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


# Who is given what


@pytest.mark.parametrize("page", [PAGE, HEAT_MAP, SLOTS, *FILES[:2]])
@pytest.mark.parametrize(
    ("actor", "own", "another"),
    [
        ("team_manager", 200, 404),
        ("service_manager", 200, 404),
        ("senior_leader", 200, 200),
        ("hr", 200, 200),
        ("learning", 200, 200),
        ("psw", 200, 200),
        ("practitioner", 403, 403),
        ("administrator", 403, 403),
    ],
)
def test_own_team_and_another(supervised: World, page: str, actor: str, own: int, another: int) -> None:
    client = client_of(supervised, actor)
    assert client.get(page, {"unit": "OWN-1"}).status_code == own
    assert client.get(page, {"unit": "OTHER-1"}).status_code == another


def test_shares_of_few_are_hidden_from_a_leader_and_not_from_the_manager(supervised: World) -> None:
    leader = client_of(supervised, "senior_leader")
    found = table(leader, f"{PAGE}?unit=OTHER-1", "figures")
    assert found["Supervision compliance"][:2] == ["c", "Hidden: too few"]
    assert found["Supervision in date"][:2] == ["100.0%", "21 of 21 people"]
    assert found["Sampled appraisals that are good"][0] == "c"

    manager = client_of(supervised, "team_manager")
    found = table(manager, f"{PAGE}?unit=OWN-1", "figures")
    assert found["Sampled appraisals that are good"][:2] == ["66.7%", "2 of 3 appraisals"]


def test_names_behind_slots_are_for_who_may_see_the_people(supervised: World) -> None:
    address = f"{SLOTS}?unit=OWN-1&roles=all"
    for actor, named in (("team_manager", True), ("psw", True), ("senior_leader", False), ("hr", False)):
        client = client_of(supervised, actor)
        page = client.get(address).content.decode()
        assert ("Olu Ownteam" in page) is named, actor
        assert ("Whose slots these are is for those who manage the people" in page) is not named
        code = client.get(f"{FILES[2]}?unit=OWN-1&roles=all").status_code
        assert code == (200 if named else 403), actor


# What is shown


def test_figures_stand_beside_their_target_and_lead_to_what_they_mean(supervised: World) -> None:
    client = client_of(supervised, "senior_leader")
    found = table(client, PAGE, "figures")
    assert found["Supervision compliance"] == ["85.0% Near target", "17 of 20 slots", "n/a"]
    assert found["Annual appraisal compliance"] == ["95.0% On target", "19 of 20 people", "n/a"]
    assert found["Mid-year review compliance"][:2] == ["40.0%", "4 of 10 reviews"]
    assert found["Development plan compliance"][:2] == ["75.0%", "15 of 20 people"]
    page = client.get(PAGE).content.decode()
    for metric in PRACTICE:
        assert f'href="#{metric.key}"' in page
        assert f'id="{metric.key}"' in page


def test_figures_below_their_target_are_said_to_be(supervised: World) -> None:
    PracticeFigure.objects.filter(unit=supervised.directorate).update(slots_met=15, appraised=10)
    found = table(client_of(supervised, "senior_leader"), PAGE, "figures")
    assert found["Supervision compliance"][0] == "75.0% Below target"
    assert found["Annual appraisal compliance"][0] == "50.0% Below target"


def test_units_and_roles_are_compared_in_supervision_and_in_appraisal(supervised: World) -> None:
    client = client_of(supervised, "senior_leader")
    assert table(client, PAGE, "parts", 1)["Own service"] == ["95.0%", "40.0%", "75.0%", "c"]
    roles = table(client_of(supervised, "team_manager"), f"{PAGE}?unit=OWN-1", "roles", 1)
    assert roles["All roles"] == ["95.0%", "40.0%", "75.0%", "66.7%"]


def test_what_was_not_recorded_yet_is_not_nought(supervised: World) -> None:
    found = table(client_of(supervised, "senior_leader"), f"{PAGE}?month=2024-08", "figures")
    assert {tuple(row) for row in found.values()} == {("n/a", "Nothing was recorded yet", "n/a")}


def test_groups_are_counted_of_all_roles_only(supervised: World) -> None:
    leader = client_of(supervised, "senior_leader")
    of_some = table(leader, f"{PAGE}?unit=OWN-1", "figures")["Group sessions"]
    assert of_some == ["n/a", "Counted for all roles only", "n/a"]
    of_all = table(leader, f"{PAGE}?unit=OWN-1&roles=all", "figures")["Group sessions"]
    assert of_all[0].isdigit()


def test_page_says_from_when_each_is_recorded(supervised: World) -> None:
    page = client_of(supervised, "senior_leader").get(PAGE).content.decode()
    assert "Supervision has been recorded here since 1 September 2024." in page
    assert "Appraisal has been recorded here since 1 September 2024." in page


def test_page_says_what_has_not_been_recorded_at_all(council: World) -> None:
    page = client_of(council, "senior_leader").get(PAGE).content.decode()
    assert "No supervision has been recorded yet." in page
    assert "No appraisal has been recorded yet." in page


def test_heat_map_says_in_words_what_its_colour_says_and_leads_to_the_slots(supervised: World) -> None:
    PracticeFigure.objects.filter(unit=supervised.other_team).update(slots_required=9, slots_met=9)
    client = client_of(supervised, "senior_leader")
    found = table(client, HEAT_MAP, "table")
    assert [found["Own team"][-1], found["Other team"][-1]] == ["85.0%", "100.0%"]
    page = client.get(HEAT_MAP).content.decode()
    assert re.search(r'85\.0%</span><span class="govuk-visually-hidden"> Near target</span></a>', page)
    assert re.search(r'100\.0%</span><span class="govuk-visually-hidden"> On target</span></a>', page)
    assert f"{SLOTS}?unit=OWN-1&amp;roles=csww&amp;month={SHOWN}" in page


def test_heat_map_is_cut_into_pages_and_its_file_is_not(supervised: World) -> None:
    for number in range(51):
        UnitFactory(code=f"MORE-{number:02}", placed__parent=supervised.own_service)
    client = client_of(supervised, "senior_leader")
    assert len(client.get(HEAT_MAP).context["table"].rows) == 51
    assert len(client.get(f"{HEAT_MAP}?page=2").context["table"].rows) == 5
    assert len(lines(client, FILES[1])) == 56


# Files


def test_file_has_every_figure_as_it_is_shown(supervised: World) -> None:
    found = lines(client_of(supervised, "senior_leader"), f"{FILES[0]}?unit=OTHER-1")
    assert found[0][:5] == ["Unit code", "Unit", "People", "Month end", "Metric"]
    rows = {row[4]: row[6:] for row in found[1:]}
    assert list(rows) == [metric.key for metric in PRACTICE]
    assert rows["supervision_compliance"] == ["c", "c", "c", "n/a"]
    assert rows["appraisal_compliance"] == ["19", "20", "95.0", "n/a"]


def test_heat_map_file_has_what_the_page_has(supervised: World) -> None:
    found = {row[0]: row for row in lines(client_of(supervised, "senior_leader"), FILES[1])}
    assert found["Unit code"][-1] == SHOWN
    assert found["OTHER-1"][-1] == "c"


def test_slots_file_names_who_missed_one(supervised: World) -> None:
    found = lines(client_of(supervised, "team_manager"), f"{FILES[2]}?unit=OWN-1&roles=all")
    assert found[0] == ["Reference", "Name", "From", "To", "State", "Working days", "Days away"]
    assert ["OWN", "Olu Ownteam", "2025-09-01", "2025-09-30", "Missed"] in [row[:5] for row in found]


# What they cost


@pytest.mark.parametrize(
    ("page", "most"), [(PAGE, 9), (HEAT_MAP, 8), (SLOTS, 9), (FILES[0], 8), (FILES[1], 8), (FILES[2], 9)]
)
def test_queries_do_not_grow_with_teams(
    supervised: World, page: str, most: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """At one more team with somebody in it, and at three."""
    client = client_of(supervised, "psw")
    client.get(page)
    for number in (1, 2, 3):
        team = UnitFactory(code=f"MORE-{number}", placed__parent=supervised.directorate)
        AssignmentFactory(team=team)
        practice(team)
        if number != 2:
            with django_assert_num_queries(most):
                assert client.get(page).status_code == 200


def test_groups_are_compared_where_all_roles_are_chosen(supervised: World) -> None:
    client = client_of(supervised, "senior_leader")
    of_all, of_social_work = (
        [column.label for column in client.get(f"{PAGE}?roles={people}").context["parts"][0].columns]
        for people in ("all", "csww")
    )
    assert of_all == [*of_social_work, "Groups"]
