"""A session on its way from being planned to being signed, as the simulation sees it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from supervision.enums import CancelledBy, CancelReason, SessionKind, SessionState
from workforce.demo.chance import Chance

SHARED_AFTER = ((0, 1, 2, 3, 4, 6, 9, 14), (25, 28, 18, 12, 8, 5, 3, 1))
SHARED_LATE = ((1, 2, 4, 5, 7, 10, 15, 22), (10, 15, 20, 18, 14, 10, 8, 5))
SIGNED_AFTER = ((0, 1, 2, 3, 5, 7, 9, 12, 16), (14, 18, 18, 14, 12, 10, 7, 5, 2))
"""Working days, and how likely each is: to sharing, to sharing where a service struggles, to signing."""
GIVEN_UP_AFTER, SHARE_DAYS, SIGN_DAYS = 20, 5, 10
NEVER_SIGNED = {False: 0.04, True: 0.11}
DISPUTED = 0.012


class WorkingDays:
    """The working days of the time that is simulated, in order."""

    def __init__(self, first: date, last: date, days_off: Iterable[date]) -> None:
        off = frozenset(days_off)
        span = (first + timedelta(days=number) for number in range((last - first).days + 1))
        self._days = [day for day in span if day.weekday() < 5 and day not in off]

    def after(self, day: date, number: int) -> date:
        """The working day that is `number` working days after a day; before it where negative. 0: the day itself."""
        if number > 0:
            return self._days[bisect_right(self._days, day) + number - 1]
        return self._days[bisect_left(self._days, day) + number] if number else day

    def between(self, first: date, last: date) -> list[date]:
        """Those from the first day to the last, both included."""
        return self._days[bisect_left(self._days, first) : bisect_right(self._days, last)]


@dataclass(slots=True)
class Line:
    """A session, its steps, and what hangs on it. `strained`: in a service that struggles. `number`: its key, once it
    has one.
    """

    kind: SessionKind
    supervisor: int
    supervisee: int | None
    on: date
    strained: bool = False
    state: SessionState = SessionState.SCHEDULED
    starts_at: str = "10:00"
    minutes: int | None = None
    online: bool = False
    theme: str = ""
    series: str | None = None
    reflective: bool = False
    tool: str = ""
    cases: int | None = None
    cancelled_by: str = ""
    cancel_reason: str = ""
    rebooked_as: "Line | None" = None
    share_by: date | None = None
    shared_on: date | None = None
    sign_by: date | None = None
    signed_on: date | None = None
    statement: bool = False
    moves: list[tuple[SessionState, date]] = field(default_factory=list)
    members: list[tuple[int | None, str, str]] = field(default_factory=list)
    number: int = 0

    def step(self, state: SessionState, on: date) -> None:
        self.state = state
        self.moves.append((state, on))

    def cancel(self, by: CancelledBy, reason: CancelReason, on: date) -> None:
        self.cancelled_by, self.cancel_reason = by.value, reason.value
        self.step(SessionState.CANCELLED, on)

    def hold(self, days: WorkingDays) -> None:
        """It was held, and is to be shared."""
        self.share_by = days.after(self.on, SHARE_DAYS)
        self.step(SessionState.HELD, self.on)

    def share(self, on: date, days: WorkingDays) -> None:
        self.shared_on = on
        self.sign_by = days.after(on, SIGN_DAYS) if self.supervisee is not None else None
        self.step(SessionState.SHARED, on)

    def sign(self, on: date) -> None:
        self.signed_on = on
        self.step(SessionState.SIGNED, on)

    def undo(self) -> None:
        """Back to before it was held."""
        self.share_by = self.shared_on = self.sign_by = self.signed_on = None
        self.statement = False
        self.moves.clear()


def run_its_course(line: Line, days: WorkingDays, until: date, chance: Chance) -> None:
    """Held, shared, signed: as far as it has come by the last day. A group's record is shared, and signed by nobody."""
    line.hold(days)
    shared_on = days.after(line.on, chance.pick_by(*(SHARED_LATE if line.strained else SHARED_AFTER)))
    if shared_on > until:
        return
    line.share(shared_on, days)
    if line.supervisee is None:
        return
    if chance.random() < NEVER_SIGNED[line.strained]:
        given_up_on = days.after(shared_on, GIVEN_UP_AFTER)
        if given_up_on <= until:
            line.step(SessionState.UNSIGNED, given_up_on)
        return
    signed_on = days.after(shared_on, chance.pick_by(*SIGNED_AFTER))
    if chance.random() < DISPUTED and (disputed_on := days.after(shared_on, 2)) <= until:
        dispute(line, disputed_on)
        answered_on = days.after(disputed_on, 6)
        if answered_on > until:
            return
        line.step(SessionState.SHARED, answered_on)
        line.sign_by = days.after(answered_on, SIGN_DAYS)
        signed_on = days.after(answered_on, 3)
    if signed_on <= until:
        line.sign(signed_on)


def dispute(line: Line, on: date) -> None:
    line.statement = True
    line.step(SessionState.DISPUTED, on)
