"""Keeping accreditations, their stages and evidence; commitments, and what is done about them."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from workforce.domain.errors import DomainError
from workforce.enums import ACTION_MOVES, ActionState, StageStanding
from workforce.models import (
    Account,
    Accreditation,
    AccreditationEvidence,
    AccreditationStage,
    Commitment,
    CommitmentAction,
    CommitmentActionMove,
)


@transaction.atomic
def add_accreditation(*, name: str, body: str, about: str, levels: list[str]) -> Accreditation:
    """A scheme or programme. Raises ValidationError for a name that is there already."""
    added = Accreditation(name=name, body=body, about=about, levels=levels)
    added.full_clean()
    added.save()
    return added


@transaction.atomic
def change_accreditation(
    *, accreditation_id: int, name: str, body: str, about: str, levels: list[str]
) -> Accreditation:
    """What it says of itself, and its levels. Stages on record keep the level they had."""
    found: Accreditation = Accreditation.objects.select_for_update().get(pk=accreditation_id)
    found.name, found.body, found.about, found.levels = name, body, about, levels
    found.full_clean()
    found.save()
    return found


@transaction.atomic
def end_accreditation(*, accreditation_id: int, today: date) -> Accreditation:
    """The council no longer takes part: it is off the list, and stays on record. Raises DomainError the second time."""
    found = Accreditation.objects.select_for_update().get(pk=accreditation_id)
    if found.ended_on is not None:
        raise DomainError("This accreditation has ended already.")
    found.ended_on = today
    found.save(update_fields=["ended_on"])
    return found


@transaction.atomic
def record_stage(
    *,
    accreditation_id: int,
    level: str,
    standing: StageStanding,
    on: date,
    expires_on: date | None,
    today: date,
    by: Account | None,
) -> AccreditationStage:
    """A stage that is aimed at, or was awarded until a day.

    Raises DomainError for a day to come, or a level that the scheme does not have; ValidationError for its last day.
    """
    found = Accreditation.objects.select_for_update().get(pk=accreditation_id)
    if on > today:
        raise DomainError("This is recorded once it has happened: the day is still to come.")
    if found.levels and level not in found.levels:
        raise DomainError(f"The levels of {found.name} are: {', '.join(found.levels)}.")
    stage = AccreditationStage(
        accreditation=found, level=level, standing=standing, on=on, expires_on=expires_on, by=by
    )
    stage.full_clean()
    stage.save()
    return stage


@transaction.atomic
def add_evidence(
    *, stage_id: int, title: str, link: str, today: date, by: Account | None
) -> AccreditationEvidence:
    """What shows that a stage is met."""
    added = AccreditationEvidence(stage_id=stage_id, title=title, link=link, on=today, by=by)
    added.full_clean()
    added.save()
    return added


@transaction.atomic
def add_commitment(*, accreditation_id: int | None, name: str, about: str) -> Commitment:
    """A further commitment, after those there are. Raises ValidationError where it is there already."""
    same = Commitment.objects.filter(accreditation=accreditation_id)
    last = same.aggregate(last=Max("position"))["last"] or 0
    added = Commitment(accreditation_id=accreditation_id, name=name, about=about, position=last + 1)
    added.full_clean()
    added.save()
    return added


@transaction.atomic
def add_action(
    *,
    commitment_id: int,
    words: str,
    owner_id: int | None,
    due_on: date,
    today: date,
    by: Account | None,
) -> CommitmentAction:
    """Something to do about a commitment, by a day."""
    added = CommitmentAction(commitment_id=commitment_id, words=words, owner_id=owner_id, due_on=due_on)
    added.full_clean()
    added.save()
    CommitmentActionMove.objects.create(action=added, to=ActionState.OPEN, on=today, by=by)
    return added


@transaction.atomic
def move_action(
    *, action_id: int, to: ActionState, note: str, today: date, by: Account | None
) -> CommitmentActionMove:
    """Done, dropped, or to do again. Raises DomainError for a move that its state does not have."""
    action = CommitmentAction.objects.select_for_update().get(pk=action_id)
    if to not in ACTION_MOVES[ActionState(action.state)]:
        raise DomainError(f"The action stands as “{action.get_state_display()}”. Look at it again.")
    action.state = to
    action.save(update_fields=["state"])
    move = CommitmentActionMove(action=action, to=to, on=today, note=note, by=by)
    move.full_clean()
    move.save()
    return move
