"""Wishes, lead roles, opportunities, deputies, drop-ins and panels in the browser; the tab Career; due dates."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.careers import (
    ApplicationFactory,
    AspirationFactory,
    DecisionFactory,
    DropInFactory,
    InterestFactory,
    LeadRoleFactory,
    OpportunityFactory,
    PanelFactory,
)
from tests.factories.workforce import AssignmentFactory, PolicyValueFactory, RoleFactory, RoleGrantFactory
from tests.periods import LONG_AGO, SINCE_LONG_AGO
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.models import Aspiration, CapacityReview, CareerDropIn, LeadRole, Opportunity
from workforce.periods import ONE_DAY, add_months
from workforce.policy import PolicyKey
from workforce.written import day as written_day

pytestmark = pytest.mark.django_db


def day(name: str, value: date) -> dict[str, str]:
    return {f"{name}_{part}": str(getattr(value, part)) for part in ("day", "month", "year")}


def post(world: World, actor: str, path: str, data: dict[str, str]) -> str:
    answer = signed_in(world, actor).post(path, data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def see(world: World, actor: str, path: str) -> str:
    return signed_in(world, actor).get(path).content.decode()


def test_wish_is_said_and_seen_by_the_manager(world: World) -> None:
    said = {"wish": "stay", "words": "I like it here", "development": ""}
    assert "There is a problem" in post(world, "practitioner", "/careers/aspirations/mine/", said)
    assert not Aspiration.objects.exists()
    post(world, "practitioner", "/careers/aspirations/mine/", said | {"development": "Shadow the court team"})
    for path in ("/careers/aspirations/", "/careers/aspirations.csv", "/careers/aspirations/?wish=stay"):
        assert "Shadow the court team" in see(world, "team_manager", path)
    assert "Shadow" not in see(world, "team_manager", "/careers/aspirations/?wish=promotion")
    assert "Shadow" not in see(world, "agency worker", "/careers/aspirations/")


def test_tab_career_shows_the_development_of_a_person(world: World, today: date) -> None:
    """NS-39: applications, wishes, lead roles, opportunities and steps, on one tab and on the timeline."""
    application = ApplicationFactory(worker=world.own, state="approved")
    AspirationFactory(worker=world.own, on=LONG_AGO)
    LeadRoleFactory(worker=world.own, area="Exploitation")
    InterestFactory(worker=world.own, opportunity__title="Court shadowing")
    tab = see(world, "team_manager", "/people/OWN/record/career/")
    for words in (str(application.route), "Stay at my level", "Lead on Exploitation", "Court shadowing"):
        assert words in tab
    assert "Roles so far" in tab
    timeline = see(world, "team_manager", "/people/OWN/record/timeline/?lane=Career")
    assert "Wants: stay at my level" in timeline
    assert "Lead on Exploitation" in timeline
    stranger = signed_in(world, "agency worker").get("/people/OWN/record/career/")
    assert stranger.status_code == 404


def test_lead_role_is_given_reviewed_and_ended(world: World, today: date) -> None:
    given = {"worker": "OWN", "area": "Neglect", "purpose": "Ask me"} | day("first_day", today)
    assert "Olu Ownteam leads on Neglect." in post(world, "psw", "/careers/lead-roles/new/", given)
    assert "Nobody here has the number X" in post(
        world, "psw", "/careers/lead-roles/new/", given | {"worker": "X"}
    )
    for path in ("/careers/lead-roles/", "/careers/lead-roles.csv"):
        assert "Neglect" in see(world, "practitioner", path)
    address = f"/careers/lead-roles/{LeadRole.objects.get().pk}/"
    assert "The review is recorded" in post(world, "hr", address, {"words": "Goes on"} | day("on", today))
    assert "Goes on" in see(world, "hr", address)
    assert "The lead role ends" in post(world, "hr", f"{address}end/", day("last_day", today))


def test_opportunity_is_offered_wanted_settled_and_closed(world: World, today: date) -> None:
    """NS-85."""
    offer = {"kind": "project", "title": "Front door", "text": "Two days a week", "place": ""}
    post(world, "hr", "/careers/new-opportunity/", offer | day("closes_on", today + ONE_DAY))
    found = Opportunity.objects.get()
    address = f"/careers/opportunities/{found.pk}/"
    assert "Front door" in see(world, "agency worker", "/careers/opportunities/")
    assert "Your interest is noted" in post(world, "practitioner", f"{address}interested/", {"words": "Yes"})
    assert "Olu Ownteam" in see(world, "psw", address)
    for actor in ("senior_leader", "team_manager", "learning"):
        assert "Olu Ownteam" not in see(world, actor, address)
    assert "1 left" in post(world, "psw", f"{address}close/", {"external": "0"})
    interest = found.interests.get()
    settled = post(world, "psw", f"{address}interests/{interest.pk}/", {"outcome": "chosen", "words": ""})
    assert "It is recorded" in settled
    assert "Chosen" in see(world, "practitioner", address)
    post(world, "senior_leader", f"{address}close/", {"external": "1"})
    assert "1 from inside, 1 from outside" in see(world, "practitioner", address)
    assert "Front door" in see(world, "hr", "/careers/opportunities.csv?show=closed")


def test_interest_is_withdrawn(world: World) -> None:
    interest = InterestFactory(worker=world.own)
    address = f"/careers/opportunities/{interest.opportunity_id}/withdraw/"
    assert "Your interest is withdrawn" in post(world, "practitioner", address, {})


def test_deputy_who_is_overdue_is_red_and_due(world: World, today: date) -> None:
    """RC-77."""
    PolicyValueFactory(key=PolicyKey.CAPACITY_ROLES, value=["DEP"], period=SINCE_LONG_AGO)
    deputy = AssignmentFactory(
        worker__reference="DEPUTY",
        worker__first_name="Dee",
        worker__last_name="Deputy",
        team=world.own_team,
        role=RoleFactory(code="DEP", name="Deputy manager"),
    ).worker
    assert '<span class="app-badge app-badge--bad">1 October 2019</span>' in see(
        world, "team_manager", "/careers/deputies/"
    )
    assert "Review of a deputy" in see(world, "team_manager", "/")
    review = {"capacity": "stretched", "skills": "Budget", "agreed": ""} | day("on", today)
    said = post(world, "team_manager", f"/careers/deputies/{deputy.reference}/", review)
    assert "The next is due on" in said
    assert CapacityReview.objects.get().worker == deputy
    assert "app-badge--bad" not in see(world, "team_manager", "/careers/deputies/")
    assert "Review of a deputy" not in see(world, "team_manager", "/")
    assert "Stretched" in see(world, "psw", "/careers/deputies.csv")


def test_drop_in_is_counted_and_its_advice_logged(world: World, today: date) -> None:
    """HA-12."""
    drop_in = DropInFactory(on=today)
    address = f"/careers/drop-ins/{drop_in.pk}/"
    assert "No drop-in" not in see(world, "practitioner", "/careers/drop-ins/")
    post(world, "psw", address, {"place": "Room 2", "attended": "7"} | day("on", today))
    assert CareerDropIn.objects.get().attended == 7
    assert "1, with 7 people" in see(world, "psw", "/careers/drop-ins/")
    post(world, "psw", f"{address}advice/", {"theme": "pathway", "words": "Look at the criteria"})
    assert "Look at the criteria" in see(world, "psw", address)


def test_panel_has_members_order_and_a_day(world: World, today: date) -> None:
    panel = PanelFactory(on=today)
    address = f"/careers/panels/{panel.pk}/"
    psw = world.accounts["psw"]
    assert "Members of the panel: 1" in post(world, "hr", f"{address}members/", {"members": str(psw.pk)})
    assert "The panel is on" in post(world, "hr", f"{address}day/", day("on", today))
    assert "The panel was held on" in post(
        world, "hr", f"{address}held/", {"note": ""} | day("held_on", today)
    )
    assert "Held" in see(world, "hr", "/careers/panels/")
    assert "Held" in see(world, "hr", "/careers/panels.csv")


def test_order_of_a_panel_is_set(world: World, today: date) -> None:
    panel = PanelFactory(on=today)
    one, two = (
        panel.items.create(application=ApplicationFactory(worker=each), position=place)
        for place, each in ((1, world.own), (2, world.other))
    )
    places = {f"place_{one.pk}": "2", f"place_{two.pk}": "1"}
    page = post(world, "psw", f"/careers/panels/{panel.pk}/order/", places)
    assert page.index("Otto Otherteam") < page.index("Olu Ownteam")


def test_measures_are_counts_for_leaders_and_not_for_practitioners(world: World) -> None:
    ApplicationFactory(worker=world.own)
    page = see(world, "senior_leader", "/careers/measures/")
    assert "Olu Ownteam" not in page
    assert "How it is counted" in page
    assert "Posts filled,Posts,From inside" in see(world, "senior_leader", "/careers/measures.csv")
    assert signed_in(world, "practitioner").get("/careers/measures/").status_code == 403


def test_keeper_is_told_what_is_due(world: World, today: date) -> None:
    PanelFactory(on=today)
    LeadRoleFactory(worker=world.other, review_on=today)
    DecisionFactory(application__worker=world.own, application__state="approved", tell_by=today)
    page = see(world, "psw", "/")
    for words in ("Progression panel", "Review of a lead role", "Tell the decision about progression"):
        assert words in page
    assert f"{today:%B %Y}</a>" in page
    deferred = DecisionFactory(
        application__worker=world.accounts["team_manager"].worker,
        application__state="deferred",
        outcome="deferred",
        to_do="A report",
        by_when=today,
    )
    own = see(world, "team_manager", "/")
    assert "What the panel asked for" in own
    assert f"/careers/progression/{deferred.application_id}/" in own


def test_approved_progression_is_due_for_hr_on_the_first_of_the_next_month(world: World, today: date) -> None:
    last_month = add_months(today, -1)
    DecisionFactory(application__worker=world.own, application__state="approved", on=last_month)
    page = see(world, "hr", "/")
    assert "Progression to take effect" in page
    assert written_day(today.replace(day=1)) in page
    assert "Progression to take effect" not in see(world, "psw", "/")


def test_what_waits_for_the_keeper_is_on_the_page_of_panels(world: World) -> None:
    ApplicationFactory(worker=world.own, state="submitted")
    ApplicationFactory(worker=world.other, state="eligible")
    page = see(world, "psw", "/careers/panels/")
    assert "To be looked at: 1" in page
    assert "Ready, and not before a panel: 1" in page


@pytest.mark.parametrize("more", [1, 3])
def test_lists_cost_the_same_for_many(
    world: World, more: int, today: date, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    PolicyValueFactory(key=PolicyKey.CAPACITY_ROLES, value=["SW"], period=SINCE_LONG_AGO)
    for _ in range(more):
        worker = AssignmentFactory(team=world.own_team, role=world.own.assignments.get().role).worker
        AspirationFactory(worker=worker, on=today)
        LeadRoleFactory(worker=worker)
        InterestFactory(worker=worker, opportunity=OpportunityFactory())
    account = world.accounts["psw"]
    RoleGrantFactory(account=account, role="hr")
    client = signed_in(world, "psw")
    for path, budget in (
        ("/careers/aspirations/", 8),
        ("/careers/lead-roles/", 7),
        ("/careers/opportunities/", 8),
        ("/careers/deputies/", 9),
        ("/careers/drop-ins/", 8),
        (f"/people/{worker.reference}/record/career/", 17),
    ):
        with django_assert_max_num_queries(budget):
            client.get(path)
