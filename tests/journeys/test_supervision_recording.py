"""A team manager records supervision between two visits; the worker signs. At 390 and at 1280 pixels."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from supervision.enums import SessionState
from supervision.models import SessionDraft, SupervisionSession
from supervision.queries.records import saved_of
from tests.factories.supervision_sessions import AgreedActionFactory, SessionFactory
from tests.factories.workforce import CaseloadCountFactory
from tests.journeys.conftest import Visiting
from tests.world import World, build_world
from workforce.periods import ONE_DAY

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def council(db: None, today: date) -> World:
    world = build_world()
    manager = world.accounts["team_manager"].worker
    CaseloadCountFactory(worker=world.own, as_at=today - 3 * ONE_DAY)
    before = SessionFactory(supervisor=manager, supervisee=world.own, signed=True, on=today - 28 * ONE_DAY)
    AgreedActionFactory(session=before, words="Ring the school.", due_on=today - ONE_DAY)
    SessionFactory(supervisor=manager, supervisee=world.own, on=today)
    return world


def the_session() -> SupervisionSession:
    return SupervisionSession.objects.exclude(state=SessionState.SIGNED).get()


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_supervision_is_saved_on_the_third_page_and_then_signed(
    visit: Visiting, council: World, phone: bool, scripts: bool
) -> None:
    manager = visit(council.accounts["team_manager"], phone=phone, scripts=scripts)
    page = manager.go("/")  # the first page
    due = page.get_by_role("row").filter(has_text="Supervision").filter(has_not_text="Your supervision")
    due = due.filter(has_not_text="agreement").filter(has_not_text="to plan")
    link = due.get_by_role("link").first
    with page.expect_navigation():
        link.click()  # the second
    expect(page.get_by_role("heading", name="Supervision of Olu Ownteam")).to_be_visible()
    if scripts:
        assert manager.faults() == []
    assert not scripts or not manager.width_beyond_the_screen()
    page.get_by_label("Done").check()
    page.get_by_label("Stretched").check()
    page.get_by_label("Workload and caseload").fill("Fourteen cases, two in court.")
    page.get_by_label("Learning needs").fill("Giving evidence.")
    page.get_by_label("Wellbeing and adjustments").fill("Sleeps badly.")
    manager.press("Save and share with Olu")  # the third
    expect(page.get_by_text("The record is saved and shared.")).to_be_visible()
    if scripts:
        assert manager.faults() == []
    assert manager.complaints == []

    worker = visit(council.accounts["practitioner"], phone=phone, scripts=scripts)
    page = worker.go("/")
    with page.expect_navigation():
        page.get_by_role("row").filter(has_text="Sign the record").get_by_role("link").first.click()
    expect(page.get_by_text("Sleeps badly.")).to_be_visible()
    worker.follow("Sign it")
    worker.press("Sign")
    expect(page.get_by_text("The record is signed.")).to_be_visible()
    assert not SupervisionSession.objects.exclude(state=SessionState.SIGNED).exists()


def test_what_is_typed_is_kept_while_the_connection_is_lost_and_when_the_page_is_closed(
    visit: Visiting, council: World
) -> None:
    manager = visit(council.accounts["team_manager"], phone=True)
    page = manager.go(f"/supervision/records/{the_session().pk}/edit/")
    page.context.set_offline(True)
    page.get_by_label("Agenda").fill("Typed in a lift.")
    expect(page.get_by_text("Not saved yet: no connection.")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("Draft saved at")).to_be_visible()
    assert SessionDraft.objects.get().body["fields"]["w_agenda"] == ["Typed in a lift."]

    again = visit(council.accounts["team_manager"], phone=True)
    page = again.go(f"/supervision/records/{the_session().pk}/edit/")
    expect(page.get_by_label("Agenda")).to_have_value("Typed in a lift.")
    assert again.faults() == []


def test_status_of_the_draft_is_in_sight_and_never_over_the_field_in_which_somebody_types(
    visit: Visiting, council: World
) -> None:
    """WCAG 2.4.11, on a screen with little height, as under the keyboard of a phone."""
    manager = visit(council.accounts["team_manager"], phone=True)
    page = manager.go(f"/supervision/records/{the_session().pk}/edit/")
    page.set_viewport_size({"width": 390, "height": 420})
    status = page.locator("[data-draft-status]")
    assert status.evaluate("each => getComputedStyle(each).position") == "static"
    page.context.set_offline(True)
    for label in ("Agenda", "Learning needs", "Wellbeing and adjustments"):
        field = page.get_by_label(label)
        field.evaluate("each => scrollTo(0, scrollY + each.getBoundingClientRect().bottom - innerHeight)")
        field.fill("Typed in a lift.")
        expect(status).to_contain_text("Not saved yet")
        expect(status).to_be_in_viewport()
        box, strip = field.bounding_box(), status.bounding_box()
        assert box is not None
        assert strip is not None
        assert box["y"] + box["height"] <= strip["y"]
        assert box["y"] >= 0


def test_page_stays_open_when_the_sign_in_ends_and_saves_after_signing_in_elsewhere(
    visit: Visiting, council: World
) -> None:
    manager = visit(council.accounts["team_manager"])
    page = manager.go(f"/supervision/records/{the_session().pk}/edit/")
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.get_by_label("Agenda").fill("Typed after lunch.")
    expect(page.get_by_text("Not saved yet: you are signed out.")).to_be_visible()
    page.context.add_cookies(cookies)  # as another tab does
    expect(page.get_by_text("Draft saved at")).to_be_visible(timeout=15000)
    assert SessionDraft.objects.get().body["fields"]["w_agenda"] == ["Typed after lunch."]


def test_second_tab_is_told(visit: Visiting, council: World) -> None:
    path = f"/supervision/records/{the_session().pk}/edit/"
    one, two = (visit(council.accounts["team_manager"]).go(path) for _ in range(2))
    _type(one, "From the first.")
    expect(one.get_by_text("Draft saved at")).to_be_visible()
    _type(two, "From the second.")
    expect(two.get_by_text("beside something else")).to_be_visible()
    two.get_by_role("button", name="Save", exact=True).click()
    expect(two.get_by_role("alert")).to_contain_text("Nothing is lost: both texts are below")
    expect(two.get_by_text("From the first.")).to_be_visible()
    two.get_by_role("button", name="Save", exact=True).click()
    expect(two.get_by_text("The record is saved.")).to_be_visible()
    assert saved_of(the_session()).words["agenda"] == "From the second."


def _type(page: Page, words: str) -> None:
    page.get_by_label("Agenda").fill(words)


def test_record_of_a_group_has_no_name_of_a_partner_and_fits_a_phone(visit: Visiting, council: World) -> None:
    manager = visit(council.accounts["team_manager"], phone=True)
    paths = (
        "/supervision/records/",
        "/supervision/records/group/",
        "/supervision/records/prompts/",
        "/supervision/actions/",
    )
    assert [manager.faults_at(path) for path in paths] == [[]] * len(paths)
    assert manager.complaints == []


def test_day_to_come_is_refused_with_what_to_do(visit: Visiting, council: World, today: date) -> None:
    manager = visit(council.accounts["team_manager"], phone=True)
    page = manager.go(f"/supervision/records/{the_session().pk}/edit/")
    later = today + 30 * ONE_DAY
    for part in ("day", "month", "year"):
        page.locator(f"input[name=on_{part}]").fill(str(getattr(later, part)))
    manager.press("Save", exact=True)
    expect(page.get_by_role("alert")).to_contain_text("It is recorded once it was held.")
    assert manager.faults() == []
