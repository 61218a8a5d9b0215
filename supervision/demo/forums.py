"""Forums and conferences of the council that has been written: the examples of the domain rules, 4.5.

Nobody recorded them: the installation did. Attendance at the practitioner forum rises, as it was meant to.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from supervision.enums import ActionState, AudienceKind, Cadence, GatheringState, SeriesKind
from supervision.models import (
    Gathering,
    GatheringAction,
    GatheringClosure,
    GatheringIssue,
    GatheringSeries,
)
from supervision.queries.audience import people_of
from supervision.queries.gatherings import slots_of
from workforce.demo.chance import Chance
from workforce.models import Role, Worker
from workforce.periods import add_months, month_end, period

YEARS_BACK = 2
ANSWERED = 0.6


@dataclass(frozen=True, slots=True)
class Plan:
    """A series, the share of its meetings that is held, and the share of the invited that comes, then and now."""

    name: str
    kind: SeriesKind
    cadence: Cadence
    audience: AudienceKind
    weekday: int
    held: float
    came: tuple[float, float]
    times: int = 1
    week: int = 1
    months: Sequence[int] = field(default=())
    roles: str = ""
    about: str = ""


WEEK, MONTH, YEAR = Cadence.WEEK, Cadence.MONTH, Cadence.YEAR
ALL, MANAGERS, CHOSEN = AudienceKind.EVERYBODY, AudienceKind.MANAGERS, AudienceKind.CHOSEN
PLANS = (
    Plan(
        "Children’s staff conference", SeriesKind.CONFERENCE, YEAR, ALL, 3, 1.0, (0.55, 0.6), 2, 2, (6, 11),
        about="Everybody in one room: what we have learned, and what comes next.",
    ),
    Plan(
        "Managers’ briefing", SeriesKind.BRIEFING, YEAR, MANAGERS, 1, 1.0, (0.7, 0.8), 2, 3, (5, 10),
        about="For all who manage: direction, performance, questions.",
    ),
    Plan(
        "Learning and Review", SeriesKind.LEARNING, MONTH, MANAGERS, 2, 0.97, (0.6, 0.72),
        about="Managers look at practice together.",
    ),
    Plan(
        "Practitioner Forum", SeriesKind.FORUM, WEEK, CHOSEN, 2, 0.9, (0.12, 0.24), roles="social worker",
        about="With the principal social worker: cases, research, worries.",
    ),
    Plan(
        "Senior Social Worker Forum", SeriesKind.FORUM, MONTH, CHOSEN, 3, 0.93, (0.45, 0.5), week=2,
        roles="senior social worker",
    ),
    Plan("End to End meeting", SeriesKind.MEETING, MONTH, MANAGERS, 4, 0.95, (0.6, 0.65), week=3),
    Plan("Leadership Catch Up", SeriesKind.MEETING, WEEK, MANAGERS, 0, 0.94, (0.7, 0.7)),
    Plan("Career progression drop-in", SeriesKind.DROP_IN, MONTH, ALL, 3, 0.9, (0.02, 0.03), week=4),
)  # fmt: skip
TOPICS = (
    "Caseloads and how work is allocated",
    "What audits say about direct work",
    "New court timetable",
    "Reflective supervision",
    "Working with fathers",
    "Hybrid working and the office",
)
ISSUES = (
    ("There are too few pool cars on Mondays.", "Two more cars from next month.", "Ask fleet for more cars"),
    ("Court bundles take too long.", "Business support prepares the index.", "Agree a template with legal"),
    ("New starters wait for laptops.", "They are ordered with the contract.", "Change the starter form"),
    ("We hear of decisions too late.", "Minutes go out within two days.", "Send minutes within two days"),
    ("The duty room is noisy.", "A quiet room can be booked.", "Book the small room for duty"),
)
WHY = ("Too few could come", "Inspection week", "The chair was ill", "Snow")


def write_forums(until: date, chance: Chance) -> dict[str, int]:
    """Returns how many rows of each kind. The caller opens the transaction."""
    first = date(until.year - YEARS_BACK, 4, 1)
    _closures(first, until)
    series = [_series(plan, first, until) for plan in PLANS]
    invited = people_of(GatheringSeries, [each.pk for each in series], until)
    meetings = []
    for plan, each in zip(PLANS, series, strict=True):
        number = len(invited.get(each.pk, ()))
        meetings += Gathering.objects.bulk_create(_meetings(plan, each, number, first, until, chance))
    managers = sorted(invited.get(series[1].pk, ())) or list(
        Worker.objects.in_post(until).order_by("pk").values_list("pk", flat=True)[:1]
    )
    return {
        "series of meetings": len(series),
        "meetings": len(meetings),
        "issues raised in meetings": _issues(meetings, managers, until, chance) if managers else 0,
    }


def _closures(first: date, until: date) -> None:
    GatheringClosure.objects.bulk_create(
        GatheringClosure(name="Christmas", period=period(date(year, 12, 22), date(year + 1, 1, 2)))
        for year in range(first.year, until.year + 1)
    )


def _series(plan: Plan, first: date, until: date) -> GatheringSeries:
    return GatheringSeries.objects.create(
        name=plan.name,
        kind=plan.kind,
        about=plan.about,
        audience=plan.audience if _role_ids(plan) or plan.audience != CHOSEN else ALL,
        role_ids=_role_ids(plan),
        cadence=plan.cadence,
        times=plan.times,
        weekday=plan.weekday,
        week_of_month=plan.week,
        months=list(plan.months),
        starts_at=time(10),
        minutes=90 if plan.cadence != YEAR else 360,
        place="Online" if plan.cadence == WEEK else "Town Hall",
        starts_on=first,
        planned_until=month_end(add_months(until, 11)),
    )


def _role_ids(plan: Plan) -> list[int]:
    if not plan.roles:
        return []
    found = Role.objects.filter(name__icontains=plan.roles).order_by("pk")
    return list(found.values_list("pk", flat=True))


def _meetings(
    plan: Plan, series: GatheringSeries, invited: int, first: date, until: date, chance: Chance
) -> list[Gathering]:
    """Every meeting of the rule: held or cancelled in the past, planned ahead."""
    days = slots_of(series, first, series.planned_until or until)
    rows = []
    for day in days:
        row = Gathering(
            series=series,
            slot=day,
            on=day,
            starts_at=series.starts_at,
            minutes=series.minutes,
            place=series.place,
        )
        if day < until - timedelta(days=3):
            _record(row, plan, invited, (day - first) / (until - first), chance)
        rows.append(row)
    return rows


def _record(row: Gathering, plan: Plan, invited: int, passed: float, chance: Chance) -> None:
    row.recorded_on = row.on
    if not chance.happens(plan.held):
        row.state, row.why = GatheringState.CANCELLED, chance.choice(WHY)
        return
    then, now = plan.came
    share = (then + (now - then) * passed) * chance.uniform(0.85, 1.15)
    row.state, row.invited = GatheringState.HELD, invited
    row.attended = min(invited, round(invited * share))
    row.topics = chance.choice(TOPICS)


def _issues(meetings: Sequence[Gathering], owners: Sequence[int], until: date, chance: Chance) -> int:
    """Raised in the meetings of the last half year; older ones are answered, and their actions done."""
    recent = [
        each
        for each in meetings
        if each.state == GatheringState.HELD
        and each.on > until - timedelta(days=183)
        and chance.happens(0.25)
    ]
    kept = [(each, chance.choice(ISSUES), chance.happens(ANSWERED)) for each in recent]
    issues = GatheringIssue.objects.bulk_create(
        GatheringIssue(
            gathering=each,
            words=words,
            answer=answer if answered else "",
            answered_on=min(until, each.on + timedelta(days=14)) if answered else None,
        )
        for each, (words, answer, _), answered in kept
    )
    GatheringAction.objects.bulk_create(
        GatheringAction(
            issue=issue,
            words=action,
            owner_id=chance.choice(owners),
            due_on=each.on + timedelta(days=chance.choice((14, 28, 42))),
            state=ActionState.DONE if answered else ActionState.OPEN,
            ended_on=min(until, each.on + timedelta(days=12)) if answered else None,
        )
        for issue, (each, (_, _, action), answered) in zip(issues, kept, strict=True)
    )
    return len(issues)
