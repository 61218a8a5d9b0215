"""The pages of retention: the list, its approval, holds, and who sees them."""

import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import AssignmentFactory, WorkerFactory
from tests.workforce.views.verb_pages import hidden, signed_in
from tests.world import World
from workforce.models import LegalHold, Removal, Worker
from workforce.periods import period

pytestmark = pytest.mark.django_db


def left(reference: str = "PAST") -> Worker:
    worker: Worker = WorkerFactory(reference=reference, first_name="Greta", last_name=reference.title())
    AssignmentFactory(worker=worker, period=period(date(2001, 1, 1), date(2004, 5, 6)))
    return worker


def page(client: Client, path: str, data: dict[str, str] | None = None) -> str:
    answer = client.get(path) if data is None else client.post(path, data, follow=True)
    return answer.content.decode()


def test_list_is_approved_and_removed_under_a_certificate(world: World) -> None:
    worker = left()
    hr = signed_in(world, "hr")
    assert "Approve what is removed" in page(hr, "/")
    shown = page(hr, "/retention/")
    assert "Greta Past" in shown
    assert "6 May 2004" in shown
    form = page(hr, "/retention/remove/")

    assert "There is a problem" in page(hr, "/retention/remove/", hidden(form))
    said = page(hr, "/retention/remove/", hidden(form) | {"sure": "on"})

    assert f"Certificate {Removal.objects.get().pk}" in said
    assert "Greta" not in said
    assert "core: 1" in said
    assert page(hr, "/people/?q=greta").count("Greta Past") == 0
    worker.refresh_from_db()
    assert worker.first_name == "Removed"
    assert "Approve what is removed" not in page(hr, "/")


def test_list_that_changed_meanwhile_is_shown_again(world: World) -> None:
    left()
    hr = signed_in(world, "hr")
    form = page(hr, "/retention/remove/")
    left("ANOTHER")
    again = page(hr, "/retention/remove/", hidden(form) | {"sure": "on"})
    assert "The list has changed since you saw it" in again
    assert not Removal.objects.exists()
    page(hr, "/retention/remove/", hidden(again) | {"sure": "on"})
    assert Removal.objects.get().counts["retention_core_months"] == 2


@pytest.mark.parametrize("number", ["past", ""], ids=["somebody", "everything"])
def test_what_is_held_is_not_listed_until_the_hold_ends(world: World, number: str) -> None:
    left()
    hr = signed_in(world, "hr")
    said = page(hr, "/retention/hold/", {"number": number, "reason": "A claim"})
    assert "is held from today" in said
    assert "6 May 2004" not in said
    assert "Approve what is removed" not in page(hr, "/")
    LegalHold.objects.update(period=period(date(2025, 1, 1)))
    (end,) = re.findall(r'href="(/retention/holds/\d+/end/)"', said)
    assert "Are you sure?" in page(hr, end)
    assert "6 May 2004" in page(hr, end, {})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"number": "NOBODY", "reason": "A claim"}, "Nobody has this number"),
        ({"number": "", "reason": ""}, "There is a problem"),
    ],
)
def test_hold_without_a_person_or_a_reason_is_refused(world: World, data: dict[str, str], said: str) -> None:
    assert said in page(signed_in(world, "hr"), "/retention/hold/", data)
    assert not LegalHold.objects.exists()


@pytest.mark.parametrize(
    "actor", ["practitioner", "team_manager", "service_manager", "senior_leader", "administrator"]
)
def test_only_hr_removes_and_holds(world: World, actor: str) -> None:
    client = signed_in(world, actor)
    for path in ("", "remove/", "hold/"):
        assert client.get(f"/retention/{path}").status_code == 403
    assert "Approve what is removed" not in page(client, "/")


@pytest.mark.parametrize("people", [1, 3])
def test_list_takes_the_same_queries_for_one_and_for_three(
    world: World, people: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(people):
        left(f"PAST-{number}")
    client = signed_in(world, "hr")
    client.get("/retention/")
    with django_assert_max_num_queries(20):
        client.get("/retention/")
