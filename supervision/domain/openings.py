"""HR opens a record for a formal process: with a reason that is kept, for some weeks, and the person sees it."""

from datetime import date, timedelta

from django.db import transaction

from supervision.models import FormalOpening, SupervisionSession
from supervision.queries.reading import SHARED_STATES
from workforce.domain.errors import DomainError
from workforce.models import Account
from workforce.periods import british

MOST_DAYS = 90
"""The longest that one opening lasts. What goes on longer is opened again, with its reason."""


@transaction.atomic
def open_for_process(*, session_id: int, reason: str, until: date, today: date, by: Account) -> FormalOpening:
    """Open one record to oneself from today to `until`, without the part on wellbeing.

    Raises DomainError for a record that is not shared, that one led or is the subject of, or that one has open already;
    without a reason; or for a last day before today or after ninety days.
    """
    session: SupervisionSession = SupervisionSession.objects.select_for_update(of=("self",)).get(
        pk=session_id
    )
    if session.state not in SHARED_STATES:
        raise DomainError("This record is not shared with the person yet. Only shared records can be opened.")
    if by.worker_id is not None and by.worker_id in (session.supervisor_id, session.supervisee_id):
        raise DomainError("This is a record of your own supervision. Ask a colleague to do it.")
    if not reason.strip():
        raise DomainError("Say why: which process it is for, and its reference.")
    last = today + timedelta(days=MOST_DAYS)
    if not today <= until <= last:
        raise DomainError(f"Choose a last day from today to {british(last)}.")
    if FormalOpening.objects.filter(session=session, account=by, until__gte=today).exists():
        raise DomainError("You have this record open already.")
    return FormalOpening.objects.create(
        session=session, account=by, reason=reason.strip(), on=today, until=until
    )


@transaction.atomic
def end_opening(*, opening_id: int, today: date, by: Account) -> FormalOpening:
    """Let an opening end with the day before, or today where it began today. Raises DomainError where it has ended."""
    opening: FormalOpening = FormalOpening.objects.select_for_update(of=("self",)).get(pk=opening_id)
    if opening.until < today or opening.until == opening.on == today:
        raise DomainError("This opening ends today at the latest. There is nothing to end.")
    opening.until = max(opening.on, today - timedelta(days=1))
    opening.save(update_fields=["until"])
    return opening
