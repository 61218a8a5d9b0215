"""Change the key by which the content of supervision and appraisal is encrypted."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from workforce.domain.content_keys import BATCH, rotate_content_keys


class Command(BaseCommand):
    """`manage.py rotate_content_keys`, after a new key was put in front of CONTENT_KEYS; then the old one may go."""

    help = "Encrypt everything anew by the first of CONTENT_KEYS. May be stopped and run again at any time."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", type=int, default=BATCH, help="Values in one transaction.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["batch"] < 1:
            raise CommandError("A batch has at least one value.")
        renewed = locked = 0
        for each in rotate_content_keys(batch=options["batch"]):
            renewed, locked = renewed + each.renewed, locked + each.locked
            self.stdout.write(
                f"{each.name}: {each.renewed} encrypted anew, {each.done_before} were already, "
                f"{each.locked} cannot be opened"
            )
        if locked:
            raise CommandError(
                f"{locked} cannot be opened by any of CONTENT_KEYS, and were left as they are. Put the key that wrote "
                "them back behind the first and run this again. Take no key away before nothing is left."
            )
        self.stdout.write(f"{renewed} encrypted anew. {self._next()}")

    def _next(self) -> str:
        if len(settings.CONTENT_KEYS) == 1:
            return "There is one key: nothing is left to do."
        return "Everything is of the first key now: the others may be taken away from CONTENT_KEYS."
