"""The timeline of a person: the rows of all sources in one query, and what each source alone would give."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.careers import AspirationFactory, LeadRoleFactory, MoveFactory
from tests.factories.workforce import (
    AbsenceFactory,
    ArrangementFactory,
    AssignmentFactory,
    CaseloadCountFactory,
    CheckFactory,
    CheckUpdateFactory,
    CpdCountFactory,
    ExpectedReturnFactory,
    NoticeFactory,
    RegisterCheckFactory,
    RegistrationFactory,
    RenewalConfirmationFactory,
    ReturnConversationFactory,
    RevalidationCountFactory,
    RevalidationSupportFactory,
    TeamConfirmationFactory,
    WorkerFactory,
)
from tests.periods import TODAY
from tests.world import World
from workforce import timeline
from workforce.models import Worker
from workforce.queries.visibility import Sight, scope_of
from workforce.timeline import Entry, timeline_of_person

pytestmark = pytest.mark.django_db

OF_THE_PERSON: tuple[Any, ...] = (
    AbsenceFactory,
    CaseloadCountFactory,
    RegistrationFactory,
    RegisterCheckFactory,
    RenewalConfirmationFactory,
    CpdCountFactory,
    RevalidationCountFactory,
    RevalidationSupportFactory,
    AspirationFactory,
    LeadRoleFactory,
)


@pytest.fixture
def full(world: World) -> Worker:
    """Somebody of the own team with a row in every table that a timeline shows."""
    held = AssignmentFactory(team=world.own_team, manager=world.accounts["team_manager"].worker)
    worker: Worker = held.worker
    for factory in OF_THE_PERSON:
        factory(worker=worker)
    NoticeFactory(worker=worker, employment=held.employment)
    ArrangementFactory(assignment=held, manager=WorkerFactory())
    absence = worker.absences.get()
    ExpectedReturnFactory(absence=absence)
    ReturnConversationFactory(absence=absence, held_by=WorkerFactory())
    TeamConfirmationFactory(worker=worker, team=world.own_team, answer="left", words="She left.")
    CheckUpdateFactory(of=CheckFactory(worker=worker, update_service=True))
    MoveFactory(application__worker=worker)
    return worker


def _one_by_one(worker: Worker, sight: Sight) -> list[Entry]:
    """Each table read as the ORM reads it."""
    rows = [each for source in timeline._of_people for each in source(worker, sight)]
    entries = [
        part.entry(row)
        for part in rows
        for row in (part.found.select_related(*part.related) if part.related else part.found)
    ]
    return [each for each in entries if each is not None]


@pytest.mark.parametrize(
    "actor", ["hr", "team_manager", "service_manager", "practitioner", "psw", "equality", "auditor"]
)
def test_timeline_is_what_the_tables_say_one_by_one(world: World, full: Worker, actor: str) -> None:
    scope = scope_of(world.accounts[actor], TODAY)
    found = timeline_of_person(full, Sight(full, scope))
    wanted = _one_by_one(full, Sight(full, scope))
    assert sorted(found, key=lambda each: each.key) == sorted(wanted, key=lambda each: each.key)


def test_whole_record_is_on_the_timeline(world: World, full: Worker) -> None:
    found = timeline_of_person(full, Sight(full, scope_of(world.accounts["hr"], TODAY)))
    kinds = {each.key.split(":")[0] for each in found}
    assert kinds >= {"employment", "notice", "assignment", "absence", "caseload", "arrangement"}
    assert kinds >= {
        "expected-return",
        "conversation",
        "team-check",
        "lead-role",
        "progression",
        "aspiration",
    }
    assert kinds >= {"registration", "look", "confirmation", "cpd", "revalidation", "support", "check"}
    assert "check-update" in kinds


def test_timeline_takes_two_queries_whatever_the_record_holds(
    world: World, full: Worker, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    sight = Sight(full, scope_of(world.accounts["hr"], TODAY))
    with django_assert_num_queries(2):  # the rows, and the names of the units
        timeline_of_person(full, sight)
