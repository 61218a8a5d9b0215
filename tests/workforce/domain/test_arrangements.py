"""Acting up and secondments: beside the assignment, never twice at once, inside its days, and no figure moves."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.factories.workforce import (
    AccountFactory,
    ArrangementFactory,
    AssignmentFactory,
    EmploymentFactory,
    PostTermsFactory,
    RoleFactory,
    UnitFactory,
)
from tests.periods import LAST_YEAR, LONG_AGO, TODAY, TOMORROW, UNTIL_YESTERDAY, YESTERDAY
from workforce.domain.arrangements import act_up, end_arrangement, second_out
from workforce.domain.assignments import end
from workforce.domain.errors import DomainError
from workforce.domain.hours import change_hours
from workforce.domain.preview import check_deferred_constraints
from workforce.models import Arrangement, Assignment, ChangedFact
from workforce.periods import period
from workforce.queries.arrangements import Run

pytestmark = pytest.mark.django_db

HALF = Decimal("0.5")


def acted(held: Assignment, **said: Any) -> Run:
    role = RoleFactory(manager=True)
    details = {"assignment_id": held.pk, "first_day": LAST_YEAR, "last_day": None, "role_id": role.pk}
    run = act_up(**(details | {"by": AccountFactory()} | said))
    check_deferred_constraints()
    return run


def seconded(held: Assignment, **said: Any) -> Run:
    details = {"assignment_id": held.pk, "first_day": LAST_YEAR, "last_day": None, "host": "Partnership"}
    run = second_out(**(details | {"by": AccountFactory()} | said))
    check_deferred_constraints()
    return run


def test_acting_up_leaves_the_assignment_as_it_is_and_moves_no_figure_but_those_of_supervision() -> None:
    held = AssignmentFactory()
    ChangedFact.objects.all().delete()

    run = acted(held, last_day=TODAY, reason="Long absence")

    assert list(Assignment.objects.values_list("pk", "period")) == [(held.pk, held.period)]
    assert (run.latest.period, run.latest.reason) == (period(LAST_YEAR, TODAY), "Long absence")
    assert not ChangedFact.objects.exclude(fact__startswith="practice.").exists()


def test_post_brings_the_role_acted_and_is_not_filled() -> None:
    terms = PostTermsFactory(role=RoleFactory(manager=True))
    AssignmentFactory(post=terms.post, team=terms.team, role=terms.role)
    run = acted(AssignmentFactory(), post_id=terms.post_id)
    assert (run.latest.post, run.latest.role, run.latest.team) == (terms.post, terms.role, terms.team)


@pytest.mark.parametrize("rank", [10, 5], ids=["their own", "a lower one"])
def test_acting_up_is_in_a_more_senior_role(rank: int) -> None:
    held = AssignmentFactory(role__rank=10)
    role = held.role if rank == 10 else RoleFactory(rank=rank)
    with pytest.raises(DomainError, match="more senior"):
        acted(held, role_id=role.pk)


def test_nobody_acts_up_twice_at_once() -> None:
    held = AssignmentFactory()
    acted(held)
    with pytest.raises(ValidationError, match="already acts up"):
        acted(held, first_day=TODAY)


def test_somebody_may_act_up_and_be_seconded_at_once() -> None:
    held = AssignmentFactory()
    acted(held)
    assert seconded(held).first_day == LAST_YEAR


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (LONG_AGO - timedelta(days=1), None, "is not in this assignment"),
        (TOMORROW, None, "is not in this assignment"),
        (LAST_YEAR, TOMORROW, "does not last until"),
        (LAST_YEAR, LONG_AGO, "is before the first"),
    ],
    ids=["before it", "after it", "beyond it", "backwards"],
)
def test_days_lie_inside_the_assignment(first: date, last: date | None, said: str) -> None:
    held = AssignmentFactory(period=period(LONG_AGO, TODAY))
    with pytest.raises(DomainError, match=said):
        acted(held, first_day=first, last_day=last)


def test_without_a_last_day_it_lasts_as_the_assignment_does() -> None:
    held = AssignmentFactory(period=period(LONG_AGO, TODAY))
    assert acted(held).last_day == TODAY


def test_host_is_exactly_one_and_not_their_own_team() -> None:
    held = AssignmentFactory()
    for said in ({"host": ""}, {"team_id": UnitFactory().pk}):
        with pytest.raises(DomainError, match="Say one host"):
            seconded(held, **said)
    with pytest.raises(DomainError, match="own team"):
        seconded(held, host="", team_id=held.team_id)


def test_host_is_a_unit_of_ours_with_its_manager() -> None:
    team, manager = UnitFactory(), EmploymentFactory().worker
    run = seconded(AssignmentFactory(), host="", team_id=team.pk, manager_id=manager.pk)
    assert (run.latest.team, run.latest.manager) == (team, manager)


def test_outside_host_has_no_manager_of_ours() -> None:
    with pytest.raises(ValidationError, match="one host"):
        seconded(AssignmentFactory(), manager_id=EmploymentFactory().worker_id)


def test_it_ends_earlier_or_later_than_planned() -> None:
    run = seconded(AssignmentFactory(), last_day=TODAY)
    earlier = end_arrangement(arrangement_id=run.latest.pk, last_day=YESTERDAY, by=None)
    assert earlier.last_day == YESTERDAY
    assert end_arrangement(arrangement_id=run.latest.pk, last_day=TOMORROW, by=None).last_day == TOMORROW


@pytest.mark.parametrize("last", [LONG_AGO, TODAY], ids=["before it begins", "as it is"])
def test_end_that_makes_no_sense_is_refused(last: date) -> None:
    run = seconded(AssignmentFactory(), last_day=TODAY)
    with pytest.raises(DomainError):
        end_arrangement(arrangement_id=run.latest.pk, last_day=last, by=None)


def test_it_goes_on_through_a_change_of_hours() -> None:
    held = AssignmentFactory()
    acted(held)

    change_hours(assignment_id=held.pk, fte=HALF, from_day=TODAY, by=None)
    check_deferred_constraints()

    before, after = Arrangement.objects.order_by("period")
    assert (before.period, after.period) == (period(LAST_YEAR, YESTERDAY), period(TODAY))
    assert (before.role, before.assignment) == (after.role, held)


def test_it_begins_in_one_assignment_and_ends_in_the_next_of_the_same_place() -> None:
    held = AssignmentFactory()
    change_hours(assignment_id=held.pk, fte=HALF, from_day=TODAY, by=None)

    run = acted(held, last_day=TOMORROW)

    assert [part.period for part in run.parts] == [period(LAST_YEAR, YESTERDAY), period(TODAY, TOMORROW)]
    earlier = end_arrangement(arrangement_id=run.latest.pk, last_day=LAST_YEAR, by=None)
    check_deferred_constraints()
    assert [part.period for part in earlier.parts] == [period(LAST_YEAR, LAST_YEAR)]


def test_one_that_is_to_begin_goes_with_the_assignment_that_follows() -> None:
    held = AssignmentFactory()
    coming = acted(held, first_day=TOMORROW).latest
    now = change_hours(assignment_id=held.pk, fte=HALF, from_day=TODAY, by=None)
    check_deferred_constraints()
    coming.refresh_from_db()
    assert coming.assignment == now


def test_it_ends_with_the_assignment() -> None:
    held = AssignmentFactory()
    run = acted(held)
    end(held, YESTERDAY)
    check_deferred_constraints()
    run.latest.refresh_from_db()
    assert run.latest.last_day == YESTERDAY


def test_assignment_does_not_end_before_what_is_still_to_begin() -> None:
    held = AssignmentFactory()
    acted(held, first_day=TOMORROW)
    with pytest.raises(DomainError, match="begins on 1 October 2025"):
        end(held, YESTERDAY)


@pytest.mark.parametrize(
    ("last", "day", "is_long"),
    [
        (date(2025, 9, 29), TODAY, False),
        (date(2025, 9, 30), LAST_YEAR, True),
        (None, date(2025, 9, 29), False),
        (None, TODAY, True),
    ],
    ids=["twelve months", "a day more", "open, twelve months so far", "open, a day more so far"],
)
def test_secondment_of_more_than_twelve_months_is_long(last: date | None, day: date, is_long: bool) -> None:
    run = seconded(AssignmentFactory(), last_day=last)
    assert run.is_long(12, day) is is_long


def test_acting_up_is_never_long() -> None:
    assert not acted(AssignmentFactory()).is_long(12, date(2040, 1, 1))


def test_nobody_acts_up_by_their_own_hand() -> None:
    held = AssignmentFactory()
    with pytest.raises(DomainError, match="your own record"):
        acted(held, by=AccountFactory(worker=held.worker))


def test_factory_makes_both_kinds() -> None:
    seconded_out = ArrangementFactory(seconded=True, assignment__period=UNTIL_YESTERDAY)
    assert (seconded_out.host, seconded_out.period) == ("Example Partnership", UNTIL_YESTERDAY)
