"""Accreditations with their stages and evidence; commitments with what is done about them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from workforce.enums import ActionState, StageStanding
from workforce.models.account import Account
from workforce.models.history import tracked
from workforce.models.registration import only_added
from workforce.models.worker import Worker


@tracked()
class Accreditation(models.Model):
    """A scheme or programme that the council takes part in. `levels`: its stages, the lowest first, where it has
    some. `ended_on`: the council no longer takes part."""

    name = models.CharField(max_length=120, unique=True)
    body = models.CharField("awarded by", max_length=120, blank=True)
    about = models.CharField(max_length=500, blank=True)
    levels = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@tracked()
class AccreditationStage(models.Model):
    """A stage that was aimed at or awarded. The last one awarded holds until it expires, last day included."""

    accreditation = models.ForeignKey(Accreditation, on_delete=models.CASCADE, related_name="stages")
    level = models.CharField(max_length=60)
    standing = models.CharField(max_length=8, choices=StageStanding)
    on = models.DateField("since, or awarded on")
    expires_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "stage of an accreditation"
        verbose_name_plural = "stages of accreditations"
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(standing=StageStanding.AWARDED, expires_on__isnull=False)
                | Q(standing=StageStanding.WORKING, expires_on__isnull=True),
                name="awarded_stage_expires",
                violation_error_message="A stage that was awarded has a last day, and only such a stage.",
            ),
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(expires_on__gte=F("on")),
                name="stage_expires_after_it_was_awarded",
                violation_error_message="The stage expires before it was awarded.",
            ),
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.level}: {self.get_standing_display()}"


@tracked()
class AccreditationEvidence(models.Model):
    """What shows that a stage is met: a title, and where it stands."""

    stage = models.ForeignKey(AccreditationStage, on_delete=models.CASCADE, related_name="evidence")
    title = models.CharField(max_length=120)
    link = models.URLField(max_length=500, blank=True)
    on = models.DateField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "evidence for a stage"
        verbose_name_plural = "evidence for stages"
        ordering = ["on", "pk"]
        triggers = only_added()

    def __str__(self) -> str:
        return self.title


@tracked()
class Commitment(models.Model):
    """What the council has promised, mostly as part of an accreditation."""

    accreditation = models.ForeignKey(
        Accreditation, on_delete=models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    position = models.PositiveSmallIntegerField("order")
    name = models.CharField(max_length=120)
    about = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["accreditation", "name"],
                nulls_distinct=False,
                name="commitment_once",
                violation_error_message="This commitment is on record already.",
            )
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class CommitmentAction(models.Model):
    """Something to do about a commitment. `state` repeats the last of its moves."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="actions")
    words = models.CharField("what", max_length=300)
    owner = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=ActionState, default=ActionState.OPEN)

    class Meta:
        verbose_name = "action of a commitment"
        verbose_name_plural = "actions of commitments"
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ActionState.values), name="commitment_action_state_is_known"
            )
        ]

    def __str__(self) -> str:
        return self.words


@tracked()
class CommitmentActionMove(models.Model):
    """A move of an action to a state, by somebody, on a day."""

    action = models.ForeignKey(CommitmentAction, on_delete=models.CASCADE, related_name="moves")
    to = models.CharField(max_length=8, choices=ActionState)
    on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "move of an action"
        verbose_name_plural = "moves of actions"
        ordering = ["pk"]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.get_to_display()} on {self.on}"
