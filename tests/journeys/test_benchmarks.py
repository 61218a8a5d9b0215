"""The benchmark pages in a browser: accessible, inside the policy, readable on a phone, usable without script."""

import pytest
from playwright.sync_api import expect

from dashboards.benchmarks.measures import RATES
from tests.dashboards.views.council import computed, store
from tests.dashboards.views.published import publish
from tests.journeys.conftest import Visiting
from tests.world import World, build_world

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def council(db: None, settings: object) -> World:
    settings.COUNCIL_LA_CODE = "392"  # type: ignore[attr-defined]
    for measure in RATES:
        years = {2024: ("z", "10.0", "17.3"), 2025: ("9.6", "8.9", "14.2")}
        publish(measure.key, years, neighbours=("5.0", "x", "11.0"))
    world = build_world()
    computed()
    store(world.directorate)
    return world


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_benchmarks_are_accessible_and_keep_the_policy(visit: Visiting, council: World, phone: bool) -> None:
    visitor = visit(council.accounts["hr"], phone=phone)
    paths = (
        "/benchmarks/",
        "/benchmarks/?measure=vacancy_rate_fte",
        "/benchmarks/?q=neighbour",
        "/benchmarks/?q=Atlantis",
        "/benchmarks/?authority=999",
    )

    assert visitor.faulty(paths) == {}
    assert visitor.complaints == []


def test_council_is_found_without_scripts(visit: Visiting, council: World) -> None:
    page = visit(council.accounts["practitioner"], scripts=False).go("/benchmarks/")

    page.get_by_label("Find a council").fill("neighbour")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Neighbour 3").first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Neighbour 3")
    assert page.url.endswith("/benchmarks/?authority=503")


def test_reader_goes_from_the_table_to_one_rate(visit: Visiting, council: World) -> None:
    page = visit(council.accounts["practitioner"]).go("/benchmarks/")

    page.get_by_role("region", name="Rates at 30 September 2025").get_by_role(
        "link", name="Vacancy rate"
    ).click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Vacancy rate")
    expect(page.get_by_role("region", name="Vacancy rate at 30 September")).to_contain_text("Not applicable")
