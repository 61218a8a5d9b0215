"""Supervision on the page of a person: who supervises, how often, when it was and is due. Days and states only."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from supervision.models import SupervisionSession
from supervision.pages.people import elsewhere_url, is_without_supervisor, state_note
from supervision.queries.agreements import AgreementSearch, agreement_lines
from supervision.queries.frequency_rules import rule_of
from supervision.queries.pairs import pair_of
from supervision.queries.planning import sessions_about
from supervision.queries.rhythm import Standing, standings
from supervision.queries.seen import sees_supervision
from workforce.access.permissions import Permission
from workforce.access.scope import Reach
from workforce.context import address_of
from workforce.models import Worker
from workforce.panels import Fact, Link, Panel, Tab, person_panel, person_tab
from workforce.queries.visibility import Sight
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day

TAB = "supervision"
SHOWN = 24

person_tab(
    Tab(
        TAB,
        "Supervision",
        (Permission.SEE_SUPERVISION, Permission.KEEP_SUPERVISION),
        order=35,
        also=sees_supervision,
    )
)


@person_panel(order=10, tab=TAB)
def standing(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """How it stands, and the agreement; for who only keeps supervisors, who supervises. Seven queries."""
    sees, keeps = sees_supervision(sight), sight.sees(Permission.KEEP_SUPERVISION)
    if not sees and not keeps:
        return None
    person = Reach(day, person_id=worker.pk)
    found = next(iter(standings(person, day)), None)
    if found is None:
        return Panel("supervision", "Supervision", text="Not at work here on this day: nothing is due.")
    facts = [
        Fact("Supervisor", _supervisor(found, day)),
        Fact("How often", _how_often(worker, found, day), reverse("frequency_of", args=[worker.reference])),
    ]
    if sees:
        facts += _days(found, person, day)
    return Panel(
        "supervision",
        "Supervision",
        text=_missing(worker) if is_without_supervisor(found) else "",
        facts=tuple(facts),
        links=tuple(_links(worker, found, sight, keeps)),
    )


def _missing(worker: Worker) -> str:
    return f"Nobody supervises {worker.name} here. Name a supervisor, or say that it happens elsewhere."


def _how_often(worker: Worker, found: Standing, day: date) -> str:
    """Where none is required, why. Six queries then."""
    if found.frequency:
        return found.frequency
    rule = rule_of(worker, day)
    reason = next((line.reason for line in rule.lines if line.holds), "") if rule else ""
    return f"Not required here: {reason}" if reason else "Not required"


def _supervisor(found: Standing, day: date) -> str:
    since = pair_of(found.worker_id, day).since
    if not found.supervisor_name:
        return "Nobody is recorded"
    return f"{found.supervisor_name}, since {written_day(since)}" if since else found.supervisor_name


def _days(found: Standing, person: Reach, day: date) -> Iterator[Fact]:
    yield Fact("Last session", written_day(found.last_on) or "None recorded")
    yield Fact("Next planned", written_day(found.next_on) or "Not planned")
    note = state_note(found)
    due = f"{written_day(found.due_on)}: " if found.due_on else ""
    yield Fact("Due by", f"{due}{found.state.label}{f', {note}' if note else ''}")
    for line in agreement_lines(person, day, AgreementSearch()):
        until = f", by {written_day(line.due_on)}" if line.due_on else ""
        yield Fact("Agreement", f"{line.state.label}{until}")


def _links(worker: Worker, found: Standing, sight: Sight, keeps: bool) -> Iterator[Link]:
    recording = sight.scope[Permission.RECORD_SUPERVISION]
    if recording.line_manager_id and recording.line_manager_id == found.supervisor_id:
        record = address_of("record_new", worker.reference)
        if record:
            yield Link("Record a session", record)
        yield Link("Plan a session", reverse("session_plan", args=[worker.reference]))
    manages = worker.pk != recording.own_worker_id and sight.sees(Permission.RECORD_SUPERVISION)
    if (keeps or manages) and worker.pk != recording.own_worker_id:
        missing = is_without_supervisor(found)
        label = "Name a supervisor" if missing else "Choose another supervisor"
        yield Link(label, reverse("pairing_add", args=[worker.reference]))
        if missing and keeps:
            yield Link("Say that it happens elsewhere", elsewhere_url(worker.reference))


@person_panel(order=11, tab=TAB)
def sessions(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """The latest sessions and those planned: when, of which kind, in which state. One query."""
    if not sees_supervision(sight):
        return None
    rows = tuple(_row(each) for each in sessions_about(worker.pk)[:SHOWN])
    columns = (Column("Day"), Column("Kind"), Column("Supervisor"), Column("State"))
    table = Table("Sessions", columns, rows, empty="No session is recorded or planned.")
    text = f"The latest {SHOWN} are shown." if len(rows) == SHOWN else ""
    return Panel("sessions", "Sessions", table=table, text=text)


def _row(each: SupervisionSession) -> Row:
    return Row(
        (
            Cell(written_day(each.on), url=reverse("planned_session", args=[each.pk])),
            Cell(str(each.get_kind_display())),
            Cell(each.supervisor.name),
            Cell(str(each.get_state_display())),
        )
    )
