"""manage.py build_published_table --figures FILE... --neighbours FILE... [--into FOLDER]"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dashboards.benchmarks.problems import FileRefused
from dashboards.benchmarks.shipped import FOLDER
from dashboards.domain.benchmarks import build_shipped


class Command(BaseCommand):
    help = "Make the compact table of published figures that comes with Tenure from files of DfE's."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--figures", nargs="+", type=Path, required=True, help="Files of indicators, one a release."
        )
        parser.add_argument(
            "--neighbours", nargs="+", type=Path, required=True, help="Files of neighbours, by edition."
        )
        parser.add_argument("--into", type=Path, default=FOLDER, help="The folder to write to.")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["into"]
        folder.mkdir(parents=True, exist_ok=True)
        try:
            build_shipped(sources=options["figures"], neighbours=options["neighbours"], folder=folder)
        except FileRefused as refused:
            raise CommandError(str(refused)) from None
        for path in sorted(folder.glob("*.csv")):
            self.stdout.write(f"{path.name}: {path.stat().st_size:,} bytes")
