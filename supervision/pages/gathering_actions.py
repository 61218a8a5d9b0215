"""The table and the file of actions from forums."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.urls import reverse

from supervision.enums import ActionState
from supervision.models import GatheringAction
from workforce.csv_file import Value
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day


def actions_table(
    actions: Iterable[GatheringAction], day: date, mine: frozenset[int], sort: str = ""
) -> Table:
    """`mine`: those that the reader may end."""
    columns = (
        Column("What is to be done"),
        Column("Who", key="who"),
        Column("By when", key="due"),
        Column("State"),
        Column("From", key="series"),
    )
    rows = tuple(
        Row(
            (
                Cell(each.words, reverse("forum_action", args=[each.pk]) if each.pk in mine else ""),
                Cell(each.owner.name),
                Cell(written_day(each.due_on)),
                action_state(each, day),
                Cell(
                    each.issue.gathering.series.name,
                    reverse("forum_meeting", args=[each.issue.gathering_id]),
                    note=written_day(each.issue.gathering.on),
                ),
            )
        )
        for each in actions
    )
    return Table("Actions", columns, rows, sort=sort)


def action_state(each: GatheringAction, day: date) -> Cell:
    if each.state == ActionState.OPEN and each.due_on < day:
        return Cell("Overdue", tone="bad")
    tone = (
        "info" if each.state == ActionState.OPEN else "good" if each.state == ActionState.DONE else "neutral"
    )
    return Cell(str(each.get_state_display()), tone=tone, note=each.result)


ACTIONS_HEADER = (
    "Series",
    "Meeting",
    "Raised",
    "What is to be done",
    "Who",
    "By when",
    "State",
    "Ended on",
    "Result",
)


def action_rows(actions: Iterable[GatheringAction]) -> Iterator[Sequence[Value]]:
    for each in actions:
        meeting = each.issue.gathering
        yield (
            *(meeting.series.name, meeting.on.isoformat(), each.issue.words, each.words, each.owner.name),
            *(each.due_on.isoformat(), str(each.get_state_display())),
            *(each.ended_on.isoformat() if each.ended_on else "", each.result),
        )
