"""When teams are to meet as a group and whether they did, the slow way: person by person and day by day, without SQL.

It knows nothing of supervision/queries/group_rhythm*.py; what is asked of both is in test_group_rhythm_twin.py.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from supervision.models import FrequencyRule, SessionMember, SupervisionSession
from supervision.queries.frequencies import Frequency
from tests.supervision.queries.twin import DAY, HELD, Everything, Person, days_between
from workforce.models import Unit
from workforce.periods import add_months, holds_on
from workforce.policy import PolicyKey

MONDAY = date(1900, 1, 1)


@dataclass(frozen=True, order=True)
class PlainTeamSlot:
    team: str
    first_day: date
    last_day: date
    every: int
    unit: str
    met: bool


@dataclass(frozen=True, order=True)
class PlainTeam:
    team: str
    people: int
    leader_id: int | None
    every: int | None
    last_on: date | None
    next_on: date | None
    due_on: date | None
    state: str


class Groups:
    """All rows, read once."""

    def __init__(self) -> None:
        self.all = Everything()
        self.rules = list(FrequencyRule.objects.filter(kind="group"))
        self.sessions = list(SupervisionSession.objects.filter(kind="group"))
        self.members: dict[int, list[int]] = {each.pk: [] for each in self.sessions}
        for member in SessionMember.objects.filter(worker__isnull=False):
            self.members[member.session_id].append(member.worker_id)

    def how_often(self, team_id: int, day: date) -> Frequency | None:
        for rule in self.rules:
            if rule.team_id == team_id and holds_on(rule.period, day):
                return Frequency(rule.every, rule.unit) if rule.every else None
        found: str = self.all.policies.value(PolicyKey.SUPERVISION_GROUP_EVERY, day)
        return Frequency.read(found)

    def numbers(self, day: date) -> tuple[int, int]:
        found = self.all.policies.value(PolicyKey.SUPERVISION_GROUP_PEOPLE, day)
        return found["team"], found["present"]

    def slots(self, first: date, last: date) -> list[PlainTeamSlot]:
        return sorted(
            slot
            for team in Unit.objects.all()
            for closes in days_between(first, last)
            for slot in [self.slot(team, closes)]
            if slot is not None
        )

    def slot(self, team: Unit, closes: date) -> PlainTeamSlot | None:
        """The slot that closes on a day, if it is one of the team's."""
        often = self.how_often(team.pk, closes)
        if often is None or (opens := first_of(often, closes)) is None:
            return None
        if opens < self.all.records_from() or self.how_often(team.pk, opens) != often:
            return None
        fewest, present = self.numbers(closes)
        stayed = [
            person
            for person in self.all.people.values()
            if belongs(person, team.pk, opens) and belongs(person, team.pk, closes)
            if not away_throughout(person, opens, closes)
        ]
        if not stayed or len(stayed) < fewest:
            return None
        met = any(
            self.of_team(each, team.pk) >= max(present, 1)
            for each in self.sessions
            if each.state in HELD and opens <= each.on <= closes
        )
        return PlainTeamSlot(team.code, opens, closes, often.every, str(often.unit), met)

    def of_team(self, session: SupervisionSession, team_id: int) -> int:
        return sum(
            belongs(self.all.people[worker], team_id, session.on) for worker in self.members[session.pk]
        )

    def teams(self, day: date) -> list[PlainTeam]:
        found = (self.team(team, day) for team in Unit.objects.all())
        return sorted((each for each in found if each is not None), key=lambda each: each.team)

    def team(self, team: Unit, day: date) -> PlainTeam | None:
        here = [each for each in self.all.people.values() if works(each, team.pk, day)]
        if not here:
            return None
        long = int(self.all.policies.value(PolicyKey.LONG_ABSENCE_DAYS, day))
        counting = [each for each in here if not away_for(each, day, long)]
        fewest, present = self.numbers(day)
        often = self.how_often(team.pk, day)
        meetings = [each for each in self.sessions if self.present(each, team.pk) >= max(present, 1)]
        last = max((each.on for each in meetings if each.state in HELD and each.on <= day), default=None)
        coming = min(
            (each.on for each in meetings if each.state == "scheduled" and each.on >= day), default=None
        )
        due, state = None, "not_required"
        if often and len(counting) >= fewest:
            came = sorted(self.came(each, team.pk, day) for each in counting)
            base = last or max(came[fewest - 1], self.all.records_from())
            due = step(often, base, 1)
            state = self.state(day, due, step(often, base, 2))
        return PlainTeam(
            team.code, len(counting), leader(here, day), often and often.every, last, coming, due, state
        )

    def state(self, day: date, due: date, serious: date) -> str:
        warning = int(self.all.policies.value(PolicyKey.SUPERVISION_WARNING_DAYS, day))
        if serious < day:
            return "serious"
        if due < day:
            return "overdue"
        return "soon" if due - timedelta(days=warning) <= day else "in_date"

    def present(self, session: SupervisionSession, team_id: int) -> int:
        return sum(works(self.all.people[worker], team_id, session.on) for worker in self.members[session.pk])

    def came(self, person: Person, team_id: int, day: date) -> date:
        return min(
            each.period.lower
            for each in person.assignments
            if each.team_id == team_id and each.period.lower <= day
        )


def first_of(often: Frequency, closes: date) -> date | None:
    """The first day of the slot that closes on a day; None where none does."""
    after = closes + DAY
    if often.unit == "week":
        weeks, rest = divmod((after - MONDAY).days, 7)
        return None if rest or weeks % often.every else after - timedelta(weeks=often.every)
    if after.day != 1 or (12 * after.year + after.month - 1) % often.every:
        return None
    return add_months(after, -often.every)


def step(often: Frequency, start: date, times: int) -> date:
    if often.unit == "week":
        return start + timedelta(weeks=often.every * times)
    return add_months(start, often.every * times)


def belongs(person: Person, team_id: int, day: date) -> bool:
    """By the main assignment; on days off between two that of the earlier one."""
    main = person.main(day) if person.in_spell(day) else None
    return main is not None and main.team_id == team_id


def works(person: Person, team_id: int, day: date) -> bool:
    """The same on a day on which the assignment holds."""
    main: Any = person.main(day) if person.working_on(day) else None
    return main is not None and main.team_id == team_id


def away_throughout(person: Person, first: date, last: date) -> bool:
    return all(person.away(day) for day in days_between(first, last))


def away_for(person: Person, day: date, long: int) -> bool:
    """Away on the day, and for so many days up to it."""
    number = 0
    while number < long and person.away(day - number * DAY):
        number += 1
    return number > 0 and number >= long


def leader(here: list[Person], day: date) -> int | None:
    found = Counter(boss for person in here if (boss := person.supervisor(day)))
    return min(found, key=lambda boss: (-found[boss], boss), default=None)
