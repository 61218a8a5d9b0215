"""Samples: drawn by chance or by hand, judged, locked; results with small numbers hidden; feedback."""

from datetime import date, timedelta
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from supervision.enums import Criterion, ReadAs
from supervision.models import (
    AgreedAction,
    ContentReading,
    SessionAudit,
    SessionVersion,
    SupervisionSession,
    WellbeingVersion,
)
from tests.factories.supervision_reading import SessionAuditFactory
from tests.factories.supervision_sessions import AgreedActionFactory, SessionFactory
from tests.factories.workforce import AssignmentFactory
from tests.workforce.views.verb_pages import signed_in, typed_day
from tests.world import World
from workforce.models import Worker

pytestmark = pytest.mark.django_db
SECRET, PRIVATE = "The secret of the session", "The private part"
ALL_YES = {each.value: "yes" for each in Criterion}
TYPED_YES = {f"criterion_{each.value}": "yes" for each in Criterion}


def page(client: Client, path: str) -> str:
    return " ".join(client.get(path).content.decode().split())


def manager(world: World) -> Worker:
    worker = world.accounts["team_manager"].worker
    assert worker is not None
    return worker


def record(world: World, on: date, **details: Any) -> SupervisionSession:
    made = SessionFactory(
        **{"supervisee": world.own, "supervisor": manager(world), "shared": True, "on": on} | details
    )
    SessionVersion.objects.create(
        session=made, number=1, body={"agenda": "An older word", "wellbeing": PRIVATE}
    )
    SessionVersion.objects.create(
        session=made, number=2, body={"agenda": SECRET, "workload_view": "stretched", "wellbeing": PRIVATE}
    )
    WellbeingVersion.objects.create(session=made, number=1, body={"wellbeing": PRIVATE})
    return made


def draw(world: World, today: date, **details: Any) -> dict[str, Any]:
    """A form for drawing, filled in."""
    typed: dict[str, Any] = {"name": "Spring", "number": "2", "seed": "7"}
    typed["auditors"] = [str(world.accounts["psw"].pk)]
    typed |= typed_day("first_day", today - timedelta(days=90)) | typed_day("last_day", today)
    return typed | typed_day("until", today + timedelta(days=14)) | details


def test_sample_is_drawn_by_a_seed_that_draws_the_same_again(world: World, today: date) -> None:
    for days in range(6):
        record(world, today - timedelta(days=days))
    SessionFactory(supervisee=world.own, held=True, on=today - timedelta(days=10))
    client = signed_in(world, "psw")
    said = client.post("/supervision/audits/draw/", draw(world, today), follow=True).content.decode()
    assert "2 of 6 records are drawn and given out: Spring, seed 7." in said
    first = set(SessionAudit.objects.values_list("session", flat=True))
    again = client.post("/supervision/audits/draw/", draw(world, today)).content.decode()
    assert "A sample of this name was drawn already" in again
    SessionAudit.objects.all().delete()
    client.post("/supervision/audits/draw/", draw(world, today))
    assert set(SessionAudit.objects.values_list("session", flat=True)) == first


def test_sample_is_drawn_from_a_team_and_a_kind(world: World, today: date) -> None:
    mine = record(world, today)
    record(world, today, supervisee=world.other)
    record(world, today - timedelta(days=1), kind="reflective")
    form = draw(world, today, unit=str(world.own_team.pk), kind="one_to_one", number="9")
    signed_in(world, "psw").post("/supervision/audits/draw/", form)
    assert list(SessionAudit.objects.values_list("session", flat=True)) == [mine.pk]


@pytest.mark.parametrize(
    ("details", "message"),
    [
        ({"kind": "group"}, "No shared record fits"),
        ({"auditors": []}, "Choose at least one auditor"),
        ({"others": "nobody@council.example"}, "There is no account of nobody@council.example"),
        ({"others": "team@council.example", "auditors": []}, "it is their own"),
        ({"until_year": "2001"}, "The last day lies in the past"),
    ],
    ids=["nothing fits", "no auditor", "no account", "own record", "past"],
)
def test_sample_that_may_not_be_is_refused(
    world: World, today: date, details: dict[str, Any], message: str
) -> None:
    record(world, today)
    answer = signed_in(world, "psw").post("/supervision/audits/draw/", draw(world, today, **details))
    assert message in answer.content.decode()
    assert not SessionAudit.objects.exists()


def test_records_are_chosen_by_hand_and_given_to_somebody_by_name(world: World, today: date) -> None:
    chosen = record(world, today)
    record(world, today - timedelta(days=1))
    client = signed_in(world, "psw")
    assert "2 records" in page(client, "/supervision/audits/pick/")
    form = {"records": [str(chosen.pk)], "name": "By hand", "others": "learning@council.example"}
    form |= typed_day("until", today + timedelta(days=14))
    said = client.post("/supervision/audits/pick/", form, follow=True).content.decode()
    assert "1 record given out." in said
    audit = SessionAudit.objects.get()
    assert (audit.session, audit.auditor, audit.sample) == (chosen, world.accounts["learning"], "By hand")
    assert "Nothing fits" in page(client, "/supervision/audits/pick/?kind=group")


def test_auditor_judges_a_record_without_its_private_part_and_then_it_is_locked(
    world: World, today: date
) -> None:
    session = record(world, today)
    AgreedActionFactory(session=session, words="Book the course.")
    audit = SessionAuditFactory(session=session, auditor=world.accounts["psw"])
    client, address = signed_in(world, "psw"), f"/supervision/audits/{audit.pk}/"
    shown = page(client, address)
    assert SECRET in shown
    assert "Stretched" in shown
    assert "Book the course." in shown
    assert PRIVATE not in shown
    assert "An older word" not in shown
    reading = ContentReading.objects.get()
    assert (reading.read_as, reading.account, reading.wellbeing) == (ReadAs.AUDITOR, audit.auditor, False)

    assert "Saved" in client.post(address, {"criterion_regular": "partly"}, follow=True).content.decode()
    audit.refresh_from_db()
    assert audit.judgements == {"regular": "partly"}
    assert page(client, address).count(" checked") == 1
    missing = client.post(
        address, {"criterion_regular": "yes", "grade": "3", "finish": "on"}
    ).content.decode()
    assert "Say yes, partly or no to" in missing
    assert "Choose a grade" in client.post(address, TYPED_YES | {"finish": "on"}).content.decode()
    done = TYPED_YES | {"grade": "3", "feedback": "Clear.", "actions": "Say who does what.", "finish": "on"}
    assert "done and locked" in client.post(address, done, follow=True).content.decode()
    audit.refresh_from_db()
    assert (audit.grade, audit.feedback, audit.actions, audit.done_on) == (
        "3",
        "Clear.",
        "Say who does what.",
        today,
    )
    assert client.get(address).status_code == 404
    assert client.post(address, {"grade": "1"}).status_code == 404
    assert "Done on" in page(client, "/supervision/audits/mine/")


def test_audit_is_taken_back_and_the_record_closes(world: World, today: date) -> None:
    audit = SessionAuditFactory(session=record(world, today), auditor=world.accounts["psw"])
    client = signed_in(world, "psw")
    client.post(f"/supervision/audits/{audit.pk}/take-back/")
    assert client.get(f"/supervision/audits/{audit.pk}/").status_code == 404
    assert not SessionAudit.objects.exists()


def test_feedback_goes_to_the_supervisor_as_long_as_they_supervise(world: World, today: date) -> None:
    SessionAuditFactory(
        session=record(world, today), done=True, feedback="Clear decisions.", judgements=ALL_YES
    )
    assert "Clear decisions." in page(signed_in(world, "team_manager"), "/supervision/audits/feedback/")
    assert "Clear decisions." not in page(signed_in(world, "practitioner"), "/supervision/audits/feedback/")
    world.own.assignments.update(manager=world.other)
    assert "Clear decisions." not in page(signed_in(world, "team_manager"), "/supervision/audits/feedback/")


def test_results_hide_small_numbers_on_the_page_and_in_the_file(world: World, today: date) -> None:
    client = signed_in(world, "psw")
    assert "No audit was done in this time." in page(client, "/supervision/audits/results/")
    for number in range(12):
        worker = AssignmentFactory(team=world.own_team).worker
        session = SessionFactory(supervisee=worker, shared=True)
        SessionAuditFactory(session=session, done=True, grade="3" if number else "1", judgements=ALL_YES)
    file = client.get("/supervision/audits/results/results.csv").content.decode()
    assert file.splitlines()[1:] == ["Own team,0,c,0,c", "All,0,c,0,c"]
    assert "Small numbers are hidden" in page(client, "/supervision/audits/results/")


@pytest.mark.parametrize("number", [1, 3])
def test_lists_ask_the_same_for_one_and_for_three(
    world: World, number: int, django_assert_max_num_queries: DjangoAssertNumQueries, today: date
) -> None:
    psw = world.accounts["psw"]
    for days in range(number):
        session = record(world, today - timedelta(days=days))
        SessionAuditFactory(session=session, auditor=psw)
        SessionAuditFactory(session=session, done=True)
    client = signed_in(world, "psw")
    for address in (
        *("/supervision/audits/", "/supervision/audits/?show=all", "/supervision/audits/mine/"),
        *("/supervision/audits/pick/", "/supervision/audits/results/"),
    ):
        with django_assert_max_num_queries(13):
            assert client.get(address).status_code == 200
    supervisor = signed_in(world, "team_manager")
    with django_assert_max_num_queries(13):
        assert supervisor.get("/supervision/audits/feedback/").status_code == 200


def test_missing_key_is_a_page_that_says_what_to_do_and_no_word_of_it_is_logged(
    world: World, today: date, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    session = record(world, today)
    AgreedAction.objects.all().delete()
    audit = SessionAuditFactory(session=session, auditor=world.accounts["psw"])
    key, client = settings.CONTENT_KEYS, signed_in(world, "psw")
    settings.CONTENT_KEYS = [Fernet.generate_key().decode()]
    answer = client.get(f"/supervision/audits/{audit.pk}/")
    assert answer.status_code == 503
    assert "This record is locked" in answer.content.decode()
    assert "CONTENT_KEYS" in answer.content.decode()
    assert "content locked" in caplog.text
    for word in (SECRET, PRIVATE, "gAAAA"):
        assert word not in caplog.text
        assert word not in answer.content.decode()
    settings.CONTENT_KEYS = key
    assert SECRET in page(client, f"/supervision/audits/{audit.pk}/")
