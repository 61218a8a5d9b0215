"""Samples of records that the principal social worker of the demonstration has judged, and is to judge."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Max

from supervision.demo.words import FEEDBACK
from supervision.enums import Criterion, Grade, ReadAs, SessionKind, SessionState
from supervision.models import ContentReading, SessionAudit, SupervisionSession
from workforce.demo.accounts import READERS
from workforce.demo.chance import Chance
from workforce.demo.writing import copy_rows
from workforce.models import Account
from workforce.periods import ONE_DAY, add_months

QUARTERS = 4
IN_A_SAMPLE = 8
GRADES = ((Grade.OUTSTANDING, Grade.GOOD, Grade.IMPROVE, Grade.INADEQUATE), (0.1, 0.5, 0.33, 0.07))
ANSWERS = {
    Grade.OUTSTANDING: (0.95, 0.05, 0.0),
    Grade.GOOD: (0.75, 0.22, 0.03),
    Grade.IMPROVE: (0.4, 0.4, 0.2),
    Grade.INADEQUATE: (0.1, 0.4, 0.5),
}
"""Yes, partly, no: how likely each is under a grade."""


def write_audits(until: date, chance: Chance) -> dict[str, int]:
    """A sample each quarter, and one that is open. Returns how many; none where there are some, or no auditor."""
    email = next(reader.email for reader in READERS if reader.address == "principal.social.worker")
    auditor = Account.objects.filter(email=email).first()
    if auditor is None or SessionAudit.objects.exists():
        return {}
    found = [each for months in range(QUARTERS, -1, -1) for each in _sample(auditor, until, months, chance)]
    audits = SessionAudit.objects.bulk_create(found)
    return {"audits of supervision records": len(audits), "readings of content": _readings(audits)}


def _readings(audits: Sequence[SessionAudit]) -> int:
    """Whoever judged a record read it the day before. Returns how many."""
    latest = ContentReading.objects.aggregate(latest=Max("pk"))["latest"] or 0
    rows = [
        (
            audit.session_id,
            audit.auditor_id,
            ReadAs.AUDITOR.value,
            False,
            f"{audit.done_on - ONE_DAY} 14:00:00+00",
        )
        for audit in audits
        if audit.done_on is not None
    ]
    columns = ["session_id", "account_id", "read_as", "wellbeing", "at"]
    return copy_rows(ContentReading, columns, rows, first=latest + 1) if rows else 0


def _sample(auditor: Account, until: date, quarter: int, chance: Chance) -> list[SessionAudit]:
    """Of the records signed in the three months before; `quarter` 0 is the one to be judged."""
    assigned_on = add_months(until, -3 * quarter) - timedelta(days=10)
    signed = SupervisionSession.objects.filter(
        kind=SessionKind.ONE_TO_ONE,
        state=SessionState.SIGNED,
        on__range=(add_months(assigned_on, -3), assigned_on - timedelta(days=15)),
        audits__isnull=True,
    ).exclude(supervisor=auditor.worker_id)
    keys = list(signed.order_by("pk").values_list("pk", flat=True))
    chosen = chance.sample(keys, min(IN_A_SAMPLE, len(keys)))
    return [_audit(auditor, key, assigned_on, chance, is_done=bool(quarter)) for key in chosen]


def _audit(
    auditor: Account, session_id: int, assigned_on: date, chance: Chance, *, is_done: bool
) -> SessionAudit:
    audit = SessionAudit(
        session_id=session_id,
        auditor=auditor,
        sample=f"Supervision, {assigned_on:%B %Y}",
        assigned_on=assigned_on,
        until=assigned_on + timedelta(days=28),
        assigned_by=auditor,
    )
    if is_done:
        grade = chance.pick_by(*GRADES)
        audit.done_on = assigned_on + timedelta(days=chance.randint(3, 25))
        audit.grade = grade
        audit.judgements = {
            each.value: chance.pick_by(("yes", "partly", "no"), ANSWERS[grade]) for each in Criterion
        }
        audit.feedback = chance.choice(FEEDBACK)
    return audit
