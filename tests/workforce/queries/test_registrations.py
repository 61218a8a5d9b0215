"""Who needs a registration, and who may not practise: the short question agrees with the long one."""

from datetime import date, timedelta
from itertools import product

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import (
    AssignmentFactory,
    CpdCountFactory,
    RegisterCheckFactory,
    RegistrationFactory,
    RenewalConfirmationFactory,
    RevalidationCountFactory,
    RoleFactory,
    WorkerFactory,
)
from workforce.access.scope import Reach
from workforce.enums import RegisterResult, RegistrationState, Regulator, Tone
from workforce.models import Unit, Worker
from workforce.queries.policy import PolicyTable
from workforce.queries.register import UNREGISTERED, RegisterChoice, register_page
from workforce.queries.register_lines import register_lines
from workforce.queries.registrations import Needed, needed, needed_at

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


URGENCY = (Tone.CRITICAL, Tone.RED, Tone.AMBER, Tone.GREY, Tone.GREEN)


def told(line: Needed) -> dict[str, object]:
    """What the rules say of a line, as the database says it."""
    standing, due = line.standing, line.revalidation
    return {
        "worker_id": line.worker_id,
        "regulator": line.regulator,
        "state": standing.state,
        "urgency": URGENCY.index(standing.tone),
        "deadline": standing.deadline,
        "renewed": standing.renewed,
        "confirmed": standing.confirmed,
        "unseen": standing.unseen,
        "with_conditions": standing.with_conditions,
        "cpd_complete": standing.cpd_complete,
        "revalidation_on": due.due_on if due else None,
        "at_risk": bool(due and due.at_risk),
    }


@pytest.mark.slow
@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_database_judges_everybody_as_the_rules_judge_each(day: date) -> None:
    policies = PolicyTable.load()
    slowly = needed(everybody(day), day, policies)
    found = register_lines(everybody(day), day, policies)
    assert {state["state"] for state in found.values()} > {
        RegistrationState.LAPSED,
        RegistrationState.REGISTERED,
    }
    assert [found[line.worker_id, line.regulator] for line in slowly] == [told(line) for line in slowly]
    assert len(found) == len(slowly)


@pytest.mark.parametrize(
    "kept", [{"first_registered": date(2026, 9, 5)}, {"applied_on": date(2026, 8, 1)}, {}]
)
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_database_judges_whoever_joins_as_the_rules_do(kept: dict[str, date], day: date) -> None:
    for worker, regulator in (
        (social_worker(), Regulator.SWE),
        (AssignmentFactory(role=RoleFactory(regulator="HCPC")).worker, Regulator.HCPC),
    ):
        RegistrationFactory(
            worker=worker, regulator=regulator, number="", part="Practitioner psychologist", **kept
        )
        RegisterCheckFactory(
            worker=worker,
            regulator=regulator,
            on=date(2026, 9, 6),
            result="not_found" if "applied_on" in kept else "conditions",
        )
    CpdCountFactory(worker=worker, year_from=date(2025, 12, 1), counted_on=date(2026, 10, 1))
    policies = PolicyTable.load()
    slowly = needed(everybody(day), day, policies)
    found = register_lines(everybody(day), day, policies)
    assert list(map(told, slowly)) == [found[line.worker_id, line.regulator] for line in slowly]


@pytest.mark.parametrize("dual", [False, True])
@pytest.mark.parametrize("hours", [0, 300, 450, 900])
@pytest.mark.parametrize("day", [*DAYS, date(2027, 2, 1), date(2028, 2, 29)], ids=str)
def test_database_judges_revalidations_as_the_rules_do(day: date, hours: int, dual: bool) -> None:
    worker = nurse(revalidation_on=date(2027, 5, 31), dual=dual, expires_on=date(2024, 2, 29))
    RegisterCheckFactory(worker=worker, regulator=Regulator.NMC, on=date(2026, 3, 1))
    full = {"cpd_hours": 35, "participatory_hours": 20, "feedback": 5, "reflective_accounts": 5}
    RevalidationCountFactory(
        worker=worker,
        due_on=date(2027, 5, 31),
        counted_on=date(2026, 10, 1),
        practice_hours=hours,
        **full,
        discussion_on=date(2026, 9, 1),
        confirmed_on=date(2026, 9, 1),
        submitted_on=date(2027, 5, 1) if hours == 450 else None,
    )
    policies = PolicyTable.load()
    (line,) = needed(everybody(day), day, policies)
    assert register_lines(everybody(day), day, policies)[worker.pk, "NMC"] == told(line)


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
        page = register_page(everybody(day), day, policies, RegisterChoice(sort="name"), limit=50)
    assert page.total == len(page.keys) == page.by_register["SWE"].people == people
    with django_assert_num_queries(1):
        assert len(needed_at(page.keys, day, policies)) == people


def test_page_beyond_the_last_is_the_last() -> None:
    workers = sorted(social_worker().pk for _ in range(5))
    day, policies = DAYS[0], PolicyTable.load()
    page = register_page(everybody(day), day, policies, RegisterChoice(sort="name"), limit=2, offset=40)
    everyone = register_page(everybody(day), day, policies, RegisterChoice(sort="name"))
    assert (page.keys, page.total) == (everyone.keys[4:], 5)
    assert sorted(worker for worker, _ in everyone.keys) == workers


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
    page = register_page(reach, DAYS[0], PolicyTable.load(), RegisterChoice(state=UNREGISTERED), limit=50)
    assert page.keys == [(mine.pk, "SWE")]
    assert page.by_team[team.pk].unregistered == 1
    assert other.pk != mine.pk


def test_latest_look_of_a_day_holds() -> None:
    worker, day = social_worker(), date(2026, 3, 2)
    RegisterCheckFactory(worker=worker, on=day, result=RegisterResult.SUSPENDED)
    RegisterCheckFactory(worker=worker, on=day)
    (line,) = needed(everybody(day), day, PolicyTable.load())
    assert line.standing.state == RegistrationState.REGISTERED
