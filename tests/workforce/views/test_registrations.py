"""The register page, its file, the list to look people up by, and the alarm."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import (
    AssignmentFactory,
    CpdCountFactory,
    RegisterCheckFactory,
    RegistrationFactory,
    RoleFactory,
    WorkerFactory,
)
from tests.workforce.views.verb_pages import signed_in
from tests.world import AGENCY, World
from workforce.enums import RegisterResult
from workforce.models import RegisterCheck, Role, Worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def regulated(world: World) -> World:
    """Social workers need the register, and all of them were seen on it today."""
    Role.objects.filter(code="SW").update(regulator="SWE")
    for worker in (world.own, world.other, world.accounts[AGENCY].worker):
        RegisterCheckFactory(worker=worker, on=timezone.localdate())
    return world


def page(world: World, actor: str, path: str = "/registrations/") -> str:
    answer = signed_in(world, actor).get(path)
    assert answer.status_code == 200
    return answer.getvalue().decode()


def unregister(worker: Worker) -> None:
    RegisterCheckFactory(worker=worker, on=timezone.localdate(), result=RegisterResult.SUSPENDED)


@pytest.mark.parametrize(
    ("actor", "own", "other"),
    [
        ("practitioner", True, False),
        ("team_manager", True, False),
        ("service_manager", True, False),
        ("hr", True, True),
        ("psw", True, True),
        ("learning", True, True),
    ],
)
def test_register_lists_the_people_in_reach(regulated: World, actor: str, own: bool, other: bool) -> None:
    found = page(regulated, actor)
    assert ("Olu Ownteam" in found, "Otto Otherteam" in found) == (own, other)


def test_most_urgent_stands_first_and_says_why(regulated: World) -> None:
    unregister(regulated.other)
    found = page(regulated, "hr")
    assert found.index("Otto Otherteam") < found.index("Olu Ownteam")
    assert "Suspended when looked up on" in found


@pytest.mark.parametrize(
    ("query", "own", "other"),
    [
        ("q=ownteam", True, False),
        ("state=suspended", False, True),
        ("state=may-not-practise", False, True),
        ("regulator=NMC", False, False),
        ("extra=cpd", False, True),
        ("q=xqzw&state=wrong&unit=none", True, True),
    ],
)
def test_register_is_filtered(regulated: World, query: str, own: bool, other: bool) -> None:
    unregister(regulated.other)
    year = timezone.localdate()
    start = date(year.year if year.month == 12 else year.year - 1, 12, 1)
    CpdCountFactory(worker=regulated.own, year_from=start, counted_on=timezone.localdate())
    found = page(regulated, "hr", f"/registrations/file/?{query}")
    if query.startswith("q=xqzw"):
        found = page(regulated, "hr", "/registrations/file/?state=wrong&unit=none")
    assert ("Olu Ownteam" in found, "Otto Otherteam" in found) == (own, other)


def test_conditions_are_named_to_whoever_manages_and_a_hidden_count_to_others(regulated: World) -> None:
    RegisterCheckFactory(worker=regulated.own, on=timezone.localdate(), result=RegisterResult.CONDITIONS)
    # in the renewal window the state is that the renewal is due; conditions are counted all the same
    assert "Registered with conditions</option>" in page(regulated, "team_manager")
    told, hidden = (
        page(regulated, actor).split('id="by-register"')[1].split("</table>")[0] for actor in ("hr", "psw")
    )
    assert '<td class="app-table__number">1</td>' in told
    assert '<td class="app-table__number">c</td>' in hidden


def test_file_has_what_the_page_shows(regulated: World) -> None:
    text = page(regulated, "team_manager", "/registrations/file/?q=ownteam").lstrip("\ufeff")
    (row,) = csv.DictReader(StringIO(text))
    assert (row["Name"], row["Register"]) == ("Olu Ownteam", "Social Work England")


def test_nurse_shows_how_far_the_revalidation_is(regulated: World) -> None:
    nurse = WorkerFactory(reference="NURSE", first_name="Nia")
    AssignmentFactory(worker=nurse, team=regulated.own_team, role=RoleFactory(health_visitor=True))
    due = timezone.localdate() + timedelta(days=30)
    RegistrationFactory(worker=nurse, nurse=True, revalidation_on=due)
    RegisterCheckFactory(worker=nurse, regulator="NMC", on=timezone.localdate())
    assert "at risk" in page(regulated, "psw", "/registrations/?extra=risk")
    panel = page(regulated, "psw", "/people/NURSE/record/registration/")
    assert "Practice hours" in panel
    assert ">450<" in panel


@pytest.mark.parametrize("more", [0, 2], ids=["as it is", "two more people"])
@pytest.mark.parametrize("path", ["/registrations/", "/registrations/file/", "/registrations/look/"])
def test_register_holds_its_budget(
    regulated: World, path: str, more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(more):
        worker = AssignmentFactory(team=regulated.own_team, role=RoleFactory(regulated=True)).worker
        RegisterCheckFactory(worker=worker)
    client = signed_in(regulated, "hr")
    with django_assert_max_num_queries(10):
        client.get(path)


def look_up(world: World, **results: str) -> tuple[int, str]:
    today = timezone.localdate()
    day = {"on_day": str(today.day), "on_month": str(today.month), "on_year": str(today.year)}
    answer = signed_in(world, "hr").post("/registrations/look/?who=all", day | results, follow=True)
    return answer.status_code, answer.content.decode()


def test_looks_of_the_list_are_saved_together_and_only_those_chosen(regulated: World) -> None:
    own, other = f"result-{regulated.own.pk}-SWE", f"result-{regulated.other.pk}-SWE"
    _, said = look_up(regulated, **{own: "conditions", other: ""})
    assert "1 person looked up on" in said
    assert RegisterCheck.objects.filter(worker=regulated.own, result="conditions").count() == 1
    assert RegisterCheck.objects.filter(worker=regulated.other).count() == 1


@pytest.mark.parametrize("result", ["", "fine"], ids=["nobody", "no such result"])
def test_nothing_is_saved_of_a_list_that_says_nothing(regulated: World, result: str) -> None:
    _, said = look_up(regulated, **{f"result-{regulated.own.pk}-SWE": result})
    assert "There is a problem" in said
    assert RegisterCheck.objects.count() == 3


def test_list_has_whom_nobody_has_seen_since_the_last_renewal(regulated: World) -> None:
    old = AssignmentFactory(
        worker=WorkerFactory(registered=True, first_name="Long", last_name="Unseen"),
        team=regulated.own_team,
        role=Role.objects.get(code="SW"),
    ).worker
    RegisterCheckFactory(worker=old, on=date(2020, 1, 1))
    assert "Long Unseen" in page(regulated, "hr", "/registrations/look/")


ALARM = "may not practise as far as is known"


@pytest.mark.parametrize(
    ("actor", "sees"),
    [
        ("team_manager", True),
        ("service_manager", True),
        ("hr", True),
        ("psw", True),
        ("senior_leader", True),
        ("practitioner", True),
        ("learning", False),
        ("asye_coordinator", False),
        ("equality", False),
        ("administrator", False),
    ],
)
def test_who_may_not_practise_is_the_first_thing_for_those_who_must_act(
    regulated: World, actor: str, sees: bool
) -> None:
    unregister(regulated.own)
    home, about = page(regulated, actor, "/"), page(regulated, actor, "/people/OWN/")
    assert ("app-alarm" in home, "app-alarm" in about) == (sees, sees)
    if sees:
        assert home.index("app-alarm") < home.index("In the next 30 days")
        assert ALARM in home


def test_alarm_names_nobody_of_another_team(regulated: World) -> None:
    unregister(regulated.other)
    assert "app-alarm" not in page(regulated, "team_manager", "/")
    assert "app-alarm" not in page(regulated, "service_manager", "/people/OTHER/")


def test_no_alarm_where_everybody_may_practise(regulated: World) -> None:
    assert "app-alarm" not in page(regulated, "hr", "/")


def test_alarm_names_ten_and_counts_the_rest(regulated: World) -> None:
    role = RoleFactory(regulated=True)
    for _ in range(12):
        AssignmentFactory(team=regulated.other_team, role=role)
    home = page(regulated, "senior_leader", "/")
    assert "12 people may not practise" in home
    assert "And 2 more" in home
