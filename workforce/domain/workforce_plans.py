"""The annual workforce plan: begun, written in versions, moved from draft to reviewed, and done action by action."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.domain.planned import check_day_of_move, finish
from workforce.enums import WorkforcePlanState
from workforce.models import (
    Account,
    WorkforcePlan,
    WorkforcePlanAction,
    WorkforcePlanMove,
    WorkforcePlanVersion,
)
from workforce.rules.plans import PLAN_MOVES


@transaction.atomic
def begin_plan(
    *, unit_id: int, year: int, owner_id: int, due_on: date, text: str, today: date, by: Account | None
) -> WorkforcePlan:
    """A draft with its first version. Raises ValidationError where the unit has a plan for the year."""
    plan = WorkforcePlan(unit_id=unit_id, year=year, owner_id=owner_id, due_on=due_on)
    plan.full_clean()
    plan.save()
    WorkforcePlanMove.objects.create(plan=plan, to=WorkforcePlanState.DRAFT, on=today, by=by)
    WorkforcePlanVersion.objects.create(
        plan=plan, number=1, text=text, change="First version", on=today, by=by
    )
    return plan


@transaction.atomic
def write_version(
    *, plan_id: int, text: str, change: str, after: int, today: date, by: Account | None
) -> WorkforcePlanVersion:
    """The next version of the text; those before are kept. `after` is the version that the writer has seen.

    Raises DomainError where the year is reviewed, or somebody has written a version meanwhile.
    """
    plan = _hold(plan_id)
    if plan.state == WorkforcePlanState.REVIEWED:
        raise DomainError("This year is reviewed. Write the plan of the next one.")
    latest = plan.versions.order_by("-number").first()
    if latest is not None and latest.number != after:
        raise DomainError(
            f"Somebody has written version {latest.number} meanwhile. Copy what you wrote, and look at it first."
        )
    version = WorkforcePlanVersion(plan=plan, number=after + 1, text=text, change=change, on=today, by=by)
    version.full_clean()
    version.save()
    return version


@transaction.atomic
def move_workforce_plan(
    *, plan_id: int, to: WorkforcePlanState, on: date, words: str = "", today: date, by: Account | None
) -> WorkforcePlanMove:
    """The plan is agreed, goes live, is reviewed, or is drafted anew.

    Raises DomainError where it cannot come there from where it stands, the day is still to come or before the last
    move, or it is to be reviewed with open actions.
    """
    plan = _hold(plan_id)
    now = WorkforcePlanState(plan.state)
    if (now, to) not in PLAN_MOVES:
        raise DomainError(f"A plan that is at “{now.label}” cannot become “{to.label}”.")
    check_day_of_move(plan.moves.all(), on, today, what="The plan")
    left = plan.actions.filter(done_on__isnull=True).count()
    if to == WorkforcePlanState.REVIEWED and left:
        raise DomainError(
            f"Actions that are not done: {left}. Record what came of each before the year is reviewed."
        )
    move = WorkforcePlanMove(plan=plan, to=to, on=on, words=words, by=by)
    move.full_clean()
    move.save()
    plan.state = to
    plan.save(update_fields=["state"])
    return move


@dataclass(frozen=True, slots=True)
class ActionDetails:
    """What an action says."""

    priority: str
    text: str
    measure: str
    owner_id: int
    due_on: date


@transaction.atomic
def add_action(*, plan_id: int, details: ActionDetails, by: Account | None) -> WorkforcePlanAction:
    """One more action. Raises DomainError where the year is reviewed."""
    plan = _hold(plan_id)
    if plan.state == WorkforcePlanState.REVIEWED:
        raise DomainError("This year is reviewed. Put the action into the plan of the next one.")
    return _write(WorkforcePlanAction(plan=plan), details)


@transaction.atomic
def change_action(*, action_id: int, details: ActionDetails, by: Account | None) -> WorkforcePlanAction:
    """What an open action says from now on; what it said is in the history. Raises DomainError where it is done."""
    action = _hold_action(action_id)
    if action.done_on is not None:
        raise DomainError("This action is done.")
    return _write(action, details)


def _write(action: WorkforcePlanAction, details: ActionDetails) -> WorkforcePlanAction:
    for name in ActionDetails.__slots__:
        setattr(action, name, getattr(details, name))
    action.full_clean()
    action.save()
    return action


@transaction.atomic
def finish_action(
    *, action_id: int, done_on: date, outcome: str, today: date, by: Account | None
) -> WorkforcePlanAction:
    """An action is done, and how the measure came out. Raises DomainError where it is done, or on a day to come."""
    action = _hold_action(action_id)
    finish(action, done_on=done_on, outcome=outcome, today=today)
    return action


def _hold(plan_id: int) -> WorkforcePlan:
    held: WorkforcePlan = WorkforcePlan.objects.select_for_update(of=("self",), no_key=True).get(pk=plan_id)
    return held


def _hold_action(action_id: int) -> WorkforcePlanAction:
    held: WorkforcePlanAction = WorkforcePlanAction.objects.select_for_update(of=("self",)).get(pk=action_id)
    return held
