"""Due dates of plans: reviews of succession plans, development, workforce plans and their actions.

What is overdue is due until it is done, however long ago its day was.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.due import DueItem, DueRow, DueStatement, due_statements
from workforce.enums import SuccessionState, WorkforcePlanState
from workforce.forms.workforce_plans import year_words
from workforce.policy import PolicyKey
from workforce.queries.policy import policies_in
from workforce.queries.succession import OF_THE_DAY, in_reach
from workforce.queries.workforce_plans import year_rules
from workforce.rules.plans import YearRules, plan_due_on, plan_year

REVIEW, DEVELOPMENT, ACTION, PLAN, NO_PLAN = (
    "Review of a succession plan",
    "Development of a colleague",
    "Action of the workforce plan",
    "Workforce plan to be agreed",
    "No workforce plan",
)

_DUE = f"""
    SELECT '{REVIEW}' AS what, c.id::text AS key, t.title::text AS subject, reviewed.due_on,
        coalesce(n.name, '') AS more
    FROM workforce_criticalpost c
    JOIN workforce_postterms t ON t.post_id = c.post_id AND t.period @> %(day)s::date
    LEFT JOIN workforce_unitplacement n ON n.unit_id = t.team_id AND n.period @> %(day)s::date
    JOIN LATERAL (
        SELECT (max(m.on) + make_interval(months => %(months)s))::date AS due_on
        FROM workforce_successionmove m
        WHERE m.critical_id = c.id AND m.to = '{SuccessionState.AGREED.value}' AND m.on <= %(day)s
    ) AS reviewed ON reviewed.due_on <= %(last_day)s
    WHERE {OF_THE_DAY}
    UNION ALL
    SELECT '{DEVELOPMENT}', a.critical_id::text, a.text, a.due_on, '' FROM workforce_developmentaction a
    WHERE a.owner_id = %(own)s AND a.done_on IS NULL AND a.due_on <= %(last_day)s
    UNION ALL
    SELECT '{ACTION}', a.id::text, a.text, a.due_on, '' FROM workforce_workforceplanaction a
    WHERE a.owner_id = %(own)s AND a.done_on IS NULL AND a.due_on <= %(last_day)s
    UNION ALL
    SELECT '{PLAN}', p.id::text, coalesce(n.name, ''), p.due_on, p.year::text FROM workforce_workforceplan p
    LEFT JOIN workforce_unitplacement n ON n.unit_id = p.unit_id AND n.period @> %(day)s::date
    WHERE p.state = '{WorkforcePlanState.DRAFT.value}' AND p.due_on <= %(last_day)s
      AND (%(keeps)s OR p.owner_id = %(own)s)
    UNION ALL
    SELECT '{NO_PLAN}', wanted.year::text, n.name, wanted.due_on, wanted.year::text
    FROM unnest(%(years)s::int[], %(due_days)s::date[]) AS wanted (year, due_on)
    JOIN workforce_unit u ON u.kind = ANY(%(levels)s)
    JOIN workforce_unitplacement n ON n.unit_id = u.id AND n.period @> %(day)s::date
    WHERE %(keeps)s AND wanted.due_on <= %(last_day)s AND NOT EXISTS (
        SELECT FROM workforce_workforceplan p WHERE p.unit_id = u.id AND p.year = wanted.year
    )
"""


@due_statements
def plans_due(scope: Scope, first_day: date, last_day: date) -> Iterator[DueStatement]:
    """What one keeps, and what one sees to oneself. No query but for the settings, which pages read anyway.

    On the page of one person nothing of it is shown: it is no part of that person's record.
    """
    keeps, succession = scope[Permission.KEEP_PLANS], scope[Permission.CHANGE_SUCCESSION]
    own = scope[Permission.SEE_EMPLOYMENT].own_worker_id
    if keeps.person_id or succession.person_id or not (keeps or succession or own):
        return
    policies = policies_in(scope)
    rules = year_rules(policies, scope.as_at)
    values = in_reach(succession, scope.as_at) | _years(scope.as_at, rules)
    values |= {
        "own": own,
        "keeps": bool(keeps),
        "last_day": last_day,
        "months": policies.value(PolicyKey.SUCCESSION_MONTHS, scope.as_at),
    }
    warning = {
        REVIEW: policies.value(PolicyKey.SUCCESSION_WARNING_DAYS, scope.as_at),
        PLAN: rules.warning_days,
        NO_PLAN: rules.warning_days,
    }
    yield DueStatement(_DUE, values, lambda row: _item(row, scope, warning))


def _item(row: DueRow, scope: Scope, warning: Mapping[str, int]) -> DueItem:
    of_a_year = row.what in (PLAN, NO_PLAN)
    return DueItem(
        row.what,
        f"{row.subject}, {year_words(int(row.more))}" if of_a_year else row.subject,
        row.due_on,
        url=_address(row.what, int(row.key), scope),
        detail="" if of_a_year else row.more,
        warning_days=warning.get(row.what, 30),
        own=row.what in (DEVELOPMENT, ACTION),
    )


def _years(day: date, rules: YearRules) -> dict[str, Any]:
    """The year that runs and the next, each with the day by which its plan is agreed."""
    years = [plan_year(day), plan_year(day) + 1]
    return {
        "years": years,
        "due_days": [plan_due_on(year, rules) for year in years],
        "levels": list(rules.levels),
    }


def _address(kind: str, key: int, scope: Scope) -> str:
    match kind:
        case "Action of the workforce plan":
            return reverse("workforce_action_done", args=[key])
        case "Workforce plan to be agreed":
            return reverse("workforce_plan", args=[key])
        case "No workforce plan":
            return f"{reverse('workforce_plan_begin')}?year={key}"
        case _:
            # whoever sees to the development of a colleague need not be one of the few who see the plan
            return reverse("succession_post", args=[key]) if scope.may(Permission.SEE_SUCCESSION) else ""
