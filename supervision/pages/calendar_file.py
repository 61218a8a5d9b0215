"""Planned sessions as a calendar file. It says when, where and with whom; nothing of what is talked about.

Each session keeps its UID for good, and SEQUENCE counts its changes, so that a calendar replaces what it had; what was
called off says so, and the calendar takes it out.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from icalendar import Calendar, Event

from supervision.enums import SessionState
from workforce.csv_file import file_name

LONDON = ZoneInfo("Europe/London")
PRODUCT = "-//Tenure//Supervision//EN"
UNSAID_MINUTES = 60
"""How long a session lasts in a calendar where nobody said it."""


def calendar_file(name: str, sessions: Sequence[Any], reader_id: int | None) -> HttpResponse:
    """A download of `name`.ics. `sessions`: of queries.planning.for_the_calendar, with `changes` and `changed_at`."""
    response = HttpResponse(
        calendar_of(sessions, reader_id).to_ical(), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{file_name(name)}.ics"'
    response["Cache-Control"] = "private, no-store"
    return response


def calendar_of(sessions: Sequence[Any], reader_id: int | None) -> Calendar:
    """A session without a time lasts the whole day."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for session in sessions:
        calendar.add_component(_event(session, reader_id))
    return calendar


def _event(session: Any, reader_id: int | None) -> Event:
    event = Event()
    event.add("uid", f"supervision-session-{session.pk}@tenure")
    event.add("sequence", max(session.changes - 1, 0))
    if session.changed_at:
        event.add("dtstamp", session.changed_at)
    event.add("summary", f"Supervision: {_other(session, reader_id)}")
    event.add("status", "CANCELLED" if session.state == SessionState.CANCELLED else "CONFIRMED")
    if session.starts_at is None:
        event.add("dtstart", session.on)
    else:
        start = datetime.combine(session.on, session.starts_at, LONDON)
        event.add("dtstart", start)
        event.add("dtend", start + timedelta(minutes=session.minutes or UNSAID_MINUTES))
    place = ", ".join(part for part in (session.place, "online" if session.online else "") if part)
    if place:
        event.add("location", place)
    return event


def _other(session: Any, reader_id: int | None) -> str:
    """The other of the two by name; of a group, who leads it."""
    if session.supervisee is not None and reader_id != session.supervisee_id:
        return str(session.supervisee.name)
    if session.supervisee is None and reader_id == session.supervisor_id:
        return str(session.get_kind_display()).lower()
    return str(session.supervisor.name)
