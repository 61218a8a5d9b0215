"""Checks on made-up people: DBS and right to work for everybody, driving documents for those who visit families."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from workforce.demo.chance import Chance
from workforce.demo.state import Council, Engagement, Person
from workforce.enums import CheckKind, CheckOutcome, CheckUpdateResult, DbsLevel, DbsWorkforce
from workforce.periods import ONE_DAY, add_months
from workforce.policy import DEFAULTS, PolicyKey

CHECKS_KEPT = 2
"""Of each kind, the latest checks of a person."""
MONTHS_KEPT = 24
"""Whoever left longer ago has none on record any more."""
CERTIFICATES_FROM = 990_000_000_000
Line = tuple[Any, ...]


@dataclass(slots=True)
class Safety:
    """Rows of checks and of what came of them, in the order of their columns."""

    checks: list[Line] = field(default_factory=list)
    updates: list[Line] = field(default_factory=list)


def safety(council: Council, chance: Chance) -> Safety:
    """The checks of everybody who is here or left not long ago."""
    found = Safety()
    since = add_months(council.until, -MONTHS_KEPT)
    for person in council.people:
        last = person.engagements[-1].last if person.engagements else date.min
        if last is None or last >= since:
            _Writer(found, person, council.until, chance).write()
    return found


class _Writer:
    """The rows of one person. Those who have not begun yet have asked for their checks and wait for them."""

    def __init__(self, found: Safety, person: Person, until: date, chance: Chance) -> None:
        self._found, self._person, self._chance = found, person, chance
        self._until = min(until, person.engagements[-1].last or until)
        self._began: Engagement = person.engagements[0]

    def write(self) -> None:
        begins = self._began.first
        if begins > self._until:
            for kind in (CheckKind.DBS, CheckKind.RIGHT_TO_WORK):
                self._asked_for(kind, self._until - self._chance.randint(2, 14) * ONE_DAY)
            return
        self._dbs(begins - self._chance.randint(5, 45) * ONE_DAY)
        self._right_to_work(begins - self._chance.randint(3, 20) * ONE_DAY)
        if any(stint.job.cases for each in self._person.engagements for stint in each.stints):
            for kind in (CheckKind.DRIVING_LICENCE, CheckKind.BUSINESS_INSURANCE):
                done_on = max(begins, self._until - self._chance.randint(1, 372) * ONE_DAY)
                self._done(kind, done_on)

    def _dbs(self, first: date) -> None:
        """Checked again every three years, mostly in time; some are with the Update Service and looked up yearly."""
        chance, months = self._chance, DEFAULTS[PolicyKey.DBS_RECHECK].default
        done = [first]
        while (following := add_months(done[-1], months) - self._days_early() * ONE_DAY) <= self._until:
            done.append(following)
        update_service, disclosed = chance.happens(0.3), chance.happens(0.01)
        for done_on in done[-CHECKS_KEPT:]:
            number = self._done(CheckKind.DBS, done_on, disclosed=disclosed, update_service=update_service)
            if disclosed:
                decided = done_on + chance.randint(1, 4) * ONE_DAY
                self._update(number, decided, CheckUpdateResult.PROCEED)
        if update_service:
            self._status_checks(number, done[-1])
        due = add_months(done[-1], months)
        if not update_service and due - 40 * ONE_DAY <= self._until:
            self._asked_for(CheckKind.DBS, max(done[-1], self._until - chance.randint(2, 30) * ONE_DAY))

    def _days_early(self) -> int:
        return self._chance.randint(5, 80) if self._chance.happens(0.88) else -self._chance.randint(5, 110)

    def _status_checks(self, number: int, done_on: date) -> None:
        months = DEFAULTS[PolicyKey.DBS_STATUS_CHECK].default
        day = done_on
        while (day := add_months(day, months) - self._chance.randint(0, 60) * ONE_DAY) <= self._until:
            self._update(number, day, CheckUpdateResult.NO_CHANGE)

    def _right_to_work(self, first: date) -> None:
        """For some it has an end; then it is looked at again before that."""
        if not self._chance.happens(0.07):
            self._done(CheckKind.RIGHT_TO_WORK, first)
            return
        day = first
        while day <= self._until:
            expires_on = add_months(day, self._chance.choice((24, 36, 60)))
            self._done(CheckKind.RIGHT_TO_WORK, day, expires_on=expires_on)
            day = expires_on - self._chance.randint(28, 50) * ONE_DAY

    def _asked_for(self, kind: CheckKind, day: date) -> None:
        self._found.checks.append((self._person.number, kind, day, None, None, "", "", "", "", False, False))

    def _done(
        self,
        kind: CheckKind,
        day: date,
        *,
        expires_on: date | None = None,
        disclosed: bool = False,
        update_service: bool = False,
    ) -> int:
        """Write a check; returns its number."""
        number = len(self._found.checks) + 1
        outcome = CheckOutcome.DISCLOSED if disclosed else CheckOutcome.CLEAR
        certificate: Line = ("", "", "", False, False)
        if kind == CheckKind.DBS:
            certificate = (
                f"{CERTIFICATES_FROM + number}"[-12:],
                DbsLevel.ENHANCED,
                DbsWorkforce.CHILD,
                True,
                update_service,
            )
        requested = day - self._chance.randint(5, 25) * ONE_DAY if kind == CheckKind.DBS else None
        self._found.checks.append(
            (self._person.number, kind, requested, day, expires_on, outcome, *certificate)
        )
        return number

    def _update(self, number: int, day: date, result: CheckUpdateResult) -> None:
        if day <= self._until:
            self._found.updates.append((number, day, result, None))
