"""Recognition: nominations and what became of them, events to celebrate, and thoughts of what could be celebrated."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from workforce.enums import PromptState, RecognitionKind, RecognitionState
from workforce.models.account import Account
from workforce.models.history import tracked
from workforce.models.organisation import Unit
from workforce.models.registration import only_added
from workforce.models.worker import Worker


@tracked()
class CelebrationEvent(models.Model):
    """A day on which people are celebrated. `cancelled_on`: it does not take place."""

    title = models.CharField(max_length=120)
    on = models.DateField()
    place = models.CharField(max_length=120, blank=True)
    about = models.CharField(max_length=500, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.title


class RecognitionQuerySet(models.QuerySet[Any]):
    """Words about nominations."""

    def published(self) -> Self:
        return self.filter(state=RecognitionState.PUBLISHED)

    def of_person(self, worker_id: int | None) -> Self:
        """Those of somebody."""
        return self.filter(nominee_id=worker_id) if worker_id else self.none()


@tracked()
class Recognition(models.Model):
    """A nomination of a person or a team. `state` repeats the last of its moves."""

    kind = models.CharField(max_length=14, choices=RecognitionKind)
    nominee = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField("for what", max_length=1000)
    on = models.DateField("when it was")
    nominated_on = models.DateField()
    nominated_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=10, choices=RecognitionState, default=RecognitionState.NOMINATED)
    event = models.ForeignKey(
        CelebrationEvent, on_delete=models.PROTECT, null=True, blank=True, related_name="recognitions"
    )

    objects = RecognitionQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(nominee__isnull=False, team__isnull=True)
                | Q(nominee__isnull=True, team__isnull=False),
                name="recognition_is_of_a_person_or_a_team",
                violation_error_message="Nominate either a person or a team.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=RecognitionKind.values), name="recognition_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=RecognitionState.values), name="recognition_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.on}"


@tracked()
class RecognitionMove(models.Model):
    """A move of a nomination to a state, by somebody, on a day."""

    recognition = models.ForeignKey(Recognition, on_delete=models.CASCADE, related_name="moves")
    to = models.CharField(max_length=10, choices=RecognitionState)
    on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "move of a recognition"
        verbose_name_plural = "moves of recognitions"
        ordering = ["pk"]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.get_to_display()} on {self.on}"


@tracked()
class CelebrationPrompt(models.Model):
    """That something could be celebrated: a pass, a long service. `key` says of what, so that it is said once.

    `recognition`: the nomination that came of it.
    """

    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=14, choices=RecognitionKind)
    person = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=300)
    on = models.DateField()
    state = models.CharField(max_length=8, choices=PromptState, default=PromptState.OPEN)
    settled_on = models.DateField(null=True, blank=True)
    recognition = models.OneToOneField(
        Recognition, on_delete=models.PROTECT, null=True, blank=True, related_name="prompt"
    )

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, team__isnull=True)
                | Q(person__isnull=True, team__isnull=False),
                name="prompt_is_about_a_person_or_a_team",
            ),
            models.CheckConstraint(
                condition=Q(state=PromptState.OPEN, settled_on__isnull=True, recognition__isnull=True)
                | Q(state=PromptState.LET_PASS, settled_on__isnull=False, recognition__isnull=True)
                | Q(state=PromptState.TAKEN_UP, settled_on__isnull=False, recognition__isnull=False),
                name="prompt_that_is_settled_says_how",
            ),
        ]

    def __str__(self) -> str:
        return self.words
