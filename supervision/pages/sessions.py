"""The list of sessions and that of actions, as tables and as files."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from supervision.enums import ActionState, SessionState
from supervision.models import AgreedAction
from supervision.pages.record import TONES, is_late
from workforce.csv_file import Value
from workforce.tables import Cell, Column, Row, Table
from workforce.written import counted
from workforce.written import day as written_day

SESSION_HEADER = (
    "Day",
    "Number",
    "Person",
    "Took part",
    "Kind",
    "State",
    "Supervisor",
    "Reflective",
    "To be shared by",
    "Shared on",
    "To be signed by",
    "Signed on",
)


def session_table(found: Iterable[Any], day: date, sort: str = "") -> Table:
    columns = (
        *(Column("Person", key="person"), Column("Day", key="day"), Column("Kind"), Column("State")),
        Column("Supervisor", key="supervisor"),
    )
    rows = tuple(
        Row(
            (
                Cell(_who(each), url=reverse("record", args=[each.pk])),
                Cell(written_day(each.on)),
                Cell(str(each.get_kind_display())),
                _state(each, day),
                Cell(each.supervisor.name),
            )
        )
        for each in found
    )
    empty = "No session to show. Choose other filters, or record one."
    return Table("Sessions", columns, rows, sort=sort, empty=empty)


def _who(each: Any) -> str:
    return each.supervisee.name if each.supervisee else f"Group of {each.took_part or 0}"


def _state(each: Any, day: date) -> Cell:
    state = SessionState(each.state)
    note = ""
    if state == SessionState.HELD and each.share_by:
        note = f"share by {written_day(each.share_by)}"
    if state == SessionState.SHARED and each.sign_by:
        note = f"sign by {written_day(each.sign_by)}"
    late = is_late(each, day)
    return Cell(
        str(state.label),
        tone="bad" if late else TONES.get(state, ""),
        note=f"{note}, overdue" if late else note,
    )


def session_lines(found: Iterable[Any]) -> Iterator[Sequence[Value]]:
    for each in found:
        person = each.supervisee
        days = (each.share_by, each.shared_on, each.sign_by, each.signed_on)
        yield (
            each.on.isoformat(),
            person.reference if person else "",
            person.name if person else "",
            (each.took_part or 0) if person is None else 1,
            str(each.get_kind_display()),
            str(each.get_state_display()),
            each.supervisor.name,
            "yes" if each.reflective else "no",
            *(day.isoformat() if day else "" for day in days),
        )


ACTION_HEADER = ("Number", "Person", "Who does it", "By when", "State", "Times carried forward")


def action_table(
    found: Iterable[AgreedAction], day: date, readable: Collection[int], often: int, sort: str = ""
) -> Table:
    """`readable`: the actions whose words the reader may read."""
    columns = (
        *(Column("What"), Column("Person", key="person"), Column("Who does it", key="owner")),
        *(Column("By when", key="due"), Column("State", key="carries", hint="by times carried forward")),
    )
    rows = tuple(
        Row(
            (
                Cell(_words(each, readable), url=_address(each) if each.pk in readable else ""),
                Cell(each.supervisee.name),
                Cell(each.owner.name),
                _due(each, day),
                Cell(
                    str(each.get_state_display()),
                    tone="warning" if each.carries >= often else "",
                    note=f"carried forward {counted(each.carries, 'time')}" if each.carries else "",
                ),
            )
        )
        for each in found
    )
    empty = "No action to show. Actions are agreed in the record of a session."
    return Table("Actions", columns, rows, sort=sort, empty=empty)


def _words(each: AgreedAction, readable: Collection[int]) -> str:
    return each.words if each.pk in readable else "An action"


def _address(each: AgreedAction) -> str:
    return reverse("supervision_action", args=[each.pk])


def _due(each: AgreedAction, day: date) -> Cell:
    late = each.state == ActionState.OPEN and each.due_on < day
    return Cell(written_day(each.due_on), tone="bad" if late else "", note="overdue" if late else "")


def action_lines(found: Iterable[AgreedAction]) -> Iterator[Sequence[Value]]:
    """Words go into no file: it leaves the house."""
    for each in found:
        yield (
            each.supervisee.reference,
            each.supervisee.name,
            each.owner.name,
            each.due_on.isoformat(),
            str(each.get_state_display()),
            each.carries,
        )
