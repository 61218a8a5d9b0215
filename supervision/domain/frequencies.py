"""Frequencies that differ from the settings: for a person, a post, a role, a role group or a team, from a day on."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from supervision.enums import FrequencyUnit, SessionKind
from supervision.models import FrequencyRule
from workforce.domain.errors import DomainError
from workforce.domain.record import lock_person
from workforce.models import Account
from workforce.periods import ONE_DAY, british, first_day, period


@dataclass(frozen=True, slots=True)
class Frequency:
    """Every so many weeks or months; `every` None: none is required. `until` None: from then on."""

    from_day: date
    every: int | None
    unit: FrequencyUnit = FrequencyUnit.MONTH
    kind: SessionKind = SessionKind.ONE_TO_ONE
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What a frequency is about: one of the five."""

    worker_id: int | None = None
    post_id: int | None = None
    role_id: int | None = None
    role_group: str = ""
    team_id: int | None = None


@transaction.atomic
def add_frequency(*, target: Target, frequency: Frequency, by: Account) -> FrequencyRule:
    """Keep a frequency. One for the same that began earlier and has no last day ends the day before.

    Raises DomainError for one's own, and where another begins on the day or later; ValidationError without one target,
    or for a person without a reason.
    """
    if target.worker_id is not None:
        lock_person(target.worker_id, by=by)
    about = {name: getattr(target, name) for name in Target.__slots__}
    same = FrequencyRule.objects.filter(kind=frequency.kind, **about).select_for_update()
    for before in same.filter(period__upper_inf=True):
        _end(before, frequency.from_day)
    rule = FrequencyRule(
        kind=frequency.kind,
        every=frequency.every,
        unit=frequency.unit,
        reason=frequency.reason.strip(),
        period=period(frequency.from_day, frequency.until),
        **about,
    )
    rule.full_clean()
    rule.save()
    return rule


def _end(before: FrequencyRule, from_day: date) -> None:
    if before.first_day >= from_day:
        raise DomainError(
            f"Another frequency begins on {british(first_day(before.period))}. Choose a later day than that."
        )
    before.period = period(before.first_day, from_day - ONE_DAY)
    before.save(update_fields=["period"])


@transaction.atomic
def end_frequency(*, rule_id: int, last_day: date, by: Account) -> FrequencyRule:
    """The last day on which it holds; from the day after, what is less specific does.

    Raises DomainError for one's own, for one that has ended by then, and for a day before it begins.
    """
    rule: FrequencyRule = FrequencyRule.objects.select_for_update().get(pk=rule_id)
    if rule.worker_id is not None:
        lock_person(rule.worker_id, by=by)
    if rule.last_day is not None and rule.last_day <= last_day:
        raise DomainError(f"It ends on {british(rule.last_day)} already.")
    if last_day < rule.first_day:
        raise DomainError(f"It begins on {british(rule.first_day)}. Choose that day or a later one.")
    rule.period = period(rule.first_day, last_day)
    rule.full_clean()
    rule.save(update_fields=["period"])
    return rule
