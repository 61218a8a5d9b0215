"""What the verbs with which people come and go are made of: a contract begins, and a contract ends."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from workforce.domain.assignments import end
from workforce.domain.errors import DomainError
from workforce.domain.record import lock_posts
from workforce.enums import EMPLOYED, Contract
from workforce.models import Employment, Worker
from workforce.periods import ONE_DAY, PeriodError, british, period


@dataclass(frozen=True, slots=True)
class NewContract:
    """A contract to begin. `start_origin` is asked of the employed, `agency_name` of agency workers."""

    contract: str
    first_day: date
    last_day: date | None = None
    start_origin: int | None = None
    agency_name: str = ""


def lasting(first_day: date, last_day: date | None) -> DateRange:
    """The period, or a DomainError where it ends before it begins."""
    try:
        return period(first_day, last_day)
    except PeriodError as error:
        raise DomainError(str(error)) from error


def begin_contract(worker: Worker, new: NewContract) -> Employment:
    """Write a contract that nothing on record contradicts. The caller holds the person's lock.

    Raises DomainError where a code or a day is missing or too many, or another contract lasts then.
    """
    _refuse_what_does_not_belong(new)
    held = Employment(
        worker=worker,
        contract=new.contract,
        period=lasting(new.first_day, new.last_day),
        start_origin=new.start_origin,
        agency_name=new.agency_name,
    )
    refuse_two_contracts(held)
    held.full_clean()
    held.save()
    return held


def _refuse_what_does_not_belong(new: NewContract) -> None:
    agency, employed = new.contract == Contract.AGENCY, new.contract in EMPLOYED
    if new.contract == Contract.PERMANENT and new.last_day is not None:
        raise DomainError(
            "A permanent contract has no last day. Choose a fixed term, or leave the last day empty."
        )
    if new.contract == Contract.FIXED_TERM and new.last_day is None:
        raise DomainError("A fixed-term contract needs its last day.")
    if employed and new.start_origin is None:
        raise DomainError("Say where the person comes from: the workforce return asks it of every starter.")
    if not employed and new.start_origin is not None:
        raise DomainError("Only those whom the council employs are asked where they come from.")
    if agency and not new.agency_name:
        raise DomainError("Say which agency sends the worker.")
    if not agency and new.agency_name:
        raise DomainError("Only an agency worker has an agency.")


def refuse_two_contracts(held: Employment) -> None:
    """Nobody has two contracts on a day, but for casual work beside another. Raises DomainError."""
    others = held.worker.employments.during(held.period).exclude(pk=held.pk)
    casual = Q(contract=Contract.CASUAL)
    other = others.filter(casual if held.contract == Contract.CASUAL else ~casual).order_by("period").first()
    if other is not None:
        raise DomainError(
            f"{held.worker.name} has another contract at that time: {_in_words(other)}. More work under a contract is "
            "“Another assignment”; an agency worker who is taken on is “Convert to permanent”."
        )


def _in_words(held: Employment) -> str:
    until = f"to {british(held.last_day)}" if held.last_day else "with no last day"
    return f"{held.get_contract_display().lower()} from {british(held.first_day)} {until}"


def end_contract(held: Employment, last_day: date, *, cancel_later: bool = False, **codes: Any) -> int:
    """Let a contract and the assignments under it end with `last_day`. Those that end earlier stay as they are.

    `codes` are written with it (`reason_left`, `destination`). Returns how many assignments that were to begin later
    were taken out. Raises DomainError where the last day cannot be, or where such assignments are not to be taken out.
    """
    if last_day < held.first_day:
        raise DomainError(
            f"The contract only begins on {british(held.first_day)}: its last day cannot be {british(last_day)}."
        )
    if held.last_day is not None and last_day > held.last_day:
        raise DomainError(
            f"The contract ends on {british(held.last_day)} already. A later last day is “Change the last day”."
        )
    cancelled = _cancel_later(held, last_day, cancel_later)
    running = list(held.assignments.not_over(last_day + ONE_DAY))
    lock_posts([each.post_id for each in running])
    for each in running:
        end(each, last_day)
    held.period = period(held.first_day, last_day)
    for name, value in codes.items():
        setattr(held, name, value)
    held.full_clean()
    held.save()
    return cancelled


def _cancel_later(held: Employment, last_day: date, cancel: bool) -> int:
    later = held.assignments.filter(period__startswith__gt=last_day)
    found = list(later.select_related("role").order_by("period"))
    if not found:
        return 0
    first = found[0]
    if not cancel:
        raise DomainError(
            f"An assignment as {first.role.name} begins on {british(first.first_day)}, after the last day. "
            "Choose a later last day, or take that assignment out first with “Correct a mistake”."
        )
    lock_posts([each.post_id for each in found])
    later.delete()
    return len(found)
