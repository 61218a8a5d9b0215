"""Due dates about careers: talks, decisions to be told, what a deferral asks for, panels, reviews. One query in all.

What is overdue is due until it is done, however long ago its day was; only a panel that was missed is gone with the
next month.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import CharField, DateField, Exists, F, Func, Min, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.due import DueItem, DueRow, DueStatement, due_statements
from workforce.enums import ProgressionOutcome, ProgressionState
from workforce.models import (
    Assignment,
    CapacityReview,
    LeadRole,
    ProgressionApplication,
    ProgressionDecision,
    ProgressionPanel,
    Worker,
)
from workforce.periods import add_months
from workforce.policy import PolicyKey
from workforce.queries.policy import policies_in

TALK, TELL, TO_DO = (
    "Talk about progression",
    "Tell the decision about progression",
    "What the panel asked for",
)
EFFECT = "Progression to take effect"
PANEL, LEAD_ROLE, CAPACITY = "Progression panel", "Review of a lead role", "Review of a deputy’s capacity"
PAGES = {
    TALK: "progression_application",
    TELL: "progression_application",
    TO_DO: "progression_application",
    EFFECT: "progression_effect",
    PANEL: "panel",
    LEAD_ROLE: "lead_role_review",
    CAPACITY: "capacity_review",
}
Lines = QuerySet[Any, Any]


@due_statements
def careers(scope: Scope, first_day: date, last_day: date) -> Iterator[DueStatement]:
    """Everything of it that the scope may see, by the last day; nothing for whoever may see nothing of it."""
    for rows in _parts(scope, last_day):
        yield DueStatement.of(rows, _item)


def _item(row: DueRow) -> DueItem:
    url = reverse(PAGES[row.what], args=[row.key])
    return DueItem(row.what, row.subject, row.due_on, url=url, own=row.what == TO_DO)


def _parts(scope: Scope, last_day: date) -> Iterator[Lines]:
    applies, supports = scope[Permission.APPLY_FOR_PROGRESSION], scope[Permission.SUPPORT_PROGRESSION]
    decides = scope[Permission.DECIDE_PROGRESSION]
    if applies:
        yield _asked_for(applies, last_day)
    if supports:
        yield _talks(supports, last_day)
    if supports or decides:
        yield _reviews(supports | decides, last_day, scope)
    if scope[Permission.CHANGE_EMPLOYMENT].everyone:
        yield _to_take_effect(scope[Permission.SEE_PROGRESSION], last_day)
    if decides:
        yield _to_tell(decides, last_day)
        yield _panels(decides, scope.as_at, last_day)
    if decides.everyone:
        yield _lead_roles(scope[Permission.SEE_DIRECTORY], last_day)


def _line(found: "QuerySet[Any]", kind: str, due: str, worker: str, key: str = "pk") -> Lines:
    """The columns of a DueRow; the key is what the address of its page names."""
    name = Concat(f"{worker}first_name", Value(" "), f"{worker}last_name")
    return found.order_by().values_list(Value(kind), key, name, due, Value(""))


def _talks(reach: Reach, last_day: date) -> Lines:
    found = ProgressionApplication.objects.within(reach).filter(
        state=ProgressionState.INTEREST, talk_by__lte=last_day
    )
    return _line(found.exclude(worker=reach.line_manager_id or 0), TALK, "talk_by", "worker__")


def _to_take_effect(reach: Reach, last_day: date) -> Lines:
    """Approved, and not in effect: due on the first of the month after the decision."""
    decided = ProgressionDecision.objects.filter(application=OuterRef("pk")).order_by("-pk")
    first_of_next = Func(
        Subquery(decided.values("on")[:1]),
        template="(date_trunc('month', %(expressions)s) + interval '1 month')::date",
        output_field=DateField(),
    )
    approved = ProgressionApplication.objects.within(reach).filter(state=ProgressionState.APPROVED)
    found = approved.annotate(effect_on=first_of_next).filter(effect_on__lte=last_day)
    return _line(found, EFFECT, "effect_on", "worker__")


def _to_tell(reach: Reach, last_day: date) -> Lines:
    found = ProgressionDecision.objects.within(reach).filter(told_on__isnull=True, tell_by__lte=last_day)
    return _line(found, TELL, "tell_by", "application__worker__", "application")


def _asked_for(reach: Reach, last_day: date) -> Lines:
    found = ProgressionDecision.objects.within(reach).filter(
        outcome=ProgressionOutcome.DEFERRED,
        application__state=ProgressionState.DEFERRED,
        by_when__lte=last_day,
    )
    return _line(found, TO_DO, "by_when", "application__worker__", "application")


def _panels(reach: Reach, today: date, last_day: date) -> Lines:
    found = ProgressionPanel.objects.within(reach).filter(
        held_on__isnull=True, month__gte=add_months(today.replace(day=1), -1), on__lte=last_day
    )
    month = Func(F("month"), Value("FMMonth YYYY"), function="to_char", output_field=CharField())
    return found.order_by().values_list(Value(PANEL), "pk", month, "on", Value(""))


def _lead_roles(reach: Reach, last_day: date) -> Lines:
    found = LeadRole.objects.within(reach).filter(period__upper_inf=True, review_on__lte=last_day)
    return _line(found, LEAD_ROLE, "review_on", "worker__")


def _reviews(reach: Reach, last_day: date, scope: Scope) -> Lines:
    """Of people with one of the named roles: by the latest review, else months after the first day in such a role."""
    policies, day = policies_in(scope), scope.as_at
    in_roles = Assignment.objects.filter(
        worker=OuterRef("pk"), role__code__in=policies.value(PolicyKey.CAPACITY_ROLES, day)
    ).order_by()
    reviews = CapacityReview.objects.filter(worker=OuterRef("pk"), on__lte=day).order_by("-on", "-pk")
    first = in_roles.values("worker").annotate(first=Min("period__startswith")).values("first")
    months = Value(policies.value(PolicyKey.CAPACITY_REVIEW_MONTHS, day))
    due_on = Coalesce(
        Subquery(reviews.values("next_due_on")[:1]),
        Func(
            Subquery(first),
            months,
            template="(%(expressions)s)::date",
            arg_joiner=" + interval '1 month' * ",
            output_field=DateField(),
        ),
    )
    people = Worker.objects.within(reach).filter(Exists(in_roles.as_at(day)))
    found = people.exclude(pk=reach.line_manager_id or 0).annotate(review_due_on=due_on)
    return _line(found.filter(review_due_on__lte=last_day), CAPACITY, "review_due_on", "", "reference")
