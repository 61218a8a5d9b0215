"""Who read, older records, formal processes, audits and the form of records, at the desk and on a phone."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from supervision.domain.readings import note_reading
from supervision.enums import Criterion, ReadAs
from supervision.models import FormalOpening, SessionAudit, SessionVersion
from supervision.queries.reading import Reading
from tests.factories.supervision_reading import (
    FormalOpeningFactory,
    OlderRecordsRequestFactory,
    RecordTemplateFactory,
    SessionAuditFactory,
)
from tests.factories.supervision_sessions import AgreedActionFactory, SessionFactory
from tests.journeys.conftest import Visiting
from tests.world import World

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
YES = {each.value: "yes" for each in Criterion}


@pytest.fixture
def addresses(council: World, today: date) -> Mapping[str, list[str]]:
    """Every page with something on it, by who opens it."""
    manager, psw, hr = (council.accounts[name] for name in ("team_manager", "psw", "hr"))
    session = SessionFactory(supervisee=council.own, supervisor=manager.worker, shared=True, on=today)
    words = {"agenda": "The week.\n\nThe team.", "casework": "Two references.", "workload_view": "stretched"}
    SessionVersion.objects.create(session=session, number=1, body=words)
    AgreedActionFactory(session=session, due_on=today + timedelta(days=9))
    note_reading(session, manager, Reading(ReadAs.SUPERVISOR, wellbeing=True))
    request = OlderRecordsRequestFactory(supervisee=council.own, supervisor=manager.worker)
    opening = FormalOpeningFactory(session=session, account=hr)
    audit = SessionAuditFactory(session=session, auditor=psw)
    SessionAuditFactory(
        session=session, auditor=hr, done=True, judgements=YES, feedback="Clear.", actions="Go on."
    )
    draft = RecordTemplateFactory(tools=["Signs of Safety"]).version
    return {
        "practitioner": [
            *("/", "/supervision/", "/supervision/readings/", "/supervision/older/"),
            f"/supervision/older/{request.pk}/answer/",
        ],
        "team_manager": ["/supervision/older/ask/OWN/", "/supervision/audits/feedback/"],
        "hr": [
            *("/supervision/formal/", "/supervision/formal/find/?q=olu", "/supervision/formal/people/OWN/"),
            *(f"/supervision/formal/records/{session.pk}/", f"/supervision/formal/{opening.pk}/close/"),
        ],
        "psw": [
            *("/supervision/audits/?show=all", "/supervision/audits/draw/", "/supervision/audits/pick/"),
            *(
                "/supervision/audits/mine/",
                f"/supervision/audits/{audit.pk}/",
                "/supervision/audits/results/",
            ),
            *("/supervision/forms/", f"/supervision/forms/{draft}/", f"/supervision/forms/{draft}/change/"),
            f"/supervision/forms/{draft}/publish/",
        ],
    }


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_every_page_is_accessible_and_fits(
    visit: Visiting, council: World, addresses: Mapping[str, list[str]], phone: bool
) -> None:
    faults = []
    for actor, pages in addresses.items():
        browser = visit(council.accounts[actor], phone=phone)
        faults += [f"{page}: {fault}" for page in pages for fault in browser.faults_at(page)]
        faults += browser.complaints
    assert faults == []


def test_hr_opens_a_record_on_a_phone_without_scripts(
    visit: Visiting, council: World, addresses: Mapping[str, list[str]]
) -> None:
    FormalOpening.objects.all().delete()
    hr = visit(council.accounts["hr"], phone=True, scripts=False)
    hr.go("/supervision/formal/")
    hr.follow("Open a record", exact=True)
    hr.page.get_by_label("Name or number").fill("Olu")
    hr.press("Search")
    hr.follow("Olu Ownteam")
    hr.follow("Open", exact=True)
    hr.page.get_by_label("Why this record is opened").fill("A grievance, reference 12.")
    hr.press("Go on")
    expect(hr.page.get_by_text("Check before you open it")).to_be_visible()
    assert not FormalOpening.objects.exists()
    hr.press("Open this record")
    expect(hr.page.get_by_text("The record is open to you until")).to_be_visible()

    person = visit(council.accounts["practitioner"], phone=True)
    person.go("/supervision/readings/")
    expect(person.page.get_by_role("heading", name="Opened by HR for a formal process")).to_be_visible()


def test_sample_is_drawn_judged_and_seen_by_the_supervisor(
    visit: Visiting, council: World, addresses: Mapping[str, list[str]]
) -> None:
    SessionAudit.objects.all().delete()
    psw = visit(council.accounts["psw"])
    psw.go("/supervision/audits/draw/")
    psw.page.get_by_label("Name of the sample").fill("Autumn")
    psw.page.get_by_label("psw@council.example").check()
    psw.press("Draw it")
    expect(psw.page.get_by_text("1 of 1 records are drawn and given out")).to_be_visible()
    psw.go("/supervision/audits/mine/")
    psw.follow("Olu Ownteam")
    expect(psw.page.get_by_text("Two references.")).to_be_visible()
    for criterion in Criterion:
        psw.page.get_by_role("group", name=criterion.label).get_by_label("Yes").check()
    psw.page.get_by_label("Good").check()
    psw.page.get_by_label("Feedback for the supervisor").fill("Clear decisions.")
    psw.page.get_by_label("I am done").check()
    psw.press("Save")
    expect(psw.page.get_by_text("The audit is done and locked.")).to_be_visible()

    manager = visit(council.accounts["team_manager"])
    manager.go("/supervision/audits/feedback/")
    expect(manager.page.get_by_text("Clear decisions.")).to_be_visible()
