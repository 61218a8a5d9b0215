"""Write the pages of docs/ that come from the code."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from workforce.documents import WRITERS


class Command(BaseCommand):
    """`manage.py document access` writes docs/access.md; without a name, every generated page."""

    help = "Write the pages of docs/ that are generated from the code."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("names", nargs="*", choices=[[], *sorted(WRITERS)], help="which pages; none: all")

    def handle(self, *args: Any, **options: Any) -> None:
        for name in options["names"] or sorted(WRITERS):
            path = Path(settings.BASE_DIR) / "docs" / f"{name}.md"
            path.write_text(WRITERS[name](), encoding="utf-8")
            self.stdout.write(f"docs/{name}.md")
