"""Due dates about being here: the conversation after a return, and the monthly check of a team.

They are those of whoever manages people; HR finds all of them on the pages of absence and of checks. What is overdue is
due until it is done, however long ago its day was.
"""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.due import DueItem, due_source
from workforce.enums import UnitKind
from workforce.models import Absence
from workforce.queries.absence import TALKS_LISTED_FOR, AbsencePolicy, talk_due_on, without_a_talk
from workforce.queries.organisation import tree_in
from workforce.queries.policy import policies_in
from workforce.queries.team_checks import team_states


@due_source
def conversations(scope: Scope, first_day: date, last_day: date) -> Iterator[DueItem]:
    """Returns from sickness that nobody has talked about. Two queries for managers, none for others."""
    reach = scope[Permission.CHANGE_ABSENCE]
    if not reach or reach.everyone:
        return
    policy = AbsencePolicy.on(scope.as_at, policies_in(scope))
    spells = without_a_talk(Absence.objects.within(reach), scope.as_at - TALKS_LISTED_FOR, scope.as_at)
    for spell in spells.select_related("worker"):
        due_on = talk_due_on(spell, policy)
        own = spell.worker_id == reach.line_manager_id
        if not own and due_on is not None and due_on <= last_day:
            yield DueItem(
                "Return-to-work conversation",
                spell.worker.name,
                due_on,
                url=reverse("person_absence_conversation", args=[spell.worker.reference, spell.pk]),
                warning_days=policy.talk_days,
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
