"""Who may read which content of supervision, on a day: the one place that decides it (docs/decisions/0014).

Every part in which somebody reads is one condition on sessions. A single session and the set of all that somebody may
read are answered from the same conditions.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db import connection
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
from supervision.queries.supervisors import SUPERVISED, lately_supervised, supervised_by, supervisor_of
from workforce.access.permissions import Permission
from workforce.access.roles import ROLES
from workforce.access.scope import Reach
from workforce.models import Account, RoleGrant
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable, policy_value

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


@dataclass(frozen=True, slots=True)
class _Standing:
    """What of a reader decides on a day. `people`: whom they supervise; `pairs`: one line below, by supervisor.

    `lately`: whom they supervised until some days ago, with the last day.
    """

    account_id: int
    worker_id: int | None
    day: date
    people: tuple[int, ...]
    pairs: dict[int, list[int]]
    recent: int
    lately: Mapping[int, date] = field(default_factory=dict)


def may_read(session: SupervisionSession, account: Account, day: date) -> Reading | None:
    """In which part somebody reads a session on `day`; None: not at all. At most four queries.

    The session is looked up anew: what counts is how it stands in the database.
    """
    standing = _standing_towards(session, account, day)
    found = (
        SupervisionSession.objects.filter(pk=session.pk)
        .annotate(part=_part(standing))
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
    """Every session that somebody may read on `day`, in any part: those for which `may_read` says how. Four queries
    to ask it, and one to fetch it.
    """
    conditions = (condition for _, condition in _conditions(_standing(account, day)))
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
    queries; none for no action. The actions come with their sessions.
    """
    if not actions:
        return {}
    standing = _standing(account, day)
    sessions = SupervisionSession.objects.filter(pk__in={each.session_id for each in actions})
    read = dict(sessions.annotate(part=_part(standing)).exclude(part="").order_by().values_list("pk", "part"))
    goes_along = {
        each.pk: ReadAs.NEW_SUPERVISOR
        for each in actions
        if each.supervisee_id in standing.people
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


def _conditions(reader: _Standing) -> Iterator[tuple[ReadAs, Q]]:
    """Each part with the sessions that are read in it; the first that is true of a session holds."""
    if reader.worker_id is not None:
        yield from _of_the_pair(reader, reader.worker_id)
        yield from _of_a_group(reader.worker_id)
        yield ReadAs.LINE_MANAGER, _below(reader)
    shared = Q(state__in=SHARED_STATES) & _not_ones_own(reader.worker_id)
    yield ReadAs.AUDITOR, shared & Q(pk__in=open_audits(reader.account_id, reader.day).values("session"))
    yield ReadAs.FORMAL, shared & Q(pk__in=open_openings(reader.account_id, reader.day).values("session"))


def _part(reader: _Standing) -> Case:
    """An expression: in which part a session is read; empty where it is not."""
    parts = [When(condition, then=Value(part.value)) for part, condition in _conditions(reader)]
    return Case(*parts, default=Value(""), output_field=CharField())


def _of_the_pair(reader: _Standing, worker_id: int) -> Iterator[tuple[ReadAs, Q]]:
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


def _below(reader: _Standing) -> Q:
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


def _standing(account: Account, day: date) -> _Standing:
    worker_id = account.worker_id
    if worker_id is None:
        return _Standing(account.pk, None, day, (), {}, 0)
    people, policies = tuple(supervised_by(worker_id, day)), PolicyTable.load()
    recent = int(policies.value(PolicyKey.SUPERVISION_RECENT, day))
    days = int(policies.value(PolicyKey.SUPERVISION_FINISH_DAYS, day))
    lately = lately_supervised(worker_id, people, day, days)
    return _Standing(account.pk, worker_id, day, people, _one_line_below(worker_id, day), recent, lately)


def _standing_towards(session: SupervisionSession, account: Account, day: date) -> _Standing:
    """The same, as far as one session needs it."""
    worker_id, about = account.worker_id, session.supervisee_id
    if worker_id is None or about is None or worker_id == about:
        return _Standing(account.pk, worker_id, day, (), {}, 0)
    if supervisor_of(about, day) == worker_id:
        recent = int(policy_value(PolicyKey.SUPERVISION_RECENT, day))
        return _Standing(account.pk, worker_id, day, (about,), {}, recent)
    if session.supervisor_id == worker_id:
        days = int(policy_value(PolicyKey.SUPERVISION_FINISH_DAYS, day))
        lately = lately_supervised(worker_id, (), day, days, about)
        return _Standing(account.pk, worker_id, day, (), {}, 0, lately)
    return _Standing(account.pk, worker_id, day, (), _one_line_below(worker_id, day, about), 0)


_ONE_LINE_BELOW = f"""
    SELECT pair.supervisor_id, pair.worker_id
    FROM ({SUPERVISED}) AS pair
    JOIN ({SUPERVISED}) AS supervising ON supervising.worker_id = pair.supervisor_id
    JOIN workforce_assignment AS main ON main.id = supervising.assignment_id
    WHERE main.manager_id = %(manager)s AND (%(about)s::bigint IS NULL OR pair.worker_id = %(about)s)
"""


def _one_line_below(manager_id: int, day: date, about: int | None = None) -> dict[int, list[int]]:
    """By supervisor, whom they supervise on `day`, where `manager_id` manages the supervisor's main assignment.

    `about`: only where it is about this person. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ONE_LINE_BELOW, {"day": day, "manager": manager_id, "about": about})
        pairs: dict[int, list[int]] = defaultdict(list)
        for supervisor_id, worker_id in cursor.fetchall():
            pairs[supervisor_id].append(worker_id)
    return dict(pairs)
