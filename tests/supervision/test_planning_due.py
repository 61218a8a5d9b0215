"""What planning puts on "Your work", on the page of a person and on the timeline: days and states only."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from supervision.enums import SessionState
from supervision.models import SupervisionSession
from tests.factories.supervision_sessions import (
    AgreementFactory,
    FrequencyRuleFactory,
    SessionFactory,
    SessionVersionFactory,
    SupervisorPairingFactory,
)
from tests.factories.workforce import AccountFactory, AssignmentFactory
from tests.world import World
from workforce.due import DueItem, due_about, due_items
from workforce.panels import panels_for_person, tabs_for_person
from workforce.periods import ONE_DAY
from workforce.queries.visibility import Sight, scope_of
from workforce.timeline import timeline_of_person

pytestmark = pytest.mark.django_db

OURS = ("Your supervision", "Supervision to plan", "Supervision agreement", "Your supervision is planned")


def items(world: World, actor: str, days: int = 60) -> dict[tuple[str, str], DueItem]:
    today = timezone.localdate()
    found = due_items(scope_of(world.accounts[actor], today), today, today + timedelta(days=days))
    return {(each.kind, each.subject): each for each in found if each.kind in OURS}


def supervised(world: World, days_ago: int) -> SupervisionSession:
    """Held with the manager so many days ago."""
    found: SupervisionSession = SessionFactory(
        supervisee=world.own,
        supervisor=world.accounts["team_manager"].worker,
        on=timezone.localdate() - timedelta(days=days_ago),
        signed=True,
    )
    return found


def test_overdue_supervision_is_due_for_both_of_the_two(world: World) -> None:
    supervised(world, 60)
    theirs = items(world, "team_manager")["Supervision to plan", "Olu Ownteam"]
    assert theirs.url == "/supervision/plan/person/OWN/"
    assert theirs.is_overdue(timezone.localdate())
    assert theirs.own
    own = items(world, "practitioner")["Your supervision", "Olu Ownteam"]
    assert own.due_on == theirs.due_on
    assert own.own
    assert not any(kind.startswith("Supervision") for kind, _ in items(world, "service_manager"))


def test_what_is_planned_in_time_is_not_to_be_planned(world: World) -> None:
    held = supervised(world, 10)
    tomorrow = timezone.localdate() + ONE_DAY
    coming = SessionFactory(supervisee=world.own, supervisor=held.supervisor, on=tomorrow)
    assert ("Supervision to plan", "Olu Ownteam") not in items(world, "team_manager")
    own = items(world, "practitioner")
    assert ("Your supervision", "Olu Ownteam") not in own
    planned = own["Your supervision is planned", "Mina Managing"]
    assert (planned.due_on, planned.url) == (tomorrow, f"/supervision/planned/{coming.pk}/")


def test_agreement_is_due_for_both_and_leads_where_each_may_go(world: World) -> None:
    manager = world.accounts["team_manager"].worker
    assert items(world, "team_manager")["Supervision agreement", "Olu Ownteam"].url == (
        "/supervision/agreements/of/OWN/"
    )
    assert items(world, "practitioner")["Supervision agreement", "Olu Ownteam"].url == (
        "/supervision/agreements/"
    )
    made = AgreementFactory(supervisee=world.own, supervisor=manager)
    for actor in ("team_manager", "practitioner"):
        item = items(world, actor)["Supervision agreement", "Olu Ownteam"]
        assert item.url == f"/supervision/agreements/{made.pk}/"


def test_agreement_is_ones_own_to_see_to_until_one_has_done_ones_part(world: World) -> None:
    def whose() -> tuple[bool, bool]:
        key = "Supervision agreement", "Olu Ownteam"
        return items(world, "team_manager")[key].own, items(world, "practitioner")[key].own

    assert whose() == (True, False)
    made = AgreementFactory(supervisee=world.own, supervisor=world.accounts["team_manager"].worker)
    assert whose() == (True, True)
    made.supervisor_signed_on = made.made_on
    made.save()
    assert whose() == (False, True)
    made.supervisee_signed_on, made.renew_by = made.made_on, timezone.localdate()
    made.save()
    assert whose() == (True, False)


def test_manager_who_has_lost_the_person_has_nothing_due(world: World) -> None:
    supervised(world, 60)
    SupervisorPairingFactory(worker=world.own)
    assert not any(subject == "Olu Ownteam" for _, subject in items(world, "team_manager"))


def test_page_of_the_person_has_the_day_and_no_agreement(world: World) -> None:
    supervised(world, 60)
    today = timezone.localdate()
    sight = Sight(world.own, scope_of(world.accounts["service_manager"], today))
    kinds = [each.kind for each in due_about(sight, today, today + timedelta(days=60))]
    assert "Supervision" in kinds
    assert "Supervision agreement" not in kinds


def test_timeline_says_when_and_nothing_of_what(world: World) -> None:
    held = supervised(world, 60)
    SessionVersionFactory(session=held, body={"agenda": "Something secret"})
    AgreementFactory(supervisee=world.own, supervisor=held.supervisor, terms={"needs": "Something secret"})
    SupervisorPairingFactory(worker=world.own)
    FrequencyRuleFactory(worker=world.own, role_group="", reason="Something secret")
    group = SessionFactory(group=True, on=held.on, state=SessionState.MISSED)
    group.members.create(worker=world.own)
    today = timezone.localdate()
    found = timeline_of_person(world.own, Sight(world.own, scope_of(world.accounts["psw"], today)))
    written = [each.written for each in found if each.lane == "Supervision"]
    assert len(written) == 5
    assert not any("secret" in each for each in written)
    assert any(each.startswith("Group supervision, missed") for each in written)
    hr = timeline_of_person(world.own, Sight(world.own, scope_of(world.accounts["hr"], today)))
    assert not any(each.lane == "Supervision" for each in hr)


def test_paired_supervisor_sees_the_days_of_supervision_and_nothing_else_of_the_person(world: World) -> None:
    held = supervised(world, 60)
    paired = SupervisorPairingFactory(worker=world.other)
    account = AccountFactory(worker=paired.supervisor)
    AssignmentFactory(worker=paired.supervisor)
    SessionFactory(supervisee=world.other, supervisor=paired.supervisor, on=held.on)
    today = timezone.localdate()
    sight = Sight(world.other, scope_of(account, today))
    strange = Sight(world.other, scope_of(world.accounts["practitioner"], today))
    assert {each.lane for each in timeline_of_person(world.other, sight)} - {
        each.lane for each in timeline_of_person(world.other, strange)
    } == {"Supervision"}
    assert {tab.key for tab in tabs_for_person(sight)} - {tab.key for tab in tabs_for_person(strange)} == {
        "supervision"
    }
    shown = {each.id for each in panels_for_person(world.other, today, sight, "supervision")}
    assert {"supervision", "sessions"} <= shown
    assert not panels_for_person(world.other, today, strange, "supervision")
    own = Sight(world.own, scope_of(account, today))
    assert "supervision" not in {tab.key for tab in tabs_for_person(own)}


@pytest.mark.parametrize(
    ("actor", "seen"),
    [
        ("practitioner", False),
        ("team_manager", False),
        ("service_manager", False),
        ("psw", True),
        ("learning", False),
        ("agency worker", False),
    ],
)
def test_tab_of_another_team_is_for_its_roles_and_for_a_paired_supervisor(
    world: World, client: Client, actor: str, seen: bool
) -> None:
    client.force_login(world.accounts[actor])
    address = "/people/OTHER/record/supervision/"
    assert ("Next planned" in client.get(address).content.decode()) == seen
    if world.accounts[actor].worker:
        SupervisorPairingFactory(worker=world.other, supervisor=world.accounts[actor].worker)
        assert "Next planned" in client.get(address).content.decode()
