"""Monthly counts of cases, by job, experience and hours, along the finished careers."""

from collections.abc import Iterator
from datetime import date, timedelta

from workforce.demo.absence import service_on
from workforce.demo.chance import Chance
from workforce.demo.state import Council, Person, Stint
from workforce.demo.story import climate
from workforce.enums import AbsenceKind
from workforce.periods import month_ends

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
    first = max(council.records_begin, min(engagement.first for engagement in person.engagements))
    for day in month_ends(first, council.until):
        if day > council.until:
            return
        stint = _holder_of_cases(person, day)
        if stint is None or chance.happens(NOT_COUNTED) or _forgets(person, day, council.until):
            continue
        yield day, _cases(person, stint, day, council.until, chance)


def _holder_of_cases(person: Person, day: date) -> Stint | None:
    for engagement in person.engagements:
        if engagement.first <= day and (engagement.last is None or engagement.last > day):
            for stint in engagement.stints:
                if stint.job.cases and stint.first <= day and (stint.last is None or stint.last > day):
                    return stint
    return None


def _forgets(person: Person, day: date, until: date) -> bool:
    return person.number % NEVER_SENDS == 0 and day > until - timedelta(days=120)


def _cases(person: Person, stint: Stint, day: date, until: date, chance: Chance) -> int:
    """Nobody keeps cases through parents' leave or a long illness."""
    if _away_for_long(person, day):
        return 0
    service = service_on(stint.engagement, day)
    load = climate(service.story, day, until).load if service else 1.0
    if stint.job.code == "NQSW":
        load = 1.0 + (load - 1.0) * 0.4
    mean = stint.job.cases * stint.fte / 100 * load * person.pace * _experience(stint, day)
    return max(1, round(chance.gauss(mean, 1.1)))


def _experience(stint: Stint, day: date) -> float:
    if not stint.engagement.employed:
        return AGENCY_LOAD if (day - stint.first).days > 21 else 0.7
    steps = PROTECTED if stint.job.code == "NQSW" else NEW_HERE
    months = (day - stint.engagement.first).days / 30.44
    return next((share for until, share in steps if months < until), 1.0)


def _away_for_long(person: Person, day: date) -> bool:
    return any(
        spell.first <= day
        and (spell.last is None or spell.last >= day)
        and (spell.kind != AbsenceKind.SICKNESS or day - spell.first > timedelta(days=21))
        for spell in person.absences
        if spell.kind not in (AbsenceKind.PATERNITY, AbsenceKind.OTHER)
    )
