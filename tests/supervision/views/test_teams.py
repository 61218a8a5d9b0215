"""Group supervision by team: who sees which teams, how they stand, and planning the next meeting from there."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from supervision.models import FrequencyRule, SessionMember, SupervisionSession
from tests.factories.supervision_sessions import FrequencyRuleFactory, SessionFactory
from tests.factories.workforce import AbsenceFactory, AssignmentFactory, UnitFactory
from tests.supervision.views.test_planning import get, manager_of, monday, plan
from tests.workforce.views.verb_pages import signed_in, typed_day
from tests.world import World
from workforce.due import due_items
from workforce.models import Unit, Worker
from workforce.periods import add_months, period
from workforce.queries.visibility import scope_of

pytestmark = pytest.mark.django_db
LONG_AGO = date(2020, 1, 6)


def staffed(world: World, team: Unit, people: int = 3) -> list[Worker]:
    """So many people in a team since long ago, of the manager of the world."""
    return [
        AssignmentFactory(team=team, manager=manager_of(world), period=period(LONG_AGO)).worker
        for _ in range(people)
    ]


def met(world: World, people: list[Worker], on: date, **more: object) -> SupervisionSession:
    session: SupervisionSession = SessionFactory(
        group=True, supervisor=manager_of(world), on=on, **(more or {"held": True})
    )
    SessionMember.objects.bulk_create(SessionMember(session=session, worker=each) for each in people)
    return session


def row(page: str, name: str) -> str:
    """The words of a row of the table."""
    found = next(each for each in re.findall(r"<tr>.*?</tr>", page, re.S) if name in each)
    return " ".join(re.sub(r"<[^>]+>", " ", found).split())


def test_team_without_a_meeting_is_overdue_and_its_manager_plans_one(world: World) -> None:
    people = staffed(world, world.own_team)
    client = signed_in(world, "team_manager")
    page = get(client, "teams/")
    found = row(page, "Own team")
    assert "Seriously overdue" in found
    assert "None" in found
    plan_url = re.search(r'href="/supervision/(plan/group/\?team=\d+)"', page)
    assert plan_url
    form = get(client, plan_url[1])
    assert all(re.search(rf'value="{each.pk}"[^>]*checked', form) for each in people)


def test_meeting_of_enough_of_the_team_counts_and_the_next_is_due_a_month_later(world: World) -> None:
    people, today = staffed(world, world.own_team), timezone.localdate()
    met(world, people[:1], today - timedelta(days=1))
    met(world, people[:2], today - timedelta(days=3))
    coming = met(world, people, today + timedelta(days=12), state="scheduled")
    found = row(get(signed_in(world, "team_manager"), "teams/"), "Own team")
    assert "In date" in found
    assert f"{today - timedelta(days=3):%-d %B %Y}" in found
    assert f"{coming.on:%-d %B %Y}" in found
    assert f"{add_months(today - timedelta(days=3), 1):%-d %B %Y}" in found


def test_two_small_teams_meet_together(world: World) -> None:
    other = UnitFactory(code="SECOND", placed__parent=world.own_service, placed__name="Second team")
    people = [staffed(world, team)[:2] for team in (world.own_team, other)]
    met(world, [*people[0], *people[1]], timezone.localdate() - timedelta(days=2))
    page = get(signed_in(world, "service_manager"), "teams/")
    assert "In date" in row(page, "Own team")
    assert "In date" in row(page, "Second team")


def test_small_team_is_not_required_to_meet_nor_one_whose_people_are_away(world: World) -> None:
    team = UnitFactory(code="SMALL", placed__parent=world.own_service, placed__name="Small team")
    client, today = signed_in(world, "service_manager"), timezone.localdate()
    people = staffed(world, team, 2)
    assert "too few people" in row(get(client, "teams/"), "Small team")
    people += staffed(world, team, 1)
    assert "Seriously overdue" in row(get(client, "teams/"), "Small team")
    AbsenceFactory(worker=people[0], period=period(today - timedelta(days=90)))
    found = row(get(client, "teams/"), "Small team")
    assert "too few people" in found
    assert "2 people" in found


@pytest.mark.parametrize(
    ("actor", "own", "other"),
    [
        ("team_manager", True, False),
        ("service_manager", True, False),
        ("psw", True, True),
        ("hr", True, True),
        ("senior_leader", True, True),
    ],
)
def test_who_sees_which_teams(world: World, actor: str, own: bool, other: bool) -> None:
    staffed(world, world.own_team)
    client = signed_in(world, actor)
    page, file = get(client, "teams/"), get(client, "teams/list.csv")
    assert ("Own team" in row_names(page), "Other team" in row_names(page)) == (own, other)
    assert ("Own team" in file, "Other team" in file) == (own, other)
    assert ("plan/group/?team" in page) is (actor == "team_manager")


def row_names(page: str) -> str:
    return " ".join(re.findall(r'<th scope="row">(.*?)</th>', page, re.S))


@pytest.mark.parametrize("actor", ["practitioner", "agency worker"])
def test_practitioners_do_not_see_the_list(world: World, actor: str) -> None:
    assert signed_in(world, actor).get("/supervision/teams/").status_code == 403


def test_list_is_filtered_sorted_and_survives_garbage(world: World) -> None:
    second = UnitFactory(code="SECOND", placed__parent=world.own_service, placed__name="Second team")
    staffed(world, world.own_team)
    met(world, staffed(world, second), timezone.localdate())
    client = signed_in(world, "psw")
    assert row_names(get(client, "teams/?sort=-team")).index("Second") < row_names(
        get(client, "teams/?sort=-team")
    ).index("Own team")
    assert row_names(get(client, "teams/?sort=team")).index("Own team") < row_names(
        get(client, "teams/?sort=team")
    ).index("Second")
    assert "Second" not in row_names(get(client, "teams/?state=serious"))
    assert "Own team" not in row_names(get(client, "teams/?q=second"))
    assert "Own team" not in row_names(get(client, f"teams/?unit={second.pk}"))
    assert "Own team" in row_names(get(client, "teams/?sort=nothing&state=garbage&page=-4&unit=x"))
    assert "Second" not in get(client, "teams/list.csv?state=serious")


@pytest.mark.parametrize("team", ["x", "", "9" * 40, "-1", "0"])
def test_team_of_the_address_may_be_garbage(world: World, team: str) -> None:
    assert signed_in(world, "team_manager").get(f"/supervision/plan/group/?team={team}").status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_teams(
    world: World, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for each in range(number):
        team = UnitFactory(code=f"T{each}", placed__parent=world.own_service)
        met(world, staffed(world, team), timezone.localdate())
    client = signed_in(world, "service_manager")
    with django_assert_num_queries(6):
        get(client, "teams/")


def due_of(world: World, actor: str) -> list[str]:
    today = timezone.localdate()
    found = due_items(scope_of(world.accounts[actor], today), today, today + timedelta(days=60))
    return [f"{each.subject} {each.url}" for each in found if each.kind == "Group supervision to plan"]


def test_group_that_is_due_and_not_planned_is_with_whoever_leads_the_team(world: World) -> None:
    people = staffed(world, world.own_team)
    expected = f"Own team /supervision/plan/group/?team={world.own_team.pk}"
    assert due_of(world, "team_manager") == [expected]
    assert due_of(world, "service_manager") == due_of(world, "practitioner") == due_of(world, "hr") == []
    today = timezone.localdate()
    met(world, people, today)
    session = met(world, people, today + timedelta(days=10), state="scheduled")
    assert due_of(world, "team_manager") == []
    SupervisionSession.objects.filter(pk=session.pk).update(
        state="cancelled", cancelled_by="both", cancel_reason="court"
    )
    assert due_of(world, "team_manager") == [expected]


def test_frequency_of_a_team_is_added_holds_and_ends(world: World) -> None:
    staffed(world, world.own_team)
    client = signed_in(world, "hr")
    typed = {"about": "team", "team": world.own_team.pk, "kind": "one_to_one", "every": "", "unit": "week"}
    typed |= typed_day("from_day", timezone.localdate())
    page = client.post("/supervision/frequencies/add/", typed, follow=True).content.decode()
    assert "not required, for Own team" in page
    assert "Group" in row(page, "Own team")
    assert "every team: every month" in page
    rule = FrequencyRule.objects.get()
    assert (rule.kind, rule.every) == ("group", None)
    assert "Not required" in row(get(signed_in(world, "team_manager"), "teams/"), "Own team")
    assert due_of(world, "team_manager") == []
    assert "Own team" in get(client, "frequencies/?about=team&q=own")
    assert "Own team" in get(client, "frequencies/list.csv")
    last_day = typed_day("last_day", timezone.localdate())
    page = client.post(f"/supervision/frequencies/{rule.pk}/end/", last_day, follow=True).content.decode()
    assert "It ends on" in page


def test_form_asks_which_team(world: World) -> None:
    typed = {"about": "team", "kind": "one_to_one", "every": "1", "unit": "month"}
    typed |= typed_day("from_day", timezone.localdate())
    page = signed_in(world, "hr").post("/supervision/frequencies/add/", typed).content.decode()
    assert "Say which: a team." in page


def test_leader_plans_the_groups_of_a_year_at_once(world: World) -> None:
    people = staffed(world, world.own_team)
    client = signed_in(world, "team_manager")
    typed = plan(monday(), kind="group", unit="month", every="1", times="3", members=[p.pk for p in people])
    client.post(f"/supervision/plan/group/?team={world.own_team.pk}", typed | {"step": "save"})
    assert SupervisionSession.objects.filter(kind="group", state="scheduled").count() == 3
    assert row(get(client, "teams/"), "Own team").count(f"{monday():%-d %B %Y}") == 1


def test_row_of_a_team_in_force_from_next_week_does_not_hold_today(world: World) -> None:
    staffed(world, world.own_team)
    FrequencyRuleFactory(
        kind="group",
        team=world.own_team,
        role_group="",
        every=None,
        period=period(timezone.localdate() + timedelta(days=7)),
    )
    assert "Seriously overdue" in row(get(signed_in(world, "team_manager"), "teams/"), "Own team")


def test_closed_team_without_people_is_not_listed(world: World) -> None:
    UnitFactory(code="EMPTY", placed__parent=world.own_service, placed__name="Empty team")
    assert "Empty team" not in row_names(get(signed_in(world, "psw"), "teams/"))
