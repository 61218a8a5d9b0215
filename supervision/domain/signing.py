"""Sharing a record, signing it, disputing it, and what is added once nothing of it changes any more."""

from datetime import date

from django.db import transaction

from supervision.domain.holding import hold_session, is_mover, must_supervise, take_step
from supervision.domain.recording import last_day_to_sign, write_version
from supervision.enums import SessionState
from supervision.models import Addendum, SupervisionSession
from supervision.queries.records import Saved, saved_of
from supervision.queries.signing import given_up_by
from supervision.queries.templates import form_of
from supervision.rules.states import Mover, is_locked, is_needed
from workforce.domain.errors import DomainError
from workforce.domain.record import ChangedMeanwhile
from workforce.models import Account
from workforce.recent_training import recent_training

COMMENTS = "supervisee_comments"
TRAINING_IMPACT = "training_impact"


class NotComplete(DomainError):
    """What the form of records asks for is missing. `keys`: the prompts."""

    def __init__(self, keys: list[str], words: str) -> None:
        super().__init__(words)
        self.keys = keys


@transaction.atomic
def share_record(*, session_id: int, today: date, by: Account) -> SupervisionSession:
    """Share a record with the person, who reads and signs it from now on; of a group, with its members.

    Raises NotComplete where something that has to be written down is missing, DomainError where it is not the
    supervisor's to share, or is shared already.
    """
    session = hold_session(session_id)
    must_supervise(session, by, today)
    if session.state == SessionState.DISPUTED:
        raise DomainError("The record is disputed. Answer what is disputed, then it is shared again.")
    _must_be_complete(session, saved_of(session))
    session.shared_on = today
    session.sign_by = last_day_to_sign(today) if session.supervisee_id is not None else None
    take_step(session, SessionState.SHARED, on=today, by=by)
    return session


def _must_be_complete(session: SupervisionSession, saved: Saved) -> None:
    form = form_of(session.template_version)
    asked = [each.key for each in form.prompts if not each.restricted and not each.by_supervisee]
    missing = [
        key
        for key in dict.fromkeys([*asked, "reflection"])
        if not saved.words.get(key)
        and is_needed(session.kind, key, form.required, reflective=session.reflective)
    ]
    if _training_was_attended(session) and TRAINING_IMPACT in asked and not saved.words.get(TRAINING_IMPACT):
        missing = [*(key for key in missing if key != TRAINING_IMPACT), TRAINING_IMPACT]
    if missing:
        names = ", ".join(form.label(key) for key in missing)
        raise NotComplete(missing, f"Before you share it, write something under: {names}.")
    if not saved.words:
        raise NotComplete([], "Nothing is written down yet. Write a few words, then share it.")


def _training_was_attended(session: SupervisionSession) -> bool:
    return session.supervisee_id is not None and recent_training(session.supervisee_id, session.on)


@transaction.atomic
def sign_record(*, session_id: int, seen: str, today: date, by: Account) -> SupervisionSession:
    """Sign a record as the person supervised: from now on nothing of it changes.

    `seen`: the mark of what was read. Raises ChangedMeanwhile where the supervisor has changed it since; DomainError
    for anybody else, or where it is not to be signed.
    """
    session = hold_session(session_id)
    if seen != saved_of(session).mark:
        raise ChangedMeanwhile
    session.signed_on = today
    take_step(session, SessionState.SIGNED, on=today, by=by)
    return session


@transaction.atomic
def comment_on_record(*, session_id: int, words: str, seen: str, by: Account) -> SupervisionSession:
    """Write one's own comments into a shared record. Raises as `sign_record` does."""
    session = hold_session(session_id)
    if not is_mover(session, Mover.SUPERVISEE, by):
        raise DomainError("These are the comments of the person supervised.")
    if session.state not in (SessionState.SHARED, SessionState.DISPUTED):
        raise DomainError("Comments are written from sharing until signing. Later, add an addendum.")
    saved = saved_of(session)
    if seen != saved.mark:
        raise ChangedMeanwhile
    written = {key: text for key, text in saved.words.items() if key != COMMENTS}
    write_version(session, written | ({COMMENTS: words.strip()} if words.strip() else {}), saved, by)
    return session


@transaction.atomic
def dispute_record(*, session_id: int, statement: str, today: date, by: Account) -> SupervisionSession:
    """Say as the person supervised what is not right. The statement stays with the record.

    Raises DomainError without words, or where the step is not to be taken.
    """
    session = hold_session(session_id)
    take_step(session, SessionState.DISPUTED, on=today, by=by)
    _add(session, statement, by, is_statement=True)
    return session


@transaction.atomic
def answer_dispute(*, session_id: int, words: str, today: date, by: Account) -> SupervisionSession:
    """Share a disputed record again, after it was put right or not, with a few words on it; to be signed anew.

    Whoever supervises the person today does it: the supervisor of the session, or in their place a later one who may
    read the record, and who changes nothing else of it. Raises DomainError without words, or for anybody else.
    """
    session = hold_session(session_id)
    if session.state != SessionState.DISPUTED:
        raise DomainError("Nothing of this record is disputed.")
    session.sign_by = last_day_to_sign(today)
    take_step(session, SessionState.SHARED, on=today, by=by)
    _add(session, words, by)
    return session


@transaction.atomic
def add_addendum(*, session_id: int, words: str, by: Account) -> Addendum:
    """Add something to a record of which nothing changes any more, as one of the two.

    Raises DomainError for anybody else, without words, or where the record can still be changed.
    """
    session = hold_session(session_id)
    if not is_mover(session, Mover.EITHER, by):
        raise DomainError("Only the two whose session it was add something to its record.")
    if not is_locked(session.kind, session.state):
        raise DomainError("This record can still be changed: change it instead.")
    return _add(session, words, by)


def _add(session: SupervisionSession, words: str, by: Account, *, is_statement: bool = False) -> Addendum:
    if not words.strip():
        raise DomainError("Write a few words.")
    return Addendum.objects.create(session=session, words=words.strip(), is_statement=is_statement, by=by)


def give_up_unsigned(*, today: date) -> int:
    """Mark what nobody signed in time (20 working days, a setting) as not signed; the sessions still count as held.

    Answers how many. Run twice, the second does nothing. Each is moved in a transaction of its own.
    """
    return sum(_give_up(key, today) for key in given_up_by(today))


@transaction.atomic
def _give_up(session_id: int, today: date) -> bool:
    session = hold_session(session_id)
    if session.state != SessionState.SHARED:  # signed or disputed while this ran
        return False
    take_step(session, SessionState.UNSIGNED, on=today, by=None)
    return True
