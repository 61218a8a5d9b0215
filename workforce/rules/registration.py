"""How a professional registration stands on a day, as the domain has it (section 3).

A look at the register moves the state; a person's own word that it is renewed does not. Renewed is what is confirmed
by the person and seen on the register afterwards. From the day after the last day for renewal somebody is treated as
unregistered until the register has been looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workforce.enums import (
    MAY_PRACTISE,
    ON_THE_REGISTER,
    RegisterResult,
    RegistrationState,
    Regulator,
    Tone,
)
from workforce.periods import ONE_DAY, add_months, british
from workforce.rules.cycles import YEAR, Cycle, Window, ending, on, yearly

SAME_YEAR_DAYS = 31

STATES_OF_THE_REGISTER = {
    RegisterResult.NOT_FOUND: RegistrationState.LAPSED,
    RegisterResult.LAPSED: RegistrationState.LAPSED,
    RegisterResult.SUSPENDED: RegistrationState.SUSPENDED,
    RegisterResult.REMOVED: RegistrationState.REMOVED,
    RegisterResult.LEFT: RegistrationState.LEFT,
}


@dataclass(frozen=True, slots=True)
class RegistrationRules:
    """The numbers that hold on a day. `swe_cutoff`: who joins from that day of the year on renews a year later."""

    swe: Window
    swe_cutoff: tuple[int, int]
    hcpc: Mapping[str, Window]
    nmc_reminder_days: int
    cpd_pieces: int
    cpd_with_peer: int


@dataclass(frozen=True, slots=True)
class Look:
    """What the register said on a day."""

    on: date
    result: str
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A person's word: renewed on a day, for the registration that begins on `year_from`."""

    year_from: date
    renewed_on: date


@dataclass(frozen=True, slots=True)
class Cpd:
    """What is counted in the registration year that begins on `year_from`."""

    year_from: date
    counted_on: date
    pieces: int
    with_peer: int


@dataclass(frozen=True, slots=True)
class RegistrationFacts:
    """What is on record of one registration. Of the looks only the latest by the day matters."""

    regulator: str
    has_number: bool = False
    part: str = ""
    applied_on: date | None = None
    first_registered: date | None = None
    expires_on: date | None = None
    looks: tuple[Look, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    cpd: tuple[Cpd, ...] = ()

    def last_look(self, day: date) -> Look | None:
        """The latest by the day; of two on one day the later in the list."""
        known = sorted((look for look in self.looks if look.on <= day), key=lambda look: look.on)
        return known[-1] if known else None

    def joined_by(self, day: date) -> bool:
        return self.first_registered is not None and self.first_registered <= day

    @property
    def on_record(self) -> bool:
        return self.has_number or bool(self.applied_on or self.first_registered or self.looks)


@dataclass(frozen=True, slots=True)
class RegistrationStanding:
    """The state, how urgent it is, and why. `deadline`: the last day for the renewal in hand.

    `renewed` is of that renewal, or, outside its window, of the one before; None where none was to be made.
    `confirmed`: the person says so. `unseen`: not seen on the register since the last round closed.
    """

    state: RegistrationState
    tone: Tone
    why: str = ""
    deadline: date | None = None
    renewed: bool | None = None
    confirmed: bool = False
    unseen: bool = False
    with_conditions: bool = False
    cpd: Cpd | None = None
    cpd_complete: bool | None = None

    @property
    def may_practise(self) -> bool:
        return self.state in MAY_PRACTISE


def registration_state(
    facts: RegistrationFacts, day: date, rules: RegistrationRules, *, needed: bool = True
) -> RegistrationStanding:
    """How the registration stands on `day`. Facts of later days are not looked at."""
    if not needed:
        return RegistrationStanding(RegistrationState.NOT_REQUIRED, Tone.GREY)
    if not facts.on_record:
        why = f"No registration with {_name(facts)} is on record."
        return RegistrationStanding(RegistrationState.NOT_ON_RECORD, Tone.CRITICAL, why)
    cycle = cycle_of(facts, day, rules)
    look = facts.last_look(day)
    state, tone, why = _state(facts, look, cycle, day, rules)
    view = round_in_view(facts, cycle, day, rules)
    return RegistrationStanding(
        state,
        tone,
        why,
        deadline=cycle.closes if cycle and must_renew(facts, cycle, rules) else None,
        renewed=renewed(facts, view.year_from, day) if view and must_renew(facts, view, rules) else None,
        confirmed=bool(view and _said(facts, view.year_from, day)),
        unseen=look is None or (cycle is not None and not _seen_for(look, cycle, day)),
        with_conditions=look is not None and look.result == RegisterResult.CONDITIONS,
        cpd=cpd_of_the_year(facts, day, rules) if facts.regulator == Regulator.SWE else None,
        cpd_complete=cpd_complete(facts, day, rules) if facts.regulator == Regulator.SWE else None,
    )


def _state(
    facts: RegistrationFacts, look: Look | None, cycle: Cycle | None, day: date, rules: RegistrationRules
) -> tuple[RegistrationState, Tone, str]:
    if look is None or (look.result == RegisterResult.NOT_FOUND and _waits(facts, day)):
        why = "Applied for, and not on the register yet." if _waits(facts, day) else "Not looked up yet."
        return RegistrationState.PENDING, Tone.CRITICAL, why
    if look.result not in ON_THE_REGISTER:
        why = f"{RegisterResult(look.result).label} when looked up on {british(look.on)}."
        return STATES_OF_THE_REGISTER[RegisterResult(look.result)], Tone.CRITICAL, why
    if cycle is None:
        return _registered(look), Tone.GREY, ""
    if not _covered(facts, look, cycle, day, rules):
        why = (
            f"Not known to be renewed by {british(cycle.before)}: treat as unregistered until somebody has looked "
            "at the register."
        )
        return RegistrationState.LAPSED, Tone.CRITICAL, why
    return _in_the_year(facts, look, cycle, day, rules)


def _in_the_year(
    facts: RegistrationFacts, look: Look, cycle: Cycle, day: date, rules: RegistrationRules
) -> tuple[RegistrationState, Tone, str]:
    if day < cycle.opens or not must_renew(facts, cycle, rules):
        return _registered(look), Tone.GREY, ""
    if renewed(facts, cycle.year_from, day):
        return _registered(look), Tone.GREEN, ""
    said = _said(facts, cycle.year_from, day)
    why = "Confirmed by the person, not yet seen on the register." if said else "Not confirmed yet."
    return RegistrationState.RENEWAL_DUE, Tone.RED if day >= cycle.red_from else Tone.AMBER, why


def _registered(look: Look) -> RegistrationState:
    restricted = look.result == RegisterResult.CONDITIONS
    return RegistrationState.CONDITIONS if restricted else RegistrationState.REGISTERED


def _waits(facts: RegistrationFacts, day: date) -> bool:
    return facts.applied_on is not None and facts.applied_on <= day and not facts.joined_by(day)


def cycle_of(facts: RegistrationFacts, day: date, rules: RegistrationRules) -> Cycle | None:
    """The round of renewal in hand on `day`: the next to close. None where no end is known."""
    window = _window(facts, rules)
    if window is not None:
        return window.cycle(day)
    look = facts.last_look(day)
    ends = (look.expires_on if look else None) or facts.expires_on
    return yearly(ends, day, reminder_days=rules.nmc_reminder_days) if ends else None


def _round_before(facts: RegistrationFacts, cycle: Cycle, rules: RegistrationRules) -> Cycle:
    window = _window(facts, rules)
    if window is not None:
        return window.cycle(cycle.before)
    return ending(cycle.before, add_months(cycle.before, -YEAR), rules.nmc_reminder_days)


def _window(facts: RegistrationFacts, rules: RegistrationRules) -> Window | None:
    """The window that everybody on the register shares; with the NMC everybody has their own day."""
    if facts.regulator == Regulator.SWE:
        return rules.swe
    if facts.regulator == Regulator.HCPC:
        return rules.hcpc.get(facts.part) or next(iter(rules.hcpc.values()))
    return None


def must_renew(facts: RegistrationFacts, cycle: Cycle, rules: RegistrationRules) -> bool:
    """Not whoever joins the register once the round has begun: they renew in the next."""
    return facts.first_registered is None or facts.first_registered < cutoff_of(facts.regulator, cycle, rules)


def cutoff_of(regulator: str, cycle: Cycle, rules: RegistrationRules) -> date:
    """Who joins the register from this day on renews in the next round."""
    return on(cycle.opens.year, rules.swe_cutoff) if regulator == Regulator.SWE else cycle.opens


def renewed(facts: RegistrationFacts, year_from: date, day: date) -> bool:
    """Confirmed by the person, and seen on the register on that day or later."""
    look = facts.last_look(day)
    if look is None or look.result not in ON_THE_REGISTER:
        return False
    return any(renewed_on <= look.on for renewed_on in _said(facts, year_from, day))


def _said(facts: RegistrationFacts, year_from: date, day: date) -> list[date]:
    """When the person said to have renewed. A register may move the day a little, from 29 to 28 February."""
    return [
        each.renewed_on
        for each in facts.confirmations
        if each.renewed_on <= day and abs((each.year_from - year_from).days) <= SAME_YEAR_DAYS
    ]


def _covered(facts: RegistrationFacts, look: Look, cycle: Cycle, day: date, rules: RegistrationRules) -> bool:
    """Whether the registration of the running year is known: seen in it or for it, renewed for it, or begun for it."""
    before = _round_before(facts, cycle, rules)
    new = facts.joined_by(day) and not must_renew(facts, before, rules)
    return _seen_for(look, cycle, day) or new or renewed(facts, before.year_from, day)


def _seen_for(look: Look, cycle: Cycle, day: date) -> bool:
    """Seen since the last round closed; or before, with a last day that is still to come."""
    return look.on > cycle.before or (look.expires_on is not None and look.expires_on >= day)


def round_in_view(
    facts: RegistrationFacts, cycle: Cycle | None, day: date, rules: RegistrationRules
) -> Cycle | None:
    """The round whose window is open, else the one before."""
    return cycle if cycle is None or cycle.opens <= day else _round_before(facts, cycle, rules)


def cpd_complete(facts: RegistrationFacts, day: date, rules: RegistrationRules) -> bool:
    """Enough pieces in the registration year of the day, and enough of them with a peer's reflection."""
    latest = cpd_of_the_year(facts, day, rules)
    return latest is not None and cpd_suffices(latest.pieces, latest.with_peer, rules)


def cpd_suffices(pieces: int, with_peer: int, rules: RegistrationRules) -> bool:
    """Whether so many pieces, and so many of them with a peer's reflection, are enough for a registration year."""
    return pieces >= rules.cpd_pieces and with_peer >= rules.cpd_with_peer


def cpd_of_the_year(facts: RegistrationFacts, day: date, rules: RegistrationRules) -> Cpd | None:
    """The latest count of the registration year in which `day` lies."""
    year_from = year_of(day, rules)
    counts = [each for each in facts.cpd if each.year_from == year_from and each.counted_on <= day]
    return max(counts, key=lambda each: each.counted_on, default=None)


def year_of(day: date, rules: RegistrationRules) -> date:
    """The first day of Social Work England's registration year in which `day` lies."""
    return rules.swe.cycle(day).before + ONE_DAY


def _name(facts: RegistrationFacts) -> str:
    return str(Regulator(facts.regulator).label)
