"""Due dates of forums: meetings without a record, actions, and series whose plan runs out.

A meeting is for whoever runs the series; where nobody does, for those who plan forums.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse

from supervision.enums import ActionState, GatheringState
from supervision.models import Gathering, GatheringAction, GatheringSeries
from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.due import DueItem, DueRow, DueStatement, due_statements

WARNING = 28
"""Days before the last planned meeting from which more are to be planned."""


@due_statements
def forums(scope: Scope, first_day: date, last_day: date) -> Iterator[DueStatement]:
    """What somebody records, does or plans."""
    if any(reach.person_id for reach in scope.reaches.values()):
        return  # about one person there is nothing here
    keeps = scope[Permission.KEEP_FORUMS].everyone
    own = scope[Permission.SEE_SUPERVISION].own_worker_id
    if own or keeps:
        yield DueStatement.of(_without_record(own, keeps, min(last_day, scope.as_at)), _to_record)
    if own:
        actions = GatheringAction.objects.filter(owner=own, state=ActionState.OPEN, due_on__lte=last_day)
        rows = actions.order_by().annotate(series=F("issue__gathering__series__name"))
        yield DueStatement.of(_columns(rows, "action", "words", "due_on", "series"), _to_do)
    if keeps:
        yield DueStatement.of(_running_out(last_day), _to_plan)


def _without_record(own: int | None, keeps: bool, last: date) -> "QuerySet[Any, Any]":
    theirs = Q(series__run_by=own) if own else Q(pk__in=[])
    if keeps:
        theirs |= Q(series__run_by__isnull=True)
    found = Gathering.objects.filter(theirs, state=GatheringState.PLANNED, on__lte=last)
    named = found.order_by().annotate(name=F("series__name"), run_by=Cast("series__run_by", CharField()))
    return _columns(named, "meeting", "name", "on", "run_by")


def _running_out(last: date) -> "QuerySet[Any, Any]":
    found = GatheringSeries.objects.filter(ends_on__isnull=True, planned_until__lte=last)
    return _columns(found.order_by(), "plan", "name", "planned_until", "name")


def _columns(
    found: "QuerySet[Any, Any]", what: str, subject: str, due_on: str, more: str
) -> "QuerySet[Any, Any]":
    """The columns of a DueRow."""
    text = CharField()
    named = found.annotate(
        due_what=Value(what, text), due_key=Cast("pk", text), due_subject=F(subject), due_more=F(more)
    )
    rows: QuerySet[Any, Any] = named.values_list("due_what", "due_key", "due_subject", due_on, "due_more")
    return rows


def _to_record(row: DueRow) -> DueItem:
    """A series that nobody runs is recorded by whoever keeps the forums: no one of them in particular."""
    url = reverse("forum_meeting", args=[row.key])
    return DueItem("Meeting to record", row.subject, row.due_on, url, own=bool(row.more))


def _to_do(row: DueRow) -> DueItem:
    url = reverse("forum_action", args=[row.key])
    return DueItem("Action from a forum", row.subject, row.due_on, url, detail=row.more, own=True)


def _to_plan(row: DueRow) -> DueItem:
    url = reverse("forum_series_plan", args=[row.key])
    return DueItem("Meetings to plan", row.subject, row.due_on, url, warning_days=WARNING)
