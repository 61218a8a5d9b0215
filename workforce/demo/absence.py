"""Absence along the finished careers: sickness by season, parents' leave, some unpaid leave."""

from collections.abc import Iterator
from datetime import date, timedelta

from workforce.demo.chance import Chance
from workforce.demo.state import Council, Engagement, Person, Service, Spell, Stint
from workforce.demo.story import ILLNESS_SEASON, Climate, climate
from workforce.enums import AbsenceKind, Sex
from workforce.periods import add_months

SHORT_A_YEAR, MIDDLING_A_YEAR, LONG_A_YEAR = 1.35, 0.16, 0.055
MATERNITY_A_YEAR, PATERNITY_A_YEAR, UNPAID_A_YEAR, OTHER_A_YEAR = 0.06, 0.05, 0.006, 0.02
SHORT_DAYS = (1, 1, 2, 2, 3, 3, 4, 5, 7)
DAYS = {"middling": (8, 27), "long": (28, 160)}
COUNTED_BY_HR = 0.3
"""Share of the spells with HR's own figure of days lost."""
CHILDBEARING = range(24, 43)


def draw_absences(council: Council, chance: Chance) -> None:
    """Give every employed person their spells. Agency workers' absence is their agency's business."""
    for person in council.people:
        for engagement in person.engagements:
            if engagement.employed:
                _parents_leave(council, chance, engagement)
        for engagement in person.engagements:
            if engagement.employed:
                _illness(council, chance, engagement)
                _other_leave(council, chance, engagement)
        person.absences.sort(key=lambda spell: (spell.first, spell.kind))


def _bounds(council: Council, engagement: Engagement) -> tuple[date, date]:
    last = council.until if engagement.last is None else min(engagement.last, council.until)
    return max(engagement.first, council.records_begin), last


def _parents_leave(council: Council, chance: Chance, engagement: Engagement) -> None:
    first, last = _bounds(council, engagement)
    person = engagement.person
    day = add_months(first, 4) + timedelta(days=chance.randint(0, 364))
    while day < last:
        if person.age(day) in CHILDBEARING:
            if person.sex == Sex.FEMALE and chance.happens(MATERNITY_A_YEAR):
                _away(
                    person,
                    AbsenceKind.MATERNITY,
                    day,
                    chance.choice((180, 272, 272, 318, 363)),
                    engagement,
                    council,
                )
                day += timedelta(days=600)
            elif person.sex == Sex.MALE and chance.happens(PATERNITY_A_YEAR):
                _away(person, AbsenceKind.PATERNITY, day, 13, engagement, council)
            elif chance.happens(0.003):
                _away(person, AbsenceKind.ADOPTION, day, 272, engagement, council)
        day += timedelta(days=365)


def _illness(council: Council, chance: Chance, engagement: Engagement) -> None:
    """Month by month, by what the service of the time was like. The first day is one of the month's."""
    first, last = _bounds(council, engagement)
    done = date.min
    for stint in engagement.stints:
        service = service_of(stint)
        until = last if stint.last is None else min(stint.last, last)
        for month in council.months_of(max(first, stint.first, done + timedelta(days=1)), until):
            done = month
            _month_of_illness(
                council, chance, engagement, month, climate(service.story, month, council.until)
            )


def _month_of_illness(
    council: Council, chance: Chance, engagement: Engagement, month: date, now: Climate
) -> None:
    factor = engagement.person.health * now.illness / 12
    season = ILLNESS_SEASON[month.month - 1]
    often = {"short": SHORT_A_YEAR * season, "middling": MIDDLING_A_YEAR * season, "long": LONG_A_YEAR}
    for _ in range(chance.number(factor * sum(often.values()))):
        kind = chance.pick(often)
        days = chance.choice(SHORT_DAYS) if kind == "short" else chance.randint(*DAYS[kind])
        _ill(council, chance, engagement, month, days)


def service_of(stint: Stint) -> Service:
    """The service of a stint; a later move of its whole team to another service is left aside."""
    team = stint.seat.team if stint.seat else stint.team
    assert team is not None
    return team.service


def _ill(council: Council, chance: Chance, engagement: Engagement, month: date, days: int) -> None:
    first = month - timedelta(days=chance.randint(0, month.day - 1))
    first += timedelta(days=max(0, 7 - first.weekday()) if first.weekday() > 4 else 0)
    last_of_all = engagement.last or date.max
    if first < engagement.first or first > min(last_of_all, council.until):
        return
    spell = _away(engagement.person, AbsenceKind.SICKNESS, first, days - 1, engagement, council)
    if spell is not None and spell.last is not None and chance.happens(COUNTED_BY_HR):
        spell.days_lost = _days_lost(engagement, spell)


def _other_leave(council: Council, chance: Chance, engagement: Engagement) -> None:
    first, last = _bounds(council, engagement)
    years = (last - first).days / 365.25
    for kind, often, days in ((AbsenceKind.UNPAID, UNPAID_A_YEAR, 60), (AbsenceKind.OTHER, OTHER_A_YEAR, 4)):
        for _ in range(chance.number(often * max(0.0, years))):
            _away(
                engagement.person, kind, chance.day(first, last), chance.randint(0, days), engagement, council
            )


def _away(
    person: Person, kind: AbsenceKind, first: date, days_after: int, engagement: Engagement, council: Council
) -> Spell | None:
    """Add a spell unless the person is away already; it ends with the engagement, and is open while it lasts."""
    last: date | None = first + timedelta(days=days_after)
    if engagement.last is not None and last is not None and last > engagement.last:
        last = engagement.last
    if last is not None and (last < first or any(_touch(spell, first, last) for spell in person.absences)):
        return None
    planned = kind in (AbsenceKind.MATERNITY, AbsenceKind.ADOPTION)
    spell = Spell(kind, first, None if last is not None and last > council.until and not planned else last)
    person.absences.append(spell)
    return spell


def _touch(spell: Spell, first: date, last: date) -> bool:
    return spell.first <= last and (spell.last is None or spell.last >= first)


def _days_lost(engagement: Engagement, spell: Spell) -> str:
    """HR's own count: weekdays by hours, to the half day."""
    assert spell.last is not None
    fte = sum(stint.fte for stint in engagement.stints if _holds(stint, spell.first))
    days = sum(
        1
        for n in range((spell.last - spell.first).days + 1)
        if (spell.first + timedelta(days=n)).weekday() < 5
    )
    return f"{round(days * fte / 50) / 2:.1f}"


def _holds(stint: Stint, day: date) -> bool:
    return stint.first <= day and (stint.last is None or stint.last >= day)


def long_spells(person: Person) -> Iterator[Spell]:
    """Spells that somebody should cover: parents' leave, and sickness of two months and more."""
    for spell in person.absences:
        long = spell.last is None or (spell.last - spell.first).days >= 60
        if spell.kind in (AbsenceKind.MATERNITY, AbsenceKind.ADOPTION) or (
            spell.kind == AbsenceKind.SICKNESS and long
        ):
            yield spell
