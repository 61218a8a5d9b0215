"""Demand and supply, and the mix of roles, as tables and as rows of files."""

from collections.abc import Mapping, Sequence

from workforce.queries.organisation import TreeNode
from workforce.queries.role_mix import Mix
from workforce.queries.supply import Supply
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day
from workforce.written import decimal

KNOWN, ASSUMED = "recorded", "assumed"

HEADER = (
    "Role", "Established FTE", "In post FTE", "Left in the last 12 months FTE", "Known leavers FTE",
    "Known starters FTE", "Expected further leavers FTE (assumed)", "Funding ends FTE",
)  # fmt: skip


def supply_table(lines: Sequence[Supply], names: Mapping[int, str], total: Supply | None) -> Table:
    columns = (
        Column("Role"),
        Column("Established", numeric=True, hint="FTE now"),
        Column("In post", numeric=True, hint="FTE now"),
        Column("Left", numeric=True, hint="last 12 months"),
        Column("Leavers", numeric=True, hint="next 12 months, recorded"),
        Column("Starters", numeric=True, hint="next 12 months, recorded"),
        Column("Further leavers", numeric=True, hint="next 12 months, assumed"),
        Column("Funding ends", numeric=True, hint="next 12 months, recorded"),
    )
    rows = [_row(line, names.get(line.role_id, "")) for line in lines]
    if total is not None:
        rows.append(_row(total, "All roles", strong=True))
    return Table(
        "Demand and supply by role, in FTE",
        columns,
        tuple(rows),
        empty="There are no posts or people to show.",
    )


def _row(line: Supply, name: str, *, strong: bool = False) -> Row:
    values = (
        line.established,
        line.in_post,
        line.left,
        line.leaving,
        line.starting,
        line.expected,
        line.ending,
    )
    return Row((Cell(name), *(Cell(decimal(value)) for value in values)), strong=strong)


def gaps_table(lines: Sequence[Supply], names: Mapping[int, str], total: Supply | None) -> Table:
    """The gap now and at the end of each quarter: with what is assumed, and below it by what is recorded alone."""
    days = [quarter.day for quarter in lines[0].quarters] if lines else []
    columns = (
        Column("Role"),
        Column("Gap now", numeric=True),
        *(Column(f"Gap on {written_day(day)}", numeric=True) for day in days),
    )
    rows = [_gaps(line, names.get(line.role_id, "")) for line in lines]
    if total is not None:
        rows.append(_gaps(total, "All roles", strong=True))
    return Table("Gap between posts and people, in FTE", columns, tuple(rows), empty="Nothing to show.")


def _gaps(line: Supply, name: str, *, strong: bool = False) -> Row:
    later = (
        Cell(decimal(quarter.gap), note=f"{decimal(quarter.known_gap)} by what is recorded")
        for quarter in line.quarters
    )
    return Row((Cell(name), Cell(decimal(line.gap)), *later), strong=strong)


def file_header(lines: Sequence[Supply]) -> tuple[str, ...]:
    days = [quarter.day.isoformat() for quarter in lines[0].quarters] if lines else []
    of_days = (
        words for day in days for words in (f"Gap {day} ({KNOWN})", f"Gap {day} (with {ASSUMED} leavers)")
    )
    return (*HEADER, "Gap now FTE", *of_days)


def file_row(line: Supply, name: str) -> tuple[str, ...]:
    values = (
        line.established,
        line.in_post,
        line.left,
        line.leaving,
        line.starting,
        line.expected,
        line.ending,
        line.gap,
        *(value for quarter in line.quarters for value in (quarter.known_gap, quarter.gap)),
    )
    return (name, *(f"{value:.2f}" for value in values))


def mix_table(nodes: Sequence[TreeNode], by_team: Mapping[int, Mix], role: str) -> Table:
    """Every unit with all below it summed up: the ratio of a service is that of its hours, not a mean of its teams."""
    columns = (
        Column("Unit"),
        Column("Social workers", numeric=True, hint="FTE"),
        Column(role, numeric=True, hint="FTE"),
        Column("For one social worker", numeric=True),
    )
    rows = tuple(
        Row(
            (
                Cell(f"{'– ' * node.depth}{node.name}"),
                Cell(decimal(mix.social_workers, 2)),
                Cell(decimal(mix.chosen, 2)),
                Cell(decimal(mix.ratio, 2)),
            ),
            strong=node.kind != "team",
        )
        for node, mix in mixes(nodes, by_team)
    )
    return Table("Role mix", columns, rows, empty="There is no unit for you to see.")


def mixes(nodes: Sequence[TreeNode], by_team: Mapping[int, Mix]) -> list[tuple[TreeNode, Mix]]:
    total = {node.unit_id: by_team.get(node.unit_id, Mix()) for node in nodes}
    for node in reversed(nodes):
        if node.parent_id in total:
            total[node.parent_id] += total[node.unit_id]
    return [(node, total[node.unit_id]) for node in nodes]
