"""Due dates of inductions, questions for new starters, adjustments and requests for flexible working: one statement.

They are those of whoever has to act and of the person, not of HR, who finds all of them on the pages of the section.
What is overdue is due until it is done.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Count,
    Exists,
    F,
    Min,
    OuterRef,
    QuerySet,
    Value,
)
from django.db.models.functions import Concat
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.due import UNNAMED, DueItem, DueRow, DueStatement, due_statements
from workforce.enums import (
    AdjustmentState,
    InductionOwner,
    InductionReason,
    InductionState,
    SurveyWave,
)
from workforce.models import Adjustment, FlexibleRequest, Induction, InductionItem, StarterSurvey
from workforce.queries.adjustments import OPEN_STATES
from workforce.queries.flexible import UNDECIDED

OF_MANAGERS = (InductionOwner.MANAGER, InductionOwner.BUDDY)
ASKED_FOR = timedelta(days=60)
"""Questions that somebody has not answered for so long are asked no more."""
OWN, THEIRS, SURVEY, ADJUSTMENT, REVIEW, FLEXIBLE = (
    "own",
    "theirs",
    "survey",
    "adjustment",
    "review",
    "flexible",
)
KINDS: Mapping[str, tuple[str, str]] = {
    OWN: ("Your induction", "induction"),
    THEIRS: ("Induction", "induction"),
    SURVEY: ("How is it going?", "induction"),
    ADJUSTMENT: ("Adjustment to be in place", "adjustment"),
    REVIEW: ("Adjustment to be looked at again", "adjustment"),
    FLEXIBLE: ("Flexible working to be decided", "flexible_request"),
}


@due_statements
def starting(scope: Scope, first_day: date, last_day: date) -> Iterator[DueStatement]:
    """What is due by the last day, the rest of the past included; nothing where the scope has nobody."""
    for rows in _parts(scope, last_day):
        yield DueStatement.of(rows, _item)


def _item(row: DueRow) -> DueItem:
    label, page = KINDS[row.what]
    return DueItem(
        label,
        row.subject,
        row.due_on,
        url=reverse(page, args=[row.key]),
        detail=f"{row.more} {'task' if row.more == '1' else 'tasks'}" if row.what in (OWN, THEIRS) else "",
        own=row.what in (OWN, SURVEY),
        in_letters=UNNAMED if row.what in (ADJUSTMENT, REVIEW, FLEXIBLE) else "",
    )


def _parts(scope: Scope, last_day: date) -> Iterator["QuerySet[Any, Any]"]:
    induction = _without_everybody(scope[Permission.CHANGE_INDUCTION])
    own = induction.own_worker_id
    if own:
        tasks = InductionItem.objects.filter(induction__worker=own, task__owner=InductionOwner.STARTER)
        yield _tasks(OWN, tasks, last_day)
        for wave in SurveyWave:
            yield _surveys(own, wave, scope.as_at, last_day)
    if _of_others(induction):
        tasks = InductionItem.objects.within(induction).exclude(induction__worker=own)
        owners = list(InductionOwner) if induction.person_id else OF_MANAGERS
        yield _tasks(THEIRS, tasks.filter(task__owner__in=owners), last_day)
    adjustments = _without_everybody(scope[Permission.CHANGE_ADJUSTMENTS])
    if adjustments:
        found = Adjustment.objects.within(adjustments)
        yield _rows(ADJUSTMENT, found.filter(state__in=OPEN_STATES, due_on__lte=last_day), "due_on")
        in_place = found.filter(state=AdjustmentState.IN_PLACE, review_on__lte=last_day)
        yield _rows(REVIEW, in_place, "review_on")
    flexible = _without_everybody(
        scope[Permission.CHANGE_FLEXIBLE_WORKING] | scope[Permission.DECIDE_FLEXIBLE_WORKING]
    )
    if flexible:
        asked = FlexibleRequest.objects.within(flexible).filter(state__in=UNDECIDED, due_on__lte=last_day)
        yield _rows(FLEXIBLE, asked, "due_on")


def _without_everybody(reach: Reach) -> Reach:
    """The same reach, and of one that goes to everybody only what is the reader's own."""
    return Reach(reach.as_at, own_worker_id=reach.own_worker_id) if reach.everyone else reach


def _of_others(reach: Reach) -> bool:
    return bool(reach.unit_ids or reach.line_manager_id or reach.person_id)


def _tasks(kind: str, tasks: "QuerySet[Any]", last_day: date) -> "QuerySet[Any, Any]":
    """What is to do in each induction: the day that comes first, and how many tasks are due by the last one."""
    to_do = tasks.filter(
        state=InductionState.OPEN, due_on__lte=last_day, induction__stopped_on__isnull=True
    ).order_by()
    name = Concat("induction__worker__first_name", Value(" "), "induction__worker__last_name")
    found: QuerySet[Any, Any] = to_do.values_list(Value(kind), "induction_id", name).annotate(
        due=Min("due_on"), number=Count("pk")
    )
    return found


def _surveys(worker_id: int, wave: SurveyWave, today: date, last_day: date) -> "QuerySet[Any, Any]":
    """Questions that are asked by the last day, and not yet for two months."""
    answered = StarterSurvey.objects.filter(induction=OuterRef("pk"), wave=wave)
    after = timedelta(days=wave)
    found = Induction.objects.filter(
        ~Exists(answered),
        worker=worker_id,
        reason=InductionReason.START,
        stopped_on__isnull=True,
        starts_on__range=(today - after - ASKED_FOR, last_day - after),
    )
    return _rows(SURVEY, found, F("starts_on") + Value(after))


def _rows(kind: str, found: "QuerySet[Any]", due: Any) -> "QuerySet[Any, Any]":
    name = Concat("worker__first_name", Value(" "), "worker__last_name")
    return found.order_by().values_list(Value(kind), "pk", name, due, Value(1))
