"""The directory and the pages of a person in a browser: accessible, readable on a phone, usable without script."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visiting
from tests.world import World
from workforce.models import Account

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def of(council: World, actor: str) -> Account:
    return council.accounts[actor]


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_pages_of_people_are_accessible_and_keep_the_policy(
    visit: Visiting, council: World, phone: bool
) -> None:
    hr = visit(of(council, "hr"), phone=phone)
    tabs = ("", *(f"record/{tab}/" for tab in ("timeline", "absence", "registration", "contact", "history")))
    paths = [
        "/people/?q=own&sort=team",
        *(f"/people/OWN/{tab}" for tab in tabs),
        "/people/OWN/?as_at=31/3/2019",
        "/people/OWN/contact/",
        "/directory/filters/save/?q=own",
    ]
    assert [hr.faults_at(path) for path in paths] == [[]] * len(paths)
    assert hr.complaints == []


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_pages_of_equality_are_accessible(visit: Visiting, council: World, phone: bool) -> None:
    own = visit(of(council, "practitioner"), phone=phone)
    assert [own.faults_at(path) for path in ("/people/OWN/record/equality/", "/people/OWN/equality/")] == [
        [],
        [],
    ]
    lead = visit(of(council, "equality"), phone=phone)
    assert lead.faults_at("/equality/?about=ethnicity") == []
    assert own.complaints + lead.complaints == []


def test_person_answers_in_private(visit: Visiting, council: World) -> None:
    page = visit(of(council, "practitioner"), scripts=False).go("/people/OWN/")

    page.get_by_role("link", name="Equality").click()
    page.get_by_role("link", name="Answer the questions").click()
    page.get_by_label("What is your religion or belief?").select_option("Prefer not to say")
    page.get_by_role("button", name="Save my answers").click()

    expect(page.get_by_text("Your answers are saved.")).to_be_visible()
    expect(page.get_by_text("Only you and the equality lead see this.")).to_be_visible()


def test_hr_goes_from_the_directory_to_a_persons_years(visit: Visiting, council: World) -> None:
    page = visit(of(council, "hr"), scripts=False).go("/people/")

    page.get_by_label("Name, number, role, team or manager").fill("ownteem")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Olu Ownteam").click()
    page.get_by_role("link", name="Timeline").click()
    page.get_by_label("Show", exact=True).select_option("Contract")
    page.get_by_role("button", name="Show", exact=True).last.click()

    expect(page.get_by_role("heading", name="Permanent")).to_be_visible()
    expect(page.get_by_role("heading", name="Sickness")).to_have_count(0)


def test_filter_is_saved_and_opened_again(visit: Visiting, council: World) -> None:
    page = visit(of(council, "team_manager"), scripts=False).go("/people/?q=own")

    page.get_by_role("link", name="Save this filter").click()
    page.get_by_label("Name of the filter").fill("My team")
    page.get_by_role("button", name="Save").click()
    page.goto(page.url.split("?")[0])
    page.get_by_role("link", name="My team").click()

    expect(page.get_by_role("link", name="Olu Ownteam")).to_be_visible()
    expect(page.get_by_role("link", name="Otto Otherteam")).to_have_count(0)


def test_manager_reads_whom_to_call_and_changes_nothing(visit: Visiting, council: World) -> None:
    page = visit(of(council, "team_manager")).go("/people/OWN/record/contact/")

    expect(page.get_by_role("heading", name="In an emergency, call")).to_be_visible()
    expect(page.get_by_role("link", name="Change contact details")).to_have_count(0)


def test_list_is_downloaded_as_it_is_shown(visit: Visiting, council: World) -> None:
    page = visit(of(council, "hr")).go("/people/?q=own")

    with page.expect_download() as download:
        page.get_by_role("link", name="Download this list as CSV").click()

    assert download.value.suggested_filename.startswith("people-")
