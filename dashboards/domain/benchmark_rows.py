"""Writing published figures: only what is new or differs, in set-based statements, whatever the size of the
file."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.db import connection

from dashboards.benchmarks.areas import Area, Level
from dashboards.benchmarks.neighbours_file import NeighbourRow
from dashboards.benchmarks.published_file import PublishedRow
from dashboards.models import Authority, Neighbour

STAGE = """
CREATE TEMPORARY TABLE IF NOT EXISTS staged_figure (
    number varchar(9) NOT NULL, year smallint NOT NULL, measure varchar(40) NOT NULL,
    value numeric(12, 4), symbol varchar(3) NOT NULL
) ON COMMIT DROP
"""
CHANGE = """
UPDATE dashboards_publishedfigure figure SET value = staged.value, symbol = staged.symbol
FROM staged_figure staged JOIN dashboards_authority authority ON authority.number = staged.number
WHERE figure.authority_id = authority.id AND figure.year = staged.year AND figure.measure = staged.measure
  AND figure.release = %(release)s
  AND (figure.value, figure.symbol) IS DISTINCT FROM (staged.value, staged.symbol)
"""
ADD = """
INSERT INTO dashboards_publishedfigure (authority_id, year, release, measure, value, symbol)
SELECT authority.id, staged.year, %(release)s, staged.measure, staged.value, staged.symbol
FROM staged_figure staged JOIN dashboards_authority authority ON authority.number = staged.number
WHERE NOT EXISTS (
    SELECT FROM dashboards_publishedfigure figure
    WHERE figure.authority_id = authority.id AND figure.year = staged.year AND figure.measure = staged.measure
      AND figure.release = %(release)s
)
"""

NAMED = ["name", "level", "ons_code", "region_id", "release"]


@dataclass(frozen=True, slots=True)
class Changes:
    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: "Changes") -> "Changes":
        added, changed = self.added + other.added, self.changed + other.changed
        return Changes(added, changed, self.unchanged + other.unchanged)

    def __str__(self) -> str:
        return f"{self.added:,} added, {self.changed:,} changed, {self.unchanged:,} unchanged"


@dataclass(slots=True)
class Staged:
    """What a file holds: its areas as their latest year names them, its years, how many figures and how
    many symbols."""

    areas: dict[str, Area] = field(default_factory=dict)
    named_in: dict[str, int] = field(default_factory=dict)
    years: set[int] = field(default_factory=set)
    figures: int = 0
    symbols: int = 0

    def note(self, row: PublishedRow) -> None:
        self.years.add(row.year)
        self.figures += len(row.cells)
        self.symbols += sum(not isinstance(cell, Decimal) for cell in row.cells.values())
        if row.year >= self.named_in.get(row.area.number, 0):
            self.named_in[row.area.number], self.areas[row.area.number] = row.year, row.area


def stage_figures(rows: Iterable[PublishedRow]) -> Staged:
    """Streams the rows into a temporary table, so that memory does not grow with the file. Inside a
    transaction only."""
    staged = Staged()
    with connection.cursor() as cursor:
        cursor.execute(STAGE)
        cursor.execute("TRUNCATE staged_figure")
        with cursor.copy("COPY staged_figure FROM STDIN") as copy:
            for row in rows:
                staged.note(row)
                for key, cell in row.cells.items():
                    value, symbol = (cell, "") if isinstance(cell, Decimal) else (None, cell.value)
                    copy.write_row((row.area.number, row.year, key, value, symbol))
    return staged


def merge_figures(staged: Staged, release: int) -> Changes:
    """From the temporary table into the release. Nothing is deleted: a file may hold part of a release."""
    with connection.cursor() as cursor:
        # Two imports at once would each miss the rows of the other.
        cursor.execute("LOCK TABLE dashboards_publishedfigure IN SHARE ROW EXCLUSIVE MODE")
        # A table that was just filled looks empty until it is counted, and then each row is compared with all.
        cursor.execute("ANALYZE staged_figure, dashboards_publishedfigure, dashboards_authority")
        cursor.execute(CHANGE, {"release": release})
        changed = cursor.rowcount
        cursor.execute(ADD, {"release": release})
        added = cursor.rowcount
    return Changes(added, changed, staged.figures - added - changed)


def merge_areas(staged: Staged, release: int) -> Changes:
    """Regions before their councils. A release older than the one that last named an area leaves its name
    alone."""
    known = {authority.number: authority for authority in Authority.objects.select_for_update()}
    areas = {
        area.region_code: Area(area.region_code, area.region_name, Level.REGIONAL, area.region_code)
        for area in staged.areas.values()
        if area.region_code
    } | staged.areas
    changes = Changes()
    for level in (Level.NATIONAL, Level.REGIONAL, Level.LOCAL):
        changes += _merge_level([area for area in areas.values() if area.level is level], known, release)
    return changes


def _merge_level(areas: list[Area], known: dict[str, Authority], release: int) -> Changes:
    new = [_authority(area, known, release) for area in areas if area.number not in known]
    Authority.objects.bulk_create(new)
    differing = []
    for area in areas:
        authority = known.get(area.number)
        if authority is not None and release >= authority.release:
            wanted = _authority(replace(area, ons_code=area.ons_code or authority.ons_code), known, release)
            wanted.pk = authority.pk
            if any(getattr(wanted, name) != getattr(authority, name) for name in NAMED):
                differing.append(wanted)
    Authority.objects.bulk_update(differing, NAMED)
    known.update({authority.number: authority for authority in new + differing})
    return Changes(len(new), len(differing), len(areas) - len(new) - len(differing))


def _authority(area: Area, known: dict[str, Authority], release: int) -> Authority:
    region = known[area.region_code] if area.region_code else None
    return Authority(
        number=area.number,
        name=area.name,
        level=area.level,
        ons_code=area.ons_code,
        region=region,
        release=release,
    )


def merge_neighbours(rows: Iterable[NeighbourRow], edition: int) -> Changes:
    """List by list: a list that differs in any way is replaced as a whole. Councils that the file leaves
    out stay."""
    lists: dict[str, list[Neighbour]] = {}
    for row in rows:
        lists.setdefault(row.number, []).append(_neighbour(row, edition))
    stored: dict[str, list[Neighbour]] = {}
    for neighbour in Neighbour.objects.edition_of(edition).select_for_update().order_by("number", "rank"):
        stored.setdefault(neighbour.number, []).append(neighbour)
    added = [number for number in lists if number not in stored]
    changed = [
        number
        for number, ranked in lists.items()
        if number in stored and _words(ranked) != _words(stored[number])
    ]
    Neighbour.objects.edition_of(edition).filter(number__in=changed).delete()
    Neighbour.objects.bulk_create(neighbour for number in added + changed for neighbour in lists[number])
    return Changes(len(added), len(changed), len(lists) - len(added) - len(changed))


def _neighbour(row: NeighbourRow, edition: int) -> Neighbour:
    return Neighbour(
        edition=edition,
        number=row.number,
        name=row.name,
        rank=row.rank,
        neighbour_number=row.neighbour_number,
        neighbour_name=row.neighbour_name,
        closeness=row.closeness.value,
    )


def _words(ranked: list[Neighbour]) -> list[tuple[object, ...]]:
    return sorted((n.rank, n.name, n.neighbour_number, n.neighbour_name, n.closeness) for n in ranked)
