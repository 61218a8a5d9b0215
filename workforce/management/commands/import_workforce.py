"""Bring a council's own records in (docs/import-files.md)."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from workforce.domain.imports import finish_import, request_import
from workforce.imports.background import counts_of
from workforce.imports.problems import ImportRefused
from workforce.imports.report import outcome_lines, problem_lines
from workforce.imports.run import Outcome, import_files, is_busy
from workforce.written import counted


class Command(BaseCommand):
    help = "Import units, roles, posts, people and their histories from a folder of CSV files or an .xlsx workbook."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "path", type=Path, metavar="PATH", help="a folder of CSV files, or an .xlsx workbook"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, and change nothing"
        )

    def handle(self, *args: Any, path: Path, dry_run: bool, **options: Any) -> None:
        if is_busy():
            self.stderr.write("Another import is at work. This one starts when it has ended.")
        try:
            outcome = self._import(path, dry_run)
        except ImportRefused as refused:
            self._tell_refusal(refused)
            sys.exit(1)
        for line in outcome_lines(outcome):
            self.stdout.write(line)
        self.stdout.write(self._ending(outcome, dry_run))

    def _import(self, path: Path, dry_run: bool) -> Outcome:
        """The records and the run that brought them in; neither where nothing is to change."""
        with transaction.atomic():
            run = request_import(source=str(path)[-500:], at=timezone.now(), by=None)
            context = {"command": "import_workforce", "run": run.pk}
            outcome = import_files(path, today=timezone.localdate(), context=context)
            finish_import(run, at=timezone.now(), counts=counts_of(outcome), context=outcome.context)
            if dry_run or not outcome.changed_anything:
                transaction.set_rollback(True)
        return outcome

    def _tell_refusal(self, refused: ImportRefused) -> None:
        for line in problem_lines(refused.errors, "error"):
            self.stderr.write(line)
        if refused.warnings.count:
            self.stderr.write(f"{counted(refused.warnings.count, 'warning').capitalize()}:")
            for line in problem_lines(refused.warnings, "warning"):
                self.stderr.write(f"  {line}")
        self.stderr.write(f"Nothing was changed: {counted(refused.errors.count, 'error')}.")

    def _ending(self, outcome: Outcome, dry_run: bool) -> str:
        if not outcome.changed_anything:
            return "Nothing to change: everything in the files is stored already."
        return "Dry run: nothing was changed." if dry_run else "Imported."
