"""The establishment in a browser: a team's way from a vacancy to a reorganisation, on both widths."""

import pytest
from playwright.sync_api import Page, expect

from tests.factories.workforce import AssignmentFactory, PostTermsFactory, WorkerFactory
from tests.journeys.conftest import Visiting
from tests.world import World, build_world
from workforce.models import Assignment, Post, UnitPlacement

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

WIDTHS = pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])


@pytest.fixture
def council(db: None) -> World:
    """One post that two people share, and one that is frozen."""
    world = build_world()
    shared = PostTermsFactory(post__reference="SHARED", team=world.own_team)
    for name in ("Ada", "Ben"):
        person = WorkerFactory(reference=name, first_name=name, last_name="Shares")
        AssignmentFactory(post=shared.post, team=world.own_team, worker=person, fte="0.5")
    PostTermsFactory(post__reference="FROZEN", team=world.sister_team, frozen=True, role=shared.role)
    return world


def type_day(page: Page, group: str, day: str) -> None:
    where = page.get_by_role("group", name=group)
    for label, part in zip(("Day", "Month", "Year"), day.split(), strict=True):
        where.get_by_label(label).fill(part)


@WIDTHS
def test_pages_of_the_establishment_are_accessible_and_keep_the_policy(
    visit: Visiting, council: World, phone: bool
) -> None:
    visitor = visit(council.accounts["hr"], phone=phone)
    paths = (
        "/establishment/",
        "/establishment/?as_at=31/2/2024&show=ahead&sort=-vacant",
        "/units/OWN/",
        "/units/OWN-1/?as_at=2024-09-30",
        "/posts/",
        "/posts/?state=over-filled",
        "/posts/SHARED/",
        "/posts/SHARED/change/",
        "/posts/SHARED/correct/",
        "/posts/SHARED/close/",
        "/posts/FROZEN/delete/",
        "/establishment/new-post/",
        "/establishment/reorganise/",
        "/establishment/reorganise/merge/",
    )
    assert visitor.faulty(paths) == {}
    assert visitor.complaints == []


@WIDTHS
def test_post_is_created_changed_and_frozen_and_a_misuse_is_refused(
    visit: Visiting, council: World, phone: bool
) -> None:
    visitor = visit(council.accounts["hr"], phone=phone)
    page = visitor.go("/establishment/")

    page.get_by_role("link", name="Create a post").click()
    page.get_by_label("Reference").fill("NEW-1")
    page.get_by_label("Title").fill("Senior social worker")
    page.get_by_label("Role").select_option(index=1)
    page.get_by_label("Team").select_option("Own team (Own service)")
    page.get_by_label("Hours as FTE").fill("0.8")
    type_day(page, "On the establishment from", "1 4 2025")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Check before you save")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("NEW-1")

    page.get_by_role("link", name="Freeze").click()
    type_day(page, "From", "1 6 2025")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("main")).to_contain_text("Post NEW-1 is frozen from 1 June 2025.")

    page = visitor.go("/posts/SHARED/close/")
    type_day(page, "Last day on the establishment", "30 9 2025")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_contain_text(
        "Ada Shares and Ben Shares would be on a post that is closed"
    )
    assert Post.objects.get(reference="SHARED").terms.get().last_day is None
    assert visitor.faults() == []


@WIDTHS
def test_two_teams_become_one(visit: Visiting, council: World, phone: bool) -> None:
    visitor = visit(council.accounts["hr"], phone=phone)
    page = visitor.go("/establishment/")

    page.get_by_role("link", name="Reorganise").click()
    page.get_by_role("link", name="Merge teams").click()
    type_day(page, "From", "1 4 2025")
    page.get_by_label("Team that closes", exact=True).select_option("Own team (Own service)")
    page.get_by_label("Team that takes over").select_option("Sister team (Own service)")
    page.get_by_label("Its name from then on").fill("One team")
    page.get_by_role("button", name="Continue").click()
    assert visitor.faults() == []
    assert visitor.width_beyond_the_screen() == 0
    page.get_by_label("Team of Ben Shares").select_option("Other team (Other service)")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Check before you save")
    expect(page.get_by_role("row", name="Ben Shares")).to_contain_text("Other team")
    assert visitor.faults() == []
    assert visitor.width_beyond_the_screen() == 0
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("main")).to_contain_text("To take it back, split the team from the same day")
    expect(page.get_by_role("region", name="Units")).to_contain_text("One team")
    assert UnitPlacement.objects.get(unit=council.own_team).last_day is not None
    after = Assignment.objects.filter(period__startswith="2025-04-01").order_by("worker__reference")
    assert {each.worker.reference: each.team.code for each in after}["Ben"] == "OTHER-1"


def test_manager_looks_at_the_own_team_on_another_day(visit: Visiting, council: World) -> None:
    page = visit(council.accounts["team_manager"], scripts=False).go("/establishment/")
    page.get_by_role("region", name="Units").get_by_role("link", name="Own team").click()
    page.get_by_label("Show as at").fill("1/4/2018")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("main")).to_contain_text("This unit is closed on this day, or not yet open")
