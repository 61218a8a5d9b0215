"""Role mix: how many hours of one kind of role a team has for each hour of social workers."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from workforce.access.scope import Reach
from workforce.enums import EMPLOYED, Contract
from workforce.models import Role

_MIX = """
    SELECT a.team_id,
           coalesce(sum(a.fte) FILTER (WHERE r.csww_role IS NOT NULL), 0),
           coalesce(sum(a.fte) FILTER (WHERE r.id = ANY(%(chosen)s)), 0)
    FROM workforce_assignment a
    JOIN workforce_employment e ON e.id = a.employment_id AND e.contract = ANY(%(contracts)s)
    JOIN workforce_role r ON r.id = a.role_id
    WHERE a.period @> %(day)s::date AND (%(everyone)s OR a.team_id = ANY(%(units)s))
    GROUP BY a.team_id
"""


@dataclass(frozen=True, slots=True)
class Mix:
    """FTE in post in a team, agency workers included: they do the work as well."""

    social_workers: Decimal = Decimal(0)
    chosen: Decimal = Decimal(0)

    def __add__(self, other: "Mix") -> "Mix":
        return Mix(self.social_workers + other.social_workers, self.chosen + other.chosen)

    @property
    def ratio(self) -> Decimal | None:
        """Of the chosen roles for one social worker; None where there is no social worker."""
        return self.chosen / self.social_workers if self.social_workers else None


def role_mix(reach: Reach, day: date, role_ids: list[int]) -> dict[int, Mix]:
    """By team, on a day. Social workers are all roles that count as child and family social work. One statement."""
    values: dict[str, Any] = {
        "chosen": role_ids,
        "contracts": [each.value for each in (*EMPLOYED, Contract.AGENCY)],
        "day": day,
        "everyone": reach.everyone,
        "units": list(reach.unit_ids),
    }
    with connection.cursor() as cursor:
        cursor.execute(_MIX, values)
        return {team_id: Mix(social_workers, chosen) for team_id, social_workers, chosen in cursor.fetchall()}


def roles_beside_social_work() -> list[Role]:
    """The roles that may be set against social workers, by name. One query."""
    return list(Role.objects.filter(csww_role__isnull=True).order_by("name", "code"))
