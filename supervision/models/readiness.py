"""Whether supervisors have learned to supervise: training, refreshers, learning sets."""

from typing import Any, Self

from django.db import models

from workforce.access.scope import Reach
from workforce.models import Account, Worker
from workforce.models.history import tracked


class SupervisorTrainingQuerySet(models.QuerySet[Any]):
    """Words about the training of supervisors."""

    def within(self, reach: Reach) -> Self:
        """Those of the people in reach."""
        return self if reach.everyone else self.filter(worker__in=Worker.objects.within(reach))


@tracked()
class SupervisorTraining(models.Model):
    """That somebody did the training for supervisors, or a refresher of it, on a day."""

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="supervisor_trainings")
    completed_on = models.DateField()
    refresher = models.BooleanField(default=False)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = SupervisorTrainingQuerySet.as_manager()

    class Meta:
        verbose_name = "training of a supervisor"
        verbose_name_plural = "training of supervisors"
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "completed_on"],
                name="supervisor_training_once_a_day",
                violation_error_message="This training is recorded already.",
            )
        ]

    def __str__(self) -> str:
        return f"Training of {self.completed_on}"
