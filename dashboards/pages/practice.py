"""The figures of supervision of a unit: now and a year before, its line, its parts, its roles, and the heat map."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dashboards.metrics import PRACTICE, Metric, by_key
from dashboards.models import PracticeFigure
from dashboards.pages.choice import Choice
from dashboards.pages.practice_cells import Shown, compared, rounded, shown
from dashboards.queries.figures import Population
from workforce import charts, written
from workforce.csv_file import Value
from workforce.queries.organisation import TreeNode
from workforce.queries.suppression import Limits
from workforce.tables import Cell, Column, Row, Table

NO_RECORD = "Nothing was recorded yet"
COMPARED = tuple(
    by_key(key)
    for key in (
        "supervision_compliance",
        "supervision_in_date",
        "reflective_share",
        "days_between_supervision",
        "supervision_unsigned",
        "supervision_actions_overdue",
        "supervisors_trained",
    )
)
SHORT = ("Compliance", "In date", "Reflective", "Days between", "Unsigned", "Actions overdue", "Trained")
COMPLIANCE = by_key("supervision_compliance")
FIGURES_HEADER = (
    "Unit code",
    "Unit",
    "People",
    "Month end",
    "Metric",
    "Figure",
    "Numerator",
    "Denominator",
    "Value",
    "Value a year before",
)


@dataclass(frozen=True, slots=True)
class Target:
    """From which compliance is on target, and from which near it (setting `supervision_target`)."""

    green: int
    amber: int

    def words(self, value: Decimal | None) -> tuple[str, str]:
        """What it is called, and the tone of it."""
        if value is None:
            return "", ""
        if value >= self.green:
            return "On target", "good"
        return ("Near target", "warning") if value >= self.amber else ("Below target", "bad")


@dataclass(frozen=True, slots=True)
class Given:
    """The cells of a page, and how much of them its reader is given. None: nothing was recorded in the month."""

    cells: Mapping[tuple[int, date], PracticeFigure]
    population: str
    since: date | None
    limits: Limits
    target: Target

    def of(self, unit_id: int, month: date) -> PracticeFigure | None:
        if self.since is None or month < self.since:
            return None
        return self.cells.get((unit_id, month)) or PracticeFigure.nothing(unit_id, self.population, month)


def figures_table(choice: Choice, given: Given, before: date) -> Table:
    """Every figure with what it is made of, and a year before."""
    now, then = given.of(choice.unit.unit_id, choice.month), given.of(choice.unit.unit_id, before)
    return Table(
        caption=f"Supervision in {choice.unit.name}, {choice.month_words}",
        columns=(
            Column("Figure"),
            Column("Now", numeric=True),
            Column("Made of"),
            Column("A year before", numeric=True),
        ),
        rows=tuple(_figure_row(metric, now, then, given) for metric in PRACTICE),
    )


def _figure_row(metric: Metric, now: PracticeFigure | None, then: PracticeFigure | None, given: Given) -> Row:
    current, earlier = _one(metric, now, given), _one(metric, then, given)
    said, tone = given.target.words(metric.of(now).value) if metric is COMPLIANCE and now else ("", "")
    value = Cell(f"{current.words} {said}", tone=tone) if said and not current.hidden else Cell(current.words)
    return Row((Cell(metric.name), value, Cell(current.basis), Cell(earlier.words)))


def _one(metric: Metric, figure: PracticeFigure | None, given: Given) -> Shown:
    if figure is None:
        return Shown(written.NOT_AVAILABLE, NO_RECORD, (0, 0))
    return shown(metric, figure, given.limits)


def trend(choice: Choice, given: Given, months: Sequence[date]) -> charts.Chart:
    """Compliance and supervision in date, month by month. What is hidden or not recorded is a gap."""
    metrics = COMPARED[:3]
    lines = tuple(
        charts.Series(
            metric.name, tuple(_value(metric, given.of(choice.unit.unit_id, day), given) for day in months)
        )
        for metric in metrics
    )
    return charts.line_chart(
        chart_id="supervision",
        title=f"Supervision in {choice.unit.name}",
        axis=charts.month_axis(months),
        series=lines,
        wide=True,
    )


def _value(metric: Metric, figure: PracticeFigure | None, given: Given) -> Decimal | None:
    if figure is None or shown(metric, figure, given.limits).hidden:
        return None
    return metric.of(figure).value


def parts_table(choice: Choice, nodes: Sequence[TreeNode], given: Given) -> Table:
    """The units below beside each other, and the whole."""
    figures = [given.of(node.unit_id, choice.month) for node in nodes]
    names = [Cell(node.name, url=choice.address("practice", unit=node)) for node in nodes]
    whole = given.of(choice.unit.unit_id, choice.month)
    return _compared_table(
        f"Units of {choice.unit.name} compared, {choice.month_words}",
        "Unit",
        [*names, Cell(f"{choice.unit.name} as a whole")],
        figures,
        whole,
        given,
    )


def roles_table(
    choice: Choice, populations: Sequence[Population], cells: Mapping[str, PracticeFigure], given: Given
) -> Table:
    """The role groups of the unit beside each other, and all roles."""
    recorded = given.since is not None and choice.month >= given.since
    groups = [each for each in populations if each.key in cells and each.key not in ("all", "csww")]
    whole = cells.get("all") or PracticeFigure.nothing(choice.unit.unit_id, "all", choice.month)
    return _compared_table(
        f"Role groups in {choice.unit.name}, {choice.month_words}",
        "Role group",
        [*(Cell(each.name) for each in groups), Cell("All roles")],
        [cells[each.key] if recorded else None for each in groups],
        whole if recorded else None,
        given,
    )


def _compared_table(
    caption: str,
    first: str,
    names: Sequence[Cell],
    figures: Sequence[PracticeFigure | None],
    whole: PracticeFigure | None,
    given: Given,
) -> Table:
    columns = [_column(metric, figures, whole, given) for metric in COMPARED]
    rows = [
        Row((name, *(Cell(column[number].words) for column in columns)), strong=number == len(names) - 1)
        for number, name in enumerate(names)
    ]
    return Table(
        caption=caption,
        columns=(Column(first), *(Column(label, numeric=True) for label in SHORT)),
        rows=tuple(rows),
    )


def _column(
    metric: Metric, figures: Sequence[PracticeFigure | None], whole: PracticeFigure | None, given: Given
) -> list[Shown]:
    if whole is None:
        return [Shown(written.NOT_AVAILABLE, NO_RECORD, (0, 0))] * (len(figures) + 1)
    return compared(metric, [each for each in figures if each is not None], whole, given.limits)


def heat_map(choice: Choice, nodes: Sequence[TreeNode], months: Sequence[date], given: Given) -> Table:
    """Compliance of each team in each month, in words and tone; each cell leads to the slots behind it."""
    columns = _heat_columns(choice, nodes, months, given)
    rows = []
    for number, node in enumerate((*nodes, choice.unit)):
        cells = [
            _heat_cell(choice, node, month, columns[month][number], given.of(node.unit_id, month), given)
            for month in months
        ]
        whole = number == len(nodes)
        name = Cell(f"{node.name} as a whole") if whole else Cell(
            node.name, url=choice.address("practice", unit=node)
        )  # fmt: skip
        rows.append(Row((name, *cells), strong=whole))
    return Table(
        caption=f"Supervision compliance, twelve months to {choice.month_words}",
        columns=(Column("Unit"), *(Column(written.short_month(month), numeric=True) for month in months)),
        rows=tuple(rows),
    )


def _heat_columns(
    choice: Choice, nodes: Sequence[TreeNode], months: Sequence[date], given: Given
) -> dict[date, list[Shown]]:
    return {
        month: _column(
            COMPLIANCE,
            [given.of(node.unit_id, month) for node in nodes],
            given.of(choice.unit.unit_id, month),
            given,
        )
        for month in months
    }


def _heat_cell(
    choice: Choice, node: TreeNode, month: date, found: Shown, figure: PracticeFigure | None, given: Given
) -> Cell:
    if figure is None or found.hidden or not figure.slots_required:
        return Cell(found.words)
    said, tone = given.target.words(COMPLIANCE.of(figure).value)
    here = Choice(node, choice.population, month)
    return Cell(f"{found.words} {said}", url=here.address("practice_slots"), tone=tone)


def heat_rows(
    choice: Choice, nodes: Sequence[TreeNode], months: Sequence[date], given: Given
) -> Iterator[Sequence[Value]]:
    """The same for a file: one row for each team, one column for each month."""
    columns = _heat_columns(choice, nodes, months, given)
    for number, node in enumerate((*nodes, choice.unit)):
        yield (
            node.code,
            node.name,
            *(
                rounded(COMPLIANCE, figure, columns[month][number])
                if (figure := given.of(node.unit_id, month))
                else written.NOT_AVAILABLE
                for month in months
            ),
        )


def figure_rows(choice: Choice, given: Given, before: date) -> Iterator[Sequence[Value]]:
    """Every figure of the unit for a file."""
    now, then = given.of(choice.unit.unit_id, choice.month), given.of(choice.unit.unit_id, before)
    about = (choice.unit.code, choice.unit.name, choice.population.name, choice.month.isoformat())
    for metric in PRACTICE:
        current = _one(metric, now, given)
        parts: tuple[Any, Any] = ("c", "c") if current.parts is None else current.parts
        yield (
            *about,
            metric.key,
            metric.name,
            *(parts if now else ("", "")),
            rounded(metric, now, current) if now else written.NOT_AVAILABLE,
            rounded(metric, then, _one(metric, then, given)) if then else written.NOT_AVAILABLE,
        )
