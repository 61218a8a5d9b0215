"""Absence in the browser: the list of a team, and a person's absences taken through their verbs."""

from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import (
    AbsenceFactory,
    AssignmentFactory,
    ExpectedReturnFactory,
    ReturnConversationFactory,
)
from tests.workforce.views.verb_pages import hidden, signed_in
from tests.world import AGENCY, World
from workforce.models import Absence, ReturnConversation
from workforce.periods import ONE_DAY, period
from workforce.queries.calendar import add_working_days

pytestmark = pytest.mark.django_db

MONTH = timedelta(days=30)


def typed(name: str, day: date) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def page(client: Client, path: str) -> str:
    return client.get(path).getvalue().decode()


def through(client: Client, path: str, data: dict[str, str]) -> str:
    """Both pages of a verb; what is said in the end."""
    check = client.post(path, data).content.decode()
    assert "Check before you save" in check
    return client.post(path, hidden(check) | {"step": "save"}, follow=True).content.decode()


def test_manager_records_an_absence_the_return_and_the_conversation(world: World, today: date) -> None:
    client = signed_in(world, "team_manager")
    first = add_working_days(today - 16 * ONE_DAY, 1)  # half of it is worked, whatever day today is
    said = through(
        client,
        "/people/OWN/absence/begin/",
        {"kind": "sickness"} | typed("first_day", first) | typed("expected_return", today),
    )
    assert "Olu Ownteam: sickness from" in said
    spell = world.own.absences.get(period__startswith=first)
    assert "expected, day has passed" in page(client, "/absence/")

    last = typed("last_day", today - ONE_DAY)
    assert "is back" in through(
        client, f"/people/OWN/absence/{spell.pk}/return/", last | {"half_first": "on"}
    )
    spell.refresh_from_db()
    assert spell.last_day == today - ONE_DAY

    address = f"/people/OWN/absence/{spell.pk}/conversation/"
    assert address in page(client, "/absence/?which=talk")
    held_by = str(world.accounts["team_manager"].worker_id)
    assert "the conversation was held" in through(
        client, address, typed("held_on", today) | {"held_by": held_by}
    )
    assert ReturnConversation.objects.get().held_by_id == int(held_by)
    assert address not in page(client, "/absence/?which=talk")


def test_disability_leave_is_no_sickness_and_hidden_from_colleagues(world: World, today: date) -> None:
    """NS-15: a kind of leave of its own, which managers and HR see and colleagues do not."""
    manager, first = signed_in(world, "team_manager"), today - 9 * ONE_DAY
    said = through(manager, "/people/OWN/absence/begin/", {"kind": "disability"} | typed("first_day", first))
    assert "Olu Ownteam: disability leave from" in said
    assert "disability leave" in page(manager, "/people/OWN/")
    assert "isability leave" not in page(signed_in(world, AGENCY), "/people/OWN/")
    spell = world.own.absences.get(kind="disability")
    spell.period = period(first, today - ONE_DAY)
    spell.save()
    assert f"/people/OWN/absence/{spell.pk}/conversation/" not in page(manager, "/absence/?which=talk")


def test_second_page_shows_the_figure_that_moves_and_the_expected_return(world: World, today: date) -> None:
    data = {"kind": "sickness"} | typed("first_day", today) | typed("expected_return", today + MONTH)
    check = signed_in(world, "hr").post("/people/OWN/absence/begin/", data).content.decode()
    assert "Sickness absence, last 12 months" in check
    assert "Expected back" in check
    assert Absence.objects.filter(worker=world.own).count() == 1


def test_overlap_is_refused_above_the_form(world: World) -> None:
    spell = world.own.absences.get()
    data = {"kind": "sickness"} | typed("first_day", spell.first_day) | typed("last_day", spell.first_day)
    refused = signed_in(world, "hr").post("/people/OWN/absence/begin/", data).content.decode()
    assert "has sickness on record already from 1 April 2019 to 4 April 2019" in refused


def test_only_hr_counts_days_lost(world: World) -> None:
    assert "as HR counts them" not in page(signed_in(world, "team_manager"), "/people/OWN/absence/begin/")
    client, spell = signed_in(world, "hr"), world.own.absences.get()
    data = {"kind": "sickness", "days_lost": "1.5"} | typed("first_day", spell.first_day)
    data |= typed("last_day", spell.first_day)
    through(client, f"/people/OWN/absence/{spell.pk}/change/", data)
    spell.refresh_from_db()
    assert (str(spell.days_lost), spell.last_day) == ("1.5000", spell.first_day)


def test_manager_who_corrects_the_kind_keeps_hrs_days(world: World) -> None:
    Absence.objects.filter(worker=world.own).update(days_lost="1.5")
    spell = world.own.absences.get()
    data = {"kind": "other"} | typed("first_day", spell.first_day) | typed("last_day", spell.last_day)
    through(signed_in(world, "team_manager"), f"/people/OWN/absence/{spell.pk}/change/", data)
    spell.refresh_from_db()
    assert (spell.kind, str(spell.days_lost)) == ("other", "1.5000")


def test_absence_that_never_was_is_taken_off_after_a_second_page(world: World) -> None:
    spell = world.own.absences.get()
    said = through(
        signed_in(world, "team_manager"), f"/people/OWN/absence/{spell.pk}/remove/", {"step": "look"}
    )
    assert "off the record" in said
    assert not world.own.absences.exists()


def test_expected_return_written_meanwhile_is_shown_again(world: World, today: date) -> None:
    spell = AbsenceFactory(worker=world.own, kind="other", period=period(today - MONTH))
    client, path = signed_in(world, "hr"), f"/people/OWN/absence/{spell.pk}/return/"
    check = client.post(path, typed("last_day", today)).content.decode()
    ExpectedReturnFactory(absence=spell, expected_on=today + MONTH)
    again = client.post(path, hidden(check) | {"step": "save"}).content.decode()
    assert "Somebody else has changed this record" in again
    spell.refresh_from_db()
    assert spell.last_day is None


@pytest.mark.parametrize(
    ("actor", "sees"),
    [("team_manager", {"Olu"}), ("service_manager", {"Olu"}), ("hr", {"Olu", "Otto"})],
)
def test_list_and_file_keep_to_the_reach(world: World, today: date, actor: str, sees: set[str]) -> None:
    for worker in (world.own, world.other):
        AbsenceFactory(worker=worker, period=period(today - MONTH))
    client = signed_in(world, actor)
    for path in ("/absence/", "/absence/list.csv"):
        found = page(client, path)
        assert {name for name in ("Olu", "Otto") if name in found} == sees


@pytest.mark.parametrize("actor", ["practitioner", "senior_leader", "learning", "administrator"])
def test_others_have_no_page_of_absence(world: World, actor: str) -> None:
    assert signed_in(world, actor).get("/absence/").status_code == 403


def test_filters_find_long_ones_units_and_kinds(world: World, today: date) -> None:
    AbsenceFactory(worker=world.own, kind="maternity", period=period(today - 27 * ONE_DAY, today + MONTH))
    AbsenceFactory(worker=world.other, period=period(today - 26 * ONE_DAY))
    client = signed_in(world, "hr")
    assert "Otto" not in page(client, "/absence/?which=long")
    assert "Olu" in page(client, "/absence/?which=long")
    assert "Otto" not in page(client, f"/absence/?unit={world.own_service.pk}")
    assert "Otto" not in page(client, "/absence/?kind=maternity")
    assert "Otto" not in page(client, "/absence/?which=expected")


def test_own_absence_of_a_manager_offers_nothing(world: World, today: date) -> None:
    manager = world.accounts["team_manager"].worker
    AbsenceFactory(worker=manager, period=period(today))
    assert "Record the return" not in page(signed_in(world, "team_manager"), "/absence/")
    assert "Record the return" in page(signed_in(world, "service_manager"), "/absence/")


def test_person_page_shows_what_is_expected_and_who_talked(world: World, today: date) -> None:
    ExpectedReturnFactory(
        absence=AbsenceFactory(worker=world.own, period=period(today)), expected_on=today + MONTH
    )
    spell = world.own.absences.get(period__startswith=date(2019, 4, 1))
    manager = world.accounts["team_manager"].worker
    ReturnConversationFactory(absence=spell, held_on=today, held_by=manager)
    shown = page(signed_in(world, "team_manager"), "/people/OWN/record/absence/")
    assert "Expected back" in shown
    assert "Mina Managing" in shown


@pytest.mark.parametrize("more", [1, 3])
def test_list_costs_the_same_for_many(
    world: World, today: date, more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for held in AssignmentFactory.create_batch(more, team=world.own_team):
        AbsenceFactory(worker=held.worker, period=period(today - MONTH))
    client = signed_in(world, "team_manager")
    with django_assert_max_num_queries(11):
        client.get("/absence/")
    with django_assert_max_num_queries(11):
        client.get("/people/OWN/absence/")
