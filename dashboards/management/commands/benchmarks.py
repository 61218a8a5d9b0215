"""manage.py benchmarks --la 876 --year 2025 --format json|csv|table"""

import csv
import json
from argparse import ArgumentParser
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dashboards.benchmarks.measures import COUNTS, MAIN, MEASURES, RATES, Measure
from dashboards.benchmarks.source import attribution
from dashboards.benchmarks.symbols import Cell
from dashboards.queries.benchmark_year import CouncilYear, council_year
from dashboards.queries.benchmarks import NotPublished
from workforce.written import rounded

COLUMNS = (
    "measure",
    "published",
    "recomputed",
    "agrees",
    "neighbours_median",
    "neighbours_used",
    "region",
    "england",
)


class Command(BaseCommand):
    help = (
        "What DfE has published of a council for a year: its counts and rates, the rates made again from the "
        "counts, the median of its statistical neighbours, its region and England."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--la", required=True, help="DfE's number, such as 876; 314, 318 or “314 / 318”.")
        parser.add_argument(
            "--year", type=int, help="The year that ends on 30 September; the latest unless given."
        )
        parser.add_argument("--edition", type=int, help="Edition of the neighbours; the latest unless given.")
        parser.add_argument("--format", choices=["json", "csv", "table"], default="table")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = council_year(la=options["la"], year=options["year"], edition=options["edition"])
        except NotPublished as missing:
            raise CommandError(str(missing)) from None
        {"json": self._json, "csv": self._csv, "table": self._table}[options["format"]](found)

    def _json(self, found: CouncilYear) -> None:
        self.stdout.write(json.dumps(as_data(found), indent=2, ensure_ascii=False))

    def _csv(self, found: CouncilYear) -> None:
        writer = csv.writer(self.stdout, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(_line(found, measure) for measure in (*COUNTS, *RATES))

    def _table(self, found: CouncilYear) -> None:
        region = found.region.name if found.region else "n/a"
        self.stdout.write(
            f"{found.authority.name} ({found.authority.number}), {region}, year to 30 September {found.year}"
        )
        rows = [COLUMNS, *(_line(found, measure, for_reading=True) for measure in (*COUNTS, *RATES))]
        widths = [max(len(row[place]) for row in rows) for place in range(len(COLUMNS))]
        for name, *cells in rows:
            figures = (cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
            self.stdout.write("  ".join([name.ljust(widths[0]), *figures]))
        if found.release is not None:
            self.stdout.write(attribution(found.release))


def as_data(found: CouncilYear) -> dict[str, Any]:
    """Numbers are strings, exact; a symbol is a string as DfE prints it; null is what there is not."""
    authority, region, england = found.authority, found.region, found.england
    return {
        "authority": {
            "number": authority.number,
            "name": authority.name,
            "ons_code": authority.ons_code,
            "region": region.name if region else None,
            **_published(found.cells),
        },
        "year": found.year,
        "release": found.release,
        "recomputed": {
            key: {"value": _text(again.measure, again.value), "exact": again.exact, "agrees": again.agrees}
            for key, again in found.recomputed.items()
        },
        "neighbours": _neighbours(found),
        "region": {"code": region.number, "name": region.name, **_published(found.region_cells)}
        if region
        else None,
        "england": {"code": england.number, "name": england.name, **_published(found.england_cells)}
        if england
        else None,
    }


def _line(found: CouncilYear, measure: Measure, *, for_reading: bool = False) -> tuple[str, ...]:
    """One measure; `for_reading` rounds the median as DfE rounds its rates, otherwise it is exact."""
    again, middle = found.recomputed.get(measure.key), found.medians.get(measure.key)
    agrees = {True: "yes", False: "no", None: ""}[again.agrees if again else None]
    median = middle.value if middle else None
    if for_reading and median is not None:
        median = rounded(median, measure.places)
    return (
        measure.key,
        _text(measure, found.cells.get(measure.key)) or "",
        (_text(measure, again.value) if again else None) or "",
        agrees,
        _text(measure, median) or "",
        str(middle.used) if middle else "",
        _text(measure, found.region_cells.get(measure.key)) or "",
        _text(measure, found.england_cells.get(measure.key)) or "",
    )


def _neighbours(found: CouncilYear) -> dict[str, Any]:
    return {
        "edition": found.neighbours.edition,
        "councils": [
            {
                "rank": like.rank,
                "number": like.number,
                "name": like.name,
                "closeness": like.closeness,
                "published_as": like.published_as.number if like.published_as else None,
            }
            for like in found.neighbours.ranked
        ],
        "medians": {
            key: {"value": _text(MEASURES[key], middle.value), "used": middle.used}
            for key, middle in found.medians.items()
        },
    }


def _published(cells: Mapping[str, Cell]) -> dict[str, dict[str, str | None]]:
    return {
        "counts": {
            measure.key: _text(measure, cells.get(measure.key)) for measure in MAIN if not measure.is_rate
        },
        "rates": {measure.key: _text(measure, cells.get(measure.key)) for measure in MAIN if measure.is_rate},
    }


def _text(measure: Measure, cell: Cell | None) -> str | None:
    return measure.written(cell) if isinstance(cell, Decimal) else cell
