"""How progression goes: applications, decisions, time, and whether posts are filled from inside. Counts only.

Whoever reaches everybody sees small numbers hidden (domain rules, 9.2); a manager's own line is not hidden from them.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import Exists, OuterRef, Q, Subquery

from workforce.access.scope import Reach
from workforce.enums import EMPLOYED, InterestOutcome, ProgressionState, Wish
from workforce.models import (
    Aspiration,
    Assignment,
    Employment,
    Opportunity,
    OpportunityInterest,
    ProgressionApplication,
    ProgressionDecision,
)
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable
from workforce.queries.progression import applications_in, teams_of, with_submission
from workforce.queries.suppression import Limits, Suppressed, suppressed

APPROVED, NOT_APPROVED, DEFERRED, UNDER_WAY, WITHDRAWN = OUTCOMES = (
    "Approved",
    "Not approved",
    "Deferred",
    "Under way",
    "Withdrawn",
)
IN_WORDS = {
    ProgressionState.APPROVED: APPROVED,
    ProgressionState.EFFECTIVE: APPROVED,
    ProgressionState.NOT_APPROVED: NOT_APPROVED,
    ProgressionState.DISMISSED: NOT_APPROVED,
    ProgressionState.DEFERRED: DEFERRED,
    ProgressionState.WITHDRAWN: WITHDRAWN,
}
INSIDE, OUTSIDE = "From inside", "From outside"
NO_TEAM = "No team today"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Counts by outcome (rows) and group (columns), with totals; None is hidden."""

    title: str
    about: str
    groups: Sequence[str]
    outcomes: Sequence[str]
    counts: Suppressed


@dataclass(frozen=True, slots=True)
class Measures:
    """`days`: median calendar days from the first submission to the first decision; None where it is hidden, or
    nothing was decided. `inside`: the share of filled posts that went to people of the council, in per cent.
    """

    applications: int | None
    approved: int | None
    days: float | None
    inside: float | None
    breakdowns: Sequence[Breakdown]


def limits_for(reach: Reach, day: date, policies: PolicyTable) -> Limits:
    """What is hidden from a reader: nothing of their own line."""
    if not reach.everyone:
        return Limits(0, 0)
    return Limits(
        policies.value(PolicyKey.SUPPRESSION_COUNT, day), policies.value(PolicyKey.RATE_MIN_DENOMINATOR, day)
    )


def measures(
    reach: Reach, first_day: date, last_day: date, names: dict[int, str], limits: Limits
) -> Measures:
    """What was applied for in a period, both days included, as it stands on the last. `names` of teams. Six queries."""
    rows = _submitted(reach, first_day, last_day)
    teams = teams_of([each.worker_id for each in rows], last_day)
    by_grade = _broken_down("By grade of the step", "Grade", rows, _grade, limits)
    breakdowns = [
        by_grade,
        _broken_down(
            "By team", "Team", rows, lambda each: names.get(teams.get(each.worker_id, 0), NO_TEAM), limits
        ),
        _broken_down("By quarter of the submission", "Quarter", rows, _quarter, limits),
    ]
    fills = _fills(reach, first_day, last_day, limits)
    total = by_grade.counts.cells
    return Measures(
        applications=total[-1][-1],
        approved=total[OUTCOMES.index(APPROVED)][-1],
        days=_median_days(rows, limits),
        inside=fills.counts.share(0, 0) if fills.counts.cells[-1][0] else None,
        breakdowns=[
            *(each for each in breakdowns if each.groups),
            fills,
            _opportunities(reach, first_day, last_day, limits),
            _wishes(reach, last_day, limits),
        ],
    )


def _submitted(reach: Reach, first_day: date, last_day: date) -> list[ProgressionApplication]:
    first_decision = ProgressionDecision.objects.filter(application=OuterRef("pk")).order_by("pk")
    found = with_submission(applications_in(reach)).select_related("route__to_step__role")
    return list(
        found.filter(first_submitted_on__range=(first_day, last_day))
        .annotate(decided_on=Subquery(first_decision.values("on")[:1]))
        .order_by("first_submitted_on", "pk")
    )


def _outcome(application: ProgressionApplication) -> str:
    return IN_WORDS.get(ProgressionState(application.state), UNDER_WAY)


def _grade(application: ProgressionApplication) -> str:
    step = application.route.to_step
    return f"{step.name} ({step.role.grade})" if step.role.grade else str(step.name)


def _quarter(application: ProgressionApplication) -> str:
    """Calendar quarters, which sort as they are written."""
    on: date = application.first_submitted_on  # type: ignore[attr-defined]
    return f"{on.year}, quarter {(on.month - 1) // 3 + 1}"


def _broken_down(
    title: str,
    about: str,
    rows: Sequence[ProgressionApplication],
    group_of: Callable[[ProgressionApplication], str],
    limits: Limits,
) -> Breakdown:
    found = Counter((_outcome(each), group_of(each)) for each in rows)
    groups = sorted({group for _, group in found})
    counts = [[found[outcome, group] for group in groups or [""]] for outcome in OUTCOMES]
    return Breakdown(title, about, groups, OUTCOMES, suppressed(counts, limits))


def _median_days(rows: Sequence[ProgressionApplication], limits: Limits) -> float | None:
    days = [
        (each.decided_on - each.first_submitted_on).days  # type: ignore[attr-defined]
        for each in rows
        if each.decided_on is not None  # type: ignore[attr-defined]
    ]
    return median(days) if days and len(days) >= limits.group else None


def _fills(reach: Reach, first_day: date, last_day: date, limits: Limits) -> Breakdown:
    """Posts that somebody new came to: employed here the day before, or not. One query.

    Somebody who held the same post the day before (other hours, another team by reorganisation) fills nothing. Agency
    workers were not employed here: converted, they count as from outside.
    """
    start = OuterRef("period__startswith")
    same_post = Assignment.objects.filter(
        worker=OuterRef("worker"), post=OuterRef("post"), period__endswith=start
    )
    before = Employment.objects.filter(
        Q(period__upper_inf=True) | Q(period__endswith__gte=start),
        worker=OuterRef("worker"),
        contract__in=EMPLOYED,
        period__startswith__lt=start,
    )
    began = Assignment.objects.within(reach).employed().filter(post__isnull=False)
    came = began.filter(period__startswith__range=(first_day, last_day)).filter(~Exists(same_post))
    inside = Counter(came.annotate(inside=Exists(before)).values_list("inside", flat=True))
    counts = [[inside[True]], [inside[False]]]
    return Breakdown("Posts filled", "Posts", ["Posts"], (INSIDE, OUTSIDE), suppressed(counts, limits))


def _opportunities(reach: Reach, first_day: date, last_day: date, limits: Limits) -> Breakdown:
    """Places of opportunities that were closed in the period. Two queries."""
    closed = Opportunity.objects.filter(closed_on__range=(first_day, last_day))
    outside = sum(closed.values_list("external", flat=True))
    interests = OpportunityInterest.objects.within(reach).filter(
        opportunity__in=closed, outcome=InterestOutcome.CHOSEN
    )
    counts = [[interests.count()], [outside]]
    return Breakdown(
        "Opportunities filled", "Places", ["Places"], (INSIDE, OUTSIDE), suppressed(counts, limits)
    )


def _wishes(reach: Reach, day: date, limits: Limits) -> Breakdown:
    """What people want by their latest word. Each has said what they do to develop; without that nothing is kept."""
    said = (
        Aspiration.objects.within(reach)
        .filter(on__lte=day)
        .order_by("worker_id", "-on", "-pk")
        .distinct("worker_id")
    )
    found = Counter(said.values_list("wish", flat=True))
    counts = [[found[wish]] for wish in Wish]
    return Breakdown(
        "What people want, each with something to develop by",
        "People",
        ["People"],
        [str(wish.label) for wish in Wish],
        suppressed(counts, limits),
    )
