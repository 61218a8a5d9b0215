"""What the first page says about its reader: roles with their reach, and units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workforce.access.permissions import Permission
from workforce.access.roles import ROLES, RoleName
from workforce.access.scope import Scope
from workforce.models import Account, RoleGrant
from workforce.queries.organisation import TreeNode
from workforce.queries.visibility import GRANTS


@dataclass(frozen=True)
class HeldRole:
    """A role that somebody has on a day, in the words of its definition."""

    label: str
    purpose: str
    unit_name: str = ""
    last_day: date | None = None


def my_roles(account: Account, nodes: Sequence[TreeNode], scope: Scope) -> list[HeldRole]:
    """The roles of an account, the one that comes with employment first. No query where the scope keeps them."""
    names = {node.unit_id: node.name for node in nodes}
    held = [_held(RoleName.PRACTITIONER)] if account.worker_id else []
    asked = RoleGrant.objects.held_by(account, scope.as_at).order_by("role", "pk")
    grants = scope.once(GRANTS, lambda: list(asked))
    held += [_held(RoleName(each.role), names.get(each.unit_id or 0, ""), each.last_day) for each in grants]
    return held


def my_units(scope: Scope, nodes: Sequence[TreeNode]) -> list[TreeNode]:
    """The uppermost units whose figures one may see: the granted ones, or the teams one works in."""
    reach = scope[Permission.SEE_FIGURES]
    if reach.everyone:
        return [node for node in nodes if node.depth == 0]
    return [node for node in nodes if node.unit_id in reach.unit_ids and node.parent_id not in reach.unit_ids]


def _held(role: RoleName, unit_name: str = "", last_day: date | None = None) -> HeldRole:
    return HeldRole(str(role.label), ROLES[role].purpose, unit_name, last_day)
