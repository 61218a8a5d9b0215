"""The page of checks: lines chosen, sorted and written."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from workforce.enums import CheckState
from workforce.forms.checks import EVERYTHING, TO_DO
from workforce.names import plain
from workforce.pages.register import URGENCY, days_to
from workforce.queries.checks import CheckLine
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day

IN_ORDER = (CheckState.CLEAR, CheckState.PROCEED)
SORTS = ("urgency", "name", "kind", "due")


@dataclass(frozen=True, slots=True)
class CheckChoice:
    """Which lines. `show`: what there is to do, everything, or one outcome. `unit_ids` None: all teams."""

    text: str = ""
    kind: str = ""
    show: str = TO_DO
    unit_ids: frozenset[int] | None = None
    sort: str = "urgency"


@dataclass(frozen=True, slots=True)
class CheckReader:
    """Who looks: on which day, and of whom the result is theirs to see. None: of everybody. Others see the outcome."""

    day: date
    results_of: Collection[int] | None = ()

    def words(self, line: CheckLine) -> str:
        if self.results_of is None or line.worker_id in self.results_of:
            return str(line.standing.state.label)
        return line.standing.outcome


def chosen(lines: Iterable[CheckLine], choice: CheckChoice) -> list[CheckLine]:
    """The lines that match, in the order asked for."""
    found = [line for line in lines if _matches(line, choice)]
    key = _SORT_KEYS[choice.sort.removeprefix("-")]
    return sorted(found, key=key, reverse=choice.sort.startswith("-"))


def _matches(line: CheckLine, choice: CheckChoice) -> bool:
    return (
        choice.kind in ("", line.kind)
        and _is_shown(line, choice.show)
        and (choice.unit_ids is None or not choice.unit_ids.isdisjoint(line.team_ids))
        and (not choice.text or _is_called(line, choice.text))
    )


def _is_shown(line: CheckLine, show: str) -> bool:
    if show == EVERYTHING:
        return True
    return line.standing.state not in IN_ORDER if show == TO_DO else line.standing.outcome == show


def _is_called(line: CheckLine, text: str) -> bool:
    return (
        all(word in line.sort_name for word in plain(text).split())
        or text.strip().lower() == line.reference.lower()
    )


_SORT_KEYS: Mapping[str, Callable[[CheckLine], tuple[object, ...]]] = {
    "urgency": lambda line: (
        URGENCY[line.standing.tone],
        line.standing.due_on or date.min,
        line.sort_name,
        line.kind,
    ),
    "name": lambda line: (line.sort_name, line.reference, line.kind),
    "kind": lambda line: (line.kind, line.sort_name, line.reference),
    "due": lambda line: (line.standing.due_on or date.max, line.sort_name, line.kind),
}


def checks_table(
    lines: Sequence[CheckLine], reader: CheckReader, unit_names: Mapping[int, str], sort: str
) -> Table:
    columns = (
        Column("Name", key="name"),
        Column("Check", key="kind"),
        Column("Team"),
        Column("State", key="urgency"),
        Column("Done"),
        Column("Next due", key="due"),
    )
    rows = tuple(_row(line, reader, unit_names) for line in lines)
    return Table("Checks", columns, rows, sort=sort, empty="No check matches.")


def _row(line: CheckLine, reader: CheckReader, unit_names: Mapping[int, str]) -> Row:
    standing = line.standing
    asked = "next one requested" if standing.requested and standing.done_on else ""
    return Row(
        (
            Cell(line.name, url=reverse("person", args=[line.reference])),
            Cell(str(line.kind.label)),
            Cell(_teams(line, unit_names)),
            Cell(reader.words(line), tone=standing.tone.badge, note=asked),
            Cell(written_day(standing.done_on)),
            Cell(
                written_day(standing.due_on),
                note=days_to(standing.due_on, reader.day) if standing.due_on else "",
            ),
        )
    )


def _teams(line: CheckLine, unit_names: Mapping[int, str]) -> str:
    return ", ".join(unit_names.get(each, "") for each in line.team_ids)


CSV_HEADER = ("Name", "Reference", "Check", "Team", "State", "Done on", "Next due on")


def csv_rows(
    lines: Iterable[CheckLine], reader: CheckReader, unit_names: Mapping[int, str]
) -> Iterable[tuple[str, ...]]:
    """Days as 2026-11-30."""
    for line in lines:
        yield (
            line.name,
            line.reference,
            str(line.kind.label),
            _teams(line, unit_names),
            reader.words(line),
            str(line.standing.done_on or ""),
            str(line.standing.due_on or ""),
        )
