"""What HR does with somebody's assignment, in a browser: each verb through to its end, and one misuse refused."""

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.factories.workforce import ArrangementFactory, AssignmentFactory, PostTermsFactory, RoleFactory
from tests.journeys.conftest import Visit, Visiting
from tests.world import World
from workforce.models import PostTerms
from workforce.periods import ONE_DAY

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

WIDTHS = pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])


@pytest.fixture
def sister_post(council: World) -> PostTerms:
    role = council.own.assignments.get().role
    return PostTermsFactory(team=council.sister_team, role=role, post__reference="SISTER-1")


@pytest.fixture
def hr(visit: Visiting, council: World) -> Callable[[bool], Visit]:
    return lambda phone: visit(council.accounts["hr"], phone=phone)


def tomorrow() -> date:
    return timezone.localdate() + ONE_DAY


def open_verb(visitor: Visit, label: str, reference: str = "OWN") -> Page:
    visitor.go(f"/people/{reference}/")
    return visitor.follow(label, exact=True)


def fill_day(page: Page, group: str, day: date) -> None:
    fields = page.get_by_role("group", name=group)
    for label, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        fields.get_by_label(label).fill(str(number))


def sound(visitor: Visit) -> None:
    """Nothing that axe finds, nothing wider than the screen, and no complaint in the console."""
    assert visitor.faults() == []
    assert visitor.width_beyond_the_screen() == 0
    assert visitor.complaints == []


def check_and_save(visitor: Visit, *shown: str) -> None:
    page = visitor.page
    expect(page.get_by_role("heading", level=1)).to_contain_text("Check before you save")
    for text in shown:
        expect(page.get_by_text(text).first).to_be_visible()
    sound(visitor)
    visitor.press("Save", exact=True)
    expect(page.get_by_role("alert")).to_be_visible()
    sound(visitor)


def refused(visitor: Visit, said: str) -> None:
    expect(visitor.page.get_by_text(said).first).to_be_visible()
    expect(visitor.page.get_by_role("heading", name="There is a problem")).to_be_visible()
    sound(visitor)


@WIDTHS
def test_move(hr: Callable[[bool], Visit], council: World, sister_post: PostTerms, phone: bool) -> None:
    visitor = hr(phone)
    page = open_verb(visitor, "Move to another team or post")
    sound(visitor)
    fill_day(page, "From", tomorrow())
    page.get_by_label("To which team or service").select_option(label="– – Own team")
    visitor.press("Continue", exact=True)
    page.get_by_role("radio", name="No post").check()
    visitor.press("Continue", exact=True)
    visitor.press("Choose another day or team", exact=True)

    page.get_by_label("To which team or service").select_option(label="– – Sister team")
    visitor.press("Continue", exact=True)
    page.get_by_label("SISTER-1, Social worker: 1.00 of 1.00 FTE free").check()
    sound(visitor)
    visitor.press("Continue", exact=True)
    check_and_save(visitor, "Own team loses 1.00 FTE and Sister team gains 1.00 FTE")
    expect(page.get_by_role("alert")).to_contain_text("Olu Ownteam is Social worker in Sister team")


@WIDTHS
def test_move_to_a_full_post_is_refused(
    hr: Callable[[bool], Visit], council: World, sister_post: PostTerms, phone: bool
) -> None:
    visitor = hr(phone)
    page = open_verb(visitor, "Move to another team or post")
    fill_day(page, "From", tomorrow())
    page.get_by_label("To which team or service").select_option(label="– – Sister team")
    visitor.press("Continue", exact=True)
    AssignmentFactory(post=sister_post.post, team=sister_post.team, role=sister_post.role)
    page.get_by_label("SISTER-1").check()
    visitor.press("Continue", exact=True)
    refused(visitor, "This post has no room on that day any more.")


@WIDTHS
def test_promote(hr: Callable[[bool], Visit], council: World, phone: bool) -> None:
    RoleFactory(code="SENIOR", name="Senior social worker", rank=20)
    visitor = hr(phone)
    page = open_verb(visitor, "Promote or change role")
    fill_day(page, "From", tomorrow())
    page.get_by_label("New role").select_option(label="Social worker")
    sound(visitor)
    visitor.press("Continue", exact=True)
    page.get_by_role("radio", name="No post").check()
    visitor.press("Continue", exact=True)
    refused(visitor, "This is the role of the assignment already.")

    visitor.press("Choose another day or team", exact=True)
    page.get_by_label("New role").select_option(label="Senior social worker")
    visitor.press("Continue", exact=True)
    page.get_by_role("radio", name="No post").check()
    visitor.press("Continue", exact=True)
    check_and_save(visitor)
    expect(page.get_by_role("alert")).to_contain_text("Olu Ownteam is Senior social worker")


@WIDTHS
def test_change_manager(hr: Callable[[bool], Visit], council: World, phone: bool) -> None:
    visitor = hr(phone)
    page = open_verb(visitor, "Change manager")
    fill_day(page, "From", tomorrow())
    page.get_by_label("Manager", exact=True).select_option(label="Somebody else, by number")
    sound(visitor)
    page.get_by_label("Number of somebody else").fill("OWN")
    visitor.press("Continue", exact=True)
    refused(visitor, "Nobody is their own manager.")

    page.get_by_label("Number of somebody else").fill("OTHER")
    visitor.press("Continue", exact=True)
    check_and_save(visitor, "None.")


@WIDTHS
def test_hand_over(hr: Callable[[bool], Visit], council: World, phone: bool) -> None:
    own = council.own.assignments.get()
    AssignmentFactory(team=own.team, role=own.role, manager=own.manager)
    visitor = hr(phone)
    page = open_verb(visitor, "Hand over the people they manage", "MANAGER")
    fill_day(page, "From", tomorrow())
    page.get_by_label("Manager", exact=True).select_option(label="Somebody else, by number")
    page.get_by_label("Number of somebody else").fill("MANAGER")
    sound(visitor)
    visitor.press("Continue", exact=True)
    refused(visitor, "Choose somebody else")

    page.get_by_label("Number of somebody else").fill("OTHER")
    visitor.press("Continue", exact=True)
    check_and_save(visitor, "managed by Otto Otherteam", "None.")
    expect(page.get_by_role("alert")).to_contain_text("Otto Otherteam manages 2 people")


@WIDTHS
def test_act_up_and_end_it(hr: Callable[[bool], Visit], council: World, phone: bool) -> None:
    RoleFactory(code="ATM", name="Assistant team manager", rank=25)
    visitor = hr(phone)
    page = open_verb(visitor, "Act up")
    fill_day(page, "First day", tomorrow())
    sound(visitor)
    visitor.press("Continue", exact=True)
    refused(visitor, "Choose the role, or enter the number of a post below.")

    page.get_by_label("Role in which they act").select_option(label="Assistant team manager")
    visitor.press("Continue", exact=True)
    check_and_save(visitor, "Acting up as Assistant team manager", "None.")

    page.get_by_role("link", name="End acting up").click()
    fill_day(page, "Last day", tomorrow() + ONE_DAY)
    sound(visitor)
    visitor.press("Continue", exact=True)
    check_and_save(visitor, "None.")


@WIDTHS
def test_second_out_and_come_back(hr: Callable[[bool], Visit], council: World, phone: bool) -> None:
    visitor = hr(phone)
    page = open_verb(visitor, "Second out")
    fill_day(page, "First day", tomorrow())
    page.get_by_label("Host, where it is an outside organisation").fill("Example Partnership")
    page.get_by_label("Host, where it is a team or service of ours").select_option(label="– – Sister team")
    sound(visitor)
    visitor.press("Continue", exact=True)
    refused(visitor, "There is one host.")

    page.get_by_label("Host, where it is a team or service of ours").select_option(label="None")
    visitor.press("Continue", exact=True)
    check_and_save(visitor, "Seconded out to Example Partnership", "None.")

    page.get_by_role("link", name="Back from secondment").click()
    fill_day(page, "First day back", tomorrow() + 30 * ONE_DAY)
    sound(visitor)
    visitor.press("Continue", exact=True)
    check_and_save(visitor, "None.")


@WIDTHS
def test_correct_a_mistake_and_take_a_row_off(
    hr: Callable[[bool], Visit], council: World, phone: bool
) -> None:
    ArrangementFactory(assignment=council.own.assignments.get())
    visitor = hr(phone)
    page = open_verb(visitor, "Correct a mistake")
    sound(visitor)
    page.get_by_role("link", name="Correct team and role").click()
    sound(visitor)
    page.get_by_label("Why is this corrected?").fill("The letter says otherwise")
    visitor.press("Continue", exact=True)
    refused(visitor, "Nothing is different from what is on record.")
    page.get_by_label("Hours as FTE").fill("0.6")
    visitor.press("Continue", exact=True)
    check_and_save(visitor, "0.60 FTE")
    expect(page.get_by_text("The letter says otherwise")).to_be_visible()

    page.get_by_role("link", name="Correct a mistake", exact=True).click()
    page.get_by_role("link", name="Take off absence").click()
    page.get_by_label("Why is this corrected?").fill("Somebody else of this name")
    sound(visitor)
    visitor.press("Continue", exact=True)
    check_and_save(visitor, "No longer there")
    expect(page.get_by_text("Taken off on")).to_be_visible()


@WIDTHS
def test_undo(hr: Callable[[bool], Visit], council: World, phone: bool) -> None:
    visitor = hr(phone)
    page = open_verb(visitor, "Change hours")
    fill_day(page, "From", tomorrow())
    page.get_by_label("New hours as FTE").fill("0.5")
    visitor.press("Continue", exact=True)
    check_and_save(visitor, "0.50 FTE")
    page.get_by_role("link", name="Undo", exact=True).click()
    sound(visitor)
    changed = council.own.assignments.filter(fte="0.5")
    changed.update(fte="0.6")
    visitor.press("Continue", exact=True)
    refused(visitor, "Something was built on it since.")

    open_verb(visitor, "Change hours")
    fill_day(page, "From", tomorrow() + ONE_DAY)
    page.get_by_label("Which assignment").select_option(label="Social worker, Own team, 0.60 FTE")
    page.get_by_label("New hours as FTE").fill("0.7")
    visitor.press("Continue", exact=True)
    check_and_save(visitor, "0.70 FTE")
    page.get_by_role("link", name="Undo your last change of today").click()
    visitor.press("Continue", exact=True)
    check_and_save(visitor, "No longer there")
    expect(page.get_by_role("alert")).to_contain_text("the record stands as it did before")
