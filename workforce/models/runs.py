"""Imports: who brought in what, when, with which result; its files, and what was found in them.

Files, problems and lines hold personal data. They are removed some days after the import
(PolicyKey.IMPORT_FILES_KEPT); the run itself, its counts and the names of its files stay.
"""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from workforce.access.scope import Reach
from workforce.enums import RunState
from workforce.models.account import Account

ENDED = (RunState.DONE, RunState.REFUSED, RunState.CANCELLED, RunState.UNDOING, RunState.UNDONE)


class ImportRunQuerySet(models.QuerySet[Any]):
    """Words about imports."""

    def within(self, reach: Reach) -> Self:
        """All of them, or none: an import is about everybody."""
        return self if reach.everyone else self.none()

    def in_force(self) -> Self:
        """Those whose records are stored, the latest first."""
        return self.filter(state__in=(RunState.DONE, RunState.UNDOING)).order_by("-finished_at", "-pk")


class ImportRun(models.Model):
    """One import of files, from upload to result. Its row says how far it is.

    `digest` is a mark of the plan that was shown: what it would write, over what, and what it warns of. `replanned`
    says that the records changed after somebody had confirmed, so that the plan was made again. `context` and
    `undo_context` are the contexts under which the history keeps what was written.
    """

    requested_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    requested_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    files_removed_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=RunState, default=RunState.WAITING)
    source = models.CharField(max_length=500, help_text="Folder or workbook, as given.")
    digest = models.CharField(max_length=32, blank=True)
    replanned = models.BooleanField(default=False)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    context = models.UUIDField(null=True)
    undo_context = models.UUIDField(null=True)
    undo_refusal = models.CharField(max_length=1000, blank=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_at", "-pk"]
        indexes = [
            models.Index(fields=["-requested_at", "-id"], name="import_run_latest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state__in=["checking", "checked", "waiting", "running"],
                    finished_at__isnull=True,
                )
                | Q(state__in=ENDED, finished_at__isnull=False),
                name="import_run_finished_when_it_ended",
            ),
            models.CheckConstraint(
                condition=Q(state="undone", undone_at__isnull=False)
                | (~Q(state="undone") & Q(undone_at__isnull=True)),
                name="import_run_undone_when_it_says_so",
            ),
        ]

    def __str__(self) -> str:
        return f"Import {self.pk}"


class ImportFile(models.Model):
    """A file of an import as it was uploaded: its name, size and fingerprint stay when the file has gone."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=255)
    kept_as = models.CharField(max_length=255)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["run", "kept_as"], name="import_file_once")]

    def __str__(self) -> str:
        return self.name


class ImportProblem(models.Model):
    """A problem of the files, where a person finds it, in the order in which it is shown."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="+", db_index=False)
    severity = models.CharField(max_length=7)
    file = models.CharField(max_length=300)
    row = models.IntegerField(null=True)
    column = models.CharField(max_length=300)
    reason = models.TextField()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["run", "id"], name="import_problem_in_order"),
            models.Index(fields=["run", "severity", "file", "id"], name="import_problem_filtered"),
        ]

    def __str__(self) -> str:
        return f"{self.file}, row {self.row}"


class ImportLine(models.Model):
    """A row that the import adds, changes or ends: cells as they are and as they will be, in the file's own words.

    Equality data never stands here: who imports it does not thereby see what is stored.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="+", db_index=False)
    file = models.CharField(max_length=20)
    action = models.CharField(max_length=6)
    row = models.IntegerField()
    name = models.TextField()
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["run", "id"], name="import_line_in_order"),
            models.Index(fields=["run", "file", "action", "id"], name="import_line_filtered"),
        ]

    def __str__(self) -> str:
        return self.name
