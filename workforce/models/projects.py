"""Projects and initiatives, the places in them that staff may take, and who is interested."""

from django.db import models
from django.db.models import Q

from workforce.enums import PlaceOutcome, ProjectState
from workforce.models.dated import Dated, has_a_start
from workforce.models.history import tracked
from workforce.models.open_rows import OpenDatedQuerySet, OpenQuerySet
from workforce.models.planned import Move
from workforce.models.registration import OfPerson, only_added
from workforce.models.worker import Worker


@tracked()
class Project(Dated):
    """A project or initiative: what for, who stands for it. `state` repeats the latest move."""

    name = models.CharField(max_length=120)
    purpose = models.TextField()
    sponsor = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=10, choices=ProjectState, default=ProjectState.PLANNED, editable=False
    )

    objects = OpenDatedQuerySet.as_manager()

    class Meta:
        constraints = [
            has_a_start("project_has_a_start"),
            models.CheckConstraint(condition=Q(state__in=ProjectState.values), name="project_state_is_known"),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class ProjectMove(Move):
    """That a project came into a state."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="moves")
    to = models.CharField(max_length=10, choices=ProjectState)

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = "move of a project"
        verbose_name_plural = "moves of projects"
        constraints = [
            models.CheckConstraint(condition=Q(to__in=ProjectState.values), name="project_move_is_known")
        ]
        triggers = only_added()


@tracked()
class ProjectPlace(models.Model):
    """A place in a project: what one does there, for how many people, and until when one may ask for it."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="places")
    title = models.CharField(max_length=120)
    offer = models.TextField("what it offers, and what it takes")
    number = models.PositiveSmallIntegerField("how many people", default=1)
    apply_by = models.DateField()

    objects = OpenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="project_place_is_for_somebody",
                violation_error_message="A place is for at least one person.",
            )
        ]

    def __str__(self) -> str:
        return self.title


@tracked()
class PlaceInterest(OfPerson):
    """That somebody would like a place in a project, and what came of it."""

    place = models.ForeignKey(ProjectPlace, on_delete=models.PROTECT, related_name="interest")
    words = models.TextField("why, and what you bring")
    on = models.DateField()
    outcome = models.CharField(max_length=16, choices=PlaceOutcome, blank=True)
    outcome_on = models.DateField(null=True, blank=True)
    outcome_words = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "interest in a place"
        verbose_name_plural = "interest in places"
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "place"],
                condition=~Q(outcome=PlaceOutcome.WITHDRAWN),
                name="interest_in_a_place_once",
                violation_error_message="You have said so already.",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", outcome_on__isnull=True, outcome_words="")
                | Q(outcome__in=PlaceOutcome.values, outcome_on__isnull=False),
                name="interest_outcome_has_its_day",
                violation_error_message="An outcome has a day.",
            ),
        ]

    def __str__(self) -> str:
        return f"Interest in place {self.place_id}"
