"""What the records know of a criterion for somebody: the register that each app fills.

The ground floor knows roles, contracts and registrations. Training, supervision and the programmes for practice
educators and newly qualified social workers are kept by later apps: each registers its checks in its own
`progression.py`, which is found when the apps load. Until then a criterion is not known, the applicant says how it
stands, and the manager confirms it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from workforce.enums import CriterionKind, CriterionResult
from workforce.models import ProgressionApplication, RouteCriterion


@dataclass(frozen=True, slots=True)
class Finding:
    """How a criterion stands, and how that is known."""

    result: CriterionResult
    words: str = ""


ProgressionCheck = Callable[[ProgressionApplication, RouteCriterion, date], Finding]
"""Given the application (and so the worker and the route), the criterion, and the day."""

UNKNOWN = Finding(CriterionResult.NOT_KNOWN, "No record here says")

_checks: dict[CriterionKind, ProgressionCheck] = {}


def progression_check(kind: CriterionKind) -> Callable[[ProgressionCheck], ProgressionCheck]:
    """Register what finds out about a kind of criterion; the last one registered holds."""

    def register(check: ProgressionCheck) -> ProgressionCheck:
        _checks[kind] = check
        return check

    return register


def finding(application: ProgressionApplication, criterion: RouteCriterion, day: date) -> Finding:
    """What the records know of a criterion on `day`."""
    check = _checks.get(CriterionKind(criterion.kind))
    return check(application, criterion, day) if check else UNKNOWN


@progression_check(CriterionKind.DEVELOPS_OTHERS)
def develops_others(application: ProgressionApplication, criterion: RouteCriterion, day: date) -> Finding:
    """Practice education is evidence of developing others: whoever is a practice educator meets it."""
    stage = RouteCriterion(kind=CriterionKind.PRACTICE_EDUCATOR, number=1)
    found = finding(application, stage, day)
    if found.result == CriterionResult.PASS:
        return replace(found, words=f"Practice education: {found.words or 'a practice educator'}")
    return UNKNOWN
