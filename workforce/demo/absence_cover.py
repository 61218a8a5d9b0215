"""Who stands in for people on parents' leave and long sickness: fixed-term staff or agency workers."""

from datetime import date, timedelta

from workforce.demo.absence import long_spells
from workforce.demo.agency import agency_worker
from workforce.demo.moves import Terms, World, engage, leave, monday
from workforce.demo.state import Person, Spell, Stint
from workforce.enums import AbsenceKind, AgencyReason, Contract, Destination, ReasonLeft, StartOrigin

COVERED_BY_AGENCY = {AbsenceKind.MATERNITY: 0.35, AbsenceKind.ADOPTION: 0.3, AbsenceKind.SICKNESS: 0.3}
COVERED_BY_FIXED_TERM = {AbsenceKind.MATERNITY: 0.3, AbsenceKind.ADOPTION: 0.3, AbsenceKind.SICKNESS: 0.0}


def cover_absences(world: World) -> None:
    """Cover for the long absences of people who hold cases; their posts are not vacant."""
    for person in list(world.council.people):
        for spell in long_spells(person):
            holder = _on_a_seat(person, spell.first)
            if holder is not None and holder.job.cases and holder.job.counts_as_social_work:
                _cover(world, holder, spell)


def _on_a_seat(person: Person, day: date) -> Stint | None:
    stints = (
        stint for engagement in person.engagements if engagement.employed for stint in engagement.stints
    )
    return next((s for s in stints if s.seat and s.first <= day and (s.last is None or s.last > day)), None)


def _cover(world: World, holder: Stint, spell: Spell) -> None:
    kind = AbsenceKind(spell.kind)
    first = monday(spell.first + timedelta(days=world.chance.randint(0, 21)))
    last = min(
        (day for day in (spell.last, holder.engagement.last, holder.last) if day is not None), default=None
    )
    if first > world.until or (last is not None and last < first + timedelta(days=27)):
        return
    drawn = world.chance.random()
    if drawn < COVERED_BY_AGENCY[kind]:
        _by_agency(world, holder, kind, first, last)
    elif drawn < COVERED_BY_AGENCY[kind] + COVERED_BY_FIXED_TERM[kind]:
        _by_fixed_term(world, holder, first, last)


def _by_agency(world: World, holder: Stint, kind: AbsenceKind, first: date, last: date | None) -> None:
    reason = AgencyReason.SICKNESS if kind == AbsenceKind.SICKNESS else AgencyReason.MATERNITY
    cover = agency_worker(world, holder.job.code, first, holder.fte, reason, seat=holder.seat)
    if last is not None:
        leave(cover.engagement, last)


def _by_fixed_term(world: World, holder: Stint, first: date, last: date | None) -> None:
    """On the same post, which is over-filled for that time."""
    terms = Terms(Contract.FIXED_TERM, StartOrigin.OTHER_AUTHORITY)
    cover = engage(
        world, world.people.new(holder.job, first), holder.job, first, holder.fte, terms, holder.seat
    )
    if last is not None:
        leave(cover.engagement, last, ReasonLeft.OTHER, Destination.OTHER_AUTHORITY)
