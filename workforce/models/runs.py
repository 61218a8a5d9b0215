"""Imports: who brought in what, when, with which result."""

from django.db import models

from workforce.enums import RunState
from workforce.models.account import Account


class ImportRun(models.Model):
    """One import of files, from upload to result. Its row says how far it is."""

    requested_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    requested_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=RunState, default=RunState.WAITING)
    source = models.CharField(max_length=500, help_text="Folder or workbook, as given.")
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)

    class Meta:
        ordering = ["-requested_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "running"], finished_at__isnull=True)
                | models.Q(state__in=["done", "refused"], finished_at__isnull=False),
                name="import_run_finished_when_it_ended",
            )
        ]

    def __str__(self) -> str:
        return f"Import {self.pk}"
