"""What is due of appraisal: to whom, when, in one statement; on the person's page and timeline; what is carried in."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from supervision.appraisal_due import appraisals, countersignatures
from supervision.appraisal_panels import appraisal as panel
from supervision.enums import AppraisalState, ObjectiveState
from tests.factories.supervision_appraisal import (
    AppraisalFactory,
    AppraisalSampleFactory,
    DevelopmentItemFactory,
    ObjectiveFactory,
)
from tests.factories.supervision_sessions import SupervisorPairingFactory
from tests.factories.workforce import AssignmentFactory, PolicyValueFactory, RoleGrantFactory
from tests.periods import LONG_AGO
from tests.world import World
from workforce.access.roles import RoleName
from workforce.due import DueItem, due_about, items_of
from workforce.periods import period
from workforce.policy import PolicyKey
from workforce.queries.visibility import Sight, scope_of
from workforce.timeline import timeline_of_person

pytestmark = pytest.mark.django_db

DAY = date(2026, 9, 15)
AHEAD = DAY + timedelta(days=30)
SINCE = date(2019, 10, 1)
"""Six months after everybody here started."""


def due(world: World, actor: str) -> list[DueItem]:
    return list(items_of(list(appraisals(scope_of(world.accounts[actor], DAY), DAY, AHEAD))))


def kinds(world: World, actor: str) -> list[tuple[str, str, date]]:
    return sorted((item.kind, item.subject, item.due_on) for item in due(world, actor))


def made(world: World, **more: object) -> AppraisalFactory:
    return AppraisalFactory(appraisee=world.own, appraiser=world.accounts["team_manager"].worker, **more)


def test_next_one_is_due_to_the_person_and_the_manager(world: World) -> None:
    PolicyValueFactory(key=PolicyKey.APPRAISAL_NAME, value="IPR", period=period(LONG_AGO))
    assert kinds(world, "practitioner") == [("IPR", "Olu Ownteam", SINCE)]
    assert ("IPR", "Olu Ownteam", SINCE) in kinds(world, "team_manager")
    assert {subject for _, subject, _ in kinds(world, "team_manager")} == {"Olu Ownteam"}, (
        "nobody appraises Mina"
    )
    SupervisorPairingFactory(worker=world.accounts["team_manager"].worker, period=period(LONG_AGO))
    assert {subject for _, subject, _ in kinds(world, "team_manager")} == {"Olu Ownteam", "Mina Managing"}
    (item,) = due(world, "practitioner")
    assert (item.url, item.is_overdue(DAY)) == ("/supervision/appraisals/of/OWN/", True)


@pytest.mark.parametrize(
    "actor", ["hr", "senior_leader", "psw", "learning", "administrator", "service_manager"]
)
def test_nobody_else_is_told_of_single_people(world: World, actor: str) -> None:
    assert kinds(world, actor) == []


def test_planned_meeting_takes_the_place_of_the_due_day(world: World) -> None:
    made(world, planned_on=DAY + timedelta(days=3))
    meeting = ("Appraisal: meeting", "Olu Ownteam", DAY + timedelta(days=3))
    assert meeting in kinds(world, "practitioner")
    assert not [kind for kind, _, _ in kinds(world, "practitioner") if kind == "Appraisal"]


def test_self_assessment_is_due_to_the_person_before_the_meeting(world: World) -> None:
    started = made(world, planned_on=DAY + timedelta(days=9))
    own = ("Appraisal: self-assessment", "Olu Ownteam", DAY + timedelta(days=7))
    assert own in kinds(world, "practitioner")
    assert "Appraisal: self-assessment" not in {kind for kind, _, _ in kinds(world, "team_manager")}
    PolicyValueFactory(key=PolicyKey.APPRAISAL_SELF_DAYS, value=5, period=period(LONG_AGO))
    (item,) = [each for each in due(world, "practitioner") if each.kind == own[0]]
    assert item.due_on == DAY + timedelta(days=4)
    assert item.own
    assert item.url == f"/supervision/appraisals/{started.pk}/self-assessment/"
    started.state = AppraisalState.SELF_ASSESSMENT
    started.save()
    assert own[0] not in {kind for kind, _, _ in kinds(world, "practitioner")}


def test_each_is_asked_for_the_own_signature(world: World) -> None:
    shared = made(world, shared=True, on=DAY)
    to_sign = ("Appraisal to be signed", "Olu Ownteam", DAY + timedelta(days=14))
    assert to_sign in kinds(world, "practitioner")
    assert to_sign in kinds(world, "team_manager")
    shared.appraisee_signed_on = DAY
    shared.save()
    assert to_sign not in kinds(world, "practitioner")
    assert to_sign in kinds(world, "team_manager")


def test_signature_is_asked_of_the_reader_whoever_it_is_about(world: World) -> None:
    made(world, shared=True, on=DAY)
    for actor in ("practitioner", "team_manager"):
        assert [each.own for each in due(world, actor) if each.kind == "Appraisal to be signed"] == [True]


def to_countersign(world: World, actor: str) -> list[tuple[str, date, str]]:
    statements = list(countersignatures(scope_of(world.accounts[actor], DAY), DAY, AHEAD))
    items = list(items_of(statements))
    assert all(item.own and item.kind == "Appraisal to be countersigned" for item in items)
    return [(item.subject, item.due_on, item.url) for item in items]


def ask_to_countersign(days: int, since: date = LONG_AGO, until: date | None = None) -> None:
    PolicyValueFactory(key=PolicyKey.APPRAISAL_COUNTERSIGN_DAYS, value=days, period=period(since, until))


def test_nobody_is_asked_to_countersign_without_the_setting(world: World) -> None:
    made(world, signed=True, on=DAY)
    assert to_countersign(world, "service_manager") == []
    ask_to_countersign(0)
    assert to_countersign(world, "service_manager") == []


def test_countersigning_is_due_to_the_service_manager_after_the_second_signature(world: World) -> None:
    ask_to_countersign(14)
    second = DAY - timedelta(days=20)
    signed = made(world, signed=True, on=DAY - timedelta(days=30), appraiser_signed_on=second)
    url = f"/supervision/appraisals/{signed.pk}/countersign/"
    assert to_countersign(world, "service_manager") == [("Olu Ownteam", DAY - timedelta(days=6), url)]
    for actor in ("practitioner", "team_manager", "hr", "senior_leader", "psw", "learning", "administrator"):
        assert to_countersign(world, actor) == []
    for state in (AppraisalState.COUNTERSIGNED, AppraisalState.CLOSED):
        signed.state, signed.countersigned_on = state, DAY
        signed.closed_on = DAY if state == AppraisalState.CLOSED else None
        signed.save()
        assert to_countersign(world, "service_manager") == []


def test_what_was_signed_before_the_setting_asked_is_not_asked_for(world: World) -> None:
    """The setting of the day of the second signature holds: a new rule reaches back to nothing."""
    ask_to_countersign(14, DAY - timedelta(days=10), DAY - timedelta(days=5))
    ask_to_countersign(7, DAY - timedelta(days=4))
    for on, by in ((11, None), (10, 4), (5, 9), (4, 3)):
        signed = made(world, signed=True, on=DAY - timedelta(days=on))
        expected = [] if by is None else [DAY + timedelta(days=by)]
        assert [day for _, day, _ in to_countersign(world, "service_manager")] == expected
        signed.delete()


def test_nobody_is_asked_to_countersign_what_they_appraised_or_their_own(world: World) -> None:
    ask_to_countersign(14)
    both = world.accounts["team_manager"]
    RoleGrantFactory(account=both, role=RoleName.SERVICE_MANAGER, unit=world.own_service)
    signed = made(world, signed=True, on=DAY)
    AppraisalFactory(appraisee=both.worker, signed=True, on=DAY)
    AppraisalFactory(appraisee=world.other, signed=True, on=DAY)
    assert to_countersign(world, "team_manager") == []
    signed.appraiser = AssignmentFactory().worker
    signed.save()
    assert [subject for subject, _, _ in to_countersign(world, "team_manager")] == ["Olu Ownteam"]


def test_what_one_has_to_do_is_ones_own_whoever_it_is_about(world: World) -> None:
    shared = made(world, shared=True, on=DAY)
    (to_sign,) = (item for item in due(world, "team_manager") if item.kind == "Appraisal to be signed")
    assert to_sign.own
    AppraisalFactory(appraisee=world.other, appraiser=shared.appraiser, planned_on=DAY)
    world.other.assignments.update(manager=shared.appraiser)
    shared.appraiser = world.other
    shared.save()
    items = {(item.kind, item.subject): item.own for item in due(world, "team_manager")}
    assert items["Appraisal to be signed", "Olu Ownteam"] is False
    assert items["Appraisal: meeting", world.other.name] is True
    assert all(item.own for item in due(world, "practitioner"))


def test_review_objectives_and_needs_of_a_running_one(world: World) -> None:
    signed = made(world, signed=True, on=date(2026, 3, 10))
    ObjectiveFactory(appraisal=signed, due_on=DAY)
    ObjectiveFactory(appraisal=signed, due_on=DAY, state=ObjectiveState.MET)
    DevelopmentItemFactory(appraisal=signed, by_when=AHEAD)
    DevelopmentItemFactory(appraisal=signed, by_when=AHEAD + timedelta(days=1))
    review = ("Appraisal: mid-year review", "Olu Ownteam", date(2026, 9, 10))
    assert kinds(world, "practitioner") == [
        ("Appraisal: development item", "Olu Ownteam", AHEAD),
        review,
        ("Appraisal: objective", "Olu Ownteam", DAY),
    ]
    assert review in kinds(world, "team_manager")
    signed.mid_year_on = date(2026, 9, 11)
    signed.save()
    assert review not in kinds(world, "team_manager")
    signed.state, signed.closed_on = AppraisalState.CLOSED, date(2026, 9, 11)
    signed.save()
    assert kinds(world, "practitioner") == [("Appraisal: development item", "Olu Ownteam", AHEAD)]


def test_samples_are_due_to_who_scores_them(world: World) -> None:
    AppraisalSampleFactory(auditor=world.accounts["practitioner"], assigned_on=DAY)
    assert ("Appraisal to be scored", DAY + timedelta(days=28)) in [
        (item.kind, item.due_on) for item in due(world, "practitioner")
    ]


def test_page_of_the_person_shows_what_is_due_about_them(world: World) -> None:
    sight = Sight(world.own, scope_of(world.accounts["hr"], DAY))
    assert [item.kind for item in due_about(sight, DAY, AHEAD) if "Appraisal" in item.kind] == ["Appraisal"]


@pytest.mark.parametrize("people", [1, 3])
def test_one_query_and_the_settings(
    world: World, people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    manager = world.accounts["team_manager"].worker
    for _ in range(people):
        AssignmentFactory(team=world.own_team, manager=manager)
    scope = scope_of(world.accounts["team_manager"], DAY)
    with django_assert_num_queries(2):
        list(items_of(list(appraisals(scope, DAY, AHEAD))))


def test_panel_and_timeline_show_days_and_no_words(world: World) -> None:
    signed = made(world, signed=True, on=date(2026, 3, 10), mid_year_on=date(2026, 9, 10))
    ObjectiveFactory(appraisal=signed, words="SECRET objective")
    sight = Sight(world.own, scope_of(world.accounts["hr"], DAY))
    shown = panel(world.own, DAY, sight)
    assert shown is not None
    assert shown.table is not None
    assert [cell.text for cell in shown.table.rows[0].cells][1:] == [
        "Signed by both",
        "10 March 2026",
        "10 March 2026",
        "10 September 2026",
    ]
    told = [each.written for each in timeline_of_person(world.own, sight) if each.lane == "Appraisal"]
    assert told == [
        "Appraisal: mid-year review held, 10 September 2026",
        "Appraisal held, due on 10 March 2026, signed by both on 10 March 2026, 10 March 2026",
    ]
    learning = Sight(world.own, scope_of(world.accounts["learning"], DAY))
    assert panel(world.own, DAY, learning) is None
    assert not [each for each in timeline_of_person(world.own, learning) if each.lane == "Appraisal"]
