"""Planning sessions: one or a series, moved, called off, and found missed where nothing was recorded."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef

from supervision.domain.handing_over import settle
from supervision.enums import OF_MANY, CancelledBy, CancelReason, SessionKind, SessionState
from supervision.models import SessionDraft, SessionMember, SessionMove, SupervisionSession
from supervision.queries.planning import changes_plans
from supervision.queries.supervisors import supervised_by, supervisor_of, supervisors_of
from workforce.domain.errors import DomainError
from workforce.domain.record import hold_person
from workforce.models import Account, Assignment, Employment
from workforce.periods import ONE_DAY
from workforce.policy import PolicyKey
from workforce.queries.calendar import SATURDAY, bank_holidays
from workforce.queries.policy import policy_value

PLANNED_AHEAD = (SessionKind.ONE_TO_ONE, SessionKind.REFLECTIVE, SessionKind.CLINICAL)
"""Kinds with one person that are planned. An ad hoc discussion is only ever recorded."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """How people meet. `starts_at` None: agreed later. `theme`: of a group, without names."""

    kind: SessionKind = SessionKind.ONE_TO_ONE
    starts_at: time | None = None
    minutes: int | None = None
    place: str = ""
    online: bool = False
    theme: str = ""


@transaction.atomic
def plan_sessions(
    *,
    supervisee_id: int,
    days: Sequence[date],
    meeting: Meeting,
    leader_id: int | None = None,
    today: date,
    by: Account,
) -> list[SupervisionSession]:
    """Plan a session on each of the days, together a series where they are several.

    `leader_id`: who leads clinical sessions instead of the supervisor, records and shares them. Raises DomainError
    unless the account's worker supervises the person today, for a day that has gone, for no day, for another kind than
    `PLANNED_AHEAD`, and for a leader of another kind or who is not here; ValidationError where a session of the kind is
    there on one of the days.
    """
    if meeting.kind not in PLANNED_AHEAD:
        raise DomainError("Choose one-to-one, reflective or clinical. A group is planned on its own page.")
    hold_person(supervisee_id)
    settle(day=today, worker_ids=[supervisee_id])
    supervisor_id = _as_supervisor(supervisee_id, today, by)
    _refuse_days(days, today)
    if leader_id is not None and leader_id != supervisor_id:
        _check_leader(leader_id, meeting.kind, min(days))
        supervisor_id = leader_id
    series = uuid4() if len(days) > 1 else None
    return [
        _planned(
            SupervisionSession(
                supervisor_id=supervisor_id,
                supervisee_id=supervisee_id,
                series=series,
                on=on,
                **_said(meeting),
            ),
            today,
            by,
        )
        for on in days
    ]


@transaction.atomic
def plan_group(
    *, member_ids: Collection[int], days: Sequence[date], meeting: Meeting, today: date, by: Account
) -> list[SupervisionSession]:
    """Plan a group or a learning set on each of the days, led by somebody who supervises.

    Raises DomainError for fewer than two people, somebody who is not at work today, the leader among them, and where
    the account's worker supervises nobody today.
    """
    if meeting.kind not in OF_MANY:
        raise DomainError("Choose group supervision or a learning set.")
    if by.worker_id is None:
        raise DomainError("Only somebody in post leads a group.")
    if len(set(member_ids)) < 2:
        raise DomainError("Choose two people or more.")
    if by.worker_id in member_ids:
        raise DomainError("Whoever leads the group is there anyway: leave yourself out.")
    if not supervised_by(by.worker_id, today):
        raise DomainError("A group is led by somebody who supervises. Nobody is supervised by you today.")
    if not set(member_ids) <= set(supervisors_of(list(member_ids), today)):
        raise DomainError("Not all of them are at work here today. Look at the list again.")
    _refuse_days(days, today)
    series = uuid4() if len(days) > 1 else None
    made = []
    for on in days:
        session = SupervisionSession(supervisor_id=by.worker_id, series=series, on=on, **_said(meeting))
        made.append(_planned(session, today, by))
        SessionMember.objects.bulk_create(
            SessionMember(session=session, worker_id=each) for each in sorted(set(member_ids))
        )
    return made


@transaction.atomic
def move_session(
    *, session_id: int, on: date, meeting: Meeting, today: date, by: Account
) -> SupervisionSession:
    """Put a planned session on another day, or change its time or place. Its kind stays.

    Raises DomainError unless it is still planned and the account's worker leads it, and for a day that has gone;
    ValidationError where another session of the kind is there on the day.
    """
    session = _held(session_id, today)
    if not changes_plans(session, by.worker_id, today):
        raise DomainError("The supervisor moves a session. Ask them.")
    _refuse_days([on], today)
    session.on = on
    session.starts_at, session.minutes = meeting.starts_at, meeting.minutes
    session.place, session.online = meeting.place, meeting.online
    if session.kind in OF_MANY:
        session.theme = meeting.theme
    session.full_clean()
    session.save()
    _keep(session, today, by)
    return session


@dataclass(frozen=True, slots=True)
class Cancellation:
    """Who called it off and why. `rebook_on`: the day of the session that takes its place, at `rebook_at`."""

    by: CancelledBy
    reason: CancelReason
    rebook_on: date | None = None
    rebook_at: time | None = None


@transaction.atomic
def cancel_session(
    *, session_id: int, cancellation: Cancellation, today: date, by: Account
) -> SupervisionSession:
    """Call a planned session off, and plan the one that takes its place in the same step where a day is given.

    Either of the two may do it; who is supervised says nothing in the supervisor's name and plans no other. Raises
    DomainError where it is not planned any more, whoever was quicker; ValidationError where the new day is taken.
    """
    session = _held(session_id, today)
    leads = changes_plans(session, by.worker_id, today)
    if not leads and (session.supervisee_id is None or by.worker_id != session.supervisee_id):
        raise DomainError("Only the two people call a session off.")
    if not leads and (cancellation.by == CancelledBy.SUPERVISOR or cancellation.rebook_on is not None):
        raise DomainError("The supervisor records that, and plans the next. Ask them.")
    if cancellation.rebook_on is not None:
        _refuse_days([cancellation.rebook_on], today)
    session.state = SessionState.CANCELLED
    session.cancelled_by, session.cancel_reason = cancellation.by, cancellation.reason
    session.save()
    _keep(session, today, by)
    if cancellation.rebook_on is not None:
        session.rebooked_as = _rebooked(session, cancellation.rebook_on, cancellation, today, by)
        session.save(update_fields=["rebooked_as"])
    return session


def _rebooked(
    session: SupervisionSession, on: date, cancellation: Cancellation, today: date, by: Account
) -> SupervisionSession:
    """As it was, on the other day. It stays in its series, so that the series' calendar file has it."""
    copied = ("kind", "supervisor_id", "supervisee_id", "minutes", "place", "online", "theme", "series")
    again = SupervisionSession(
        on=on,
        starts_at=cancellation.rebook_at or session.starts_at,
        **{name: getattr(session, name) for name in copied},
    )
    _planned(again, today, by)
    SessionMember.objects.bulk_create(
        SessionMember(
            session=again,
            worker_id=each.worker_id,
            partner_role=each.partner_role,
            organisation=each.organisation,
        )
        for each in session.members.order_by("pk")
    )
    return again


@dataclass(frozen=True, slots=True)
class Passed:
    """How many planned sessions went by: missed, or called off because the person had left."""

    missed: int
    left: int


@transaction.atomic
def pass_sessions(*, day: date) -> Passed:
    """Mark as missed what was planned and of which nothing is recorded two working days (a setting) later.

    On the third working day after it, that is. Of somebody who was not at work here any more on the day of the session,
    it is called off instead. A session with a draft is left: somebody is recording it. Done again, it changes nothing.
    """
    last = _last_missed(day, int(policy_value(PolicyKey.SUPERVISION_MISSED_DAYS, day)))
    drafts = SessionDraft.objects.filter(session=OuterRef("pk"))
    at_work = Assignment.objects.filter(worker=OuterRef("supervisee"), period__contains=OuterRef("on"))
    found = SupervisionSession.objects.filter(state=SessionState.SCHEDULED, on__lte=last)
    rows = (
        found.filter(~Exists(drafts))
        .annotate(at_work=Exists(at_work))
        .select_for_update(of=("self",), no_key=True)
        .order_by("pk")
        .values_list("pk", "supervisee", "at_work")
    )
    missed: list[int] = []
    left: list[int] = []
    for key, supervisee, is_at_work in rows:
        (missed if supervisee is None or is_at_work else left).append(key)
    _pass(missed, {"state": SessionState.MISSED}, day)
    ended = {"cancelled_by": CancelledBy.BOTH, "cancel_reason": CancelReason.OTHER}
    _pass(left, {"state": SessionState.CANCELLED, **ended}, day)
    return Passed(len(missed), len(left))


def _pass(keys: list[int], values: dict[str, str], day: date) -> None:
    SupervisionSession.objects.filter(pk__in=keys).update(**values)
    SessionMove.objects.bulk_create(
        SessionMove(session_id=key, state=values["state"], on=day, by=None) for key in keys
    )


def _last_missed(day: date, number: int) -> date:
    """The last day after which `number` whole working days have gone by before `day`. One query."""
    off = bank_holidays(day - timedelta(days=2 * number + 30), day)
    current = day - ONE_DAY
    left = number
    while left > 0:
        left -= current.weekday() < SATURDAY and current not in off
        current -= ONE_DAY
    return current


def _said(meeting: Meeting) -> dict[str, object]:
    """A theme belongs to a group: nothing is said of what two people talk about."""
    said = {name: getattr(meeting, name) for name in Meeting.__slots__}
    return said if meeting.kind in OF_MANY else said | {"theme": ""}


def _as_supervisor(supervisee_id: int, today: date, by: Account) -> int:
    supervisor_id = supervisor_of(supervisee_id, today)
    if supervisor_id is None or by.worker_id != supervisor_id:
        raise DomainError("Only the supervisor plans sessions. Somebody else supervises this person today.")
    return supervisor_id


def _check_leader(leader_id: int, kind: SessionKind, day: date) -> None:
    if kind != SessionKind.CLINICAL:
        raise DomainError(
            "Only a clinical or safeguarding session is led by somebody else than the supervisor."
        )
    if not Employment.objects.filter(worker_id=leader_id).as_at(day).exists():
        raise DomainError("Who is to lead it does not work here on that day. Choose somebody else.")


def _refuse_days(days: Sequence[date], today: date) -> None:
    if not days:
        raise DomainError("No day is left of this series. Choose other days.")
    if min(days) < today:
        raise DomainError("The day has gone. Choose today or a later day.")


def _planned(session: SupervisionSession, today: date, by: Account) -> SupervisionSession:
    session.full_clean()
    session.save()
    _keep(session, today, by)
    return session


def _held(session_id: int, today: date) -> SupervisionSession:
    """A planned session, held until the transaction ends, with the supervisor of today.

    Raises DomainError where it is not planned any more.
    """
    supervisee_id = (
        SupervisionSession.objects.filter(pk=session_id).values_list("supervisee_id", flat=True).get()
    )
    if supervisee_id is not None:
        hold_person(supervisee_id)
        settle(day=today, worker_ids=[supervisee_id])
    session: SupervisionSession = SupervisionSession.objects.select_for_update(of=("self",), no_key=True).get(
        pk=session_id
    )
    if session.state != SessionState.SCHEDULED:
        raise DomainError(f"This session is not planned any more: {session.get_state_display().lower()}.")
    if session.supervisee_id and session.kind != SessionKind.CLINICAL:
        now = supervisor_of(session.supervisee_id, today)
        session.supervisor_id = now or session.supervisor_id
    return session


def _keep(session: SupervisionSession, today: date, by: Account) -> None:
    SessionMove.objects.create(session=session, state=session.state, on=today, by=by)
