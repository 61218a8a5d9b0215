"""Appraisal at the desk and on a phone: the whole way without a script, and every page with axe at both widths."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from supervision.models import Appraisal, AppraisalDraft, AppraisalVersion
from tests.factories.supervision_appraisal import (
    AppraisalFactory,
    AppraisalFormFactory,
    AppraisalRatingFactory,
    AppraisalSampleFactory,
    AppraisalVersionFactory,
    CouncilPriorityFactory,
    CouncilValueFactory,
    DevelopmentItemFactory,
    ObjectiveFactory,
)
from tests.factories.workforce import AssignmentFactory
from tests.journeys.conftest import Visiting
from tests.world import World
from workforce.models import Worker
from workforce.periods import add_months

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

BASE = "/supervision"
WIDTHS = pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])


def filled(council: World, worker: Worker, **more: object) -> Appraisal:
    """One with something in every part."""
    appraiser = council.accounts["team_manager"].worker
    appraisal = AppraisalFactory(appraisee=worker, appraiser=appraiser, **more)
    for part, body in (
        ("self", {"look_back": "A steady year.", "values_shown": []}),
        ("manager", {"summary": "A good talk."}),
    ):
        AppraisalVersionFactory(appraisal=appraisal, part=part, body=body)
    ObjectiveFactory(appraisal=appraisal, priority=CouncilPriorityFactory(), value=CouncilValueFactory())
    DevelopmentItemFactory(appraisal=appraisal, standards=["swe"])
    AppraisalRatingFactory(appraisal=appraisal)
    return appraisal


@pytest.fixture
def pages(council: World, today: date) -> dict[str, list[str]]:
    """Every page with something on it, by who opens it."""
    manager = council.accounts["team_manager"].worker
    signed = filled(council, council.own, signed=True, on=add_months(today, -7))
    objective, item = signed.objectives.get(), signed.development.get()
    held = filled(council, AssignmentFactory(manager=manager).worker, held=True, on=add_months(today, -1))
    other = AssignmentFactory(manager=manager).worker
    fresh = AppraisalFactory(appraisee=other, appraiser=manager, on=today)
    shared = filled(council, council.own, shared=True, on=add_months(today, -1))
    AppraisalFormFactory(version=1)
    mine = AppraisalSampleFactory(
        appraisal=signed, auditor=council.accounts["psw"], assigned_on=today, until=today
    )
    AppraisalSampleFactory(appraisal=signed, assigned_on=today, scored=True)
    value = CouncilValueFactory()
    one = f"{BASE}/appraisals"
    return {
        "team_manager": [
            "/",
            "/supervision/",
            f"{one}/",
            f"{one}/of/OWN/",
            f"{one}/{signed.pk}/",
            f"{one}/{signed.pk}/mid-year/",
            f"{one}/{signed.pk}/close/",
            f"{one}/{signed.pk}/development/add/",
            f"{one}/{held.pk}/",
            *(f"{one}/{held.pk}/{page}/" for page in ("write", "rating", "share", "objectives/add")),
            f"{one}/objectives/{held.objectives.get().pk}/",
            f"{one}/objectives/{held.objectives.get().pk}/remove/",
            f"{one}/development/{held.development.get().pk}/",
            *(f"{one}/{fresh.pk}/{page}/" for page in ("plan", "held")),
            "/people/OWN/record/appraisal/",
        ],
        "practitioner": [
            f"{one}/{shared.pk}/",
            f"{one}/{shared.pk}/comment/",
            f"{one}/{shared.pk}/sign/",
            f"{one}/objectives/{objective.pk}/progress/",
            f"{one}/development/{item.pk}/review/",
        ],
        "hr": [
            f"{one}/",
            f"{one}/{signed.pk}/",
            f"{BASE}/appraisal-setup/",
            *(f"{BASE}/appraisal-setup/{page}/" for page in ("values/add", "priorities/add", "form")),
            f"{BASE}/appraisal-setup/value/{value.pk}/end/",
            f"{BASE}/appraisal-figures/ratings/",
        ],
        "psw": [
            f"{BASE}/appraisal-samples/?show=all",
            f"{BASE}/appraisal-samples/draw/",
            f"{BASE}/appraisal-samples/{mine.pk}/",
            f"{BASE}/appraisal-figures/",
        ],
        "learning": [f"{BASE}/development-needs/?show=all"],
        "service_manager": [f"{one}/{signed.pk}/", f"{one}/{signed.pk}/countersign/"],
    }


@WIDTHS
def test_pages_are_accessible_and_fit_the_screen(
    visit: Visiting, council: World, pages: dict[str, list[str]], phone: bool
) -> None:
    found = {}
    for actor, paths in pages.items():
        visitor = visit(council.accounts[actor], phone=phone)
        found |= {f"{actor} {path}": visitor.faults_at(path) for path in paths}
        assert visitor.complaints == []
    assert {path: faults for path, faults in found.items() if faults} == {}


def fill_day(page: Page, day: date) -> None:
    for label, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        page.get_by_label(label, exact=True).first.fill(str(number))


@WIDTHS
def test_from_the_first_page_to_both_signatures(
    visit: Visiting, council: World, today: date, phone: bool
) -> None:
    CouncilPriorityFactory(name="A home that lasts")
    CouncilValueFactory(name="Respectful")
    person = visit(council.accounts["practitioner"], phone=phone, scripts=False)
    person.go(f"{BASE}/appraisals/")
    person.follow("Your own")
    person.follow("Start the next one")
    person.press("Start")
    person.follow("Write your self-assessment")
    person.page.get_by_label("Looking back").fill("Four plans ended well.")
    person.page.get_by_label("Respectful").check()
    person.press("Save as a draft")
    expect(person.page.get_by_label("Looking back")).to_have_value("Four plans ended well.")
    person.press("Hand over to your manager")
    expect(person.page.get_by_text("Your self-assessment is with your manager.")).to_be_visible()

    manager = visit(council.accounts["team_manager"], phone=phone, scripts=False)
    manager.go(f"{BASE}/appraisals/of/OWN/")
    manager.follow("Open the one on its way")
    expect(manager.page.get_by_text("Four plans ended well.")).to_be_visible()
    manager.follow("Record the meeting")
    manager.press("Record")
    manager.follow("Write your part")
    manager.page.get_by_label("What was talked about").fill("A calm year.")
    manager.press("Save", exact=True)
    manager.follow("Add an objective")
    manager.page.get_by_label("Objective", exact=True).fill("Plans are reviewed in time.")
    manager.page.get_by_label("How you will know that it is met").fill("The figure of the team.")
    fill_day(manager.page, today + timedelta(days=200))
    manager.page.get_by_label("Priority that it serves").select_option("A home that lasts")
    manager.press("Add")
    manager.follow("Share", exact=True)
    manager.press("Share")
    manager.follow("Sign", exact=True)
    manager.press("Sign")
    expect(manager.page.get_by_text("You have signed. The other signature is still to come.")).to_be_visible()

    person.go("/")
    person.go(f"{BASE}/appraisals/{Appraisal.objects.get().pk}/")
    expect(person.page.get_by_text("A calm year.")).to_be_visible()
    person.follow("Sign", exact=True)
    person.press("Sign")
    expect(person.page.get_by_text("Signed by both.", exact=True)).to_be_visible()
    assert Appraisal.objects.get().state == "signed"


# What is typed is kept


DRAFTS = pytest.mark.parametrize(
    ("actor", "page_name", "label"),
    [("practitioner", "self-assessment", "Looking back"), ("team_manager", "write", "What was talked about")],
    ids=["self-assessment", "meeting"],
)


def draft_page(council: World, today: date, page_name: str) -> str:
    appraiser = council.accounts["team_manager"].worker
    made = AppraisalFactory(
        appraisee=council.own, appraiser=appraiser, held=True, on=today - timedelta(days=3)
    )
    return f"{BASE}/appraisals/{made.pk}/{page_name}/"


@DRAFTS
def test_words_are_kept_while_the_connection_is_lost_and_when_the_page_is_closed(
    visit: Visiting, council: World, today: date, actor: str, page_name: str, label: str
) -> None:
    path = draft_page(council, today, page_name)
    writer = visit(council.accounts[actor], phone=True)
    page = writer.go(path)
    page.context.set_offline(True)
    page.get_by_label(label).fill("Typed in a lift.")
    expect(page.get_by_text("Not saved yet: no connection.")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("Draft saved at")).to_be_visible()

    again = visit(council.accounts[actor], phone=True)
    page = again.go(path)
    expect(page.get_by_label(label)).to_have_value("Typed in a lift.")
    assert again.faults() == []
    assert not again.width_beyond_the_screen()
    assert again.complaints == []


@DRAFTS
def test_page_stays_open_when_the_sign_in_ends_and_saves_after_signing_in_elsewhere(
    visit: Visiting, council: World, today: date, actor: str, page_name: str, label: str
) -> None:
    page = visit(council.accounts[actor]).go(draft_page(council, today, page_name))
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.get_by_label(label).fill("Typed after lunch.")
    expect(page.get_by_text("Not saved yet: you are signed out.")).to_be_visible()
    page.context.add_cookies(cookies)  # as another tab does
    expect(page.get_by_text("Draft saved at")).to_be_visible(timeout=15000)
    assert ["Typed after lunch."] in AppraisalDraft.objects.get().body["fields"].values()


@DRAFTS
def test_second_tab_is_told_and_both_texts_are_shown(
    visit: Visiting, council: World, today: date, actor: str, page_name: str, label: str
) -> None:
    path = draft_page(council, today, page_name)
    one, two = (visit(council.accounts[actor]).go(path) for _ in range(2))
    one.get_by_label(label).fill("From the first.")
    expect(one.get_by_text("Draft saved at")).to_be_visible()
    two.get_by_label(label).fill("From the second.")
    expect(two.get_by_text("beside something else")).to_be_visible()
    hand_over = "Hand over to your manager" if actor == "practitioner" else "Save"
    two.get_by_role("button", name=hand_over, exact=True).click()
    expect(two.get_by_role("alert")).to_contain_text("Nothing is lost: both texts are below")
    expect(two.get_by_text("From the first.")).to_be_visible()
    with two.expect_navigation():
        two.get_by_role("button", name=hand_over, exact=True).click()
    assert [list(each.body.values()) for each in AppraisalVersion.objects.all()] == [["From the second."]]
