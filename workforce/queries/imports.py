"""Imports, their problems and their lines, as their pages list them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from workforce.access.scope import Reach
from workforce.enums import AT_WORK
from workforce.models import ImportFile, ImportLine, ImportProblem, ImportRun


def runs(reach: Reach) -> "QuerySet[ImportRun]":
    """Imports in reach with whoever asked for, confirmed and undid them, the latest first."""
    people = ("requested_by__worker", "confirmed_by__worker", "undone_by__worker")
    return ImportRun.objects.within(reach).select_related(*people)


def files_of(run: ImportRun) -> "QuerySet[ImportFile]":
    """What was uploaded for a run, as long as it is kept."""
    return ImportFile.objects.filter(run=run).select_related("run")


def names_of_files(on_page: list[ImportRun]) -> dict[int, list[str]]:
    """The files of several runs, by run. One query."""
    found: dict[int, list[str]] = {run.pk: [] for run in on_page}
    for run_id, name in ImportFile.objects.filter(run__in=on_page).values_list("run_id", "name"):
        found[run_id].append(name)
    return found


def runs_at_work() -> "QuerySet[ImportRun]":
    """Runs for which a task is to do something."""
    return ImportRun.objects.filter(state__in=AT_WORK)


def runs_with_content_before(moment: datetime) -> "QuerySet[ImportRun]":
    """Runs from before `moment` of which something is still kept, unless a task is at work on them."""
    kept = ImportRun.objects.filter(requested_at__lt=moment, files_removed_at=None)
    return kept.exclude(state__in=AT_WORK)


@dataclass(frozen=True, slots=True)
class ProblemSearch:
    """Which problems of a run: of one severity, of one file. Empty is all."""

    severity: str = ""
    file: str = ""


def problems(run: ImportRun, search: ProblemSearch) -> "QuerySet[ImportProblem]":
    """What the check found, in the order of files and rows."""
    found = ImportProblem.objects.filter(run=run)
    if search.severity:
        found = found.filter(severity=search.severity)
    return found.filter(file=search.file) if search.file else found


def count_of_problems(run: ImportRun, search: ProblemSearch) -> int:
    """From what the check counted: no query."""
    files: Mapping[str, Mapping[str, int]] = run.counts.get("problems", {})
    return sum(
        count
        for file, found in files.items()
        for severity, count in found.items()
        if search.file in ("", file) and search.severity in ("", severity)
    )


@dataclass(frozen=True, slots=True)
class LineSearch:
    """Which lines of a run: of one file, of one action. Empty is all."""

    file: str = ""
    action: str = ""


def lines(run: ImportRun, search: LineSearch) -> "QuerySet[ImportLine]":
    """What the run would change, or changed, in the order of files and rows."""
    found = ImportLine.objects.filter(run=run)
    if search.file:
        found = found.filter(file=search.file)
    return found.filter(action=search.action) if search.action else found


def latest_in_force(reach: Reach) -> ImportRun | None:
    """The import that may be undone, if any is."""
    found: Any = ImportRun.objects.within(reach).in_force().first()
    return found if isinstance(found, ImportRun) else None
