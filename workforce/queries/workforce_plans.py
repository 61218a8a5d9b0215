"""The workforce plans of a year: which units need one, how each stands, and what of it is overdue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from workforce.access.scope import Reach
from workforce.enums import Tone, WorkforcePlanState
from workforce.models import WorkforcePlan, WorkforcePlanAction
from workforce.policy import PolicyKey
from workforce.queries.organisation import TreeNode
from workforce.queries.policy import PolicyTable
from workforce.rules.plans import YearRules, plan_due_on, plan_tone, plan_year

YEARS_BACK = 5


@dataclass(frozen=True, slots=True)
class YearLine:
    """A unit in a year. `plan` None: there is none. `needed`: by its level."""

    unit_id: int
    needed: bool
    plan: WorkforcePlan | None
    due_on: date
    tone: Tone
    actions: int = 0
    done: int = 0
    late: int = 0


def year_rules(policies: PolicyTable, day: date) -> YearRules:
    """What holds on `day`. No query."""
    return YearRules(
        policies.value(PolicyKey.WORKFORCE_PLAN_DUE, day),
        policies.value(PolicyKey.WORKFORCE_PLAN_WARNING_DAYS, day),
        tuple(policies.value(PolicyKey.WORKFORCE_PLAN_LEVELS, day)),
    )


def years(day: date) -> list[int]:
    """The years to choose from: some past ones, this one and the next, the latest first."""
    this = plan_year(day)
    return list(range(this + 1, this - YEARS_BACK, -1))


def year_lines(year: int, nodes: Sequence[TreeNode], day: date, rules: YearRules) -> list[YearLine]:
    """The units that need a plan or have one, in the order of the tree. One query."""
    open_late = Q(actions__done_on__isnull=True, actions__due_on__lt=day)
    plans = (
        WorkforcePlan.objects.filter(year=year)
        .select_related("owner", "unit")
        .annotate(
            number=Count("actions"),
            done=Count("actions", filter=Q(actions__done_on__isnull=False)),
            late=Count("actions", filter=open_late),
        )
    )
    by_unit = {plan.unit_id: plan for plan in plans}
    order = [node.unit_id for node in nodes] + list(by_unit)
    needed = {node.unit_id for node in nodes if node.kind in rules.levels}
    wanted = [unit_id for unit_id in dict.fromkeys(order) if unit_id in needed or unit_id in by_unit]
    return [_line(unit_id, unit_id in needed, by_unit.get(unit_id), year, day, rules) for unit_id in wanted]


def _line(
    unit_id: int, needed: bool, plan: WorkforcePlan | None, year: int, day: date, rules: YearRules
) -> YearLine:
    due_on = plan.due_on if plan else plan_due_on(year, rules)
    state = WorkforcePlanState(plan.state) if plan else None
    tone = plan_tone(state, due_on, day, rules.warning_days)
    if plan is None:
        return YearLine(unit_id, needed, None, due_on, tone)
    counted = vars(plan)
    return YearLine(unit_id, needed, plan, due_on, tone, counted["number"], counted["done"], counted["late"])


def plans_in(reach: Reach) -> "QuerySet[WorkforcePlan]":
    """Plans, with their owners and units."""
    return WorkforcePlan.objects.within(reach).select_related("owner", "unit")


def actions_in(reach: Reach) -> "QuerySet[WorkforcePlanAction]":
    """Actions, with their plans and owners."""
    return WorkforcePlanAction.objects.within(reach).select_related("plan__unit", "owner")


def actions_of_plan(plan: WorkforcePlan) -> list[WorkforcePlanAction]:
    """The actions of a plan by priority, the sooner ones first. One query."""
    return list(plan.actions.select_related("owner").order_by("priority", "due_on", "pk"))
