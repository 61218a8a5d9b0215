"""Progression in the browser: from the wish for the next step to the role that changes."""

import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories.careers import ApplicationFactory, DecisionFactory, PanelFactory, TalkFactory, ladder
from tests.factories.workforce import AssignmentFactory, PostTermsFactory, RoleFactory
from tests.workforce.views.verb_pages import hidden, signed_in
from tests.world import World
from workforce.domain.progression_panels import choose_members
from workforce.enums import CriterionKind, ProgressionState
from workforce.models import Assignment, ProgressionApplication, ProgressionRoute, Role
from workforce.periods import ONE_DAY, add_months
from workforce.rules.progression import first_of_next_month

pytestmark = pytest.mark.django_db

S = ProgressionState


@pytest.fixture
def senior() -> Role:
    return RoleFactory(name="Senior social worker", grade="Grade 10", rank=20)


@pytest.fixture
def route(world: World, senior: Role) -> ProgressionRoute:
    """From social worker to senior: permanent, practice educator, judged on developing others."""
    asked = [CriterionKind.PERMANENT, (CriterionKind.PRACTICE_EDUCATOR, 1), CriterionKind.DEVELOPS_OTHERS]
    (found,) = ladder(world.own.assignments.get().role, senior, criteria=asked)
    return found


@pytest.fixture
def application(world: World, route: ProgressionRoute) -> ProgressionApplication:
    return ApplicationFactory(worker=world.own, route=route)


def day(name: str, value: date) -> dict[str, str]:
    return {f"{name}_{part}": str(getattr(value, part)) for part in ("day", "month", "year")}


def step(client: Client, application: ProgressionApplication, name: str, data: dict[str, str]) -> str:
    answer = client.post(f"/careers/progression/{application.pk}/{name}/", data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def page(client: Client, application: ProgressionApplication) -> str:
    return client.get(f"/careers/progression/{application.pk}/").content.decode()


def test_whole_way_from_interest_to_the_new_role(world: World, route: ProgressionRoute, today: date) -> None:
    person, manager = signed_in(world, "practitioner"), signed_in(world, "team_manager")
    hr, psw = signed_in(world, "hr"), signed_in(world, "psw")
    said = person.post("/careers/progression/begin/", {"route": str(route.pk)}, follow=True).content.decode()
    assert "Your manager is asked to talk with you by" in said
    application = ProgressionApplication.objects.get()
    assert "Talk with your manager first" in step(person, application, "submit", {})

    talk = {"supports": "yes", "reasons": "Ready"} | day("held_on", today)
    assert "The talk is recorded" in step(manager, application, "talk", talk)
    assert "is saved" in step(person, application, "write", {"statement": "Ready for complex work"})
    assert "is in the portfolio" in step(
        person, application, "evidence", {"title": "Report", "shows": "Analysis"}
    )
    criterion = route.criteria.get(kind=CriterionKind.PRACTICE_EDUCATOR).pk
    step(person, application, "answers", {f"met_{criterion}": "yes", f"words_{criterion}": "Stage 1 in 2024"})
    assert "the manager has not confirmed it" in page(person, application)
    step(manager, application, "confirm", {f"met_{criterion}": "yes", f"words_{criterion}": ""})
    assert "confirmed by Mina Managing" in page(person, application)
    assert "The application is submitted" in step(person, application, "submit", {})
    assert "The application is ready" in step(psw, application, "eligible", {"reasons": ""})

    panel = PanelFactory(on=add_months(today, 1), month=add_months(today, 1).replace(day=1))
    assert "comes before the panel" in step(psw, application, "panel", {"panel": str(panel.pk)})
    choose_members(panel_id=panel.pk, account_ids=[world.accounts["psw"].pk], today=today, by=None)
    type(panel).objects.filter(pk=panel.pk).update(held_on=today)
    item, judged = panel.items.get(), route.criteria.get(kind=CriterionKind.DEVELOPS_OTHERS).pk
    scored = psw.post(
        f"/careers/panels/{panel.pk}/items/{item.pk}/",
        {f"score_{judged}": "4", f"words_{judged}": "Leads group supervision"},
        follow=True,
    ).content.decode()
    assert "<strong>4</strong>" in scored
    decided = step(psw, application, "decide", {"outcome": "approved", "reasons": "Met in full"})
    assert "Tell the applicant by" in decided
    assert "the applicant knows" in step(psw, application, "tell", day("told_on", today))

    effect = f"/careers/progression/{application.pk}/effect/"
    first = first_of_next_month(today)
    data = {"assignment": str(world.own.assignments.get().pk), "post": "keep"} | day("from_day", first)
    check = hr.post(effect, data).content.decode()
    assert "Check before you save" in check
    assert "Senior social worker" in check
    done = hr.post(effect, hidden(check) | {"step": "save"}, follow=True).content.decode()
    assert "Olu Ownteam is Senior social worker from" in done
    assert "In effect" in page(person, application)
    assert list(world.own.assignments.order_by("period").values_list("role__name", flat=True)) == [
        "Social worker",
        "Senior social worker",
    ]


def test_second_page_names_the_figures_that_move(
    world: World, application: ProgressionApplication, today: date
) -> None:
    """SH-31: without a vacancy, on the same post; the page says which figures move."""
    held = world.own.assignments.get()
    terms = PostTermsFactory(team=world.own_team, role=held.role)
    Assignment.objects.filter(pk=held.pk).update(post=terms.post)
    ProgressionApplication.objects.update(state=S.APPROVED)
    data = {"assignment": str(held.pk), "post": "keep"} | day("from_day", today + ONE_DAY)
    page = (
        signed_in(world, "hr").post(f"/careers/progression/{application.pk}/effect/", data).content.decode()
    )
    assert "Senior social worker" in page
    assert "from the end of" in page
    assert re.search(r"Caseload|Vacancy|caseload", page)


def test_past_day_asks_for_confirmation(
    world: World, application: ProgressionApplication, today: date
) -> None:
    ProgressionApplication.objects.update(state=S.APPROVED)
    held = world.own.assignments.get().pk
    data = {"assignment": str(held), "post": "none"} | day("from_day", today - 40 * ONE_DAY)
    hr, path = signed_in(world, "hr"), f"/careers/progression/{application.pk}/effect/"
    assert "has passed: figures of past months would move" in hr.post(path, data).content.decode()
    assert "Check before you save" in hr.post(path, data | {"past_confirmed": "on"}).content.decode()


def test_not_met_is_shown_without_the_stage(world: World, application: ProgressionApplication) -> None:
    """NS-92: no practice educator, and the page says “Not met”."""
    person = signed_in(world, "practitioner")
    criterion = application.route.criteria.get(kind=CriterionKind.PRACTICE_EDUCATOR).pk
    step(person, application, "answers", {f"met_{criterion}": "no", f"words_{criterion}": "Not yet"})
    assert re.search(
        r"stage 1</th><td[^>]*>\s*<span class=\"app-badge app-badge--bad\">Not met", page(person, application)
    )


def test_refusal_states_reasons_and_links_the_guidance(
    world: World, application: ProgressionApplication
) -> None:
    """HA-50."""
    ProgressionApplication.objects.update(state=S.NOT_APPROVED)
    DecisionFactory(application=application, outcome="not_approved", reasons="Analysis is not shown yet")
    shown = page(signed_in(world, "practitioner"), application)
    version = application.route.version
    assert "Analysis is not shown yet" in shown
    assert f'href="/careers/pathways/{version.pathway.code}?version=1"'.replace("?", "/?") in shown


def test_keeper_is_not_offered_their_own(world: World, application: ProgressionApplication) -> None:
    ProgressionApplication.objects.update(worker=world.accounts["team_manager"].worker)
    shown = page(signed_in(world, "team_manager"), application)
    assert "Say how the criteria stand" in shown
    assert "Record the talk" not in shown


@pytest.mark.parametrize(
    ("actor", "seen"),
    [
        ("practitioner", True),
        ("team_manager", True),
        ("service_manager", True),
        ("psw", True),
        ("hr", True),
        ("learning", True),
        ("agency worker", False),
    ],
)
def test_list_and_file_hold_what_is_in_reach(
    world: World, application: ProgressionApplication, actor: str, seen: bool
) -> None:
    client = signed_in(world, actor)
    for path in ("/careers/progression/", "/careers/progression.csv"):
        assert ("Olu Ownteam" in client.get(path).content.decode()) is seen


def test_other_teams_application_is_not_there_for_a_manager(world: World, route: ProgressionRoute) -> None:
    other = ApplicationFactory(worker=world.other, route=route)
    client = signed_in(world, "team_manager")
    assert client.get(f"/careers/progression/{other.pk}/").status_code == 404
    assert client.post(f"/careers/progression/{other.pk}/talk/", {}).status_code == 404
    assert "Otto" not in client.get("/careers/progression/").content.decode()


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        ("practitioner", "decide"),
        ("practitioner", "talk"),
        ("team_manager", "eligible"),
        ("learning", "tell"),
    ],
)
def test_verbs_of_others_are_refused(
    world: World, application: ProgressionApplication, actor: str, name: str
) -> None:
    client = signed_in(world, actor)
    assert client.post(f"/careers/progression/{application.pk}/{name}/", {}).status_code == 403


def test_list_is_filtered_by_state_and_unit(world: World, application: ProgressionApplication) -> None:
    client = signed_in(world, "psw")
    for query, seen in (
        ("state=open", True),
        ("state=over", False),
        ("state=interest", True),
        ("state=draft", False),
        (f"unit={world.own_team.pk}", True),
        (f"unit={world.other_team.pk}", False),
    ):
        shown = client.get(f"/careers/progression/?{query}").content.decode()
        assert (f'href="/careers/progression/{application.pk}/"' in shown) is seen


def test_talk_is_due_on_the_managers_first_page(world: World, application: ProgressionApplication) -> None:
    shown = signed_in(world, "team_manager").get("/").content.decode()
    assert "Talk about progression" in shown
    assert f'href="/careers/progression/{application.pk}/"' in shown
    assert "Talk about progression" not in signed_in(world, "practitioner").get("/").content.decode()


@pytest.mark.parametrize("more", [1, 3])
def test_pages_cost_the_same_for_many(
    world: World, route: ProgressionRoute, more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(more):
        worker = AssignmentFactory(team=world.own_team).worker
        made = ApplicationFactory(worker=worker, route=route, state=S.ELIGIBLE)
        TalkFactory(application=made)
    client = signed_in(world, "psw")
    for path, budget in (
        ("/careers/progression/", 9),
        ("/careers/progression.csv", 8),
        (f"/careers/progression/{made.pk}/", 24),
        ("/careers/panels/", 9),
        ("/careers/measures/", 16),
        ("/careers/pathways/", 7),
        (f"/careers/pathways/{route.version.pathway.code}/", 14),
    ):
        with django_assert_max_num_queries(budget):
            client.get(path)
