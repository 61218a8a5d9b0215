"""Pages of docs/ that are written by the code they describe, so that they cannot go stale unnoticed.

An app registers its pages in its own `documents.py`, which is found when the apps load. `manage.py document
NAME` writes `docs/NAME.md`; a test compares what is there with what would be written.
"""

from collections.abc import Callable

from workforce.access.permissions import Permission
from workforce.access.roles import ROLES, RoleName
from workforce.access.scope import ReachKind

WRITERS: dict[str, Callable[[], str]] = {}


def document(name: str) -> Callable[[Callable[[], str]], Callable[[], str]]:
    """Register what writes `docs/<name>.md`."""

    def register(writer: Callable[[], str]) -> Callable[[], str]:
        WRITERS[name] = writer
        return writer

    return register


SHORT = {
    ReachKind.SELF: "own",
    ReachKind.OWN_TEAM: "own team",
    ReachKind.MANAGED: "managed",
    ReachKind.PAIR: "own, managed",
    ReachKind.LINE: "line",
    ReachKind.UNIT: "unit",
    ReachKind.EVERYONE: "all",
}


@document("access")
def access() -> str:
    """Roles, permissions and how far each reaches, from workforce/access/."""
    parts = [
        "# Who may see and do what",
        "Written by `manage.py document access` from `workforce/access/`; do not edit it by hand.",
        "Access is closed unless a line below opens it. A role is granted with dates and works from its first to its "
        "last day, both included. Everybody in post is a practitioner without being granted it, and an account that "
        "belongs to a worker stops working with the last day of the last employment or agency engagement. What lies "
        "outside the reach of a permission is answered as if it did not exist (404); a permission that is missing "
        "altogether is refused (403). A scope is the union of all roles that are in force today.",
        "## Roles",
        *(_role(role) for role in RoleName),
        "## The matrix",
        _legend(),
        _matrix(),
    ]
    return "\n\n".join(parts) + "\n"


def _role(role: RoleName) -> str:
    definition = ROLES[role]
    if role is RoleName.PRACTITIONER:
        granted = "Comes with the employment."
    else:
        granted = "Granted over a unit." if definition.needs_unit else "Granted over no unit."
    return f"- **{role.label}** (`{role.value}`). {definition.purpose} {granted}"


def _legend() -> str:
    lines = [f"- {short}: {kind.value}" for kind, short in SHORT.items()]
    return "\n".join([*lines, "- –: not at all"])


def _matrix() -> str:
    header = ["Permission", *(str(role.label) for role in RoleName)]
    rows = [[permission.value, *(_cell(role, permission) for role in RoleName)] for permission in Permission]
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(role: RoleName, permission: Permission) -> str:
    kind = ROLES[role].permissions.get(permission)
    return SHORT[kind] if kind else "–"
