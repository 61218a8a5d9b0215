"""Teams and when they are to meet as a group: the lines of the list, and its file."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from supervision.pages.people import TONES
from supervision.queries.group_rhythm import TeamStanding
from supervision.queries.rhythm import StandingState
from supervision.queries.sorting import by_value
from workforce.context import address_of
from workforce.csv_file import Value
from workforce.names import plain
from workforce.tables import Cell, Column, Row, Table
from workforce.written import counted
from workforce.written import day as written_day

SORTS = ("team", "leader", "last", "next", "due")
"""The keys of the columns that the list may be sorted by."""


def plan_address(team_id: int | str) -> str:
    """The form for a group, with the people of the team chosen."""
    return f"{address_of('group_plan')}?team={team_id}"


def sorted_teams(found: Iterable[TeamStanding], names: Mapping[int, str], sort: str) -> list[TeamStanding]:
    """In the order of a column; those that are alike by name."""
    values: Mapping[str, Callable[[TeamStanding], Any]] = {
        "team": lambda each: plain(names.get(each.team_id, "")),
        "leader": lambda each: plain(each.leader_name) or None,
        "last": lambda each: each.last_on,
        "next": lambda each: each.next_on,
        "due": lambda each: each.due_on,
    }
    by_name = sorted(found, key=lambda each: (plain(names.get(each.team_id, "")), each.team_id))
    return by_value(by_name, values[sort.removeprefix("-")], sort)


def teams_table(
    found: Iterable[TeamStanding], names: Mapping[int, str], sort: str, reader_id: int | None
) -> Table:
    """`names`: of units. Who leads a team plans its next meeting from here."""
    lines = list(found)
    leads = reader_id is not None and any(each.leader_id == reader_id for each in lines)
    columns = (
        *(Column("Team", key="team"), Column("Led by", key="leader"), Column("Last", key="last")),
        *(Column("Next planned", key="next"), Column("Due", key="due"), Column("State")),
        *((Column("To do"),) if leads else ()),
    )
    rows = tuple(Row(_cells(each, names, reader_id)[: len(columns)]) for each in lines)
    return Table("When teams meet as a group", columns, rows, sort, empty="No team matches.")


def _cells(each: TeamStanding, names: Mapping[int, str], reader_id: int | None) -> tuple[Cell, ...]:
    mine = reader_id is not None and each.leader_id == reader_id
    return (
        Cell(names.get(each.team_id, ""), note="1 person" if each.people == 1 else f"{each.people} people"),
        Cell(each.leader_name or "Nobody"),
        Cell(written_day(each.last_on) if each.last_on else "None"),
        Cell(written_day(each.next_on) if each.next_on else "Not planned"),
        Cell(written_day(each.due_on) if each.due_on else "", note=each.frequency),
        Cell(each.state.label, tone=TONES[each.state], note=_note(each)),
        Cell("Plan a group", url=plan_address(each.team_id)) if mine else Cell(""),
    )


def _note(each: TeamStanding) -> str:
    """By how much it is overdue; why nothing is required although the team has a frequency."""
    if each.state is StandingState.NOT_REQUIRED:
        return "too few people" if each.every else ""
    return counted(each.days_overdue, "day") if each.days_overdue else ""


TEAMS_HEADER = (
    *("Team code", "Team", "People", "Led by", "How often", "Last session", "Next planned", "Due", "State"),
    "Days overdue",
)


def team_rows(
    found: Iterable[TeamStanding], names: Mapping[int, str], codes: Mapping[int, str]
) -> Iterator[Sequence[Value]]:
    for each in found:
        yield (
            codes.get(each.team_id, ""),
            names.get(each.team_id, ""),
            each.people,
            each.leader_name,
            each.frequency,
            *(day.isoformat() if day else "" for day in (each.last_on, each.next_on, each.due_on)),
            each.state.label,
            each.days_overdue,
        )
