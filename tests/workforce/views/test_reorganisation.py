"""A reorganisation in the browser: what, who goes where, what it will do, done; and who may."""

import re
from collections.abc import Mapping
from datetime import date

import pytest
from django.test import Client

from tests.factories.workforce import AssignmentFactory, RoleGrantFactory, WorkerFactory
from tests.periods import LONG_AGO, TODAY, UNTIL_YESTERDAY
from tests.workforce.views.verb_pages import hidden, signed_in
from tests.world import World
from workforce.access.roles import RoleName
from workforce.models import Assignment, PostTerms, RoleGrant, UnitPlacement
from workforce.periods import period

pytestmark = pytest.mark.django_db
START = "/establishment/reorganise/"


def typed(day: date = TODAY, **fields: object) -> dict[str, str]:
    parts = {"from_day_day": day.day, "from_day_month": day.month, "from_day_year": day.year}
    return {name: str(value) for name, value in (parts | fields).items()}


def chosen(page: str) -> dict[str, str]:
    """The selects of the page of lines, as they stand."""
    selects = re.findall(r'<select class="govuk-select" name="([^"]+)".*?</select>', page, re.S)
    values = re.findall(r'<option value="([^"]*)" selected', page)
    return dict(zip(selects, values, strict=True))


def merge(world: World) -> dict[str, str]:
    return typed(team_1=world.own_team.pk, into=world.sister_team.pk, name="One team")


def lines_of(client: Client, kind: str, data: Mapping[str, str]) -> str:
    return client.post(f"{START}{kind}/", data).content.decode()


def check(client: Client, kind: str, page: str, **changes: str) -> str:
    data = hidden(page) | chosen(page) | changes | {"step": "check"}
    return client.post(f"{START}{kind}/", data).content.decode()


def save(client: Client, kind: str, page: str) -> str:
    return client.post(f"{START}{kind}/", hidden(page) | {"step": "save"}, follow=True).content.decode()


@pytest.fixture
def terms(world: World) -> PostTerms:
    """The own team's post with Ada on it."""
    found = PostTerms.objects.select_related("post").get(team=world.own_team)
    ada = WorkerFactory(reference="ADA", first_name="Ada", last_name="Goes")
    AssignmentFactory(post=found.post, team=world.own_team, worker=ada)
    return found


def ada(world: World) -> Assignment:
    return Assignment.objects.get(worker__reference="ADA", period=period(TODAY))


def test_merge_goes_through_its_pages(world: World, terms: PostTerms) -> None:
    client = signed_in(world, "hr")
    page = lines_of(client, "merge", merge(world))
    assert "Who and what goes where" in page
    assert set(chosen(page).values()) == {"OWN-2", "with-post"}

    page = check(client, "merge", page)
    assert "One team (OWN-2): 5 people, 1 post<" in page
    assert re.search(r"Ada Goes</th><td[^>]*>[^<]*Own team[^<]*</td><td[^>]*>[^<]*One team", page)
    assert "Vacancy rate" in page
    assert "from the end of September 2025" in page
    assert UnitPlacement.objects.get(unit=world.own_team).period.upper is None

    page = save(client, "merge", page)
    assert "Merge teams: done from 30 September 2025. To take it back" in page
    assert UnitPlacement.objects.get(unit=world.own_team).period == UNTIL_YESTERDAY
    assert ada(world).team == world.sister_team
    assert terms.post.terms.get(period=period(TODAY)).team == world.sister_team


def test_somebody_goes_elsewhere(world: World, terms: PostTerms) -> None:
    client = signed_in(world, "hr")
    page = lines_of(client, "merge", merge(world))
    name = f"person-{Assignment.objects.get(worker__reference='ADA').pk}"
    save(client, "merge", check(client, "merge", page, **{name: "OTHER-1"}))
    assert ada(world).team == world.other_team


def test_post_takes_its_holder_along(world: World, terms: PostTerms) -> None:
    client = signed_in(world, "hr")
    data = typed(team=world.own_team.pk, name="New team", code="NEW", parent=world.own_service.pk)
    page = lines_of(client, "split", data)
    assert set(chosen(page).values()) == {"OWN-1", "with-post"}
    save(client, "split", check(client, "split", page, **{f"post-{terms.post_id}": "NEW"}))
    assert (ada(world).team.code, terms.post.terms.get(period=period(TODAY)).team.code) == ("NEW", "NEW")
    assert Assignment.objects.get(worker=world.own).team == world.own_team


def test_choice_that_is_not_offered_is_the_usual_one(world: World, terms: PostTerms) -> None:
    client = signed_in(world, "hr")
    page = lines_of(client, "merge", merge(world))
    name = f"person-{Assignment.objects.get(worker__reference='ADA').pk}"
    save(client, "merge", check(client, "merge", page, **{name: "NOWHERE"}))
    assert ada(world).team == world.sister_team


@pytest.mark.parametrize(
    ("kind", "fields", "place"),
    [
        ("move", {"unit": "own_team", "parent": "other_service"}, ("Own team", "OTHER")),
        ("rename", {"unit": "own_team", "name": "Another name"}, ("Another name", "OWN")),
    ],
)
def test_unit_moves_and_is_renamed_without_a_page_of_lines(
    world: World, kind: str, fields: dict[str, str], place: tuple[str, str]
) -> None:
    client = signed_in(world, "hr")
    data = {
        name: getattr(world, value).pk if hasattr(world, value) else value for name, value in fields.items()
    }
    page = lines_of(client, kind, typed(**data))
    assert "Check before you save" in page
    save(client, kind, page)
    now = UnitPlacement.objects.get(unit=world.own_team, period=period(TODAY))
    assert (now.name, now.parent.code) == place


def test_unit_is_opened_and_closed(world: World) -> None:
    client = signed_in(world, "hr")
    data = typed(name="New team", code="NEW", kind="team", parent=world.own_service.pk)
    assert "Open a unit: done" in save(client, "open", lines_of(client, "open", data))
    opened = UnitPlacement.objects.get(unit__code="NEW")
    page = lines_of(client, "close", typed(date(2025, 12, 1), unit=opened.unit_id))
    assert "Close a unit: done" in save(client, "close", page)
    opened.refresh_from_db()
    assert opened.last_day == date(2025, 11, 30)


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("merge", {"team_1": "own_team", "into": "own_team"}, "Choose each team once"),
        ("merge", {"team_1": "own_team"}, "give the code of a new one"),
        ("merge", {"team_1": "own_team", "code": "NEW"}, "needs a name and a service"),
        (
            "split",
            {"team": "own_team", "code": "own-2", "name": "x", "parent": "own_service"},
            "There is a unit",
        ),
        ("move", {"unit": "own_service", "parent": "other_service"}, "a service to the directorate"),
        ("rename", {"unit": "own_team", "name": "Own team"}, "is called so"),
        ("open", {"code": "OWN-1", "name": "x", "kind": "team", "parent": "own_service"}, "There is a unit"),
        ("close", {"unit": "own_service"}, "still has units below it"),
        ("close", {"unit": "own_team"}, "would stay in it"),
        ("close", {"unit": "own_team", "into": "own_team"}, "Choose another team"),
    ],
)
def test_misuse_is_refused_above_the_form(
    world: World, terms: PostTerms, kind: str, fields: dict[str, str], said: str
) -> None:
    before = list(UnitPlacement.objects.order_by("pk").values_list())
    data = {
        name: getattr(world, value).pk if hasattr(world, value) else value for name, value in fields.items()
    }
    page = lines_of(signed_in(world, "hr"), kind, typed(**data))
    assert "There is a problem" in page
    assert said in page
    assert list(UnitPlacement.objects.order_by("pk").values_list()) == before


def test_tree_changed_meanwhile_is_shown_again_and_not_saved(world: World, terms: PostTerms) -> None:
    client = signed_in(world, "hr")
    page = check(client, "merge", lines_of(client, "merge", merge(world)))
    AssignmentFactory(team=world.own_team, worker=WorkerFactory(first_name="Ben", last_name="Came"))
    again = client.post(f"{START}merge/", hidden(page) | {"step": "save"}).content.decode()
    assert "Somebody else has changed this record" in again
    assert "Ben Came" in again
    assert UnitPlacement.objects.get(unit=world.own_team).period.upper is None


def test_accounts_that_lose_their_reach_are_named(world: World) -> None:
    client = signed_in(world, "hr")
    page = lines_of(client, "merge", merge(world))
    assert "Mina Managing: Team manager, OWN-1" in page
    assert 'name="move_roles"' not in page
    page = check(client, "merge", page, move_roles="yes")
    assert "Whoever manages access can give them anew" in page
    save(client, "merge", page)
    assert not RoleGrant.objects.filter(unit=world.sister_team).exists()


def test_whoever_manages_access_too_moves_the_roles(world: World) -> None:
    RoleGrantFactory(account=world.accounts["hr"], role=RoleName.ADMINISTRATOR, period=period(LONG_AGO))
    client = signed_in(world, "hr")
    page = lines_of(client, "merge", merge(world))
    assert 'name="move_roles"' in page
    page = check(client, "merge", page, move_roles="yes")
    assert "They have the same roles" in page
    save(client, "merge", page)
    moved = RoleGrant.objects.get(unit=world.sister_team)
    assert (moved.account, moved.role) == (world.accounts["team_manager"], RoleName.TEAM_MANAGER)


@pytest.mark.parametrize("actor", ["team_manager", "service_manager", "senior_leader", "administrator"])
def test_only_hr_reorganises(world: World, actor: str) -> None:
    client = signed_in(world, actor)
    assert client.post(f"{START}merge/", merge(world)).status_code == 403
    assert "Reorganise" not in client.get("/establishment/").content.decode()


def test_first_page_says_whose_access_may_end(world: World) -> None:
    page = signed_in(world, "hr").get(START).content.decode()
    assert "You cannot give roles" in page
    assert "Mina Managing" in page
    RoleGrantFactory(account=world.accounts["hr"], role=RoleName.ADMINISTRATOR, period=period(LONG_AGO))
    assert "You manage access too" in signed_in(world, "hr").get(START).content.decode()


def test_roles_that_stay_behind_are_due_for_administrators(world: World) -> None:
    client = signed_in(world, "hr")
    page = save(client, "merge", check(client, "merge", lines_of(client, "merge", merge(world))))
    assert "1 role over what closes is due for whoever manages access" in page
    grant = RoleGrant.objects.get(unit=world.own_team)
    administrator = signed_in(world, "administrator")
    move = f"/access/{grant.pk}/move/"
    assert f'href="{move}"' in administrator.get("/").content.decode()
    assert move not in client.get("/").content.decode()
    form = administrator.get(move).content.decode()
    assert f'name="from_day_day" value="{TODAY.day}"' in form

    said = administrator.post(move, typed(unit=world.sister_team.pk), follow=True).content.decode()

    assert "over OWN-2 from 30 September 2025" in said
    grant.refresh_from_db()
    moved = RoleGrant.objects.get(unit=world.sister_team)
    assert (grant.last_day, moved.first_day, moved.account) == (date(2025, 9, 29), TODAY, grant.account)
    assert move not in administrator.get("/").content.decode()


@pytest.mark.parametrize(
    ("unit", "said"), [("own_team", "over this unit already"), ("", "There is a problem")]
)
def test_role_is_not_moved_to_where_it_is(world: World, unit: str, said: str) -> None:
    grant = RoleGrant.objects.get(unit=world.own_team)
    chosen_unit = getattr(world, unit).pk if unit else ""
    page = signed_in(world, "administrator").post(f"/access/{grant.pk}/move/", typed(unit=chosen_unit))
    assert said in page.content.decode()
    assert RoleGrant.objects.filter(pk=grant.pk, period__upper_inf=True).exists()
