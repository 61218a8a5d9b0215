"""Starting here, on a desktop and on a phone: what a manager ticks off, what a starter does, what people ask for."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from playwright.sync_api import expect

from tests.factories.starting import (
    AdjustmentFactory,
    CorporateItemFactory,
    FlexibleRequestFactory,
    ForumFactory,
    ForumInvitationFactory,
    InductionFactory,
    published,
)
from tests.journeys.conftest import Visiting
from tests.world import World, build_world
from workforce.models import FlexibleRequest, Induction, InductionItem
from workforce.periods import period
from workforce.queries.starter_surveys import QUESTIONS

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def council(db: None, today: date) -> World:
    """The practitioner started 31 days ago."""
    world = build_world()
    first = today - timedelta(days=31)
    with transaction.atomic():
        world.own.employments.update(period=period(first))
        world.own.assignments.update(period=period(first))
    CorporateItemFactory(name="Fire safety")
    InductionFactory(worker=world.own, version=published(), starts_on=first)
    AdjustmentFactory(worker=world.own, asked_on=today)
    FlexibleRequestFactory(worker=world.own, asked_on=today, due_on=today + timedelta(days=60))
    ForumInvitationFactory(forum=ForumFactory(name="Disabled Staff Forum"), to_everybody=True)
    return world


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_pages_are_accessible_and_fit_the_screen(visit: Visiting, council: World, phone: bool) -> None:
    visitor = visit(council.accounts["hr"], phone=phone)
    induction = Induction.objects.get()
    adjustment, request = council.own.adjustments.get().pk, council.own.flexible_requests.get().pk
    paths = (
        "/support/",
        "/support/inductions/",
        f"/support/inductions/{induction.pk}/",
        "/support/induction-figures/",
        "/support/new-starters/",
        "/support/induction-templates/",
        "/support/induction-templates/new/",
        f"/support/induction-templates/{induction.version_id}/",
        "/support/induction-templates/corporate/",
        "/support/adjustments/",
        f"/support/adjustments/{adjustment}/",
        f"/support/adjustments/{adjustment}/step/",
        "/support/adjustments/ask/OWN/",
        "/support/flexible-working/",
        f"/support/flexible-working/{request}/",
        f"/support/flexible-working/{request}/step/",
        "/support/work-patterns/",
        "/support/forums/",
        "/people/OWN/record/support/",
    )
    assert visitor.faulty(paths) == {}
    assert visitor.complaints == []


def test_manager_ticks_off_several_tasks_on_a_phone(visit: Visiting, council: World) -> None:
    manager = visit(council.accounts["team_manager"], phone=True, scripts=False)
    page = manager.go("/support/inductions/")
    page.get_by_role("link", name="Olu Ownteam").click()
    page.get_by_label("Laptop ordered", exact=True).check()
    page.get_by_label("Welcome", exact=True).check()
    page.get_by_role("button", name="Save what is ticked").click()

    expect(page.get_by_text("2 tasks saved.")).to_be_visible()
    assert InductionItem.objects.filter(state="done").count() == 2
    page.get_by_role("button", name="Take back Welcome").click()
    expect(page.get_by_text("1 task taken back.")).to_be_visible()


def test_starter_ticks_off_and_says_how_it_goes(visit: Visiting, council: World) -> None:
    starter = visit(council.accounts["practitioner"], phone=True)
    page = starter.go("/")
    page.get_by_role("row", name="Your induction").get_by_role("link").click()
    page.get_by_label("Policies read", exact=True).check()
    page.get_by_role("button", name="Save what is ticked").click()
    page.get_by_role("link", name="Tell us how it is going").click()
    for _, question in QUESTIONS:
        page.get_by_role("group", name=question).get_by_label("4", exact=True).check()
    assert starter.faults() == []
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_text("saved without your name")).to_be_visible()


def test_person_joins_a_forum_and_withdraws_a_request(visit: Visiting, council: World) -> None:
    person = visit(council.accounts["practitioner"])
    page = person.go("/support/forums/")
    page.get_by_role("button", name="Join the Disabled Staff Forum").click()
    expect(page.get_by_text("You are a member.")).to_be_visible()
    request = FlexibleRequest.objects.get()
    page = person.go(f"/support/flexible-working/{request.pk}/step/")
    page.get_by_label("Withdrawn").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The request: withdrawn.")).to_be_visible()
