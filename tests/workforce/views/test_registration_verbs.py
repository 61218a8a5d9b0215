"""The verbs about registrations and checks in the browser: a form, what it will do, and done."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.workforce import (
    AccountFactory,
    AssignmentFactory,
    CheckFactory,
    CheckUpdateFactory,
    CpdCountFactory,
    RegisterCheckFactory,
    RegistrationFactory,
    RenewalConfirmationFactory,
    RevalidationCountFactory,
    RevalidationSupportFactory,
    RoleFactory,
    WorkerFactory,
)
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.enums import CheckOutcome, RegisterResult
from workforce.models import Check, ProfessionalRegistration, RegisterCheck, Role, Worker

pytestmark = pytest.mark.django_db


def on(name: str, day: date) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def today(name: str) -> dict[str, str]:
    return on(name, timezone.localdate())


def taken_through(client: Client, path: str, data: dict[str, str]) -> tuple[str, str]:
    """The second page, and the page after saving it as it is."""
    check = client.post(path, data).content.decode()
    assert "Check before you save" in check
    typed = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', check)
    sent = {name: value for name, value in typed if name != "csrfmiddlewaretoken"}
    return check, client.post(path, sent | {"step": "save"}, follow=True).content.decode()


def refused(client: Client, path: str, data: dict[str, str]) -> str:
    page = client.post(path, data).content.decode()
    assert "There is a problem" in page
    return page


@pytest.fixture
def regulated(world: World) -> World:
    Role.objects.filter(code="SW").update(regulator="SWE")
    return world


def test_registration_is_put_on_record(regulated: World) -> None:
    data = {"regulator": "SWE", "number": "SW7654321"} | on("first_registered", date(2020, 1, 6))
    check, done = taken_through(signed_in(regulated, "hr"), "/people/OWN/registration/", data)
    assert "from 6 January 2020" in check
    assert "is on record" in done
    assert Worker.objects.get(reference="OWN").swe_number == "SW7654321"


def test_wrong_number_is_refused(regulated: World) -> None:
    data = {"regulator": "SWE", "number": "12"}
    assert "not a Social Work England number" in refused(
        signed_in(regulated, "hr"), "/people/OWN/registration/", data
    )
    assert not ProfessionalRegistration.objects.exists()


def test_look_is_shown_before_it_is_kept(regulated: World) -> None:
    data = {"regulator": "SWE", "result": "conditions", "conditions": "Supervised."} | today("on")
    check, done = taken_through(signed_in(regulated, "hr"), "/people/OWN/registration/look/", data)
    assert "registered with conditions, as the register says" in check
    assert "registered with conditions on" in done
    assert RegisterCheck.objects.get().conditions == "Supervised."
    assert "Supervised." in done


def test_look_in_the_future_is_refused(regulated: World) -> None:
    data = {"regulator": "SWE", "result": "registered"} | on("on", date(2199, 1, 1))
    assert "still to come" in refused(signed_in(regulated, "hr"), "/people/OWN/registration/look/", data)


def in_the_window(monkeypatch: pytest.MonkeyPatch, day: date = date(2026, 11, 22)) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: day)


def test_person_confirms_the_own_renewal(regulated: World, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_window(monkeypatch)
    data = {"regulator": "SWE", "fee_paid": "on"} | on("renewed_on", date(2026, 11, 20))
    check, done = taken_through(
        signed_in(regulated, "practitioner"), "/people/OWN/registration/confirm/", data
    )
    assert "Says to have renewed with Social Work England from 1 December 2026" in check
    assert "will be looked up" in done
    again = refused(signed_in(regulated, "practitioner"), "/people/OWN/registration/confirm/", data)
    assert "confirmed already" in again


def test_renewal_before_the_window_is_refused(regulated: World, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_window(monkeypatch)
    data = {"regulator": "SWE"} | on("renewed_on", date(2026, 8, 31))
    path = "/people/OWN/registration/confirm/"
    assert "opens on 1 September 2026" in refused(signed_in(regulated, "practitioner"), path, data)


def test_person_counts_the_own_cpd(regulated: World) -> None:
    data = {"pieces": "2", "with_peer": "1"} | today("counted_on")
    client = signed_in(regulated, "practitioner")
    check, _ = taken_through(client, "/people/OWN/registration/cpd/", data)
    assert "CPD: 2 pieces, 1 with a peer" in check
    wrong = data | {"with_peer": "3"}
    assert "No more pieces" in refused(client, "/people/OWN/registration/cpd/", wrong)


@pytest.fixture
def nurse(world: World) -> Client:
    worker = WorkerFactory(reference="NURSE")
    AssignmentFactory(worker=worker, team=world.own_team, role=RoleFactory(health_visitor=True))
    RegistrationFactory(worker=worker, nurse=True, revalidation_on=date(2199, 1, 31))
    client = Client()
    client.force_login(AccountFactory(worker=worker))
    return client


HOURS = {"practice_hours": "430", "cpd_hours": "35", "participatory_hours": "18", "feedback": "5"}


def test_nurse_counts_the_own_progress(nurse: Client) -> None:
    data = HOURS | {"reflective_accounts": "5"} | today("counted_on")
    check, _ = taken_through(nurse, "/people/NURSE/registration/progress/", data)
    assert "430 practice hours" in check
    short = refused(nurse, "/people/NURSE/registration/progress/", data | today("submitted_on"))
    assert "practice hours (20 to go)" in short
    assert 'value="430"' in nurse.get("/people/NURSE/registration/progress/").content.decode()


def test_support_is_recorded(world: World, nurse: Client) -> None:
    path = "/people/NURSE/registration/support/"
    check, _ = taken_through(signed_in(world, "hr"), path, {"given_by": "Pat Teacher"} | today("on"))
    assert "Support for revalidation by Pat Teacher" in check
    refused(signed_in(world, "hr"), path, {"given_by": ""} | today("on"))


def test_check_is_asked_for_and_recorded(world: World) -> None:
    client = signed_in(world, "hr")
    check, _ = taken_through(client, "/people/OWN/checks/request/", {"kind": "dbs"} | today("requested_on"))
    assert "DBS: requested" in check
    assert "asked for already" in refused(
        client, "/people/OWN/checks/request/", {"kind": "dbs"} | today("requested_on")
    )
    data = {"kind": "dbs", "outcome": "clear", "level": "enhanced", "certificate_number": "001234567890"}
    _, done = taken_through(client, "/people/OWN/checks/record/", data | today("done_on"))
    assert "001234567890" in done
    assert Check.objects.get().done_on == timezone.localdate()


def test_certificate_of_another_check_is_refused(world: World) -> None:
    data = {"kind": "right_to_work", "outcome": "clear", "certificate_number": "1"} | today("done_on")
    page = refused(signed_in(world, "hr"), "/people/OWN/checks/record/", data)
    assert "Only a DBS check has a certificate" in page


def test_decision_is_recorded_after_a_disclosure(world: World) -> None:
    disclosed = CheckFactory(worker=world.own, outcome=CheckOutcome.DISCLOSED)
    clear = CheckFactory(worker=world.own)
    client = signed_in(world, "hr")
    data = {"check_made": str(disclosed.pk), "result": "proceed"} | today("on")
    check, _ = taken_through(client, "/people/OWN/checks/update/", data)
    assert "risk assessed: proceed" in check
    page = refused(client, "/people/OWN/checks/update/", data | {"check_made": str(clear.pk)})
    assert "Nothing was disclosed" in page


def test_check_of_somebody_else_cannot_be_chosen(world: World) -> None:
    other = CheckFactory(worker=world.other, outcome=CheckOutcome.DISCLOSED)
    data = {"check_made": str(other.pk), "result": "proceed"} | today("on")
    refused(signed_in(world, "hr"), "/people/OWN/checks/update/", data)
    assert not other.updates.exists()


@pytest.mark.parametrize(
    ("actor", "sees"),
    [
        ("practitioner", "Information disclosed: proceed"),
        ("hr", "Information disclosed: proceed"),
        ("team_manager", "In order"),
        ("service_manager", "In order"),
    ],
)
def test_what_was_disclosed_of_a_check_is_for_the_person_and_hr(
    world: World, actor: str, sees: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = CheckFactory(worker=world.own, done_on=timezone.localdate(), certificate_number="001234567890")
    Check.objects.filter(pk=made.pk).update(outcome=CheckOutcome.DISCLOSED)
    CheckUpdateFactory(of=made, on=timezone.localdate(), result="proceed")
    client = signed_in(world, actor)
    person = client.get("/people/OWN/record/registration/").content.decode()
    listed = client.get("/checks/?show=all").content.decode()
    detailed = "disclosed" in sees
    for page in (person, listed):
        assert sees in page
        assert ("Information disclosed" in page) == detailed
    assert ("001234567890" in person) == detailed


@pytest.mark.parametrize(
    ("actor", "shown"), [("team_manager", True), ("hr", True), ("psw", False), ("learning", False)]
)
def test_conditions_are_for_those_who_manage_and_their_text_for_fewer(
    regulated: World, actor: str, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_window(monkeypatch, date(2026, 6, 1))
    RegisterCheckFactory(
        worker=regulated.own, on=date(2026, 3, 2), result=RegisterResult.CONDITIONS, conditions="Supervised."
    )
    page = signed_in(regulated, actor).get("/people/OWN/record/registration/").content.decode()
    assert ("Registered with conditions" in page) == shown
    assert ("Supervised." in page) == (actor == "hr")


def test_auditor_follows_checks_without_seeing_them(world: World) -> None:
    CheckFactory(worker=world.own, certificate_number="001234567890")
    seen = signed_in(world, "hr").get("/changes/?kind=check").content.decode()
    followed = signed_in(world, "auditor").get("/changes/?kind=check").content.decode()
    assert "001234567890" in seen
    assert "001234567890" not in followed
    assert "Olu Ownteam" in followed


EVERYTHING: tuple[Any, ...] = (
    RegisterCheckFactory,
    CpdCountFactory,
    RevalidationSupportFactory,
    RevalidationCountFactory,
    CheckFactory,
)


@pytest.mark.parametrize("rows", [1, 3])
def test_second_page_of_a_verb_holds_its_budget(
    regulated: World, rows: int, django_assert_max_num_queries: Any
) -> None:
    RegistrationFactory(worker=regulated.own)
    RenewalConfirmationFactory(worker=regulated.own)
    for _ in range(rows):
        for factory in EVERYTHING:
            factory(worker=regulated.own)
    client = signed_in(regulated, "hr")
    data = {"regulator": "SWE", "result": "registered"} | today("on")
    with django_assert_max_num_queries(32):
        client.post("/people/OWN/registration/look/", data)


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("/people/OWN/", "/people/OWN/registration/look/"),
        ("/people/OWN/", "/people/OWN/checks/record/"),
        ("/registrations/", "/registrations/look/"),
        ("/", "/registrations/"),
        ("/registrations/", "/checks/"),
    ],
)
def test_hr_finds_the_way(regulated: World, path: str, link: str) -> None:
    assert f'href="{link}"' in signed_in(regulated, "hr").get(path).content.decode()


def test_person_finds_what_is_theirs_to_say(regulated: World) -> None:
    page = signed_in(regulated, "practitioner").get("/people/OWN/record/registration/").content.decode()
    assert 'href="/people/OWN/registration/confirm/"' in page
    assert 'href="/people/OWN/registration/cpd/"' in page
    assert (
        "/registration/confirm/"
        not in signed_in(regulated, "hr").get("/people/OWN/record/registration/").content.decode()
    )
