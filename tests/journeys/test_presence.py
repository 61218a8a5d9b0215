"""What a manager does on a phone: checks the team, counts the cases, records who is away."""

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.factories.workforce import AbsenceFactory, AssignmentFactory, CaseloadCountFactory
from tests.journeys.conftest import Visiting
from tests.world import World, build_world
from workforce.models import CaseloadCount, TeamConfirmation
from workforce.periods import ONE_DAY, period

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def council(db: None, today: date) -> World:
    world = build_world()
    AssignmentFactory.create_batch(3, team=world.own_team)
    CaseloadCountFactory(worker=world.own, as_at=today - 40 * ONE_DAY)
    AbsenceFactory(worker=world.own, period=period(today - 30 * ONE_DAY))
    return world


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_pages_are_accessible_and_fit_the_screen(visit: Visiting, council: World, phone: bool) -> None:
    visitor = visit(council.accounts["team_manager"], phone=phone)
    spell = council.own.absences.get(period__upper_inf=True).pk
    paths = (
        "/absence/",
        "/people/OWN/absence/",
        "/people/OWN/absence/begin/",
        f"/people/OWN/absence/{spell}/return/",
        "/caseloads/",
        "/caseloads/OWN-1/?everybody=on",
        "/team-check/",
        "/team-check/OWN-1/",
        "/quality/",
        f"/quality/caseload_old/worker:{council.own.pk}/accept/",
    )
    assert visitor.faulty(paths) == {}
    assert visitor.complaints == []


def test_team_is_checked_on_a_phone_in_one_click(visit: Visiting, council: World) -> None:
    page = visit(council.accounts["team_manager"], phone=True, scripts=False).go("/team-check/")

    page.get_by_role("link", name="Own team").click()
    page.get_by_role("button", name="Everything is right").click()

    expect(page.get_by_text("5 records confirmed.")).to_be_visible()
    assert TeamConfirmation.objects.filter(answer="right").count() == 5


def test_what_is_wrong_is_said_on_a_phone_and_settled_by_hr(visit: Visiting, council: World) -> None:
    manager = visit(council.accounts["team_manager"], phone=True)
    page = manager.go("/team-check/OWN-1/")
    page.get_by_label("Olu Ownteam: Is this right?").select_option("Something else")
    page.get_by_role("button", name="Save these answers").click()
    expect(page.get_by_role("alert")).to_contain_text("Olu Ownteam: say in a few words what is wrong")
    assert manager.faults() == []
    page.get_by_label("Olu Ownteam: what is right, in a few words").fill("On loan to the front door")
    page.get_by_role("button", name="Save these answers").click()
    expect(page.get_by_text("4 records confirmed, 1 to be put right")).to_be_visible()

    hr = visit(council.accounts["hr"]).go("/quality/?kind=team_check")
    expect(hr.get_by_role("row", name="Olu Ownteam")).to_contain_text(
        "Something else: On loan to the front door"
    )
    hr.get_by_role("link", name="Settle").click()
    hr.get_by_label("What was done").fill("A secondment is recorded")
    hr.get_by_role("button", name="Settle").click()
    expect(hr.get_by_role("row", name="Olu Ownteam").filter(has_text="On loan")).to_have_count(0)


def test_team_is_counted_on_a_phone_by_keyboard(visit: Visiting, council: World, today: date) -> None:
    manager = visit(council.accounts["team_manager"], phone=True)
    page = manager.go("/caseloads/OWN-1/")
    page.get_by_label("Aggie Agency").fill("41")
    page.get_by_label("Olu Ownteam").focus()
    page.keyboard.type("0")
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("Aggie Agency: 41 cases are more than 40")
    assert manager.faults() == []
    assert not manager.width_beyond_the_screen()
    page.get_by_label("Aggie Agency").fill("14")
    page.get_by_role("button", name="Save counts").click()

    expect(page.get_by_text("2 counts saved for")).to_be_visible()
    counted = CaseloadCount.objects.filter(as_at=today).values_list("worker__reference", "cases")
    assert dict(counted) == {"AGENCY": 14, "OWN": 0}


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_return_is_recorded_after_a_second_page(
    visit: Visiting, council: World, today: date, phone: bool
) -> None:
    visitor = visit(council.accounts["team_manager"], phone=phone)
    page = visitor.go("/absence/")
    page.get_by_role("link", name="Record the return").click()
    last = today - ONE_DAY
    for part in ("day", "month", "year"):
        page.locator(f"input[name=last_day_{part}]").fill(str(getattr(last, part)))
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Check before you save")).to_be_visible()
    assert visitor.faults() == []
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Olu Ownteam is back")).to_be_visible()
    page.get_by_role("link", name="Conversation").click()
    expect(page.get_by_label("Held by")).to_contain_text("Mina Managing")
