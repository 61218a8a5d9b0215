"""Planned sessions: the table and the file of a list."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.urls import reverse

from supervision.models import SupervisionSession
from workforce.csv_file import Value
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day


def with_whom(session: SupervisionSession) -> str:
    """Who is supervised; of a group, how many take part."""
    if session.supervisee is not None:
        return session.supervisee.name
    number = getattr(session, "number_of_members", 0)
    return f"{session.get_kind_display()} of {number}"


def clock(session: SupervisionSession) -> str:
    """14:30, for 90 minutes; nothing where no time is said."""
    if session.starts_at is None:
        return ""
    lasts = f", for {session.minutes} minutes" if session.minutes else ""
    return f"{session.starts_at:%H:%M}{lasts}"


def sessions_table(found: Iterable[Any], sort: str = "") -> Table:
    columns = (
        Column("Who is supervised", key="person"),
        Column("Day", key="day"),
        Column("Kind"),
        Column("Supervisor", key="supervisor"),
        Column("State"),
    )
    rows = tuple(
        Row(
            (
                Cell(with_whom(each), url=reverse("planned_session", args=[each.pk])),
                Cell(written_day(each.on), note=clock(each)),
                Cell(str(each.get_kind_display())),
                Cell(each.supervisor.name),
                Cell(str(each.get_state_display()), note=_cancelled(each)),
            )
        )
        for each in found
    )
    empty = "No session to show. Take a filter away, or plan one from the page of the person."
    return Table("Sessions", columns, rows, sort=sort, empty=empty)


def _cancelled(each: SupervisionSession) -> str:
    if not each.cancelled_by:
        return ""
    return f"{each.get_cancelled_by_display()}: {str(each.get_cancel_reason_display()).lower()}"


SESSION_HEADER = (
    *("Day", "From", "Minutes", "Kind", "Number", "Who is supervised", "Supervisor", "State"),
    *("Called off by", "Why"),
)


def session_rows(found: Iterable[Any]) -> Iterator[Sequence[Value]]:
    for each in found:
        yield (
            each.on.isoformat(),
            f"{each.starts_at:%H:%M}" if each.starts_at else "",
            each.minutes,
            str(each.get_kind_display()),
            each.supervisee.reference if each.supervisee else "",
            with_whom(each),
            each.supervisor.name,
            str(each.get_state_display()),
            str(each.get_cancelled_by_display()),
            str(each.get_cancel_reason_display()),
        )
