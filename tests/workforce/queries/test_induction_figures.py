"""How inductions go, by team: the one statement against a slow answer, the rules one by one, and what is hidden."""

import random
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.starting import InductionFactory, published, tick
from tests.factories.workforce import AssignmentFactory, UnitFactory
from tests.periods import TODAY
from workforce.enums import InductionState
from workforce.models import Induction, Unit
from workforce.periods import period
from workforce.queries.induction_figures import Tally, hidden_rates, rates, tallies, total
from workforce.queries.suppression import Limits

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)


def started(day: date, team: Unit, **more: object) -> Induction:
    worker = AssignmentFactory(team=team, period=period(day)).worker
    return InductionFactory(worker=worker, starts_on=day, **more)


def one(team: Unit, day: date = TODAY) -> Tally:
    return tallies([team.pk], FIRST, LAST, day).get(team.pk, Tally())


@pytest.fixture
def team() -> Unit:
    return UnitFactory()


def test_nobody_is_not_available_rather_than_nought(team: Unit) -> None:
    assert rates(one(team)) == (None, None, None, None)


def test_day_one_counts_only_when_all_of_it_is_done_on_the_day(team: Unit) -> None:
    """HA-36, NS-48: tasks done on day 1, and starters with all of them done on time."""
    begun = date(2025, 9, 1)
    all_done, late, half = (started(begun, team) for _ in range(3))
    for induction, welcome in ((all_done, begun), (late, begun + timedelta(days=1)), (half, begun)):
        tick(induction, "Welcome", welcome)
    for induction in (all_done, late):
        tick(induction, "Policies read", begun)

    found = one(team)

    assert (found.day1_all_on_time, found.day1_starters) == (1, 3)
    assert (found.day1_done, found.day1_tasks) == (4, 6)


def test_task_that_is_not_needed_is_left_out_of_account(team: Unit) -> None:
    begun = date(2025, 9, 1)
    induction = started(begun, team)
    tick(induction, "Welcome", begun)
    tick(induction, "Policies read", begun, InductionState.NOT_NEEDED, "Came back after a month")
    found = one(team)
    assert (found.day1_all_on_time, found.day1_starters, found.day1_tasks) == (1, 1, 1)


def test_whoever_starts_later_is_not_counted_yet(team: Unit) -> None:
    started(TODAY + timedelta(days=1), team)
    found = one(team)
    assert (found.starters, found.day1_starters, found.past_90) == (1, 0, 0)
    assert one(team, TODAY + timedelta(days=1)).day1_starters == 1


@pytest.mark.parametrize(("days", "counted"), [(89, 0), (90, 1)])
def test_complete_is_asked_from_the_ninetieth_day_on(team: Unit, days: int, counted: int) -> None:
    started(TODAY - timedelta(days=days), team)
    assert one(team).past_90 == counted


@pytest.mark.parametrize(("after", "complete"), [(90, 1), (91, 0)])
def test_complete_is_everything_of_the_first_90_days_within_them(
    team: Unit, after: int, complete: int
) -> None:
    """Domain rules, 5.11; the task of month 6 cannot be done by then."""
    begun = TODAY - timedelta(days=100)
    induction = started(begun, team)
    for title in ("Laptop ordered", "Welcome", "Policies read"):
        tick(induction, title, begun)
    tick(induction, "Shadowed a visit", begun + timedelta(days=after))
    assert one(team).complete == complete


def test_somebody_counts_in_the_team_of_the_first_day(team: Unit) -> None:
    begun = date(2025, 9, 1)
    held = AssignmentFactory(team=team, period=period(begun, date(2025, 9, 20)))
    held.employment.period = period(begun)
    held.employment.save()
    moved = UnitFactory()
    AssignmentFactory(
        worker=held.worker, employment=held.employment, team=moved, period=period(date(2025, 9, 21))
    )
    InductionFactory(worker=held.worker, starts_on=begun)
    assert (one(team).starters, one(moved).starters) == (1, 0)


def test_inductions_into_a_role_and_stopped_ones_are_no_starts(team: Unit) -> None:
    started(date(2025, 9, 1), team, reason="role")
    started(date(2025, 9, 1), team, stopped_on=TODAY)
    assert one(team) == Tally()


def slowly(induction: Induction, day: date) -> Tally:
    """The same from the rows of one starter, as a person would count."""
    items = [each for each in induction.items.select_related("task") if each.state != "not_needed"]
    all_day1 = induction.items.filter(task__time="day1")
    day1 = [each for each in items if each.task.time == "day1"]
    on_time = [each for each in day1 if each.done_on and each.done_on <= each.due_on]
    in_90 = [each for each in items if each.task.days <= 90]
    end = induction.starts_on + timedelta(days=90)
    done_90 = [each for each in in_90 if each.done_on and each.done_on <= end]
    begun, over = induction.starts_on <= day, end <= day
    due = [each for each in items if each.due_on <= day]
    return Tally(
        starters=1,
        day1_starters=int(begun and all_day1.exists()),
        day1_all_on_time=int(begun and all_day1.exists() and len(on_time) == len(day1)),
        day1_tasks=len(day1) if begun else 0,
        day1_done=len(on_time) if begun else 0,
        past_90=int(over),
        complete=int(over and len(done_90) == len(in_90)),
        due=len(due),
        done=sum(each.state == "done" for each in due),
    )


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_statement_agrees_with_counting_one_by_one(seed: int) -> None:
    chance = random.Random(seed)
    teams = [UnitFactory() for _ in range(3)]
    version = published()
    expected: dict[int, Tally] = defaultdict(Tally)
    for _ in range(12):
        team, begun = chance.choice(teams), TODAY - timedelta(days=chance.randint(-10, 200))
        induction = started(begun, team, version=version)
        for item in induction.items.all():
            outcome = chance.choice(("open", "on time", "late", "not needed", "back"))
            on = item.due_on + timedelta(
                days=chance.randint(1, 70) if outcome == "late" else -chance.randint(0, 5)
            )
            if outcome in ("on time", "late", "back"):
                tick(induction, item.task.title, on)
            if outcome == "back":
                tick(induction, item.task.title, on, InductionState.OPEN)
            if outcome == "not needed":
                tick(induction, item.task.title, on, InductionState.NOT_NEEDED, "No")
        expected[team.pk] += slowly(induction, TODAY)

    found = tallies([team.pk for team in teams], date(2024, 1, 1), LAST, TODAY)

    assert found == dict(expected)


def test_rates_of_several_teams_are_sums_divided_by_sums() -> None:
    one_team, other = Tally(day1_starters=1, day1_all_on_time=1), Tally(day1_starters=9, day1_all_on_time=0)
    assert rates(total([one_team, other]))[0] == Decimal(10)


def test_small_groups_are_hidden_and_cannot_be_worked_out() -> None:
    """Domain rules, 9.2: rates on few people, and the one beside them that would tell."""
    large = Tally(
        starters=40, day1_starters=40, day1_all_on_time=20, past_90=40, complete=20, due=40, done=20
    )
    small = Tally(starters=12, day1_starters=12, day1_all_on_time=10, past_90=12, complete=6, due=12, done=1)
    hidden = hidden_rates([large, large, small], Limits())
    assert hidden[2] == [True, True, False, False]
    assert any(line[0] for line in (hidden[0], hidden[1], hidden[3]))
    assert hidden_rates([small], Limits(count=5, group=20)) == [[True] * 4, [True] * 4]


@pytest.mark.parametrize("number", [1, 3])
def test_figures_are_one_query(
    team: Unit, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        started(date(2025, 9, 1), team)
    with django_assert_num_queries(1):
        tallies([team.pk], FIRST, LAST, TODAY)
