"""The equality profile as a table and as rows of a file, from the same suppressed counts."""

from collections.abc import Iterator
from decimal import Decimal

from workforce import written
from workforce.csv_file import Value
from workforce.queries.community import Community, Represented, represented
from workforce.queries.equality_profile import Profile
from workforce.queries.equality_progression import OUTCOMES, ProgressionBy
from workforce.queries.suppression import HIDDEN
from workforce.tables import Cell, Column, Row, Table

SHARES = " per cent"


def profile_table(found: Profile) -> Table:
    columns = (Column(found.about), *(Column(name, numeric=True) for name in (*found.services, "All")))
    names = (*found.answers, "All")
    rows = tuple(
        Row(
            (Cell(name), *(_cell(found, row, column) for column in range(len(found.services) + 1))),
            name == "All",
        )
        for row, name in enumerate(names)
    )
    return Table(f"{found.about} by service", columns, rows)


def progression_table(found: ProgressionBy) -> Table:
    """A row for each answer: applications, what became of them, and how long it took."""
    columns = (
        Column(found.about),
        *(Column(each, numeric=True) for each in (*OUTCOMES, "All")),
        Column("Approved", numeric=True, hint="per cent"),
        Column("Days to the decision", numeric=True, hint="median"),
    )
    rows = tuple(_progression_row(found, name, column) for column, name in enumerate((*found.answers, "All")))
    return Table("Applications for progression", columns, rows)


def _progression_row(found: ProgressionBy, name: str, column: int) -> Row:
    counts = (HIDDEN if row[column] is None else str(row[column]) for row in found.counts.cells)
    share = found.approved(column)
    days = found.days[column] if column < len(found.days) else None
    low = "below four fifths of the largest" if found.is_low(column) else ""
    cells = (
        *(Cell(each) for each in counts),
        Cell(HIDDEN if share is None else written.percent(Decimal(share)), note=low),
        Cell("" if days is None else written.decimal(Decimal(days), 0)),
    )
    return Row((Cell(name), *cells), name == "All")


COMPARED = ("Community per cent", "Representation ratio")


def profile_rows(found: Profile, beside: Community | None = None) -> Iterator[list[Value]]:
    """A row for each answer: the count and the share of each service, and of all; and the community beside them."""
    lines = {each.answer: each for each in represented(found, beside)} if beside else {}
    for row, name in enumerate((*found.answers, "All")):
        cells: list[Value] = [name]
        for column in range(len(found.services) + 1):
            cells += [_count(found, row, column), _share(found, row, column)]
        if beside:
            line = lines.get(name)
            cells += [_of_community(line), _ratio(line)] if line else ["", ""]
        yield cells


def community_table(found: Profile, beside: Community) -> Table:
    """Workforce and community by answer, and their ratio: 1.00 is as in the community."""
    columns = (
        Column(found.about),
        Column("Workforce", numeric=True, hint="per cent of all"),
        Column("Community", numeric=True, hint="per cent"),
        Column("Ratio", numeric=True, hint="workforce ÷ community"),
    )
    rows = tuple(
        Row((Cell(each.answer), Cell(_of_workforce(each)), Cell(_of_community(each)), Cell(_ratio(each))))
        for each in represented(found, beside)
    )
    return Table(f"{found.about} compared with the community", columns, rows)


def _of_workforce(line: Represented) -> str:
    return HIDDEN if line.hidden else written.decimal(line.workforce)


def _of_community(line: Represented) -> str:
    return "" if line.community is None else written.decimal(line.community)


def _ratio(line: Represented) -> str:
    """Hidden with the workforce's share; "n/a" where the community has nobody; nothing without a percentage."""
    if line.community is None:
        return ""
    return HIDDEN if line.hidden else written.decimal(line.ratio, 2)


def _cell(found: Profile, row: int, column: int) -> Cell:
    share = _share(found, row, column)
    return Cell(str(_count(found, row, column)), note="" if share == HIDDEN else f"{share}%")


def _count(found: Profile, row: int, column: int) -> int | str:
    number = found.counts.cells[row][column]
    return HIDDEN if number is None else number


def _share(found: Profile, row: int, column: int) -> str:
    share = found.counts.share(row, column)
    return HIDDEN if share is None else written.decimal(Decimal(share))
