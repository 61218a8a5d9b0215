"""Succession in words: the tables of the list, of a critical post, and of bench strength."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.urls import reverse

from workforce.enums import Readiness, Risk, Tone
from workforce.models import Assignment, DevelopmentAction, IncumbentRisk, SuccessionMove, Successor
from workforce.queries.bench import BenchLine
from workforce.queries.succession import CriticalLine, Named
from workforce.rules.plans import action_tone
from workforce.rules.succession import PlanStanding
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day
from workforce.written import percent

OF_RISK = {Risk.LOW: Tone.GREY, Risk.MEDIUM: Tone.AMBER, Risk.HIGH: Tone.RED}

COLUMNS = (
    Column("Post", key="title"),
    Column("Team", key="team"),
    Column("Held by"),
    Column("Plan", key="state"),
    Column("Next review", key="due"),
    Column("Ready now", numeric=True, key="now"),
    Column("1 to 2 years", numeric=True),
    Column("3 or more", numeric=True),
    Column("Overdue actions", numeric=True, key="late"),
    Column("Risk", hint="of leaving within 12 months", key="risk"),
)
HEADER = (
    "Number", "Post", "Team", "Held by", "Plan", "Next review", "Ready now", "In 1 to 2 years",
    "In 3 years or more", "Overdue actions", "Risk of leaving within 12 months", "Why critical",
)  # fmt: skip


def state_cell(standing: PlanStanding) -> Cell:
    return Cell(str(standing.state.label), tone=standing.tone.badge)


def due_words(standing: PlanStanding, day: date) -> Cell:
    late = "overdue" if standing.due_on is not None and standing.due_on < day else ""
    return Cell(written_day(standing.due_on), note=late)


def critical_table(lines: Sequence[CriticalLine], names: Mapping[int, str], day: date, sort: str) -> Table:
    rows = tuple(_row(line, names, day) for line in lines)
    return Table("Critical posts", COLUMNS, rows, sort=sort, empty="No critical post matches.")


def _row(line: CriticalLine, names: Mapping[int, str], day: date) -> Row:
    return Row(
        (
            Cell(line.title, url=reverse("succession_post", args=[line.critical_id]), note=line.reference),
            Cell(names.get(line.team_id, "")),
            Cell(", ".join(line.holders) or "Nobody"),
            state_cell(line.standing),
            due_words(line.standing, day),
            *(Cell(str(line.ready.get(each, 0))) for each in Readiness.values),
            Cell(str(line.late)),
            risk_cell(line.risk),
        )
    )


def risk_cell(risk: Risk | None) -> Cell:
    return Cell("Not judged") if risk is None else Cell(str(risk.label), tone=OF_RISK[risk].badge)


def file_row(line: CriticalLine, names: Mapping[int, str]) -> tuple[str | int, ...]:
    due = line.standing.due_on
    return (
        line.reference,
        line.title,
        names.get(line.team_id, ""),
        ", ".join(line.holders),
        str(line.standing.state.label),
        due.isoformat() if due else "",
        *(line.ready.get(each, 0) for each in Readiness.values),
        line.late,
        str(line.risk.label) if line.risk else "",
        line.reason,
    )


def bench_table(lines: Sequence[BenchLine]) -> Table:
    columns = (
        Column("Unit"),
        Column("Critical posts", numeric=True),
        Column("Somebody ready now", numeric=True),
        Column("Bench strength", numeric=True),
    )
    rows = tuple(
        Row(
            (
                Cell(f"{'– ' * line.node.depth}{line.node.name}"),
                Cell(str(line.bench.critical)),
                Cell(str(line.bench.ready)),
                Cell(percent(line.bench.strength)),
            ),
            strong=line.node.depth == 0,
        )
        for line in lines
    )
    return Table("Bench strength by service", columns, rows, empty="There is no unit for you to see.")


def successors_table(named: Sequence[Named], may_open: Collection[int], *, may_change: bool) -> Table:
    """`may_open`: the people whose notes the reader may see."""
    columns = (Column("Name"), Column("Ready"), Column("Since"), Column("Counts"), Column("To do"))
    rows = tuple(
        Row(
            (
                Cell(
                    each.row.worker.name,
                    url=reverse("talent", args=[each.row.worker.reference])
                    if each.row.worker_id in may_open
                    else "",
                ),
                Cell(str(each.row.get_readiness_display())),
                Cell(written_day(each.row.first_day)),
                Cell("Yes")
                if each.counts
                else Cell("No", note="has left, or has the post now", tone="warning"),
                Cell("End", url=reverse("successor_end", args=[each.row.pk])) if may_change else Cell(""),
            )
        )
        for each in named
    )
    return Table("Who could follow", columns, rows, empty="Nobody is named.")


def actions_table(actions: Sequence[DevelopmentAction], day: date, *, may_change: bool) -> Table:
    columns = (Column("What is done"), Column("For"), Column("Who sees to it"), Column("By"), Column("Done"))
    rows = tuple(
        Row(
            (
                Cell(each.text, note=each.outcome),
                Cell(each.worker.name),
                Cell(each.owner.name),
                _due(each.due_on, each.done_on, day),
                _done(each, may_change=may_change),
            )
        )
        for each in actions
    )
    return Table("Development", columns, rows, empty="Nothing is planned.")


def _due(due_on: date, done_on: date | None, day: date) -> Cell:
    tone = action_tone(due_on, done_on, day)
    note = {Tone.RED: "overdue", Tone.AMBER: "due soon"}.get(tone, "")
    return Cell(written_day(due_on), note=note)


def _done(action: DevelopmentAction, *, may_change: bool) -> Cell:
    if action.done_on is not None:
        return Cell(written_day(action.done_on))
    return (
        Cell("Record", url=reverse("development_done", args=[action.pk])) if may_change else Cell("Not yet")
    )


def risks_table(risks: Sequence[IncumbentRisk]) -> Table:
    columns = (
        Column("Who"),
        Column("Judged on"),
        Column("Within 12 months"),
        Column("Within 24 months"),
        Column("Why"),
    )
    rows = tuple(
        Row(
            (
                Cell(each.worker.name),
                Cell(written_day(each.on), note=each.by.email if each.by else ""),
                risk_cell(Risk(each.within_12)),
                risk_cell(Risk(each.within_24)),
                Cell(each.why),
            )
        )
        for each in risks
    )
    return Table("Risk of leaving", columns, rows, empty="Nobody has judged it yet.")


def history_table(moves: Sequence[SuccessionMove], past: Sequence[Successor]) -> Table:
    """What happened to the plan, and who was named before; the latest first."""
    events = [
        (move.on, str(move.get_to_display()), move.words, move.by.email if move.by else "") for move in moves
    ]
    for each in past:
        over = each.last_day
        if over is not None:
            said = f"{each.worker.name}: {str(each.get_readiness_display()).lower()}"
            events.append((over, "Successor until this day", said, ""))
    events.sort(key=lambda event: event[0], reverse=True)
    columns = (Column("Day"), Column("What"), Column("Words"), Column("By"))
    rows = tuple(
        Row((Cell(written_day(day)), Cell(what), Cell(words), Cell(by))) for day, what, words, by in events
    )
    return Table("What happened", columns, rows, empty="Nothing yet.")


def holders_words(held: Sequence[Assignment]) -> str:
    return ", ".join(dict.fromkeys(each.worker.name for each in held)) or "Nobody"
