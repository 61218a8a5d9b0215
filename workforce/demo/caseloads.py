"""Monthly counts of cases, by job, experience and hours, along the finished careers."""

from collections.abc import Iterator
from datetime import date, timedelta

from workforce.demo.absence import service_of
from workforce.demo.chance import Chance
from workforce.demo.state import Council, Person, Spell, Stint
from workforce.demo.story import climate
from workforce.enums import AbsenceKind

PROTECTED = ((3, 0.45), (6, 0.65), (12, 0.8))
"""Newly qualified social workers: months since the first day, and the share of a full load until then."""
NEW_HERE = ((1, 0.45), (3, 0.8))
"""Everybody else."""
AGENCY_LOAD = 1.08
NOT_COUNTED = 0.01
"""Counts that somebody forgot to send."""
NEVER_SENDS = 97
"""One worker in so many has sent no count for months."""


def counts_of(person: Person, council: Council, chance: Chance) -> Iterator[tuple[date, int]]:
    """The counts of a worker at each month end, oldest first."""
    away = [
        spell for spell in person.absences if spell.kind not in (AbsenceKind.PATERNITY, AbsenceKind.OTHER)
    ]
    for engagement in person.engagements:
        for stint in engagement.stints:
            last = council.until if stint.last is None else stint.last - timedelta(days=1)
            for day in council.months_of(stint.first, last) if stint.job.cases else ():
                if not chance.happens(NOT_COUNTED) and not _forgets(person, day, council.until):
                    yield day, _cases(stint, day, away, council.until, chance)


def _forgets(person: Person, day: date, until: date) -> bool:
    return person.number % NEVER_SENDS == 0 and day > until - timedelta(days=120)


def _cases(stint: Stint, day: date, away: list[Spell], until: date, chance: Chance) -> int:
    """Nobody keeps cases through parents' leave or a long illness."""
    if any(_away_for_long(spell, day) for spell in away):
        return 0
    load = climate(service_of(stint).story, day, until).load
    if stint.job.code == "NQSW":
        load = 1.0 + (load - 1.0) * 0.4
    mean = stint.job.cases * stint.fte / 100 * load * stint.person.pace * _experience(stint, day)
    return max(1, round(chance.gauss(mean, 1.1)))


def _experience(stint: Stint, day: date) -> float:
    if not stint.engagement.employed:
        return AGENCY_LOAD if (day - stint.first).days > 21 else 0.7
    steps = PROTECTED if stint.job.code == "NQSW" else NEW_HERE
    months = (day - stint.engagement.first).days / 30.44
    return next((share for until, share in steps if months < until), 1.0)


def _away_for_long(spell: Spell, day: date) -> bool:
    now = spell.first <= day and (spell.last is None or spell.last >= day)
    return now and (spell.kind != AbsenceKind.SICKNESS or day - spell.first > timedelta(days=21))
