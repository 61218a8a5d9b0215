"""Who may read what was said in a session of supervision, and that they did (domain rules, 4.3 and 11.2)."""

from dataclasses import dataclass
from datetime import date

from supervision.enums import HELD_STATES, ReadAs, SessionState
from supervision.models import ContentReading, SupervisionSession
from supervision.queries.records import supervises
from supervision.rules.states import can_be_written
from workforce.models import Account


@dataclass(frozen=True, slots=True)
class Reading:
    """In which part somebody reads a record, whether with the part on wellbeing, and whether they may write it."""

    read_as: ReadAs
    wellbeing: bool
    edits: bool


def may_read(session: SupervisionSession, account: Account, day: date) -> Reading | None:
    """How an account reads what was said, on `day`; None where it does not. Two queries at most.

    The supervisor does while the person is one of theirs, the person from sharing on.
    """
    if account.worker_id is None:
        return None
    shared = session.state in HELD_STATES and session.state != SessionState.HELD
    if session.supervisee_id == account.worker_id:
        return Reading(ReadAs.SUPERVISEE, wellbeing=True, edits=False) if shared else None
    if session.supervisor_id == account.worker_id:
        return _as_supervisor(session, day)
    took_part = shared and session.members.filter(worker=account.worker_id).exists()
    return Reading(ReadAs.MEMBER, wellbeing=False, edits=False) if took_part else None


def _as_supervisor(session: SupervisionSession, day: date) -> Reading | None:
    person = session.supervisee_id
    if person is not None and not supervises(session.supervisor_id, person, day):
        return None
    return Reading(
        ReadAs.SUPERVISOR,
        wellbeing=person is not None,
        edits=can_be_written(session.kind, session.state),
    )


def note_reading(session: SupervisionSession, account: Account, reading: Reading) -> None:
    """Keep that somebody opened what was said."""
    ContentReading.objects.create(
        session=session, account=account, read_as=reading.read_as, wellbeing=reading.wellbeing
    )
