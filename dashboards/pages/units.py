"""The units below as a table that sorts by any figure."""

from collections.abc import Mapping, Sequence

from dashboards.metrics import Metric, by_key
from dashboards.pages.choice import Choice
from dashboards.pages.reading import SHOWN_FIRST, Discretion, read
from dashboards.queries.dashboard import Measures
from workforce.queries.organisation import TreeNode
from workforce.tables import Cell, Column, Row, Table

COLUMNS: tuple[Metric, ...] = (by_key("in_post"), *SHOWN_FIRST)
SORTS = {"name", *(metric.key for metric in COLUMNS)}
SHORT = {
    "in_post": "In post, FTE",
    "vacancy_rate": "Vacancy",
    "agency_rate": "Agency",
    "turnover_rate": "Turnover",
    "absence_rate": "Absence",
    "caseload": "Caseload",
    "stability_index": "Stability",
    "permanent_share": "Permanent",
    "unfilled_rate": "Unfilled",
}


def sorted_nodes(
    nodes: Sequence[TreeNode], figures: Mapping[int, Measures | None], discretion: Discretion, sort: str
) -> list[TreeNode]:
    """By name, or by a figure ("-" first: the largest on top); units without a value come last either way."""
    key, backwards = sort.removeprefix("-"), sort.startswith("-")
    if key == "name":
        return sorted(nodes, key=lambda node: (node.name.casefold(), node.code), reverse=backwards)
    metric = by_key(key)
    values = {node.unit_id: read(metric, figures.get(node.unit_id), discretion).value for node in nodes}
    sign = -1 if backwards else 1
    return sorted(
        nodes,
        key=lambda node: (
            values[node.unit_id] is None,
            sign * (values[node.unit_id] or 0),
            node.name.casefold(),
            node.code,
        ),
    )


def units_table(
    choice: Choice,
    nodes: Sequence[TreeNode],
    figures: Mapping[int, Measures | None],
    own: Measures | None,
    discretion: Discretion,
    *,
    sort: str,
) -> Table:
    """One row for each unit in the order given, and the chosen unit as a whole below them."""
    rows = [
        Row(
            (
                Cell(node.name, url=choice.address("dashboard", unit=node)),
                *_cells(figures.get(node.unit_id), discretion),
            )
        )
        for node in nodes
    ]
    rows.append(Row((Cell(f"{choice.unit.name} as a whole"), *_cells(own, discretion)), strong=True))
    return Table(
        caption=f"Units of {choice.unit.name}, {choice.month_words}",
        columns=(
            Column("Unit", key="name"),
            *(Column(SHORT[metric.key], key=metric.key, numeric=True) for metric in COLUMNS),
        ),
        rows=tuple(rows),
        sort=sort,
    )


def _cells(figure: Measures | None, discretion: Discretion) -> list[Cell]:
    return [Cell(read(metric, figure, discretion).words) for metric in COLUMNS]
