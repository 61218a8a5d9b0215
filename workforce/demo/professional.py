"""Registrations, looks at the registers, CPD and revalidation of made-up people, as the two last years left them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from workforce.demo.chance import Chance
from workforce.demo.state import Council, Engagement, Person
from workforce.enums import RegisterResult, Regulator
from workforce.periods import ONE_DAY, add_months
from workforce.policy import DEFAULTS, PolicyKey
from workforce.rules.cycles import Cycle, Window, yearly

MONTHS_KEPT = 25
"""How far back looks and counts go: over the last renewal of every register."""
EVERY_SO_OFTEN = 18
"""Days from one round of looking people up to the next, while renewal is open."""
PSYCHOLOGIST = "Practitioner psychologist"
Line = tuple[Any, ...]


@dataclass(slots=True)
class Registers:
    """Rows of each table, in its order of columns."""

    registrations: list[Line] = field(default_factory=list)
    looks: list[Line] = field(default_factory=list)
    confirmations: list[Line] = field(default_factory=list)
    cpd: list[Line] = field(default_factory=list)
    revalidations: list[Line] = field(default_factory=list)
    support: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Held:
    """The time that somebody worked in roles of one register. `last` None: to this day."""

    person: Person
    regulator: str
    first: date
    last: date | None

    def on(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


def registers(council: Council, chance: Chance) -> Registers:
    """Everybody registered, nearly everybody renewed; in each struggling service somebody who is not."""
    found = Registers()
    fallen = set(_fallen(council, chance))
    for held in _held(council):
        writer = _Writer(found, held, council.until, chance)
        writer.write(fallen=held.person.number in fallen)
    return found


def _held(council: Council) -> Iterator[Held]:
    """One for each person and register: from the first role that needs it to the last."""
    for person in council.people:
        spans: dict[str, list[Engagement]] = {}
        for engagement in person.engagements:
            for stint in engagement.stints:
                if stint.job.regulator:
                    spans.setdefault(stint.job.regulator, []).append(engagement)
        for regulator, engagements in spans.items():
            ends = [each.last for each in engagements]
            first = min(
                stint.first
                for each in engagements
                for stint in each.stints
                if stint.job.regulator == regulator
            )
            last = None if None in ends else max(end for end in ends if end)
            yield Held(person, regulator, first, last)


def _fallen(council: Council, chance: Chance) -> Iterable[int]:
    """One social worker of each struggling service, here for more than a year, who is off the register."""
    long_ago = add_months(council.until, -12)
    for service in council.services:
        if service.story != "struggling":
            continue
        teams = {team.code for team in service.teams}
        candidates = [
            stint.person.number
            for seat in council.seats
            if seat.team.code in teams and seat.job.code in ("SW", "SSW")
            for stint in seat.holders
            if stint.last is None and stint.engagement.last is None and stint.engagement.first < long_ago
        ]
        if candidates:
            yield chance.choice(sorted(set(candidates)))


class _Writer:
    """The rows of one person and register."""

    def __init__(self, found: Registers, held: Held, until: date, chance: Chance) -> None:
        self._found, self._held, self._until, self._chance = found, held, until, chance
        self._since = add_months(until, -MONTHS_KEPT)
        self._registered = self._first_registered()
        self._conditions = chance.happens(0.008)

    def write(self, *, fallen: bool) -> None:
        held = self._held
        expires, revalidates = self._nurse_days()
        self._found.registrations.append(self._registration(expires, revalidates))
        if held.first > self._until or (held.last is not None and held.last < self._since):
            return
        seen = held.first - self._chance.randint(2, 12) * ONE_DAY
        self._look(seen, self._cycle(seen, expires).closes if expires else None)
        for cycle in self._cycles(expires):
            self._renewal(cycle, expires, fallen=fallen and cycle.closes >= self._until)
        if fallen:
            self._look(self._until - 4 * ONE_DAY, None, RegisterResult.NOT_FOUND)
        elif held.regulator == Regulator.SWE:
            self._cpd_of_two_years()
        if revalidates is not None and held.on(self._until):
            self._progress(revalidates)

    def _first_registered(self) -> date:
        """Some weeks after qualifying, and before the work began."""
        qualified = self._held.person.qualified_on or self._held.first - 400 * ONE_DAY
        later = qualified + self._chance.randint(20, 45) * ONE_DAY
        return min(later, self._held.first)

    def _nurse_days(self) -> tuple[date | None, date | None]:
        """When a nurse's registration first ran out here, and the revalidation that is next."""
        if self._held.regulator != Regulator.NMC:
            return None, None
        years = 1
        while (expires := add_months(self._registered, 12 * years)) < self._since:
            years += 1
        next_one = next(years for years in range(9) if add_months(expires, 12 * years) >= self._until)
        revalidates = add_months(expires, 12 * (next_one + self._chance.randint(0, 2)))
        return expires, revalidates

    def _registration(self, expires: date | None, revalidates: date | None) -> Line:
        person, regulator = self._held.person, self._held.regulator
        number = {
            Regulator.SWE: "",
            Regulator.NMC: f"{self._registered.year % 100:02d}I{person.number:05d}E",
            Regulator.HCPC: f"PYL{900000 + person.number}",
        }[Regulator(regulator)]
        part = {Regulator.NMC: "Part 3 (SCPHN)", Regulator.HCPC: PSYCHOLOGIST}.get(Regulator(regulator), "")
        helpers = ("A colleague of the health service", "Another health visitor") if revalidates else ("", "")
        return (
            person.number,
            regulator,
            number,
            part,
            None,
            self._registered,
            expires,
            False,
            revalidates,
            *helpers,
        )

    def _cycles(self, expires: date | None) -> Iterator[Cycle]:
        """The rounds that closed while looks are kept, and the one that is next."""
        day = self._since
        while True:
            cycle = self._cycle(day, expires)
            yield cycle
            if cycle.closes >= self._until:
                return
            day = cycle.closes + ONE_DAY

    def _cycle(self, day: date, expires: date | None) -> Cycle:
        if expires is not None:
            return yearly(expires, day, reminder_days=DEFAULTS[PolicyKey.NMC_REMINDER_DAYS].default)
        if self._held.regulator == Regulator.HCPC:
            return Window.of(DEFAULTS[PolicyKey.HCPC_WINDOWS].default[PSYCHOLOGIST]).cycle(day)
        return Window.of(DEFAULTS[PolicyKey.SWE_WINDOW].default).cycle(day)

    def _renewal(self, cycle: Cycle, expires: date | None, *, fallen: bool) -> None:
        """Confirmed on some day of the window, seen in the next round of looking up, and again when it has closed."""
        chance, until = self._chance, min(self._until, cycle.closes)
        days = (cycle.closes - cycle.opens).days
        renewed_on = cycle.opens + round(days * min(1.0, chance.betavariate(2, 2.6))) * ONE_DAY
        forgets = chance.happens(0.06) or fallen
        if not self._held.on(renewed_on) or self._registered >= cycle.opens:
            forgets = True
        if not forgets and renewed_on <= until:
            self._found.confirmations.append(
                (self._held.person.number, self._held.regulator, cycle.year_from, renewed_on, True, None)
            )
            rounds = (renewed_on - cycle.opens).days // EVERY_SO_OFTEN + 1
            seen = cycle.opens + rounds * EVERY_SO_OFTEN * ONE_DAY
            if seen <= until:
                self._look(seen, add_months(cycle.closes, 12) if expires else None)
        self._look(
            cycle.closes + chance.randint(1, 3) * ONE_DAY, add_months(cycle.closes, 12) if expires else None
        )

    def _look(self, on: date, until: date | None, result: RegisterResult = RegisterResult.REGISTERED) -> None:
        held = self._held
        if not self._since <= on <= self._until or (held.last is not None and on > held.last):
            return
        if on < held.first - timedelta(days=15):
            return
        if result == RegisterResult.REGISTERED and self._conditions:
            result = RegisterResult.CONDITIONS
        conditions = (
            "Works under the supervision named in the conditions."
            if result == RegisterResult.CONDITIONS
            else ""
        )
        self._found.looks.append(
            (held.person.number, held.regulator, on, result, until, conditions, "", None)
        )

    def _cpd_of_two_years(self) -> None:
        window = Window.of(DEFAULTS[PolicyKey.SWE_WINDOW].default)
        now = window.cycle(self._until)
        for closes in (now.before, now.closes):
            year_from = add_months(closes, -12) + ONE_DAY
            counted_on = closes - self._chance.randint(5, 75) * ONE_DAY
            does = self._chance.happens(0.93)
            pieces = self._chance.pick({2: 60, 3: 25, 4: 8, 1: 7})
            with_peer = min(pieces, self._chance.pick({1: 80, 2: 12, 0: 8}))
            if does and self._held.on(counted_on) and counted_on <= self._until:
                self._found.cpd.append(
                    (
                        self._held.person.number,
                        self._held.regulator,
                        year_from,
                        counted_on,
                        pieces,
                        with_peer,
                        None,
                    )
                )

    def _progress(self, due_on: date) -> None:
        """Counted some weeks ago, more or less at an even pace; a session of support as well."""
        start = add_months(due_on, -36)
        counted_on = max(self._held.first, self._until - self._chance.randint(10, 60) * ONE_DAY)
        gone = max(0.0, min(1.0, (counted_on - start).days / 1096)) * self._chance.uniform(0.86, 1.12)
        number, cpd = self._held.person.number, min(48, round(35 * gone))
        done = (
            min(620, round(450 * gone)),
            cpd,
            min(cpd, round(20 * gone)),
            round(5 * gone),
            round(4 * gone),
        )
        self._found.revalidations.append((number, due_on, counted_on, *done, None, None, None, None))
        self._found.support.append((number, counted_on, "Practice teacher", None))
