"""A verb in the browser: a form, what it will do, and done; nothing over what nobody has seen."""

import re
from collections.abc import Mapping
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from tests.workforce.views.verb_pages import hidden, signed_in
from tests.world import World
from workforce.models import Assignment
from workforce.periods import ONE_DAY

pytestmark = pytest.mark.django_db


def halved(world: World) -> dict[str, str]:
    """Half the hours from tomorrow on."""
    day = timezone.localdate() + ONE_DAY
    held = world.own.assignments.get()
    return {
        "assignment": str(held.pk),
        "fte": "0.5",
        "from_day_day": str(day.day),
        "from_day_month": str(day.month),
        "from_day_year": str(day.year),
    }


def post(client: Client, data: Mapping[str, str], reference: str = "OWN") -> tuple[int, str]:
    answer = client.post(f"/people/{reference}/hours/", data)
    return answer.status_code, answer.content.decode()


def test_second_page_shows_before_and_after_and_the_figures_and_saves_nothing(world: World) -> None:
    _, page = post(signed_in(world, "hr"), halved(world))

    assert "Check before you save" in page
    assert re.search(r"1\.00 FTE[^<]*</td><td[^>]*>[^<]*1\.00 FTE", page)
    assert "0.50 FTE" in page
    assert "Vacancy rate" in page
    assert "from the end of" in page
    assert world.own.assignments.get().fte == 1


def test_saved_as_shown(world: World) -> None:
    client = signed_in(world, "hr")
    _, page = post(client, halved(world))

    answer = client.post("/people/OWN/hours/", hidden(page) | {"step": "save"}, follow=True)

    assert "Olu Ownteam works 0.50 FTE from" in answer.content.decode()
    assert sorted(world.own.assignments.values_list("fte", flat=True)) == [Decimal("0.5"), 1]


def test_what_was_typed_can_be_changed(world: World) -> None:
    client = signed_in(world, "hr")
    _, page = post(client, halved(world))
    _, form = post(client, hidden(page) | {"step": "change"})
    assert 'value="0.5"' in form


def test_refused_misuse_is_said_above_the_form(world: World) -> None:
    _, page = post(signed_in(world, "hr"), halved(world) | {"fte": "1"})
    assert "These are the hours of the assignment already." in page
    assert world.own.assignments.count() == 1


def test_record_changed_meanwhile_is_shown_again_and_not_saved(world: World) -> None:
    client = signed_in(world, "hr")
    _, page = post(client, halved(world))
    Assignment.objects.filter(worker=world.own).update(fte="0.8")

    status, again = post(client, hidden(page) | {"step": "save"})

    assert (status, world.own.assignments.get().fte) == (200, Decimal("0.8"))
    assert "Somebody else has changed this record" in again
    assert "0.80 FTE" in again
    post(client, hidden(again) | {"step": "save"})
    assert world.own.assignments.count() == 2


def test_change_that_makes_no_sense_any_more_says_so_and_that_somebody_changed_the_record(
    world: World,
) -> None:
    client = signed_in(world, "hr")
    _, page = post(client, halved(world))
    Assignment.objects.filter(worker=world.own).update(fte="0.5")
    _, again = post(client, hidden(page) | {"step": "save"})
    assert "Somebody has changed this record since you opened the form." in again
    assert "These are the hours of the assignment already." in again


@pytest.mark.parametrize("actor", ["practitioner", "team_manager", "senior_leader", "administrator"])
def test_only_hr_changes_hours(world: World, actor: str) -> None:
    status, _ = post(signed_in(world, actor), halved(world))
    assert status == 403
    assert "Change hours" not in signed_in(world, actor).get("/people/OWN/").content.decode()


def test_hr_is_offered_the_verb_on_the_persons_page(world: World) -> None:
    page = signed_in(world, "hr").get("/people/OWN/").content.decode()
    assert 'href="/people/OWN/hours/"' in page


def test_nobody_has_an_unknown_record(world: World) -> None:
    assert post(signed_in(world, "hr"), halved(world), "NOBODY")[0] == 404
