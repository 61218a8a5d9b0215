"""Undo: exactly what one's own request of today wrote, where nothing was built on it; otherwise a sentence says why."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.starting import InductionFactory, InductionItemFactory, InductionMarkFactory, published
from tests.factories.workforce import (
    AbsenceFactory,
    ArrangementFactory,
    AssignmentFactory,
    PolicyValueFactory,
    PostFactory,
    PostTermsFactory,
    RoleFactory,
)
from tests.workforce.views.test_moving import handed, page_after, placed, promotion
from tests.workforce.views.test_verbs import halved
from tests.workforce.views.verb_pages import hidden, signed_in, typed_day
from tests.world import World
from workforce.enums import Contract, InductionFor, StartOrigin
from workforce.models import Absence, Assignment, Employment, Induction, Post, PostTerms, Worker
from workforce.periods import ONE_DAY
from workforce.policy import PolicyKey

# each request in a transaction of its own: the history's context lasts as long as the transaction
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

BUILT_ON = "Something was built on it since"


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


def saved(client: Client, path: str, data: dict[str, str]) -> str:
    """The address under which what a page saved can be undone."""
    page = client.post(path, data).content.decode()
    assert "Check before you save" in page
    after = client.post(path, hidden(page) | {"step": "save"}, follow=True).content.decode()
    (found,) = re.findall(r'href="(/[^"]+/undo/[0-9a-f-]+/)">Undo</a>', after)
    return str(found)


def appointed(client: Client, world: World) -> str:
    """Somebody new on the own team's post, and how it is undone."""
    terms = PostTerms.objects.get(team=world.own_team)
    typed = {
        "on": (timezone.localdate() + ONE_DAY).isoformat(),
        "unit": str(world.own_team.pk),
        "post": str(terms.post_id),
        "contract": Contract.PERMANENT,
        "start_origin": str(StartOrigin.OTHER_AUTHORITY),
        "first_name": "Nia",
        "last_name": "Newcomer",
    }
    return saved(client, "/people/appoint/", typed)


def test_appointment_is_taken_back_and_nobody_is_on_record(hr: Client, world: World) -> None:
    before = rows(world), Worker.objects.count(), Employment.objects.count()
    address = appointed(hr, world)
    assert hr.get("/people/W00001/undo/").headers["Location"] == address
    assert "Appoint somebody, at" in hr.get(address).content.decode()
    assert "Nia Newcomer, number W00001" in check(hr, address)

    page = save(hr, address)

    assert "Nia Newcomer is not on record any more" in page
    assert (rows(world), Worker.objects.count(), Employment.objects.count()) == before
    events = Worker.pgh_event_model.objects.filter(reference="W00001").order_by("pgh_id")  # type: ignore[attr-defined]
    assert [each.pgh_label for each in events] == ["insert", "delete"]


def test_appointment_on_which_something_was_built_stays(hr: Client, world: World) -> None:
    address = appointed(hr, world)
    AbsenceFactory(worker=Worker.objects.get(reference="W00001"), kind="unpaid")
    assert f"{BUILT_ON} (absence)" in check(hr, address)
    assert Worker.objects.filter(reference="W00001").exists()


@pytest.mark.parametrize("begun", [False, True], ids=["nothing done", "something done"])
def test_induction_goes_with_the_appointment_unless_something_is_done_in_it(
    hr: Client, world: World, begun: bool
) -> None:
    address = appointed(hr, world)
    item = InductionItemFactory(induction=InductionFactory(worker=Worker.objects.get(reference="W00001")))
    if begun:
        InductionMarkFactory(item=item)
    assert ("(induction)" in check(hr, address)) == begun
    if not begun:
        save(hr, address)
        assert not Induction.objects.exists()


def test_last_change_made_from_another_page_says_where(hr: Client, world: World) -> None:
    done(hr, "hand-over", handed(world), "MANAGER")
    page = hr.get("/people/OWN/undo/", follow=True).content.decode()
    assert "was made from another page" in page


@pytest.fixture
def post(world: World) -> PostTerms:
    """A post with a space and a slash in its reference."""
    made = PostFactory(reference="UNDO/1 A")
    terms: PostTerms = PostTermsFactory(post=made, team=world.own_team, title="As it was")
    return terms


def of_posts() -> list[Mapping[str, Any]]:
    return list(PostTerms.objects.order_by("pk").values())


def changed(terms: PostTerms, **different: object) -> dict[str, str]:
    """The form of the post with some of it changed from tomorrow on."""
    columns = {name: getattr(terms, f"{name}_id") for name in ("role", "team")}
    columns |= {name: getattr(terms, name) for name in ("title", "fte", "funding")} | different
    return {name: str(value) for name, value in columns.items()} | typed_day(
        "from_day", timezone.localdate() + ONE_DAY
    )


@pytest.mark.parametrize("verb", ["change", "freeze", "close"])
def test_change_of_a_post_is_taken_back_exactly(hr: Client, post: PostTerms, verb: str) -> None:
    before = of_posts()
    tomorrow = timezone.localdate() + ONE_DAY
    typed = {
        "change": changed(post, title="As it is not", fte="0.5"),
        "freeze": typed_day("from_day", tomorrow),
        "close": typed_day("final_day", tomorrow),
    }[verb]
    address = saved(hr, f"/posts/UNDO/1 A/{verb}/", typed)
    assert of_posts() != before
    assert hr.get("/posts/UNDO/1 A/undo/").headers["Location"] == address
    assert "As it was" in check(hr, address)

    page = save(hr, address)

    assert "the record stands as it did before" in page
    assert of_posts() == before
    events = PostTerms.pgh_event_model.objects.filter(post=post.post).count()  # type: ignore[attr-defined]
    assert events > len(before)


def test_people_who_moved_with_the_post_come_back_with_it(hr: Client, world: World, post: PostTerms) -> None:
    AssignmentFactory(post=post.post, team=world.own_team, role=post.role)
    before = of_posts(), rows(world)
    typed = changed(post, team=world.sister_team.pk) | {"move_people": "on"}
    address = saved(hr, "/posts/UNDO/1 A/change/", typed)
    assert rows(world) != before[1]
    save(hr, address)
    assert (of_posts(), rows(world)) == before


def created(client: Client, terms: PostTerms) -> str:
    return saved(client, "/establishment/new-post/", changed(terms) | {"reference": "NEW-1"})


def test_new_post_is_taken_back(hr: Client, post: PostTerms) -> None:
    address = created(hr, post)
    assert "post NEW-1 is not there any more" in save(hr, address)
    assert not Post.objects.filter(reference="NEW-1").exists()


def test_new_post_that_somebody_holds_stays(hr: Client, post: PostTerms) -> None:
    address = created(hr, post)
    AssignmentFactory(post=Post.objects.get(reference="NEW-1"), team=post.team, role=post.role)
    assert "(assignment)" in check(hr, address)


def test_hours_to_which_somebody_came_since_are_not_taken_away(hr: Client, post: PostTerms) -> None:
    PostTerms.objects.filter(pk=post.pk).update(fte="0.5")
    address = saved(hr, "/posts/UNDO/1 A/change/", changed(post, fte="1"))
    AssignmentFactory(post=post.post, team=post.team, role=post.role)
    assert "which would have 0.50" in check(hr, address)


def test_post_that_changed_since_is_not_undone(hr: Client, post: PostTerms) -> None:
    address = saved(hr, "/posts/UNDO/1 A/freeze/", typed_day("from_day", timezone.localdate() + ONE_DAY))
    PostTerms.objects.filter(post=post.post, frozen=True).update(title="Changed since")
    assert BUILT_ON in check(hr, address)


def test_only_ones_own_change_of_a_post_and_from_its_page(hr: Client, world: World, post: PostTerms) -> None:
    address = created(hr, post)
    assert hr.get(address.replace("NEW-1", "UNDO/1 A")).status_code == 404
    world.accounts["auditor"].grants.update(role="hr")
    other = signed_in(world, "auditor")
    assert other.get(address).status_code == 404
    assert "none of yours of today" in other.get("/posts/NEW-1/undo/", follow=True).content.decode()


@pytest.mark.parametrize("actor", ["practitioner", "team_manager", "service_manager", "senior_leader", "psw"])
def test_only_hr_undoes_what_happened_to_posts(hr: Client, world: World, post: PostTerms, actor: str) -> None:
    address = created(hr, post)
    client = signed_in(world, actor)
    for path in (address, "/posts/NEW-1/undo/"):
        assert client.get(path).status_code == 403
