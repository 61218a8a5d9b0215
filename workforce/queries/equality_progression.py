"""Progression by protected characteristic: counts for whoever holds equality data, small ones hidden.

Whole financial years only, three together: from periods that overlap by some days a hidden number could be worked out.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import QuerySet

from workforce.access.scope import Reach
from workforce.enums import ProgressionState
from workforce.models import ProgressionApplication, ProgressionDecision
from workforce.periods import ONE_DAY, add_months
from workforce.policy import PolicyKey
from workforce.queries.equality_profile import CHARACTERISTICS, answers_of_people, answers_to
from workforce.queries.equality_questions import NOT_DECLARED
from workforce.queries.policy import PolicyTable
from workforce.queries.progression import with_submission
from workforce.queries.suppression import Limits, Suppressed, suppressed

YEARS = 3
APPROVED = (ProgressionState.APPROVED, ProgressionState.EFFECTIVE)
NOT_APPROVED = (ProgressionState.NOT_APPROVED, ProgressionState.DISMISSED)
OUTCOMES = ("Approved", "Not approved", "Anything else")
ADVERSE, ENOUGH = 0.8, 20
"""A group's share of approvals below this part of the largest group's is pointed out, where both have so many."""


@dataclass(frozen=True, slots=True)
class ProgressionBy:
    """Applications by answer (columns) and outcome (rows), with totals. `days`: the median by answer from submission to
    decision; None where it is hidden or nothing was decided."""

    about: str
    first_day: date
    last_day: date
    answers: Sequence[str]
    counts: Suppressed
    days: Sequence[float | None]

    def approved(self, column: int) -> float | None:
        """Approvals in per cent of the applications of a group; None where it is hidden."""
        return self.counts.share(0, column)

    def is_low(self, column: int) -> bool:
        """Whether the share of approvals is below four fifths of the largest, both groups being large enough."""
        groups = [each for each in range(len(self.answers)) if (self.counts.cells[-1][each] or 0) >= ENOUGH]
        shares = {each: share for each in groups if (share := self.approved(each)) is not None}
        return column in shares and shares[column] < ADVERSE * max(shares.values())


def years_before(day: date) -> tuple[date, date]:
    """The first and the last day of the latest three financial years that were over on the day."""
    ends = date(day.year, 3, 31)
    last = ends if ends < day else date(day.year - 1, 3, 31)
    return add_months(last + ONE_DAY, -12 * YEARS), last


def progression_by(about: str, equality: Reach, day: date) -> ProgressionBy | None:
    """Everybody's applications by one characteristic; None for whoever sees not everybody's equality data.

    By the answer on record now; the answer of somebody who has none is "Not declared". Five queries.
    """
    if not equality.everyone:
        return None
    first, last = years_before(day)
    everybody = Reach(day, everyone=True)
    found = with_submission(_applications(everybody)).filter(first_submitted_on__range=(first, last))
    rows = list(found.values_list("pk", "worker_id", "state", "first_submitted_on"))
    answer = answers_of_people(about, {worker for _, worker, *_ in rows}, day)
    answers = [*answers_to(about), NOT_DECLARED]
    counted = Counter((_outcome(state), answer.get(worker) or NOT_DECLARED) for _, worker, state, _ in rows)
    limits = _limits(day)
    counts = suppressed([[counted[outcome, each] for each in answers] for outcome in OUTCOMES], limits)
    decided = dict(_decided([key for key, *_ in rows]))
    days: dict[str, list[int]] = {each: [] for each in answers}
    for key, worker, _, submitted in rows:
        if key in decided:
            days[answer.get(worker) or NOT_DECLARED].append((decided[key] - submitted).days)
    medians = [median(days[each]) if len(days[each]) >= max(limits.group, 1) else None for each in answers]
    return ProgressionBy(dict(CHARACTERISTICS)[about], first, last, answers, counts, medians)


def _applications(reach: Reach) -> "QuerySet[ProgressionApplication]":
    found: QuerySet[ProgressionApplication] = ProgressionApplication.objects.within(reach)
    return found


def _outcome(state: str) -> str:
    if state in APPROVED:
        return OUTCOMES[0]
    return OUTCOMES[1] if state in NOT_APPROVED else OUTCOMES[2]


def _decided(keys: Sequence[int]) -> list[tuple[int, date]]:
    """The first decision of each application."""
    found = ProgressionDecision.objects.filter(application__in=keys).order_by("application", "pk")
    return list(found.distinct("application").values_list("application_id", "on"))


def _limits(day: date) -> Limits:
    policy = PolicyTable.load()
    return Limits(
        policy.value(PolicyKey.SUPPRESSION_COUNT, day), policy.value(PolicyKey.RATE_MIN_DENOMINATOR, day)
    )
