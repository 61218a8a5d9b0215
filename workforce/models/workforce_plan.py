"""The annual workforce plan of a unit: its states, its versions, and its actions."""

from django.db import models
from django.db.models import Q

from workforce.enums import WorkforcePlanState
from workforce.models.account import Account
from workforce.models.history import tracked
from workforce.models.open_rows import OpenQuerySet
from workforce.models.organisation import Unit
from workforce.models.planned import Move, PlannedAction, outcome_once_it_is_done
from workforce.models.registration import only_added
from workforce.models.worker import Worker


@tracked()
class WorkforcePlan(models.Model):
    """The plan of a unit for a year from 1 April. `year`: the one in which it begins.

    `due_on`: by when it is to be agreed. `state` repeats the latest move.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="workforce_plans")
    year = models.PositiveSmallIntegerField()
    owner = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    state = models.CharField(
        max_length=10, choices=WorkforcePlanState, default=WorkforcePlanState.DRAFT, editable=False
    )

    objects = OpenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="one_workforce_plan_a_year",
                violation_error_message="This unit has a workforce plan for this year already.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=WorkforcePlanState.values), name="workforce_plan_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Workforce plan {self.year_words}"

    @property
    def year_words(self) -> str:
        return f"{self.year}-{(self.year + 1) % 100:02d}"


@tracked()
class WorkforcePlanMove(Move):
    """That a plan came into a state."""

    plan = models.ForeignKey(WorkforcePlan, on_delete=models.PROTECT, related_name="moves")
    to = models.CharField(max_length=10, choices=WorkforcePlanState)

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = "move of a workforce plan"
        verbose_name_plural = "moves of workforce plans"
        constraints = [
            models.CheckConstraint(
                condition=Q(to__in=WorkforcePlanState.values), name="workforce_plan_move_is_known"
            )
        ]
        triggers = only_added()


@tracked()
class WorkforcePlanVersion(models.Model):
    """The text of a plan as it was written once. The one of the highest number holds."""

    plan = models.ForeignKey(WorkforcePlan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    change = models.CharField("what is new", max_length=300)
    on = models.DateField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = "version of a workforce plan"
        verbose_name_plural = "versions of workforce plans"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="workforce_plan_version_once",
                violation_error_message="Somebody has written this version meanwhile.",
            )
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Version {self.number}"


@tracked()
class WorkforcePlanAction(PlannedAction):
    """Something that the plan says will be done, under which priority, and how one will know."""

    plan = models.ForeignKey(WorkforcePlan, on_delete=models.PROTECT, related_name="actions")
    priority = models.CharField(max_length=120)
    measure = models.CharField(max_length=200)

    objects = OpenQuerySet.as_manager()

    class Meta:
        constraints = [outcome_once_it_is_done("workforce_action_outcome_once_it_is_done")]
