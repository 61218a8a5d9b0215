"""Accreditations and commitments in the browser."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories.wellbeing import (
    AccreditationEvidenceFactory,
    AccreditationFactory,
    AccreditationStageFactory,
    CommitmentActionFactory,
)
from tests.workforce.views.test_hub import get, typed_day
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.models import Accreditation, AccreditationStage, CommitmentAction
from workforce.periods import add_months

pytestmark = pytest.mark.django_db
BASE = "/support/accreditations/"


def test_states_are_words_on_list_and_file(world: World) -> None:
    """NS-59: stage and expiry."""
    today = timezone.localdate()
    for name, ends in (("Gone", -1), ("Nearly", 90), ("Long", 900)):
        AccreditationStageFactory(
            accreditation__name=name, on=date(2020, 1, 1), expires_on=today + timedelta(days=ends)
        )
    for path in (BASE, f"{BASE}list.csv"):
        page = get(signed_in(world, "practitioner"), path)
        assert all(words in page for words in ("Expired", "Expires soon", "Holds"))


def test_keeper_adds_a_scheme_and_its_award_lasts_three_years(world: World) -> None:
    client = signed_in(world, "hr")
    client.post(f"{BASE}add/", {"name": "Good Work", "levels": "One\r\nTwo\r\n"})
    scheme = Accreditation.objects.get(name="Good Work")
    assert scheme.levels == ["One", "Two"]
    path = f"{BASE}{scheme.pk}/"
    assert "One\nTwo" in get(client, f"{path}change/")
    client.post(f"{path}change/", {"name": "Good Work", "body": "Region", "levels": "One\nTwo\nThree"})
    assert "Region" in get(client, path)
    assert '<option value="Two">' in get(client, f"{path}stage/")
    data = {"level": "One", "standing": "awarded"} | typed_day("on", date(2024, 2, 29))
    client.post(f"{path}stage/", data)
    stage = AccreditationStage.objects.get(accreditation=scheme)
    assert stage.expires_on == date(2027, 2, 28)
    client.post(
        f"{path}stages/{stage.pk}/evidence/", {"title": "Action plan", "link": "https://a.example/plan"}
    )
    page = get(client, path)
    assert "Action plan" in page
    assert "valid until 28 February 2027" in page


def test_stage_that_is_not_awarded_has_no_last_day(world: World) -> None:
    scheme = AccreditationFactory()
    path = f"{BASE}{scheme.pk}/stage/"
    today = timezone.localdate()
    data = {"level": "Gold", "standing": "working"} | typed_day("on", today)
    client = signed_in(world, "hr")
    wrong = client.post(path, data | typed_day("expires_on", add_months(today, 12)))
    assert "Leave this blank" in wrong.content.decode()
    assert "Working towards" in client.post(path, data, follow=True).content.decode()


def test_evidence_of_another_scheme_is_not_there(world: World) -> None:
    evidence = AccreditationEvidenceFactory()
    other = AccreditationFactory()
    path = f"{BASE}{other.pk}/stages/{evidence.stage_id}/evidence/"
    assert signed_in(world, "hr").get(path).status_code == 404


def test_ended_scheme_leaves_the_list(world: World) -> None:
    scheme = AccreditationFactory(name="Old scheme")
    client = signed_in(world, "hr")
    assert "Are you sure?" in get(client, f"{BASE}{scheme.pk}/end/")
    client.post(f"{BASE}{scheme.pk}/end/")
    assert "Old scheme" not in get(client, BASE).split("<table", 1)[-1]


def test_four_commitments_of_a_leader_are_listed_with_their_actions(world: World) -> None:
    """NS-11: commitments with actions; all four listed."""
    client = signed_in(world, "hr")
    scheme = Accreditation.objects.get(name="Disability Confident")
    first = scheme.commitments.order_by("position").first()
    today = timezone.localdate()
    data = {"words": "Train every panel", "owner": "OWN"} | typed_day("due_on", today)
    client.post(f"{BASE}commitments/{first.pk}/actions/add/", data)
    page = get(signed_in(world, "practitioner"), f"{BASE}commitments/")
    names = ("Challenge attitudes", "Increase understanding", "Remove barriers", "Fulfil potential")
    assert all(name in page for name in (*names, "Train every panel", "Olu Ownteam"))
    assert "Train every panel" in get(client, f"{BASE}commitments/actions.csv")
    client.post(f"{BASE}{scheme.pk}/commitment/", {"name": "Listen"})
    assert "Listen" in get(client, f"{BASE}commitments/")


def test_owner_says_that_an_action_is_done_and_nothing_else(world: World) -> None:
    action = CommitmentActionFactory(owner=world.own)
    path = f"{BASE}actions/{action.pk}/"
    owner = signed_in(world, "practitioner")
    form = get(owner, path)
    assert "Done" in form
    assert "Dropped" not in form
    assert "choose one" in owner.post(path).content.decode()
    owner.post(path, {"to": "done", "note": "Ready"})
    assert CommitmentAction.objects.get().state == "done"
    assert owner.get(path).status_code == 403
    keeper = signed_in(world, "hr")
    keeper.post(path, {"to": "open"})
    assert CommitmentAction.objects.get().state == "open"
    assert signed_in(world, "team_manager").get(path).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_pages_cost_the_same_for_many(
    world: World, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        scheme = AccreditationEvidenceFactory().stage.accreditation
        CommitmentActionFactory(commitment__accreditation=scheme, owner=world.own)
    client = signed_in(world, "hr")
    for path in (BASE, f"{BASE}{scheme.pk}/", f"{BASE}commitments/"):
        with django_assert_max_num_queries(9):
            client.get(path)
