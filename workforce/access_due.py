"""What whoever manages access has to do, and by when: roles over units that close."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Value
from django.db.models.functions import Concat
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.access.roles import RoleName
from workforce.access.scope import Scope
from workforce.due import DueItem, DueRow, DueStatement, due_statements
from workforce.queries.grants import over_closed_units


@due_statements
def roles_over_closed_units(scope: Scope, first_day: date, last_day: date) -> Iterator[DueStatement]:
    """Whoever reorganises may not give roles. Until each is moved or ended, it is due from the closing on."""
    if not scope[Permission.MANAGE_ACCESS].everyone:
        return
    rows = over_closed_units(scope.as_at, last_day).order_by()
    columns = ("pk", "account__email", "closed_on", Concat("role", Value(" "), "unit__code"))
    yield DueStatement.of(rows.values_list(Value("role"), *columns), _item)


def _item(row: DueRow) -> DueItem:
    role, _, unit = row.more.partition(" ")
    return DueItem(
        "Role over a unit that closes: move or end it",
        row.subject,
        row.due_on,
        url=reverse("access_move", args=[int(row.key)]),
        detail=f"{RoleName(role).label}, {unit}",
    )
