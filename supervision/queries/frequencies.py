"""Every how often: the dated settings as rows, for the statements of rhythm_sql.py."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from supervision.enums import FrequencyUnit, SessionKind
from workforce.models import Role
from workforce.policy import DEFAULTS, PolicyKey
from workforce.queries.policy import PolicyTable

SETTING = {
    SessionKind.ONE_TO_ONE: PolicyKey.SUPERVISION_EVERY,
    SessionKind.CLINICAL: PolicyKey.SUPERVISION_CLINICAL_EVERY,
}
NONE = "none"
BEGINNING, NEVER = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Frequency:
    """Every `every` weeks or months."""

    every: int
    unit: FrequencyUnit

    @classmethod
    def read(cls, words: str) -> "Frequency | None":
        """Of a setting's words: "1 month", "6 weeks"; "none" is none. Raises ValueError for anything else."""
        if words.strip() == NONE:
            return None
        number, _, unit = words.strip().partition(" ")
        return cls(int(number), FrequencyUnit(unit.removesuffix("s")))

    def __str__(self) -> str:
        match self.every, self.unit:
            case 1, FrequencyUnit.WEEK:
                return "every week"
            case 2, FrequencyUnit.WEEK:
                return "every two weeks"
            case 1, FrequencyUnit.MONTH:
                return "every month"
        return f"every {self.every} {self.unit}s"


def pieces_of(policies: PolicyTable, key: PolicyKey) -> Iterator[tuple[date, date, Any]]:
    """The value of a setting through all time, in order: first day, day after the last, value."""
    day = BEGINNING
    for period, value in policies.values.get(key, ()):
        if day < period.lower:
            yield day, period.lower, DEFAULTS[key].default
        yield period.lower, period.upper or NEVER, value
        day = period.upper or NEVER
    if day < NEVER:
        yield day, NEVER, DEFAULTS[key].default


def setting_of(role: Role, value: dict[str, str]) -> str:
    """What the setting says for a role: by its group, its regulator, its level, else for all; none where nothing."""
    asked = (role.role_group, role.regulator, f"level {role.csww_role}", "default")
    return next((value[name] for name in asked if name in value), NONE)


def defaults(policies: PolicyTable, kind: SessionKind) -> dict[str, list[Any]]:
    """What the settings say, by the name of whom they say it of, as columns of rows: in the order of `setting_of`.

    Each piece of time has a row without a name besides, so that it is known where nothing is said of anybody.
    """
    rows: dict[str, list[Any]] = {name: [] for name in ("name", "first", "after", "every", "unit")}
    for first, after, value in pieces_of(policies, SETTING[kind]):
        said: list[tuple[str | None, Frequency | None]] = [(None, None)]
        said += [(name, Frequency.read(words)) for name, words in value.items()]
        for name, found in said:
            row = (name, first, after, found and found.every, found.unit if found else FrequencyUnit.MONTH)
            for column, each in zip(rows, row, strict=True):
                rows[column].append(each)
    return {f"default_{name}": values for name, values in rows.items()}


def phases(policies: PolicyTable) -> dict[str, list[Any]]:
    """The numbers of both phases, for whoever starts in each piece of time."""
    edges = {
        first
        for key in (PolicyKey.SUPERVISION_NEWLY_QUALIFIED, PolicyKey.SUPERVISION_NEW_STARTER)
        for first, _, _ in pieces_of(policies, key)
    }
    rows: dict[str, list[Any]] = {
        name: [] for name in ("first", "weekly", "fortnightly", "until", "starter", "starter_every")
    }
    for first in sorted(edges):
        qualified = policies.value(PolicyKey.SUPERVISION_NEWLY_QUALIFIED, first)
        starter = policies.value(PolicyKey.SUPERVISION_NEW_STARTER, first)
        for name, value in zip(
            rows,
            (
                first,
                int(qualified["weekly_weeks"]),
                int(qualified["fortnightly_months"]),
                int(qualified["until_months"]),
                int(starter["weeks"]),
                int(starter["every_weeks"]),
            ),
            strict=True,
        ):
            rows[name].append(value)
    return {f"phase_{name}": values for name, values in rows.items()}


def excuses(policies: PolicyTable) -> dict[str, list[Any]]:
    """What excuses a slot, for those that close in each piece of time: share of days away, and too few days."""
    edges = [
        first
        for key in (PolicyKey.SUPERVISION_EXCUSED_SHARE, PolicyKey.SUPERVISION_EXCUSED_DAYS)
        for first, _, _ in pieces_of(policies, key)
    ]
    begins = sorted(set(edges))
    return {
        "excuse_first": begins,
        "excuse_after": [*begins[1:], NEVER],
        "excuse_percent": [int(policies.value(PolicyKey.SUPERVISION_EXCUSED_SHARE, day)) for day in begins],
        "excuse_days": [int(policies.value(PolicyKey.SUPERVISION_EXCUSED_DAYS, day)) for day in begins],
    }


def records_from(policies: PolicyTable) -> date | None:
    """The day from which supervision is recorded here: the latest that was ever set, for it is a day itself.

    It holds for earlier days too: nothing is expected of them. None: always.
    """
    days = [value for _, value in policies.values.get(PolicyKey.SUPERVISION_FROM, ()) if value]
    return date.fromisoformat(days[-1]) if days else None
