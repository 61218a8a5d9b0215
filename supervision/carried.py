"""What a session carries in: counts of cases, absence since the last session, what is due."""

from collections.abc import Iterator
from datetime import date

from supervision.queries.carried import absence_since, caseload_beside_team
from supervision.queries.records import last_held
from workforce.access.permissions import Permission
from workforce.due import DueItem, due_about
from workforce.models import Worker
from workforce.panels import Fact, Link, Panel
from workforce.periods import ONE_DAY
from workforce.queries.visibility import Sight
from workforce.session_panels import SessionPanel, panels_for_session, session_panel
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day
from workforce.written import decimal

__all__ = ["Fact", "Link", "Panel", "SessionPanel", "panels_for_session", "session_panel"]

AHEAD = 60 * ONE_DAY
MOST_DUE = 8


@session_panel(order=10)
def caseload(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """The latest count beside the team's average. Whoever records supervision sees it: it is part of the record."""
    found = caseload_beside_team(worker.pk, day)
    if found is None:
        return None
    facts = [Fact("Cases", f"{found.cases}, counted on {written_day(found.counted_on)}")]
    if found.team_average is not None:
        facts.append(Fact("Average in the team", decimal(found.team_average, 1)))
    return Panel("caseload", "Caseload", facts=tuple(facts))


@session_panel(order=20)
def absence(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """Spells since the last session, for those who see absences. Without a session before: of the last three months."""
    if not sight.sees(Permission.SEE_ABSENCE):
        return None
    last = last_held(worker.pk, day)
    since = last or day - 90 * ONE_DAY
    spells = absence_since(worker.pk, since, day)
    heading = "Absence since the last session" if last else "Absence in the last three months"
    facts = tuple(Fact(each.kind, each.words) for each in spells)
    return Panel("absence", heading, facts=facts, text="" if facts else "None.")


@session_panel(order=30)
def due(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """What is due about the person, as far as the supervisor sees it elsewhere, too."""
    items = due_about(sight, day - 365 * ONE_DAY, day + AHEAD)
    if not items:
        return None
    rows = tuple(_rows(items, day))
    return Panel("due", "What is due", table=Table("What is due", (Column("What"), Column("By when")), rows))


def _rows(items: list[DueItem], day: date) -> Iterator[Row]:
    for each in items[:MOST_DUE]:
        late = each.is_overdue(day)
        yield Row(
            (
                Cell(each.kind),
                Cell(written_day(each.due_on), tone="bad" if late else "", note="overdue" if late else ""),
            )
        )
