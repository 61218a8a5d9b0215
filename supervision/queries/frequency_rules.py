"""Frequencies as they are kept, and which one holds for somebody and why: the most specific one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet

from supervision.enums import FrequencyUnit, SessionKind
from supervision.models import FrequencyRule
from supervision.models.frequency import TARGETS, FrequencyRuleQuerySet
from supervision.queries.frequencies import SETTING, Frequency, setting_of
from supervision.queries.rhythm import standings
from workforce.access.scope import Reach
from workforce.models import Assignment, Role, Worker
from workforce.names import plain
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable


class ShowRules(StrEnum):
    """Which frequencies somebody asks for."""

    CURRENT = "current"
    ENDED = "ended"
    ALL = "all"


def frequency_rules(
    reach: Reach,
    day: date,
    show: ShowRules,
    about: str = "",
    text: str = "",
    teams: Mapping[int, str] | None = None,
) -> "QuerySet[Any]":
    """Those in reach: of people, posts, roles, role groups and teams, in that order. `about`: one of the five.

    `teams`: their names, in which `text` is looked for.
    """
    found: FrequencyRuleQuerySet = FrequencyRule.objects.within(reach)
    if show is ShowRules.CURRENT:
        found = found.not_over(day)
    elif show is ShowRules.ENDED:
        found = found.filter(period__endswith__lte=day)
    if about == "role_group":
        found = found.exclude(role_group="")
    elif about in TARGETS:
        found = found.filter(**{f"{about}__isnull": False})
    for word in text.split():
        named = Q(worker__sort_name__contains=plain(word)) | Q(worker__reference__iexact=word)
        named |= Q(post__reference__iexact=word) | Q(role__name__icontains=word)
        called = [key for key, name in (teams or {}).items() if word.lower() in name.lower()]
        found = found.filter(named | Q(role_group__icontains=word) | Q(team__in=called))
    return found.select_related("worker", "post", "role", "team").order_by(
        "worker__sort_name", "post__reference", "role__name", "role_group", "team__code", "kind", "-period"
    )


def role_groups() -> list[str]:
    """The groups of all roles, in order. One query."""
    groups = Role.objects.exclude(role_group="").order_by("role_group").values_list("role_group", flat=True)
    return list(groups.distinct())


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A step of the ladder: what it is, what it says (None: nothing of its own), and whether it holds."""

    name: str
    says: str | None
    reason: str = ""
    holds: bool = False


@dataclass(frozen=True, slots=True)
class RuleOfPerson:
    """The ladder from the most specific on, and what is so today in words.

    `phase`: the person is in a phase that asks for more (newly qualified, new here), which goes before all but a row
    of their own.
    """

    lines: Sequence[RuleLine]
    today: str
    phase: bool


def rule_of(worker: Worker, day: date, kind: SessionKind = SessionKind.ONE_TO_ONE) -> RuleOfPerson | None:
    """Which frequency holds for somebody on `day`, and why; None for whom no rhythm is reckoned. Six queries."""
    held = (
        Assignment.objects.filter(worker=worker)
        .as_at(day)
        .select_related("role", "post", "team")
        .order_by("-fte", "period__startswith", "team__code")
        .first()
    )
    person = Reach(day, person_id=worker.pk)
    now = next(iter(standings(person, day, kind=kind)), None)
    if held is None or now is None:
        return None
    steps = _steps(worker, held, day, kind)
    holding = next(each for each in steps if each.says is not None)
    lines = [replace(each, holds=each is holding) for each in steps]
    today = said(now.every, now.unit)
    return RuleOfPerson(lines, today, phase=now.every is not None and today != holding.says)


def _steps(worker: Worker, held: Assignment, day: date, kind: SessionKind) -> list[RuleLine]:
    """The ladder, of which the last step always says something. Two queries."""
    role = held.role
    asked = Q(worker=worker) | Q(role=role)
    if role.role_group:
        asked |= Q(role_group=role.role_group)
    if held.post_id:
        asked |= Q(post=held.post_id)
    rules = list(FrequencyRule.objects.filter(asked, kind=kind).as_at(day))
    names = {
        "worker_id": worker.name,
        "post_id": f"Post {held.post.reference}" if held.post else "Post",
        "role_id": f"Role {role.name}",
        "role_group": f"Role group {role.role_group}",
    }
    found = {name: next((each for each in rules if getattr(each, name)), None) for name in names}
    lines = [
        RuleLine(names[name], said(rule.every, rule.unit) if rule else None, rule.reason if rule else "")
        for name, rule in found.items()
    ]
    setting = Frequency.read(setting_of(role, PolicyTable.load().value(SETTING[kind], day)))
    return [*lines, RuleLine("The settings", str(setting) if setting else said(None, ""))]


def said(every: int | None, unit: str) -> str:
    """Every two weeks; or that none is required."""
    if every is None:
        return "not required"
    return str(Frequency(every, FrequencyUnit(unit)))


def defaults_in_words(policies: PolicyTable, kind: SessionKind, day: date) -> list[tuple[str, str]]:
    """What the settings say on `day`: for whom, and how often, as they are written."""
    value: dict[str, str] = policies.value(SETTING[kind], day)
    rows = []
    for name, words in value.items():
        found = Frequency.read(words)
        rows.append((name, str(found) if found else "not required"))
    return rows


def default_of_teams(policies: PolicyTable, day: date) -> str:
    """How often the settings ask each team to meet as a group, in words."""
    found = Frequency.read(policies.value(PolicyKey.SUPERVISION_GROUP_EVERY, day))
    return str(found) if found else "not required"


def roles() -> "QuerySet[Role]":
    """All roles, by name."""
    return Role.objects.order_by("name", "code")
