"""Lists about reading: who read somebody's records, what opened them, requests for older ones."""

from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Count, Q, QuerySet

from supervision.enums import Readings
from supervision.models import (
    AgreementReading,
    ContentReading,
    FormalOpening,
    OlderRecordsRequest,
    SupervisionSession,
)
from supervision.queries.reading import SHARED_STATES
from supervision.queries.supervisors import supervised_by
from workforce.access.scope import Reach
from workforce.models import Worker
from workforce.names import plain
from workforce.policy import PolicyKey
from workforce.queries.policy import policy_value


class ShowOpenings(StrEnum):
    """Which openings somebody asks for."""

    RUNNING = "running"
    ALL = "all"


def readings_by_others(worker_id: int, part: str = "") -> "QuerySet[Any]":
    """Who read the records of one person, the latest first, all but the person. `part`: a ReadAs, or any."""
    found: QuerySet[Any] = ContentReading.objects.about(worker_id).exclude(account__worker=worker_id)
    if part:
        found = found.filter(read_as=part)
    return found.select_related("account__worker", "session")


def agreement_readings(worker_id: int) -> "QuerySet[Any]":
    """Who read the agreements about one person's supervision, the latest first, all but the person."""
    found = AgreementReading.objects.filter(agreement__supervisee=worker_id).exclude(
        account__worker=worker_id
    )
    return found.select_related("account__worker", "agreement").order_by("-pk")


def openings_about(worker_id: int) -> "QuerySet[Any]":
    """Formal processes for which a person's records were opened, the latest first. Their reasons stay with HR."""
    found = FormalOpening.objects.filter(session__supervisee=worker_id).defer("reason")
    return found.select_related("account__worker", "session").order_by("-on", "-pk")


def openings(reach: Reach, show: ShowOpenings, day: date) -> "QuerySet[Any]":
    """Openings for formal processes, the latest first; none unless the reach is everyone."""
    found = FormalOpening.objects.all() if reach.everyone else FormalOpening.objects.none()
    if show is ShowOpenings.RUNNING:
        found = found.filter(until__gte=day)
    return found.select_related("account__worker", "session__supervisee", "session__supervisor").order_by(
        "-on", "-pk"
    )


def people_with_records(reach: Reach, text: str) -> "QuerySet[Any]":
    """People of a name or number who have a shared record, by name; nobody unless the reach is everyone."""
    if not reach.everyone or not text.strip():
        return Worker.objects.none()
    called = Q()
    for word in plain(text).split():
        called &= Q(sort_name__contains=word)
    shared = SupervisionSession.objects.filter(state__in=SHARED_STATES, supervisee__isnull=False)
    found: QuerySet[Any] = Worker.objects.filter(
        called | Q(reference__iexact=text.strip()), pk__in=shared.values("supervisee")
    )
    return found.order_by("sort_name", "reference")


def records_of(reach: Reach, worker_id: int) -> "QuerySet[Any]":
    """Days and states of one person's shared records, the latest first; none unless the reach is everyone."""
    if not reach.everyone:
        return SupervisionSession.objects.none()
    found: QuerySet[Any] = SupervisionSession.objects.filter(supervisee=worker_id, state__in=SHARED_STATES)
    return found.select_related("supervisor", "supervisee").order_by("-on", "-pk")


def record_in(reach: Reach, session_id: int) -> "QuerySet[Any]":
    """One shared record, groups included, for whoever reaches everyone."""
    found = SupervisionSession.objects.filter(pk=session_id, state__in=SHARED_STATES)
    return found.select_related("supervisor", "supervisee") if reach.everyone else found.none()


def requests_of(worker_id: int) -> "QuerySet[Any]":
    """Requests for older records that concern somebody: to answer, and asked. Those that wait first."""
    found: QuerySet[Any] = OlderRecordsRequest.objects.filter(
        Q(supervisee=worker_id) | Q(supervisor=worker_id)
    )
    return found.select_related("supervisee", "supervisor").order_by("answered_on", "-asked_on", "-pk")


def people_to_ask(worker_id: int, day: date) -> "QuerySet[Any]":
    """Whom somebody supervises on the day and who has records of others beyond the latest few that are not open, by
    name. Two queries to ask it.
    """
    recent = int(policy_value(PolicyKey.SUPERVISION_RECENT, day))
    waiting = OlderRecordsRequest.objects.filter(
        supervisor=worker_id, state__in=(Readings.ASKED, Readings.AGREED)
    )
    shared = Q(supervision_sessions__state__in=SHARED_STATES) & ~Q(supervision_sessions__supervisor=worker_id)
    found: QuerySet[Any] = (
        Worker.objects.filter(pk__in=supervised_by(worker_id, day))
        .exclude(pk__in=waiting.values("supervisee"))
        .annotate(by_others=Count("supervision_sessions", filter=shared))
        .filter(by_others__gt=recent)
    )
    return found.order_by("sort_name", "reference")
