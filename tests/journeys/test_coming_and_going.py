"""HR appoints somebody, gives their notice, withdraws it, and records that they left; each on both widths."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visit, Visiting
from tests.world import World, build_world
from workforce.models import Assignment, PostTerms, Worker
from workforce.periods import ONE_DAY

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("empty_cache"),
]

BOTH_WIDTHS = pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])


@pytest.fixture
def council(transactional_db: None) -> World:
    return build_world()


def type_day(page: Page, legend: str, day: date) -> None:
    group = page.get_by_role("group", name=legend)
    for box, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(box).fill(str(number))


def go_on(visitor: Visit, button: str = "Continue") -> Page:
    """Press a button; the page that follows has no faults and does not scroll sideways."""
    visitor.press(button)
    assert visitor.faults() == []
    assert not visitor.width_beyond_the_screen()
    return visitor.page


def choose_place(visitor: Visit, address: str, day: date, team: str) -> Page:
    assert visitor.faults_at(address) == []
    visitor.page.get_by_label("First day").fill(f"{day:%d/%m/%Y}")
    visitor.page.get_by_label("Team, or a service").select_option(label=f"– – {team}")
    return go_on(visitor)


@BOTH_WIDTHS
def test_somebody_new_is_appointed(visit: Visiting, council: World, today: date, phone: bool) -> None:
    # given HR at the directory, and a place and a day
    visitor = visit(council.accounts["hr"], phone=phone)
    visitor.go("/people/").get_by_role("link", name="Appoint somebody").click()
    page = choose_place(visitor, "/people/appoint/", today + ONE_DAY, "Own team")

    # when the post is not chosen, that is said; when the name is known, the people are shown
    page.get_by_label("First name").fill("Ollu")
    page.get_by_label("Last name").fill("Ownteam")
    page.get_by_label("Contract", exact=True).select_option("permanent")
    page.get_by_label("Where they come from").select_option(label="Newly qualified social worker")
    expect(go_on(visitor)).to_have_title("Error: Appoint somebody: Ollu Ownteam – Tenure")
    page.get_by_label("Post", exact=False).first.select_option(index=1)
    go_on(visitor)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Is it one of these?")
    expect(page.get_by_role("link", name="Another assignment Olu Ownteam, OWN")).to_be_visible()

    # then nothing is saved before it was shown
    go_on(visitor, "None of these: somebody new")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Check before you save")
    assert not Worker.objects.filter(first_name="Ollu").exists()
    go_on(visitor, "Save")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ollu Ownteam")
    assert Assignment.objects.get(worker__first_name="Ollu").post == PostTerms.objects.get().post
    assert visitor.complaints == []


@BOTH_WIDTHS
def test_notice_is_given_and_withdrawn(visit: Visiting, council: World, today: date, phone: bool) -> None:
    # given somebody in post
    visitor = visit(council.accounts["hr"], phone=phone)
    page = visitor.go("/people/OWN/")
    page.get_by_role("link", name="Give notice").click()
    assert visitor.faults() == []

    # when notice is given without a reason, that is said; with one it is shown and saved
    type_day(page, "Last day", today + 30 * ONE_DAY)
    expect(go_on(visitor).get_by_role("alert")).to_contain_text("Say why they leave")
    page.get_by_label("Why they leave").select_option(label="Resignation")
    page.get_by_label("Where they go").select_option(label="Not known")
    expect(go_on(visitor)).to_have_title("Check: Give notice, Olu Ownteam – Tenure")
    go_on(visitor, "Save")
    expect(page.get_by_role("heading", name="On notice, last day")).to_be_visible()

    # then it can be withdrawn, and the contract is open again
    page.get_by_role("link", name="Withdraw notice").click()
    go_on(visitor)
    go_on(visitor, "Save")
    expect(page.get_by_role("heading", name="On notice, last day")).to_have_count(0)
    assert council.own.employments.get().last_day is None
    assert visitor.complaints == []


@BOTH_WIDTHS
def test_manager_leaves_and_somebody_takes_over(
    visit: Visiting, council: World, today: date, phone: bool
) -> None:
    # given a manager who leaves today
    visitor = visit(council.accounts["hr"], phone=phone)
    assert visitor.faults_at("/people/MANAGER/leave/") == []
    page = visitor.page
    type_day(page, "Last day", today)
    page.get_by_label("Why they leave").select_option(label="Retired")
    page.get_by_label("Where they go").select_option(label="Not known")

    # when somebody takes over who left long ago, that is refused; then somebody in post does
    page.get_by_label("Who manages their people afterwards").fill("GONE")
    expect(go_on(visitor).get_by_role("alert")).to_contain_text("is not in post")
    page.get_by_label("Who manages their people afterwards").fill("Otto")
    expect(go_on(visitor).get_by_role("row", name="People they manage").last).to_contain_text(
        "Otto Otherteam"
    )
    go_on(visitor, "Save")

    # then the page says that they left
    expect(page.get_by_text("Mina Managing left on")).to_be_visible()
    assert visitor.complaints == []


@BOTH_WIDTHS
def test_who_left_rejoins_and_has_another_assignment(
    visit: Visiting, council: World, today: date, phone: bool
) -> None:
    # given somebody who left yesterday, and is back tomorrow on the post
    visitor = visit(council.accounts["hr"], phone=phone)
    page = choose_place(visitor, "/people/GONE/rejoin/", today + ONE_DAY, "Own team")
    page.get_by_label("Contract", exact=True).select_option("permanent")
    page.get_by_label("Where they come from").select_option(label="Not known")
    page.get_by_label("Post", exact=False).first.select_option(index=1)
    page.get_by_label("Hours as FTE").fill("0.6")
    expect(go_on(visitor).get_by_text("In the figures")).to_be_visible()
    go_on(visitor, "Save")
    expect(page.get_by_text("Gus Gone is back from")).to_be_visible()

    # when they get more work than a full week in another team, that is said
    choose_place(visitor, "/people/GONE/assign/", today + ONE_DAY, "Sister team")
    page.get_by_label("Team", exact=False).first.select_option(label="Sister team")
    page.get_by_label("Role").select_option(label="Social worker")
    page.get_by_label("Hours as FTE").fill("0.6")
    expect(go_on(visitor).get_by_text("more than full time")).to_be_visible()
    go_on(visitor, "Save")
    assert council.accounts["hr"].worker_id is None
    assert visitor.complaints == []


@BOTH_WIDTHS
def test_agency_worker_is_taken_on_after_a_longer_time(
    visit: Visiting, council: World, today: date, phone: bool
) -> None:
    # given an agency worker with a last day in a month
    visitor = visit(council.accounts["hr"], phone=phone)
    assert visitor.faults_at("/people/AGENCY/last-day/") == []
    page = visitor.page
    type_day(page, "New last day", today + 30 * ONE_DAY)
    go_on(visitor)
    go_on(visitor, "Save")
    expect(page.get_by_text("The contract of Aggie Agency ends on")).to_be_visible()

    # when they are taken on after the engagement, that is refused; before, they are a starter
    choose_place(visitor, "/people/AGENCY/convert/", today + 40 * ONE_DAY, "Own team")
    page.get_by_label("Post", exact=False).first.select_option(index=1)
    page.get_by_label("Team", exact=False).first.select_option(index=0)
    expect(go_on(visitor).get_by_role("alert")).to_contain_text("From a later day on, use “Re-join”")
    choose_place(visitor, "/people/AGENCY/convert/", today + ONE_DAY, "Own team")
    page.get_by_label("Post", exact=False).first.select_option(index=1)
    page.get_by_label("Team", exact=False).first.select_option(index=0)
    expect(go_on(visitor).get_by_text("they are a starter from")).to_be_visible()
    go_on(visitor, "Save")
    expect(page.get_by_text("Aggie Agency is employed from")).to_be_visible()
    assert visitor.complaints == []
