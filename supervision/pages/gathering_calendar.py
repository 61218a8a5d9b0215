"""Meetings as a file that calendars open."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from supervision.enums import GatheringState
from supervision.models import Gathering

LOCAL = ZoneInfo("Europe/London")
AN_HOUR = 60


def calendar_file(meetings: Iterable[Gathering], name: str, host: str, now: datetime) -> bytes:
    """The meetings as a calendar file. A meeting keeps its number, so that a later file replaces it."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{host}//Tenure//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for each in meetings:
        calendar.add_component(_event(each, host, now))
    written: bytes = calendar.to_ical()
    return written


def _event(meeting: Gathering, host: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"meeting-{meeting.pk}@{host}")
    event.add("dtstamp", now)
    event.add("summary", meeting.series.name)
    if meeting.starts_at:
        begins = datetime.combine(meeting.on, meeting.starts_at, LOCAL)
        event.add("dtstart", begins)
        event.add("dtend", begins + timedelta(minutes=meeting.minutes or AN_HOUR))
    else:
        event.add("dtstart", meeting.on)
    if meeting.place:
        event.add("location", meeting.place)
    event.add("status", "CANCELLED" if meeting.state == GatheringState.CANCELLED else "CONFIRMED")
    return event
