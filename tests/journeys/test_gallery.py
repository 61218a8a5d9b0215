"""Every component in a browser: accessible, inside the policy, readable on a phone, usable without script."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visiting
from workforce.models import Account

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

SIGNED_OUT = ("/account/login/", "/account/password/reset/", "/account/inactive/", "/account/signup/")
SIGNED_IN = ("/account/password/change/", "/account/logout/", "/no-such-page/")


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_gallery_is_accessible_and_keeps_the_policy(
    visit: Visiting, administrator: Account, phone: bool
) -> None:
    visitor = visit(administrator, phone=phone)

    assert visitor.faults_at("/gallery/") == []
    assert visitor.complaints == []


@pytest.mark.parametrize("colour", ["#ffcc00", "#e4003b"])
def test_gallery_is_accessible_in_a_pale_and_a_bright_colour(
    visit: Visiting, administrator: Account, settings: Any, colour: str
) -> None:
    settings.COUNCIL_COLOUR = colour
    visitor = visit(administrator)

    assert visitor.faults_at("/gallery/") == []


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_pages_before_signing_in_are_accessible(visit: Visiting, phone: bool) -> None:
    visitor = visit(phone=phone)

    assert visitor.faulty(SIGNED_OUT) == {}
    assert visitor.complaints == []


def test_pages_of_the_account_are_accessible(visit: Visiting, administrator: Account) -> None:
    visitor = visit(administrator)

    assert visitor.faulty(SIGNED_IN) == {}


def test_error_summary_has_the_focus_and_its_links_lead_to_the_fields(
    visit: Visiting, administrator: Account
) -> None:
    page = visit(administrator).go("/gallery/")

    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.get_by_role("link", name="The first day must be a real date").click()
    expect(page.locator("#id_first_day_0")).to_be_focused()


def test_account_menu_closes_with_escape(visit: Visiting, administrator: Account) -> None:
    page = visit(administrator).go("/gallery/")
    menu = page.locator(".app-account")

    menu.locator("summary").click()
    expect(menu.get_by_role("button", name="Sign out")).to_be_visible()
    page.keyboard.press("Escape")

    expect(menu.get_by_role("button", name="Sign out")).to_be_hidden()


def test_navigation_folds_on_a_phone(visit: Visiting, administrator: Account) -> None:
    page = visit(administrator, phone=True).go("/gallery/")
    people = page.get_by_role("navigation", name="Main").get_by_role("link", name="People")

    expect(people).to_be_hidden()
    page.get_by_role("button", name="Menu").click()

    expect(people).to_be_visible()


def test_pages_work_without_scripts(visit: Visiting, administrator: Account) -> None:
    page = visit(administrator, phone=True, scripts=False).go("/gallery/")

    expect(page.get_by_role("navigation", name="Main").get_by_role("link", name="People")).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_have_count(0)
    page.locator(".app-account summary").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in", exact=True)).to_be_visible()


def test_table_is_sorted_by_its_heading(visit: Visiting, administrator: Account) -> None:
    page = visit(administrator).go("/gallery/")
    first = page.get_by_role("region", name="Teams of Assessment").locator("tbody th").first

    expect(first).to_contain_text("Assessment North")
    page.get_by_role("columnheader", name="Team").get_by_role("link").click()

    expect(first).to_contain_text("Family support")
    expect(page.get_by_role("columnheader", name="Team")).to_have_attribute("aria-sort", "descending")


def test_paper_has_charts_with_their_tables_and_no_navigation(
    visit: Visiting, administrator: Account
) -> None:
    page = visit(administrator).go("/gallery/")

    page.emulate_media(media="print")

    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.locator(".app-header")).to_be_hidden()
    chart = page.locator("figure", has_text="Average caseload")
    expect(chart.locator("svg").first).to_be_visible()
    expect(chart.get_by_role("cell", name="15.9")).to_be_visible()
