"""The dashboard of a unit: what moved, the headline figures, their lines, the plain counts and the units
below."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.safestring import SafeString

from dashboards.metrics import by_key
from dashboards.pages.change import Change, change
from dashboards.pages.choice import Choice
from dashboards.pages.lines import Panel, metric_line, sparkline
from dashboards.pages.reading import SHOWN_FIRST, Discretion, Reading, read
from dashboards.pages.stories import Move, Story, UnitMove, stories
from dashboards.queries.dashboard import UnitFigures
from workforce.tables import Cell, Column, Row, Table

COUNTED = (
    ("In post", "in_post", "in_post_headcount"),
    ("Established posts", "established", ""),
    ("Vacancies", "vacancies", ""),
    ("Agency workers", "agency", "agency_headcount"),
    ("Starters, last 12 months", "starters", "starters_headcount"),
    ("Leavers, last 12 months", "leavers", "leavers_headcount"),
    ("Case holders", "case_holders", "case_holders_headcount"),
)
OTHERS = ("cases", "caseload_max", "days_lost", "agency_cover_rate", "vacancies_covered_rate")


@dataclass(frozen=True, slots=True)
class Tile:
    name: str
    value: str
    unit: str
    change: str
    direction: str
    sparkline: SafeString
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class Dashboard:
    stories: tuple[Story, ...]
    tiles: tuple[Tile, ...]
    panels: tuple[Panel, ...]
    counts: Table
    others: Table


Line = tuple[Reading, ...]
"""A figure of the 25 months."""


def dashboard(
    choice: Choice, figures: UnitFigures, discretion: Discretion, *, behind: Collection[str] = ()
) -> Dashboard:
    """Everything but the units below, which are a table that sorts and turns pages.

    `behind` names the metrics whose records the reader may see.
    """
    lines: dict[str, Line] = {
        metric.key: tuple(read(metric, figure, discretion) for figure in figures.own)
        for metric in SHOWN_FIRST
    }
    moves = [_move(choice, figures, discretion, line) for line in lines.values()]
    return Dashboard(
        stories=stories([move for move in moves if move is not None]),
        tiles=tuple(_tile(choice, line) for line in lines.values()),
        panels=tuple(_panel(choice, figures, line) for line in lines.values()),
        counts=_counts(choice, figures, discretion, behind),
        others=_others(choice, figures, discretion, behind),
    )


def _move(choice: Choice, figures: UnitFigures, discretion: Discretion, line: Line) -> Move | None:
    now, before = line[-1], line[-13]
    moved = change(now, before)
    if moved is None:
        return None

    def below() -> list[UnitMove]:
        return [
            UnitMove(
                node.name,
                read(now.metric, figures.below.get(node.unit_id), discretion),
                read(now.metric, figures.below_before.get(node.unit_id), discretion),
            )
            for node in choice.children
        ]

    return Move(now, before, moved, below, choice.address("metric", now.metric.key))


def _tile(choice: Choice, line: Line) -> Tile:
    now, before = line[-1], line[-13]
    moved = change(now, before)
    return Tile(
        name=now.metric.name,
        value=now.plain,
        unit=now.unit if now.value is not None else "",
        change=moved.words if moved else _no_change(now, before),
        direction=moved.direction if moved else "",
        sparkline=sparkline(tuple(reading.value for reading in line[1:])),
        url=choice.address("metric", now.metric.key),
        note=now.basis,
    )


def _no_change(now: Reading, before: Reading) -> str:
    return "" if now.value is None or before.hidden else "No figure a year before"


def _panel(choice: Choice, figures: UnitFigures, line: Line) -> Panel:
    metric = line[-1].metric
    return Panel(
        chart=metric_line(metric, figures.months[1:], [reading.value for reading in line[1:]]),
        url=choice.address("metric", metric.key),
        csv_url=choice.address("metric_csv", metric.key),
    )


def _counts(choice: Choice, figures: UnitFigures, discretion: Discretion, behind: Collection[str]) -> Table:
    columns = ("Full-time equivalent", "Change on a year before", "People", "Change on a year before")
    rows = []
    for label, fte, people in COUNTED:
        cells = [Cell(label, url=choice.address("metric", fte))]
        for key in (fte, people):
            now, moved = _now_and_change(figures, discretion, key) if key else ("", "")
            url = choice.address("behind", key) if now and key in behind else ""
            cells += [Cell(now, url=url), Cell(moved)]
        rows.append(Row(tuple(cells)))
    return Table(
        caption="Plain counts",
        columns=(Column("Count"), *(Column(label, numeric=True) for label in columns)),
        rows=tuple(rows),
    )


def _others(choice: Choice, figures: UnitFigures, discretion: Discretion, behind: Collection[str]) -> Table:
    rows = []
    for key in OTHERS:
        now, moved = _now_and_change(figures, discretion, key)
        url = choice.address("behind", key) if key in behind else ""
        name = Cell(by_key(key).name, url=choice.address("metric", key))
        rows.append(Row((name, Cell(now, url=url), Cell(moved))))
    columns = (Column("Figure"), Column("Now", numeric=True), Column("Change on a year before", numeric=True))
    return Table(caption="Further figures", columns=columns, rows=tuple(rows))


def _now_and_change(figures: UnitFigures, discretion: Discretion, key: str) -> tuple[str, str]:
    metric = by_key(key)
    now, before = read(metric, figures.now, discretion), read(metric, figures.before, discretion)
    return now.words, _amount(change(now, before))


def _amount(moved: Change | None) -> str:
    return "" if moved is None else moved.amount or "No change"
