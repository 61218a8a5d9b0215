"""Whose appraisal is due: the statement against a slow twin over random histories, its filters, its one query."""

import random
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from supervision.enums import Due
from supervision.queries.appraisal_standing import (
    AppraisalSearch,
    AppraisalStanding,
    appraisal_standings,
    standing_of,
)
from tests.factories.supervision_appraisal import AppraisalFactory
from tests.factories.supervision_sessions import SupervisorPairingFactory
from tests.factories.workforce import (
    AbsenceFactory,
    AssignmentFactory,
    EmploymentFactory,
    PolicyValueFactory,
    UnitFactory,
    WorkerFactory,
)
from tests.supervision import appraisal_twin
from tests.supervision.appraisal_histories import person
from workforce.access.scope import Reach
from workforce.models import Worker
from workforce.periods import period
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable

pytestmark = pytest.mark.django_db

DAYS = [date(2024, 2, 29), date(2025, 3, 31), date(2026, 6, 30), date(2026, 9, 15)]
DAY = date(2026, 9, 15)
WINDOW = {"by": "window", "window": ["04-01", "06-30"], "mid_year": ["10-01", "11-30"]}


def everybody(day: date) -> Reach:
    return Reach(day, everyone=True)


def of(worker: Worker, day: date = DAY) -> AppraisalStanding:
    found = standing_of(worker.pk, day)
    assert found is not None
    return found


def managed(**more: object) -> Worker:
    """Somebody at work with a manager."""
    worker: Worker = AssignmentFactory(manager=WorkerFactory(), **more).worker
    return worker


@pytest.mark.slow
@pytest.mark.parametrize("by_window", [False, True], ids=["anniversary", "window"])
@pytest.mark.parametrize("seed", range(3))
def test_statement_agrees_with_the_twin(seed: int, by_window: bool) -> None:
    if by_window:
        PolicyValueFactory(key=PolicyKey.APPRAISAL_CYCLE, value=WINDOW, period=period(date(2000, 1, 1)))
    recorded_from = date(2022 + seed, 6, 30)
    PolicyValueFactory(
        key=PolicyKey.SUPERVISION_FROM, value=recorded_from.isoformat(), period=period(date(2000, 1, 1))
    )
    chance = random.Random(f"appraisal {seed}")
    teams = [UnitFactory() for _ in range(2)]
    people = [person(chance, teams) for _ in range(40)]
    for day in DAYS:
        found, total = appraisal_standings(everybody(day), day)
        said = {
            each.worker_id: appraisal_twin.Twin(
                each.since, each.last_on, each.due_on, each.due.value, each.eligible
            )
            for each in found
        }
        twins = {
            each.pk: appraisal_twin.standing(each, day, by_window=by_window, recorded_from=recorded_from)
            for each in people
        }
        assert said == {key: twin for key, twin in twins.items() if twin is not None}
        assert total == len(said)


def test_first_is_due_six_months_after_the_start_and_red_the_day_after() -> None:
    worker = managed(period=period(date(2026, 3, 15)))
    assert (of(worker, date(2026, 8, 17)).due, of(worker, date(2026, 8, 18)).due) == (Due.LATER, Due.SOON)
    assert of(worker, date(2026, 9, 15)).due == Due.SOON
    assert of(worker, date(2026, 9, 16)).due == Due.OVERDUE
    assert [of(worker, date(2026, 9, day)).eligible for day in (14, 15)] == [False, True]


def test_first_of_who_was_here_before_the_records_counts_from_these() -> None:
    PolicyValueFactory(key=PolicyKey.SUPERVISION_FROM, value="2026-02-01", period=period(date(2026, 2, 1)))
    worker = managed(period=period(date(1996, 3, 15)))
    assert (of(worker).due_on, of(worker).due) == (date(2026, 8, 1), Due.OVERDUE)


def test_agency_and_casual_staff_have_none() -> None:
    agency = AssignmentFactory(agency=True).worker
    casual = AssignmentFactory(employment__contract="casual").worker
    assert [(of(each).due, of(each).due_on, of(each).eligible) for each in (agency, casual)] == [
        (Due.NOT_REQUIRED, None, False)
    ] * 2


def test_away_for_28_days_is_not_reminded() -> None:
    worker = managed()
    AbsenceFactory(worker=worker, period=period(date(2026, 9, 1)))
    assert [of(worker, date(2026, 9, day)).due for day in (27, 28)] == [Due.OVERDUE, Due.AWAY]
    assert not of(worker, date(2026, 9, 28)).eligible


def test_nothing_is_overdue_where_nobody_appraises_and_the_person_is_eligible_all_the_same() -> None:
    worker = AssignmentFactory().worker
    assert (of(worker).due, of(worker).eligible) == (Due.NOBODY, True)
    SupervisorPairingFactory(worker=worker, period=period(DAY))
    assert of(worker).due == Due.OVERDUE
    assert of(worker, date(2026, 9, 14)).due == Due.NOBODY


def test_reviews_of_the_first_year_count_as_one_unless_the_setting_says_no() -> None:
    started = date(2025, 9, 1)
    employment = EmploymentFactory(newly_qualified=True, period=period(started))
    worker = AssignmentFactory(
        worker=employment.worker, employment=employment, period=employment.period
    ).worker
    assert (of(worker, date(2026, 8, 1)).due_on, of(worker, date(2026, 8, 1)).eligible) == (
        date(2026, 9, 1),
        False,
    )
    assert of(worker, date(2026, 9, 1)).eligible
    PolicyValueFactory(key=PolicyKey.APPRAISAL_NEWLY_QUALIFIED, value=0, period=period(date(2020, 1, 1)))
    assert (of(worker, date(2026, 8, 1)).due_on, of(worker, date(2026, 8, 1)).eligible) == (
        date(2026, 3, 1),
        True,
    )


def test_appraisal_of_an_earlier_employment_does_not_count() -> None:
    worker = AssignmentFactory(period=period(date(2019, 4, 1), date(2026, 1, 31))).worker
    AppraisalFactory(appraisee=worker, signed=True, on=date(2026, 1, 10))
    AssignmentFactory(worker=worker, period=period(date(2026, 4, 1)))
    assert of(worker).due_on == date(2026, 10, 1)


def test_own_reach_with_a_pairing_holds_those_whom_one_supervises() -> None:
    day = DAY
    leader = AssignmentFactory().worker
    managed = AssignmentFactory(manager=leader).worker
    paired = SupervisorPairingFactory(supervisor=leader, worker=AssignmentFactory().worker).worker
    AssignmentFactory()
    reach = Reach(day, own_worker_id=leader.pk, line_manager_id=leader.pk)
    found, _ = appraisal_standings(reach, day)
    assert {each.worker_id for each in found} == {leader.pk, managed.pk, paired.pk}
    assert {each.worker_id: each.manager_id for each in found}[paired.pk] == leader.pk
    assert appraisal_standings(Reach(day), day) == ([], 0)


def test_search_states_units_order_and_pages() -> None:
    team = UnitFactory()
    late = managed(team=team, worker__first_name="Zoë", worker__last_name="Late")
    fresh = managed(worker__last_name="Fresh", period=period(date(2026, 9, 1)))
    agency = AssignmentFactory(agency=True, worker__last_name="Agent").worker
    way = AppraisalFactory(appraisee=late, appraiser=fresh)

    def found(**search: object) -> list[int]:
        return [
            each.worker_id
            for each in appraisal_standings(everybody(DAY), DAY, AppraisalSearch(**search))[0]  # type: ignore[arg-type]
        ]

    assert found() == [late.pk, fresh.pk, agency.pk]
    assert found(sort="name") == [agency.pk, fresh.pk, late.pk]
    assert found(text="zoe late") == [late.pk]
    assert found(text=agency.reference.lower()) == [agency.pk]
    assert found(states=(Due.OVERDUE,)) == [late.pk]
    assert found(unit_ids=frozenset({team.pk})) == [late.pk]
    page, total = appraisal_standings(everybody(DAY), DAY, None, 1, 1)
    assert ([each.worker_id for each in page], total) == ([fresh.pk], 3)
    assert of(late).appraisal_id == way.pk


@pytest.mark.parametrize("people", [1, 3])
def test_one_query(people: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(people):
        AssignmentFactory()
    policies = PolicyTable.load()
    with django_assert_num_queries(1):
        found, _ = appraisal_standings(everybody(DAY), DAY, policies=policies)
    assert len(found) == people
