"""Who may read which content of supervision, on a day: the one place that decides it (docs/decisions/0014).

Every part in which somebody reads is one condition on sessions. A single session and the set of all that somebody may
read are answered from the same conditions.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, CharField, Q, QuerySet, Value, When, Window
from django.db.models.expressions import RawSQL
from django.db.models.functions import RowNumber

from supervision.enums import (
    LOCKED_STATES,
    OF_MANY,
    UNFINISHED_STATES,
    ActionState,
    ReadAs,
    Readings,
    SessionKind,
    SessionState,
)
from supervision.models import (
    AgreedAction,
    Agreement,
    FormalOpening,
    OlderRecordsRequest,
    SessionAudit,
    SessionMember,
    SupervisionSession,
)
from supervision.models.leading import LostSessions
from supervision.queries.reader import Reader, reader_on, reader_towards
from supervision.queries.supervisors import lately_supervised, supervised_by, supervisor_of
from workforce.access.permissions import Permission
from workforce.access.roles import ROLES
from workforce.access.scope import Reach
from workforce.models import Account, RoleGrant
from workforce.policy import PolicyKey
from workforce.queries.policy import policy_value

SHARED_STATES = (
    SessionState.SHARED,
    SessionState.DISPUTED,
    SessionState.SIGNED,
    SessionState.UNSIGNED,
)
"""The supervisee has the record. Nobody but who writes it reads it before."""

NOT_HELD = (SessionState.SCHEDULED, SessionState.MISSED)
"""Nothing is written yet; whoever supervises now may write it."""

OPENED_BY_ROLES = tuple(
    role.value for role, definition in ROLES.items() if Permission.OPEN_SUPERVISION in definition.permissions
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How somebody reads a record. `wellbeing`: with the restricted part. `edits`: may change it while it is open."""

    read_as: ReadAs
    wellbeing: bool = False
    edits: bool = False


def may_read(session: SupervisionSession, account: Account, day: date) -> Reading | None:
    """In which part somebody reads a session on `day`; None: not at all. At most four queries.

    The session is looked up anew: what counts is how it stands in the database.
    """
    reader = reader_towards(session, account, day)
    found = (
        SupervisionSession.objects.filter(pk=session.pk)
        .annotate(part=_part(reader))
        .values_list("part", "state", "supervisor_id", "supervisee_id")
        .first()
    )
    if found is None or not found[0]:
        return None
    part, state, supervisor_id, supervisee_id = found
    return _reading(
        ReadAs(part),
        SessionState(state),
        led=supervisor_id == account.worker_id,
        of_one=supervisee_id is not None,
    )


def readable_sessions(account: Account, day: date) -> "QuerySet[SupervisionSession]":
    """Every session that somebody may read on `day`, in any part: those for which `may_read` says how. Three queries
    to ask it, four where a former supervisor has days to finish, and one to fetch it.
    """
    conditions = (condition for _, condition in _conditions(reader_on(account, day)))
    found: QuerySet[SupervisionSession] = SupervisionSession.objects.filter(reduce(or_, conditions))
    return found


def to_finish(reach: Reach, account: Account, day: date) -> "QuerySet[SupervisionSession]":
    """What somebody led and has not shared, of people who have another supervisor since some days, the earliest first:
    it lies outside their reach. Two queries to ask it.
    """
    if account.worker_id is None:
        return SupervisionSession.objects.none()
    days = int(policy_value(PolicyKey.SUPERVISION_FINISH_DAYS, day))
    lately = lately_supervised(account.worker_id, (), day, days)
    unshared = SupervisionSession.objects.filter(_to_finish(lately, account.worker_id))
    seen = SupervisionSession.objects.within(reach).values("pk")
    found: QuerySet[SupervisionSession] = unshared.exclude(pk__in=seen).select_related("supervisee")
    return found.order_by("on", "pk")


def session_for(session_id: int, reach: Reach, account: Account, day: date) -> SupervisionSession | None:
    """The session as a page opens it: for whoever sees its days in their reach, and for whoever may read it although it
    lies outside (the supervisor's line manager, an auditor, HR in a formal process). One query where it is in reach.
    """
    named = SupervisionSession.objects.select_related("supervisee", "supervisor")
    seen = SupervisionSession.objects.within(reach).filter(pk=session_id)
    found: SupervisionSession | None = named.filter(pk__in=seen.values("pk")).first()
    if found is None:
        found = named.filter(pk=session_id).first()
        found = found if found is not None and may_read(found, account, day) is not None else None
    return found


def readable_actions(account: Account, day: date) -> "QuerySet[AgreedAction]":
    """Actions whose words somebody may read: those of the sessions they read, and the open ones of whom they supervise.

    Open actions go with the person, from whichever session that was shared.
    """
    readable = readable_sessions(account, day).values("pk")
    people = supervised_by(account.worker_id, day) if account.worker_id else []
    theirs = Q(supervisee__in=people, state=ActionState.OPEN, session__state__in=SHARED_STATES)
    found: QuerySet[AgreedAction] = AgreedAction.objects.filter(Q(session__in=readable) | theirs)
    return found


def carried_actions(worker_id: int, account: Account, day: date) -> "QuerySet[AgreedAction]":
    """What is still to be done of what was agreed with one person, as whoever supervises them reads it, in the order of
    the days: of records that are shared, and of the reader's own drafts. One query to ask it.
    """
    if account.worker_id is None or supervisor_of(worker_id, day) != account.worker_id:
        return AgreedAction.objects.none()
    known = Q(session__state__in=SHARED_STATES) | Q(session__supervisor=account.worker_id)
    found: QuerySet[AgreedAction] = AgreedAction.objects.open().filter(known, supervisee=worker_id)
    return found.select_related("owner", "session").order_by("due_on", "pk")


def actions_read(actions: Collection[AgreedAction], account: Account, day: date) -> dict[int, ReadAs]:
    """Of these actions, those whose words somebody may read, and in which part: the same as `readable_actions`. Five
    queries at most; none for no action. The actions come with their sessions.
    """
    if not actions:
        return {}
    reader = reader_on(account, day)
    sessions = SupervisionSession.objects.filter(pk__in={each.session_id for each in actions})
    read = dict(sessions.annotate(part=_part(reader)).exclude(part="").order_by().values_list("pk", "part"))
    goes_along = {
        each.pk: ReadAs.NEW_SUPERVISOR
        for each in actions
        if each.supervisee_id in reader.people
        and each.state == ActionState.OPEN
        and each.session.state in SHARED_STATES
    }
    return goes_along | {
        each.pk: ReadAs(read[each.session_id]) for each in actions if each.session_id in read
    }


def readable_agreements(account: Account, day: date) -> "QuerySet[Agreement]":
    """Agreements that somebody may read: one's own, and the latest of each whom one supervises, whoever made it."""
    if account.worker_id is None:
        return Agreement.objects.none()
    people = supervised_by(account.worker_id, day)
    latest = Agreement.objects.filter(supervisee__in=people).order_by("supervisee_id", "-made_on", "-pk")
    found: QuerySet[Agreement] = Agreement.objects.filter(
        Q(supervisee=account.worker_id)
        | Q(supervisee__in=people, supervisor=account.worker_id)
        | Q(pk__in=latest.distinct("supervisee_id").values("pk"))
    )
    return found


def _reading(part: ReadAs, state: SessionState, *, led: bool, of_one: bool) -> Reading:
    """Only the two people read the restricted part: the supervisor what they led, or are about to write."""
    if part is ReadAs.SUPERVISEE:
        return Reading(part, wellbeing=True)
    if part is not ReadAs.SUPERVISOR:
        return Reading(part)
    closed = state in LOCKED_STATES or state == SessionState.CANCELLED
    return Reading(part, wellbeing=of_one and (led or state in NOT_HELD), edits=not closed)


def _conditions(reader: Reader) -> Iterator[tuple[ReadAs, Q]]:
    """Each part with the sessions that are read in it; the first that is true of a session holds."""
    if reader.worker_id is not None:
        yield from _of_the_pair(reader, reader.worker_id)
        yield from _of_a_group(reader.worker_id)
        yield ReadAs.LINE_MANAGER, _below(reader)
    shared = Q(state__in=SHARED_STATES) & _not_ones_own(reader.worker_id)
    yield ReadAs.AUDITOR, shared & Q(pk__in=open_audits(reader.account_id, reader.day).values("session"))
    yield ReadAs.FORMAL, shared & Q(pk__in=open_openings(reader.account_id, reader.day).values("session"))


def _part(reader: Reader) -> Case:
    """An expression: in which part a session is read; empty where it is not."""
    parts = [When(condition, then=Value(part.value)) for part, condition in _conditions(reader)]
    return Case(*parts, default=Value(""), output_field=CharField())


def _of_the_pair(reader: Reader, worker_id: int) -> Iterator[tuple[ReadAs, Q]]:
    yield ReadAs.SUPERVISEE, Q(supervisee=worker_id, state__in=SHARED_STATES)
    theirs = Q(supervisee__in=reader.people)
    yield ReadAs.SUPERVISOR, theirs & (Q(supervisor=worker_id) | Q(state__in=NOT_HELD))
    yield ReadAs.SUPERVISOR, _to_finish(reader.lately, worker_id)
    clinical = Q(kind=SessionKind.CLINICAL, supervisee__isnull=False)
    lost = Q(pk__in=LostSessions(reader.day, worker_id))
    yield ReadAs.SUPERVISOR, clinical & Q(supervisor=worker_id, state__in=UNFINISHED_STATES) & ~lost
    yield ReadAs.NEW_SUPERVISOR, of_others(reader.people, worker_id, reader.day, reader.recent)


def of_others(people: "Collection[int] | RawSQL", worker_id: int, day: date, recent: int) -> Q:
    """What a supervisor reads of what others led with whom they supervise on the day: `people`, or an expression for
    them. The latest few, and the rest once the person has agreed. What they led themselves is apart.
    """
    agreed = OlderRecordsRequest.objects.filter(
        supervisor=worker_id, state=Readings.AGREED, answered_on__lte=day
    )
    latest = Q(pk__in=_latest_of_others(people, worker_id, recent))
    shared = Q(supervisee__in=people, state__in=SHARED_STATES)
    return shared & (latest | Q(supervisee__in=agreed.values("supervisee")))


def _to_finish(lately: Mapping[int, date], worker_id: int) -> Q:
    """What somebody led and has not shared, of people whom they supervised until some days ago (`lately`, with the last
    day): the own words until they are shared, and what was planned for a day before the change and may have been held.
    """
    found = Q(pk__in=[])
    for person, last in lately.items():
        unwritten = Q(state__in=NOT_HELD, on__lte=last)
        found |= Q(supervisor=worker_id, supervisee=person) & (Q(state=SessionState.HELD) | unwritten)
    return found


def _latest_of_others(people: "Collection[int] | RawSQL", worker_id: int, recent: int) -> "QuerySet[Any]":
    """The latest few records that others led, of each whom the reader supervises."""
    found: QuerySet[Any] = (
        SupervisionSession.objects.filter(supervisee__in=people, state__in=SHARED_STATES)
        .exclude(supervisor=worker_id)
        .annotate(nth=Window(RowNumber(), partition_by="supervisee", order_by=["-on", "-pk"]))
        .filter(nth__lte=recent)
        .values("pk")
    )
    return found


def _of_a_group(worker_id: int) -> Iterator[tuple[ReadAs, Q]]:
    group = Q(kind__in=OF_MANY)
    yield ReadAs.SUPERVISOR, group & Q(supervisor=worker_id)
    part = SessionMember.objects.filter(worker=worker_id)
    yield ReadAs.MEMBER, group & Q(state__in=SHARED_STATES, pk__in=part.values("session"))


def _below(reader: Reader) -> Q:
    """What the supervisors whom the reader manages led with the people whom they supervise on the day."""
    led = Q(pk__in=[])
    for supervisor_id, people in reader.pairs.items():
        led |= Q(supervisor=supervisor_id, supervisee__in=people)
    return led & Q(state__in=SHARED_STATES)


def _not_ones_own(worker_id: int | None) -> Q:
    """No sample and no formal process opens what one led or is the subject of."""
    return Q() if worker_id is None else ~Q(supervisor=worker_id) & ~Q(supervisee=worker_id)


def open_audits(account_id: int, day: date) -> "QuerySet[Any]":
    """The audits that are given to somebody and are not done, on `day`."""
    found: QuerySet[Any] = SessionAudit.objects.filter(
        auditor=account_id, done_on__isnull=True, assigned_on__lte=day, until__gte=day
    )
    return found


def open_openings(account_id: int, day: date) -> "QuerySet[Any]":
    """The records that somebody has open for a formal process on `day`; none once the role is gone."""
    still = RoleGrant.objects.filter(account=account_id, role__in=OPENED_BY_ROLES).as_at(day)
    return FormalOpening.objects.filter(
        account=account_id, account__in=still.values("account"), on__lte=day, until__gte=day
    )
