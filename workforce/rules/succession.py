"""How the succession plan of a critical post stands on a day. Domain rules, 6.9."""

from dataclasses import dataclass
from datetime import date, timedelta

from workforce.access.permissions import Permission
from workforce.enums import SuccessionState, Tone
from workforce.periods import add_months

MOVES: dict[tuple[SuccessionState, SuccessionState], Permission] = {
    (SuccessionState.NO_PLAN, SuccessionState.DRAFT): Permission.CHANGE_SUCCESSION,
    (SuccessionState.DRAFT, SuccessionState.AGREED): Permission.CHANGE_SUCCESSION,
    (SuccessionState.AGREED, SuccessionState.DRAFT): Permission.CHANGE_SUCCESSION,
    (SuccessionState.AGREED, SuccessionState.AGREED): Permission.CHANGE_SUCCESSION,
    (SuccessionState.REVIEW_DUE, SuccessionState.DRAFT): Permission.CHANGE_SUCCESSION,
    (SuccessionState.REVIEW_DUE, SuccessionState.AGREED): Permission.CHANGE_SUCCESSION,
}
"""From which state a plan may come into which, and what that takes. Agreed to agreed: reviewed, and left as it is."""


@dataclass(frozen=True, slots=True)
class PlanRules:
    """Months from review to review, and days before a review from which it is amber."""

    months: int = 6
    warning_days: int = 28


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """`due_on`: the next review; None where nothing was ever agreed."""

    state: SuccessionState
    tone: Tone
    due_on: date | None = None


def plan_standing(
    written: SuccessionState | None, reviewed_on: date | None, day: date, rules: PlanRules
) -> PlanStanding:
    """`written`: the latest state written down by the day; `reviewed_on`: when the plan was agreed last.

    The review is due months after the last one, on that day still in time, and red from the next; a plan that is being
    drafted anew is due no later for that.
    """
    if written is None:
        return PlanStanding(SuccessionState.NO_PLAN, Tone.RED)
    if reviewed_on is None:
        return PlanStanding(SuccessionState.DRAFT, Tone.AMBER)
    due_on = add_months(reviewed_on, rules.months)
    late, soon = due_on < day, due_on - timedelta(days=rules.warning_days) <= day
    tone = Tone.RED if late else Tone.AMBER if soon or written == SuccessionState.DRAFT else Tone.GREEN
    if written == SuccessionState.AGREED and (late or soon):
        return PlanStanding(SuccessionState.REVIEW_DUE, tone, due_on)
    return PlanStanding(written, tone, due_on)
