"""A person's tabs: the timeline, contact details, answers on equality, and who changed the record."""

import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import AbsenceFactory, AssignmentFactory, CaseloadCountFactory, WorkerFactory
from tests.world import World
from workforce.domain.contact import Callee, change_contact
from workforce.enums import Ethnicity
from workforce.models import EmergencyContact, Worker, WorkerContact, WorkerEquality
from workforce.periods import period

pytestmark = pytest.mark.django_db

DETAILS = {
    "phone": "01234 567890",
    "email": "olu@home.example",
    "address": "1 Example Street",
    "name_1": "Pat Person",
    "relation_1": "Partner",
    "phone_1": "07700 900000",
}


def _as(world: World, actor: str) -> Client:
    client = Client()
    client.force_login(world.accounts[actor])
    return client


def _tab(client: Client, tab: str, reference: str = "OWN", query: str = "") -> str:
    answer = client.get(f"/people/{reference}/record/{tab}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def _with_contact(worker: Worker) -> None:
    change_contact(
        worker_id=worker.pk,
        phone=DETAILS["phone"],
        email=DETAILS["email"],
        address=DETAILS["address"],
        emergency=[Callee("Pat Person", "Partner", "07700 900000")],
    )


def test_timeline_shows_lanes_and_filters_by_one(world: World) -> None:
    client = _as(world, "hr")
    everything = _tab(client, "timeline")
    contracts = _tab(client, "timeline", query="?lane=Contract")
    assert "Sickness" in everything
    assert "Sickness" not in contracts
    assert "Permanent" in contracts


def test_timeline_marks_what_holds_on_the_day_asked_for(world: World) -> None:
    page = _tab(_as(world, "hr"), "timeline", query="?as_at=1/5/2020")
    assert "On 1 May 2020" in page
    assert re.search(r'<input type="hidden" name="as_at" value="[^"]*2020[^"]*"', page)


def test_caseload_of_the_lane_is_drawn(world: World) -> None:
    for month in (1, 2, 3):
        CaseloadCountFactory(worker=world.own, as_at=date(2025, month, 28), cases=10 + month)
    page = _tab(_as(world, "team_manager"), "timeline", query="?lane=Caseload")
    assert "Cases held, by month" in page


def test_nothing_of_equality_is_on_the_timeline_or_in_the_directory(world: World) -> None:
    WorkerEquality.objects.filter(worker=world.own).update(religion="jewish", declared_on=date(2025, 1, 1))
    for actor in ("practitioner", "hr"):
        pages = [
            _tab(_as(world, actor), "timeline"),
            _as(world, actor).get("/people/OWN/").content.decode(),
            _as(world, actor).get("/people/").content.decode(),
            b"".join(_as(world, actor).get("/directory/people.csv").streaming_content).decode(),
        ]
        assert all("Jewish" not in page and "Black Caribbean" not in page for page in pages)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("tab", "budget"), [("timeline", 11), ("contact", 15), ("absence", 15), ("history", 16)]
)
def test_tab_takes_the_same_queries_whatever_the_record_holds(
    world: World, tab: str, budget: int, rows: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for row in range(rows):
        AbsenceFactory(worker=world.own, period=period(date(2020, 1 + row, 1), date(2020, 1 + row, 20)))
        CaseloadCountFactory(worker=world.own, as_at=date(2020, 1 + row, 20))
        EmergencyContact.objects.create(worker=world.own, position=1 + row, name="Pat", phone="1")
    client = _as(world, "hr" if tab == "history" else "team_manager")
    with django_assert_max_num_queries(budget):
        client.get(f"/people/OWN/record/{tab}/")


@pytest.mark.parametrize("actor", ["practitioner", "team_manager", "service_manager", "hr"])
def test_contact_details_are_seen_by_the_person_the_line_and_hr(world: World, actor: str) -> None:
    _with_contact(world.own)
    page = _tab(_as(world, actor), "contact")
    assert "01234 567890" in page
    assert "Pat Person" in page
    assert ("Change contact details" in page) == (actor in ("practitioner", "hr"))


@pytest.mark.parametrize("actor", ["practitioner", "hr"])
def test_person_and_hr_change_contact_details(world: World, actor: str) -> None:
    client = _as(world, actor)
    version = client.get("/people/OWN/contact/").context["form"]["version"].value()
    answer = client.post("/people/OWN/contact/", DETAILS | {"version": version})
    assert answer.status_code == 302
    assert WorkerContact.objects.get(worker=world.own).phone == "01234 567890"
    assert [each.name for each in world.own.emergency_contacts.all()] == ["Pat Person"]


def test_contact_details_of_another_are_not_found(world: World) -> None:
    assert _as(world, "practitioner").post("/people/OTHER/contact/", DETAILS).status_code == 404
    assert not WorkerContact.objects.exists()


def test_contact_details_saved_meanwhile_are_shown_and_not_written_over(world: World) -> None:
    client = _as(world, "practitioner")
    version = client.get("/people/OWN/contact/").context["form"]["version"].value()
    _with_contact(world.own)
    page = client.post("/people/OWN/contact/", {"phone": "999", "version": version}).content.decode()
    assert "Somebody else has changed these details" in page
    assert "999" in page
    assert WorkerContact.objects.get(worker=world.own).phone == "01234 567890"


def test_somebody_to_call_needs_a_name_and_a_number(world: World) -> None:
    client = _as(world, "hr")
    version = client.get("/people/OWN/contact/").context["form"]["version"].value()
    page = client.post("/people/OWN/contact/", {"relation_2": "Parent", "version": version}).content.decode()
    assert "Enter a name for person 2 to call" in page
    assert "Enter a phone number for person 2 to call" in page


def test_people_to_call_who_are_taken_off_are_gone(world: World) -> None:
    _with_contact(world.own)
    client = _as(world, "hr")
    version = client.get("/people/OWN/contact/").context["form"]["version"].value()
    client.post("/people/OWN/contact/", {"name_2": "Sam", "phone_2": "1", "version": version})
    assert [(each.position, each.name) for each in world.own.emergency_contacts.all()] == [(1, "Sam")]


def test_person_answers_and_takes_back(world: World) -> None:
    client = _as(world, "practitioner")
    client.post("/people/OWN/equality/", {"religion": "sikh", "sex": "not_said", "ethnicity": "not_said"})
    row = WorkerEquality.objects.get(worker=world.own)
    assert (row.religion, row.sex, row.sex_not_said, row.ethnicity) == ("sikh", "", True, Ethnicity.REFU)
    assert row.declared_on is not None
    assert "Prefer not to say" in _tab(client, "equality")
    client.post("/people/OWN/equality/", {})
    row.refresh_from_db()
    assert (row.religion, row.sex_not_said, row.ethnicity) == ("", False, "")


@pytest.mark.parametrize("actor", ["hr", "equality", "team_manager"])
def test_nobody_answers_for_another(world: World, actor: str) -> None:
    answer = _as(world, actor).post("/people/OWN/equality/", {"religion": "sikh"})
    assert answer.status_code in (403, 404)
    assert WorkerEquality.objects.get(worker=world.own).religion == ""


def test_answer_that_is_none_is_refused(world: World) -> None:
    page = _as(world, "practitioner").post("/people/OWN/equality/", {"religion": "jedi"}).content.decode()
    assert "Select a valid choice" in page


def test_history_has_the_rows_of_the_person_only_and_those_taken_off(world: World) -> None:
    gone = AbsenceFactory(worker=world.own, period=period(date(2021, 1, 1), date(2021, 1, 3)))
    gone.delete()
    page = _tab(_as(world, "hr"), "history")
    assert "Added: Worker, Olu Ownteam" in page
    assert "Deleted: Absence" in page
    assert "Otto Otherteam" not in page


def test_private_details_are_not_in_the_history_of_those_who_may_not_see_them(world: World) -> None:
    _with_contact(world.own)
    assert "01234 567890" in _tab(_as(world, "hr"), "history")
    auditor = _tab(_as(world, "auditor"), "history")
    assert "01234 567890" not in auditor
    assert "Pat Person" not in auditor
    assert "not shown" in auditor


def test_what_is_due_about_the_person_is_on_the_overview(world: World, today: date) -> None:
    last = date(today.year + (today.month > 10), (today.month + 1) % 12 + 1, 1)
    worker = WorkerFactory()
    AssignmentFactory(worker=worker, team=world.own_team, period=period(date(2020, 1, 1), last))
    for actor in ("hr", "team_manager"):
        page = _as(world, actor).get(f"/people/{worker.reference}/").content.decode()
        assert "Permanent contract ends" in page
    assert (
        "Permanent contract ends"
        not in _as(world, "psw").get(f"/people/{worker.reference}/").content.decode()
    )


@pytest.mark.parametrize(("actor", "status"), [("equality", 200), ("practitioner", 403), ("hr", 403)])
def test_profile_is_for_the_equality_role(world: World, actor: str, status: int) -> None:
    assert _as(world, actor).get("/equality/").status_code == status


def test_profile_hides_a_group_of_three_on_the_page_and_in_the_file(world: World) -> None:
    client = _as(world, "equality")
    page = client.get("/equality/?about=sex").content.decode()
    rows = client.get("/equality/profile.csv?about=sex").content.decode("utf-8-sig").splitlines()
    assert '<td class="app-table__number">c</td>' in page
    assert rows[0].startswith("Answer,Other service,")
    assert {cell for row in rows[1:] for cell in row.split(",")[1:]} <= {"c"}


def test_profile_counts_everybody_once_and_shows_what_is_large(world: World) -> None:
    for team in (world.own_team, world.other_team):
        for answer, number in (("yes", 12), ("no", 14), ("", 11)):
            for _ in range(number):
                held = AssignmentFactory(team=team, fte="0.5")
                AssignmentFactory(
                    worker=held.worker, team=world.sister_team, employment=held.employment, fte="0.4"
                )
                WorkerEquality.objects.create(worker=held.worker, disability=answer)
    page = _as(world, "equality").get("/equality/profile.csv?about=disability").content.decode("utf-8-sig")
    rows = {line.split(",")[0]: line.split(",")[1::2] for line in page.splitlines()}
    assert rows["Answer"] == ["Other service", "Own service", "All"]
    assert rows["Yes"] == ["12", "12", "24"]
    assert rows["Prefer not to say"] == ["0", "0", "0"]
    assert rows["Not declared"] == ["12", "14", "26"]
