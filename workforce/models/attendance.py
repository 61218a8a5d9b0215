"""Absence spells and caseload counts."""

from typing import Any, Self

from django.contrib.postgres.fields.ranges import RangeEndsWith
from django.db import models
from django.db.models import Q

from workforce.access.scope import Reach
from workforce.enums import AbsenceKind
from workforce.models.dated import Dated, DatedQuerySet, has_a_start, never_at_once
from workforce.models.history import tracked
from workforce.models.worker import Worker


class AbsenceQuerySet(DatedQuerySet):
    """Words about absence."""

    def within(self, reach: Reach) -> Self:
        """Spells of the people in reach."""
        return self if reach.everyone else self.filter(worker__in=Worker.objects.within(reach))


@tracked()
class Absence(Dated):
    """One spell. `days_lost` is HR's own figure, FTE-weighted; without it, working days times FTE count."""

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="absences")
    kind = models.CharField(max_length=12, choices=AbsenceKind)
    days_lost = models.DecimalField(max_digits=9, decimal_places=4, null=True, blank=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(RangeEndsWith("period"), name="absence_ends")]
        constraints = [
            has_a_start("absence_has_a_start"),
            never_at_once(
                "absence_once_of_a_kind",
                "worker",
                "kind",
                message="The worker already has an absence of this kind in this period.",
            ),
            models.CheckConstraint(
                condition=Q(days_lost__isnull=True) | Q(days_lost__gte=0),
                name="absence_days_lost_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} from {self.first_day}"


class CaseloadQuerySet(models.QuerySet[Any]):
    """Words about caseload counts."""

    def within(self, reach: Reach) -> Self:
        """Counts of the people in reach."""
        return self if reach.everyone else self.filter(worker__in=Worker.objects.within(reach))


@tracked()
class CaseloadCount(models.Model):
    """How many cases a worker held on a day. A case is one child, or one carer household."""

    # the unique constraint leads with the worker: an index of its own would only slow down the monthly load
    worker = models.ForeignKey(
        Worker, on_delete=models.PROTECT, related_name="caseload_counts", db_index=False
    )
    as_at = models.DateField()
    cases = models.PositiveIntegerField()

    objects = CaseloadQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["as_at"], name="cases_counted_on")]
        constraints = [
            models.UniqueConstraint(fields=["worker", "as_at"], name="one_caseload_count_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.cases} cases"
