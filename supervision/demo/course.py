"""The supervision of one person through the months: what was held, called off or missed, and what is planned."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from supervision.demo.lines import Line, WorkingDays, run_its_course
from supervision.demo.words import TOOLS
from supervision.enums import CancelledBy, CancelReason, SessionKind, SessionState
from supervision.queries.rhythm import Slot, SlotState
from workforce.demo.chance import Chance
from workforce.demo.story import months_between

MONTHS = 24
"""Supervision is on record for that many months before the end."""
MISSED_AFTER = 2
STEADY = 0.9
RECOVERED_FROM, RECOVERED_TO = 0.55, 0.92
STRUGGLED_FROM, STRUGGLED_TO = 0.86, 0.62
TIMES = ("09:00", "09:30", "10:00", "11:00", "13:00", "13:30", "14:00", "15:00")
WHO = (CancelledBy.SUPERVISOR, CancelledBy.SUPERVISEE, CancelledBy.BOTH)
WHO_STRAINED, WHO_USUALLY = (0.62, 0.25, 0.13), (0.4, 0.45, 0.15)
WHY = tuple(CancelReason)
WHY_WEIGHTS = (0.2, 0.12, 0.17, 0.2, 0.17, 0.1, 0.04)


@dataclass(frozen=True, slots=True)
class Place:
    """A team: its story, and how much better or worse than its service it keeps to supervision."""

    story: str
    offset: float

    @property
    def struggles(self) -> bool:
        return self.story == "struggling"

    def kept(self, day: date, until: date) -> float:
        """How likely a session of a day is held in its slot."""
        ago = months_between(day, until)
        match self.story:
            case "struggling":
                share = min(1.0, max(0.0, (18 - ago) / 13))
                usual = STRUGGLED_FROM + (STRUGGLED_TO - STRUGGLED_FROM) * share
            case "recovered":
                share = min(1.0, max(0.0, (MONTHS - ago) / 18))
                usual = RECOVERED_FROM + (RECOVERED_TO - RECOVERED_FROM) * share
            case _:
                usual = STEADY
        return min(0.98, usual + self.offset)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is supervised: when away, and how many cases on which day, in order."""

    worker_id: int
    away: Sequence[tuple[date, date]] = ()
    counts: Sequence[tuple[date, int]] = ()

    def is_away(self, day: date) -> bool:
        return any(first <= day < after for first, after in self.away)

    def cases_on(self, day: date) -> int | None:
        place = bisect_right(self.counts, (day, 10_000))
        return (
            self.counts[place - 1][1]
            if place and day - self.counts[place - 1][0] < timedelta(days=62)
            else None
        )


@dataclass(slots=True)
class Course:
    """Makes the sessions of one person from the slots in which they fall."""

    person: Person
    places: Mapping[int, Place]
    days: WorkingDays
    until: date
    chance: Chance
    kind: SessionKind = SessionKind.ONE_TO_ONE
    _at: str = field(init=False)
    _early: float = field(init=False)
    _online: float = field(init=False)
    _planned: int = field(init=False, default=0)
    _series: str | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self._at = self.chance.choice(TIMES)
        self._early = self.chance.random()
        self._online = self.chance.choice((0.05, 0.15, 0.5))

    def lines(self, slots: Sequence[Slot]) -> Iterator[Line]:
        """Sessions in an order in which none names a later one. None of an excused slot, or without a supervisor."""
        for slot in slots:
            if slot.state is SlotState.EXCUSED or slot.supervisor_id in (None, self.person.worker_id):
                continue
            usable = [
                day
                for day in self.days.between(slot.first_day, slot.last_day)
                if not self.person.is_away(day)
            ]
            if usable:
                yield from self._of_slot(slot, usable)

    def _of_slot(self, slot: Slot, usable: Sequence[date]) -> Iterator[Line]:
        place = int(self._early * len(usable)) + self.chance.randint(-2, 2)
        index = min(len(usable) - 1, max(0, place))
        line = self._line(slot, usable[index])
        if line.on > self.until:
            yield from self._ahead(line)
        elif self.chance.random() < self.places[slot.team_id].kept(line.on, self.until):
            yield from self._held(slot, line, usable, index)
        else:
            yield from self._not_held(line)

    def _line(self, slot: Slot, on: date) -> Line:
        team = self.places[slot.team_id]
        supervisor = slot.supervisor_id or 0
        return Line(
            self.kind,
            supervisor,
            self.person.worker_id,
            on,
            strained=team.struggles,
            starts_at=self._at,
            online=self.chance.random() < self._online,
        )

    def _ahead(self, line: Line) -> Iterator[Line]:
        """Planned: the next one mostly, the one after it sometimes, as a series."""
        self._planned += 1
        if self._planned > 3 or self.chance.random() > (0.78, 0.35, 0.3)[self._planned - 1]:
            return
        if self._planned == 1 and self.chance.random() < 0.4:
            self._series = str(UUID(int=self.chance.getrandbits(128), version=4))
        line.series = self._series
        line.step(SessionState.SCHEDULED, min(self.until, self.days.after(line.on, -15)))
        yield line

    def _held(self, slot: Slot, line: Line, usable: Sequence[date], index: int) -> Iterator[Line]:
        weeks = slot.unit == "week"
        self._fill(line, closely=weeks and slot.every <= 2)
        run_its_course(line, self.days, self.until, self.chance)
        yield line
        if index and self.chance.random() < 0.07:
            before = self._line(slot, usable[max(0, index - 4)])
            before.rebooked_as = line
            self._call_off(before)
            yield before
        if self.chance.random() < 0.05 and index + 2 < len(usable) and usable[index + 2] <= self.until:
            yield self._beside(slot, usable[index + 2])

    def _fill(self, line: Line, *, closely: bool) -> None:
        chance = self.chance
        progress = 1 - months_between(line.on, self.until) / MONTHS
        share = 0.38 + 0.34 * progress + (0.12 if closely else 0) - (0.16 if line.strained else 0)
        line.reflective = chance.random() < share
        line.tool = chance.choice(TOOLS) if line.reflective and chance.random() < 0.45 else ""
        line.minutes = chance.pick_by((45, 60, 75, 90, 105), (12, 26, 20, 34, 8))
        line.cases = self.person.cases_on(line.on)

    def _beside(self, slot: Slot, on: date) -> Line:
        """A reflective session of its own, or a discussion that nobody planned."""
        line = self._line(slot, on)
        is_one = self.kind == SessionKind.ONE_TO_ONE and self.chance.random() < 0.45
        line.kind = SessionKind.REFLECTIVE if is_one else SessionKind.AD_HOC
        self._fill(line, closely=False)
        line.reflective = is_one
        run_its_course(line, self.days, self.until, self.chance)
        return line

    def _not_held(self, line: Line) -> Iterator[Line]:
        """Called off, or gone by without a record; or nobody had planned it."""
        what = self.chance.random()
        if what < 0.45:
            self._call_off(line)
            yield line
        elif what < 0.68:
            line.step(SessionState.SCHEDULED, self.days.after(line.on, -15))
            missed_on = self.days.after(line.on, MISSED_AFTER + 1)
            if missed_on <= self.until:
                line.step(SessionState.MISSED, missed_on)
            yield line

    def _call_off(self, line: Line) -> None:
        line.step(SessionState.SCHEDULED, self.days.after(line.on, -15))
        by = self.chance.pick_by(WHO, WHO_STRAINED if line.strained else WHO_USUALLY)
        line.cancel(by, self.chance.pick_by(WHY, WHY_WEIGHTS), self.days.after(line.on, -1))
