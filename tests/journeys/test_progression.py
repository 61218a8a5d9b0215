"""What people do about their careers: they read the ladder, apply, support, decide; on a desktop and on a phone."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.factories.careers import (
    ApplicationFactory,
    AspirationFactory,
    DecisionFactory,
    DropInFactory,
    InterestFactory,
    LeadRoleFactory,
    MoveFactory,
    PanelFactory,
    TalkFactory,
    ladder,
)
from tests.factories.workforce import RoleFactory
from tests.journeys.conftest import Visiting
from tests.world import World, build_world
from workforce.domain.pathways import begin_draft
from workforce.domain.progression_panels import choose_members, put_before_panel
from workforce.enums import CriterionKind, ProgressionState
from workforce.models import ProgressionApplication
from workforce.periods import add_months

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def council(db: None, today: date) -> World:
    """A pathway, an application that is ready, a panel next month, and something of everything else."""
    world = build_world()
    asked = [CriterionKind.PERMANENT, (CriterionKind.PRACTICE_EDUCATOR, 1), CriterionKind.DEVELOPS_OTHERS]
    senior = RoleFactory(name="Senior social worker", grade="Grade 10", rank=20)
    (route,) = ladder(world.own.assignments.get().role, senior, criteria=asked)
    begin_draft(pathway_id=route.version.pathway_id, by=None)
    ready = ApplicationFactory(
        worker=world.other, route=route, state=ProgressionState.ELIGIBLE, begun_on=today
    )
    MoveFactory(application=ready, to_state=ProgressionState.ELIGIBLE, on=add_months(today, -1))
    TalkFactory(application=ready)
    later = add_months(today.replace(day=1), 1)
    panel = PanelFactory(on=later, month=later)
    PanelFactory(on=add_months(later, -3), month=add_months(later, -3))
    choose_members(panel_id=panel.pk, account_ids=[world.accounts["psw"].pk], today=today, by=None)
    put_before_panel(application_id=ready.pk, panel_id=panel.pk, today=today, by=world.accounts["psw"])
    told = ApplicationFactory(
        worker=world.accounts["agency worker"].worker, route=route, state=ProgressionState.NOT_APPROVED
    )
    DecisionFactory(application=told, outcome="not_approved", reasons="Analysis is not shown yet")
    AspirationFactory(worker=world.own, on=today)
    LeadRoleFactory(worker=world.other)
    InterestFactory(worker=world.own)
    DropInFactory(on=today)
    return world


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_pages_are_accessible_and_fit_the_screen(visit: Visiting, council: World, phone: bool) -> None:
    visitor = visit(council.accounts["psw"], phone=phone)
    ready = ProgressionApplication.objects.get(worker=council.other)
    code = ready.route.version.pathway.code
    item = ready.panelitems.get()
    paths = (
        "/careers/pathways/",
        f"/careers/pathways/{code}/",
        f"/careers/pathways/{code}/draft/",
        f"/careers/pathways/{code}/draft/steps/",
        f"/careers/pathways/{code}/draft/routes/",
        "/careers/progression/",
        f"/careers/progression/{ready.pk}/",
        f"/careers/progression/{ready.pk}/decide/",
        "/careers/panels/",
        f"/careers/panels/{item.panel_id}/",
        f"/careers/panels/{item.panel_id}/members/",
        f"/careers/panels/{item.panel_id}/items/{item.pk}/",
        "/careers/opportunities/",
        f"/careers/opportunities/{council.own.opportunityinterests.get().opportunity_id}/",
        "/careers/lead-roles/",
        "/careers/aspirations/",
        "/careers/drop-ins/",
        "/careers/deputies/",
        "/careers/measures/",
        "/people/OWN/record/career/",
    )
    assert visitor.faulty(paths) == {}
    assert visitor.complaints == []


def fill_day(page: Page, name: str, value: date) -> None:
    for part in ("day", "month", "year"):
        page.locator(f"input[name={name}_{part}]").fill(str(getattr(value, part)))


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_application_begins_with_the_ladder_and_the_talk(
    visit: Visiting, council: World, today: date, phone: bool
) -> None:
    person = visit(council.accounts["practitioner"], phone=phone)
    page = person.go("/careers/")
    page.get_by_role("navigation", name="Careers").get_by_role("link", name="Pathways").or_(
        page.get_by_role("main").get_by_role("link", name="Pathways")
    ).first.click()
    page.get_by_role("rowheader").get_by_role("link").first.click()
    page.get_by_role("link", name="Take the next step").click()
    page.get_by_label("Social worker to Senior social worker").check()
    page.get_by_role("button", name="Ask for a talk with my manager").click()
    expect(page.get_by_text("Your manager is asked to talk with you by")).to_be_visible()
    assert person.faults() == []

    manager = visit(council.accounts["team_manager"], phone=phone)
    application = ProgressionApplication.objects.get(worker=council.own)
    other = manager.go(f"/careers/progression/{application.pk}/")
    other.get_by_role("link", name="Record the talk and your support").click()
    other.get_by_label("Yes").check()
    fill_day(other, "held_on", today)
    other.get_by_role("button", name="Save").click()
    expect(other.get_by_role("alert")).to_contain_text("Why, or why not: enter a text")
    assert manager.faults() == []
    other.get_by_label("Why, or why not").fill("Ready for complex work")
    other.get_by_role("button", name="Save").click()
    expect(other.get_by_text("Supports it")).to_be_visible()

    page.reload()
    page.get_by_role("link", name="Say how the criteria stand").click()
    page.get_by_role("group", name="Practice educator, stage 1").get_by_label("Not met").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("row", name="Practice educator, stage 1")).to_contain_text("Not met")
    page.get_by_role("link", name="Submit").click()
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_text("The application is submitted.")).to_be_visible()
    assert person.complaints == []
