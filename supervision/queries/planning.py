"""Planned sessions: the list by reach, who may change one, the days on which nobody meets, and who leads whom."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db import connection
from django.db.models import Count, Max, Q, QuerySet

from supervision.enums import SessionKind, SessionState
from supervision.models import AgreedAction, SessionMember, SupervisionSession
from supervision.models.leading import LostSessions
from supervision.queries.sorting import Sorts, in_order
from supervision.queries.supervisors import SUPERVISED, supervised_by, supervisor_of
from workforce.access.scope import Reach
from workforce.models import Absence, BankHoliday, Worker
from workforce.names import full_name, plain
from workforce.periods import ONE_DAY, period


class ShowPlanned(StrEnum):
    """Which sessions somebody asks for."""

    COMING = "coming"
    PASSED = "passed"
    CANCELLED = "cancelled"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class PlannedSearch:
    """`of`: a worker who leads the session or takes part. `text`: parts of the name of who is supervised."""

    show: ShowPlanned = ShowPlanned.COMING
    text: str = ""
    kind: str = ""
    of: int | None = None


PLANNED_SORTS: Sorts = {
    "person": ("supervisee__sort_name", "on"),
    "day": ("on", "starts_at"),
    "supervisor": ("supervisor__sort_name", "on"),
}


def planned_sessions(reach: Reach, day: date, search: PlannedSearch, sort: str = "") -> "QuerySet[Any]":
    """Sessions in reach that were planned and of which no record is shown here. `sort` empty: by day, what comes first
    of those to come, and the latest of those that were called off or missed."""
    found: QuerySet[Any] = SupervisionSession.objects.within(reach).select_related("supervisor", "supervisee")
    match search.show:
        case ShowPlanned.COMING:
            found = found.filter(state=SessionState.SCHEDULED, on__gte=day).order_by("on", "starts_at", "pk")
        case ShowPlanned.PASSED:
            found = found.filter(state=SessionState.SCHEDULED, on__lt=day).order_by("on", "starts_at", "pk")
        case ShowPlanned.CANCELLED:
            found = found.filter(state=SessionState.CANCELLED).order_by("-on", "-pk")
        case ShowPlanned.MISSED:
            found = found.filter(state=SessionState.MISSED).order_by("-on", "-pk")
    if search.kind:
        found = found.filter(kind=search.kind)
    for word in plain(search.text).split():
        named = Q(supervisee__sort_name__contains=word) | Q(
            pk__in=SessionMember.objects.filter(worker__sort_name__contains=word).values("session_id")
        )
        found = found.filter(named)
    if search.of is not None:
        taking_part = SessionMember.objects.filter(worker_id=search.of).values("session_id")
        led = _led_by(search.of, day)
        found = found.filter(led | Q(supervisee_id=search.of) | Q(pk__in=taking_part))
    told: QuerySet[Any] = found.annotate(number_of_members=Count("members"))
    return in_order(told, PLANNED_SORTS, sort) if sort else told


def _led_by(worker_id: int, day: date) -> Q:
    """A session with one person is led by the supervisor of the day; a group by whoever planned it, a clinical one by
    whoever is named, but for a former supervisor. One query.
    """
    clinical = Q(kind=SessionKind.CLINICAL) & ~Q(pk__in=LostSessions(day, worker_id))
    named = Q(supervisee_id__isnull=True) | clinical
    return Q(supervisee_id__in=supervised_by(worker_id, day)) | named & Q(supervisor_id=worker_id)


def leader_of(session: SupervisionSession, day: date) -> int:
    """Who leads a planned session: the supervisor of the day, also before a change is settled; of a group and of a
    clinical session whoever is named. Two queries at most.
    """
    if session.supervisee_id is None:
        return session.supervisor_id
    if session.kind == SessionKind.CLINICAL:
        lost = SupervisionSession.objects.filter(pk__in=LostSessions(day, session.supervisor_id))
        if not lost.filter(pk=session.pk).exists():
            return session.supervisor_id
    return supervisor_of(session.supervisee_id, day) or session.supervisor_id


def changes_plans(session: SupervisionSession, worker_id: int | None, day: date) -> bool:
    """Whether somebody may move a planned session: who leads it, or the supervisor of the day. Three queries."""
    if worker_id is None:
        return False
    if worker_id == leader_of(session, day):
        return True
    return session.supervisee_id is not None and supervisor_of(session.supervisee_id, day) == worker_id


def blocked_days(
    supervisee_id: int | None, supervisor_id: int, kind: SessionKind, first: date, last: date
) -> dict[date, str]:
    """The days from `first` to `last` on which the two do not meet, each with why. Three queries.

    Bank holidays, days on which one of them is known to be away (why is nobody's business here), and days on which a
    session of the kind is planned or recorded. An absence without an end lasts to the day of the expected return.
    `supervisee_id` None: a group, which meets though a member is away.
    """
    pair = [each for each in (supervisor_id, supervisee_id) if each is not None]
    blocked = dict.fromkeys(
        BankHoliday.objects.filter(day__range=(first, last)).values_list("day", flat=True), "Bank holiday"
    )
    spells = (
        Absence.objects.filter(worker_id__in=pair)
        .during(period(first, last))
        .select_related("worker", "expected_return")
    )
    for spell in spells:
        expected = getattr(spell, "expected_return", None)
        end = spell.last_day or (expected.expected_on - ONE_DAY if expected else last)
        for number in range(max(0, (min(end, last) - max(spell.first_day, first)).days + 1)):
            blocked.setdefault(
                max(spell.first_day, first) + timedelta(days=number), f"{spell.worker.name} is not here"
            )
    if supervisee_id is not None:
        taken = SupervisionSession.objects.filter(
            supervisee_id=supervisee_id, kind=kind, on__range=(first, last)
        )
        taken = taken.exclude(state__in=(SessionState.CANCELLED, SessionState.MISSED))
        blocked |= dict.fromkeys(taken.values_list("on", flat=True), "There is a session on this day")
    return blocked


def for_the_calendar(sessions: "QuerySet[Any]") -> list[Any]:
    """What a calendar file needs of sessions: the two, how often each changed, and when last. One query."""
    return list(
        sessions.select_related("supervisor", "supervisee")
        .annotate(changes=Count("moves"), changed_at=Max("moves__at"))
        .order_by("on", "pk")
    )


def takes_part(session: SupervisionSession, worker_id: int | None, day: date) -> bool:
    """Whether somebody leads a session, is supervised in it, or is in the group. Two queries at most."""
    if worker_id is None:
        return False
    if worker_id in (session.supervisee_id, leader_of(session, day)):
        return True
    members: bool = session.members.filter(worker_id=worker_id).exists()
    return members


def members_of(session: SupervisionSession) -> list[str]:
    """The names of who takes part, and partners by role and organisation. One query."""
    return [
        each.worker.name
        if each.worker
        else ", ".join(part for part in (each.partner_role, each.organisation) if part)
        for each in session.members.select_related("worker").order_by("worker__sort_name", "pk")
    ]


def people_of(supervisor_id: int, day: date) -> "QuerySet[Any]":
    """Whom somebody supervises on the day, by name. One query before it is asked."""
    return Worker.objects.filter(pk__in=supervised_by(supervisor_id, day)).order_by("sort_name", "reference")


_IN_GROUPS = f"""
    WITH supervised AS MATERIALIZED ({SUPERVISED}), led AS (
        SELECT DISTINCT ON (team_id) team_id, supervisor_id
        FROM supervised WHERE supervisor_id IS NOT NULL
        GROUP BY team_id, supervisor_id
        ORDER BY team_id, count(*) DESC, supervisor_id
    )
    SELECT worker_id FROM supervised
    WHERE worker_id <> %(supervisor)s AND (
        supervisor_id = %(supervisor)s
        OR team_id IN (SELECT team_id FROM led WHERE supervisor_id = %(supervisor)s)
    )
"""


def people_in_groups_of(supervisor_id: int, day: date) -> "QuerySet[Any]":
    """Whom somebody supervises on the day, and everybody else in the teams of which they supervise the most, by name.
    One query before it is asked.
    """
    with connection.cursor() as cursor:
        cursor.execute(_IN_GROUPS, {"day": day, "supervisor": supervisor_id})
        found = [row[0] for row in cursor.fetchall()]
    return Worker.objects.filter(pk__in=found).order_by("sort_name", "reference")


def in_team(team_id: int, worker_ids: Collection[int], day: date) -> list[int]:
    """Which of these people have their main assignment in a team on the day. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT worker_id FROM ({SUPERVISED}) AS supervised "
            "WHERE worker_id = ANY(%(ids)s) AND team_id = %(team)s",
            {"day": day, "ids": list(worker_ids), "team": team_id},
        )
        return [row[0] for row in cursor.fetchall()]


_SUPERVISORS = f"""
    SELECT DISTINCT boss.id, boss.first_name, boss.last_name, boss.sort_name
    FROM ({SUPERVISED}) AS supervised JOIN workforce_worker AS boss ON boss.id = supervised.supervisor_id
    WHERE %(everyone)s OR supervised.team_id = ANY(%(units)s) OR supervised.supervisor_id = %(reader)s
    ORDER BY boss.sort_name, boss.id
"""


def supervisors_in(reach: Reach, day: date) -> dict[int, str]:
    """The names of those who supervise somebody in reach, in order. One query."""
    with connection.cursor() as cursor:
        values: dict[str, Any] = {"everyone": reach.everyone, "units": list(reach.unit_ids)}
        cursor.execute(_SUPERVISORS, values | {"day": day, "reader": reach.line_manager_id})
        return {key: full_name(first, last) for key, first, last, _ in cursor.fetchall()}


def due_days_of_actions(worker_id: int) -> list[date]:
    """The days by which somebody is to do what was agreed, the soonest first, without what it is. One query."""
    return list(
        AgreedAction.objects.open()
        .filter(owner_id=worker_id)
        .order_by("due_on")
        .values_list("due_on", flat=True)
    )


def sessions_about(worker_id: int) -> "QuerySet[Any]":
    """All sessions of one person, groups too, the latest first."""
    member = SessionMember.objects.filter(worker_id=worker_id).values("session_id")
    found: QuerySet[Any] = SupervisionSession.objects.filter(Q(supervisee_id=worker_id) | Q(pk__in=member))
    return found.select_related("supervisor").order_by("-on", "-pk")
