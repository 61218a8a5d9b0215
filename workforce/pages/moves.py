"""What happened to something that moves from state to state, in words."""

from collections.abc import Sequence

from workforce.models import ProjectMove, WorkforcePlanMove
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day


def moves_table(moves: Sequence[ProjectMove] | Sequence[WorkforcePlanMove]) -> Table:
    columns = (Column("Day"), Column("State"), Column("Words"), Column("By"))
    rows = tuple(
        Row(
            (
                Cell(written_day(each.on)),
                Cell(str(each.get_to_display())),
                Cell(each.words),
                Cell(each.by.email if each.by else ""),
            )
        )
        for each in moves
    )
    return Table("What happened", columns, rows)
