"""The dated record of one person, as far as a scope reaches it and as it stood by a day."""

from datetime import date

from django.db.models import QuerySet

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.models import (
    Absence,
    Assignment,
    CaseloadCount,
    EmergencyContact,
    Employment,
    Notice,
    Worker,
    WorkerContact,
    WorkerEquality,
)
from workforce.queries.visibility import Sight

COUNTS_SHOWN = 12


def employments_of(worker: Worker, scope: Scope) -> "QuerySet[Employment]":
    """Every employment, coming ones too, the latest first."""
    reach = scope[Permission.SEE_EMPLOYMENT]
    return worker.employments.within(reach).order_by("-period", "pk")


def assignments_of(worker: Worker, sight: Sight) -> "QuerySet[Assignment]":
    """Assignments, coming ones too, the latest first.

    All of them where the person is in reach, otherwise those in the reach's own units.
    """
    reach = sight.scope[Permission.SEE_EMPLOYMENT]
    whole = sight.sees(Permission.SEE_EMPLOYMENT)
    held = worker.assignments.all() if whole else worker.assignments.within(reach)
    return held.select_related("team", "role", "post", "manager").order_by("-period", "pk")


def absences_of(worker: Worker, scope: Scope, day: date) -> "QuerySet[Absence]":
    """Spells that began by `day`, the latest first."""
    reach = scope[Permission.SEE_ABSENCE]
    begun = worker.absences.within(reach).filter(period__startswith__lte=day)
    related = begun.select_related("worker", "expected_return", "conversation", "conversation__held_by")
    return related.order_by("-period", "pk")


def caseloads_of(worker: Worker, scope: Scope, day: date) -> "QuerySet[CaseloadCount]":
    """The last counts up to `day`, the latest first."""
    reach = scope[Permission.SEE_CASELOAD]
    return worker.caseload_counts.within(reach).filter(as_at__lte=day).order_by("-as_at")[:COUNTS_SHOWN]


def counts_of(worker: Worker, scope: Scope) -> list[tuple[date, int]]:
    """Every caseload count in reach: days and cases, in order. One query."""
    counts = worker.caseload_counts.within(scope[Permission.SEE_CASELOAD])
    return list(counts.order_by("as_at").values_list("as_at", "cases"))


def equality_of(worker: Worker, scope: Scope) -> WorkerEquality | None:
    """Equality data in reach, or none."""
    return WorkerEquality.objects.within(scope[Permission.SEE_EQUALITY]).filter(worker=worker).first()


def notice_of(worker: Worker, scope: Scope, day: date) -> Notice | None:
    """The notice under which the person stands on `day`, the next to end first. One query."""
    reach = scope[Permission.SEE_EMPLOYMENT]
    held = worker.notices.within(reach).as_at(day).select_related("employment")
    return held.order_by("last_day", "pk").first()


def contact_of(worker: Worker, reach: Reach) -> WorkerContact | None:
    """Private contact details in reach, or none."""
    return WorkerContact.objects.within(reach).filter(worker=worker).first()


def to_call(worker: Worker, reach: Reach) -> list[EmergencyContact]:
    """Whom to call in an emergency, the first one first, as far as in reach."""
    return list(EmergencyContact.objects.within(reach).filter(worker=worker).order_by("position"))
