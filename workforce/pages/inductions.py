"""The pages of inductions: their tables and files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse

from workforce.csv_file import Value
from workforce.models import Induction
from workforce.queries.induction_figures import Tally, hidden_rates, rates, total
from workforce.queries.organisation import TreeNode
from workforce.queries.suppression import HIDDEN, Limits
from workforce.tables import Cell, Column, Row, Table
from workforce.written import NOT_AVAILABLE, percent, rounded
from workforce.written import day as written_day

LIST_HEADER = ("Number", "Name", "Role", "Team", "Starts on", "Tasks", "Done", "To do", "Overdue", "Overdue since",
               "Next due")  # fmt: skip


def induction_table(found: Iterable[Induction], names: Mapping[int, str], day: date, sort: str) -> Table:
    columns = (
        Column("Name", key="name"),
        Column("Role"),
        Column("Team"),
        Column("First day", key="start"),
        Column("Done", key="done"),
        Column("Overdue", key="urgency"),
        Column("Next due"),
    )
    rows = tuple(_row(each, names, day) for each in found)
    empty = "No induction to show. They begin by themselves for whoever starts, once a template is published."
    return Table("Inductions", columns, rows, sort=sort, empty=empty)


def _row(each: Induction, names: Mapping[int, str], day: date) -> Row:
    counts = _counts(each)
    late = f"since {written_day(counts['overdue_since'])}" if counts["overdue"] else ""
    cells = (
        Cell(each.worker.name, url=reverse("induction", args=[each.pk])),
        Cell(each.role.name, note="" if each.reason == "start" else "moves into the role"),
        Cell(_teams(each, names)),
        Cell(written_day(each.starts_on), note="to come" if each.starts_on > day else ""),
        Cell(f"{counts['done']} of {counts['needed']}"),
        Cell(str(counts["overdue"]), tone="bad" if counts["overdue"] else "", note=late),
        Cell(written_day(counts["next_due"])),
    )
    return Row(cells)


def _counts(each: Induction) -> Mapping[str, Any]:
    """What queries/inductions.py counted."""
    return each.__dict__


def _teams(each: Induction, names: Mapping[int, str]) -> str:
    return ", ".join(names.get(key, "") for key in dict.fromkeys(each.__dict__["team_ids"]))


def induction_rows(found: Iterable[Induction], names: Mapping[int, str]) -> Iterator[Sequence[Value]]:
    """The list as a file."""
    for each in found:
        counts = each.__dict__
        since, due = counts["overdue_since"], counts["next_due"]
        yield (
            each.worker.reference,
            each.worker.name,
            each.role.name,
            _teams(each, names),
            each.starts_on.isoformat(),
            counts["needed"],
            counts["done"],
            counts["to_do"],
            counts["overdue"],
            since.isoformat() if since else "",
            due.isoformat() if due else "",
        )


FIGURE_COLUMNS = (
    ("Starters", "who started in these months"),
    ("All of day 1 on time", "of those whose first day has come"),
    ("Tasks of day 1 on time", "of all tasks of day 1"),
    ("Complete after 90 days", "of those who started 90 days ago or earlier"),
    ("Done of what is due", "of all tasks due by now"),
)


class TeamFigures:
    """A line for each team, and one for all. Rates of few people are hidden where `limits` are given."""

    def __init__(
        self, teams: Sequence[TreeNode], found: Mapping[int, Tally], limits: Limits | None = None
    ) -> None:
        self.teams = [node for node in teams if node.unit_id in found]
        self.parts = [found[node.unit_id] for node in self.teams]
        self.hidden = hidden_rates(self.parts, limits) if limits else None

    def lines(self) -> Iterator[tuple[str, Tally, list[str]]]:
        named = [*((node.name, tally) for node, tally in zip(self.teams, self.parts, strict=True))]
        for number, (name, tally) in enumerate([*named, ("All together", total(self.parts))]):
            yield name, tally, self._written(number, tally)

    def _written(self, number: int, tally: Tally) -> list[str]:
        hidden = self.hidden[number] if self.hidden else [False] * 4
        return [
            NOT_AVAILABLE if rate is None else HIDDEN if away else percent(rate)
            for rate, away in zip(rates(tally), hidden, strict=True)
        ]

    def table(self) -> Table:
        columns = (
            Column("Team"),
            *(Column(label, numeric=True, hint=hint) for label, hint in FIGURE_COLUMNS),
        )
        lines = list(self.lines())
        rows = tuple(
            Row((Cell(name), Cell(str(tally.starters)), *map(Cell, shown)), strong=number == len(lines) - 1)
            for number, (name, tally, shown) in enumerate(lines)
        )
        return Table(
            "Inductions by team", columns, rows if self.teams else (), empty="Nobody started in these months."
        )

    def rows(self) -> Iterator[Sequence[Value]]:
        for name, tally, shown in self.lines():
            yield (name, tally.starters, *shown)


def score(value: Decimal) -> str:
    return f"{rounded(value, 1):.1f} of 5"
