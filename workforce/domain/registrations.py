"""Registration: what is on record, looks at the register, and what people say and count themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.domain.record import lock_person
from workforce.enums import RegisterResult, Regulator
from workforce.models import (
    Account,
    CpdCount,
    ProfessionalRegistration,
    RegisterCheck,
    RenewalConfirmation,
    RevalidationCount,
    RevalidationSupport,
    Worker,
)
from workforce.periods import british
from workforce.queries.policy import PolicyTable
from workforce.queries.registrations import facts_of, revalidation_facts_of
from workforce.queries.rules import registration_rules, revalidation_rules
from workforce.rules.numbers import SWE_NUMBER, bare_number
from workforce.rules.registration import cycle_of, year_of
from workforce.rules.revalidation import (
    RevalidationFacts,
    RevalidationRules,
    revalidation_due,
    revalidation_state,
)

COUNTED = ("practice_hours", "cpd_hours", "participatory_hours", "feedback", "reflective_accounts")
"""What is counted towards a revalidation; a discussion and a confirmation have days."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is kept of a registration. `expires_on` and `revalidation_on`: the first from which others are counted."""

    number: str = ""
    part: str = ""
    applied_on: date | None = None
    first_registered: date | None = None
    expires_on: date | None = None
    dual: bool = False
    revalidation_on: date | None = None
    confirmer: str = ""
    discussion_partner: str = ""


def lock_own_record(worker_id: int, *, by: Account | None) -> Worker:
    """Hold one's own record for what only oneself may write. Raises DomainError for anybody else's."""
    if by is None or by.worker_id != worker_id:
        raise DomainError("Only the person may say this about their own registration.")
    worker: Worker = Worker.objects.select_for_update(of=("self",)).get(pk=worker_id)
    return worker


@transaction.atomic
def record_registration(
    *, worker_id: int, regulator: Regulator, details: Details, by: Account | None
) -> ProfessionalRegistration:
    """Put a registration on record, or put right what is on record of it.

    The number with Social Work England goes to the person, where imports keep it too. Raises DomainError where it does
    not look like one, ValidationError where it belongs to somebody else.
    """
    worker = lock_person(worker_id, by=by)
    kept = worker.registrations.filter(regulator=regulator).first()
    kept = kept or ProfessionalRegistration(worker=worker, regulator=regulator)
    for name in Details.__slots__:
        setattr(kept, name, getattr(details, name))
    if regulator == Regulator.SWE:
        kept.number = ""
        _set_swe_number(worker, details.number)
    kept.full_clean()
    kept.save()
    return kept


def _set_swe_number(worker: Worker, typed: str) -> None:
    number = bare_number(typed)
    if number and not SWE_NUMBER.fullmatch(number):
        raise DomainError(
            f"“{typed}” is not a Social Work England number: two letters, then 1 to 10 digits, such as SW123456."
        )
    if (worker.swe_number or "") != number:
        worker.swe_number = number or None
        worker.full_clean()
        worker.save(update_fields=["swe_number"])


@transaction.atomic
def record_look(
    *,
    worker_id: int,
    regulator: Regulator,
    on: date,
    result: RegisterResult,
    today: date,
    expires_on: date | None = None,
    conditions: str = "",
    evidence: str = "",
    by: Account | None,
) -> RegisterCheck:
    """Keep what the public register said on a day. This is what moves the state of a registration.

    Raises DomainError where nothing is on record to look up, or the day is still to come.
    """
    worker = lock_person(worker_id, by=by)
    _not_to_come(on, today, "You cannot have looked at the register on a day that is still to come.")
    if not facts_of(worker, regulator, today).on_record:
        raise DomainError(
            f"No registration of {worker.name} with {regulator.label} is on record. Record the registration first."
        )
    look = RegisterCheck(
        worker=worker,
        regulator=regulator,
        on=on,
        result=result,
        expires_on=expires_on,
        conditions=conditions,
        evidence=evidence,
        by=by,
    )
    look.full_clean()
    look.save()
    return look


@transaction.atomic
def record_looks(
    *, results: Mapping[tuple[int, Regulator], RegisterResult], on: date, today: date, by: Account | None
) -> int:
    """Keep what the register said of many people on one day: all of it or nothing. Returns how many."""
    for (worker_id, regulator), result in sorted(results.items()):
        record_look(worker_id=worker_id, regulator=regulator, on=on, result=result, today=today, by=by)
    return len(results)


@transaction.atomic
def confirm_renewal(
    *,
    worker_id: int,
    regulator: Regulator,
    renewed_on: date,
    fee_paid: bool,
    today: date,
    by: Account | None,
) -> RenewalConfirmation:
    """Keep somebody's own word that they have renewed. Only a look at the register makes it count.

    Raises DomainError where the day is still to come or lies outside the window for renewal.
    """
    worker = lock_own_record(worker_id, by=by)
    _not_to_come(renewed_on, today, "You cannot have renewed on a day that is still to come.")
    facts = facts_of(worker, regulator, today)
    if not facts.on_record:
        raise DomainError(
            f"No registration of yours with {regulator.label} is on record. Ask a colleague in HR."
        )
    rules = registration_rules(PolicyTable.load(), renewed_on)
    cycle = cycle_of(facts, renewed_on, rules)
    if cycle is None:
        raise DomainError("It is not on record when your registration runs out. Ask a colleague in HR.")
    if renewed_on < cycle.opens:
        raise DomainError(f"The next renewal opens on {british(cycle.opens)}.")
    said = RenewalConfirmation(
        worker=worker,
        regulator=regulator,
        year_from=cycle.year_from,
        renewed_on=renewed_on,
        fee_paid=fee_paid,
        by=by,
    )
    said.full_clean()
    said.save()
    return said


@transaction.atomic
def count_cpd(
    *, worker_id: int, counted_on: date, pieces: int, with_peer: int, today: date, by: Account | None
) -> CpdCount:
    """Keep how many pieces of CPD one has recorded with Social Work England in the registration year of the day."""
    worker = lock_own_record(worker_id, by=by)
    _not_to_come(counted_on, today, "You cannot count on a day that is still to come.")
    count = CpdCount(
        worker=worker,
        regulator=Regulator.SWE,
        year_from=year_of(counted_on, registration_rules(PolicyTable.load(), counted_on)),
        counted_on=counted_on,
        pieces=pieces,
        with_peer=with_peer,
        by=by,
    )
    count.full_clean()
    count.save()
    return count


@transaction.atomic
def count_revalidation(
    *,
    worker_id: int,
    counted_on: date,
    done: Mapping[str, int],
    discussion_on: date | None,
    confirmed_on: date | None,
    submitted_on: date | None,
    today: date,
    by: Account | None,
) -> RevalidationCount:
    """Keep what one has done for the next revalidation; with `submitted_on` it is done, and the next one follows.

    Raises DomainError where no revalidation date is on record, or something is short that is said to be submitted.
    """
    worker = lock_own_record(worker_id, by=by)
    for day in (counted_on, discussion_on, confirmed_on, submitted_on):
        _not_to_come(day, today, "You cannot have done this on a day that is still to come.")
    facts = revalidation_facts_of(worker, counted_on)
    if facts is None:
        raise DomainError("It is not on record when you revalidate. Ask a colleague in HR.")
    rules = revalidation_rules(PolicyTable.load(), counted_on)
    due_on = revalidation_due(facts, counted_on, rules)
    count = RevalidationCount(
        worker=worker,
        due_on=due_on,
        counted_on=counted_on,
        discussion_on=discussion_on,
        confirmed_on=confirmed_on,
        submitted_on=submitted_on,
        by=by,
        **done,
    )
    if submitted_on is not None:
        _nothing_is_short(facts, count, rules)
    count.full_clean()
    count.save()
    return count


def _nothing_is_short(facts: RevalidationFacts, count: RevalidationCount, rules: RevalidationRules) -> None:
    counted = replace(
        facts,
        counted_for=count.due_on,
        discussed=count.discussion_on is not None,
        confirmed=count.confirmed_on is not None,
        **{name: getattr(count, name) for name in COUNTED},
    )
    short = revalidation_state(counted, count.counted_on, rules).short
    if short:
        missing = ", ".join(f"{each.name.lower()} ({each.remaining} to go)" for each in short)
        raise DomainError(f"You cannot have revalidated yet. Short: {missing}.")


@transaction.atomic
def record_support(
    *, worker_id: int, on: date, given_by: str, today: date, by: Account | None
) -> RevalidationSupport:
    """Keep that somebody was supported towards a revalidation. Raises DomainError for a day to come."""
    worker = lock_person(worker_id, by=by)
    _not_to_come(on, today, "Support is recorded once it has been given.")
    session = RevalidationSupport(worker=worker, on=on, given_by=given_by, by=by)
    session.full_clean()
    session.save()
    return session


def _not_to_come(day: date | None, today: date, refusal: str) -> None:
    if day is not None and day > today:
        raise DomainError(refusal)
