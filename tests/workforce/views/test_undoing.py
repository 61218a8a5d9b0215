"""Undo: exactly what one's own request of today wrote, where nothing was built on it; otherwise a sentence says why."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.starting import published
from tests.factories.workforce import (
    AbsenceFactory,
    ArrangementFactory,
    AssignmentFactory,
    PolicyValueFactory,
    PostTermsFactory,
    RoleFactory,
)
from tests.workforce.views.test_moving import handed, page_after, placed, promotion
from tests.workforce.views.test_verbs import halved
from tests.workforce.views.verb_pages import hidden, signed_in
from tests.world import World
from workforce.enums import InductionFor
from workforce.models import Absence, Assignment, PostTerms
from workforce.policy import PolicyKey

# each request in a transaction of its own: the history's context lasts as long as the transaction
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

BUILT_ON = "Something was built on it since."


@pytest.fixture
def hr(world: World) -> Client:
    return signed_in(world, "hr")


def rows(world: World) -> list[Mapping[str, Any]]:
    return list(Assignment.objects.order_by("pk").values())


def done(client: Client, verb: str, data: dict[str, str], reference: str = "OWN") -> str:
    """Save a verb; the address under which it can be undone, from the page after it."""
    page = page_after(client, verb, data, reference)
    after = page_after(client, verb, hidden(page) | {"step": "save"}, reference)
    (found,) = re.findall(r'href="(/people/[^"]+/undo/[0-9a-f-]+/)">Undo</a>', after)
    return str(found)


def check(client: Client, address: str) -> str:
    return client.post(address, {}).content.decode()


def save(client: Client, address: str) -> str:
    page = check(client, address)
    assert "Check before you save" in page
    return client.post(address, hidden(page) | {"step": "save"}, follow=True).content.decode()


def test_change_of_hours_is_taken_back_exactly(hr: Client, world: World) -> None:
    before = rows(world)
    address = done(hr, "hours", halved(world))
    form = hr.get(address).content.decode()
    assert "Change hours, at" in form
    assert "0.50 FTE" in check(hr, address)

    page = save(hr, address)

    assert "the record stands as it did before" in page
    assert rows(world) == before


def test_last_change_of_today_is_found_from_the_page(hr: Client, world: World) -> None:
    address = done(hr, "hours", halved(world))
    assert 'href="/people/OWN/undo/"' in hr.get("/people/OWN/").content.decode()
    assert hr.get("/people/OWN/undo/").headers["Location"] == address


def test_induction_that_a_verb_began_stops_with_it(hr: Client, world: World) -> None:
    manager = RoleFactory(manager=True)
    published(audience=InductionFor.ROLE, role=manager, on_move=True)
    PolicyValueFactory(key=PolicyKey.INDUCTION_FROM, value="2020-01-01")
    to = promotion(world, role=str(manager.pk)) | {"post": "none", "fte": "1", "manager": "keep"}
    address = done(hr, "promote", to)
    assert world.own.inductions.get().stopped_on is None
    save(hr, address)
    assert world.own.inductions.get().stopped_on == timezone.localdate()


def test_row_taken_off_comes_back(hr: Client, world: World) -> None:
    absence = world.own.absences.get()
    values = Absence.objects.filter(pk=absence.pk).values().get()
    address = done(hr, f"correct/absence/{absence.pk}/delete", {"why": "Wrong person"})
    save(hr, address)
    assert Absence.objects.filter(pk=absence.pk).values().get() == values


def test_acting_up_that_ended_with_a_move_goes_on_again(hr: Client, world: World) -> None:
    acting = ArrangementFactory(assignment=world.own.assignments.get())
    terms = PostTermsFactory(team=world.sister_team)
    address = done(hr, "move", placed(world, terms))
    save(hr, address)
    ended = acting.period
    acting.refresh_from_db()
    assert acting.period == ended


def test_people_handed_over_come_back_at_once(hr: Client, world: World) -> None:
    own = world.own.assignments.get()
    AssignmentFactory(team=own.team, role=own.role, manager=own.manager)
    before = rows(world)
    address = done(hr, "hand-over", handed(world), "MANAGER")
    save(hr, address)
    assert rows(world) == before


def test_row_that_changed_since_is_not_undone(hr: Client, world: World) -> None:
    address = done(hr, "hours", halved(world))
    Assignment.objects.filter(worker=world.own, fte="0.5").update(fte="0.6")
    assert BUILT_ON in check(hr, address)


def test_row_on_which_another_was_built_is_not_undone(hr: Client, world: World) -> None:
    address = done(hr, "hours", halved(world))
    ArrangementFactory(assignment=world.own.assignments.get(fte="0.5"))
    assert BUILT_ON in check(hr, address)


def test_post_that_was_filled_since_is_not_filled_twice(hr: Client, world: World) -> None:
    terms: PostTerms = PostTermsFactory(team=world.own_team)
    world.own.assignments.update(post=terms.post)
    address = done(hr, "move", placed(world, PostTermsFactory(team=world.sister_team)))
    AssignmentFactory(post=terms.post, team=terms.team, role=terms.role)
    assert "would be filled" in check(hr, address)


def test_undoing_is_undone(hr: Client, world: World) -> None:
    address = done(hr, "hours", halved(world))
    after = [row["fte"] for row in rows(world)]
    save(hr, address)
    again = hr.get("/people/OWN/undo/").headers["Location"]
    save(hr, again)
    assert [row["fte"] for row in rows(world)] == after


def test_only_ones_own_change_and_from_the_persons_page(hr: Client, world: World) -> None:
    address = done(hr, "hours", halved(world))
    assert hr.get(address.replace("OWN", "OTHER")).status_code == 404
    world.accounts["auditor"].grants.update(role="hr")
    other = signed_in(world, "auditor")
    assert other.get(address).status_code == 404
    page = other.get("/people/OWN/undo/", follow=True).content.decode()
    assert "none of yours of today" in page


def test_what_nobody_wrote_from_a_page_is_nobodys(hr: Client, world: World) -> None:
    AbsenceFactory(worker=world.own, kind="unpaid")
    assert "none of yours of today" in hr.get("/people/OWN/undo/", follow=True).content.decode()


@pytest.mark.parametrize("actor", ["practitioner", "team_manager", "service_manager", "senior_leader"])
@pytest.mark.parametrize("reference", ["OWN", "OTHER"], ids=["own team", "other team"])
def test_only_hr_undoes(hr: Client, world: World, actor: str, reference: str) -> None:
    address = done(hr, "hours", halved(world)).replace("OWN", reference)
    client = signed_in(world, actor)
    for path in (address, f"/people/{reference}/undo/"):
        assert client.get(path).status_code == 403
