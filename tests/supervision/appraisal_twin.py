"""The slow, obvious answer to whose appraisal is due when: one person at a time, in Python, from the rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from supervision.models import Appraisal, AppraisalSample, DevelopmentItem, SupervisorPairing
from workforce.models import Absence, Assignment, Employment, Worker
from workforce.periods import add_months

COUNCIL = ("permanent", "fixed_term", "apprentice", "seconded_in")
NEWLY_QUALIFIED = 1


@dataclass(frozen=True)
class Twin:
    """What ought to be said of somebody."""

    since: date | None
    last_on: date | None
    due_on: date | None
    due: str
    eligible: bool


def holds(row: Assignment | Employment | Absence, day: date) -> bool:
    return row.period.lower <= day and (row.period.upper is None or day < row.period.upper)


def start_of_service(worker: Worker, day: date) -> date | None:
    """Back from the contract of the day, as long as another ends where it begins, or overlaps it."""
    contracts = [each for each in worker.employments.all() if each.contract in COUNCIL]
    now = [each for each in contracts if holds(each, day)]
    if not now:
        return None
    since = min(each.period.lower for each in now)
    while True:
        before = [
            each.period.lower
            for each in contracts
            if each.period.lower < since and (each.period.upper is None or each.period.upper >= since)
        ]
        if not before:
            return since
        since = min(before)


def window_end(year: int) -> date:
    return date(year, 6, 30)


def next_due(
    worker: Worker, since: date, day: date, *, by_window: bool, recorded_from: date
) -> tuple[date | None, date]:
    held = [
        each
        for each in Appraisal.objects.filter(appraisee=worker, meeting_on__isnull=False)
        if since <= each.meeting_on <= day
    ]
    newly = any(
        each.start_origin == NEWLY_QUALIFIED and each.period.lower == since and each.contract in COUNCIL
        for each in worker.employments.all()
    )
    if not held:
        due = add_months(max(since, recorded_from), 12 if newly else 6)
        if by_window:
            year = due.year if due <= window_end(due.year) else due.year + 1
            return None, window_end(year)
        return None, due
    last = max(held, key=lambda each: each.meeting_on)
    if by_window:
        year = 1990
        while date(year, 4, 1) - timedelta(days=28) <= last.meeting_on:
            year += 1
        return last.meeting_on, window_end(year)
    if abs((last.meeting_on - last.due_on).days) <= 28:
        return last.meeting_on, add_months(last.anchor_on, last.anchor_months + 12)
    return last.meeting_on, add_months(last.meeting_on, 12)


def standing(
    worker: Worker, day: date, *, by_window: bool = False, recorded_from: date = date.min
) -> Twin | None:
    """None for whoever has no assignment on the day."""
    if not any(holds(each, day) for each in worker.assignments.all()):
        return None
    since = start_of_service(worker, day)
    if since is None:
        return Twin(None, None, None, "none", False)
    last_on, due_on = next_due(worker, since, day, by_window=by_window, recorded_from=recorded_from)
    away = any(
        holds(each, day) and (day - each.period.lower).days + 1 >= 28 for each in worker.absences.all()
    )
    newly = any(
        each.start_origin == NEWLY_QUALIFIED and each.period.lower == since and each.contract in COUNCIL
        for each in worker.employments.all()
    )
    first_year = newly and day < add_months(since, 12)
    eligible = not away and not first_year and add_months(since, 6) <= day
    if away:
        due = "away"
    elif nobody_appraises(worker, day):
        due = "nobody"
    elif due_on < day:
        due = "overdue"
    else:
        due = "soon" if due_on - timedelta(days=28) <= day else "later"
    return Twin(since, last_on, due_on, due, eligible)


def nobody_appraises(worker: Worker, day: date) -> bool:
    main = main_on(worker, day)
    paired = SupervisorPairing.objects.filter(worker=worker).as_at(day)
    return (main is None or main.manager is None) and not paired.exists()


def main_on(worker: Worker, day: date) -> Assignment | None:
    """Where somebody counts on the day: most hours, then longest there, then first team, then first entered."""
    held = [each for each in worker.assignments.all() if holds(each, day)]
    return min(held, key=lambda each: (-each.fte, each.period.lower, each.team.code, each.pk), default=None)


def is_appraised(worker: Worker, day: date) -> bool:
    return any(
        each.meeting_on
        and add_months(day, -12) < each.meeting_on <= day
        and each.appraisee_signed_on
        and each.appraisee_signed_on <= day
        and each.appraiser_signed_on <= day
        for each in Appraisal.objects.filter(appraisee=worker)
    )


def is_developing(worker: Worker, day: date) -> bool:
    for item in DevelopmentItem.objects.filter(worker=worker):
        known = [each for each in item.reviews.order_by("on", "pk") if each.on <= day]
        if known and known[-1].state == "open" and known[-1].on > add_months(day, -6):
            return True
    return False


def reviews(worker: Worker) -> Iterator[tuple[date, bool]]:
    """The last day on time of each mid-year review, and whether it was held on time."""
    meetings = [each for each in Appraisal.objects.filter(appraisee=worker) if each.meeting_on]
    for each in meetings:
        if not any(each.meeting_on < other.meeting_on <= each.mid_year_due_on for other in meetings):
            kept = each.mid_year_on is not None and abs((each.mid_year_on - each.mid_year_due_on).days) <= 28
            yield each.mid_year_due_on + timedelta(days=28), kept


def samples(worker: Worker) -> Iterator[tuple[date, bool]]:
    """The day on which each sampled appraisal was scored, and whether it is good."""
    for sample in AppraisalSample.objects.filter(appraisal__appraisee=worker, done_on__isnull=False):
        marks = [sample.smart, sample.evidence, sample.development, sample.priorities, sample.voice]
        yield sample.done_on, sum(marks) / 5 >= 3
