"""Due dates of appraisal: for the person, and for whoever manages or supervises them. Nothing of what was said.

HR and those above find all of them on the page of appraisals; whoever countersigns is told of what waits for them.
What is overdue is due until it is done.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db.models import Case, DateField, DurationField, ExpressionWrapper, F, Q, QuerySet, Value, When
from django.db.models.functions import Concat, Greatest
from django.urls import reverse

from supervision.enums import BEFORE_THE_MEETING, OPEN_OBJECTIVES, RUNNING, AppraisalState, NeedState
from supervision.models import (
    Appraisal,
    AppraisalSample,
    DevelopmentItem,
    Objective,
    supervised_people,
)
from supervision.queries.appraisal_rules import name_of_appraisal
from supervision.queries.appraisal_standing import due_statement
from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.due import DueItem, DueRow, DueStatement, due_statements
from workforce.models import Worker
from workforce.policy import DEFAULTS, PolicyKey
from workforce.queries.policy import PolicyTable, policies_in

TO_SIGN = timedelta(days=14)
"""After sharing: about the ten working days of supervision records."""
NEXT, MEETING, SELF, SIGN, COUNTERSIGN, MID_YEAR, OBJECTIVE, NEED, SAMPLE = (
    "next",
    "meeting",
    "self",
    "sign",
    "countersign",
    "mid_year",
    "objective",
    "need",
    "sample",
)
WORDS = {
    NEXT: "{}",
    MEETING: "{}: meeting",
    SELF: "{}: self-assessment",
    SIGN: "{} to be signed",
    COUNTERSIGN: "{} to be countersigned",
    MID_YEAR: "{}: mid-year review",
    OBJECTIVE: "{}: objective",
    NEED: "{}: development item",
    SAMPLE: "{} to be scored",
}
NOT_SAID = Value("")
MINE = "mine"
"""The reader appraises, or is appraised: it is theirs to do, and not a manager's below them."""
PAGES = {
    NEXT: "appraisals_of",
    SELF: "appraisal_self",
    COUNTERSIGN: "appraisal_countersign",
    SAMPLE: "appraisal_sample",
}
FOR_THE_READER = frozenset({SELF, COUNTERSIGN, SAMPLE})
"""Asked of the reader alone, whoever it is about."""


@due_statements
def appraisals(scope: Scope, first_day: date, last_day: date) -> Iterator[DueStatement]:
    """What is due by the last day; nothing where the scope has nobody. One query at most, for the settings."""
    seen = scope[Permission.SEE_APPRAISAL]
    reach = seen if seen.person_id else scope[Permission.WRITE_APPRAISAL]
    if not reach:
        return
    policies = policies_in(scope)
    warning = int(policies.value(PolicyKey.APPRAISAL_WARNING_DAYS, scope.as_at))
    item = partial(_item, called=name_of_appraisal(scope), warning=warning)
    yield DueStatement(*due_statement(reach, scope.as_at, last_day, NEXT, policies), item)
    ahead = int(policies.value(PolicyKey.APPRAISAL_SELF_DAYS, scope.as_at))
    for rows in _parts(reach, last_day, timedelta(days=ahead)):
        yield DueStatement.of(rows, item)


@due_statements
def countersignatures(scope: Scope, first_day: date, last_day: date) -> Iterator[DueStatement]:
    """What both have signed, for whoever countersigns, where the setting asked for it on the day of the second
    signature. One query at most, for the settings.
    """
    reach = scope[Permission.COUNTERSIGN_APPRAISAL]
    if not reach:
        return
    asked = days_to_countersign(policies_in(scope))
    if asked is None:
        return
    me = scope[Permission.SEE_APPRAISAL].own_worker_id or 0
    signed = Appraisal.objects.filter(
        state=AppraisalState.SIGNED, appraisee__in=Worker.objects.within(reach)
    ).exclude(Q(appraisee=me) | Q(appraiser=me))
    asked_for = signed.alias(second=SECOND_SIGNATURE).alias(within=asked).filter(within__isnull=False)
    due = ExpressionWrapper(F("second") + F("within"), output_field=DateField())
    waiting = asked_for.alias(by=due).filter(by__lte=last_day)
    item = partial(_item, called=name_of_appraisal(scope), warning=0)
    yield DueStatement.of(_rows(COUNTERSIGN, waiting, "pk", "appraisee", F("by")), item)


SECOND_SIGNATURE = Greatest("appraisee_signed_on", "appraiser_signed_on")


def days_to_countersign(policies: PolicyTable) -> Case | None:
    """How long after `second` it is countersigned, by the setting of that day; NULL where it asked for nothing.

    None where no day asks for it.
    """
    key = PolicyKey.APPRAISAL_COUNTERSIGN_DAYS
    whens, usual = [], int(DEFAULTS[key].default)
    for days, value in policies.values.get(key, ()):
        during = Q(second__gte=days.lower) & (Q() if days.upper is None else Q(second__lt=days.upper))
        whens.append((during, int(value)))
    if not usual and not any(value for _, value in whens):
        return None
    cases = [When(during, then=_after(value)) for during, value in whens]
    return Case(*cases, default=_after(usual), output_field=DurationField())


def _after(days: int) -> Value:
    return Value(timedelta(days=days) if days else None, output_field=DurationField())


def _item(row: DueRow, *, called: str, warning: int) -> DueItem:
    return DueItem(
        WORDS[row.what].format(called),
        row.subject,
        row.due_on,
        url=reverse(PAGES.get(row.what, "appraisal"), args=[row.key]),
        warning_days=warning if row.what in (NEXT, MID_YEAR) else 14,
        own=row.what in (OBJECTIVE, NEED, *FOR_THE_READER) or row.more == MINE,
    )


def _parts(reach: Reach, last_day: date, ahead: timedelta) -> Iterator["QuerySet[Any, Any]"]:
    people = supervised_people(reach)
    theirs = Appraisal.objects.filter(appraisee__in=people)
    planned = theirs.filter(state__in=BEFORE_THE_MEETING, planned_on__lte=last_day)
    me = reach.own_worker_id or 0
    whose = Case(When(Q(appraiser=me) | Q(appraisee=me), then=Value(MINE)), default=Value(""))
    yield _rows(MEETING, planned, "pk", "appraisee", F("planned_on"), whose)
    own = Q(appraisee=me)
    unsigned = own & Q(appraisee_signed_on__isnull=True) | ~own & Q(appraiser_signed_on__isnull=True)
    if reach.person_id:
        unsigned |= Q(appraisee_signed_on__isnull=True)
    shared = theirs.filter(unsigned, state=AppraisalState.SHARED, shared_on__lte=last_day - TO_SIGN)
    yield _rows(SIGN, shared, "pk", "appraisee", F("shared_on") + Value(TO_SIGN), whose)
    reviews = theirs.filter(state__in=RUNNING, mid_year_on__isnull=True, mid_year_due_on__lte=last_day)
    yield _rows(MID_YEAR, reviews, "pk", "appraisee", F("mid_year_due_on"), whose)
    if reach.own_worker_id:
        yield from _of_oneself(reach.own_worker_id, last_day, ahead)


def _of_oneself(worker_id: int, last_day: date, ahead: timedelta) -> Iterator["QuerySet[Any, Any]"]:
    """What the person alone is reminded of: the self-assessment, objectives, development items, samples to score."""
    unwritten = Appraisal.objects.filter(
        appraisee=worker_id, state=AppraisalState.NOT_STARTED, planned_on__lte=last_day + ahead
    )
    yield _rows(SELF, unwritten, "pk", "appraisee", F("planned_on") - Value(ahead))
    objectives = Objective.objects.filter(
        appraisal__appraisee=worker_id,
        appraisal__state__in=RUNNING,
        state__in=OPEN_OBJECTIVES,
        due_on__lte=last_day,
    )
    yield _rows(OBJECTIVE, objectives, "appraisal_id", "appraisal__appraisee", F("due_on"))
    items = DevelopmentItem.objects.agreed().filter(
        worker=worker_id, state=NeedState.OPEN, by_when__lte=last_day
    )
    yield _rows(NEED, items, "appraisal_id", "worker", F("by_when"))
    samples = AppraisalSample.objects.filter(
        auditor__worker=worker_id, done_on__isnull=True, until__lte=last_day
    )
    yield _rows(SAMPLE, samples, "pk", "appraisal__appraisee", F("until"))


def _rows(
    kind: str, found: "QuerySet[Any]", key: str, person: str, due: Any, whose: Any = NOT_SAID
) -> "QuerySet[Any, Any]":
    name = Concat(f"{person}__first_name", Value(" "), f"{person}__last_name")
    return found.order_by().values_list(Value(kind), key, name, due, whose)
