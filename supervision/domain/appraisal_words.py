"""What is written in an appraisal: the parts with their versions, objectives, and the mid-year review."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from supervision.domain.appraisals import (
    FOLLOWS,
    S,
    T,
    held,
    kept,
    moved,
    must_follow,
    of_the_manager,
    take_over,
)
from supervision.enums import OPEN_OBJECTIVES, AppraisalPart, ObjectiveState
from supervision.models import Appraisal, AppraisalVersion, Objective, ObjectiveProgress
from workforce.domain.errors import DomainError
from workforce.domain.record import ChangedMeanwhile
from workforce.models import Account
from workforce.periods import british

Body = Mapping[str, Any]


@transaction.atomic
def hand_over_self_assessment(
    *, appraisal_id: int, body: Body, today: date, by: Account, seen: int | None = None
) -> AppraisalVersion:
    """Let the manager read the person's own part. It may be handed over again until the appraisal is shared.

    `seen`: the number of the version that the form was filled in from. Raises ChangedMeanwhile where there is a later
    one; DomainError for anybody but the person, where it is empty, or once it is shared.
    """
    appraisal = held(appraisal_id)
    _may_write(appraisal, AppraisalPart.SELF, today, by)
    version = _write(appraisal, AppraisalPart.SELF, body, by, seen)
    if appraisal.state == S.NOT_STARTED:
        appraisal.state = S.SELF_ASSESSMENT
        kept(appraisal)
    moved(appraisal, T.SELF_ASSESSMENT, today, by)
    return version


@transaction.atomic
def write_managers_part(
    *, appraisal_id: int, body: Body, today: date, by: Account, seen: int | None = None
) -> AppraisalVersion:
    """Save what the manager says; versions before stay. Raises DomainError before the meeting, or once one signed."""
    appraisal = held(appraisal_id)
    _may_write(appraisal, AppraisalPart.MANAGER, today, by)
    appraisal.save(update_fields=["appraiser"])
    return _write(appraisal, AppraisalPart.MANAGER, body, by, seen)


@transaction.atomic
def comment_on_appraisal(
    *, appraisal_id: int, body: Body, today: date, by: Account, seen: int | None = None
) -> AppraisalVersion:
    """What the person says to the whole of it, once it is shared and before they sign. Raises DomainError."""
    appraisal = held(appraisal_id)
    _may_write(appraisal, AppraisalPart.COMMENTS, today, by)
    return _write(appraisal, AppraisalPart.COMMENTS, body, by, seen)


def _may_write(appraisal: Appraisal, part: AppraisalPart, today: date, by: Account) -> None:
    if part in (AppraisalPart.SELF, AppraisalPart.COMMENTS):
        if by.worker_id != appraisal.appraisee_id:
            raise DomainError("This part is written by the person.")
    else:
        take_over(appraisal, today, by)
    if part == AppraisalPart.SELF and appraisal.state not in FOLLOWS[T.SELF_ASSESSMENT]:
        raise DomainError("The appraisal has been shared. Say what you want to add in your comments.")
    if part == AppraisalPart.COMMENTS and (
        appraisal.state != S.SHARED or appraisal.appraisee_signed_on is not None
    ):
        raise DomainError("Comments are written between sharing and signing.")
    if part == AppraisalPart.MANAGER and not appraisal.may_change:
        raise DomainError("The manager's part is written after the meeting and before anybody has signed.")
    if part == AppraisalPart.MID_YEAR:
        must_follow(appraisal, T.MID_YEAR)


def _write(
    appraisal: Appraisal, part: AppraisalPart, body: Body, by: Account, seen: int | None = None
) -> AppraisalVersion:
    if not any(str(words).strip() for key, words in body.items() if key != "values_shown"):
        raise DomainError("Nothing has been written yet.")
    last = appraisal.versions.filter(part=part).aggregate(last=Max("number"))["last"] or 0
    if seen is not None and seen != last:
        raise ChangedMeanwhile
    words: Any = dict(body)
    return AppraisalVersion.objects.create(appraisal=appraisal, part=part, number=last + 1, body=words, by=by)


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective as agreed."""

    words: str
    measure: str
    due_on: date
    priority_id: int | None = None
    value_id: int | None = None


@transaction.atomic
def add_objective(*, appraisal_id: int, aim: Aim, today: date, by: Account) -> Objective:
    """Raises DomainError before the meeting, once somebody signed, or for a day before the meeting."""
    appraisal = held(appraisal_id)
    _may_write(appraisal, AppraisalPart.MANAGER, today, by)
    return _aimed(Objective(appraisal=appraisal), appraisal, aim)


@transaction.atomic
def change_objective(*, objective_id: int, aim: Aim, today: date, by: Account) -> Objective:
    """The same for one that is there. Raises DomainError."""
    objective = Objective.objects.get(pk=objective_id)
    appraisal = held(objective.appraisal_id)
    _may_write(appraisal, AppraisalPart.MANAGER, today, by)
    return _aimed(objective, appraisal, aim)


def _aimed(objective: Objective, appraisal: Appraisal, aim: Aim) -> Objective:
    if appraisal.meeting_on and aim.due_on <= appraisal.meeting_on:
        raise DomainError(f"The meeting was on {british(appraisal.meeting_on)}. Choose a later day.")
    for name in Aim.__slots__:
        setattr(objective, name, getattr(aim, name))
    objective.full_clean()
    objective.save()
    return objective


@transaction.atomic
def remove_objective(*, objective_id: int, today: date, by: Account) -> None:
    """Take away one that was written by mistake, as long as nobody has signed. Raises DomainError."""
    objective = Objective.objects.get(pk=objective_id)
    _may_write(held(objective.appraisal_id), AppraisalPart.MANAGER, today, by)
    objective.delete()


@dataclass(frozen=True, slots=True)
class Progress:
    """How an objective stands, and a few words."""

    objective_id: int
    state: ObjectiveState
    words: str = ""


@transaction.atomic
def record_progress(*, progress: Progress, on: date, today: date, by: Account) -> ObjectiveProgress:
    """How one objective stands, by the person or the manager, while the appraisal runs. Raises DomainError."""
    objective = Objective.objects.get(pk=progress.objective_id)
    appraisal = held(objective.appraisal_id)
    if by.worker_id != appraisal.appraisee_id:
        take_over(appraisal, today, by)
    must_follow(appraisal, T.MID_YEAR)
    _not_ahead(appraisal, on, today)
    return _progressed(objective, progress, on, by)


@transaction.atomic
def review_at_mid_year(
    *, appraisal_id: int, on: date, notes: str, progress: Sequence[Progress], today: date, by: Account
) -> Appraisal:
    """The review half-way: its day, what was said, and how each open objective stands.

    Raises DomainError before both have signed, for a second one, a day to come or before the meeting, or where an
    objective that is open is left out.
    """
    appraisal = of_the_manager(appraisal_id, T.MID_YEAR, today, by)
    if appraisal.mid_year_on is not None:
        raise DomainError(f"The mid-year review was held on {british(appraisal.mid_year_on)} already.")
    _not_ahead(appraisal, on, today)
    objectives = {each.pk: each for each in appraisal.objectives.all()}
    left_out = {key for key, each in objectives.items() if each.state in OPEN_OBJECTIVES}
    if left_out - {each.objective_id for each in progress}:
        raise DomainError("Say of each open objective how it stands.")
    for each in progress:
        _progressed(objectives[each.objective_id], each, on, by)
    if notes.strip():
        _write(appraisal, AppraisalPart.MID_YEAR, {"notes": notes}, by)
    appraisal.mid_year_on = on
    kept(appraisal)
    moved(appraisal, T.MID_YEAR, on, by)
    return appraisal


def _not_ahead(appraisal: Appraisal, on: date, today: date) -> None:
    if appraisal.meeting_on is None or not appraisal.meeting_on < on <= today:
        raise DomainError("Choose a day after the meeting, up to today.")


def _progressed(objective: Objective, progress: Progress, on: date, by: Account) -> ObjectiveProgress:
    row = ObjectiveProgress(
        objective=objective, state=progress.state, words=progress.words.strip(), on=on, by=by
    )
    row.full_clean()
    row.save()
    objective.state = progress.state
    objective.save(update_fields=["state"])
    return row
