"""Plans in a browser: every page on both widths, and a post from critical to somebody who could follow."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.factories.plans import (
    ChangeProgrammeFactory,
    CriterionFactory,
    CriticalPostFactory,
    DevelopmentActionFactory,
    IncumbentRiskFactory,
    NominationFactory,
    PartnerMemberFactory,
    PlaceInterestFactory,
    ProgrammePartFactory,
    ProjectFactory,
    ProjectPlaceFactory,
    SchemeFactory,
    SuccessionMoveFactory,
    SuccessorFactory,
    TalentNoteFactory,
    UnitTagFactory,
    WorkforcePlanActionFactory,
    WorkforcePlanFactory,
    WorkforcePlanVersionFactory,
)
from tests.factories.workforce import PostTermsFactory, RoleFactory
from tests.journeys.conftest import Visiting
from tests.world import World, build_world
from workforce.models import (
    ChangeProgramme,
    CriticalPost,
    Nomination,
    PlaceInterest,
    Project,
    Successor,
    WorkforcePlan,
)
from workforce.rules.plans import plan_year

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

WIDTHS = pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])


@pytest.fixture
def council(db: None) -> World:
    """Something of everything."""
    world, today = build_world(), timezone.localdate()
    post = PostTermsFactory(team=world.own_team, title="Duty manager", post__reference="P-7").post
    critical = CriticalPostFactory(post=post)
    SuccessionMoveFactory(critical=critical, on=today)
    SuccessorFactory(critical=critical, worker=world.own)
    DevelopmentActionFactory(critical=critical, worker=world.own)
    IncumbentRiskFactory(critical=critical, worker=world.other)
    TalentNoteFactory(worker=world.own)
    PostTermsFactory(team=world.own_team, title="Panel adviser", post__reference="P-8")
    RoleFactory(not_social_work=True, name="Family support worker")
    plan = WorkforcePlanFactory(unit=world.directorate, year=plan_year(today), owner=world.own)
    WorkforcePlanVersionFactory(plan=plan)
    WorkforcePlanActionFactory(plan=plan)
    place = ProjectPlaceFactory(
        project=ProjectFactory(sponsor=world.accounts["team_manager"].worker),
        apply_by=today + timedelta(days=9),
    )
    PlaceInterestFactory(place=place, worker=world.other)
    ProgrammePartFactory(programme=ChangeProgrammeFactory(lead=world.own), unit=world.own_service)
    UnitTagFactory(unit=world.own_team)
    PartnerMemberFactory(team=world.own_team, email="pat@police.example")
    scheme = SchemeFactory()
    CriterionFactory(scheme=scheme)
    NominationFactory(worker=world.own, scheme=scheme)
    return world


@WIDTHS
def test_pages_of_plans_are_accessible_and_keep_the_policy(
    visit: Visiting, council: World, phone: bool
) -> None:
    visitor = visit(council.accounts["hr"], phone=phone)
    critical, plan = CriticalPost.objects.get().pk, WorkforcePlan.objects.get().pk
    project, nomination = Project.objects.get().pk, Nomination.objects.get().pk
    paths = (
        "/plans/",
        "/plans/succession/",
        "/plans/succession/?state=no_plan",
        f"/plans/succession/{critical}/",
        "/plans/talent/OWN/",
        "/people/OWN/record/succession/",
        "/plans/workforce-plan/",
        f"/plans/workforce-plan/{plan}/",
        f"/plans/workforce-plan/{plan}/action/",
        "/plans/supply/",
        "/plans/role-mix/",
        "/plans/programmes/",
        f"/plans/programmes/{ChangeProgramme.objects.get().pk}/",
        "/plans/projects/",
        f"/plans/projects/{project}/",
        f"/plans/projects/interest/{PlaceInterest.objects.get().pk}/answer/",
        "/plans/teams/",
        "/plans/partners/",
        "/plans/partners/add/",
        "/plans/nominations/",
        f"/plans/nominations/{nomination}/",
        f"/plans/nominations/{nomination}/criteria/",
        "/plans/numbers/",
        "/units/OWN-1/",
    )
    assert visitor.faulty(paths) == {}
    assert visitor.complaints == []
    keeper = visit(council.accounts["service_manager"], phone=phone)
    forms = {
        path: keeper.faults_at(f"/plans/succession/{critical}/{path}/") for path in ("plan", "successor")
    }
    assert {path: found for path, found in forms.items() if found} == {}


@WIDTHS
def test_post_becomes_critical_and_gets_a_successor(visit: Visiting, council: World, phone: bool) -> None:
    page = visit(council.accounts["service_manager"], phone=phone, scripts=False).go("/plans/succession/")

    page.get_by_role("link", name="Mark a post as critical").click()
    page.get_by_label("Number of the post").fill("P-8")
    page.get_by_label("Why it must not stay empty").fill("Panels cannot sit without")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Post P-8 is marked as critical.")).to_be_visible()
    page.get_by_role("link", name="Name a successor").click()
    page.get_by_label("Who could follow").fill("OWN")
    page.get_by_label("Ready now").check()
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Olu Ownteam is named as a successor.")).to_be_visible()
    named = Successor.objects.get(critical__post__reference="P-8")
    assert (named.worker, named.readiness) == (council.own, "now")
    page.goto(page.url.split("/plans/")[0] + "/plans/succession/")
    expect(page.get_by_role("heading", name="Bench strength")).to_contain_text("100.0%")


def test_practitioner_asks_for_a_place_on_a_phone(visit: Visiting, council: World) -> None:
    page = visit(council.accounts["practitioner"], phone=True).go("/plans/projects/")

    page.get_by_role("link", name="No wrong door").click()
    page.get_by_role("link", name="I would like this place").click()
    page.get_by_label("Why, and what you bring").fill("I know the young people")
    page.get_by_role("button", name="Send").click()

    expect(page.get_by_text("Your interest is with the sponsor.")).to_be_visible()
    assert PlaceInterest.objects.get(worker=council.own).words == "I know the young people"
