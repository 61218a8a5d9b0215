"""The heat map of supervision: compliance of each team in each month, in words and tone."""

from collections.abc import Iterator, Sequence
from datetime import date

from dashboards.metrics import by_key
from dashboards.models import PracticeFigure
from dashboards.pages.choice import Choice
from dashboards.pages.practice_cells import Shown, compared, rounded
from dashboards.pages.practice_given import Given
from workforce import written
from workforce.csv_file import Value
from workforce.queries.organisation import TreeNode
from workforce.tables import Cell, Column, Row, Table

COMPLIANCE = by_key("supervision_compliance")


def heat_map(choice: Choice, nodes: Sequence[TreeNode], months: Sequence[date], given: Given) -> Table:
    """Each cell leads to the slots behind it; the whole is the last row."""
    columns = _columns(choice, nodes, months, given)
    rows = []
    for number, node in enumerate((*nodes, choice.unit)):
        cells = [
            _cell(
                choice, node, month, columns[month][number], given.of(COMPLIANCE, node.unit_id, month), given
            )
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


def _columns(
    choice: Choice, nodes: Sequence[TreeNode], months: Sequence[date], given: Given
) -> dict[date, list[Shown]]:
    return {month: _column(choice, nodes, month, given) for month in months}


def _column(choice: Choice, nodes: Sequence[TreeNode], month: date, given: Given) -> list[Shown]:
    found = [given.of(COMPLIANCE, node.unit_id, month) for node in (*nodes, choice.unit)]
    known = [each for each in found if each is not None]
    if not known:
        return [given.not_recorded(COMPLIANCE, month)] * len(found)
    return compared(COMPLIANCE, known[:-1], known[-1], given.limits)


def _cell(
    choice: Choice, node: TreeNode, month: date, found: Shown, figure: PracticeFigure | None, given: Given
) -> Cell:
    if figure is None or found.hidden or not figure.slots_required:
        return Cell(found.words)
    said, tone = given.said(COMPLIANCE, COMPLIANCE.of(figure).value)
    here = Choice(node, choice.population, month)
    return Cell(found.words, url=here.address("practice_slots"), tone=tone, heard=said)


def heat_rows(
    choice: Choice, nodes: Sequence[TreeNode], months: Sequence[date], given: Given
) -> Iterator[Sequence[Value]]:
    """The same for a file: one row for each team, one column for each month."""
    columns = _columns(choice, nodes, months, given)
    for number, node in enumerate((*nodes, choice.unit)):
        yield (
            node.code,
            node.name,
            *(
                rounded(COMPLIANCE, figure, columns[month][number])
                if (figure := given.of(COMPLIANCE, node.unit_id, month))
                else written.NOT_AVAILABLE
                for month in months
            ),
        )
