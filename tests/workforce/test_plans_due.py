"""What is due of plans, to whom, in one statement."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.plans import (
    CriticalPostFactory,
    DevelopmentActionFactory,
    SuccessionMoveFactory,
    WorkforcePlanActionFactory,
    WorkforcePlanFactory,
)
from tests.factories.workforce import PostTermsFactory
from tests.periods import SOON, TODAY
from tests.world import World
from workforce.due import DueItem, DueState, items_of
from workforce.plans_due import plans_due
from workforce.queries.visibility import Sight, scope_of

pytestmark = pytest.mark.django_db
AHEAD = TODAY + timedelta(days=30)


def due(world: World, actor: str, last_day: date = AHEAD) -> list[DueItem]:
    return list(items_of(list(plans_due(scope_of(world.accounts[actor], TODAY), TODAY, last_day))))


def kinds(world: World, actor: str) -> list[tuple[str, date]]:
    return sorted((item.kind, item.due_on) for item in due(world, actor))


def agreed(world: World, on: date, team: str = "own_team") -> None:
    post = PostTermsFactory(team=getattr(world, team), title="Panel adviser").post
    SuccessionMoveFactory(critical=CriticalPostFactory(post=post), on=on)


def test_review_is_due_six_months_after_the_last_to_those_who_keep_the_plan(world: World) -> None:
    """6.9, D1: agreed on 31 March, so due on 30 September, and overdue from 1 October."""
    WorkforcePlanFactory(unit=world.directorate, state="live")
    WorkforcePlanFactory(unit=world.directorate, year=2026, state="live")
    agreed(world, date(2025, 3, 31))
    (item,) = due(world, "service_manager")
    assert (item.kind, item.subject, item.due_on) == ("Review of a succession plan", "Panel adviser", TODAY)
    assert (item.state(TODAY), item.state(TODAY + timedelta(1))) == (DueState.SOON, DueState.OVERDUE)
    assert kinds(world, "hr") == []
    assert kinds(world, "senior_leader") == []
    assert kinds(world, "practitioner") == []


def test_review_of_another_service_is_not_for_the_service_manager(world: World) -> None:
    agreed(world, date(2025, 3, 31), "other_team")
    assert due(world, "service_manager") == []


def test_missing_plan_and_late_draft_are_red_for_those_who_keep_plans(world: World) -> None:
    assert kinds(world, "psw") == [("No workforce plan", date(2025, 3, 31))]
    WorkforcePlanFactory(unit=world.directorate)
    assert kinds(world, "psw") == [("Workforce plan to be agreed", date(2025, 3, 31))]
    later = {(item.subject, item.due_on) for item in due(world, "psw", date(2026, 3, 31))}
    assert ("Children's services, 2026-27", date(2026, 3, 31)) in later


def test_owners_see_what_is_theirs(world: World) -> None:
    plan = WorkforcePlanFactory(unit=world.directorate, owner=world.own)
    WorkforcePlanActionFactory(owner=world.own, plan=plan)
    WorkforcePlanActionFactory(owner=world.own, plan=plan, done_on=TODAY)
    DevelopmentActionFactory(owner=world.own)
    DevelopmentActionFactory()
    assert kinds(world, "practitioner") == [
        ("Action of the workforce plan", SOON),
        ("Development of a colleague", SOON),
        ("Workforce plan to be agreed", date(2025, 3, 31)),
    ]
    links = {item.kind: item.url for item in due(world, "practitioner")}
    assert links["Development of a colleague"] == ""
    assert links["Action of the workforce plan"].endswith("/done/")


def test_nothing_of_it_is_on_the_page_of_a_person(world: World) -> None:
    DevelopmentActionFactory(owner=world.own)
    scope = Sight(world.own, scope_of(world.accounts["hr"], TODAY)).narrowed()
    assert list(plans_due(scope, TODAY, AHEAD)) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_everything_is_found_in_one_statement(
    world: World, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        agreed(world, date(2025, 3, 31))
        WorkforcePlanActionFactory(owner=world.own)
    scope = scope_of(world.accounts["hr"], TODAY)
    with django_assert_num_queries(2):  # the settings, which pages read anyway, and the statement
        assert len(list(items_of(list(plans_due(scope, TODAY, AHEAD))))) >= rows


def test_who_has_neither_plans_nor_a_record_of_their_own_is_not_asked_for(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    scope = scope_of(world.accounts["auditor"], TODAY)
    with django_assert_num_queries(0):
        assert list(plans_due(scope, TODAY, AHEAD)) == []
