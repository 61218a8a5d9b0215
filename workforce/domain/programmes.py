"""Programmes of change and what they affect; what is said of units; who works in teams from outside."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from workforce.domain.errors import DomainError
from workforce.domain.planned import end_after
from workforce.enums import MemberKind, UnitKind, UnitTagKind
from workforce.models import (
    Account,
    ChangeProgramme,
    PartnerMember,
    ProgrammePart,
    Unit,
    UnitPlacement,
    UnitTag,
)
from workforce.periods import british


@dataclass(frozen=True, slots=True)
class ProgrammeDetails:
    """What the register says of a programme."""

    name: str
    purpose: str
    lead_id: int
    period: DateRange


@transaction.atomic
def keep_programme(
    *, programme_id: int | None, details: ProgrammeDetails, by: Account | None
) -> ChangeProgramme:
    """A new programme, or what the register says of one from now on; what it said is in the history."""
    kept = _hold(programme_id) if programme_id is not None else ChangeProgramme()
    for name in ProgrammeDetails.__slots__:
        setattr(kept, name, getattr(details, name))
    kept.full_clean()
    kept.save()
    return kept


@transaction.atomic
def add_part(
    *, programme_id: int, unit_id: int | None, post_id: int | None, by: Account | None
) -> ProgrammePart:
    """The programme affects a unit, or a post. Raises ValidationError where it has it already, or neither is named."""
    part = ProgrammePart(programme=_hold(programme_id), unit_id=unit_id, post_id=post_id)
    part.full_clean()
    part.save()
    return part


@transaction.atomic
def remove_part(*, part_id: int, by: Account | None) -> None:
    """The programme does not affect it after all; the history keeps that it was said."""
    ProgrammePart.objects.select_for_update(of=("self",)).get(pk=part_id).delete()


@transaction.atomic
def tag_unit(
    *, unit_id: int, kind: UnitTagKind, label: str, lasting: DateRange, by: Account | None
) -> UnitTag:
    """Say something of a unit for a time. Raises DomainError where the unit is not there then, ValidationError where it
    is said already.
    """
    _is_there(unit_id, lasting.lower)
    tag = UnitTag(unit_id=unit_id, kind=kind, label=label, period=lasting)
    tag.full_clean()
    tag.save()
    return tag


@transaction.atomic
def end_tag(*, tag_id: int, last_day: date, by: Account | None) -> UnitTag:
    """It is so up to a day. Raises DomainError where it has ended before, or begins later."""
    tag: UnitTag = UnitTag.objects.select_for_update(of=("self",)).get(pk=tag_id)
    end_after(tag, last_day)
    return tag


@dataclass(frozen=True, slots=True)
class MemberDetails:
    """What the directory shows of somebody from outside: nothing else is kept."""

    kind: MemberKind
    first_name: str
    last_name: str
    organisation: str
    role_title: str
    team_id: int
    email: str
    phone: str
    period: DateRange


@transaction.atomic
def keep_member(*, member_id: int | None, details: MemberDetails, by: Account | None) -> PartnerMember:
    """A new member of a team, or what is kept of one put right. Raises DomainError where the team is not there then."""
    unit = Unit.objects.get(pk=details.team_id)
    if unit.kind != UnitKind.TEAM:
        raise DomainError("Choose a team.")
    _is_there(details.team_id, details.period.lower)
    held = PartnerMember.objects.select_for_update(of=("self",))
    member = held.get(pk=member_id) if member_id is not None else PartnerMember()
    for name in MemberDetails.__slots__:
        setattr(member, name, getattr(details, name))
    member.full_clean()
    member.save()
    kept: PartnerMember = member
    return kept


@transaction.atomic
def end_member(*, member_id: int, last_day: date, by: Account | None) -> PartnerMember:
    """They are in the team up to a day. Raises DomainError where that has ended before, or begins later."""
    member: PartnerMember = PartnerMember.objects.select_for_update(of=("self",)).get(pk=member_id)
    end_after(member, last_day)
    return member


def _is_there(unit_id: int, day: date) -> None:
    if not UnitPlacement.objects.as_at(day).filter(unit=unit_id).exists():
        raise DomainError(f"The unit is not there on {british(day)}.")


def _hold(programme_id: int) -> ChangeProgramme:
    held: ChangeProgramme = ChangeProgramme.objects.select_for_update(of=("self",), no_key=True).get(
        pk=programme_id
    )
    return held
