"""The loudest thing in the product: who holds a role that needs a registration and may not practise."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.queries.policy import policies_in
from workforce.queries.registrations import Needed, needed_by, needed_in, unregistered
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
    """For the first page. Two queries, none for whoever may see nobody."""
    reach = scope[Permission.SEE_UNREGISTERED]
    if not reach:
        return Alarm(())
    if reach == scope[Permission.SEE_REGISTRATION] and not reach.everyone and day == scope.as_at:
        # the due dates of the first page ask for the same people
        lines = needed_in(scope, Permission.SEE_REGISTRATION)
        found = [each for each in lines if not each.standing.may_practise]
    else:
        found = unregistered(reach, day, policies_in(scope))
    is_own = bool(found) and {each.worker_id for each in found} == {reach.own_worker_id}
    return Alarm(found[:NAMED], max(0, len(found) - NAMED), is_own)


def alarm_about(sight: Sight, day: date) -> Alarm:
    """For the page of a person: that this person may not practise. What the page's registrations ask for anyway."""
    if not sight.sees(Permission.SEE_UNREGISTERED):
        return Alarm(())
    is_own = sight.scope[Permission.SEE_UNREGISTERED].own_worker_id == sight.worker.pk
    return Alarm([each for each in needed_by(sight, day) if not each.standing.may_practise], is_own=is_own)
