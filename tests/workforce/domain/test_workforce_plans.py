"""The annual workforce plan: its versions, its states, its actions. RC-52."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.factories.plans import WorkforcePlanActionFactory, WorkforcePlanFactory
from tests.factories.workforce import UnitFactory, WorkerFactory
from tests.periods import TODAY, TOMORROW, YESTERDAY
from workforce.domain.errors import DomainError
from workforce.domain.workforce_plans import (
    ActionDetails,
    add_action,
    begin_plan,
    change_action,
    finish_action,
    move_workforce_plan,
    write_version,
)
from workforce.enums import WorkforcePlanState
from workforce.models import WorkforcePlan

pytestmark = pytest.mark.django_db
State = WorkforcePlanState


def begun(**fields: object) -> WorkforcePlan:
    values = {
        "unit_id": UnitFactory().pk,
        "year": 2026,
        "owner_id": WorkerFactory().pk,
        "due_on": date(2026, 3, 31),
        "text": "Fewer agency workers",
        "today": TODAY,
        "by": None,
    } | fields
    return begin_plan(**values)


def move(plan: WorkforcePlan, to: State, on: date = TODAY) -> None:
    move_workforce_plan(plan_id=plan.pk, to=to, on=on, today=TODAY, by=None)


def test_plan_goes_from_draft_to_agreed_to_live_to_reviewed() -> None:
    plan = begun()
    for to in (State.AGREED, State.LIVE, State.REVIEWED):
        move(plan, to)
    plan.refresh_from_db()
    assert plan.state == State.REVIEWED
    assert [each.to for each in plan.moves.order_by("pk")] == ["draft", "agreed", "live", "reviewed"]


@pytest.mark.parametrize("to", [State.LIVE, State.REVIEWED, State.DRAFT])
def test_draft_is_agreed_first(to: State) -> None:
    with pytest.raises(DomainError, match="cannot become"):
        move(begun(), to)


def test_move_is_neither_to_come_nor_before_the_last() -> None:
    plan = begun()
    for day in (TOMORROW, YESTERDAY):
        with pytest.raises(DomainError):
            move(plan, State.AGREED, day)


def test_unit_has_one_plan_a_year() -> None:
    unit = UnitFactory()
    begun(unit_id=unit.pk)
    with pytest.raises(ValidationError, match="workforce plan for this year already"):
        begun(unit_id=unit.pk)
    assert begun(unit_id=unit.pk, year=2027).year_words == "2027-28"


def test_every_version_is_kept_and_none_is_written_unseen() -> None:
    plan = begun()
    write_version(plan_id=plan.pk, text="And more students", change="Students", after=1, today=TODAY, by=None)
    with pytest.raises(DomainError, match="version 2 meanwhile"):
        write_version(plan_id=plan.pk, text="Something else", change="x", after=1, today=TODAY, by=None)
    assert [(each.number, each.text) for each in plan.versions.all()] == [
        (2, "And more students"),
        (1, "Fewer agency workers"),
    ]


DETAILS = {"priority": "Recruit", "text": "Four days", "measure": "12 appointed", "due_on": TOMORROW}


def test_action_has_an_owner_a_day_and_a_measure_and_is_done() -> None:
    plan, owner = begun(), WorkerFactory()
    action = add_action(plan_id=plan.pk, details=ActionDetails(**DETAILS, owner_id=owner.pk), by=None)
    later = ActionDetails(**DETAILS | {"text": "Five days"}, owner_id=owner.pk)
    assert change_action(action_id=action.pk, details=later, by=None).text == "Five days"
    finish_action(action_id=action.pk, done_on=TODAY, outcome="13 appointed", today=TODAY, by=None)
    action.refresh_from_db()
    assert (action.done_on, action.outcome) == (TODAY, "13 appointed")
    for again in (
        lambda: finish_action(action_id=action.pk, done_on=TODAY, outcome="", today=TODAY, by=None),
        lambda: change_action(action_id=action.pk, details=later, by=None),
    ):
        with pytest.raises(DomainError):
            again()


def test_year_is_not_reviewed_with_open_actions() -> None:
    plan = WorkforcePlanFactory(state=State.LIVE)
    WorkforcePlanActionFactory(plan=plan)
    with pytest.raises(DomainError, match="not done: 1"):
        move(plan, State.REVIEWED)


def test_reviewed_year_takes_nothing_more() -> None:
    plan = WorkforcePlanFactory(state=State.REVIEWED)
    with pytest.raises(DomainError, match="is reviewed"):
        write_version(plan_id=plan.pk, text="x", change="x", after=0, today=TODAY, by=None)
    with pytest.raises(DomainError, match="is reviewed"):
        add_action(plan_id=plan.pk, details=ActionDetails(**DETAILS, owner_id=WorkerFactory().pk), by=None)
