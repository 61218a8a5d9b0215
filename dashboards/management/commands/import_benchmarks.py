"""manage.py import_benchmarks FILE [--release 2025]"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pghistory
from django.core.management.base import BaseCommand, CommandError

from dashboards.benchmarks.problems import FileRefused
from dashboards.domain.benchmarks import FiguresImported, import_benchmarks, load_shipped


class Command(BaseCommand):
    help = (
        "Bring in DfE's published figures of the children's social work workforce: the release's file of "
        "indicators in any layout, or its file by role. Without FILE, the table that comes with Tenure."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="CSV file in UTF-8.")
        parser.add_argument(
            "--release", type=int, help="Year of the release; the latest year in the file unless given."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path | None = options["file"]
        if path is None and options["release"] is not None:
            raise CommandError("--release goes with a FILE.")
        try:
            with pghistory.context(command="import_benchmarks", file=path.name if path else "shipped table"):
                self._import(path, options["release"])
        except FileRefused as refused:
            raise CommandError(f"{refused}\nNothing was changed.") from None

    def _import(self, path: Path | None, release: int | None) -> None:
        if path is not None:
            self._report(import_benchmarks(path=path, release=release))
            return
        figures, neighbours = load_shipped()
        for imported in figures:
            self._report(imported)
        for edition in neighbours:
            self.stdout.write(f"Neighbours of {edition.edition}: {edition.lists}.")

    def _report(self, imported: FiguresImported) -> None:
        years = f"{imported.years[0]} to {imported.years[-1]}"
        self.stdout.write(f"Release {imported.release}, years {years}.")
        self.stdout.write(f"Councils, regions and England: {imported.areas}.")
        self.stdout.write(f"Figures: {imported.figures}; {imported.symbols:,} of them are symbols.")
        if imported.ignored_columns:
            self.stdout.write(f"Columns ignored: {', '.join(imported.ignored_columns)}.")
        if imported.absent_measures:
            self.stdout.write(f"Not in this file: {', '.join(imported.absent_measures)}.")
        for sentence in imported.left_out:
            self.stdout.write(f"Left out, {sentence}.")
