"""Holding a session while it changes, and taking the steps of its state."""

from datetime import date

from supervision.enums import ReadAs, SessionState
from supervision.models import SessionMove, SupervisionSession
from supervision.queries.disputes import answers_dispute
from supervision.queries.reading import may_read
from supervision.rules.states import Mover, who_moves
from workforce.domain.errors import DomainError
from workforce.models import Account


def hold_session(session_id: int) -> SupervisionSession:
    """Lock a session until the transaction ends. Two who act at once take turns."""
    found: SupervisionSession = SupervisionSession.objects.select_for_update(of=("self",), no_key=True).get(
        pk=session_id
    )
    return found


def is_mover(session: SupervisionSession, mover: Mover, by: Account | None) -> bool:
    """Whether the account is the one of the two who takes a step of this kind. `by` None: the installation itself."""
    if by is None:
        return mover == Mover.INSTALLATION
    if by.worker_id is None:
        return False
    is_supervisor, is_supervisee = (
        session.supervisor_id == by.worker_id,
        session.supervisee_id == by.worker_id,
    )
    match mover:
        case Mover.SUPERVISOR:
            return is_supervisor
        case Mover.SUPERVISEE:
            return is_supervisee
        case Mover.EITHER:
            return is_supervisor or is_supervisee
    return False


def takes_step(session: SupervisionSession, mover: Mover, by: Account | None, day: date) -> bool:
    """The same on a day, for the step as well that whoever supervises the person on that day takes."""
    if mover is Mover.ANSWERING:
        return by is not None and answers_dispute(session, by.worker_id, day)
    return is_mover(session, mover, by)


def take_step(session: SupervisionSession, to: SessionState, *, on: date, by: Account | None) -> None:
    """Move a session that is held, and keep the step. The caller saves what else changes with it.

    Raises DomainError for a step that does not follow, or that is another's to take.
    """
    mover = who_moves(session.kind, session.state, to)
    if mover is None:
        now = SessionState(session.state).label.lower()
        raise DomainError(f"The session is {now} now: that step does not follow. Look at it again.")
    if not takes_step(session, mover, by, on):
        raise DomainError(f"This step is taken by {mover}.")
    session.state = to
    session.full_clean(exclude=["rebooked_as"])
    session.save()
    SessionMove.objects.create(session=session, state=to, on=on, by=by)


def must_supervise(session: SupervisionSession, by: Account, today: date) -> None:
    """Raises DomainError for anybody but the one who may write the record today (supervision/queries/reading.py)."""
    reading = may_read(session, by, today)
    if reading is None or reading.read_as is not ReadAs.SUPERVISOR:
        raise DomainError(
            "The supervisor of a session records it. After a change, the former one finishes what they held only in "
            "the days that the council has set; who supervises now records what was not held by then."
        )
