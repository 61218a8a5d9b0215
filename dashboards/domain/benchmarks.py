"""Bringing in what DfE publishes. A file is taken whole or not at all, and a second time it changes
nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from dashboards.benchmarks import shipped
from dashboards.benchmarks.areas import Area
from dashboards.benchmarks.neighbours_file import NeighboursFile, edition_in
from dashboards.benchmarks.problems import FileRefused, Problems
from dashboards.benchmarks.published_file import FIRST_YEAR, LAST_YEAR, PublishedFile, PublishedRow
from dashboards.domain.benchmark_rows import (
    Changes,
    Staged,
    merge_areas,
    merge_figures,
    merge_neighbours,
    stage_figures,
)


@dataclass(frozen=True, slots=True)
class FiguresImported:
    """What an import of figures did, and what of the file it passed over."""

    release: int
    years: list[int]
    areas: Changes
    figures: Changes
    symbols: int
    ignored_columns: list[str] = field(default_factory=list)
    absent_measures: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class NeighboursImported:
    """Counted in lists of ten. `without` names the councils for which the edition gives no neighbours."""

    edition: int
    lists: Changes
    ignored_columns: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)


def import_benchmarks(*, path: Path, release: int | None = None) -> FiguresImported:
    """Store the figures of one of DfE's files under the release, which is the latest year in the file
    unless given.

    Raises FileRefused with all problems of the file; then nothing was changed. The file is streamed.
    """
    problems = Problems(path.name)
    published = PublishedFile(path, problems)
    with transaction.atomic():
        staged = stage_figures(published.rows())
        release = _release(staged, release, problems)
        return _merged(
            staged,
            release,
            ignored_columns=published.layout.ignored,
            absent_measures=published.layout.absent,
            left_out=published.left_out,
        )


def import_neighbours(*, path: Path, edition: int | None = None) -> NeighboursImported:
    """Store one edition of the neighbours; its year is in the name of DfE's file unless given.

    Raises FileRefused with all problems of the file; then nothing was changed.
    """
    problems = Problems(path.name)
    neighbours = NeighboursFile(path, problems)
    edition = edition or edition_in(path.name)
    if edition is None or not FIRST_YEAR <= edition <= LAST_YEAR:
        problems.add("the name of the file does not say which edition it is. Give it: --edition 2025.")
    rows = list(neighbours.rows())
    if problems or edition is None:
        raise FileRefused(problems)
    with transaction.atomic():
        lists = merge_neighbours(rows, edition)
    without = [f"{name} ({number})" for number, name in neighbours.without.items()]
    return NeighboursImported(edition, lists, neighbours.ignored, without)


@transaction.atomic
def load_shipped() -> tuple[list[FiguresImported], list[NeighboursImported]]:
    """Load the compact table that comes with the project: all its releases and editions of neighbours.

    For a demo and for an installation that has no way out to the internet. A second time it changes nothing.
    """
    figures = [load_rows(shipped.release_rows(year), year) for year in shipped.editions("release")]
    neighbours = [
        NeighboursImported(edition, merge_neighbours(shipped.neighbour_rows(edition), edition))
        for edition in shipped.editions("neighbours")
    ]
    return figures, neighbours


@transaction.atomic
def load_rows(rows: Iterable[PublishedRow], release: int) -> FiguresImported:
    """Store rows that were read before, without looking for problems."""
    return _merged(stage_figures(rows), release)


def build_shipped(*, sources: Iterable[Path], neighbours: Iterable[Path], folder: Path) -> None:
    """Write the compact table from DfE's files: figures of one or more releases, editions of neighbours.

    Raises FileRefused where one of them has problems; files written before it stay.
    """
    releases: dict[int, shipped.Release] = {}
    areas: dict[str, Area] = {}
    for path in sorted(sources):
        staged, cells = _collected(path)
        areas = staged.areas | areas if max(staged.years) < max(releases, default=0) else areas | staged.areas
        releases[max(staged.years)] = cells
    latest = max(releases)
    shipped.write_areas(areas.values(), folder)
    for release, cells in releases.items():
        shipped.write_release(release, cells, folder, latest=None if release == latest else releases[latest])
    for path in neighbours:
        problems = Problems(path.name)
        rows = list(NeighboursFile(path, problems).rows())
        edition = edition_in(path.name)
        if problems or edition is None:
            raise FileRefused(problems)
        shipped.write_neighbours(edition, rows, folder)


def _collected(path: Path) -> tuple[Staged, shipped.Release]:
    problems = Problems(path.name)
    staged, cells = Staged(), {}
    for row in PublishedFile(path, problems).rows():
        staged.note(row)
        cells[row.area.number, row.year] = row.cells
    if problems:
        raise FileRefused(problems)
    return staged, cells


def _release(staged: Staged, release: int | None, problems: Problems) -> int:
    latest = max(staged.years, default=0)
    if release is not None and not latest <= release <= LAST_YEAR:
        problems.add(f"the release cannot be that of {release}: the file has figures of {latest}.")
    if problems:
        raise FileRefused(problems)
    return release or latest


def _merged(
    staged: Staged,
    release: int,
    *,
    ignored_columns: Iterable[str] = (),
    absent_measures: Iterable[str] = (),
    left_out: Iterable[str] = (),
) -> FiguresImported:
    return FiguresImported(
        release=release,
        years=sorted(staged.years),
        areas=merge_areas(staged, release),
        figures=merge_figures(staged, release),
        symbols=staged.symbols,
        ignored_columns=list(ignored_columns),
        absent_measures=list(absent_measures),
        left_out=list(left_out),
    )
