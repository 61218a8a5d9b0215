"""Recording a session of supervision: what was said, in versions; the steps to held and to shared are apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from supervision.domain.acting import NewAction, Settlement, agree_action, settle_action
from supervision.domain.holding import hold_session, is_mover, must_supervise, take_step
from supervision.enums import HELD_STATES, OF_MANY, SessionKind, SessionState
from supervision.models import (
    SessionMember,
    SessionMove,
    SessionVersion,
    SupervisionSession,
    WellbeingVersion,
)
from supervision.queries.carried import caseload_beside_team
from supervision.queries.records import FACTS, WELLBEING, Saved, saved_of
from supervision.queries.supervisors import supervisor_of
from supervision.queries.templates import form_in_force
from supervision.rules.states import Mover, can_be_written
from workforce.domain.errors import DomainError
from workforce.domain.record import ChangedMeanwhile
from workforce.models import Account
from workforce.policy import PolicyKey
from workforce.queries.calendar import add_working_days
from workforce.queries.policy import policy_value


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody of another organisation who took part: never by name."""

    role: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What the form of a record says. `words`: by key of the prompt, without the part on wellbeing.

    `wellbeing` None: the form did not ask for it. `members`: ours who took part in a group. `next_on`: a session to be
    planned between the same two.
    """

    kind: SessionKind
    on: date
    words: Mapping[str, str]
    wellbeing: str | None = None
    starts_at: time | None = None
    minutes: int | None = None
    place: str = ""
    online: bool = False
    theme: str = ""
    reflective: bool = False
    tool: str = ""
    members: Sequence[int] = ()
    partners: Sequence[Partner] = ()
    settled: Sequence[Settlement] = ()
    agreed: Sequence[NewAction] = ()
    next_on: date | None = None
    next_at: time | None = None


@transaction.atomic
def begin_record(
    *, supervisor_id: int, supervisee_id: int | None, entry: Entry, today: date, by: Account
) -> SupervisionSession:
    """Record a session that was not planned. `supervisee_id` None: a group or a learning set.

    Raises DomainError for a day to come, who records somebody else's session, or where
    somebody else supervises the person today; ValidationError where a session of
    the kind is recorded for that day.
    """
    session = SupervisionSession(
        kind=entry.kind, supervisor_id=supervisor_id, supervisee_id=supervisee_id, on=entry.on
    )
    if not is_mover(session, Mover.SUPERVISOR, by):
        raise DomainError("The supervisor of a session records it.")
    if (supervisee_id is None) != (entry.kind in OF_MANY):
        raise DomainError("A group has members, and every other session one person. Choose the other form.")
    if supervisee_id is not None and supervisor_of(supervisee_id, today) != supervisor_id:
        raise DomainError(
            "Only the supervisor records a session. Somebody else supervises this person today."
        )
    _put(session, entry, today)
    _hold(session, today)
    session.full_clean()
    session.save()
    SessionMove.objects.create(session=session, state=SessionState.HELD, on=today, by=by)
    _write(session, entry, Saved(), today, by)
    return session


@transaction.atomic
def save_record(*, session_id: int, entry: Entry, seen: str, today: date, by: Account) -> SupervisionSession:
    """Save the record of a session. One that was planned counts as held from now on, by whoever records it.

    `seen`: the mark of what the form was filled in from. Raises ChangedMeanwhile where somebody has saved since;
    DomainError where the record is locked, or for anybody but the supervisor.
    """
    session = hold_session(session_id)
    must_supervise(session, by, today)
    if not can_be_written(session.kind, session.state):
        raise DomainError(
            "Nothing of this record changes any more. What you typed is on this page still: add it as an addendum."
        )
    saved = saved_of(session)
    if seen != saved.mark:
        raise ChangedMeanwhile
    if (session.supervisee_id is None) != (entry.kind in OF_MANY):
        raise DomainError("A group stays a group, and a session of two people one of two.")
    _keep_kind(session, entry, today, by)
    _put(session, entry, today)
    if session.state not in HELD_STATES:
        session.supervisor_id = by.worker_id or session.supervisor_id
        _hold(session, today, step=True)
        take_step(session, SessionState.HELD, on=today, by=by)
    session.full_clean(exclude=["rebooked_as"])
    session.save()
    _write(session, entry, saved, today, by)
    return session


def _keep_kind(session: SupervisionSession, entry: Entry, today: date, by: Account) -> None:
    about = session.supervisee_id
    if about is not None and entry.kind != session.kind and supervisor_of(about, today) != by.worker_id:
        raise DomainError(
            "The kind of a session is changed by who supervises the person now. Leave it as it is."
        )


def _put(session: SupervisionSession, entry: Entry, today: date) -> None:
    if entry.on > today:
        raise DomainError("The day of the session lies ahead. It is recorded once it was held.")
    for name in FACTS:
        setattr(session, name, getattr(entry, name))


def _hold(session: SupervisionSession, today: date, *, step: bool = False) -> None:
    """What is kept of a session when it is first recorded. `step`: the caller takes the step itself."""
    if not step:
        session.state = SessionState.HELD
    session.held_entered_on = today
    days = int(policy_value(PolicyKey.SUPERVISION_SHARE_DAYS, session.on))
    session.share_by = add_working_days(session.on, days)
    session.template_version = form_in_force().version
    if session.supervisee_id is not None:
        counted = caseload_beside_team(session.supervisee_id, session.on)
        session.cases = counted.cases if counted else None


def _write(session: SupervisionSession, entry: Entry, saved: Saved, today: date, by: Account) -> None:
    words = _kept_words(entry.words, saved.words)
    write_version(session, words, saved, by)
    if entry.wellbeing is not None and entry.wellbeing.strip() != saved.wellbeing:
        last = WellbeingVersion.objects.filter(session=session).count()
        WellbeingVersion.objects.create(
            session=session, number=last + 1, body={WELLBEING: entry.wellbeing.strip()}, by=by
        )
    if session.supervisee_id is None:
        _write_members(session, entry)
    for settlement in entry.settled:
        settle_action(settlement=settlement, on=session.on, session=session, by=by)
    for new in entry.agreed:
        agree_action(session=session, new=new, by=by)
    if entry.next_on is not None:
        _plan_next(session, entry, today, by)


def write_version(session: SupervisionSession, words: Mapping[str, str], saved: Saved, by: Account) -> None:
    """Add a version, where it says anything else than the last one. The caller holds the session."""
    if dict(words) != saved.words:
        SessionVersion.objects.create(session=session, number=saved.number + 1, body=dict(words), by=by)


def _kept_words(typed: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """What the form asked for as typed, and what it did not ask for as it was: the other's words above all."""
    kept = dict(before) | {key: words.strip() for key, words in typed.items()}
    return {key: words for key, words in kept.items() if words}


def _write_members(session: SupervisionSession, entry: Entry) -> None:
    if not entry.members and not entry.partners:
        raise DomainError("Say who took part: at least one of ours, or a partner.")
    session.members.all().delete()
    rows = [SessionMember(session=session, worker_id=key) for key in dict.fromkeys(entry.members)]
    rows += [
        SessionMember(session=session, partner_role=each.role, organisation=each.organisation)
        for each in entry.partners
    ]
    for row in rows:
        row.full_clean()
    SessionMember.objects.bulk_create(rows)


def _plan_next(session: SupervisionSession, entry: Entry, today: date, by: Account) -> None:
    """Plan the next session of the two, as the same kind. Raises DomainError for a day that is not later, and where
    somebody else supervises the person today.
    """
    if entry.next_on is None or session.supervisee_id is None:
        return
    if entry.next_on <= session.on:
        raise DomainError("The next session is later than this one. Choose a later day.")
    if supervisor_of(session.supervisee_id, today) != session.supervisor_id:
        raise DomainError("Somebody else supervises this person now, and plans the next session.")
    following = SupervisionSession(
        kind=session.kind if session.kind != SessionKind.AD_HOC else SessionKind.ONE_TO_ONE,
        supervisor_id=session.supervisor_id,
        supervisee_id=session.supervisee_id,
        on=entry.next_on,
        starts_at=entry.next_at,
        place=session.place,
        online=session.online,
    )
    following.full_clean()
    following.save()
    SessionMove.objects.create(session=following, state=SessionState.SCHEDULED, on=session.on, by=by)


def last_day_to_sign(shared_on: date) -> date:
    """The last day on which a record that is shared on a day is signed in time. Two queries."""
    days = policy_value(PolicyKey.SUPERVISION_SIGN_DAYS, shared_on)
    return add_working_days(shared_on, int(days["due"]))
