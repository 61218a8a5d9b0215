"""`manage.py seed_demo`: fill an empty database with the synthetic council."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from workforce.demo.accounts import open_accounts
from workforce.demo.export import export_workforce
from workforce.demo.seeding import SMALLEST_STAFF, NotEmpty, seed


class Command(BaseCommand):
    help = "Fill an empty database with a synthetic council. The same arguments give the same rows."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--staff", type=int, default=300, help="people engaged at the end, about")
        parser.add_argument("--years", type=int, default=6, help="years of history")
        parser.add_argument("--seed", type=int, default=1, help="another number is another council")
        parser.add_argument(
            "--until", type=date.fromisoformat, help="last day of the history; today unless given"
        )
        parser.add_argument(
            "--export", type=Path, metavar="DIR", help="also write the files of import_workforce"
        )

    def handle(
        self, *, staff: int, years: int, until: date | None, export: Path | None, **options: Any
    ) -> None:
        if not settings.DEMO_DATA_ALLOWED:
            raise CommandError("Made-up people are not allowed here. TENURE_DEMO_DATA=1 allows them.")
        if staff < SMALLEST_STAFF or years < 1:
            raise CommandError(f"The synthetic council needs {SMALLEST_STAFF} staff and 1 year at least.")
        last = until or timezone.localdate()
        try:
            counts = seed(staff=staff, years=years, seed=options["seed"], until=last)
        except NotEmpty as refusal:
            raise CommandError(f"{refusal} Use a fresh database (a fresh TENURE_HOME).") from refusal
        open_accounts(last)
        self.stdout.write(", ".join(f"{count:,} {name}" for name, count in counts.items()))
        if export:
            export_workforce(export)
            self.stdout.write(f"Files written to {export}.")
