"""The loudest thing in the product: who holds a role that needs a registration and may not practise."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.queries.policy import policies_in
from workforce.queries.register import UNREGISTERED, RegisterChoice, register_page
from workforce.queries.registrations import Needed, needed_at, needed_by, needed_in
from workforce.queries.visibility import Sight

NAMED = 10
"""How many are named before the rest is a number."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """Those who may not practise; `more` are not named. `is_own`: the reader is the only one."""

    people: Sequence[Needed]
    more: int = 0
    is_own: bool = False

    def __bool__(self) -> bool:
        return bool(self.people)


def alarm_for(scope: Scope, day: date) -> Alarm:
    """For the first page. Three queries, two where everybody may practise, none for whoever may see nobody."""
    reach = scope[Permission.SEE_UNREGISTERED]
    if not reach:
        return Alarm(())
    if reach == scope[Permission.SEE_REGISTRATION] and not reach.everyone and day == scope.as_at:
        # the due dates of the first page ask for the same people
        lines = needed_in(scope, Permission.SEE_REGISTRATION)
        found = [each for each in lines if not each.standing.may_practise]
        return _alarm(found[:NAMED], len(found), reach)
    policies = policies_in(scope)
    choice = RegisterChoice(state=UNREGISTERED, sort="name")
    page = register_page(reach, day, policies, choice, limit=NAMED, counted=False)
    return _alarm(needed_at(page.keys, day, policies) if page.keys else [], page.total, reach)


def _alarm(named: Sequence[Needed], total: int, reach: Reach) -> Alarm:
    is_own = (
        bool(named) and total == len(named) and {each.worker_id for each in named} == {reach.own_worker_id}
    )
    return Alarm(named, total - len(named), is_own)


def alarm_about(sight: Sight, day: date) -> Alarm:
    """For the page of a person: that this person may not practise. What the page's registrations ask for anyway."""
    if not sight.sees(Permission.SEE_UNREGISTERED):
        return Alarm(())
    is_own = sight.scope[Permission.SEE_UNREGISTERED].own_worker_id == sight.worker.pk
    return Alarm([each for each in needed_by(sight, day) if not each.standing.may_practise], is_own=is_own)
