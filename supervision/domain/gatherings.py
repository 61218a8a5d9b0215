"""Meetings of a series: moved, recorded, cancelled; what was raised, what is done about it, and what came of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from supervision.enums import ActionState, GatheringState
from supervision.models import (
    Gathering,
    GatheringAction,
    GatheringGuest,
    GatheringIssue,
    GatheringSeries,
)
from supervision.queries.audience import people_addressed
from supervision.queries.gatherings import may_be_named
from workforce.domain.errors import DomainError
from workforce.models import Account
from workforce.periods import british


@dataclass(frozen=True, slots=True)
class Place:
    """When and where a meeting is."""

    on: date
    starts_at: time | None = None
    minutes: int | None = None
    place: str = ""


@transaction.atomic
def add_meeting(*, series_id: int, where: Place, today: date, by: Account) -> Gathering:
    """One more than the rule gives. Raises DomainError outside the days of the series; ValidationError on a day that
    has one.
    """
    series: GatheringSeries = GatheringSeries.objects.select_for_update(of=("self",)).get(pk=series_id)
    _refuse_outside(series, where.on)
    meeting = Gathering(series=series, by=by, **{name: getattr(where, name) for name in Place.__slots__})
    meeting.full_clean()
    meeting.save()
    return meeting


@transaction.atomic
def move_meeting(*, gathering_id: int, where: Place, by: Account) -> Gathering:
    """Another day, time or place for a meeting that is planned. Its slot stays: the rule plans no second one.

    Raises DomainError for one that is recorded or cancelled, or outside the days of its series.
    """
    meeting = _held(gathering_id)
    if meeting.state != GatheringState.PLANNED:
        raise DomainError(
            f"The meeting is {meeting.get_state_display().lower()} already. It cannot be moved."
        )
    _refuse_outside(meeting.series, where.on)
    for name in Place.__slots__:
        setattr(meeting, name, getattr(where, name))
    meeting.by = by
    meeting.full_clean()
    meeting.save()
    return meeting


@transaction.atomic
def hold_meeting(
    *, gathering_id: int, attended: int, topics: str, issue: str, today: date, by: Account
) -> Gathering:
    """Say that it took place: how many came, what it was about, perhaps an issue that was raised.

    How many were invited is counted as at its day. A second record corrects the first. Raises DomainError for a day to
    come, a meeting that was cancelled, or fewer than are named already.
    """
    meeting = _held(gathering_id)
    if meeting.state == GatheringState.CANCELLED:
        raise DomainError("This meeting was cancelled. Add the one that took place instead.")
    if meeting.on > today:
        raise DomainError(f"The meeting is on {british(meeting.on)}. Record it on that day or later.")
    if attended < meeting.guests.count():
        raise DomainError("More people are named than came. Take names away first.")
    meeting.state = GatheringState.HELD
    meeting.attended = attended
    meeting.topics = topics.strip()
    meeting.invited = len(people_addressed(meeting.series, meeting.on))
    meeting.recorded_on = today
    meeting.by = by
    meeting.full_clean()
    meeting.save()
    if issue.strip():
        _keep_issue(meeting, issue, by)
    return meeting


@transaction.atomic
def cancel_meeting(*, gathering_id: int, why: str, today: date, by: Account) -> Gathering:
    """It does not or did not take place, and why. Raises DomainError for one that was held or cancelled already."""
    meeting = _held(gathering_id)
    if meeting.state != GatheringState.PLANNED:
        raise DomainError(f"The meeting is {meeting.get_state_display().lower()} already.")
    meeting.state = GatheringState.CANCELLED
    meeting.why = why.strip()
    meeting.recorded_on = today
    meeting.by = by
    meeting.full_clean()
    meeting.save()
    return meeting


@transaction.atomic
def name_guests(*, gathering_id: int, worker_ids: Collection[int], by: Account) -> int:
    """Those who came, by name; a second list replaces the first. Where more are named than were counted, the number
    grows. Returns how many. Raises DomainError before the meeting is recorded, or for somebody who was not invited.
    """
    meeting = _held(gathering_id)
    if meeting.state != GatheringState.HELD:
        raise DomainError("Record the meeting first: how many came.")
    named = set(worker_ids)
    if named - {each.pk for each in may_be_named(meeting)}:
        raise DomainError("Somebody on the list was not invited. Look at the list again.")
    meeting.guests.exclude(worker__in=named).delete()
    known = set(meeting.guests.values_list("worker_id", flat=True))
    GatheringGuest.objects.bulk_create(
        GatheringGuest(gathering=meeting, worker_id=each) for each in sorted(named - known)
    )
    meeting.attended = max(meeting.attended or 0, len(named))
    meeting.by = by
    meeting.save(update_fields=["attended", "by"])
    return len(named)


@transaction.atomic
def raise_issue(*, gathering_id: int, words: str, by: Account) -> GatheringIssue:
    """What people said in a meeting. Raises DomainError before the meeting is recorded."""
    meeting = _held(gathering_id)
    if meeting.state != GatheringState.HELD:
        raise DomainError("Record the meeting first: how many came.")
    return _keep_issue(meeting, words, by)


def _keep_issue(meeting: Gathering, words: str, by: Account) -> GatheringIssue:
    issue = GatheringIssue(gathering=meeting, words=words.strip(), by=by)
    issue.full_clean()
    issue.save()
    return issue


@transaction.atomic
def answer_issue(*, issue_id: int, answer: str, today: date, by: Account) -> GatheringIssue:
    """ "You said, we did": the invited read it from now on. A later answer replaces the one before."""
    issue: GatheringIssue = GatheringIssue.objects.select_for_update(of=("self",)).get(pk=issue_id)
    issue.answer = answer.strip()
    issue.answered_on = today
    issue.by = by
    issue.full_clean()
    issue.save()
    return issue


@transaction.atomic
def agree_action(
    *, issue_id: int, words: str, owner_id: int, due_on: date, today: date, by: Account
) -> GatheringAction:
    """Somebody does something about an issue by a day. Raises DomainError for a day that has passed."""
    if due_on < today:
        raise DomainError("The day has passed. Choose today or a later day.")
    action = GatheringAction(issue_id=issue_id, words=words.strip(), owner_id=owner_id, due_on=due_on, by=by)
    action.full_clean()
    action.save()
    return action


@transaction.atomic
def end_action(
    *, action_id: int, state: ActionState, result: str, today: date, by: Account
) -> GatheringAction:
    """It is done, or no longer needed, and what came of it. Raises DomainError where it was ended already."""
    action: GatheringAction = GatheringAction.objects.select_for_update(of=("self",)).get(pk=action_id)
    if action.state != ActionState.OPEN:
        raise DomainError(f"This action is {action.get_state_display().lower()} already.")
    if state == ActionState.OPEN:
        raise DomainError("Say whether it is done or no longer needed.")
    action.state = state
    action.ended_on = today
    action.result = result.strip()
    action.by = by
    action.full_clean()
    action.save()
    return action


def _held(gathering_id: int) -> Gathering:
    meeting: Gathering = (
        Gathering.objects.select_related("series").select_for_update(of=("self",)).get(pk=gathering_id)
    )
    return meeting


def _refuse_outside(series: GatheringSeries, day: date) -> None:
    over = series.ends_on is not None and day > series.ends_on
    if over or day < series.starts_on:
        raise DomainError("The series does not run on that day. Choose a day from its first to its last.")
