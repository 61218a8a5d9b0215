"""Tables and files of self-assessments, support, supervisors’ training and groups."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.urls import reverse

from supervision.enums import SelfRating, SupportKind, TrainingState
from supervision.models import PracticeSupport, SelfAssessment
from supervision.pages.gatherings import number
from supervision.queries.group_report import GroupLine, GroupReport
from supervision.queries.practice import Supported, TeamCounts, mean_rating
from supervision.queries.readiness import Supervisor
from workforce.csv_file import Value
from workforce.queries.suppression import HIDDEN
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day

TONES = {
    TrainingState.CURRENT: "good",
    TrainingState.EXPIRES: "warning",
    TrainingState.EXPIRED: "bad",
    TrainingState.IN_GRACE: "info",
    TrainingState.NOT_DONE: "bad",
}


def own_table(assessments: Sequence[SelfAssessment]) -> Table:
    """One's own, the latest first, each with the mean and what changed since the one before of the same document."""
    columns = (
        Column("Day"),
        Column("Standards"),
        Column("Mean", numeric=True),
        Column("Since the one before"),
    )
    before: dict[int, float | None] = {}
    rows = []
    for each in assessments:
        mean = mean_rating(each.ratings)
        last = before.get(each.version.document_id)
        changed = "" if mean is None or last is None else f"{mean - last:+.1f}".replace("-", "−")
        rows.append(
            Row(
                (
                    Cell(written_day(each.on)),
                    Cell(each.version.document.name, note=f"version {each.version.number}"),
                    Cell(number(mean)),
                    Cell(changed),
                )
            )
        )
        before[each.version.document_id] = mean
    return Table("My self-assessments", columns, tuple(reversed(rows)))


def _hidden(count: int | None) -> str:
    return HIDDEN if count is None else str(count)


def counts_tables(counts: TeamCounts, names: Mapping[int, str]) -> tuple[Table, Table]:
    """By team, and by standard."""
    assessed, not_yet, every = counts.people.cells
    named = [*(names.get(each, "") for each in counts.team_ids), "All together"]
    columns = (
        Column("Team"),
        Column("Assessed themselves", numeric=True),
        Column("Did not", numeric=True),
        Column("People", numeric=True),
    )
    teams = tuple(
        Row((Cell(name), *(Cell(_hidden(cells[at])) for cells in (assessed, not_yet, every))))
        for at, name in enumerate(named)
    )
    headings = (Column("Standard"), *(Column(str(each.label), numeric=True) for each in SelfRating))
    nothing = tuple(Cell(HIDDEN) for _ in SelfRating)
    standards = tuple(
        Row((Cell(words), *(nothing if found is None else (Cell(_hidden(each)) for each in found))))
        for words, found in counts.ratings
    )
    return (
        Table("Self-assessments of the last 12 months, by team", columns, teams),
        Table("What people say, by standard", headings, standards),
    )


COUNTS_HEADER = (
    "Team or standard",
    "Assessed themselves",
    "Did not",
    "People",
    *(each.label for each in SelfRating),
)


def counts_rows(counts: TeamCounts, names: Mapping[int, str]) -> Iterator[Sequence[Value]]:
    teams, standards = counts_tables(counts, names)
    blank = ("", "", "")
    yield from ((*(cell.text for cell in row.cells), "", *blank) for row in teams.rows)
    for row in standards.rows:
        first, *found = (cell.text for cell in row.cells)
        yield (first, *blank, *found)


def support_table(found: Sequence[Supported], names: Mapping[int, str]) -> Table:
    columns = (Column("Team"), *(Column(str(each.label), numeric=True) for each in SupportKind))
    counts = {(each.team_id, each.kind): each.number for each in found}
    teams = sorted({each.team_id for each in found}, key=lambda team: names.get(team, ""))
    rows = tuple(
        Row(
            (
                Cell(names.get(team, "")),
                *(Cell(str(counts.get((team, kind), 0))) for kind in SupportKind.values),
            )
        )
        for team in teams
    )
    return Table("Support, by team of who was supported", columns, rows)


SUPPORT_HEADER = ("Team", "How", "How often")


def support_rows(found: Iterable[Supported], names: Mapping[int, str]) -> Iterator[Sequence[Value]]:
    for each in found:
        yield names.get(each.team_id, ""), str(SupportKind(each.kind).label), each.number


def own_support_table(found: Iterable[PracticeSupport], own: int | None) -> Table:
    columns = (Column("Day"), Column("How"), Column("Who supported"), Column("Whom"))
    rows = tuple(
        Row(
            (
                Cell(written_day(each.on)),
                Cell(str(each.get_kind_display())),
                Cell("You" if each.supporter_id == own else each.supporter.name),
                Cell("you" if each.supported_id == own else each.supported.name),
            )
        )
        for each in found
    )
    return Table("Yours", columns, rows)


def training_table(found: Iterable[Supervisor], names: Mapping[int, str]) -> Table:
    columns = (
        Column("Supervisor"),
        Column("Team"),
        Column("Supervises", numeric=True),
        Column("Last training"),
        Column("State"),
        Column("To be done by"),
    )
    rows = tuple(
        Row(
            (
                Cell(each.name, reverse("person", args=[each.reference])),
                Cell(names.get(each.team_id, "")),
                Cell(str(each.people)),
                Cell(written_day(each.last) or "None recorded"),
                Cell(str(each.state.label), tone=TONES[each.state]),
                Cell(written_day(each.due_on)),
            )
        )
        for each in found
    )
    return Table("Everybody who supervises", columns, rows)


TRAINING_HEADER = ("Number", "Supervisor", "Team", "Supervises", "Last training", "State", "To be done by")


def training_rows(found: Iterable[Supervisor], names: Mapping[int, str]) -> Iterator[Sequence[Value]]:
    for each in found:
        yield (
            *(each.reference, each.name, names.get(each.team_id, ""), each.people),
            *(each.last.isoformat() if each.last else "", str(each.state.label), each.due_on.isoformat()),
        )


def group_tables(report: GroupReport) -> tuple[Table, Table, Table]:
    """By tool, by partner organisation, by team."""
    return (
        _groups("By practice model or tool", "Tool", report.tools),
        _groups("By partner organisation", "Organisation", report.organisations),
        _groups("By team", "Team", report.teams),
    )


def _groups(caption: str, first: str, lines: Iterable[GroupLine]) -> Table:
    columns = (
        Column(first),
        Column("Sessions", numeric=True),
        Column("Our staff", numeric=True),
        Column("Partners", numeric=True),
    )
    rows = tuple(
        Row((Cell(each.name), Cell(str(each.sessions)), Cell(str(each.staff)), Cell(str(each.partners))))
        for each in lines
    )
    return Table(caption, columns, rows)


GROUPS_HEADER = ("By", "Name", "Sessions", "Our staff", "Partners")


def group_rows(report: GroupReport) -> Iterator[Sequence[Value]]:
    parts = (("Tool", report.tools), ("Organisation", report.organisations), ("Team", report.teams))
    for by, lines in parts:
        for each in lines:
            yield by, each.name, each.sessions, each.staff, each.partners
