"""The NMC's revalidation, every three years: what it takes, what is done, what is short (domain, 3.2)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workforce.enums import Tone
from workforce.periods import ONE_DAY, add_months

HOURS = ("practice_hours", "cpd_hours", "participatory_hours")
"""What is done steadily: a third in each year."""
NAMES = {
    "practice_hours": "Practice hours",
    "cpd_hours": "CPD hours",
    "participatory_hours": "Participatory CPD hours",
    "feedback": "Pieces of practice feedback",
    "reflective_accounts": "Reflective accounts",
    "discussion": "Reflective discussion",
    "confirmation": "Confirmation",
}


@dataclass(frozen=True, slots=True)
class RevalidationRules:
    """The numbers that hold on a day."""

    cycle_months: int
    practice_hours: int
    dual_practice_hours: int
    cpd_hours: int
    participatory_hours: int
    feedback: int
    reflective_accounts: int
    warning_months: int
    reminder_days: int


@dataclass(frozen=True, slots=True)
class RevalidationFacts:
    """`anchor`: the first revalidation on record. `submitted`: the days on which one was done.

    What follows is the latest count, for the revalidation due on `counted_for`.
    """

    anchor: date
    dual: bool = False
    submitted: tuple[date, ...] = ()
    counted_for: date | None = None
    practice_hours: int = 0
    cpd_hours: int = 0
    participatory_hours: int = 0
    feedback: int = 0
    reflective_accounts: int = 0
    discussed: bool = False
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """Something that a revalidation takes. `expected`: what keeping pace would have done by the day."""

    name: str
    required: int
    done: int
    expected: Decimal | None = None

    @property
    def remaining(self) -> int:
        return max(0, self.required - self.done)

    @property
    def is_short(self) -> bool:
        return self.done < self.required

    @property
    def is_behind(self) -> bool:
        return self.expected is not None and self.done < min(Decimal(self.required), self.expected)


@dataclass(frozen=True, slots=True)
class RevalidationStanding:
    """The next revalidation as it stands on a day. `at_risk`: due within the warning, and behind or short."""

    due_on: date
    elements: tuple[Element, ...]
    tone: Tone
    overdue: bool
    at_risk: bool

    @property
    def short(self) -> tuple[Element, ...]:
        return tuple(each for each in self.elements if each.is_short)


def revalidation_due(facts: RevalidationFacts, day: date, rules: RevalidationRules) -> date:
    """The next one, counted from the first on record (D1), by those that were done by `day`."""
    done = sum(each <= day for each in facts.submitted)
    return add_months(facts.anchor, done * rules.cycle_months)


def revalidation_state(facts: RevalidationFacts, day: date, rules: RevalidationRules) -> RevalidationStanding:
    """How the next revalidation stands on `day`."""
    due_on = revalidation_due(facts, day, rules)
    elements = tuple(_elements(facts, due_on, day, rules))
    short, behind = any(each.is_short for each in elements), any(each.is_behind for each in elements)
    near = due_on - rules.reminder_days * ONE_DAY <= day
    soon = add_months(due_on, -rules.warning_months) <= day
    overdue = due_on < day
    tone = Tone.AMBER if soon else Tone.GREY
    if overdue or (near and short):
        tone = Tone.RED
    return RevalidationStanding(
        due_on, elements, tone, overdue, overdue or (soon and behind) or (near and short)
    )


def _elements(facts: RevalidationFacts, due_on: date, day: date, rules: RevalidationRules) -> list[Element]:
    """Counts of another cycle are not of this one."""
    counted = facts.counted_for == due_on
    required = {
        "practice_hours": rules.dual_practice_hours if facts.dual else rules.practice_hours,
        "cpd_hours": rules.cpd_hours,
        "participatory_hours": rules.participatory_hours,
        "feedback": rules.feedback,
        "reflective_accounts": rules.reflective_accounts,
    }
    pace = _share_gone(due_on, day, rules)
    elements = [
        Element(
            NAMES[name],
            needed,
            int(getattr(facts, name)) if counted else 0,
            pace * needed if name in HOURS else None,
        )
        for name, needed in required.items()
    ]
    return [
        *elements,
        Element(NAMES["discussion"], 1, int(counted and facts.discussed)),
        Element(NAMES["confirmation"], 1, int(counted and facts.confirmed)),
    ]


def _share_gone(due_on: date, day: date, rules: RevalidationRules) -> Decimal:
    """How much of the time since the revalidation before is over."""
    start = add_months(due_on, -rules.cycle_months)
    gone = Decimal((day - start).days) / Decimal((due_on - start).days)
    return min(Decimal(1), max(Decimal(0), gone))
