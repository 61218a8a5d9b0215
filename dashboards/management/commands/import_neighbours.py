"""manage.py import_neighbours FILE [--edition 2025]"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pghistory
from django.core.management.base import BaseCommand, CommandError

from dashboards.benchmarks.problems import FileRefused
from dashboards.domain.benchmarks import import_neighbours


class Command(BaseCommand):
    help = "Bring in one edition of DfE's statistical neighbours: ten for each council, one row each."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="CSV file in UTF-8.")
        parser.add_argument(
            "--edition", type=int, help="Year of the model; taken from the file's name unless given."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            with pghistory.context(command="import_neighbours", file=path.name):
                imported = import_neighbours(path=path, edition=options["edition"])
        except FileRefused as refused:
            raise CommandError(f"{refused}\nNothing was changed.") from None
        self.stdout.write(f"Neighbours of {imported.edition}: lists of councils: {imported.lists}.")
        if imported.ignored_columns:
            self.stdout.write(f"Columns ignored: {', '.join(imported.ignored_columns)}.")
        if imported.without:
            self.stdout.write(f"No neighbours are given for {', '.join(imported.without)}.")
