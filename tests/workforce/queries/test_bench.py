"""Bench strength against a slow twin, over chance councils; and what the suggestions of leaving are made of."""

import random
from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.plans import CriticalPostFactory, SuccessorFactory
from tests.factories.workforce import (
    ArrangementFactory,
    AssignmentFactory,
    EmploymentFactory,
    NoticeFactory,
    PostTermsFactory,
    UnitFactory,
    WorkerFactory,
)
from tests.periods import FROM_TOMORROW, LONG_AGO, SINCE_LONG_AGO, SOON, TODAY, UNTIL_SOON, UNTIL_YESTERDAY
from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.enums import Readiness
from workforce.models import Assignment, CriticalPost, Employment, PostTerms, Unit
from workforce.periods import holds_on, period
from workforce.queries.bench import Bench, bench_by_team, bench_lines
from workforce.queries.organisation import tree
from workforce.queries.succession import signs_of_leaving

pytestmark = pytest.mark.django_db
EVERYWHERE = Reach(TODAY, everyone=True)


def slow_bench(day: date, units: set[int] | None) -> dict[int, Bench]:
    """The same, said in Python: post by post, successor by successor."""
    found: dict[int, Bench] = {}
    for critical in CriticalPost.objects.all():
        terms = [
            each for each in PostTerms.objects.filter(post=critical.post_id) if holds_on(each.period, day)
        ]
        if not holds_on(critical.period, day) or not terms:
            continue
        team_id = terms[0].team_id
        if units is not None and team_id not in units:
            continue
        ready = False
        for named in critical.successors.all():
            here = any(
                holds_on(each.period, day) for each in Employment.objects.filter(worker=named.worker_id)
            )
            has_it = any(
                holds_on(each.period, day)
                for each in Assignment.objects.filter(worker=named.worker_id, post=critical.post_id)
            )
            ready |= named.readiness == "now" and holds_on(named.period, day) and here and not has_it
        found[team_id] = found.get(team_id, Bench()) + Bench(1, int(ready))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_bench_is_what_counting_one_by_one_gives(seed: int) -> None:
    chance = random.Random(seed)
    teams = [UnitFactory() for _ in range(3)]
    lasting = [SINCE_LONG_AGO, UNTIL_YESTERDAY, UNTIL_SOON, FROM_TOMORROW, period(TODAY)]
    for _ in range(14):
        terms = PostTermsFactory(team=chance.choice(teams), period=chance.choice(lasting))
        critical = CriticalPostFactory(post=terms.post, period=chance.choice(lasting))
        for _ in range(chance.randint(0, 3)):
            here = chance.choice(lasting)
            employment = EmploymentFactory(period=here)
            post = terms.post if chance.random() < 0.2 else None
            AssignmentFactory(worker=employment.worker, employment=employment, period=here, post=post)
            SuccessorFactory(
                critical=critical,
                worker=employment.worker,
                readiness=chance.choice(Readiness.values),
                period=chance.choice(lasting),
            )
    for day in (TODAY, LONG_AGO, SOON, date(2025, 10, 1)):
        assert bench_by_team(EVERYWHERE, day) == slow_bench(day, None)
        two = {teams[0].pk, teams[1].pk}
        assert bench_by_team(Reach(day, unit_ids=frozenset(two)), day) == slow_bench(day, two)


def _critical(team: Unit) -> CriticalPost:
    return CriticalPostFactory(post=PostTermsFactory(team=team).post)


def test_bench_strength_of_each_named_service_and_of_all() -> None:
    """RC-07, NS-04, NT-26: critical posts with somebody ready now ÷ critical posts; n/a where no post is critical."""
    top = UnitFactory(directorate=True, code="DIR", placed__name="All")
    early = UnitFactory(service=True, placed__parent=top, placed__name="Early help")
    psychology = UnitFactory(service=True, placed__parent=top, placed__name="Educational psychology")
    schools = UnitFactory(service=True, placed__parent=top, placed__name="Schools support")
    first, second = UnitFactory(placed__parent=early), UnitFactory(placed__parent=early)
    ready = AssignmentFactory().worker
    SuccessorFactory(critical=_critical(first), worker=ready)
    SuccessorFactory(critical=_critical(first), worker=AssignmentFactory().worker, readiness="soon")
    _critical(second)
    SuccessorFactory(critical=_critical(psychology), worker=ready)

    lines = {
        line.node.name: line.bench for line in bench_lines(tree(TODAY), bench_by_team(EVERYWHERE, TODAY))
    }

    assert lines["All"] == Bench(4, 2)
    assert lines["Early help"].strength == Decimal(100) / 3
    assert lines["Educational psychology"].strength == 100
    assert lines["Schools support"].strength is None
    assert schools.pk


def test_successor_who_has_left_counts_no_longer() -> None:
    team = UnitFactory()
    gone = AssignmentFactory(left_yesterday=True).worker
    SuccessorFactory(critical=_critical(team), worker=gone)
    assert bench_by_team(EVERYWHERE, TODAY) == {team.pk: Bench(1, 0)}


@pytest.mark.parametrize("posts", [1, 3])
def test_bench_is_one_statement(posts: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(posts):
        _critical(UnitFactory())
    with django_assert_num_queries(1):
        bench_by_team(EVERYWHERE, TODAY)


def _signs(critical: CriticalPost, reach: Reach = EVERYWHERE) -> list[str]:
    scope = Scope(TODAY, {Permission.SEE_EMPLOYMENT: reach})
    return signs_of_leaving(critical, scope, TODAY, 24)


def test_notice_ends_of_contracts_and_secondments_point_to_leaving() -> None:
    critical = _critical(UnitFactory())

    def holder(name: str, **employment: object) -> Assignment:
        worker = WorkerFactory(first_name=name, last_name="Holder", sort_name=name)
        found = EmploymentFactory(worker=worker, **employment)
        return AssignmentFactory(worker=worker, employment=found, period=found.period, post=critical.post)

    holder("Ann")
    NoticeFactory(employment=holder("Ben", period=UNTIL_SOON).employment)
    holder("Cal", contract="fixed_term", period=period(LONG_AGO, date(2027, 9, 30)))
    holder("Dee", contract="fixed_term", period=period(LONG_AGO, date(2027, 10, 1)))
    holder("Eve", contract="seconded_in", period=UNTIL_SOON)
    ArrangementFactory(assignment=holder("Fay"), seconded=True)

    assert _signs(critical) == [
        "Ben Holder has given notice: last day 15 October 2025.",
        "Cal Holder: fixed term contract ends on 30 September 2027.",
        "Eve Holder: secondment here ends on 15 October 2025.",
        "Fay Holder is seconded out.",
    ]


def test_signs_are_only_of_people_whose_contract_the_reader_sees() -> None:
    critical = _critical(UnitFactory())
    held = AssignmentFactory(post=critical.post, period=UNTIL_SOON)
    assert _signs(critical, Reach(TODAY, unit_ids=frozenset({UnitFactory().pk}))) == []
    own = Reach(TODAY, unit_ids=frozenset({held.team_id}), own_worker_id=held.worker_id)
    assert _signs(critical, own) == []
