"""The compact table of published figures that comes with the project, in its own format
(data/published_figures).

`areas.csv` has one row for each council, region and England. `release_2025.csv` has one row for each area
and year and one column for each measure. An earlier release has the same layout; a blank cell there is the
same as in the latest one, so that a restatement takes a few bytes. `neighbours_2025.csv` has one row for
each council: its ten neighbours by rank.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from dashboards.benchmarks.areas import IN_A_LIST, Area, Closeness, Level
from dashboards.benchmarks.cells import read_cell
from dashboards.benchmarks.measures import MAIN
from dashboards.benchmarks.neighbours_file import NeighbourRow
from dashboards.benchmarks.published_file import PublishedRow
from dashboards.benchmarks.symbols import Cell, Symbol

FOLDER = Path(__file__).resolve().parent.parent / "data" / "published_figures"
Release = dict[tuple[str, int], dict[str, Cell]]
"""The cells of each area and year."""


def editions(kind: str, folder: Path = FOLDER) -> list[int]:
    """The years of the files of a kind (`release` or `neighbours`), the latest first."""
    found = (re.fullmatch(rf"{kind}_(\d{{4}})\.csv", path.name) for path in folder.iterdir())
    return sorted((int(match[1]) for match in found if match), reverse=True)


def read_areas(folder: Path = FOLDER) -> dict[str, Area]:
    rows = list(_rows(folder / "areas.csv"))
    names = {row["number"]: row["name"] for row in rows}
    return {
        row["number"]: Area(
            row["number"],
            row["name"],
            Level(row["level"]),
            row["ons_code"],
            row["region"],
            names.get(row["region"], ""),
        )
        for row in rows
    }


def read_release(release: int, folder: Path = FOLDER) -> Release:
    """All cells of a release; those of an earlier one are filled up from the latest."""
    latest, *_ = editions("release", folder)
    below = read_release(latest, folder) if release != latest else {}
    cells: Release = {}
    for row in _rows(folder / f"release_{release}.csv"):
        place = (row.pop("number"), int(row.pop("year")))
        cells[place] = {key: read_cell(text, key) if text else below[place][key] for key, text in row.items()}
    return cells


def release_rows(release: int, folder: Path = FOLDER) -> Iterator[PublishedRow]:
    """A release as the reader of DfE's own file would yield it."""
    areas = read_areas(folder)
    for row, ((number, year), cells) in enumerate(read_release(release, folder).items(), start=2):
        yield PublishedRow(row, areas[number], year, cells)


def neighbour_rows(edition: int, folder: Path = FOLDER) -> Iterator[NeighbourRow]:
    rows = list(_rows(folder / f"neighbours_{edition}.csv"))
    names = {row["number"]: row["name"] for row in rows}
    for row, council in enumerate(rows, start=2):
        for rank in range(1, IN_A_LIST + 1):
            number, _, closeness = council[str(rank)].partition(" ")
            yield NeighbourRow(
                row, council["number"], council["name"], rank, number, names[number], Closeness(closeness)
            )


def write_areas(areas: Iterable[Area], folder: Path) -> None:
    with (folder / "areas.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["number", "name", "level", "ons_code", "region"])
        for area in sorted(areas, key=lambda area: (area.level, area.number)):
            writer.writerow([area.number, area.name, area.level, area.ons_code, area.region_code])


def write_release(release: int, cells: Release, folder: Path, latest: Release | None = None) -> None:
    """With `latest`, only what differs from it is written."""
    keys = [measure.key for measure in MAIN if any(measure.key in of_area for of_area in cells.values())]
    with (folder / f"release_{release}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["number", "year", *keys])
        for (number, year), of_area in sorted(cells.items()):
            known = (latest or {}).get((number, year), {})
            row = ["" if known.get(key) == of_area[key] else _short(of_area[key]) for key in keys]
            writer.writerow([number, year, *row])


def write_neighbours(edition: int, rows: Iterable[NeighbourRow], folder: Path) -> None:
    lists: dict[tuple[str, str], dict[int, str]] = {}
    for row in rows:
        lists.setdefault((row.number, row.name), {})[row.rank] = f"{row.neighbour_number} {row.closeness}"
    ranks = range(1, IN_A_LIST + 1)
    with (folder / f"neighbours_{edition}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["number", "name", *ranks])
        for (number, name), ranked in sorted(lists.items()):
            writer.writerow([number, name, *(ranked[rank] for rank in ranks)])


def _short(cell: Cell) -> str:
    """As DfE prints it: no decimals where they are nought."""
    return cell.value if isinstance(cell, Symbol) else f"{cell.normalize():f}"


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
