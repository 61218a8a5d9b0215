"""What can happen to somebody: engaged, moved, changed hours, gone. Each keeps seats and careers in step."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from workforce.demo.chance import Carried, Chance
from workforce.demo.jobs import JOBS, Job
from workforce.demo.people import People
from workforce.demo.state import Council, Engagement, Person, Seat, Service, Stint, Team
from workforce.enums import Contract, StartOrigin


@dataclass(slots=True)
class World:
    """The council, chance, and what is still to be decided."""

    council: Council
    people: People
    chance: Chance
    until: date
    carried: dict[tuple[str, str], Carried] = field(default_factory=dict)
    with_an_end: list[Engagement] = field(default_factory=list)
    newly_qualified: list[Stint] = field(default_factory=list)
    left: list[Stint] = field(default_factory=list)
    agency_left: list[tuple[date, Person]] = field(default_factory=list)

    def take(self, service: Service, subject: str, expected: float) -> int:
        """Whole events of a subject in a service this month."""
        key = (service.code, subject)
        if key not in self.carried:
            self.carried[key] = Carried(self.chance.random())
        return self.carried[key].take(expected)

    def day_of(self, month: date, last: date) -> date | None:
        """A day of the month for a decision; None where it lies after the end of the history."""
        day = self.chance.day(month, last)
        return day if day <= self.until else None


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms somebody is engaged."""

    contract: Contract = Contract.PERMANENT
    origin: StartOrigin | None = None
    agency_name: str = ""
    planned_end: date | None = None


def engage(world: World, person: Person, job: Job, first: date, fte: int, terms: Terms, seat: Seat | None,
           *, team: Team | None = None, reason: str = "") -> Stint:  # fmt: skip
    """A new engagement with its first stint."""
    engagement = Engagement(
        person,
        terms.contract,
        first,
        origin=terms.origin,
        agency_name=terms.agency_name,
        planned_end=terms.planned_end,
    )
    person.engagements.append(engagement)
    stint = _begin(engagement, job, first, fte, seat, team=team, reason=reason)
    if engagement.employed and terms.planned_end:
        world.with_an_end.append(engagement)
    if job.code == "NQSW":
        world.newly_qualified.append(stint)
    return stint


def _begin(engagement: Engagement, job: Job, first: date, fte: int, seat: Seat | None, *, team: Team | None = None,
           reason: str = "") -> Stint:  # fmt: skip
    stint = Stint(engagement, job, fte, first, seat=seat, team=team, reason=reason)
    engagement.stints.append(stint)
    if seat is not None and engagement.employed:
        seat.holders.append(stint)
        end_cover(seat, first)
    return stint


def end_cover(seat: Seat, first: date) -> None:
    """An agency worker who covers a seat goes on the day before somebody begins on it, if nothing stays vacant."""
    cover = seat.cover
    if cover is None or seat.gap >= 40:
        return
    last = max(first - timedelta(days=1), friday(cover.first))
    if cover.last is None or cover.last > last:
        leave(cover.engagement, last)


def leave(
    engagement: Engagement, last: date, reason: int | None = None, destination: int | None = None
) -> None:
    """End an engagement and all that is open in it with that last day."""
    engagement.last, engagement.reason_left, engagement.destination = last, reason, destination
    for stint in engagement.stints:
        if stint.last is None or stint.last > last:
            _end(stint, last)


def _end(stint: Stint, last: date) -> None:
    stint.last = last
    if stint.seat is not None and stint.engagement.employed:
        stint.seat.free_from = last + timedelta(days=1)


def move(world: World, stint: Stint, job: Job, seat: Seat, first: date) -> Stint:
    """From one seat to another, with the same hours where the seat has them."""
    _end(stint, first - timedelta(days=1))
    return _begin(stint.engagement, job, first, min(stint.fte, max(40, seat.gap)), seat)


def change_job(world: World, stint: Stint, job_code: str, first: date) -> Stint:
    """Another job on the same seat: a newly qualified social worker becomes a social worker."""
    _end(stint, first - timedelta(days=1))
    return _begin(stint.engagement, JOBS[job_code], first, stint.fte, stint.seat)


def change_hours(world: World, stint: Stint, fte: int, first: date) -> Stint:
    """Other hours on the same seat."""
    _end(stint, first - timedelta(days=1))
    return _begin(stint.engagement, stint.job, first, fte, stint.seat)


def monday(day: date) -> date:
    """The first Monday on or after a day."""
    return day + timedelta(days=-day.weekday() % 7)


def friday(day: date) -> date:
    """The first Friday on or after a day."""
    return day + timedelta(days=(4 - day.weekday()) % 7)
