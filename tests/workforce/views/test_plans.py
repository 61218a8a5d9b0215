"""Pages of plans: workforce plan, supply, programmes, projects, teams, partner staff, nominations, numbers."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories.plans import (
    ChangeProgrammeFactory,
    ContinuousServiceFactory,
    CriterionFactory,
    CriticalPostFactory,
    NominationFactory,
    PartnerMemberFactory,
    PlaceInterestFactory,
    ProgrammePartFactory,
    ProjectFactory,
    ProjectPlaceFactory,
    SchemeFactory,
    UnitTagFactory,
    WorkforcePlanActionFactory,
    WorkforcePlanFactory,
)
from tests.factories.workforce import AssignmentFactory, PostTermsFactory, RegistrationFactory, RoleFactory
from tests.workforce.views.test_succession import day_of, text
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.models import (
    ChangeProgramme,
    Nomination,
    PartnerMember,
    PlaceInterest,
    Project,
    Role,
    UnitTag,
    WorkforcePlan,
    WorkforcePlanAction,
)
from workforce.periods import add_months
from workforce.rules.plans import plan_year

pytestmark = pytest.mark.django_db


def posted(client: Client, path: str, data: dict[str, object]) -> str:
    return client.post(path, data, follow=True).content.decode()


def test_year_without_a_plan_is_red(world: World) -> None:
    """RC-52: no plan by the date."""
    page = text(signed_in(world, "hr"), f"/plans/workforce-plan/?year={plan_year(timezone.localdate())}")
    assert "No plan" in page
    assert "overdue" in page
    assert "app-badge--bad" in page


def test_whole_way_of_a_workforce_plan(world: World) -> None:
    client, today = signed_in(world, "psw"), timezone.localdate()
    year = plan_year(today)
    begun = {"unit": world.directorate.pk, "year": year, "owner": "MANAGER", "text": "Fewer agency workers"}
    posted(client, "/plans/workforce-plan/begin/", begun | day_of("due_on", today))
    base = f"/plans/workforce-plan/{WorkforcePlan.objects.get().pk}/"
    action = {"priority": "Recruit", "text": "Four days", "measure": "12 appointed", "owner": "OWN"}
    posted(client, f"{base}action/", action | day_of("due_on", today + timedelta(days=10)))
    posted(
        client,
        f"{base}version/",
        {"text": "Fewer agency workers, more students", "change": "Students", "after": 1},
    )
    posted(client, f"{base}move/", {"to": "agreed", "words": "By the leadership"} | day_of("on", today))

    page = text(client, base)
    assert "more students" in page
    assert "By the leadership" in page
    assert "Four days" in page
    old = text(client, f"{base}?version=1")
    assert "This is not the latest version" in old
    assert client.get(f"{base}?version=9").status_code == 404
    overview = text(client, f"/plans/workforce-plan/?year={year}")
    assert "app-badge--good" in overview
    assert "Four days" in text(client, f"/plans/workforce-plan/actions.csv?year={year}")


def test_whoever_sees_to_an_action_says_that_it_is_done(world: World) -> None:
    action = WorkforcePlanActionFactory(owner=world.own, plan=WorkforcePlanFactory(unit=world.directorate))
    path, today = f"/plans/workforce-plan/actions/{action.pk}/done/", timezone.localdate()
    assert signed_in(world, "team_manager").get(path).status_code == 403
    own = signed_in(world, "practitioner")
    assert path in text(own, f"/plans/workforce-plan/{action.plan_id}/")
    posted(own, path, {"outcome": "13 appointed"} | day_of("done_on", today))
    assert WorkforcePlanAction.objects.get().outcome == "13 appointed"


def test_version_written_meanwhile_is_not_overwritten(world: World) -> None:
    client, today = signed_in(world, "hr"), timezone.localdate()
    begun = {"unit": world.directorate.pk, "year": plan_year(today), "owner": "OWN", "text": "One"}
    posted(client, "/plans/workforce-plan/begin/", begun | day_of("due_on", today))
    path = f"/plans/workforce-plan/{WorkforcePlan.objects.get().pk}/version/"
    posted(client, path, {"text": "Two", "change": "x", "after": 1})
    page = posted(client, path, {"text": "Mine", "change": "y", "after": 1})
    assert "version 2 meanwhile" in page
    assert "Mine" in page


def test_supply_is_of_the_reach_and_says_what_is_assumed(world: World) -> None:
    PostTermsFactory(team=world.other_team, role=RoleFactory(name="Front door worker"))
    everywhere = text(signed_in(world, "senior_leader"), "/plans/supply/")
    assert "Front door worker" in everywhere
    assert "next 12 months, assumed" in everywhere
    assert "next 12 months, recorded" in everywhere
    assert "Front door worker" not in text(signed_in(world, "team_manager"), "/plans/supply/")
    hr = signed_in(world, "hr")
    assert "Front door worker" not in text(hr, f"/plans/supply/?unit={world.own_service.pk}")
    file = text(hr, "/plans/supply/roles.csv")
    assert "Expected further leavers FTE (assumed)" in file
    assert "Front door worker,1.00,0.00" in file
    assert "All roles" in file


def test_role_mix_shows_family_support_for_each_social_worker(world: World) -> None:
    support = RoleFactory(not_social_work=True, name="Family support worker")
    AssignmentFactory(team=world.own_team, role=support)
    client = signed_in(world, "service_manager")
    page = text(client, "/plans/role-mix/")
    assert "Set against social workers: Family support worker." in page
    assert "Own team,OWN-1,3.000000,1.000000,0.33" in text(client, "/plans/role-mix/units.csv")
    only = text(client, f"/plans/role-mix/?unit={world.sister_team.pk}&role={support.pk}")
    assert "Own team</th>" not in only
    assert "n/a" in only


def test_programme_shows_posts_critical_posts_and_terms(world: World) -> None:
    terms = PostTermsFactory(team=world.own_team, title="Panel adviser")
    CriticalPostFactory(post=terms.post)
    UnitTagFactory(unit=world.own_service, kind="terms", label="NHS terms")
    programme = ProgrammePartFactory(
        programme=ChangeProgrammeFactory(lead=world.own), unit=world.own_service
    ).programme
    path = f"/plans/programmes/{programme.pk}/"
    hr = text(signed_in(world, "hr"), path)
    assert "Panel adviser" in hr
    assert "Critical: no plan" in hr
    assert "NHS terms" in hr
    manager = text(signed_in(world, "team_manager"), path)
    assert ("Panel adviser" in manager, "Critical: no plan" in manager) == (True, False)
    everybody = text(signed_in(world, "practitioner"), path)
    assert ("Panel adviser" in everybody, "NHS terms" in everybody) == (False, True)
    assert "NHS terms" in text(signed_in(world, "hr"), f"{path}posts.csv")


def test_programme_is_kept_changed_and_told_what_it_affects(world: World) -> None:
    client, today = signed_in(world, "senior_leader"), timezone.localdate()
    said = {"name": "Keeping connected", "purpose": "One front door", "lead": "OWN"}
    posted(client, "/plans/programmes/begin/", said | day_of("from_day", today))
    base = f"/plans/programmes/{ChangeProgramme.objects.get().pk}/"
    posted(client, f"{base}part/", {"unit": world.own_service.pk})
    assert "Own service" in text(client, base)
    last = add_months(today, 6)
    posted(
        client,
        f"{base}change/",
        said | {"name": "Connected"} | day_of("from_day", today) | day_of("last_day", last),
    )
    assert ChangeProgramme.objects.get().last_day == last
    wrong = posted(
        client, f"{base}change/", said | day_of("from_day", today) | day_of("last_day", today - timedelta(1))
    )
    assert "is before the first day" in wrong
    part = ChangeProgramme.objects.get().parts.get()
    posted(client, f"/plans/programmes/parts/{part.pk}/remove/", {})
    assert not ChangeProgramme.objects.get().parts.exists()


def test_opportunity_in_a_project_shows_who_applied_to_the_sponsor_alone(world: World) -> None:
    """RC-86."""
    client, today = signed_in(world, "psw"), timezone.localdate()
    said = {"name": "No wrong door", "purpose": "A hub", "sponsor": "MANAGER"}
    posted(client, "/plans/projects/begin/", said | day_of("from_day", today))
    base = f"/plans/projects/{Project.objects.get().pk}/"
    posted(client, f"{base}move/", {"to": "under_way"} | day_of("on", today))
    sponsor = signed_in(world, "team_manager")
    place = {"title": "Practice lead", "offer": "A day a week", "number": 1}
    posted(sponsor, f"{base}place/", place | day_of("apply_by", today + timedelta(days=10)))
    own = signed_in(world, "practitioner")
    assert "I would like this place" in text(own, base)
    posted(
        own,
        f"/plans/projects/places/{Project.objects.get().places.get().pk}/interest/",
        {"words": "I know the hub"},
    )

    assert "I know the hub" in text(sponsor, base)
    assert "I know the hub" not in text(signed_in(world, "agency worker"), base)
    assert "waiting" in text(own, base)
    said_by = PlaceInterest.objects.get()
    answered = {"outcome": "taken_on", "words": "Welcome"} | day_of("on", today)
    posted(sponsor, f"/plans/projects/interest/{said_by.pk}/answer/", answered)
    page = text(own, base)
    assert "Taken on, Welcome" in page
    assert "0 of 1 free" in page
    assert "No wrong door" in text(own, "/plans/projects/?q=hub")
    assert "No wrong door" not in text(own, "/plans/projects/?state=closed")
    assert "Mina Managing,Under way" in text(own, "/plans/projects/list.csv")


def test_interest_is_taken_back_by_the_person(world: World) -> None:
    place = ProjectPlaceFactory(apply_by=timezone.localdate())
    said = PlaceInterestFactory(place=place, worker=world.own)
    path = f"/plans/projects/interest/{said.pk}/withdraw/"
    assert signed_in(world, "hr").post(path).status_code == 403
    posted(signed_in(world, "practitioner"), path, {})
    said.refresh_from_db()
    assert said.outcome == "withdrawn"


def test_teams_are_filtered_by_what_is_said_of_them(world: World) -> None:
    """RC-84, NT-12: a team is typed, and hosted or co-located teams are found."""
    client, today = signed_in(world, "hr"), timezone.localdate()
    tag = {"unit": world.own_team.pk, "kind": "team_type", "label": "Unaccompanied children"}
    posted(client, "/plans/teams/tag/", tag | day_of("from_day", today))
    UnitTagFactory(unit=world.other_team, kind="hosted", label="Adoption region")
    everybody = signed_in(world, "practitioner")
    typed = text(everybody, "/plans/teams/?kind=team_type")
    assert ("Unaccompanied children" in typed, "Adoption region" in typed) == (True, False)
    assert "Other team,OTHER-1,Hosted for others,Adoption region" in text(
        everybody, "/plans/teams/list.csv?kind=hosted"
    )
    assert "Type of team: Unaccompanied children" in text(client, "/units/OWN-1/")
    posted(
        client,
        f"/plans/teams/tags/{UnitTag.objects.get(kind='team_type').pk}/end/",
        day_of("last_day", today),
    )
    assert UnitTag.objects.get(kind="team_type").last_day == today


def test_partner_staff_are_found_and_shown_with_their_team(world: World) -> None:
    """NT-64, NT-03: in the directory, with no record behind the name."""
    client, today = signed_in(world, "hr"), timezone.localdate()
    who = {
        "kind": "partner", "first_name": "Pat", "last_name": "Police", "organisation": "Police",
        "role_title": "Detective", "team": world.own_team.pk,
    }  # fmt: skip
    posted(client, "/plans/partners/add/", who | day_of("from_day", today))
    PartnerMemberFactory(volunteer=True, team=world.other_team, last_name="Volunteer")
    everybody = signed_in(world, "practitioner")
    found = text(everybody, f"/plans/partners/?q=detective&unit={world.own_service.pk}")
    assert ("Pat Police" in found, "Volunteer</th>" in found) == (True, False)
    assert "Pat Police" in text(client, "/units/OWN-1/")
    assert "Pat Police" not in text(client, "/people/?q=Police")
    assert "/plans/partners/" in text(client, "/people/")
    member = PartnerMember.objects.get(kind="partner")
    assert f"/plans/partners/{member.pk}/end/" in text(client, "/plans/partners/")
    assert "/end/" not in found
    posted(
        client,
        f"/plans/partners/{member.pk}/change/",
        who | {"organisation": "Health"} | day_of("from_day", today),
    )
    assert "Pat Police,Partner staff,Health" in text(everybody, "/plans/partners/list.csv")
    posted(client, f"/plans/partners/{member.pk}/end/", day_of("last_day", today))
    member.refresh_from_db()
    assert member.last_day == today


def test_whole_way_of_a_nomination(world: World) -> None:
    """NT-41: criteria list, nominate, outcome; the scheme is what the council calls it."""
    hr, today = signed_in(world, "hr"), timezone.localdate()
    scheme = {
        "name": "Practice accreditation",
        "body": "A national body",
        "criteria": "Two years\n\nSupported",
    }
    posted(hr, "/plans/nominations/schemes/open/", scheme | day_of("from_day", today))
    manager = signed_in(world, "team_manager")
    page = text(manager, "/plans/nominations/nominate/")
    assert "Practice accreditation (A national body)" in page
    scheme_id = Nomination._meta.get_field("scheme").related_model.objects.get().pk
    posted(
        manager,
        "/plans/nominations/nominate/",
        {"scheme": scheme_id, "person": "OWN", "words": "Excellent"} | day_of("on", today),
    )
    base = f"/plans/nominations/{Nomination.objects.get().pk}/"
    refused = posted(manager, f"{base}outcome/", {"outcome": "accredited"} | day_of("on", today))
    assert "not looked at yet: Two years; Supported" in refused
    keys = list(Nomination.objects.get().scheme.criteria.values_list("pk", flat=True))
    posted(manager, f"{base}criteria/", {f"criterion_{key}": "on" for key in keys})
    posted(manager, f"{base}outcome/", {"outcome": "accredited"} | day_of("on", today))
    assert "Accredited" in text(signed_in(world, "practitioner"), base)
    assert "OWN,Olu Ownteam,Practice accreditation" in text(hr, "/plans/nominations/list.csv")
    assert "Olu Ownteam" not in text(hr, "/plans/nominations/?state=open")
    posted(hr, f"/plans/nominations/schemes/{scheme_id}/close/", day_of("last_day", today))
    assert "Practice accreditation" in text(hr, f"/plans/nominations/?scheme={scheme_id}")


def test_manager_nominates_nobody_of_another_team(world: World) -> None:
    scheme = SchemeFactory()
    CriterionFactory(scheme=scheme)
    asked = {"scheme": scheme.pk, "person": "OTHER", "words": "x"} | day_of("on", timezone.localdate())
    page = posted(signed_in(world, "team_manager"), "/plans/nominations/nominate/", asked)
    assert "Nobody here has the number OTHER." in page


def test_learning_sees_nominations_and_makes_none(world: World) -> None:
    NominationFactory(worker=world.own)
    client = signed_in(world, "learning")
    assert "Olu Ownteam" in text(client, "/plans/nominations/")
    assert client.get("/plans/nominations/nominate/").status_code == 403


def test_checklist_says_who_has_no_number(world: World) -> None:
    """NT-39: everybody in a role that needs a registration has the number of the regulator."""
    Role.objects.filter(code="SW").update(regulator="SWE")
    nurse = RoleFactory(health_visitor=True)
    RegistrationFactory(worker=AssignmentFactory(role=nurse, team=world.own_team).worker, nurse=True)
    missing = AssignmentFactory(role=nurse, team=world.own_team).worker
    client = signed_in(world, "hr")
    file = text(client, "/plans/numbers/roles.csv")
    today = timezone.localdate().isoformat()
    assert f"Health visitor,Nursing and Midwifery Council,2,1,1,{today}" in file
    assert f"Social worker,Social Work England,3,2,1,{today}" in file
    page = text(client, f"/plans/numbers/?role={nurse.pk}")
    assert f"{missing.name}</a>" in page
    assert "Health visitor: 1 without a number" in page
    assert client.get("/plans/numbers/?role=999999").status_code == 404
    own = text(signed_in(world, "team_manager"), f"/plans/numbers/?role={Role.objects.get(code='SW').pk}")
    assert "Otto Otherteam" not in own


def test_service_from_before_is_on_the_page_of_the_person(world: World) -> None:
    client = signed_in(world, "hr")
    first = world.own.employments.get().first_day
    asked = (
        {"came_from": "Health trust"}
        | day_of("counts_from", add_months(first, -60))
        | day_of("transferred_on", first)
    )
    said = posted(client, "/plans/service/OWN/", asked)
    assert "The service from before is recorded." in said
    assert "Health trust" in said
    contracts = "/people/OWN/record/employment/"
    assert "Health trust" in text(signed_in(world, "practitioner"), contracts)
    assert signed_in(world, "learning").get(contracts).status_code == 404
    assert "Health trust" in text(client, "/plans/service/OWN/")


def test_succession_tab_is_for_few_and_never_about_oneself(world: World) -> None:
    tab = "/people/OWN/record/succession/"
    assert "Talent notes" in text(signed_in(world, "hr"), tab)
    assert "Succession" not in text(signed_in(world, "practitioner"), "/people/OWN/").split("<main")[1]
    assert signed_in(world, "practitioner").get(tab).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_cost_the_same_for_many(
    world: World, rows: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    programme = ChangeProgrammeFactory(lead=world.own)
    plan = WorkforcePlanFactory(unit=world.directorate, year=plan_year(timezone.localdate()))
    project = ProjectFactory()
    for _ in range(rows):
        PostTermsFactory(team=world.own_team)
        ProgrammePartFactory(programme=programme)
        WorkforcePlanActionFactory(plan=plan)
        PlaceInterestFactory(place=ProjectPlaceFactory(project=project))
        ProjectPlaceFactory()
        UnitTagFactory()
        PartnerMemberFactory()
        NominationFactory()
        ContinuousServiceFactory()
    client = signed_in(world, "hr")
    budget = {
        "/plans/workforce-plan/": 9,
        f"/plans/workforce-plan/{plan.pk}/": 10,
        "/plans/supply/": 9,
        "/plans/role-mix/": 8,
        "/plans/programmes/": 6,
        f"/plans/programmes/{programme.pk}/": 14,
        "/plans/projects/": 9,
        f"/plans/projects/{project.pk}/": 10,
        "/plans/teams/": 9,
        "/plans/partners/": 9,
        "/plans/nominations/": 11,
        "/plans/numbers/": 8,
    }
    for path, most in budget.items():
        with django_assert_max_num_queries(most, info=path):
            client.get(path)
