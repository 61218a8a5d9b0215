"""The numbers of the rules as at a day: dated values, and the defaults where nobody has set one."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from workforce.access.scope import Scope
from workforce.models import PolicyValue
from workforce.periods import holds_on
from workforce.policy import DEFAULTS, PolicyKey


@dataclass(frozen=True, slots=True)
class PolicyTable:
    """Every dated value, read once, for those who ask for many days."""

    values: dict[str, list[tuple[DateRange, Any]]] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "PolicyTable":
        """One query."""
        found: dict[str, list[tuple[DateRange, Any]]] = defaultdict(list)
        for key, period, value in PolicyValue.objects.order_by("key", "period").values_list(
            "key", "period", "value"
        ):
            found[key].append((period, value))
        return cls(dict(found))

    def value(self, key: PolicyKey, day: date) -> Any:
        """What holds on `day`: the dated value, else the default of workforce/policy.py."""
        for period, value in self.values.get(key, ()):
            if holds_on(period, day):
                return value
        return DEFAULTS[key].default


def policies_in(scope: Scope) -> PolicyTable:
    """Every dated value, read once for a request. One query at most."""
    return scope.once("policies", PolicyTable.load)


def policy_value(key: PolicyKey, day: date) -> Any:
    """What one rule's number is on `day`. One query."""
    row = PolicyValue.objects.as_at(day).filter(key=key).values_list("value", flat=True).first()
    return DEFAULTS[key].default if row is None else row
