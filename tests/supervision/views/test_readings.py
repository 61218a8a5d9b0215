"""Who read one's records, and older records: asking, answering, taking it back."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from supervision.domain.readings import note_reading
from supervision.enums import ReadAs, Readings
from supervision.models import ContentReading, OlderRecordsRequest, SupervisionSession
from supervision.queries.reading import Reading, may_read
from tests.factories.supervision_reading import FormalOpeningFactory, OlderRecordsRequestFactory
from tests.factories.supervision_sessions import SessionFactory
from tests.periods import LAST_YEAR
from tests.workforce.views.verb_pages import signed_in
from tests.world import World, who_moved_today
from workforce.models import Account, Worker

pytestmark = pytest.mark.django_db


def page(client: Client, path: str) -> str:
    return " ".join(client.get(path).content.decode().split())


def manager(world: World) -> Worker:
    worker = world.accounts["team_manager"].worker
    assert worker is not None
    return worker


def record(world: World, days: int = 0) -> SupervisionSession:
    day = LAST_YEAR + timedelta(days=days)
    return SessionFactory(supervisee=world.own, supervisor=manager(world), shared=True, on=day)


def test_person_sees_who_read_when_and_in_which_part(world: World) -> None:
    session, own, other = record(world), world.accounts["practitioner"], world.accounts["team_manager"]
    note_reading(session, own, Reading(ReadAs.SUPERVISEE, wellbeing=True))
    note_reading(session, other, Reading(ReadAs.SUPERVISOR, wellbeing=True, edits=True))
    note_reading(session, world.accounts["psw"], Reading(ReadAs.AUDITOR))
    note_reading(SessionFactory(shared=True), other, Reading(ReadAs.SUPERVISOR))
    assert ContentReading.objects.count() == 4

    client = signed_in(world, "practitioner")
    shown = page(client, "/supervision/readings/")
    assert "2 readings" in shown
    assert "Mina Managing" in shown
    assert "An auditor of the sample" in shown
    assert "psw@council.example" in shown
    filtered = page(client, "/supervision/readings/?part=auditor")
    assert "1 reading<" in filtered
    file = b"".join(client.get("/supervision/readings/readings.csv")).decode()  # type: ignore[call-overload]
    assert file.count("\n") == 3
    assert 'The supervisor,"One-to-one, 30 September 2024",Yes' in file


def test_person_sees_that_hr_opened_a_record_and_not_why(world: World) -> None:
    FormalOpeningFactory(session=record(world), account=world.accounts["hr"], reason="The secret inquiry")
    shown = page(signed_in(world, "practitioner"), "/supervision/readings/")
    assert "Opened by HR for a formal process" in shown
    assert "hr@council.example" in shown
    assert "secret" not in shown


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_readings_asks_the_same_for_one_and_for_three(
    world: World, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for days in range(number):
        session = record(world, days)
        note_reading(session, world.accounts["team_manager"], Reading(ReadAs.SUPERVISOR))
        FormalOpeningFactory(session=session, account=world.accounts["hr"])
    client = signed_in(world, "practitioner")
    with django_assert_max_num_queries(12):
        client.get("/supervision/readings/")


@pytest.fixture
def older(world: World) -> SupervisionSession:
    """A record of the former supervisor, before three later ones."""
    former = SessionFactory(supervisee=world.own, shared=True, on=LAST_YEAR - timedelta(days=90)).supervisor
    for days in range(3):
        SessionFactory(
            supervisee=world.own, supervisor=former, shared=True, on=LAST_YEAR + timedelta(days=days)
        )
    return SupervisionSession.objects.earliest("on")


def test_new_supervisor_asks_and_reads_once_the_person_said_yes(
    world: World, older: SupervisionSession, today: object
) -> None:
    asking, account = signed_in(world, "team_manager"), world.accounts["team_manager"]
    assert _reads(older, account, today) is False
    assert "/supervision/older/ask/OWN/" in page(asking, "/supervision/older/")
    said = asking.post("/supervision/older/ask/OWN/", {"reason": "To know the story."}, follow=True)
    assert "is asked" in said.content.decode()
    again = asking.post("/supervision/older/ask/OWN/", {"reason": "Once more."})
    assert "You have asked already" in again.content.decode()
    assert _reads(older, account, today) is False

    assert "/supervision/older/ask/OWN/" not in page(asking, "/supervision/older/")
    request = OlderRecordsRequest.objects.get()
    answering = signed_in(world, "practitioner")
    assert "To know the story." in page(answering, f"/supervision/older/{request.pk}/answer/")
    answering.post(f"/supervision/older/{request.pk}/answer/", {"answer": "yes"})
    assert _reads(older, account, today) is True
    assert "The person has agreed already" in (
        asking.post("/supervision/older/ask/OWN/", {"reason": "Again."}).content.decode()
    )
    twice = answering.post(f"/supervision/older/{request.pk}/answer/", {"answer": "no"})
    assert "You have answered this request already" in twice.content.decode()

    answering.post(f"/supervision/older/{request.pk}/close/")
    assert _reads(older, account, today) is False
    closed = answering.post(f"/supervision/older/{request.pk}/close/")
    assert "are not open by this request" in closed.content.decode()


def _reads(session: SupervisionSession, account: Account, day: object) -> bool:
    return may_read(session, account, day) is not None  # type: ignore[arg-type]


def test_no_is_kept_and_may_be_asked_again(world: World, older: SupervisionSession, today: object) -> None:
    request = OlderRecordsRequestFactory(supervisee=world.own, supervisor=manager(world))
    signed_in(world, "practitioner").post(f"/supervision/older/{request.pk}/answer/", {"answer": "no"})
    request.refresh_from_db()
    assert request.state == Readings.REFUSED
    assert _reads(older, world.accounts["team_manager"], today) is False
    said = signed_in(world, "team_manager").post(
        "/supervision/older/ask/OWN/", {"reason": "Please."}, follow=True
    )
    assert "is asked" in said.content.decode()


def test_yes_to_a_supervisor_of_the_past_is_refused(world: World) -> None:
    request = OlderRecordsRequestFactory(supervisee=world.own)
    said = signed_in(world, "practitioner").post(
        f"/supervision/older/{request.pk}/answer/", {"answer": "yes"}
    )
    assert "does not supervise you any more" in said.content.decode()


def test_manager_who_lost_somebody_today_can_neither_ask_nor_read(world: World, today: object) -> None:
    worker = who_moved_today(world)
    session = SessionFactory(supervisee=worker, supervisor=manager(world), shared=True)
    client = signed_in(world, "team_manager")
    assert client.get("/supervision/older/ask/MOVED/").status_code == 404
    assert _reads(session, world.accounts["team_manager"], today) is False


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_requests_asks_the_same_for_one_and_for_three(
    world: World, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        OlderRecordsRequestFactory(supervisee=world.own)
    client = signed_in(world, "practitioner")
    with django_assert_max_num_queries(11):
        shown = client.get("/supervision/older/").content.decode()
    assert shown.count(">Answer<") == number
    file = b"".join(client.get("/supervision/older/requests.csv")).decode()  # type: ignore[call-overload]
    assert file.count("Asked,") == number
