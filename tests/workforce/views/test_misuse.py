"""Verbs in other hands: sent twice, from a stale tab, on days that cannot be, with hours that are none."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.workforce import (
    AbsenceFactory,
    AssignmentFactory,
    CaseloadCountFactory,
    PostTermsFactory,
)
from tests.periods import LONG_AGO
from tests.workforce.views.verb_pages import hidden, signed_in, typed_day
from tests.world import World
from workforce.enums import Contract, Destination, ReasonLeft, StartOrigin
from workforce.models import (
    Absence,
    Arrangement,
    Assignment,
    Employment,
    Notice,
    Post,
    PostTerms,
    UnitPlacement,
    Worker,
)
from workforce.periods import ONE_DAY, period

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TODAY = timezone.localdate()
TOMORROW = TODAY + ONE_DAY
WHY = {"reason": str(ReasonLeft.RESIGNATION), "destination": str(Destination.OTHER_AUTHORITY)}


@dataclass(frozen=True)
class Case:
    """A verb: its address, what is typed, which of it is the day, and whose record it is; None for that of a post."""

    address: str
    typed: dict[str, str]
    day: str
    worker: Worker | None = None

    def on(self, day: date) -> dict[str, str]:
        return self.typed | ({"on": day.isoformat()} if self.day == "on" else typed_day(self.day, day))


def _own(verb: str, day: str, **more: str) -> Callable[[World], Case]:
    def made(world: World) -> Case:
        typed = {"assignment": str(world.own.assignments.get().pk)} | more
        return Case(f"/people/OWN/{verb}/", typed, day, world.own)

    return made


def _contract(verb: str, reference: str, day: str, **more: str) -> Callable[[World], Case]:
    def made(world: World) -> Case:
        worker = Worker.objects.get(reference=reference)
        typed = {"employment": str(worker.employments.get().pk)} | more
        return Case(f"/people/{reference}/{verb}/", typed, day, worker)

    return made


def _moved(world: World) -> Case:
    held = world.own.assignments.get()
    terms = PostTermsFactory(team=world.sister_team, role=held.role)
    typed = {
        "assignment": str(held.pk),
        "team": str(world.sister_team.pk),
        "post": str(terms.post_id),
        "fte": "1",
        "manager": "keep",
    }
    return Case("/people/OWN/move/", typed, "from_day", world.own)


def _acting(world: World) -> Case:
    held = world.own.assignments.get()
    senior = PostTermsFactory(team=world.own_team, role__code="ATM").role
    return Case(
        "/people/OWN/act-up/", {"assignment": str(held.pk), "role": str(senior.pk)}, "first_day", world.own
    )


def _returned(world: World) -> Case:
    spell = AbsenceFactory(worker=world.own, period=period(TODAY - 30 * ONE_DAY))
    return Case(f"/people/OWN/absence/{spell.pk}/return/", {}, "last_day", world.own)


def _post(verb: str, day: str, **more: str) -> Callable[[World], Case]:
    def made(world: World) -> Case:
        terms = PostTerms.objects.get(team=world.own_team)
        typed = {
            "title": terms.title,
            "role": str(terms.role_id),
            "team": str(terms.team_id),
            "funding": "permanent",
        }
        return Case(f"/posts/{terms.post.reference}/{verb}/", typed | more, day)

    return made


def _new_post(world: World) -> Case:
    terms = PostTerms.objects.get(team=world.own_team)
    typed = {"reference": "NEW-1", "title": "New", "role": str(terms.role_id), "team": str(terms.team_id)}
    return Case("/establishment/new-post/", typed | {"fte": "1", "funding": "permanent"}, "from_day")


def _merged(world: World) -> Case:
    typed = {"team_1": str(world.sister_team.pk), "into": str(world.own_team.pk)}
    return Case("/establishment/reorganise/merge/", typed, "from_day")


def _placed(address: str, reference: str = "", **more: str) -> Callable[[World], Case]:
    """A verb that asks for the place first; its day is one box, `on`."""

    def made(world: World) -> Case:
        post = PostTerms.objects.get(team=world.own_team).post_id
        typed = {
            "unit": str(world.own_team.pk),
            "post": str(post),
            "contract": Contract.PERMANENT,
            "start_origin": str(StartOrigin.OTHER_AUTHORITY),
        }
        worker = Worker.objects.get(reference=reference) if reference else None
        if "convert" in address and worker:
            typed["employment"] = str(worker.employments.get().pk)
        return Case(address, typed | more, "on", worker)

    return made


CASES: dict[str, Callable[[World], Case]] = {
    "change hours": _own("hours", "from_day", fte="0.5"),
    "move": _moved,
    "change manager": _own("manager", "from_day", manager="other", manager_number="OTHER"),
    "act up": _acting,
    "second out": _own("second-out", "first_day", host="Example Partnership"),
    "give notice": _contract("notice", "OWN", "last_day", **WHY, **typed_day("given_on", TODAY)),
    "leave": _contract("leave", "OWN", "last_day", **WHY),
    "another last day": _contract("last-day", "AGENCY", "last_day"),
    "absent": lambda world: Case("/people/OWN/absence/begin/", {"kind": "sickness"}, "first_day", world.own),
    "return": _returned,
    "appoint": _placed("/people/appoint/", first_name="Nia", last_name="Newcomer", swe_number="SW987654"),
    "re-join": _placed("/people/GONE/rejoin/", "GONE"),
    "convert": _placed("/people/AGENCY/convert/", "AGENCY"),
    "create a post": _new_post,
    "change a post": _post("change", "from_day", fte="0.5"),
    "freeze a post": _post("freeze", "from_day"),
    "close a post": _post("close", "final_day"),
    "merge teams": _merged,
}


@pytest.fixture
def hr(world: World) -> Client:
    return signed_in(world, "hr")


RECORD = (Worker, Employment, Assignment, Absence, Arrangement, Notice, Post, PostTerms, UnitPlacement)
NEW_HERE = {"appoint", "create a post", "merge teams"}
"""Verbs about nothing that is on record before, or about many."""
NOT_ON_THE_FIRST_DAY = ("change hours", "move", "change manager", "change a post", "freeze a post", "convert")
ON_THE_FIRST_DAY = ("act up", "second out", "leave", "another last day", "close a post")


def on_record() -> dict[str, list[Any]]:
    return {model.__name__: list(model._default_manager.order_by("pk").values_list()) for model in RECORD}


def sent(client: Client, address: str, data: dict[str, str]) -> str:
    answer = client.post(address, data)
    assert answer.status_code in (200, 302)
    return str(answer.content.decode())


def saved(client: Client, case: Case, day: date = TOMORROW) -> dict[str, str]:
    """Through both pages. Returns what the second one sends."""
    check = sent(client, case.address, case.on(day))
    assert "Check before you save" in check
    sends = hidden(check) | {"step": "save"}
    assert client.post(case.address, sends).status_code == 302
    return sends


def refused(client: Client, address: str, data: dict[str, str]) -> str:
    """Nothing is written, not even when it is sent as if it came from the second page."""
    before = on_record()
    page = sent(client, address, data)
    assert "There is a problem" in page
    assert "Check before you save" not in page
    sent(client, address, data | {"step": "save", "version": ""})
    assert on_record() == before
    return page


@pytest.mark.parametrize("name", CASES)
def test_second_page_sent_twice_is_done_once(hr: Client, world: World, name: str) -> None:
    case = CASES[name](world)
    sends = saved(hr, case)
    done = on_record()
    again = sent(hr, case.address, sends)
    assert on_record() == done
    assert "There is a problem" in again or "Somebody else has changed this record" in again


@pytest.mark.parametrize("name", sorted(CASES.keys() - NEW_HERE))
def test_stale_tab_is_told_and_saves_nothing(hr: Client, world: World, name: str) -> None:
    case = CASES[name](world)
    check = sent(hr, case.address, case.on(TOMORROW))
    if case.worker:
        CaseloadCountFactory(worker=case.worker, as_at=LONG_AGO + ONE_DAY)
    else:
        PostTerms.objects.filter(team=world.own_team).update(title="Another title")
    before = on_record()
    again = sent(hr, case.address, hidden(check) | {"step": "save"})
    assert "changed this record" in again
    assert on_record() == before


@pytest.mark.parametrize("name", CASES)
def test_day_before_anything_began_is_refused(hr: Client, world: World, name: str) -> None:
    case = CASES[name](world)
    for day in (date(1900, 1, 1), LONG_AGO - ONE_DAY):
        refused(hr, case.address, case.on(day))


@pytest.mark.parametrize("name", NOT_ON_THE_FIRST_DAY)
def test_first_day_is_corrected_and_not_changed(hr: Client, world: World, name: str) -> None:
    case = CASES[name](world)
    assert "Correct a mistake" in refused(hr, case.address, case.on(LONG_AGO))


@pytest.mark.parametrize("name", ON_THE_FIRST_DAY)
def test_first_day_may_be_the_last(hr: Client, world: World, name: str) -> None:
    saved(hr, CASES[name](world), LONG_AGO)


@pytest.mark.parametrize("name", CASES)
def test_pages_bear_a_day_at_the_end_of_time(hr: Client, world: World, name: str) -> None:
    case = CASES[name](world)
    saved(hr, case, date(2199, 12, 31))
    reference = case.worker.reference if case.worker else "OWN"
    for path in (
        f"/people/{reference}/",
        f"/people/{reference}/record/timeline/",
        "/establishment/",
        "/posts/",
        "/",
    ):
        assert hr.get(path).status_code == 200
    assert hr.get("/establishment/?as_at=31/12/2199&show=ahead").status_code == 200


@pytest.mark.parametrize("name", ["act up", "second out", "absent", "re-join"])
def test_end_before_the_start_is_refused(hr: Client, world: World, name: str) -> None:
    case = CASES[name](world)
    refused(hr, case.address, case.on(TOMORROW) | typed_day("last_day", TODAY))


@pytest.mark.parametrize("name", ["change hours", "appoint", "create a post"])
def test_hours_that_are_none_are_refused(hr: Client, world: World, name: str) -> None:
    case = CASES[name](world)
    for fte in ("0", "-1", "100", "0.0000001", "1e9", "NaN", "half"):
        refused(hr, case.address, case.on(TOMORROW) | {"fte": fte})


@pytest.mark.parametrize("name", ["give notice", "leave"])
def test_last_day_before_an_assignment_to_come_is_refused(hr: Client, world: World, name: str) -> None:
    saved(hr, CASES["change hours"](world), TODAY + 60 * ONE_DAY)
    case = CASES[name](world)
    refused(hr, case.address, case.on(TODAY + 30 * ONE_DAY))


def test_rejoining_before_the_contract_ended_is_refused(hr: Client, world: World) -> None:
    case = CASES["re-join"](world)
    page = refused(hr, case.address, case.on(TODAY - ONE_DAY))
    assert "Gus Gone has another contract at that time" in page


@pytest.mark.parametrize("name", ["appoint", "re-join", "convert", "move"])
@pytest.mark.parametrize("state", ["full", "frozen", "closed"])
def test_post_that_takes_nobody_is_refused(hr: Client, world: World, name: str, state: str) -> None:
    case = CASES[name](world)
    terms = PostTerms.objects.get(post_id=case.typed["post"])
    if state == "full":
        AssignmentFactory(post=terms.post, team=terms.team, role=terms.role)
    elif state == "frozen":
        PostTerms.objects.filter(pk=terms.pk).update(frozen=True)
    else:
        PostTerms.objects.filter(pk=terms.pk).update(period=period(LONG_AGO, TODAY))
    refused(hr, case.address, case.on(TOMORROW))
