"""Measures of progression: counted, hidden where they are small, and posts filled from inside and outside."""

from datetime import date

import pytest

from tests.factories.careers import ApplicationFactory, DecisionFactory, MoveFactory, ladder
from tests.factories.workforce import (
    AssignmentFactory,
    EmploymentFactory,
    PostTermsFactory,
    RoleFactory,
    UnitFactory,
)
from tests.periods import LONG_AGO, TODAY, YESTERDAY
from workforce.access.scope import Reach
from workforce.enums import ProgressionState
from workforce.models import ProgressionRoute, Unit
from workforce.periods import period
from workforce.queries.policy import PolicyTable
from workforce.queries.progression_measures import Breakdown, Measures, limits_for, measures

pytestmark = pytest.mark.django_db

SUBMITTED = date(2025, 6, 20)
FIRST = date(2024, 10, 1)


@pytest.fixture
def team() -> Unit:
    return UnitFactory()


@pytest.fixture
def route() -> ProgressionRoute:
    (found,) = ladder(RoleFactory(), RoleFactory(name="Senior social worker", grade="Grade 10"))
    return found


def applied(
    team: Unit, route: ProgressionRoute, state: str, *, on: date = SUBMITTED, decided: date | None = None
) -> None:
    worker = AssignmentFactory(team=team).worker
    application = ApplicationFactory(worker=worker, route=route, state=state)
    MoveFactory(application=application, to_state=ProgressionState.SUBMITTED, on=on)
    if decided:
        DecisionFactory(application=application, on=decided)


def found(reach: Reach, team: Unit) -> Measures:
    limits = limits_for(reach, TODAY, PolicyTable.load())
    return measures(reach, FIRST, TODAY, {team.pk: "Own team"}, limits)


def line_of(team: Unit) -> Reach:
    return Reach(TODAY, unit_ids=frozenset({team.pk}))


def everybody() -> Reach:
    return Reach(TODAY, everyone=True)


def breakdown(measured: Measures, title: str) -> Breakdown:
    return next(each for each in measured.breakdowns if each.title == title)


def test_manager_sees_the_counts_of_their_line(team: Unit, route: ProgressionRoute) -> None:
    """NS-73: approvals by grade; SH-56: the trend by quarter."""
    applied(team, route, "approved", decided=date(2025, 7, 16))
    applied(team, route, "effective", on=date(2025, 2, 3), decided=date(2025, 2, 13))
    applied(team, route, "not_approved", decided=date(2025, 7, 16))
    applied(UnitFactory(), route, "approved")
    measured = found(line_of(team), team)
    assert (measured.applications, measured.approved, measured.days) == (3, 2, 26)
    by_grade = breakdown(measured, "By grade of the step")
    assert by_grade.groups == ["Senior social worker (Grade 10)"]
    assert [cells[0] for cells in by_grade.counts.cells] == [2, 1, 0, 0, 0, 3]
    by_quarter = breakdown(measured, "By quarter of the submission")
    assert list(zip(by_quarter.groups, by_quarter.counts.cells[-1], strict=False)) == [
        ("2025, quarter 1", 1),
        ("2025, quarter 2", 2),
    ]
    assert breakdown(measured, "By team").groups == ["Own team"]


def test_small_numbers_are_hidden_from_whoever_reaches_everybody(team: Unit, route: ProgressionRoute) -> None:
    """9.2: a count from 1 to 4, and a median of fewer than ten decisions."""
    for _ in range(3):
        applied(team, route, "approved", decided=date(2025, 7, 16))
    measured = found(everybody(), team)
    assert (measured.applications, measured.approved, measured.days) == (None, None, None)


def test_larger_numbers_are_shown(team: Unit, route: ProgressionRoute) -> None:
    for _ in range(12):
        applied(team, route, "approved", decided=date(2025, 6, 30))
    measured = found(everybody(), team)
    assert (measured.applications, measured.approved, measured.days) == (12, 12, 10)


def test_application_counts_where_it_was_first_submitted_in_the_time(
    team: Unit, route: ProgressionRoute
) -> None:
    applied(team, route, "approved", on=date(2024, 9, 30))
    assert found(line_of(team), team).applications == 0


def test_posts_are_filled_from_inside_or_outside(team: Unit) -> None:
    """HA-60: the share of posts filled internally, by a slow look at each case."""
    role = RoleFactory()
    post = [PostTermsFactory(team=team, role=role).post for _ in range(4)]
    common = {"team": team, "role": role}
    new = EmploymentFactory(period=period(date(2025, 1, 6)))
    AssignmentFactory(worker=new.worker, employment=new, post=post[0], period=new.period, **common)
    promoted = EmploymentFactory()
    before = {"worker": promoted.worker, "employment": promoted, "team": team}
    AssignmentFactory(**before, role=RoleFactory(), period=period(LONG_AGO, date(2025, 2, 28)))
    AssignmentFactory(**before, role=role, post=post[1], period=period(date(2025, 3, 1), YESTERDAY))
    AssignmentFactory(**before, role=role, post=post[1], fte="0.5", period=period(TODAY))
    AssignmentFactory(agency=True, post=post[2], period=period(date(2025, 1, 6)), **common)
    fills = breakdown(found(line_of(team), team), "Posts filled")
    assert [cells[0] for cells in fills.counts.cells] == [1, 1, 2]
    assert found(line_of(team), team).inside == 50.0
    assert found(everybody(), team).inside is None
