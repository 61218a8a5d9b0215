"""Figures of practice in a browser: a leader on the way from the dashboard to the slots, at the desk and on a phone."""

import pytest
from playwright.sync_api import expect

from tests.dashboards.views.council import with_figures, with_practice
from tests.journeys.conftest import Visiting
from tests.world import World, build_world

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PAGE = "/dashboard/practice/"
both_widths = pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])


@pytest.fixture
def council(db: None) -> World:
    return with_practice(with_figures(build_world()))


@both_widths
def test_pages_are_accessible_and_fit_the_screen(visit: Visiting, council: World, phone: bool) -> None:
    paths = (PAGE, f"{PAGE}?unit=OTHER-1", f"{PAGE}?month=2024-01", f"{PAGE}heat-map/", f"{PAGE}slots/")
    for actor in ("senior_leader", "psw"):
        visitor = visit(council.accounts[actor], phone=phone)
        faults = {path: visitor.faults_at(path) for path in paths}
        assert {path: found for path, found in faults.items() if found} == {}
        assert visitor.complaints == []


@both_widths
def test_leader_goes_from_the_dashboard_to_the_slots_of_a_team(
    visit: Visiting, council: World, phone: bool
) -> None:
    leader = visit(council.accounts["senior_leader"], phone=phone, scripts=False)
    page = leader.go("/dashboard/")

    leader.follow("Supervision figures")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Children's services")
    leader.follow("Teams month by month")
    heat_map = page.get_by_role("region", name="Supervision compliance, twelve months to September 2025")
    own = heat_map.get_by_role("row", name="Own team")
    expect(own.get_by_role("link", name="85.0% Near target")).to_be_visible()
    expect(heat_map.get_by_role("row", name="Other team").get_by_role("cell").last).to_have_text("c")
    own.get_by_role("link", name="85.0% Near target").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Slots of supervision")
    expect(page.get_by_label("Unit", exact=True)).to_have_value("OWN-1")
    expect(page.get_by_text("Whose slots these are is for those who manage the people.")).to_be_visible()
    expect(page.get_by_text("Olu Ownteam")).to_have_count(0)
    leader.follow("Practice in Own team")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Own team")


def test_name_of_a_figure_leads_to_what_it_means(visit: Visiting, council: World) -> None:
    leader = visit(council.accounts["senior_leader"], scripts=False)
    page = leader.go(PAGE)

    leader.follow("Annual appraisal compliance")

    expect(page.locator("#appraisal_compliance")).to_be_in_viewport()
    assert page.url.endswith("#appraisal_compliance")
