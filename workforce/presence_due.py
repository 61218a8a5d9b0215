"""Due dates about being here: the conversation after a return, and the monthly check of a team.

They are those of whoever manages people; HR finds all of them on the pages of absence and of checks. What is overdue is
due until it is done, however long ago its day was.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import Value
from django.db.models.functions import Concat
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.due import UNNAMED, DueItem, DueRow, DueStatement, due_source, due_statements
from workforce.enums import UnitKind
from workforce.models import Absence
from workforce.queries.absence import TALKS_LISTED_FOR, AbsencePolicy, with_talk_due_on, without_a_talk
from workforce.queries.organisation import tree_in
from workforce.queries.policy import policies_in
from workforce.queries.team_checks import team_states


@due_statements
def conversations(scope: Scope, first_day: date, last_day: date) -> Iterator[DueStatement]:
    """Returns from sickness that nobody has talked about. For managers; none for others."""
    reach = scope[Permission.CHANGE_ABSENCE]
    if not reach or reach.everyone:
        return
    policy = AbsencePolicy.on(scope.as_at, policies_in(scope))
    spells = without_a_talk(Absence.objects.within(reach), scope.as_at - TALKS_LISTED_FOR, scope.as_at)
    rows = (
        with_talk_due_on(spells.exclude(worker=reach.line_manager_id or 0), policy)
        .filter(talk_due_on__lte=last_day)
        .order_by()
        .values_list(
            Value("talk"),
            "pk",
            Concat("worker__first_name", Value(" "), "worker__last_name"),
            "talk_due_on",
            "worker__reference",
        )
    )
    yield DueStatement.of(rows, lambda row: _conversation(row, policy.talk_days))


def _conversation(row: DueRow, days: int) -> DueItem:
    return DueItem(
        "Return-to-work conversation",
        row.subject,
        row.due_on,
        url=reverse("person_absence_conversation", args=[row.more, int(row.key)]),
        warning_days=days,
        in_letters=UNNAMED,
    )


@due_source
def checks_of_teams(scope: Scope, first_day: date, last_day: date) -> Iterator[DueItem]:
    """Teams to be checked by the end of the month. Whoever is above the teams' managers has those that are overdue."""
    reach = scope[Permission.CONFIRM_TEAM]
    if not reach.unit_ids or reach.everyone:
        return
    teams = [node for node in tree_in(scope) if node.kind == UnitKind.TEAM and reach.has_unit(node.unit_id)]
    states = team_states([node.unit_id for node in teams], scope.as_at)
    for node in teams:
        state = states.get(node.unit_id)
        if state is not None and state.due_on(scope.as_at) <= _latest(reach, scope.as_at, last_day):
            yield DueItem(
                "Check of the team",
                node.name,
                state.due_on(scope.as_at),
                url=reverse("team_check", args=[node.code]),
            )


def _latest(reach: Reach, today: date, last_day: date) -> date:
    """Up to which day an item is of interest: what is to come, for those who manage the people themselves."""
    return last_day if reach.line_manager_id else min(last_day, today.replace(day=1))
