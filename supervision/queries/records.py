"""Records of supervision: what is saved of one, what is open between two people, and what is planned."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from zlib import crc32

from django.db.models import Q

from supervision.enums import OF_ONE, SessionState
from supervision.models import (
    SessionVersion,
    SupervisionSession,
    WellbeingVersion,
    supervised_people,
)
from workforce.access.scope import Reach

FACTS = ("kind", "on", "starts_at", "minutes", "place", "online", "theme", "reflective", "tool")
"""What of a session the form changes besides the words."""
NEAR = timedelta(days=7)
"""So far from a planned day, a session counts as the one that was planned."""
WELLBEING = "wellbeing"
WORKLOAD_VIEW = "workload_view"


@dataclass(frozen=True, slots=True)
class Saved:
    """What is saved of a session. `mark` changes with every save: a form says with it what it was filled in from."""

    words: dict[str, str] = field(default_factory=dict)
    wellbeing: str = ""
    mark: str = ""
    number: int = 0


def saved_of(session: SupervisionSession, *, wellbeing: bool = True) -> Saved:
    """The latest version of both parts. Two queries. `wellbeing` False: that part is counted, and neither fetched nor
    decrypted.
    """
    body = SessionVersion.objects.filter(session=session).last()
    rows = WellbeingVersion.objects.filter(session=session)
    private = (rows if wellbeing else rows.defer("body")).last()
    return Saved(
        dict(body.body) if body else {},
        str(private.body.get(WELLBEING, "")) if private and wellbeing else "",
        mark_of(session, body.number if body else 0, private.number if private else 0),
        body.number if body else 0,
    )


def mark_of(session: SupervisionSession, number: int, wellbeing: int) -> str:
    facts = "|".join(str(getattr(session, name)) for name in FACTS)
    return f"{number}.{wellbeing}.{crc32(facts.encode()):x}"


def session_to_record(supervisor_id: int, worker_id: int, day: date) -> int | None:
    """The session of these two that is planned nearest to the day, within a week of it, or was recorded for it and is
    not shared yet. One query.
    """
    two = SupervisionSession.objects.filter(
        supervisor_id=supervisor_id, supervisee_id=worker_id, kind__in=OF_ONE
    )
    found = two.filter(
        Q(state=SessionState.SCHEDULED, on__range=(day - NEAR, day + NEAR))
        | Q(state=SessionState.HELD, on=day)
    ).values_list("on", "pk")
    nearest = min(found, key=lambda each: (abs(each[0] - day), each), default=None)
    return nearest[1] if nearest else None


def next_planned(supervisor_id: int, worker_id: int, after: date) -> date | None:
    """The day of the next planned session of these two after a day. One query."""
    found: Any = SupervisionSession.objects.filter(
        supervisor_id=supervisor_id, supervisee_id=worker_id, state=SessionState.SCHEDULED, on__gt=after
    )
    day: date | None = found.order_by("on").values_list("on", flat=True).first()
    return day


def last_held(worker_id: int, before: date) -> date | None:
    """The day of somebody's last session before a day. One query."""
    held = SupervisionSession.objects.held().filter(supervisee_id=worker_id, on__lt=before)
    day: date | None = held.order_by("-on").values_list("on", flat=True).first()
    return day


def supervises(supervisor_id: int, worker_id: int, day: date) -> bool:
    """Whether somebody manages a person on the day, or is paired with them as supervisor. One query."""
    people = supervised_people(Reach(day, line_manager_id=supervisor_id))
    return people.filter(pk=worker_id).exists()


def number_unshared(worker_ids: Collection[int]) -> int:
    """How many sessions with these people were held and are not shared. One query."""
    return SupervisionSession.objects.filter(supervisee__in=worker_ids, state=SessionState.HELD).count()
