"""What careers add to a person's timeline: moves of applications, wishes, and lead roles. One query in all."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import CharField, DateField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.enums import ProgressionState, Wish
from workforce.models import LeadRole, ProgressionMove, Worker
from workforce.periods import ONE_DAY
from workforce.queries.visibility import Sight
from workforce.timeline import Entry, person_timeline

CAREER = "Career"
MOVE, WISH, LEAD_ROLE = "progression", "aspiration", "lead-role"
SHOWN = (
    ProgressionState.INTEREST,
    ProgressionState.SUBMITTED,
    ProgressionState.APPROVED,
    ProgressionState.DEFERRED,
    ProgressionState.NOT_APPROVED,
    ProgressionState.DISMISSED,
    ProgressionState.EFFECTIVE,
)
Lines = QuerySet[Any, Any]


@person_timeline
def career(worker: Worker, sight: Sight) -> Iterator[Entry]:
    """Lead roles for everybody; applications and wishes for whoever sees the person's progression."""
    found = _lead_roles(worker)
    if sight.sees(Permission.SEE_PROGRESSION):
        found = found.union(_moves(worker), _wishes(worker), all=True)
    for kind, key, title, detail, first, after, note, application_id in found:
        last = after if kind != LEAD_ROLE or after is None else after - ONE_DAY
        yield _entry(kind, key, title, detail, first, last, note, application_id)


def _line(
    found: "QuerySet[Any]",
    kind: str,
    title: Any,
    detail: Any,
    first: str,
    after: str,
    note: Any,
    application: Any,
) -> Lines:
    return found.order_by().values_list(
        Value(kind, CharField()),
        F("pk"),
        Cast(title, CharField()),
        Cast(detail, CharField()),
        Cast(F(first), DateField()),
        Cast(F(after), DateField()),
        Cast(note, CharField()),
        Cast(application, IntegerField()),
    )


NOTHING, NO_KEY = Value("", CharField()), Value(None, IntegerField())


def _lead_roles(worker: Worker) -> Lines:
    found = LeadRole.objects.filter(worker=worker)
    return _line(
        found, LEAD_ROLE, F("area"), NOTHING, "period__startswith", "period__endswith", F("purpose"), NO_KEY
    )


def _wishes(worker: Worker) -> Lines:
    return _line(worker.aspirations.all(), WISH, F("wish"), NOTHING, "on", "on", F("development"), NO_KEY)


def _moves(worker: Worker) -> Lines:
    found = ProgressionMove.objects.filter(application__worker=worker, to_state__in=SHOWN)
    steps = Concat(
        F("application__route__from_step__name"), Value(" to "), F("application__route__to_step__name")
    )
    return _line(found, MOVE, steps, F("to_state"), "on", "on", NOTHING, F("application"))


def _entry(
    kind: str,
    key: int,
    title: str,
    detail: str,
    first: date,
    last: date | None,
    note: str,
    application_id: int | None,
) -> Entry:
    url = ""
    if kind == MOVE:
        title = f"Progression, {title}: {ProgressionState(detail).label.lower()}"
        url = reverse("progression_application", args=[application_id])
    elif kind == WISH:
        title = f"Wants: {Wish(title).label.lower()}"
    else:
        title = f"Lead on {title}"
    return Entry(f"{kind}:{key}", CAREER, title, first, last, note, url)
