"""Calendar files: one UID for good, a SEQUENCE that counts changes, and nothing of what is talked about."""

from datetime import date, time
from uuid import uuid4

import pytest
from icalendar import Calendar

from supervision.domain.planning import (
    Cancellation,
    Meeting,
    cancel_session,
    move_session,
    plan_group,
    plan_sessions,
)
from supervision.enums import CancelledBy, CancelReason, SessionKind
from supervision.models import SupervisionSession
from supervision.pages.calendar_file import calendar_of
from supervision.queries.planning import for_the_calendar
from tests.factories.supervision_planning import pair
from tests.factories.supervision_sessions import SessionFactory
from tests.periods import SOON, TODAY, TOMORROW

pytestmark = pytest.mark.django_db

AT_TEN = Meeting(starts_at=time(10), minutes=90, place="Room 2", online=True)


def events(reader_id: int | None) -> list[dict[str, str]]:
    """What a calendar reads of the file of all sessions."""
    sessions = for_the_calendar(SupervisionSession.objects.all())
    read = Calendar.from_ical(calendar_of(sessions, reader_id).to_ical())
    names = ("UID", "SEQUENCE", "SUMMARY", "STATUS", "LOCATION")
    return [{name: str(each.get(name, "")) for name in names} for each in read.walk("VEVENT")]


def test_session_keeps_its_uid_and_counts_its_changes() -> None:
    worker, by = pair()
    (session,) = plan_sessions(supervisee_id=worker.pk, days=[TOMORROW], meeting=AT_TEN, today=TODAY, by=by)
    (before,) = events(worker.pk)
    assert before == {
        "UID": f"supervision-session-{session.pk}@tenure",
        "SEQUENCE": "0",
        "SUMMARY": "Supervision: Mina Managing",
        "STATUS": "CONFIRMED",
        "LOCATION": "Room 2, online",
    }
    move_session(session_id=session.pk, on=SOON, meeting=AT_TEN, today=TODAY, by=by)
    (moved,) = events(by.worker_id)
    assert moved == before | {"SEQUENCE": "1", "SUMMARY": "Supervision: Olu Ownteam"}
    off = Cancellation(CancelledBy.BOTH, CancelReason.LEAVE)
    cancel_session(session_id=session.pk, cancellation=off, today=TODAY, by=by)
    (gone,) = events(worker.pk)
    assert gone == before | {"SEQUENCE": "2", "STATUS": "CANCELLED"}


def test_time_is_that_of_london() -> None:
    """In summer an hour before UTC says so; in winter it does not."""
    SessionFactory(on=date(2026, 7, 1), starts_at=time(10), minutes=30)
    SessionFactory(on=date(2026, 12, 1), starts_at=time(10))
    sessions = for_the_calendar(SupervisionSession.objects.all())
    summer, winter = calendar_of(sessions, None).walk("VEVENT")
    assert summer.decoded("dtstart").utcoffset().total_seconds() == 3600
    assert (summer.decoded("dtend") - summer.decoded("dtstart")).total_seconds() == 1800
    assert winter.decoded("dtstart").utcoffset().total_seconds() == 0
    assert (winter.decoded("dtend") - winter.decoded("dtstart")).total_seconds() == 3600


def test_session_without_a_time_lasts_the_day() -> None:
    SessionFactory(on=SOON)
    (event,) = calendar_of(for_the_calendar(SupervisionSession.objects.all()), None).walk("VEVENT")
    assert event.decoded("dtstart") == SOON


def test_nothing_of_the_theme_is_in_the_file() -> None:
    first, by = pair()
    second, _ = pair("Ola", by.worker)
    group = Meeting(SessionKind.GROUP, theme="Working with fathers")
    plan_group(member_ids=[first.pk, second.pk], days=[SOON], meeting=group, today=TODAY, by=by)
    sessions = for_the_calendar(SupervisionSession.objects.all())
    text = calendar_of(sessions, first.pk).to_ical().decode()
    assert "fathers" not in text
    assert "Supervision: Mina Managing" in text
    assert "Supervision: group" in calendar_of(sessions, by.worker_id).to_ical().decode()


def test_series_is_one_file() -> None:
    worker, by = pair()
    series = uuid4()
    for day in (TOMORROW, SOON):
        SessionFactory(supervisee=worker, supervisor=by.worker, on=day, series=series)
    assert len(events(worker.pk)) == 2
