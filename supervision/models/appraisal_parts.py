"""What is said in an appraisal: encrypted words in versions, drafts, objectives, what the person is to learn."""

from decimal import Decimal
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from supervision.enums import (
    SEEN_BY_BOTH,
    AppraisalPart,
    NeedPriority,
    NeedState,
    ObjectiveState,
    Standard,
)
from supervision.models.appraisal import Appraisal
from supervision.models.appraisal_setup import CouncilPriority, CouncilValue
from workforce.access.scope import Reach
from workforce.models import Account, Worker
from workforce.models.account import by_account
from workforce.models.encrypted import EncryptedJSONField, EncryptedTextField
from workforce.models.history import tracked
from workforce.models.registration import only_added


class AppraisalVersion(models.Model):
    """A part as saved, by key of its prompt (supervision/appraisal_prompts.py). The highest number of a part holds.

    `values_shown` in the body: the numbers of the council's values that were seen.
    """

    appraisal = models.ForeignKey(Appraisal, on_delete=models.PROTECT, related_name="versions")
    part = models.CharField(max_length=8, choices=AppraisalPart)
    number = models.PositiveSmallIntegerField()
    body = EncryptedJSONField()
    at = models.DateTimeField(auto_now_add=True)
    by = by_account()

    class Meta:
        ordering = ["appraisal", "part", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "part", "number"], name="appraisal_version_number_once"
            )
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.get_part_display()} of appraisal {self.appraisal_id}, version {self.number}"


class AppraisalDraft(models.Model):
    """What somebody has written of a part and not handed over yet. Nobody else reads it; no history is kept."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="drafts")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=8, choices=AppraisalPart)
    number = models.PositiveIntegerField(default=1)
    body = EncryptedJSONField()
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "account", "part"], name="one_appraisal_draft_of_a_writer"
            )
        ]

    def __str__(self) -> str:
        return f"Draft of appraisal {self.appraisal_id}"


@tracked()
class Objective(models.Model):
    """What somebody is to achieve, how one will know, and by when. `state`: that of the latest progress."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.PROTECT, related_name="objectives")
    words = EncryptedTextField("objective")
    measure = EncryptedTextField("how you will know")
    priority = models.ForeignKey(
        CouncilPriority, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    value = models.ForeignKey(CouncilValue, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField("by when")
    state = models.CharField(max_length=8, choices=ObjectiveState, default=ObjectiveState.OPEN)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ObjectiveState.values), name="objective_state_is_known"
            )
        ]

    def __str__(self) -> str:
        return f"Objective due on {self.due_on}"


class ObjectiveProgress(models.Model):
    """How an objective stood when it was looked at. Only ever added."""

    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="progress")
    state = models.CharField(max_length=8, choices=ObjectiveState)
    words = EncryptedTextField(blank=True)
    on = models.DateField()
    by = by_account()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "progress of objectives"
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.get_state_display()} on {self.on}"


class DevelopmentItemQuerySet(models.QuerySet[Any]):
    """Words about what people are to learn."""

    def within(self, reach: Reach) -> Self:
        """Those of the people in reach."""
        return self if reach.everyone else self.filter(worker__in=Worker.objects.within(reach))

    def agreed(self) -> Self:
        """Those of appraisals that both have seen."""
        return self.filter(appraisal__state__in=SEEN_BY_BOTH)


@tracked()
class DevelopmentItem(models.Model):
    """What somebody is to learn, as agreed in an appraisal. The training app reads it, so it is not encrypted.

    Who sees learning needs reads all of it: the form says so, and asks for nothing private. `state`: that of the latest
    review. `cost` None: not known.
    """

    appraisal = models.ForeignKey(Appraisal, on_delete=models.PROTECT, related_name="development")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="development_items")
    need = models.CharField("what is to be learned", max_length=200)
    why = models.CharField("why", max_length=300, blank=True)
    how = models.CharField("how", max_length=200, blank=True)
    by_when = models.DateField("by when")
    cost = models.DecimalField(
        "cost in pounds",
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    priority = models.PositiveSmallIntegerField(choices=NeedPriority, default=NeedPriority.IMPORTANT)
    standards: "ArrayField[list[str], list[str]]" = ArrayField(
        models.CharField(max_length=10, choices=Standard), default=list, blank=True
    )
    state = models.CharField(max_length=7, choices=NeedState, default=NeedState.OPEN)

    objects = DevelopmentItemQuerySet.as_manager()

    class Meta:
        ordering = ["by_when", "pk"]
        verbose_name = "development item"
        indexes = [models.Index(fields=["state", "by_when"], name="development_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=NeedState.values), name="development_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(priority__in=NeedPriority.values), name="development_priority_is_known"
            ),
            models.CheckConstraint(
                condition=Q(cost__isnull=True) | Q(cost__gte=0), name="development_cost_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.need

    @property
    def standards_in_words(self) -> list[str]:
        return [str(Standard(each).label) for each in self.standards if each in Standard.values]


class DevelopmentReview(models.Model):
    """That an item was looked at: when it was agreed, and each time after. Only ever added; the latest holds."""

    item = models.ForeignKey(DevelopmentItem, on_delete=models.PROTECT, related_name="reviews")
    state = models.CharField(max_length=7, choices=NeedState)
    outcome = models.CharField("what came of it", max_length=300, blank=True)
    impact = models.CharField("what children, families or colleagues notice", max_length=300, blank=True)
    on = models.DateField()
    by = by_account()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["item", "on"], name="development_reviewed")]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.get_state_display()} on {self.on}"
