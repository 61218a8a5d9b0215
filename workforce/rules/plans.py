"""Workforce plans and projects: the allowed moves, and when a plan is due."""

from dataclasses import dataclass
from datetime import date, timedelta

from workforce.access.permissions import Permission
from workforce.enums import ProjectState, Tone, WorkforcePlanState

KEEP = Permission.KEEP_PLANS
Plan, Doing = WorkforcePlanState, ProjectState

PLAN_MOVES: dict[tuple[WorkforcePlanState, WorkforcePlanState], Permission] = {
    (Plan.DRAFT, Plan.AGREED): KEEP,
    (Plan.AGREED, Plan.DRAFT): KEEP,
    (Plan.AGREED, Plan.LIVE): KEEP,
    (Plan.LIVE, Plan.REVIEWED): KEEP,
}
"""From which state a workforce plan may come into which, and what that takes."""

PROJECT_MOVES: dict[tuple[ProjectState, ProjectState], Permission] = {
    (Doing.PLANNED, Doing.UNDER_WAY): KEEP,
    (Doing.PLANNED, Doing.STOPPED): KEEP,
    (Doing.UNDER_WAY, Doing.CLOSED): KEEP,
    (Doing.UNDER_WAY, Doing.STOPPED): KEEP,
}
"""The same for projects."""

RUNNING = (Doing.PLANNED, Doing.UNDER_WAY)
"""States of a project in which people may ask for its places."""

NO_PLAN = "No plan"
YEAR_BEGINS = (4, 1)


@dataclass(frozen=True, slots=True)
class YearRules:
    """`due`: the day of the year, as "03-31", by which the plan of the year that begins next is agreed."""

    due: str = "03-31"
    warning_days: int = 56
    levels: tuple[str, ...] = ("directorate",)


def plan_year(day: date) -> int:
    """The year of plans in which a day lies, from 1 April, by the calendar year in which it begins."""
    return day.year if (day.month, day.day) >= YEAR_BEGINS else day.year - 1


def plan_due_on(year: int, rules: YearRules) -> date:
    """By when the plan of a year is agreed: the last such day before the year begins."""
    month, day = map(int, rules.due.split("-"))
    begins = date(year, *YEAR_BEGINS)
    same = date(year, month, min(day, 28) if month == 2 else day)
    return same if same < begins else same.replace(year=year - 1)


def plan_tone(state: WorkforcePlanState | None, due_on: date, day: date, warning_days: int) -> Tone:
    """Red where no plan is agreed after the day by which it should be; None is no plan at all."""
    if state not in (None, Plan.DRAFT):
        return Tone.GREEN
    if due_on < day:
        return Tone.RED
    return Tone.AMBER if due_on - timedelta(days=warning_days) <= day else Tone.GREY


def action_tone(due_on: date, done_on: date | None, day: date, warning_days: int = 30) -> Tone:
    """An action on the day: done, overdue from the day after it was due, due soon, or later."""
    if done_on is not None and done_on <= day:
        return Tone.GREEN
    if due_on < day:
        return Tone.RED
    return Tone.AMBER if due_on - timedelta(days=warning_days) <= day else Tone.GREY
