"""How a check stands on a day: DBS, right to work, driving and others (domain, 3.4 and 3.5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workforce.enums import CheckKind, CheckOutcome, CheckState, CheckUpdateResult, Tone
from workforce.periods import ONE_DAY, add_months

DRIVING = (CheckKind.DRIVING_LICENCE, CheckKind.BUSINESS_INSURANCE)
STATUS_CHECKS = (CheckUpdateResult.NO_CHANGE, CheckUpdateResult.NEW_INFORMATION)
DECISIONS = {
    CheckUpdateResult.PROCEED: CheckState.PROCEED,
    CheckUpdateResult.DO_NOT_PROCEED: CheckState.DO_NOT_PROCEED,
}


@dataclass(frozen=True, slots=True)
class CheckRules:
    """The numbers that hold on a day."""

    dbs_months: int
    dbs_status_months: int
    dbs_warning_days: int
    right_to_work_days: int
    driving_months: int
    warning_days: int
    required: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Update:
    """What came of a check on a day."""

    on: date
    result: str


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """What is on record of one check."""

    kind: str
    requested_on: date | None = None
    done_on: date | None = None
    expires_on: date | None = None
    outcome: str = ""
    update_service: bool = False
    updates: tuple[Update, ...] = ()

    def done_by(self, day: date) -> bool:
        return self.done_on is not None and self.done_on <= day

    def known_by(self, day: date) -> bool:
        return self.done_by(day) or self.requested_by(day)

    def requested_by(self, day: date) -> bool:
        return self.requested_on is not None and self.requested_on <= day and not self.done_by(day)


@dataclass(frozen=True, slots=True)
class CheckStanding:
    """The state of one kind of check. `due_on`: when the next is due. `done_on`: the check that holds.

    `requested`: the next one is asked for already.
    """

    state: CheckState
    tone: Tone
    done_on: date | None = None
    due_on: date | None = None
    requested: bool = False

    @property
    def outcome(self) -> str:
        """What those may know who do not keep checks: whether it is in order, never what was disclosed."""
        cleared = (CheckState.CLEAR, CheckState.PROCEED)
        held_up = (CheckState.DISCLOSED, CheckState.DO_NOT_PROCEED)
        if self.state in cleared:
            return "In order"
        return "Not cleared" if self.state in held_up else str(self.state.label)


def check_state(checks: Iterable[CheckFacts], day: date, rules: CheckRules) -> CheckStanding:
    """How one kind of check stands for one person on `day`, given all checks of that kind on record."""
    known = list(checks)
    requested = any(each.requested_by(day) for each in known)
    done = sorted((each for each in known if each.done_by(day)), key=lambda each: each.done_on or date.min)
    if not done:
        if requested:
            return CheckStanding(CheckState.REQUESTED, Tone.AMBER, requested=True)
        return CheckStanding(CheckState.NOT_ON_RECORD, Tone.RED)
    holds = done[-1]
    found = _found(holds, day)
    due_on = due(holds, day, rules)
    state, tone = _by_calendar(holds.kind, found, due_on, day, rules)
    return CheckStanding(state, tone, holds.done_on, due_on, requested)


def _found(check: CheckFacts, day: date) -> CheckState:
    """What the check and what came of it say: clear, or what was decided of what was disclosed."""
    state = CheckState.DISCLOSED if check.outcome == CheckOutcome.DISCLOSED else CheckState.CLEAR
    for update in _known(check.updates, day):
        if update.result in DECISIONS:
            state = DECISIONS[CheckUpdateResult(update.result)]
        elif update.result == CheckUpdateResult.NEW_INFORMATION:
            state = CheckState.DISCLOSED
    return state


def _by_calendar(
    kind: str, found: CheckState, due_on: date | None, day: date, rules: CheckRules
) -> tuple[CheckState, Tone]:
    """A decision that is open or says no comes before the calendar."""
    if found == CheckState.DO_NOT_PROCEED:
        return found, Tone.CRITICAL
    if found == CheckState.DISCLOSED:
        return found, Tone.RED
    if due_on is None or day < due_on - warning_days(kind, rules) * ONE_DAY:
        return found, Tone.GREEN
    if due_on < day:
        return CheckState.OVERDUE, Tone.RED
    return CheckState.RECHECK_DUE, Tone.AMBER


def warning_days(kind: str, rules: CheckRules) -> int:
    """Days before a check is due from which it is amber."""
    return rules.dbs_warning_days if kind == CheckKind.DBS else rules.warning_days


def due(check: CheckFacts, day: date, rules: CheckRules) -> date | None:
    """When the next check is due by what is known on `day`; None where it never is. Due dates are inclusive (D2)."""
    if check.done_on is None:
        return None
    if check.kind == CheckKind.DBS:
        months = rules.dbs_status_months if check.update_service else rules.dbs_months
        return add_months(_last_clear(check, check.done_on, day), months)
    if check.kind == CheckKind.RIGHT_TO_WORK:
        return check.expires_on - rules.right_to_work_days * ONE_DAY if check.expires_on else None
    if check.kind in DRIVING:
        return check.expires_on or add_months(check.done_on, rules.driving_months)
    return check.expires_on


def _last_clear(check: CheckFacts, done_on: date, day: date) -> date:
    """The later of the certificate's issue and the last status check that found no change."""
    clear = [each.on for each in _known(check.updates, day) if each.result == CheckUpdateResult.NO_CHANGE]
    return max([done_on, *clear])


def _known(updates: Sequence[Update], day: date) -> list[Update]:
    return sorted((each for each in updates if each.on <= day), key=lambda each: each.on)
