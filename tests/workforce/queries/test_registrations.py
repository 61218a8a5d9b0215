"""Who needs a registration, and who may not practise: the short question agrees with the long one."""

from datetime import date, timedelta
from itertools import product

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import (
    AssignmentFactory,
    RegisterCheckFactory,
    RegistrationFactory,
    RenewalConfirmationFactory,
    RoleFactory,
    WorkerFactory,
)
from workforce.access.scope import Reach
from workforce.enums import RegisterResult, RegistrationState, Regulator
from workforce.models import Unit, Worker
from workforce.queries.policy import PolicyTable
from workforce.queries.registrations import needed, unregistered

pytestmark = pytest.mark.django_db

DAYS = (date(2026, 8, 31), date(2026, 11, 30), date(2026, 12, 1), date(2027, 5, 31), date(2027, 6, 1))
LOOKS = (None, date(2025, 5, 1), date(2026, 2, 1), date(2026, 10, 1), date(2026, 12, 1))


def everybody(day: date) -> Reach:
    return Reach(day, everyone=True)


def nurse(**more: object) -> Worker:
    worker = AssignmentFactory(role=RoleFactory(health_visitor=True)).worker
    RegistrationFactory(worker=worker, nurse=True, **more)
    return worker


def social_worker(**more: object) -> Worker:
    return AssignmentFactory(
        role=RoleFactory(regulated=True), worker=WorkerFactory(registered=True), **more
    ).worker


@pytest.fixture
def many() -> None:
    """One of each register for each day of a look, found in each way, confirmed or not."""
    psychologist = RoleFactory(regulator=Regulator.HCPC)
    for on, result, confirmed in product(LOOKS, RegisterResult, (False, True)):
        at_hcpc = AssignmentFactory(role=psychologist).worker
        RegistrationFactory(worker=at_hcpc, regulator=Regulator.HCPC, number=f"PYL{at_hcpc.pk}")
        people = {
            Regulator.SWE: social_worker(),
            Regulator.HCPC: at_hcpc,
            Regulator.NMC: nurse(expires_on=date(2026, 10, 31)),
        }
        for regulator, worker in people.items():
            if on is not None:
                until = on + timedelta(days=200) if confirmed else None
                RegisterCheckFactory(
                    worker=worker, regulator=regulator, on=on, result=result, expires_on=until
                )
            if confirmed:
                RenewalConfirmationFactory(
                    worker=worker,
                    regulator=regulator,
                    year_from=date(2026, 12, 1),
                    renewed_on=date(2026, 9, 15),
                )


@pytest.mark.slow
@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_those_who_may_not_practise_are_found_without_judging_everybody(day: date) -> None:
    policies = PolicyTable.load()
    slowly = [each for each in needed(everybody(day), day, policies) if not each.standing.may_practise]
    assert len(slowly) > 0
    assert unregistered(everybody(day), day, policies) == slowly


@pytest.mark.parametrize("people", [1, 3])
def test_everybody_is_read_in_one_query(
    people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(people):
        RegisterCheckFactory(worker=social_worker())
    policies, day = PolicyTable.load(), DAYS[0]
    with django_assert_num_queries(1):
        assert len(needed(everybody(day), day, policies)) == people
    with django_assert_num_queries(1):
        unregistered(Reach(day, unit_ids=frozenset({1})), day, policies)


def test_two_assignments_are_one_registration() -> None:
    worker = social_worker()
    second = AssignmentFactory(
        worker=worker, employment=worker.employments.get(), role=RoleFactory(regulated=True)
    )
    (line,) = needed(everybody(DAYS[0]), DAYS[0], PolicyTable.load())
    assert set(line.team_ids) == {second.team_id, *worker.assignments.values_list("team_id", flat=True)}


def test_role_of_the_day_says_what_is_needed() -> None:
    AssignmentFactory(role=RoleFactory(not_social_work=True))
    AssignmentFactory(role=RoleFactory(regulated=True), left_yesterday=True)
    assert needed(everybody(DAYS[0]), DAYS[0], PolicyTable.load()) == []


def test_only_people_in_reach_are_judged() -> None:
    mine, other = social_worker(), social_worker()
    team: Unit = mine.assignments.get().team
    reach = Reach(DAYS[0], unit_ids=frozenset({team.pk}))
    assert [each.worker_id for each in needed(reach, DAYS[0], PolicyTable.load())] == [mine.pk]
    assert [each.worker_id for each in unregistered(reach, DAYS[0], PolicyTable.load())] == [mine.pk]
    assert other.pk != mine.pk


def test_latest_look_of_a_day_holds() -> None:
    worker, day = social_worker(), date(2026, 3, 2)
    RegisterCheckFactory(worker=worker, on=day, result=RegisterResult.SUSPENDED)
    RegisterCheckFactory(worker=worker, on=day)
    (line,) = needed(everybody(day), day, PolicyTable.load())
    assert line.standing.state == RegistrationState.REGISTERED
