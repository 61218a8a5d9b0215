"""Figures of practice beside each other: the units below a unit, and its role groups; supervision, then appraisal."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboards.metrics import APPRAISAL, Metric, by_key
from dashboards.metrics.practice import OF_GROUPS
from dashboards.models import PracticeFigure
from dashboards.pages.choice import Choice
from dashboards.pages.practice_cells import Shown, compared
from dashboards.pages.practice_given import Given
from dashboards.queries.figures import ALL_ROLES, CSWW, Population
from workforce.queries.organisation import TreeNode
from workforce.tables import Cell, Column, Row, Table


@dataclass(frozen=True, slots=True)
class Subject:
    """What is compared in one table: the figures under short names."""

    name: str
    metrics: tuple[Metric, ...]
    labels: tuple[str, ...]


SUPERVISION = Subject(
    "supervision",
    tuple(
        by_key(key)
        for key in (
            "supervision_compliance",
            "supervision_in_date",
            "reflective_share",
            "days_between_supervision",
            "supervision_unsigned",
            "supervision_actions_overdue",
            "supervisors_trained",
            "group_supervision_compliance",
        )
    ),
    (
        "Compliance",
        "In date",
        "Reflective",
        "Days between",
        "Unsigned",
        "Actions overdue",
        "Trained",
        "Groups",
    ),
)
APPRAISALS = Subject("appraisal", APPRAISAL, ("Annual", "Mid-year", "Development plans", "Good of sampled"))


def subjects(given: Given) -> Iterator[Subject]:
    """Each with what is counted of the chosen roles: groups of all roles only."""
    for subject in (SUPERVISION, APPRAISALS):
        counted = [
            (metric, label)
            for metric, label in zip(subject.metrics, subject.labels, strict=True)
            if metric not in OF_GROUPS or given.population == ALL_ROLES
        ]
        yield Subject(subject.name, *zip(*counted, strict=True))


def parts_tables(choice: Choice, nodes: Sequence[TreeNode], given: Given) -> list[Table]:
    """The units below beside each other, and the whole."""
    names = [Cell(node.name, url=choice.address("practice", unit=node)) for node in nodes]
    cells = [_cell(given, node.unit_id, choice) for node in nodes]
    return [
        _table(
            f"Units of {choice.unit.name} compared, {subject.name}, {choice.month_words}",
            "Unit",
            [*names, Cell(f"{choice.unit.name} as a whole")],
            _columns(subject, cells, _cell(given, choice.unit.unit_id, choice), choice, given),
            subject,
        )
        for subject in subjects(given)
    ]


def _cell(given: Given, unit_id: int, choice: Choice) -> PracticeFigure:
    found = given.cells.get((unit_id, choice.month))
    return found or PracticeFigure.nothing(unit_id, given.population, choice.month)


def roles_tables(
    choice: Choice, populations: Sequence[Population], cells: Mapping[str, PracticeFigure], given: Given
) -> list[Table]:
    """The role groups of the unit beside each other, and all roles."""
    groups = [each for each in populations if each.key in cells and each.key not in (ALL_ROLES, CSWW)]
    whole = cells.get(ALL_ROLES) or PracticeFigure.nothing(choice.unit.unit_id, ALL_ROLES, choice.month)
    return [
        _table(
            f"Role groups in {choice.unit.name}, {subject.name}, {choice.month_words}",
            "Role group",
            [*(Cell(each.name) for each in groups), Cell("All roles")],
            _columns(subject, [cells[each.key] for each in groups], whole, choice, given),
            subject,
        )
        for subject in subjects(given)
    ]


def _columns(
    subject: Subject, cells: Sequence[PracticeFigure], whole: PracticeFigure, choice: Choice, given: Given
) -> Iterator[list[Shown]]:
    for metric in subject.metrics:
        if given.recorded(metric, choice.month):
            yield compared(metric, cells, whole, given.limits)
        else:
            yield [given.not_recorded(metric, choice.month)] * (len(cells) + 1)


def _table(
    caption: str, first: str, names: Sequence[Cell], columns: Iterator[list[Shown]], subject: Subject
) -> Table:
    found = list(columns)
    rows = [
        Row((name, *(Cell(column[number].words) for column in found)), strong=number == len(names) - 1)
        for number, name in enumerate(names)
    ]
    return Table(
        caption=caption,
        columns=(Column(first), *(Column(label, numeric=True) for label in subject.labels)),
        rows=tuple(rows),
    )
