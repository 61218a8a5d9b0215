"""When supervision is due and whether it happened, the slow way: day by day, from every row, without SQL.

It knows nothing of supervision/queries/rhythm*.py; what is asked of both is in test_rhythm_twin.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

from supervision.models import FrequencyRule, SupervisionSession, SupervisorPairing
from workforce.enums import ArrangementKind, Contract, StartOrigin
from workforce.models import Absence, Arrangement, Assignment, BankHoliday, Unit, Worker
from workforce.periods import add_months, holds_on
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable

DAY = timedelta(days=1)
HELD = {"held", "shared", "disputed", "signed", "unsigned"}
SETTING = {"one_to_one": PolicyKey.SUPERVISION_EVERY, "clinical": PolicyKey.SUPERVISION_CLINICAL_EVERY}


def days_between(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + number * DAY


@dataclass(frozen=True)
class Rhythm:
    """How often, and whence a phase is counted; `anchor` None: from the first day of the run."""

    every: int
    unit: str
    anchor: date | None

    def step(self, start: date, number: int) -> date:
        """The first day of the block of this number, counted from `start`."""
        if self.unit == "week":
            return start + timedelta(weeks=self.every * number)
        return add_months(start, self.every * number)

    @property
    def length(self) -> int:
        return self.every * (7 if self.unit == "week" else 30)


@dataclass(frozen=True)
class Run:
    first: date
    last: date
    rhythm: Rhythm
    begins_spell: bool
    ends_spell: bool


@dataclass(frozen=True)
class PlainSlot:
    worker_id: int
    first_day: date
    last_day: date
    every: int
    unit: str
    working_days: int
    away_days: int
    state: str
    team_id: int
    role_id: int
    supervisor_id: int | None


@dataclass(frozen=True)
class PlainStanding:
    worker_id: int
    team_id: int
    supervisor_id: int | None
    every: int | None
    last_on: date | None
    next_on: date | None
    due_on: date | None
    away_since: date | None
    state: str


class Everything:
    """All rows, read once."""

    def __init__(self, kind: str = "one_to_one") -> None:
        self.kind = kind
        self.policies = PolicyTable.load()
        self.holidays = set(BankHoliday.objects.values_list("day", flat=True))
        self.rules = list(FrequencyRule.objects.filter(kind=kind))
        self.codes = dict(Unit.objects.values_list("pk", "code"))
        self.people = {worker.pk: Person(self, worker.pk) for worker in Worker.objects.all()}

    def is_working(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.holidays

    def records_from(self) -> date:
        """The day that the setting names, whenever it was entered."""
        days = [value for _, value in self.policies.values.get(PolicyKey.SUPERVISION_FROM, ()) if value]
        return date.fromisoformat(days[-1]) if days else date.min

    def slots(self, first: date, last: date) -> list[PlainSlot]:
        return [slot for _, person in sorted(self.people.items()) for slot in person.slots(first, last)]

    def standings(self, day: date) -> list[PlainStanding]:
        found = (person.standing(day) for _, person in sorted(self.people.items()))
        return [each for each in found if each is not None]


class Person:
    """One person's rows, and what holds for them on each day."""

    def __init__(self, everything: Everything, pk: int) -> None:
        self.all = everything
        self.pk = pk
        self.assignments = [
            each
            for each in Assignment.objects.filter(worker=pk).select_related("employment", "role")
            if each.employment.contract != Contract.CASUAL
        ]
        self.pairings = list(SupervisorPairing.objects.filter(worker=pk))
        self.sessions = list(SupervisionSession.objects.filter(supervisee=pk, kind=everything.kind))
        outside = Arrangement.objects.filter(worker=pk, kind=ArrangementKind.SECONDED_OUT, team__isnull=True)
        self.absences = [each.period for each in (*Absence.objects.filter(worker=pk), *outside)]
        self.main = cache(self._main)
        self.rhythm = cache(self._rhythm)
        self.in_spell = cache(self._in_spell)
        self.away = cache(self._away)
        self.spell_first = cache(self._spell_first)

    def working_on(self, day: date) -> list[Any]:
        return [each for each in self.assignments if holds_on(each.period, day)]

    def _in_spell(self, day: date) -> bool:
        """At work, or on days off between two assignments."""
        if self.working_on(day):
            return True
        before, after = day, day
        while not self.all.is_working(before) and not self.working_on(before):
            before -= DAY
        while not self.all.is_working(after) and not self.working_on(after):
            after += DAY
        return bool(self.working_on(before)) and bool(self.working_on(after))

    def _spell_first(self, day: date) -> date:
        while self.in_spell(day - DAY):
            day -= DAY
        return day

    def _main(self, day: date) -> Any:
        """The main assignment; on days off between two, that of the day before them."""
        while not (held := self.working_on(day)):
            day -= DAY
        return min(held, key=lambda a: (-a.fte, a.period.lower, self.all.codes[a.team_id], a.pk))

    def supervisor(self, day: date) -> int | None:
        for pairing in self.pairings:
            if holds_on(pairing.period, day):
                return pairing.supervisor_id
        return self.main(day).manager_id

    def _away(self, day: date) -> bool:
        return any(holds_on(each, day) for each in self.absences)

    def _rhythm(self, day: date) -> Rhythm | None:
        held = self.main(day)
        usual, personal = self._usual(held, day)
        if usual is None or personal:
            return usual
        phases = [phase for phase in self._phases(day) if phase.length <= usual.length]
        return min(phases, key=lambda p: (p.length, -p.anchor.toordinal())) if phases else usual

    def _usual(self, held: Any, day: date) -> tuple[Rhythm | None, bool]:
        """What the most specific row says, else the settings; and whether it is a row for this person."""
        for matches in (
            lambda rule: rule.worker_id == self.pk,
            lambda rule: rule.post_id and rule.post_id == held.post_id,
            lambda rule: rule.role_id == held.role_id,
            lambda rule: rule.role_group and rule.role_group == held.role.role_group,
        ):
            for rule in self.all.rules:
                if holds_on(rule.period, day) and matches(rule):
                    rhythm = Rhythm(rule.every, rule.unit, None) if rule.every else None
                    return rhythm, rule.worker_id is not None
        value = self.all.policies.value(SETTING[self.all.kind], day)
        for key in (held.role.role_group, held.role.regulator, f"level {held.role.csww_role}", "default"):
            if key in value:
                if value[key] == "none":
                    return None, False
                number, unit = value[key].split()
                return Rhythm(int(number), unit.rstrip("s"), None), False
        return None, False

    def _phases(self, day: date) -> Iterator[Rhythm]:
        if self.all.kind != "one_to_one":
            return
        starts = {
            each.employment.period.lower
            for each in self.assignments
            if each.employment.start_origin == StartOrigin.NEWLY_QUALIFIED
            and each.employment.contract != Contract.AGENCY
        }
        for start in starts:
            numbers = self.all.policies.value(PolicyKey.SUPERVISION_NEWLY_QUALIFIED, start)
            weekly_until = start + timedelta(weeks=numbers["weekly_weeks"])
            fortnightly_until = add_months(start, numbers["fortnightly_months"])
            if start <= day < weekly_until:
                yield Rhythm(1, "week", start)
            if weekly_until <= day < fortnightly_until:
                yield Rhythm(2, "week", weekly_until)
            if fortnightly_until <= day < add_months(start, numbers["until_months"]):
                yield Rhythm(1, "month", start)
        began = self.spell_first(day)
        numbers = self.all.policies.value(PolicyKey.SUPERVISION_NEW_STARTER, began)
        qualifying = any(
            start
            <= began
            < add_months(
                start, self.all.policies.value(PolicyKey.SUPERVISION_NEWLY_QUALIFIED, start)["until_months"]
            )
            for start in starts
        )
        agency = self.main(began).employment.contract == Contract.AGENCY
        if not agency and not qualifying and day < began + timedelta(weeks=numbers["weeks"]):
            yield Rhythm(numbers["every_weeks"], "week", began)

    def runs(self, last: date) -> Iterator[Run]:
        """Those that begin by `last`. A run that goes on beyond it ends two days later, where nobody looks."""
        if not self.assignments:
            return
        run: list[date] = []
        horizon = last + 2 * DAY
        for day in days_between(min(each.period.lower for each in self.assignments), horizon + DAY):
            here = self.rhythm(day) if day <= horizon and self.in_spell(day) else None
            if run and (here is None or here != self.rhythm(run[-1])):
                yield self._run(run)
                run = []
            if here is not None:
                run.append(day)

    def _run(self, run: list[date]) -> Run:
        rhythm = self.rhythm(run[0])
        assert rhythm is not None
        return Run(
            run[0],
            run[-1],
            rhythm,
            begins_spell=not self.in_spell(run[0] - DAY),
            ends_spell=not self.in_spell(run[-1] + DAY),
        )

    def slots(self, first: date, last: date) -> Iterator[PlainSlot]:
        for run in self.runs(last):
            anchor = run.rhythm.anchor or run.first
            if run.rhythm.unit == "month" and run.rhythm.anchor is None:
                anchor = anchor.replace(day=1)
            for number in range(3000):
                block = run.rhythm.step(anchor, number), run.rhythm.step(anchor, number + 1) - DAY
                if block[0] > run.last:
                    break
                if block[1] >= run.first and first <= min(block[1], run.last) <= last:
                    slot = self._slot(run, *block)
                    if slot is not None:
                        yield slot

    def _slot(self, run: Run, block_first: date, block_last: date) -> PlainSlot | None:
        first, last = max(block_first, run.first), min(block_last, run.last)
        whole, left = (block_last - block_first).days + 1, (last - first).days + 1
        cut_by_change = (block_first < run.first and not run.begins_spell) or (
            block_last > run.last and not run.ends_spell
        )
        cut_by_work = (block_first < run.first and run.begins_spell) or (
            block_last > run.last and run.ends_spell
        )
        if first < self.all.records_from() or (cut_by_change and left * 2 < whole):
            return None
        working = [day for day in days_between(first, last) if self.all.is_working(day)]
        away = [day for day in working if self.away(day)]
        percent = int(self.all.policies.value(PolicyKey.SUPERVISION_EXCUSED_SHARE, last))
        fewest = int(self.all.policies.value(PolicyKey.SUPERVISION_EXCUSED_DAYS, last))
        met = any(session.state in HELD and first <= session.on <= last for session in self.sessions)
        excused = len(away) * 100 >= len(working) * percent or (cut_by_work and len(working) < fewest)
        held = self.main(last)
        return PlainSlot(
            self.pk,
            first,
            last,
            run.rhythm.every,
            run.rhythm.unit,
            len(working),
            len(away),
            "excused" if excused else "met" if met else "missed",
            held.team_id,
            held.role_id,
            self.supervisor(last),
        )

    def long_absences(self, day: date) -> Iterator[tuple[date, date]]:
        """First day and last day so far of each time away of 28 days and more, as known on `day`."""
        known = [each.lower for each in self.absences if each.lower <= day]
        if not known:
            return
        least = int(self.all.policies.value(PolicyKey.LONG_ABSENCE_DAYS, day))
        first = None
        for each in days_between(min(known), day + DAY):
            away = each <= day and self.away(each)
            if away and first is None:
                first = each
            if not away and first is not None:
                if (each - first).days >= least:
                    yield first, each - DAY
                first = None

    def standing(self, day: date) -> PlainStanding | None:
        if not self.working_on(day):
            return None
        rhythm = self.rhythm(day)
        began = self.spell_first(day)
        held_on = [s.on for s in self.sessions if s.state in HELD and began <= s.on <= day]
        next_on = min((s.on for s in self.sessions if s.state == "scheduled" and s.on >= day), default=None)
        last_on = max(held_on, default=None)
        away_since, returned = None, date.min
        for first, last in self.long_absences(day):
            if last == day and self.away(day):
                away_since = first
            elif last >= began:
                returned = last + DAY
        due_on, later = None, None
        if rhythm is not None and away_since is None:
            due_on, later = self._due(day, rhythm, began, last_on, returned)
        if rhythm is None:
            state = "not_required"
        elif due_on is None or later is None:
            state = "away"
        else:
            warning = int(self.all.policies.value(PolicyKey.SUPERVISION_WARNING_DAYS, day))
            if later < day:
                state = "serious"
            elif due_on < day:
                state = "overdue"
            else:
                state = "soon" if due_on - warning * DAY <= day else "in_date"
        return PlainStanding(
            self.pk,
            self.main(day).team_id,
            self.supervisor(day),
            rhythm.every if rhythm else None,
            last_on,
            next_on,
            due_on,
            away_since,
            state,
        )

    def _due(
        self, day: date, rhythm: Rhythm, began: date, last_on: date | None, returned: date
    ) -> tuple[date, date]:
        """When the next is due, and the day after which it is seriously overdue."""
        if last_on is not None:
            base = max(last_on, returned)
            return rhythm.step(base, 1), rhythm.step(base, 2)
        base = max(began, returned, self._supervised_since(day, began), self.all.records_from())
        if self.main(day).employment.contract == Contract.AGENCY:
            first = base + int(self.all.policies.value(PolicyKey.SUPERVISION_AGENCY_FIRST, day)) * DAY
            return first, rhythm.step(first, 1)
        return rhythm.step(base, 1), rhythm.step(base, 2)

    def _supervised_since(self, day: date, began: date) -> date:
        for later, earlier in pairwise(reversed(list(days_between(began, day)))):
            if self.supervisor(earlier) != self.supervisor(later):
                return later
        return began
