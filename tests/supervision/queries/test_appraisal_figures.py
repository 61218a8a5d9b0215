"""Figures of appraisal: against slow twins over random histories, and on worked days."""

import random
from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from supervision.models import Appraisal
from supervision.queries.appraisal_figures import (
    Share,
    compliance,
    development_compliance,
    linked,
    mid_year_compliance,
    objectives_by_priority,
    quality,
    ratings_by_team,
    tallies,
    total,
)
from tests.factories.supervision_appraisal import (
    AppraisalFactory,
    AppraisalRatingFactory,
    AppraisalSampleFactory,
    CouncilPriorityFactory,
    DevelopmentItemFactory,
    ObjectiveFactory,
)
from tests.factories.workforce import AssignmentFactory, UnitFactory
from tests.supervision import appraisal_twin
from tests.supervision.appraisal_histories import person
from workforce.models import Worker
from workforce.periods import add_months, period
from workforce.queries.policy import PolicyTable

pytestmark = pytest.mark.django_db

DAYS = [date(2024, 2, 29), date(2025, 8, 31), date(2026, 6, 30), date(2026, 12, 31)]
DAY = date(2026, 9, 30)


def team_on(worker: Worker, day: date) -> int | None:
    main = appraisal_twin.main_on(worker, day)
    return None if main is None else main.team_id


def twin_of_compliance(people: list[Worker], day: date) -> tuple[dict[int, Share], dict[int, Share]]:
    appraised: dict[int, Share] = {}
    developing: dict[int, Share] = {}
    for worker in people:
        standing = appraisal_twin.standing(worker, day)
        if standing is None or not standing.eligible:
            continue
        team = team_on(worker, day)
        signed, plan = appraisal_twin.is_appraised(worker, day), appraisal_twin.is_developing(worker, day)
        appraised[team] = appraised.get(team, Share()) + Share(int(signed), 1)
        developing[team] = developing.get(team, Share()) + Share(int(plan), 1)
    return appraised, developing


def twin_of_reviews(people: list[Worker], first: date, last: date) -> dict[int, Share]:
    found: dict[int, Share] = {}
    for worker in people:
        for last_day, kept in appraisal_twin.reviews(worker):
            team = team_on(worker, last_day)
            if first <= last_day <= last and team is not None:
                found[team] = found.get(team, Share()) + Share(int(kept), 1)
    return found


def twin_of_quality(people: list[Worker], first: date, last: date) -> dict[tuple[date, int], Share]:
    found: dict[tuple[date, int], Share] = {}
    for worker in people:
        for done_on, good in appraisal_twin.samples(worker):
            team = team_on(worker, done_on)
            if first <= done_on <= last and team is not None:
                key = (done_on.replace(day=1), team)
                found[key] = found.get(key, Share()) + Share(int(good), 1)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_figures_agree_with_their_twins(seed: int) -> None:
    chance = random.Random(f"figures {seed}")
    teams = [UnitFactory() for _ in range(2)]
    people = [person(chance, teams) for _ in range(40)]
    for day in DAYS:
        appraised, developing = twin_of_compliance(people, day)
        assert compliance(day) == appraised
        assert development_compliance(day) == developing
    first, last = date(2024, 1, 1), date(2026, 12, 31)
    assert mid_year_compliance(first, last) == twin_of_reviews(people, first, last)
    assert quality(first, last) == twin_of_quality(people, first, last)
    assert quality(first, last)


def test_meeting_counts_for_twelve_months_once_both_have_signed() -> None:
    worker = AssignmentFactory().worker
    team = worker.assignments.get().team_id
    AppraisalFactory(
        appraisee=worker, signed=True, on=date(2025, 9, 30), appraisee_signed_on=date(2025, 10, 9)
    )
    found = {day: compliance(day)[team].numerator for day in (
        date(2025, 10, 8), date(2025, 10, 9), date(2026, 9, 29), date(2026, 9, 30)
    )}  # fmt: skip
    assert list(found.values()) == [0, 1, 1, 0]


def test_every_eligible_employee_is_in_the_denominator() -> None:
    """NT-36: all employees, agency staff and those of the first six months left out."""
    team = UnitFactory()
    for _ in range(3):
        AssignmentFactory(team=team)
    AssignmentFactory(team=team, agency=True)
    AssignmentFactory(team=team, period=period(date(2026, 4, 1)))
    assert compliance(DAY) == {team.pk: Share(0, 3)}
    assert compliance(date(2026, 10, 1)) == {team.pk: Share(0, 4)}


def test_no_denominator_is_no_figure() -> None:
    assert Share().percent is None
    assert compliance(DAY) == {}
    assert mid_year_compliance(DAY, DAY) == {}


def test_review_is_due_at_ten_september_and_counts_from_28_days_later() -> None:
    """RC-59: annual 10 Mar 2026, review due 10 Sep 2026."""
    worker = AssignmentFactory().worker
    team = worker.assignments.get().team_id
    held = AppraisalFactory(appraisee=worker, signed=True, on=date(2026, 3, 10))
    last = date(2026, 10, 8)
    assert mid_year_compliance(DAY, last - timedelta(days=1)) == {}
    assert mid_year_compliance(DAY, last) == {team: Share(0, 1)}
    for on, kept in ((date(2026, 8, 12), 0), (date(2026, 8, 13), 1), (last, 1), (date(2026, 10, 9), 0)):
        Appraisal.objects.filter(pk=held.pk).update(mid_year_on=on)
        assert mid_year_compliance(DAY, last) == {team: Share(kept, 1)}, on


def test_rates_of_several_teams_divide_sums() -> None:
    assert total([Share(1, 1), Share(0, 3)]) == Share(1, 4)
    assert total([Share(1, 1), Share(0, 3)]).percent == 25


def test_objectives_are_counted_by_the_priority_they_serve() -> None:
    """RC-12: the share of objectives that is linked to a priority."""
    worker = AssignmentFactory().worker
    team = worker.assignments.get().team_id
    priority = CouncilPriorityFactory()
    signed = AppraisalFactory(appraisee=worker, signed=True, on=date(2026, 3, 10))
    ObjectiveFactory(appraisal=signed, priority=priority)
    ObjectiveFactory(appraisal=signed)
    old = AppraisalFactory(appraisee=worker, signed=True, on=date(2025, 3, 10))
    ObjectiveFactory(appraisal=old, priority=priority)
    unseen = AppraisalFactory(appraisee=worker, held=True, on=date(2026, 9, 1))
    ObjectiveFactory(appraisal=unseen, priority=priority)
    counts = objectives_by_priority(DAY)
    assert counts == {(team, priority.pk): 1, (team, None): 1}
    assert linked(counts, {team}) == Share(1, 2)
    assert linked(counts, set()) == Share()


def test_latest_rating_of_each_signed_appraisal_counts() -> None:
    worker = AssignmentFactory().worker
    team = worker.assignments.get().team_id
    signed = AppraisalFactory(appraisee=worker, signed=True, on=date(2026, 3, 10))
    AppraisalRatingFactory(appraisal=signed, rating="Partly meets")
    AppraisalRatingFactory(appraisal=signed, rating="Fully meets")
    assert ratings_by_team(DAY) == {(team, "Fully meets"): 1}


def test_good_is_three_of_four_on_average() -> None:
    worker = AssignmentFactory().worker
    team = worker.assignments.get().team_id
    for year, mark in ((2025, 4), (2026, 3)):
        signed = AppraisalFactory(appraisee=worker, signed=True, on=date(year, 3, 10))
        AppraisalSampleFactory(
            appraisal=signed, scored=True, assigned_on=date(2026, 5, 4), voice=2 if mark == 3 else 4
        )
    assert quality(date(2026, 5, 1), date(2026, 5, 31)) == {(date(2026, 5, 1), team): Share(1, 2)}


@pytest.mark.parametrize("people", [1, 3])
def test_one_query_for_a_year_of_months(
    people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(people):
        worker = AssignmentFactory().worker
        DevelopmentItemFactory(appraisal=AppraisalFactory(appraisee=worker, signed=True))
    policies = PolicyTable.load()
    with django_assert_num_queries(1):
        found = tallies([add_months(DAY, -months) for months in range(12)], policies)
    assert len(found) == 12 * people
