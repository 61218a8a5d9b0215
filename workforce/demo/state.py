"""The council while it is simulated: plain objects. FTE is kept in hundredths, so that sums are exact."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date

from workforce.demo.jobs import JOBS, Job
from workforce.enums import EMPLOYED, Contract
from workforce.periods import month_ends

FULL_TIME = 100


@dataclass(slots=True, eq=False)
class Person:
    """Somebody, and everything they did here. `health`: how often they fall ill, against others."""

    number: int
    first_name: str
    last_name: str
    email: str
    sex: str
    ethnicity: str
    born: date
    health: float
    pace: float
    swe_number: str | None = None
    qualified_on: date | None = None
    qualification: str = ""
    route: str = ""
    engagements: list["Engagement"] = field(default_factory=list)
    absences: list["Spell"] = field(default_factory=list)

    @property
    def reference(self) -> str:
        return f"W{self.number:06d}"

    def age(self, day: date) -> int:
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


@dataclass(slots=True, eq=False)
class Engagement:
    """One employment or agency engagement. `last` None: no last day is known."""

    person: Person
    contract: Contract
    first: date
    last: date | None = None
    origin: int | None = None
    reason_left: int | None = None
    destination: int | None = None
    agency_name: str = ""
    planned_end: date | None = None
    stints: list["Stint"] = field(default_factory=list)

    @property
    def employed(self) -> bool:
        return self.contract in EMPLOYED


@dataclass(slots=True, eq=False)
class Stint:
    """A part of an engagement in one role on one seat, or in a team without a seat."""

    engagement: Engagement
    job: Job
    fte: int
    first: date
    last: date | None = None
    seat: "Seat | None" = None
    team: "Team | None" = None
    reason: str = ""

    @property
    def person(self) -> Person:
        return self.engagement.person


@dataclass(slots=True)
class Spell:
    """An absence, last day included; None while it lasts."""

    kind: str
    first: date
    last: date | None
    days_lost: str | None = None


@dataclass(slots=True)
class Terms:
    """What a seat is from a day on."""

    first: date
    team: "Team"
    fte: int
    frozen: bool = False


@dataclass(slots=True, eq=False)
class Seat:
    """A post. `free_from`: the first day on which some of it is not filled."""

    number: int
    job: Job
    terms: list[Terms]
    temporary: bool = False
    last: date | None = None
    holders: list[Stint] = field(default_factory=list)
    cover: Stint | None = None
    free_from: date | None = None

    @property
    def team(self) -> "Team":
        return self.terms[-1].team

    @property
    def fte(self) -> int:
        return self.terms[-1].fte

    @property
    def frozen(self) -> bool:
        return self.terms[-1].frozen

    @property
    def gap(self) -> int:
        """What nobody holds once everything that is known has happened."""
        return self.fte - sum(holder.fte for holder in self.holders if holder.last is None)

    def vacant_on(self, day: date) -> int:
        """What nobody employed holds on a day."""
        held = sum(h.fte for h in self.holders if h.first <= day and (h.last is None or h.last >= day))
        return max(0, self.fte - held)

    def change(
        self, first: date, *, team: "Team | None" = None, fte: int | None = None, frozen: bool | None = None
    ) -> None:
        """New terms from a day on. They replace terms that would have begun that very day."""
        now = self.terms[-1]
        fresh = Terms(first, team or now.team, fte or now.fte, now.frozen if frozen is None else frozen)
        if now.first >= first:
            self.terms.pop()
        self.terms.append(fresh)


@dataclass(slots=True)
class Placement:
    """Name and service of a team from a day on."""

    first: date
    name: str
    service: "Service"


@dataclass(slots=True, eq=False)
class Team:
    """A team. `lead`: the seat of its manager. `successor`: what its people went into when it closed."""

    code: str
    placements: list[Placement]
    seats: list[Seat] = field(default_factory=list)
    lead: Seat | None = None
    last: date | None = None
    successor: "Team | None" = None

    @property
    def service(self) -> "Service":
        return self.placements[-1].service


@dataclass(slots=True, eq=False)
class Service:
    """A service: its teams, the first of which has its manager. `story` names its climate."""

    code: str
    name: str
    story: str
    teams: list[Team] = field(default_factory=list)
    head: Seat | None = None
    director: Seat | None = None
    agency_extra: list[Stint] = field(default_factory=list)

    @property
    def seats(self) -> list[Seat]:
        return [seat for team in self.teams for seat in team.seats]


@dataclass(slots=True)
class Council:
    """Everything there is. `records_begin`: what was true before is not on record, only who already worked here."""

    units_since: date
    records_begin: date
    until: date
    services: list[Service] = field(default_factory=list)
    teams: list[Team] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    month_ends: list[date] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.month_ends = [day for day in month_ends(self.records_begin, self.until) if day <= self.until]

    def months_of(self, first: date, last: date) -> list[date]:
        """The month ends from `first` to `last`."""
        return self.month_ends[bisect_left(self.month_ends, first) : bisect_right(self.month_ends, last)]

    def add_seat(self, job_code: str, team: Team, fte: int, first: date, *, temporary: bool = False) -> Seat:
        seat = Seat(
            len(self.seats) + 1, JOBS[job_code], [Terms(first, team, fte)], temporary, free_from=first
        )
        self.seats.append(seat)
        team.seats.append(seat)
        return seat
