"""A slow, obvious answer to every metric, from plain lists of facts. Written from the definitions, not from the SQL.

Days are inclusive here, as people say them; `last=None` is open. Numbers are exact fractions.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from workforce.periods import window_has_leap_day, year_before

EMPLOYED = {"permanent", "fixed_term", "apprentice", "seconded_in"}
ONE_DAY = timedelta(days=1)
NEVER = date(9999, 1, 1)


@dataclass
class Placement:
    first: date
    last: date | None
    parent: str | None


@dataclass
class Unit:
    code: str
    kind: str
    placements: list[Placement]


@dataclass
class Role:
    code: str
    group: str
    csww: bool


@dataclass
class Terms:
    first: date
    last: date | None
    role: str
    team: str
    fte: Fraction


@dataclass
class Post:
    reference: str
    terms: list[Terms]


@dataclass
class Assignment:
    team: str
    role: str
    fte: Fraction
    first: date
    last: date | None
    post: str | None = None
    agency_reason: str = ""
    contract: str = ""
    employment: int = 0


@dataclass
class Employment:
    contract: str
    first: date
    last: date | None
    assignments: list[Assignment]


@dataclass
class Absence:
    first: date
    last: date | None
    days_lost: Fraction | None = None
    kind: str = "sickness"


@dataclass
class Worker:
    reference: str
    employments: list[Employment]
    absences: list[Absence] = field(default_factory=list)
    counts: dict[date, int] = field(default_factory=dict)

    @property
    def assignments(self) -> list[Assignment]:
        found = []
        for number, employment in enumerate(self.employments):
            for assignment in employment.assignments:
                assignment.contract, assignment.employment = employment.contract, number
                found.append(assignment)
        return found


@dataclass
class History:
    units: list[Unit]
    roles: list[Role]
    posts: list[Post]
    workers: list[Worker]
    bank_holidays: frozenset[date] = frozenset()
    max_age: int = 35

    def __post_init__(self) -> None:
        self.unit = {unit.code: unit for unit in self.units}
        self.role = {role.code: role for role in self.roles}

    @property
    def populations(self) -> list[str]:
        return ["csww", "all", *sorted({role.group for role in self.roles})]


def holds(first: date, last: date | None, day: date) -> bool:
    return first <= day and (last is None or day <= last)


def is_working(history: History, day: date) -> bool:
    return day.weekday() < 5 and day not in history.bank_holidays


def no_working_day_between(history: History, last: date, first: date) -> bool:
    """Whether `first` follows `last` with no working day in between."""
    if first <= last or (first - last).days > 20:
        return False
    day = last + ONE_DAY
    while day < first:
        if is_working(history, day):
            return False
        day += ONE_DAY
    return True


def units_above(history: History, code: str, day: date) -> set[str]:
    """The unit itself and everything above it on a day."""
    found = {code}
    while True:
        here = [p for p in history.unit[code].placements if holds(p.first, p.last, day)]
        if not here or here[0].parent is None:
            return found
        code = here[0].parent
        found.add(code)


def in_population(history: History, role: str, population: str) -> bool:
    if population == "all":
        return True
    return history.role[role].csww if population == "csww" else history.role[role].group == population


def kind_of(assignment: Assignment) -> str:
    return "employed" if assignment.contract in EMPLOYED else assignment.contract


def counts_at(history: History, worker: Worker, assignment: Assignment, population: str, day: date) -> bool:
    """Whether an assignment counts in a population at the close of a day."""
    if not in_population(history, assignment.role, population) or assignment.first > day:
        return False
    if assignment.last is None or assignment.last > day:
        return True
    successors = [
        other.first
        for other in worker.assignments
        if kind_of(other) == kind_of(assignment)
        and in_population(history, other.role, population)
        and no_working_day_between(history, assignment.last, other.first)
    ]
    return bool(successors) and day < min(successors)


def stock(
    history: History, unit: str, population: str, day: date, kind: str
) -> list[tuple[Worker, Assignment]]:
    """The assignments of a kind that count in a unit at the close of a day."""
    return [
        (worker, assignment)
        for worker in history.workers
        for assignment in worker.assignments
        if kind_of(assignment) == kind
        and counts_at(history, worker, assignment, population, day)
        and unit in units_above(history, assignment.team, day)
    ]


def fte(found: list[tuple[Worker, Assignment]]) -> Fraction:
    return sum((assignment.fte for _, assignment in found), Fraction(0))


def people(found: list[tuple[Worker, Assignment]]) -> set[str]:
    return {worker.reference for worker, _ in found}


def on_post(history: History, reference: str, population: str, day: date) -> tuple[Fraction, Fraction]:
    """Employed FTE on a post, and agency FTE there that covers a vacancy."""
    employed = cover = Fraction(0)
    for worker in history.workers:
        for assignment in worker.assignments:
            if assignment.post != reference:
                continue
            inside = in_population(history, assignment.role, population)
            if not counts_at(history, worker, assignment, population if inside else "all", day):
                continue
            if kind_of(assignment) == "employed":
                employed += assignment.fte
            elif kind_of(assignment) == "agency" and assignment.agency_reason == "vacancy":
                cover += assignment.fte
    return employed, cover


def establishment(
    history: History, unit: str, population: str, day: date
) -> tuple[Fraction, Fraction, Fraction]:
    """Established, vacant and unfilled FTE."""
    established = vacant = unfilled = Fraction(0)
    for post in history.posts:
        if not any(holds(terms.first, terms.last, day + ONE_DAY) for terms in post.terms):
            continue
        for terms in post.terms:
            if not holds(terms.first, terms.last, day) or not in_population(history, terms.role, population):
                continue
            if unit not in units_above(history, terms.team, day):
                continue
            employed, cover = on_post(history, post.reference, population, day)
            empty = max(Fraction(0), terms.fte - employed)
            established += terms.fte
            vacant += empty
            unfilled += max(Fraction(0), empty - cover)
    return established, vacant, unfilled


@dataclass
class Spell:
    first: date
    last: date | None
    assignments: list[Assignment]


def spells(history: History, worker: Worker, population: str) -> list[Spell]:
    """The spells of a worker in a population, as turnover takes them: ends that join up are one."""
    employed = [a for a in worker.assignments if kind_of(a) == "employed"]
    groups = [[a] for a in employed if in_population(history, a.role, population)]
    outside = [a for a in employed if not in_population(history, a.role, population)]
    joined = True
    while joined:
        joined = False
        for one in groups:
            for other in groups:
                if one is not other and _belong_together(history, one, other, outside):
                    one.extend(other)
                    groups.remove(other)
                    joined = True
                    break
            if joined:
                break
    return [Spell(min(a.first for a in group), _end(group), group) for group in groups]


def _end(group: list[Assignment]) -> date | None:
    return None if any(a.last is None for a in group) else max(a.last for a in group if a.last)


def _belong_together(
    history: History, one: list[Assignment], other: list[Assignment], outside: list[Assignment]
) -> bool:
    start, end = min(a.first for a in one), _end(one) or NEVER
    if start <= (_end(other) or NEVER) and min(a.first for a in other) <= end:
        return True
    for earlier in one:
        for later in other:
            if earlier.last is None or later.first <= earlier.last:
                continue
            if no_working_day_between(history, earlier.last, later.first):
                return True
            if earlier.employment == later.employment and not any(
                a.first < later.first and (a.last is None or a.last > earlier.last) for a in outside
            ):
                return True
    return False


def movements(history: History, unit: str, population: str, day: date) -> tuple[Fraction, int, Fraction, int]:
    """Starters' FTE and people, leavers' FTE and people, in the twelve months that end on `day`."""
    since = year_before(day)
    starters = leavers = Fraction(0)
    people_in: set[str] = set()
    people_out: set[str] = set()
    for worker in history.workers:
        for spell in spells(history, worker, population):
            started = since < spell.first <= day
            left = spell.last is not None and since < spell.last <= day
            if started and not left:
                for a in spell.assignments:
                    if a.first == spell.first and unit in units_above(history, a.team, spell.first):
                        starters += a.fte
                        people_in.add(worker.reference)
            if left and not started:
                for a in spell.assignments:
                    if a.last == spell.last and unit in units_above(history, a.team, spell.last):
                        leavers += a.fte
                        people_out.add(worker.reference)
    return starters, len(people_in), leavers, len(people_out)


def days_lost(history: History, unit: str, population: str, day: date) -> Fraction:
    since = year_before(day)
    total = Fraction(0)
    for worker in history.workers:
        for absence in worker.absences:
            if absence.kind == "sickness":
                total += _days_of(history, worker, absence, unit, population, since, day)
    return total


def _days_of(
    history: History, worker: Worker, absence: Absence, unit: str, population: str, since: date, until: date
) -> Fraction:
    supplied = absence.days_lost if absence.last is not None else None
    final = absence.last or until
    days = [absence.first + timedelta(days=n) for n in range((final - absence.first).days + 1)]
    working = [day for day in days if is_working(history, day)]
    if supplied is not None and not working:
        working = [absence.first]
    total = Fraction(0)
    for day in working:
        if not since < day <= until:
            continue
        here = [a for a in worker.assignments if kind_of(a) == "employed" and holds(a.first, a.last, day)]
        whole = sum((a.fte for a in here), Fraction(0))
        for a in here:
            if not in_population(history, a.role, population) or unit not in units_above(
                history, a.team, day
            ):
                continue
            if supplied is None:
                total += a.fte
            elif whole:
                total += supplied / len(working) * a.fte / whole
    return total


def caseloads(
    history: History, unit: str, population: str, day: date
) -> tuple[int, Fraction, int, int | None]:
    """Cases, the holders' FTE and number, and the largest caseload."""
    cases, holders_fte, holders, largest = 0, Fraction(0), 0, None
    for worker in history.workers:
        known = [as_at for as_at in worker.counts if as_at <= day]
        if not known or (day - max(known)).days > history.max_age or worker.counts[max(known)] < 1:
            continue
        held = [
            a
            for a in worker.assignments
            if kind_of(a) in {"employed", "agency"} and counts_at(history, worker, a, population, day)
        ]
        whole = sum((a.fte for a in held), Fraction(0))
        if not whole:
            continue
        main = min(held, key=lambda a: (-a.fte, a.first, a.team))
        if unit in units_above(history, main.team, day):
            number = worker.counts[max(known)]
            cases, holders_fte, holders = cases + number, holders_fte + whole, holders + 1
            largest = max(largest or 0, number)
    return cases, holders_fte, holders, largest


Pair = tuple[Fraction | None, Fraction | None]


def answers(history: History, unit: str, population: str, day: date) -> dict[str, Pair]:
    """Every metric's numerator and denominator (None for a plain value)."""
    employed = stock(history, unit, population, day, "employed")
    agency = stock(history, unit, population, day, "agency")
    in_post, agency_fte = fte(employed), fte(agency)
    covering = fte([(w, a) for w, a in agency if a.agency_reason == "vacancy"])
    permanent = fte([(w, a) for w, a in employed if a.contract == "permanent"])
    established, vacant, unfilled = establishment(history, unit, population, day)
    starters, people_in, leavers, people_out = movements(history, unit, population, day)
    lost = days_lost(history, unit, population, day)
    cases, holders_fte, holders, largest = caseloads(history, unit, population, day)
    a_year_ago = people(stock(history, unit, population, year_before(day), "employed"))
    still_here = a_year_ago & people(stock(history, unit, "all", day, "employed"))
    return {
        "vacancy_rate": (vacant, vacant + in_post),
        "agency_rate": (agency_fte, agency_fte + in_post),
        "agency_cover_rate": (covering, agency_fte),
        "vacancies_covered_rate": (covering, vacant),
        "turnover_rate": (leavers, in_post),
        "absence_rate": (lost, in_post * (254 if window_has_leap_day(day) else 253)),
        "caseload": (Fraction(cases), holders_fte),
        "caseload_max": (None if largest is None else Fraction(largest), None),
        "stability_index": (Fraction(len(still_here)), Fraction(len(a_year_ago))),
        "permanent_share": (permanent, in_post + agency_fte),
        "unfilled_rate": (unfilled, established),
        "in_post": (in_post, None),
        "in_post_headcount": (Fraction(len(people(employed))), None),
        "established": (established, None),
        "vacancies": (vacant, None),
        "agency": (agency_fte, None),
        "agency_headcount": (Fraction(len(people(agency))), None),
        "starters": (starters, None),
        "starters_headcount": (Fraction(people_in), None),
        "leavers": (leavers, None),
        "leavers_headcount": (Fraction(people_out), None),
        "case_holders": (holders_fte, None),
        "case_holders_headcount": (Fraction(holders), None),
        "cases": (Fraction(cases), None),
        "days_lost": (lost, None),
    }
