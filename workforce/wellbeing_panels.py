"""What recognition adds to the page of a person: what is published, and for the person also what is on its way."""

from datetime import date

from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.models import Recognition, Worker
from workforce.panels import Panel, person_panel
from workforce.queries.recognition import recognitions_of
from workforce.queries.visibility import Sight
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day


@person_panel(order=95)
def recognition(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """What somebody is recognised for; nothing where there is nothing. One query."""
    own = sight.scope[Permission.CONFIRM_REGISTRATION].own_worker_id == worker.pk
    rows = tuple(Row(_cells(each)) for each in recognitions_of(worker.pk, own=own))
    if not rows:
        return None
    columns = (Column("What for"), Column("What they did"), Column("When"), Column("State"))
    text = "You may say no to being published: open it and say so." if own else ""
    return Panel("recognition", "Recognition", table=Table("Recognition", columns, rows), text=text)


def _cells(each: Recognition) -> tuple[Cell, ...]:
    return (
        Cell(str(each.get_kind_display()), url=reverse("recognition_one", args=[each.pk])),
        Cell(each.words),
        Cell(written_day(each.on)),
        Cell(str(each.get_state_display())),
    )
