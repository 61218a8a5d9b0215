"""HR opens a record for a formal process: days first, then a reason, then it is meant; and closes it."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from supervision.enums import ReadAs
from supervision.models import FormalOpening, SessionVersion, SupervisionSession
from supervision.queries.reading import may_read
from tests.factories.supervision_reading import FormalOpeningFactory
from tests.factories.supervision_sessions import SessionFactory
from tests.workforce.views.verb_pages import hidden, signed_in, typed_day
from tests.world import World

pytestmark = pytest.mark.django_db
SECRET = "The secret of the session"


@pytest.fixture
def session(world: World) -> SupervisionSession:
    made = SessionFactory(supervisee=world.own, shared=True)
    SessionVersion.objects.create(session=made, number=1, body={"agenda": SECRET})
    return made


def page(client: Client, path: str) -> str:
    return " ".join(client.get(path).content.decode().split())


def test_record_is_opened_in_four_pages_with_a_reason(
    world: World, session: SupervisionSession, today: object
) -> None:
    hr, account = signed_in(world, "hr"), world.accounts["hr"]
    assert "Olu Ownteam" in page(hr, "/supervision/formal/find/?q=ownteam")
    days = page(hr, "/supervision/formal/people/OWN/")
    assert "30 September 2024" in days
    assert SECRET not in days

    until = today + timedelta(days=7)  # type: ignore[operator]
    typed = {"reason": "A grievance, reference 12.", **typed_day("until", until)}
    address = f"/supervision/formal/records/{session.pk}/"
    check = hr.post(address, typed).content.decode()
    assert "Check before you open it" in check
    assert not FormalOpening.objects.exists()
    said = hr.post(address, hidden(check), follow=True).content.decode()
    assert "The record is open to you until" in said
    assert "A grievance, reference 12." in said
    reading = may_read(session, account, today)  # type: ignore[arg-type]
    assert reading is not None
    assert (reading.read_as, reading.wellbeing, reading.edits) == (ReadAs.FORMAL, False, False)
    again = hr.post(address, hidden(check)).content.decode()
    assert "You have this record open already" in again
    file = b"".join(hr.get("/supervision/formal/openings.csv")).decode()  # type: ignore[call-overload]
    assert "grievance" not in file


@pytest.mark.parametrize(
    ("days", "reason", "message"),
    [
        (-1, "A grievance.", "Choose a last day from today"),
        (91, "A grievance.", "Choose a last day from today"),
        (7, "", "Say why this record is opened"),
    ],
    ids=["past", "too long", "without a reason"],
)
def test_opening_that_may_not_be_is_refused(
    world: World, session: SupervisionSession, today: object, days: int, reason: str, message: str
) -> None:
    until = today + timedelta(days=days)  # type: ignore[operator]
    typed = {"reason": reason, **typed_day("until", until), "sure": "on"}
    answer = signed_in(world, "hr").post(f"/supervision/formal/records/{session.pk}/", typed).content.decode()
    assert "There is a problem" in answer
    assert message in answer
    assert not FormalOpening.objects.exists()


def test_nobody_opens_a_record_of_their_own(world: World, session: SupervisionSession, today: object) -> None:
    account = world.accounts["hr"]
    account.worker = world.other
    account.save()
    own = SessionFactory(supervisor=world.other, shared=True)
    until = today + timedelta(days=7)  # type: ignore[operator]
    typed = {"reason": "A grievance.", **typed_day("until", until), "sure": "on"}
    answer = signed_in(world, "hr").post(f"/supervision/formal/records/{own.pk}/", typed).content.decode()
    assert "a record of your own supervision" in answer


def test_opening_is_closed_before_its_day(world: World, session: SupervisionSession, today: object) -> None:
    account = world.accounts["hr"]
    opening = FormalOpeningFactory(session=session, account=account, on=today - timedelta(days=3))  # type: ignore[operator]
    assert may_read(session, account, today) is not None  # type: ignore[arg-type]
    hr = signed_in(world, "hr")
    hr.post(f"/supervision/formal/{opening.pk}/close/")
    assert may_read(session, account, today) is None  # type: ignore[arg-type]
    assert "0 openings" in page(hr, "/supervision/formal/")
    assert "1 opening<" in page(hr, "/supervision/formal/?show=all")


def test_nobody_is_found_without_a_shared_record(world: World, session: SupervisionSession) -> None:
    SessionFactory(supervisee=world.other, held=True)
    hr = signed_in(world, "hr")
    assert "Nobody of this name has a record" in page(hr, "/supervision/formal/find/?q=otto")
    assert "People with a shared record" not in page(hr, "/supervision/formal/find/")


@pytest.mark.parametrize("number", [1, 3])
def test_lists_ask_the_same_for_one_and_for_three(
    world: World, number: int, django_assert_max_num_queries: DjangoAssertNumQueries, today: object
) -> None:
    for days in range(number):
        made = SessionFactory(supervisee=world.own, shared=True, on=today - timedelta(days=days))  # type: ignore[operator]
        FormalOpeningFactory(session=made, account=world.accounts["hr"])
    client = signed_in(world, "hr")
    for address in (
        "/supervision/formal/",
        "/supervision/formal/people/OWN/",
        "/supervision/formal/find/?q=olu",
    ):
        with django_assert_max_num_queries(11):
            assert client.get(address).status_code == 200
