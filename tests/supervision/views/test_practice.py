"""Practice documents in the browser: added, acknowledged with a quiz, measured against, told apart by reach."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from supervision.models import PracticeAcknowledgement, PracticeDocument, SelfAssessment, SupervisorTraining
from tests.factories.supervision_practice import (
    AcknowledgementFactory,
    MemberFactory,
    PracticeDocumentFactory,
    PracticeQuestionFactory,
    PracticeStandardFactory,
    PracticeSupportFactory,
    PracticeVersionFactory,
    SelfAssessmentFactory,
    SupervisorTrainingFactory,
)
from tests.factories.workforce import AssignmentFactory
from tests.workforce.views.verb_pages import signed_in, typed_day
from tests.world import AGENCY, World
from workforce.due import DueItem, due_items
from workforce.periods import ONE_DAY
from workforce.queries.visibility import scope_of

pytestmark = pytest.mark.django_db

PRACTICE = "/supervision/practice/"


def get(client: Client, path: str = "") -> str:
    return client.get(f"{PRACTICE}{path}").content.decode()


def post(client: Client, path: str, data: dict[str, object] | None = None) -> str:
    return client.post(f"{PRACTICE}{path}", data or {}, follow=True).content.decode()


def test_policy_is_added_and_acknowledged_by_an_agency_worker(world: World, today: date) -> None:
    """HA-11, NS-63."""
    typed = {
        "name": "Supervision policy",
        "kind": "policy",
        "audience": "everybody",
        "link": "https://council.example/policy",
        "news": "Shorter.",
        **typed_day("review_on", today + 300 * ONE_DAY),
        **typed_day("launched_on", today),
    }
    keeper = signed_in(world, "psw")
    assert "“Supervision policy” is in the register." in post(keeper, "add/", typed)
    document = PracticeDocument.objects.get().pk
    question = {"words": "How often?", "first": "Monthly", "second": "Never", "right": "0"}
    post(keeper, f"{document}/question/", question)
    reader = signed_in(world, AGENCY)
    assert "To acknowledge" in get(reader)
    key = f"question_{PracticeDocument.objects.get().versions.get().questions.get().pk}"
    page = post(reader, f"{document}/acknowledge/", {"read": "on"})
    assert PracticeAcknowledgement.objects.count() == 0
    assert "Error:" in page
    page = post(reader, f"{document}/acknowledge/", {"read": "on", key: "0"})
    assert "1 of 1 answers are right." in page
    assert PracticeAcknowledgement.objects.get().worker == world.accounts[AGENCY].worker
    page = get(keeper, f"{document}/")
    assert "Right answers: 100%." in page
    assert "33%" in get(signed_in(world, "team_manager"), f"{document}/")
    assert "Own team,3,1,33.3" in get(keeper, f"{document}/teams.csv")


def test_who_has_not_acknowledged_is_named_to_those_who_see_their_supervision(world: World) -> None:
    version = PracticeVersionFactory()
    path = f"{version.document_id}/missing/"
    assert "4 people" in get(signed_in(world, "psw"), path)
    manager = get(signed_in(world, "team_manager"), path)
    assert "Olu Ownteam" in manager
    assert "Otto Otherteam" not in manager
    assert "0 people" in get(signed_in(world, "senior_leader"), path)
    AcknowledgementFactory(version=version, worker=world.own)
    assert "Olu Ownteam" not in get(signed_in(world, "hr"), f"{path}list.csv")


def test_overdue_review_is_said(world: World, today: date) -> None:
    """NS-63: an overdue policy is red."""
    document = PracticeVersionFactory(document__review_on=today - ONE_DAY).document
    keeper = signed_in(world, "hr")
    assert "overdue" in get(keeper)
    post(keeper, f"{document.pk}/review/", typed_day("next_on", today + 365 * ONE_DAY))
    assert "overdue" not in get(keeper)


def test_form_says_what_is_missing(world: World) -> None:
    keeper = signed_in(world, "psw")
    document = PracticeVersionFactory().document_id
    long = "x" * 301
    assert "at most 300 letters" in post(keeper, f"{document}/launch/", {"standards": long})
    empty = {"words": "?", "first": "a", "second": "b", "fourth": "d", "right": "3"}
    assert "Fill in answer 3 before answer 4." in post(keeper, f"{document}/question/", empty)
    none = {"words": "?", "first": "a", "second": "b", "right": "2"}
    assert "That answer is empty." in post(keeper, f"{document}/question/", none)


def test_self_assessment_is_for_the_person_only(world: World, today: date) -> None:
    """NS-62."""
    standard = PracticeStandardFactory()
    document = standard.version.document_id
    reader = signed_in(world, "practitioner")
    SelfAssessmentFactory(worker=world.own, version=standard.version, ratings={"1": 2})
    page = post(reader, f"{document}/measure/", {"standard_1": "4"})
    assert "It is kept, for you only." in page
    assert "+2.0" in page
    assert SelfAssessment.objects.count() == 2
    assert "You have not measured your practice yet" in get(signed_in(world, "team_manager"), "mine/")
    counts = get(signed_in(world, "psw"), f"{document}/counts/")
    assert "I see children alone." in counts
    assert "I see children alone.,,,,c,c,c,c" in get(signed_in(world, "psw"), f"{document}/counts/list.csv")


def test_version_workshop_change_and_withdrawal(world: World, today: date) -> None:
    version = PracticeVersionFactory(document__name="Old name")
    keeper = signed_in(world, "psw")
    path = f"{version.document_id}/"
    launch = {"link": "https://council.example/2"} | typed_day("launched_on", today)
    assert "Version 2 is to be acknowledged by" in post(keeper, f"{path}launch/", launch)
    workshop = {"attended": "9"} | typed_day("on", today)
    assert "The workshop is recorded." in post(keeper, f"{path}workshop/", workshop)
    assert 'value="Old name"' in get(keeper, f"{path}change/")
    changed = {"name": "New name", "kind": "policy", "audience": "managers"} | typed_day("review_on", today)
    assert "The document is changed." in post(keeper, f"{path}change/", changed)
    assert "Everybody who manages people" in get(keeper, "list.csv")
    assert "The document is withdrawn." in post(keeper, f"{path}withdraw/")
    assert "New name" not in get(keeper)
    assert "New name" in get(keeper, "?show=withdrawn")


def test_support_is_counted_by_team_without_names(world: World, today: date) -> None:
    """NS-45."""
    reader = signed_in(world, "practitioner")
    typed = {"direction": "taken", "colleague": "MANAGER", "kind": "debrief"} | typed_day("on", today)
    assert "The support is recorded." in post(reader, "support/record/", typed)
    assert "Mina Managing" in get(reader, "support/")
    leader = get(signed_in(world, "senior_leader"), "support/")
    assert "Own team" in leader
    assert "Olu" not in leader
    listed = get(signed_in(world, "senior_leader"), f"support/teams.csv?unit={world.own_service.pk}")
    assert "Own team,Debrief after something hard,1" in listed
    assert "Debrief" not in get(signed_in(world, "hr"), f"support/teams.csv?unit={world.other_team.pk}")


def test_training_is_recorded_for_many_at_once(world: World, today: date) -> None:
    """SH-48."""
    manager = world.accounts["team_manager"].worker
    keeper = signed_in(world, "hr")
    assert "Not done" in get(keeper, "supervisors/")
    typed = {"worker_ids": [manager.pk], "refresher": "on"} | typed_day("completed_on", today)
    assert "The training of 1 supervisor is recorded." in post(keeper, "supervisors/record/", typed)
    assert SupervisorTraining.objects.get().refresher
    assert "Current: 100%" in get(keeper, "supervisors/")
    assert "Nobody here" in get(keeper, "supervisors/?kind=not_done")
    assert "MANAGER,Mina Managing,Own team,1," in get(keeper, "supervisors/list.csv")


def test_group_report_names_tools_and_partners(world: World, today: date) -> None:
    """NS-65, RC-66."""
    manager = world.accounts["team_manager"].worker
    session = MemberFactory(session__supervisor=manager, session__on=today).session
    MemberFactory(session=session, partner=True)
    leader = signed_in(world, "senior_leader")
    page = get(leader, "groups/")
    assert "Signs of Safety" in page
    assert "NHS Trust" in page
    assert "1 session, 1 with partners" in page
    assert "Organisation,NHS Trust,1,1,1" in get(leader, "groups/list.csv")
    assert "No group session" in get(leader, f"groups/?unit={world.other_service.pk}&months=3")


def due(world: World, actor: str, today: date) -> dict[str, DueItem]:
    found = due_items(scope_of(world.accounts[actor], today), today, today + timedelta(days=28))
    kinds = ("Document to acknowledge", "Policy to review", "Training for supervisors")
    return {each.kind: each for each in found if each.kind in kinds}


def test_due_are_documents_reviews_and_training(world: World, today: date) -> None:
    """NS-44: starters acknowledge what holds in their first weeks."""
    version = PracticeVersionFactory(document__review_on=today, acknowledge_by=today)
    assert set(due(world, "practitioner", today)) == {"Document to acknowledge"}
    own = due(world, "team_manager", today)
    assert set(own) == {"Document to acknowledge", "Training for supervisors"}
    assert all(each.own for each in own.values())
    assert [(each.kind, each.own) for each in due(world, "psw", today).values()] == [
        ("Policy to review", False)
    ]
    assert due(world, "equality", today) == {}
    AcknowledgementFactory(version=version, worker=world.own)
    SupervisorTrainingFactory(worker=world.accounts["team_manager"].worker, completed_on=today)
    assert due(world, "practitioner", today) == {}
    assert set(due(world, "team_manager", today)) == {"Document to acknowledge"}


def test_starter_has_four_weeks_from_the_first_day(world: World, today: date) -> None:
    PracticeVersionFactory()
    assert due(world, "practitioner", today)["Document to acknowledge"].due_on < today
    for model in (world.own.assignments, world.own.employments):
        model.update(period=(today - ONE_DAY, None))
    assert due(world, "practitioner", today)["Document to acknowledge"].due_on == today + 27 * ONE_DAY


@pytest.mark.parametrize("number", [1, 3])
def test_pages_cost_the_same_for_many(
    world: World, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    version = PracticeStandardFactory().version
    for each in range(number):
        PracticeVersionFactory(document=PracticeDocumentFactory())
        PracticeVersionFactory(
            document=version.document, number=each + 2, acknowledge_by=timezone.localdate()
        )
        PracticeQuestionFactory(version=version)
        PracticeSupportFactory(supported=world.own, on=timezone.localdate())
        managed = AssignmentFactory(team=world.own_team)
        AssignmentFactory(manager=managed.worker, team=world.own_team)
        MemberFactory(session__supervisor=managed.worker, session__on=timezone.localdate())
    client = signed_in(world, "psw")
    for path, most in (
        ("", 9),
        (f"{version.document_id}/", 12),
        ("support/", 9),
        ("supervisors/", 8),
        ("supervisors/record/", 8),
        ("groups/", 9),
        ("list.csv", 9),
    ):
        with django_assert_max_num_queries(most):
            assert client.get(f"{PRACTICE}{path}").status_code == 200
