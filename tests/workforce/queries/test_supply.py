"""Demand and supply of roles, and the mix of roles, counted one by one as well. RC-07, NS-04, NS-79."""

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import (
    AssignmentFactory,
    EmploymentFactory,
    PostTermsFactory,
    RoleFactory,
    UnitFactory,
    WorkerFactory,
)
from tests.periods import LONG_AGO, SINCE_LONG_AGO, TODAY, UNTIL_YESTERDAY
from workforce.access.scope import Reach
from workforce.enums import EMPLOYED
from workforce.models import Assignment, PostTerms
from workforce.periods import add_months, holds_on, last_day, period
from workforce.queries.role_mix import Mix, role_mix
from workforce.queries.supply import days_of, expected_beyond, supply, total_supply

pytestmark = pytest.mark.django_db
EVERYWHERE = Reach(TODAY, everyone=True)


def slow_levels(role_id: int, day: date, units: set[int] | None) -> tuple[Decimal, Decimal]:
    """Established and in post, row by row."""
    posts = [
        each for each in PostTerms.objects.filter(role=role_id) if units is None or each.team_id in units
    ]
    held = _held(role_id, units)
    return (
        sum((each.fte for each in posts if holds_on(each.period, day)), Decimal(0)),
        sum((each.fte for each in held if holds_on(each.period, day)), Decimal(0)),
    )


def _held(role_id: int, units: set[int] | None) -> list[Assignment]:
    rows = Assignment.objects.filter(role=role_id, employment__contract__in=EMPLOYED)
    return [each for each in rows if units is None or each.team_id in units]


def slow_leavers(role_id: int, first: date, before: date, units: set[int] | None) -> Decimal:
    """Hours of those whose last day in the role is on these days, and who do not go on in it the day after."""
    held = _held(role_id, units)
    gone = Decimal(0)
    for each in held:
        over = last_day(each.period)
        if over is None or not first <= over < before:
            continue
        own = [other for other in held if other.worker_id == each.worker_id]
        goes_on = any(holds_on(other.period, each.period.upper) for other in own)
        gone += 0 if goes_on else each.fte
    return gone


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_supply_is_what_counting_one_by_one_gives(seed: int) -> None:
    chance = random.Random(seed)
    roles, teams = [RoleFactory() for _ in range(2)], [UnitFactory() for _ in range(2)]

    def some_period() -> object:
        first = TODAY + timedelta(days=chance.randint(-900, 300))
        return period(first, chance.choice([None, first + timedelta(days=chance.randint(0, 700))]))

    for _ in range(8):
        PostTermsFactory(team=chance.choice(teams), role=chance.choice(roles), period=some_period())
    for _ in range(25):
        worker, contract = WorkerFactory(), chance.choice(["permanent", "fixed_term", "agency"])
        first = some_period()
        after = None if first.upper is None or chance.random() < 0.5 else period(first.upper)
        employment = EmploymentFactory(
            worker=worker, contract=contract, period=period(first.lower, None if after else last_day(first))
        )
        for lasting in (first, after):
            if lasting is not None:
                AssignmentFactory(
                    worker=worker,
                    employment=employment,
                    team=chance.choice(teams),
                    role=chance.choice(roles),
                    fte=chance.choice(["0.5", "1"]),
                    period=lasting,
                )
    for units in (None, {teams[0].pk}):
        reach = EVERYWHERE if units is None else Reach(TODAY, unit_ids=frozenset(units))
        for line in supply(reach, TODAY):
            _compare(line, units)


def _compare(line: object, units: set[int] | None) -> None:
    assert (line.established, line.in_post) == slow_levels(line.role_id, TODAY, units)
    left = slow_leavers(line.role_id, add_months(TODAY, -12), TODAY, units)
    assert line.left == left
    assert line.leaving == slow_leavers(line.role_id, TODAY, add_months(TODAY, 12), units)
    for number, quarter in enumerate(line.quarters, start=1):
        assert (quarter.established, quarter.in_post) == slow_levels(line.role_id, quarter.day, units)
        known = slow_leavers(line.role_id, TODAY, quarter.day, units)
        assert quarter.expected == max(left * number / 4 - known, Decimal(0))
        assert quarter.gap == quarter.established - quarter.in_post + quarter.expected


def test_forecast_says_what_is_recorded_and_what_is_assumed() -> None:
    """Two posts, two people; one left last year, one has a last day in the second quarter to come."""
    role, team = RoleFactory(), UnitFactory()
    for _ in range(2):
        PostTermsFactory(role=role, team=team)
    AssignmentFactory(role=role, team=team)
    AssignmentFactory(role=role, team=team, period=period(LONG_AGO, add_months(TODAY, 4)))
    for _ in range(2):
        AssignmentFactory(role=role, team=team, period=UNTIL_YESTERDAY)

    (line,) = supply(EVERYWHERE, TODAY)

    assert (line.established, line.in_post, line.left, line.leaving, line.gap) == (2, 2, 2, 1, 0)
    assert [each.known_gap for each in line.quarters] == [0, 1, 1, 1]
    assert [each.expected for each in line.quarters] == [Decimal("0.5"), 0, Decimal("0.5"), 1]
    assert [each.gap for each in line.quarters] == [Decimal("0.5"), 1, Decimal("1.5"), 2]
    assert [each.day for each in line.quarters] == days_of(TODAY)[1:]


def test_quarters_are_counted_from_the_day_and_never_chained() -> None:
    assert days_of(date(2025, 8, 31)) == [
        date(2025, 8, 31),
        date(2025, 11, 30),
        date(2026, 2, 28),
        date(2026, 5, 31),
        date(2026, 8, 31),
    ]


def test_recorded_leavers_are_taken_off_the_expected_ones_and_never_beyond() -> None:
    assert expected_beyond(Decimal(4), Decimal(1), 2) == 1
    assert expected_beyond(Decimal(4), Decimal(3), 2) == 0


def test_move_to_another_team_in_the_role_is_no_leaving_and_a_promotion_is() -> None:
    role, higher, here, there = RoleFactory(), RoleFactory(), UnitFactory(), UnitFactory()
    moved = EmploymentFactory()
    same = {"employment": moved, "worker": moved.worker}
    AssignmentFactory(**same, role=role, team=here, period=UNTIL_YESTERDAY)
    AssignmentFactory(**same, role=role, team=there, period=period(TODAY))
    promoted = EmploymentFactory()
    same = {"employment": promoted, "worker": promoted.worker}
    AssignmentFactory(**same, role=role, team=here, period=UNTIL_YESTERDAY)
    AssignmentFactory(**same, role=higher, team=here, period=period(TODAY))

    found = {line.role_id: line for line in supply(EVERYWHERE, TODAY)}
    only_here = {line.role_id: line for line in supply(Reach(TODAY, unit_ids=frozenset({here.pk})), TODAY)}

    assert (found[role.pk].left, found[role.pk].in_post, found[higher.pk].in_post) == (1, 1, 1)
    assert only_here[role.pk].left == 2


def test_funding_that_ends_and_nothing_follows_is_named() -> None:
    role, until = RoleFactory(), period(LONG_AGO, add_months(TODAY, 6))
    ending = PostTermsFactory(role=role, funding="temporary", period=until)
    going_on = PostTermsFactory(role=role, funding="temporary", period=until)
    PostTermsFactory(post=going_on.post, role=role, period=period(going_on.period.upper))
    (line,) = supply(EVERYWHERE, TODAY)
    assert (line.ending, line.established) == (1, 2)
    assert [each.established for each in line.quarters] == [2, 2, 1, 1]
    assert ending.fte == 1


def test_all_roles_are_the_sum_of_the_roles() -> None:
    for _ in range(2):
        PostTermsFactory()
        AssignmentFactory(left_yesterday=True)
    lines = supply(EVERYWHERE, TODAY)
    total = total_supply(lines)
    assert (total.established, total.left) == (2, 2)
    assert total.quarters[-1].gap == sum(line.quarters[-1].gap for line in lines)
    assert total_supply([]) is None


@pytest.mark.parametrize("rows", [1, 3])
def test_supply_is_two_statements(rows: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(rows):
        PostTermsFactory()
        AssignmentFactory()
    with django_assert_num_queries(2):
        supply(EVERYWHERE, TODAY)


def test_family_support_workers_for_each_social_worker() -> None:
    """NS-79: 1.5 family support workers beside 2 social workers, agency workers included, are 0.75 for one."""
    team, support = UnitFactory(), RoleFactory(not_social_work=True, name="Family support worker")
    AssignmentFactory(team=team)
    AssignmentFactory(team=team, agency=True)
    AssignmentFactory(team=team, role=support)
    AssignmentFactory(team=team, role=support, fte="0.5")
    AssignmentFactory(team=team, left_yesterday=True)
    found = role_mix(EVERYWHERE, TODAY, [support.pk])
    assert found == {team.pk: Mix(Decimal(2), Decimal("1.5"))}
    assert found[team.pk].ratio == Decimal("0.75")


def test_team_without_a_social_worker_has_no_ratio() -> None:
    support = RoleFactory(not_social_work=True)
    team = AssignmentFactory(role=support, period=SINCE_LONG_AGO).team
    assert role_mix(EVERYWHERE, TODAY, [support.pk])[team.pk].ratio is None
