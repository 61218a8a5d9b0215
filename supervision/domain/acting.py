"""Agreed actions: agreeing them, and what becomes of them. They are carried from session to session and counted."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import transaction

from supervision.enums import ActionState
from supervision.models import ActionMove, AgreedAction, SupervisionSession
from supervision.queries.records import supervises
from workforce.domain.errors import DomainError
from workforce.domain.record import ChangedMeanwhile
from workforce.models import Account
from workforce.periods import british

LONGEST = 1000


class Outcome(StrEnum):
    """What becomes of an open action."""

    DONE = "done"
    CARRY = "carry"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Settlement:
    """What becomes of an action. `due_on`: the new day of one that is carried forward. `seen`: the day that the reader
    saw it due on; another one means that somebody has carried it meanwhile."""

    action_id: int
    outcome: Outcome
    seen: date
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewAction:
    """What is agreed, who of the two does it, and by when."""

    words: str
    owner_id: int
    due_on: date


def agree_action(*, session: SupervisionSession, new: NewAction, by: Account) -> AgreedAction:
    """Keep an action of a session that the caller holds. Raises DomainError for an owner who is not one of the two."""
    if session.supervisee_id is None:
        raise DomainError("Actions are agreed between two people. A group has none of its own.")
    if new.owner_id not in (session.supervisee_id, session.supervisor_id):
        raise DomainError("One of the two does what is agreed. Choose who.")
    if new.due_on < session.on:
        raise DomainError(f"An action is due on {british(session.on)} or later. Choose a later day.")
    action = AgreedAction(
        session=session,
        supervisee_id=session.supervisee_id,
        owner_id=new.owner_id,
        words=new.words.strip(),
        due_on=new.due_on,
    )
    action.full_clean()
    action.save()
    ActionMove.objects.create(
        action=action, state=ActionState.OPEN, due_on=new.due_on, on=session.on, session=session, by=by
    )
    return action


@transaction.atomic
def settle_action(
    *,
    settlement: Settlement,
    on: date,
    by: Account,
    session: SupervisionSession | None = None,
    words: str = "",
) -> AgreedAction:
    """Say that an action is done or no longer needed, or carry it forward to a later day.

    The person and whoever supervises them may; `session`: the one in which it is settled. Raises DomainError for
    anybody else, before the day on which it was agreed, for an action that is settled already, or a day that is not
    later; ChangedMeanwhile where somebody carried it meanwhile.
    """
    held = AgreedAction.objects.select_for_update(of=("self",), no_key=True).select_related("session")
    action: AgreedAction = held.get(pk=settlement.action_id)
    _may_settle(action, by, on)
    if on < action.session.on:
        raise DomainError(
            f"This action was agreed later, on {british(action.session.on)}. Leave it as it is here."
        )
    if action.state != ActionState.OPEN:
        raise DomainError(f"This action is settled already: {action.get_state_display().lower()}.")
    if action.due_on != settlement.seen:
        raise ChangedMeanwhile
    new_day = _carried_to(action, settlement)
    if settlement.outcome is Outcome.CARRY:
        action.due_on = new_day or action.due_on
        action.carries += 1
    else:
        action.state = ActionState(settlement.outcome.value)
    action.full_clean()
    action.save()
    ActionMove.objects.create(
        action=action, state=action.state, due_on=new_day, on=on, words=words.strip(), session=session, by=by
    )
    return action


def _may_settle(action: AgreedAction, by: Account, day: date) -> None:
    """The person, and whoever supervises the person on the day: not who did so before."""
    if by.worker_id is not None and by.worker_id == action.supervisee_id:
        return
    if by.worker_id is None or not supervises(by.worker_id, action.supervisee_id, day):
        raise DomainError("Only the two who agreed on an action say what became of it.")


def _carried_to(action: AgreedAction, settlement: Settlement) -> date | None:
    """The new day. Raises DomainError where none is given for an action carried forward, or an earlier one."""
    if settlement.outcome is not Outcome.CARRY:
        return None
    if settlement.due_on is None:
        raise DomainError("Say by when the action is carried forward.")
    if settlement.due_on <= action.due_on:
        raise DomainError(
            f"The action is due on {british(action.due_on)} now. Carry it forward to a later day."
        )
    return settlement.due_on
