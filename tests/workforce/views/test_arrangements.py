"""Acting up and secondments in the browser: no figure moves, they show on the person's page, long ones are named."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.workforce import ArrangementFactory, PostTermsFactory, RoleFactory
from tests.periods import LONG_AGO
from tests.workforce.views.test_moving import day_of, page_after
from tests.workforce.views.verb_pages import hidden, signed_in
from tests.world import World
from workforce.due import due_items
from workforce.models import Arrangement
from workforce.periods import ONE_DAY, add_months, period
from workforce.queries.visibility import scope_of

pytestmark = pytest.mark.django_db

NONE = 'Figures that move</h2>\n    \n      <p class="govuk-body">None.</p>'


@pytest.fixture
def hr(world: World) -> Client:
    return signed_in(world, "hr")


def today() -> date:
    return timezone.localdate()


def from_today(world: World, **more: str) -> dict[str, str]:
    held = world.own.assignments.get()
    return {"assignment": str(held.pk), "manager": ""} | day_of("first_day", today()) | more


def saved(client: Client, verb: str, data: dict[str, str]) -> str:
    page = page_after(client, verb, data)
    assert NONE in page
    return page_after(client, verb, hidden(page) | {"step": "save"})


def acting(world: World) -> dict[str, str]:
    role = RoleFactory(manager=True, code="ATM", name="Assistant team manager")
    return from_today(world, role=str(role.pk), reason="Long absence")


def test_acting_up_moves_no_figure_and_shows_on_the_page(hr: Client, world: World) -> None:
    done = saved(hr, "act-up", acting(world))

    assert "Olu Ownteam: Acting up as Assistant team manager, from" in done
    assert "goes on counting in their own post" in done
    assert "Long absence" in done
    offers = hr.get("/people/OWN/").content.decode()
    assert "/people/OWN/act-up/end/" in offers
    assert 'href="/people/OWN/act-up/"' not in offers
    assert world.own.assignments.count() == 1


def test_acting_in_a_post_takes_its_role_and_team(hr: Client, world: World) -> None:
    terms = PostTermsFactory(team=world.sister_team, role=RoleFactory(manager=True), post__reference="TM-1")
    done = saved(hr, "act-up", from_today(world, post="tm-1"))
    assert "Acting up as Team manager in Sister team, post TM-1" in done
    assert world.own.arrangements.get().post == terms.post


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "Choose the role, or enter the number of a post below."),
        ({"post": "NO-SUCH"}, "There is no post NO-SUCH."),
    ],
    ids=["no role", "no such post"],
)
def test_role_is_named(hr: Client, world: World, more: dict[str, str], said: str) -> None:
    assert said in page_after(hr, "act-up", from_today(world, **more))


def test_acting_up_twice_at_once_is_refused(hr: Client, world: World) -> None:
    ArrangementFactory(assignment=world.own.assignments.get())
    page = page_after(hr, "act-up", acting(world))
    assert "already acts up" in page
    assert "Check before you save" not in page


def test_acting_up_ends(hr: Client, world: World) -> None:
    held = ArrangementFactory(assignment=world.own.assignments.get())
    data = {"arrangement": str(held.pk)} | day_of("last_day", today())

    done = saved(hr, "act-up/end", data)

    held.refresh_from_db()
    assert held.last_day == today()
    assert "ends on" in done


def test_secondment_to_an_outside_organisation(hr: Client, world: World) -> None:
    said = from_today(world, host="Example Partnership", host_manager="Pat Partner")
    done = saved(hr, "second-out", said | day_of("last_day", today() + timedelta(days=90)))
    assert "Seconded out to Example Partnership" in done
    assert "Pat Partner" in done


def test_secondment_to_a_unit_of_ours(hr: Client, world: World) -> None:
    said = from_today(world, team=str(world.sister_team.pk), manager="other", manager_number="OTHER")
    done = saved(hr, "second-out", said)
    assert "Seconded out to Sister team" in done
    assert world.own.arrangements.get().manager == world.other


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "Choose a team or service of ours, or name an outside organisation below."),
        ({"host": "Partnership", "team": "sister"}, "There is one host."),
        (
            {"host": "Partnership", "manager": "other", "manager_number": "OTHER"},
            "An outside organisation has its own managers",
        ),
        ({"team": "sister", "host_manager": "Pat"}, "Choose the manager of our team above."),
        ({"team": "own"}, "own team"),
    ],
    ids=["none", "two", "our manager there", "their manager here", "own team"],
)
def test_host_is_one(hr: Client, world: World, more: dict[str, str], said: str) -> None:
    teams = {"sister": str(world.sister_team.pk), "own": str(world.own_team.pk)}
    data = {name: teams.get(value, value) for name, value in more.items()}
    assert said in page_after(hr, "second-out", from_today(world, **data))


def test_long_secondment_is_said_to_be_one(hr: Client, world: World) -> None:
    said = from_today(world, host="Partnership")
    page = page_after(hr, "second-out", said | day_of("last_day", add_months(today(), 12)))
    assert "This lasts longer than 12 months." in page
    twelve = page_after(hr, "second-out", said | day_of("last_day", add_months(today(), 12) - ONE_DAY))
    assert "longer than" not in twelve


def test_long_secondment_is_named_on_the_page(hr: Client, world: World) -> None:
    ArrangementFactory(seconded=True, assignment=world.own.assignments.get(), period=period(LONG_AGO))
    page = hr.get("/people/OWN/record/employment/").content.decode()
    assert "longer than 12 months: by the rules a transfer, no secondment" in page


def test_back_from_secondment_is_said_by_the_first_day_back(hr: Client, world: World) -> None:
    held = ArrangementFactory(seconded=True, assignment=world.own.assignments.get())
    saved(hr, "second-out/back", {"arrangement": str(held.pk)} | day_of("last_day", today()))
    held.refresh_from_db()
    assert held.last_day == today() - ONE_DAY


def test_coming_end_and_the_limit_are_due(world: World) -> None:
    held = world.own.assignments.get()
    ArrangementFactory(assignment=held, period=period(LONG_AGO, today() + ONE_DAY))
    ArrangementFactory(seconded=True, assignment=held, period=period(add_months(today() + 5 * ONE_DAY, -12)))
    scope = scope_of(world.accounts["team_manager"], today())

    found = {item.kind: item.due_on for item in due_items(scope, today(), today() + timedelta(days=30))}

    assert found["Acting up ends"] == today() + ONE_DAY
    assert abs((found["Secondment longer than 12 months"] - today()).days - 5) <= 1
    nobody = scope_of(world.accounts["practitioner"], today())
    theirs = {item.kind for item in due_items(nobody, today(), today() + timedelta(days=30))}
    assert theirs.isdisjoint({"Acting up ends", "Secondment longer than 12 months"})


def test_only_who_sees_the_record_sees_the_panel(world: World) -> None:
    ArrangementFactory(assignment=world.own.assignments.get())
    for actor, sees in (("team_manager", True), ("practitioner", True), ("senior_leader", False)):
        answer = signed_in(world, actor).get("/people/OWN/record/employment/")
        assert answer.status_code == (200 if sees else 404)
        assert ("Acting up as" in answer.content.decode()) is sees


@pytest.mark.parametrize("verb", ["act-up", "act-up/end", "second-out", "second-out/back"])
@pytest.mark.parametrize("actor", ["practitioner", "team_manager", "service_manager", "senior_leader"])
@pytest.mark.parametrize("reference", ["OWN", "OTHER"], ids=["own team", "other team"])
def test_only_hr_may(world: World, actor: str, verb: str, reference: str) -> None:
    client = signed_in(world, actor)
    assert client.get(f"/people/{reference}/{verb}/").status_code == 403
    assert client.post(f"/people/{reference}/{verb}/", {}).status_code == 403
    assert not Arrangement.objects.exists()
