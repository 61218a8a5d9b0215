"""Due dates of sessions, for the two whose they are: to record, to share, to sign, to answer; and agreed actions.

Whose they are is the account's own worker: a page about one person, and whoever stands above, find the lists instead.
No words of a record are in any of them.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat
from django.urls import reverse

from supervision.enums import ActionState, SessionState
from supervision.models import AgreedAction, SupervisionSession
from supervision.queries.disputes import disputes_to_answer
from supervision.queries.supervisors import LatelySupervised
from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.due import DueItem, DueRow, DueStatement, due_statements
from workforce.policy import PolicyKey
from workforce.queries.policy import policies_in

SUPERVISEE = Concat("supervisee__first_name", Value(" "), "supervisee__last_name")
SUPERVISOR = Concat("supervisor__first_name", Value(" "), "supervisor__last_name")
RECORD, SHARE, SIGN, ANSWER, ACTION = "record", "share", "sign", "answer", "action"
WORDS = {
    RECORD: ("Supervision", 7),
    SHARE: ("Share the record of supervision", 5),
    SIGN: ("Sign the record of supervision", 10),
    ANSWER: ("Answer what is disputed", 10),
    ACTION: ("Action agreed in supervision", 7),
}


@due_statements
def sessions(scope: Scope, first_day: date, last_day: date) -> Iterator[DueStatement]:
    """What the reader has to do about sessions. What is overdue stays until it is done."""
    reach = scope[Permission.RECORD_SUPERVISION]
    me = reach.own_worker_id
    if me is None:
        return
    seen = SupervisionSession.objects.within(reach)
    led, own = seen.filter(supervisor_id=me, supervisee__isnull=False), seen.filter(supervisee_id=me)
    yield _statement(led.filter(state=SessionState.SCHEDULED), RECORD, F("on"), SUPERVISEE, last_day)
    yield _statement(led.filter(state=SessionState.HELD), SHARE, F("share_by"), SUPERVISEE, last_day)
    policies = policies_in(scope)
    days = int(policies.value(PolicyKey.SUPERVISION_FINISH_DAYS, scope.as_at))
    before = SupervisionSession.objects.filter(
        supervisor_id=me, state=SessionState.HELD, supervisee__in=LatelySupervised(me, scope.as_at, days)
    )
    yield _statement(before.exclude(pk__in=seen.values("pk")), SHARE, F("share_by"), SUPERVISEE, last_day)
    recent = int(policies.value(PolicyKey.SUPERVISION_RECENT, scope.as_at))
    disputed = disputes_to_answer(me, scope.as_at, recent)
    yield _statement(disputed, ANSWER, F("sign_by"), SUPERVISEE, last_day)
    yield _statement(own.filter(state=SessionState.SHARED), SIGN, F("sign_by"), SUPERVISOR, last_day)


@due_statements
def agreed_actions(scope: Scope, first_day: date, last_day: date) -> Iterator[DueStatement]:
    """What the reader agreed to do. What is overdue stays until it is done."""
    reach = scope[Permission.RECORD_SUPERVISION]
    me = reach.own_worker_id
    if me is None:
        return
    mine = AgreedAction.objects.within(reach).filter(owner_id=me, state=ActionState.OPEN)
    unshared = mine.filter(supervisee_id=me, session__state=SessionState.HELD).values("pk")
    yield _statement(mine.exclude(pk__in=unshared), ACTION, F("due_on"), SUPERVISEE, last_day)


def _statement(rows: "QuerySet[Any]", what: str, due_on: Any, subject: Any, last_day: date) -> DueStatement:
    named = rows.alias(by=due_on).filter(by__lte=last_day).order_by()
    return DueStatement.of(named.values_list(Value(what), "pk", subject, due_on, Value("")), _item)


def _item(row: DueRow) -> DueItem:
    kind, warning = WORDS[row.what]
    names = {RECORD: "record_edit", ACTION: "supervision_action"}
    url = reverse(names.get(row.what, "record"), args=[int(row.key)])
    return DueItem(kind, row.subject, row.due_on, url=url, warning_days=warning, own=True)
