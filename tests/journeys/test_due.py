"""Your work: what is due by kind, whose it is, and how often an e-mail says so; at the desk and on a phone."""

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.factories.starting import AdjustmentFactory
from tests.factories.workforce import AssignmentFactory
from tests.journeys.conftest import Visiting
from tests.world import World, build_world
from workforce.models import DigestPreference
from workforce.periods import ONE_DAY, period
from workforce.views.home import SHOWN

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def council(db: None, today: date) -> World:
    """More is due for the team manager than the first page shows, some of it their own."""
    world = build_world(today)
    manager = world.accounts["team_manager"].worker
    AdjustmentFactory(worker=manager, asked_on=today, due_on=today + ONE_DAY)
    for _ in range(SHOWN + 1):
        AssignmentFactory(team=world.own_team, period=period(today + 2 * ONE_DAY))
    return world


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_manager_sees_what_is_due_and_chooses_the_email(council: World, visit: Visiting, phone: bool) -> None:
    account = council.accounts["team_manager"]
    tab = visit(account, phone=phone)
    addresses = ("/", "/due/", "/due/?whose=mine", "/due/e-mail/")
    faults = {address: tab.faults_at(address) for address in addresses}
    assert {address: found for address, found in faults.items() if found} == {}

    page = tab.go("/")
    page.get_by_role("link", name="Starts", exact=True).click()
    expect(page.get_by_role("heading", name=f"90 days: {SHOWN + 1}")).to_be_visible()
    page = tab.go("/")
    page.get_by_role("link", name="E-mail of what is due").click()
    page.get_by_label("Never").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("No e-mail of what is due will come.")).to_be_visible()

    assert DigestPreference.objects.get(account=account).how_often == "off"
    assert tab.complaints == []
