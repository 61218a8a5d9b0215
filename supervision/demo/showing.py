"""What the demonstration's accounts find: the practitioner a record to sign, the team manager one of each state."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from supervision.demo.lines import Line, WorkingDays, dispute
from supervision.enums import SessionKind, SessionState
from supervision.queries.supervisors import supervised_by
from workforce.demo.accounts import reader_to_be

FORGOTTEN = timedelta(days=75)


@dataclass(slots=True)
class Showing:
    """Shapes the latest sessions of a few people, and leaves everybody else's alone."""

    until: date
    days: WorkingDays
    _shapes: dict[int, Callable[[list[Line]], list[Line]]] = field(init=False)

    def __post_init__(self) -> None:
        ways = (self._to_share, self._disputed, self._not_signed, self._forgotten, self._tomorrow)
        manager, practitioner = (
            reader_to_be(address, self.until) for address in ("team.manager", "practitioner")
        )
        people = sorted(supervised_by(manager.worker_id, self.until)) if manager else []
        self._shapes = dict(zip(people, ways, strict=False))
        if practitioner is not None:
            self._shapes[practitioner.worker_id] = self._to_sign

    def shaped(self, worker_id: int, lines: list[Line]) -> list[Line]:
        """The sessions of a person as they are to be shown."""
        shape = self._shapes.get(worker_id)
        return shape(lines) if shape and lines else lines

    def _to_sign(self, lines: list[Line]) -> list[Line]:
        kept, line = self._one_held(lines, 4)
        line.share(self.days.after(line.on, 1), self.days)
        return [*kept, line]

    def _to_share(self, lines: list[Line]) -> list[Line]:
        kept, line = self._one_held(lines, 8)
        return [*kept, line]

    def _disputed(self, lines: list[Line]) -> list[Line]:
        kept, line = self._one_held(lines, 9)
        line.share(self.days.after(line.on, 1), self.days)
        dispute(line, self.days.after(line.on, 3))
        return [*kept, line]

    def _not_signed(self, lines: list[Line]) -> list[Line]:
        kept, line = self._one_held(lines, 26)
        line.share(self.days.after(line.on, 1), self.days)
        line.step(SessionState.UNSIGNED, self.days.after(line.on, 21))
        return [*kept, line]

    def _forgotten(self, lines: list[Line]) -> list[Line]:
        """Nothing for weeks and nothing planned: seriously overdue."""
        return _without(lines, self.until - FORGOTTEN, date.max)

    def _tomorrow(self, lines: list[Line]) -> list[Line]:
        on = self.days.after(self.until, 1)
        kept = _without(lines, on, date.max)
        line = _another(lines[-1], on)
        line.step(SessionState.SCHEDULED, self.days.after(on, -15))
        return [*kept, line]

    def _one_held(self, lines: list[Line], back: int) -> tuple[list[Line], Line]:
        """The sessions but for the latest ones, and in their place one that was held some working days ago."""
        on = self.days.after(self.until, -back)
        line = _another(lines[-1], on)
        line.minutes, line.reflective = 60, True
        line.hold(self.days)
        return _without(lines, on, self.until), line


def _another(like: Line, on: date) -> Line:
    return Line(
        SessionKind.ONE_TO_ONE,
        like.supervisor,
        like.supervisee,
        on,
        strained=like.strained,
        starts_at=like.starts_at,
    )


def _without(lines: Sequence[Line], first: date, last: date) -> list[Line]:
    """Without the one-to-ones of these days, and without what was called off for one of them."""
    gone = {id(line) for line in lines if line.kind == SessionKind.ONE_TO_ONE and first <= line.on <= last}
    return [line for line in lines if id(line) not in gone and id(line.rebooked_as) not in gone]
