"""Absence: a spell begins, ends with the return, is corrected or taken off; the conversation after the return.

The days that a spell loses are worked out by the figures, from its working days and the person's hours on each, unless
the spell has a figure of its own. It has one where HR gives it, and where only half of its first or last day was
missed: then it is worked out here, once, when the spell's last day is known.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import md5

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.domain.record import lock_person, version_of_person
from workforce.enums import AbsenceKind
from workforce.models import Absence, Account, Employment, ExpectedReturn, ReturnConversation, Worker
from workforce.periods import british, holds_on, period
from workforce.queries.absence import days_lost_in
from workforce.written import rounded

HALF = Decimal("0.5")
DECIMALS = 4
"""Of the days lost that a spell keeps."""


@dataclass(frozen=True, slots=True)
class Spell:
    """A spell as somebody states it. `last_day` None: it lasts; then a return may be expected on a day.

    `half_first`, `half_last`: only half of that day was missed. `days_lost` is HR's own figure.
    """

    kind: str
    first_day: date
    last_day: date | None = None
    expected_return: date | None = None
    half_first: bool = False
    half_last: bool = False
    days_lost: Decimal | None = None

    def check(self) -> None:
        """Raises DomainError where the spell contradicts itself."""
        if self.last_day is not None and self.last_day < self.first_day:
            raise DomainError("The last day of absence is before the first one.")
        if self.expected_return is not None and self.expected_return <= self.first_day:
            raise DomainError("The day of the expected return must lie after the first day of absence.")
        if self.last_day is None and (self.half_last or self.half_first or self.days_lost is not None):
            raise DomainError(
                "Half days and days lost are counted when the absence ends. Give its last day, or leave them out."
            )
        if self.half_first and self.half_last and self.first_day == self.last_day:
            raise DomainError("The absence has one day only. Tick one half of it, not both.")
        if self.days_lost is not None and (self.half_first or self.half_last):
            raise DomainError("Give either HR's own days lost or the half days, not both.")


@transaction.atomic
def begin_absence(*, worker_id: int, spell: Spell, by: Account | None) -> Absence:
    """Somebody is, was or will be away from a day on.

    Raises DomainError where the person has no contract on those days, or is away for the same reason already.
    """
    worker = lock_person(worker_id, by=by)
    _check(worker, spell)
    absence = Absence(worker=worker, kind=spell.kind)
    _write(absence, spell)
    return absence


@transaction.atomic
def return_from_absence(*, absence_id: int, spell: Spell, by: Account | None) -> Absence:
    """The spell ends with a last day. Raises DomainError where none is given."""
    if spell.last_day is None:
        raise DomainError("Give the last day of absence.")
    return change_absence(absence_id=absence_id, spell=spell, by=by)


@transaction.atomic
def change_absence(*, absence_id: int, spell: Spell, by: Account | None) -> Absence:
    """The spell is as stated; what was there is kept in its history.

    Raises DomainError as `begin_absence` does, and where the absence is talked about before it ends.
    """
    absence = _locked(absence_id, by=by)
    _check(absence.worker, spell, but=absence_id)
    talk = ReturnConversation.objects.filter(absence=absence).first()
    if talk and (spell.last_day is None or talk.held_on <= spell.last_day):
        raise DomainError(
            f"The return-to-work conversation was held on {british(talk.held_on)}: the absence ended before that day."
        )
    _write(absence, spell)
    return absence


@transaction.atomic
def remove_absence(*, absence_id: int, by: Account | None) -> None:
    """The spell never was. Its history keeps that it was recorded."""
    _locked(absence_id, by=by).delete()


@transaction.atomic
def hold_conversation(
    *, absence_id: int, held_on: date, held_by: Worker | None, by: Account | None
) -> ReturnConversation:
    """The return has been talked about. A second time corrects the first.

    Raises DomainError where the person has not returned by that day, or is said to have talked with themselves.
    """
    absence = _locked(absence_id, by=by)
    if absence.last_day is None or held_on <= absence.last_day:
        until = f"lasts until {british(absence.last_day)}" if absence.last_day else "has no last day yet"
        raise DomainError(f"The conversation follows the return, and this absence {until}.")
    if held_by is not None and held_by.pk == absence.worker_id:
        raise DomainError("Nobody holds this conversation with themselves.")
    talk = ReturnConversation(absence=absence, held_on=held_on, held_by=held_by)
    talk.full_clean(validate_unique=False)
    talk.save()
    return talk


def version_with_returns(worker_id: int) -> str:
    """A mark that changes with every write to the person's record and to what hangs on their absences."""
    expected = ExpectedReturn.objects.filter(absence__worker_id=worker_id).order_by("pk").values_list()
    talks = ReturnConversation.objects.filter(absence__worker_id=worker_id).order_by("pk").values_list()
    mark = md5(repr([*expected, *talks]).encode(), usedforsecurity=False)
    return f"{version_of_person(worker_id)} {mark.hexdigest()}"


def _locked(absence_id: int, *, by: Account | None) -> Absence:
    absence: Absence = Absence.objects.get(pk=absence_id)
    lock_person(absence.worker_id, by=by)
    absence.refresh_from_db()
    return absence


def _check(worker: Worker, spell: Spell, *, but: int | None = None) -> None:
    spell.check()
    _check_engaged(worker, spell)
    lasting = period(spell.first_day, spell.last_day)
    others = worker.absences.filter(kind=spell.kind).during(lasting).exclude(pk=but).order_by("period")
    other: Absence | None = others.first()
    if other is not None:
        until = f"to {british(other.last_day)}" if other.last_day else "and lasts"
        raise DomainError(
            f"{worker.name} has {AbsenceKind(spell.kind).label.lower()} on record already from "
            f"{british(other.first_day)} {until}. Change that absence, or choose other days."
        )


def _check_engaged(worker: Worker, spell: Spell) -> None:
    held = list(Employment.objects.filter(worker=worker).order_by("period"))
    for day in (spell.first_day, spell.last_day):
        if day is not None and not any(holds_on(each.period, day) for each in held):
            raise DomainError(
                f"{worker.name} has no contract on {british(day)}. Choose a day on which one holds, "
                "or put the contract right first."
            )


def _write(absence: Absence, spell: Spell) -> None:
    absence.kind, absence.period = spell.kind, period(spell.first_day, spell.last_day)
    absence.days_lost = _days_lost(absence, spell)
    absence.full_clean()
    absence.save()
    if spell.last_day is None and spell.expected_return is not None:
        ExpectedReturn.objects.update_or_create(
            absence=absence, defaults={"expected_on": spell.expected_return}
        )
    else:
        ExpectedReturn.objects.filter(absence=absence).delete()


def _days_lost(absence: Absence, spell: Spell) -> Decimal | None:
    """HR's own figure, or what the half days leave; None where the figures are to work it out."""
    if not (spell.half_first or spell.half_last) or spell.last_day is None:
        return spell.days_lost
    lost = days_lost_in(absence.worker_id, spell.first_day, spell.last_day)
    for half, day in ((spell.half_first, spell.first_day), (spell.half_last, spell.last_day)):
        if half:
            that_day = days_lost_in(absence.worker_id, day, day)
            if not that_day:
                raise DomainError(f"{british(day)} is no working day of theirs, so no half of it was missed.")
            lost -= that_day * HALF
    return rounded(lost, DECIMALS)
