"""The page of checks: lines chosen, sorted and written."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from workforce.pages.register import days_to
from workforce.queries.check_list import CheckLine
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day


@dataclass(frozen=True, slots=True)
class CheckReader:
    """Who looks: on which day, and of whom the result is theirs to see. None: of everybody. Others see the outcome."""

    day: date
    results_of: Collection[int] | None = ()

    def words(self, line: CheckLine) -> str:
        if self.results_of is None or line.worker_id in self.results_of:
            return str(line.standing.state.label)
        return line.standing.outcome


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
