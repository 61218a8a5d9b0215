"""The dashboard in a browser: accessible, inside the policy, readable on a phone, usable without script."""

import pytest
from playwright.sync_api import expect

from tests.dashboards.views.council import with_figures
from tests.dashboards.views.published import publish
from tests.journeys.conftest import Visiting
from tests.world import World, build_world
from workforce.models import Account

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def council(db: None, settings: object) -> World:
    settings.COUNCIL_LA_CODE = "392"  # type: ignore[attr-defined]
    publish(
        "vacancy_rate_fte",
        {2024: ("9.0", "10.0", "17.3"), 2025: ("9.6", "8.9", "14.2")},
        neighbours=("5.0", "x"),
    )
    return with_figures(build_world())


def of(council: World, actor: str) -> Account:
    return council.accounts[actor]


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_pages_of_figures_are_accessible_and_keep_the_policy(
    visit: Visiting, council: World, phone: bool
) -> None:
    visitor = visit(of(council, "hr"), phone=phone)
    paths = (
        "/dashboard/",
        "/dashboard/?month=1999-01&roles=wizards",
        "/dashboard/?unit=OWN-2",
        "/dashboard/vacancy_rate/",
        "/dashboard/in_post/people/",
    )

    assert visitor.faulty(paths) == {}
    assert visitor.complaints == []


def test_choice_is_made_without_scripts_and_stays_in_the_address(visit: Visiting, council: World) -> None:
    page = visit(of(council, "service_manager"), scripts=False).go("/dashboard/")

    page.get_by_label("Unit", exact=True).select_option("OWN-1")
    page.get_by_label("People", exact=True).select_option("all")
    page.get_by_label("Month", exact=True).select_option("2024-09")
    page.get_by_role("button", name="Show").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Own team")
    assert page.url.endswith("/dashboard/?unit=OWN-1&roles=all&month=2024-09")


def test_leader_goes_from_the_whole_to_a_team_and_back(visit: Visiting, council: World) -> None:
    page = visit(of(council, "senior_leader")).go("/dashboard/")

    page.get_by_role("region", name="Units of Children's services").get_by_role(
        "link", name="Own service"
    ).click()
    page.get_by_role("region", name="Units of Own service").get_by_role("link", name="Own team").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Own team")
    page.get_by_role("navigation", name="Breadcrumb").get_by_role("link", name="Children's services").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Children's services")


def test_units_are_sorted_by_a_heading_without_scripts(visit: Visiting, council: World) -> None:
    council.other_service.figures.filter(month_end="2025-09-30").update(vacant_fte=1)
    page = visit(of(council, "senior_leader"), scripts=False).go("/dashboard/")
    units = page.get_by_role("region", name="Units of Children's services")

    units.get_by_role("columnheader", name="Vacancy").get_by_role("link").click()

    expect(units.get_by_role("columnheader", name="Vacancy")).to_have_attribute("aria-sort", "ascending")
    expect(units.locator("tbody th").first).to_have_text("Other service")
    units.get_by_role("columnheader", name="Vacancy").get_by_role("link").click()
    expect(units.locator("tbody th").first).to_have_text("Own service")


def test_manager_goes_from_a_tile_to_the_people_behind_it(visit: Visiting, council: World) -> None:
    page = visit(of(council, "team_manager")).go("/dashboard/")

    page.get_by_role("link", name="Turnover, last 12 months").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Turnover")
    page.get_by_role("link", name="See the records behind this figure").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Leavers of the last 12 months")


def test_leader_finds_no_way_to_people(visit: Visiting, council: World) -> None:
    page = visit(of(council, "senior_leader")).go("/dashboard/turnover_rate/")

    expect(page.get_by_role("link", name="See the records behind this figure")).to_have_count(0)


def test_chart_opens_its_table_without_scripts(visit: Visiting, council: World) -> None:
    page = visit(of(council, "senior_leader"), scripts=False).go("/dashboard/")
    chart = page.locator("figure", has_text="Vacancy rate").first

    expect(chart.get_by_role("rowheader", name="September 2025")).to_be_hidden()
    chart.get_by_text("Figures as a table").click()

    expect(chart.get_by_role("rowheader", name="September 2025")).to_be_visible()


def test_figures_are_downloaded_under_a_name_that_tells_unit_and_month(
    visit: Visiting, council: World
) -> None:
    page = visit(of(council, "service_manager")).go("/dashboard/")

    with page.expect_download() as download:
        page.get_by_role("link", name="Download all units below as CSV").click()

    assert download.value.suggested_filename == "own-units-csww-2025-09.csv"


def test_paper_has_the_figures_and_no_controls(visit: Visiting, council: World) -> None:
    page = visit(of(council, "senior_leader")).go("/dashboard/")

    page.emulate_media(media="print")

    expect(page.get_by_role("button", name="Show")).to_be_hidden()
    expect(page.get_by_role("heading", name="Headline figures")).to_be_visible()
    expect(page.get_by_role("region", name="Plain counts")).to_be_visible()
