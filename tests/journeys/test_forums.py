"""Forums at the desk and on a phone: planned, recorded in three fields, read by everybody who is invited."""

from datetime import date

import pytest
from playwright.sync_api import expect

from supervision.models import Gathering, GatheringSeries
from tests.factories.supervision_forums import (
    ActionFactory,
    ClosureFactory,
    GatheringFactory,
    GuestFactory,
    IssueFactory,
    SeriesFactory,
)
from tests.journeys.conftest import Visiting
from tests.world import World
from workforce.periods import ONE_DAY

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

FORUMS = "/supervision/forums/"


@pytest.fixture
def addresses(council: World, today: date) -> list[str]:
    """Every page of forums with something on it, for who plans them."""
    series = SeriesFactory(name="Practitioner Forum", about="With the principal social worker.")
    SeriesFactory(conference=True)
    held = GatheringFactory(series=series, held=True, on=today - ONE_DAY, topics="Courts")
    planned = GatheringFactory(series=series, on=today, place="Room 2")
    issue = IssueFactory(gathering=held, answer="Two more cars.", answered_on=today)
    action = ActionFactory(issue=issue, owner=council.own)
    GuestFactory(gathering=held, worker=council.own)
    closure = ClosureFactory()
    one, meeting, past = f"{series.pk}/", f"meetings/{planned.pk}/", f"meetings/{held.pk}/"
    pages = [
        *("", "add/", "calendar/", "closures/", "closures/add/", f"closures/{closure.pk}/remove/"),
        *("actions/", f"actions/{action.pk}/"),
        *(one, f"{one}change/", f"{one}end/", f"{one}plan/", f"{one}add/"),
        *(meeting, f"{meeting}hold/", f"{meeting}cancel/", f"{meeting}move/"),
        *(past, f"{past}names/", f"{past}issues/add/"),
        *(f"{past}issues/{issue.pk}/answer/", f"{past}issues/{issue.pk}/action/"),
    ]
    return ["/supervision/", *(f"{FORUMS}{page}" for page in pages)]


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_pages_are_accessible_and_fit_the_screen(
    visit: Visiting, council: World, addresses: list[str], phone: bool
) -> None:
    visitor = visit(council.accounts["psw"], phone=phone)
    assert visitor.faulty(addresses) == {}
    assert visitor.complaints == []


def test_meeting_is_planned_recorded_on_a_phone_and_read(
    visit: Visiting, council: World, today: date
) -> None:
    planner = visit(council.accounts["psw"], scripts=False)
    page = planner.go(FORUMS)
    planner.follow("Add a series")
    page.get_by_label("Name").fill("Practitioner Forum")
    page.get_by_label("Kind").select_option("Practitioner forum")
    page.get_by_label("Everybody in post, agency workers too").check()
    page.get_by_label("a week").check()
    page.get_by_label("On which weekday").select_option("Wednesday")
    page.get_by_label("Who runs it").fill("MANAGER")
    planner.press("Add and plan")
    expect(page.get_by_role("heading", name="Practitioner Forum")).to_be_visible()

    Gathering.objects.filter(pk=Gathering.objects.earliest("on").pk).update(on=today)
    runner = visit(council.accounts["team_manager"], phone=True, scripts=False)
    page = runner.go(f"{FORUMS}meetings/{Gathering.objects.earliest('on').pk}/")
    runner.follow("Record the meeting")
    page.get_by_label("How many came").fill("3")
    page.get_by_label("What it was about").fill("Courts")
    page.get_by_label("Something that was raised").fill("Too few pool cars.")
    runner.press("Save")
    expect(page.get_by_text("The meeting is recorded: 3 of 4 invited people came.")).to_be_visible()
    runner.follow("Say what we did")
    page.get_by_label("What we did").fill("Two more from January.")
    runner.press("Publish")

    reader = visit(council.accounts["practitioner"], phone=True, scripts=False)
    page = reader.go(f"{FORUMS}calendar/")
    expect(page.get_by_role("link", name="Practitioner Forum").first).to_be_visible()
    page = reader.go(f"{FORUMS}{GatheringSeries.objects.get().pk}/")
    expect(page.get_by_text("Two more from January.")).to_be_visible()


def test_list_stays_sorted_when_the_filter_changes(visit: Visiting, council: World, today: date) -> None:
    for name, came in (("Early help forum", 2), ("Early years forum", 7), ("Practice week", 5)):
        GatheringFactory(series=SeriesFactory(name=name), on=today, held=True, attended=came)
    visitor = visit(council.accounts["psw"], scripts=False)
    page = visitor.go(FORUMS)
    visitor.follow("Attendance")
    visitor.follow("Attendance")
    heading = page.get_by_role("columnheader", name="Attendance")
    expect(heading).to_have_attribute("aria-sort", "descending")
    page.get_by_label("Words").fill("early")
    visitor.press("Show")
    expect(heading).to_have_attribute("aria-sort", "descending")
    shown = page.get_by_role("rowheader")
    expect(shown).to_have_count(2)
    expect(shown.first).to_contain_text("Early years forum")
    assert visitor.complaints == []
