"""Accepting a line of the data quality queue for a time, and putting it back."""

from datetime import date, timedelta

from django.db import transaction

from workforce.access.scope import Scope
from workforce.domain.errors import DomainError
from workforce.models import Account, QualityAcceptance
from workforce.periods import ONE_DAY, british, period
from workforce.policy import PolicyKey
from workforce.queries.policy import policy_value
from workforce.queries.quality import Asked, Line, quality_lines


@transaction.atomic
def accept_line(
    *, scope: Scope, kind: str, subject: str, reason: str, last_day: date, today: date, by: Account
) -> QualityAcceptance:
    """The line is no mistake: it leaves the queue up to the last day, with the reason and who gave it.

    Raises DomainError where there is no such line within the scope, it is about oneself, it is settled on a page of its
    own, or the day lies in the past or too far ahead.
    """
    line = find_line(scope, kind, subject, today)
    if line.kind.settled_apart:
        raise DomainError("This line is settled, not accepted.")
    if line.worker_id is not None and line.worker_id == by.worker_id:
        raise DomainError("The line is about your own record. Ask a colleague in HR.")
    longest = today + timedelta(days=int(policy_value(PolicyKey.ACCEPTED_DAYS_AT_MOST, today)))
    if not today <= last_day <= longest:
        raise DomainError(f"Accept the line until a day from today to {british(longest)}.")
    accepted = QualityAcceptance(
        kind=kind, subject=subject, reason=reason, period=period(today, last_day), accepted_by=by
    )
    accepted.full_clean()
    accepted.save()
    return accepted


def find_line(scope: Scope, kind: str, subject: str, day: date, *, accepted: bool = False) -> Line:
    """The one line. Raises DomainError where it is not, or no longer, in the queue of the scope."""
    found = quality_lines(scope, Asked(kinds=[kind], subject=subject, accepted=accepted), day, limit=1)
    if not found:
        raise DomainError("This line is not in the queue any more.")
    return found[0]


@transaction.atomic
def put_back(*, scope: Scope, kind: str, subject: str, today: date) -> None:
    """From today on the accepted line is in the queue again. Raises DomainError where it is not accepted."""
    line = find_line(scope, kind, subject, today, accepted=True)
    accepted = QualityAcceptance.objects.select_for_update().get(pk=line.acceptance_id)
    if accepted.first_day == today:
        accepted.delete()
        return
    accepted.period = period(accepted.first_day, today - ONE_DAY)
    accepted.save(update_fields=["period"])
