"""What an account may do today: its grants, turned into a scope."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet

from workforce.access.permissions import Permission
from workforce.access.roles import ROLES, RoleName
from workforce.access.scope import Reach, ReachKind, Scope
from workforce.models import Account, Assignment, Employment, RoleGrant, Worker
from workforce.queries.organisation import UnitsBelow

T = TypeVar("T")
GRANTS = "grants"
"""Under this name a scope keeps the grants that it was made of."""


def has_access(account: Account, day: date) -> bool:
    """Whether the account may be used on `day`.

    A worker's account works while an employment or agency engagement lasts, last day included. An account
    that belongs to no worker (an administrator, an auditor) works while it is active.
    """
    return teams_with_access(account, day) is not None


def teams_with_access(account: Account, day: date) -> frozenset[int] | None:
    """The teams that an account's worker works in on `day`; None where the account may not be used. One query."""
    if not account.is_active:
        return None
    if account.worker_id is None:
        return frozenset()
    teams = Assignment.objects.filter(worker=OuterRef("worker")).as_at(day).values("team_id")
    engaged = Employment.objects.filter(worker_id=account.worker_id).as_at(day)
    found = engaged.annotate(teams=ArraySubquery(teams)).values_list("teams", flat=True).first()
    return None if found is None else frozenset(found)


def scope_of(account: Account, day: date) -> Scope:
    """The scope of an account on `day`; nothing at all where it has no access."""
    teams = teams_with_access(account, day)
    return Scope(day) if teams is None else scope_by_grants(account, day, teams)


def scope_by_grants(account: Account, day: date, own_teams: frozenset[int]) -> Scope:
    """The scope of an account that has access, by the grants of `day` and the teams it works in. One query.

    Everybody with an account of their own and an employment is a practitioner without being granted it.
    """
    units = UnitsBelow("workforce_rolegrant.unit_id", day)
    grants = list(RoleGrant.objects.held_by(account, day).annotate(units=units).order_by("role", "pk"))
    held = [(RoleName(each.role), frozenset(each.units)) for each in grants]
    if account.worker_id:
        held.insert(0, (RoleName.PRACTITIONER, frozenset()))
    parts = [
        (permission, _reach(kind, unit_ids, own_teams, account, day))
        for role, unit_ids in held
        for permission, kind in ROLES[role].permissions.items()
    ]
    scope = Scope.of(day, parts, dict.fromkeys(str(role.label) for role, _ in held))
    scope.once(GRANTS, lambda: grants)
    return scope


def _reach(
    kind: ReachKind, unit_ids: frozenset[int], own_teams: frozenset[int], account: Account, day: date
) -> Reach:
    match kind:
        case ReachKind.EVERYONE:
            return Reach(day, everyone=True)
        case ReachKind.SELF:
            return Reach(day, own_worker_id=account.worker_id)
        case ReachKind.OWN_TEAM:
            return Reach(day, unit_ids=own_teams)
        case ReachKind.MANAGED:
            return Reach(day, line_manager_id=account.worker_id)
        case ReachKind.PAIR:
            return Reach(day, own_worker_id=account.worker_id, line_manager_id=account.worker_id)
        case ReachKind.LINE:
            return Reach(day, unit_ids=unit_ids, line_manager_id=account.worker_id)
        case ReachKind.UNIT:
            return Reach(day, unit_ids=unit_ids)


def visible_people(scope: Scope) -> "QuerySet[Worker]":
    """Everybody whose page the scope may open.

    The directory shows who is in post. People before their first day and after their last one are shown to
    those who see their record, and to those in whose units they have been or will be.
    """
    directory = Worker.objects.within(scope[Permission.SEE_DIRECTORY])
    reach = scope[Permission.SEE_EMPLOYMENT]
    if reach.everyone:
        return directory
    in_post = Worker.objects.in_post(scope.as_at)
    known = Worker.objects.within(reach)
    once = Assignment.objects.within(reach).values("worker_id")
    return directory.filter(Q(pk__in=in_post.values("pk")) | Q(pk__in=known.values("pk")) | Q(pk__in=once))


@dataclass
class Sight:
    """What a scope shows of one person."""

    worker: Worker
    scope: Scope
    _known: dict[Reach, bool] = field(default_factory=dict)
    _found: dict[str, Any] = field(default_factory=dict)

    def sees(self, permission: Permission) -> bool:
        """Whether the person lies in the permission's reach. One query at most, for all that the scope reaches."""
        reach = self.scope[permission]
        if reach.everyone or reach.own_worker_id == self.worker.pk:
            return True
        if not (reach.unit_ids or reach.line_manager_id):
            return False
        if reach not in self._known:
            self._known |= self._look(dict.fromkeys((reach, *self.scope.reaches.values())))
        return self._known[reach]

    def _look(self, reaches: Iterable[Reach]) -> dict[Reach, bool]:
        """Whether the person lies in each of these that has to be asked for. One query."""
        asked = [each for each in reaches if each.unit_ids or each.line_manager_id]
        found = Worker.objects.values_list(
            *(Exists(Worker.objects.within(each).filter(pk=self.worker.pk)) for each in asked)
        ).get(pk=self.worker.pk)
        return dict(zip(asked, found, strict=True))

    def once(self, name: str, find: Callable[[], T]) -> T:
        """What several parts of a page ask for, found once."""
        if name not in self._found:
            self._found[name] = find()
        found: T = self._found[name]
        return found

    def narrowed(self) -> Scope:
        """The same scope with nobody but this person in it. One query at most."""
        seen = [permission for permission in self.scope.reaches if self.sees(permission)]
        reach = Reach(self.scope.as_at, person_id=self.worker.pk)
        return self.scope.with_reaches(dict.fromkeys(seen, reach))
