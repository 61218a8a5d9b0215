"""Succession: posts that must not stay empty, who could follow into them, and what is done about it.

What was planned, judged and noted is only ever added; the latest row holds. Who may see a critical post may see its
plan; what is noted about a person goes with the person.
"""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from workforce.access.scope import Reach
from workforce.enums import Readiness, Risk, SuccessionState
from workforce.models.account import Account
from workforce.models.dated import Dated, DatedQuerySet, has_a_start, never_at_once
from workforce.models.history import tracked
from workforce.models.planned import Move, PlannedAction, outcome_once_it_is_done
from workforce.models.post import Post, PostTerms
from workforce.models.registration import OfPerson, only_added
from workforce.models.worker import Worker

WRITTEN_STATES = (SuccessionState.DRAFT, SuccessionState.AGREED)
"""The states that are written down; the others follow from what is there and from the day."""


class CriticalPostQuerySet(DatedQuerySet):
    """Words about critical posts."""

    def within(self, reach: Reach) -> Self:
        """Those of posts that are in a unit of the reach on its day: they go with the post when it moves."""
        if reach.everyone:
            return self
        theirs = PostTerms.objects.as_at(reach.as_at).filter(team_id__in=reach.unit_ids)
        return self.filter(post_id__in=theirs.values("post_id"))


@tracked()
class CriticalPost(Dated):
    """That a post is critical, and why."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="critical")
    reason = models.CharField(max_length=300)

    objects = CriticalPostQuerySet.as_manager()

    class Meta:
        constraints = [
            has_a_start("critical_post_has_a_start"),
            never_at_once(
                "critical_post_once_at_a_time", "post", message="This post is marked as critical already."
            ),
        ]

    def __str__(self) -> str:
        return f"Critical post {self.post_id}"


class OfCriticalPostQuerySet(models.QuerySet[Any]):
    """Words about what goes with a critical post."""

    def within(self, reach: Reach) -> Self:
        return self if reach.everyone else self.filter(critical__in=CriticalPost.objects.within(reach))


class OfCriticalPostDatedQuerySet(DatedQuerySet):
    """The same about what is dated."""

    def within(self, reach: Reach) -> Self:
        return self if reach.everyone else self.filter(critical__in=CriticalPost.objects.within(reach))


@tracked()
class SuccessionMove(Move):
    """That the plan of a critical post was drafted, or agreed. Each agreement is a review, too."""

    critical = models.ForeignKey(CriticalPost, on_delete=models.PROTECT, related_name="moves")
    to = models.CharField(max_length=10, choices=[(each.value, each.label) for each in WRITTEN_STATES])

    objects = OfCriticalPostQuerySet.as_manager()

    class Meta:
        verbose_name = "move of a succession plan"
        verbose_name_plural = "moves of succession plans"
        indexes = [models.Index(fields=["critical", "on"], name="latest_move_of_succession")]
        constraints = [
            models.CheckConstraint(condition=Q(to__in=WRITTEN_STATES), name="succession_state_is_known")
        ]
        triggers = only_added()


@tracked()
class IncumbentRisk(models.Model):
    """How likely the holder of a critical post is to retire or leave within 12 and within 24 months."""

    critical = models.ForeignKey(CriticalPost, on_delete=models.PROTECT, related_name="risks")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="risks_of_leaving")
    within_12 = models.CharField("within 12 months", max_length=6, choices=Risk)
    within_24 = models.CharField("within 24 months", max_length=6, choices=Risk)
    why = models.CharField(max_length=300, blank=True)
    on = models.DateField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfCriticalPostQuerySet.as_manager()

    class Meta:
        verbose_name = "risk of losing the holder"
        verbose_name_plural = "risks of losing holders"
        indexes = [models.Index(fields=["critical", "on"], name="latest_risk_of_a_post")]
        constraints = [
            models.CheckConstraint(
                condition=Q(within_12__in=Risk.values, within_24__in=Risk.values), name="risk_is_known"
            )
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.get_within_12_display()} within 12 months"


@tracked()
class Successor(Dated):
    """Who could follow into a critical post, and when they would be ready. A change of that is a row of its own."""

    critical = models.ForeignKey(CriticalPost, on_delete=models.PROTECT, related_name="successors")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="succeeds")
    readiness = models.CharField(max_length=5, choices=Readiness)

    objects = OfCriticalPostDatedQuerySet.as_manager()

    class Meta:
        constraints = [
            has_a_start("successor_has_a_start"),
            never_at_once(
                "successor_once_at_a_time",
                "critical",
                "worker",
                message="This person is named as a successor already.",
            ),
            models.CheckConstraint(
                condition=Q(readiness__in=Readiness.values), name="successor_readiness_is_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_readiness_display())


@tracked()
class DevelopmentAction(PlannedAction):
    """What is done so that a successor gets ready: by whom, by when."""

    critical = models.ForeignKey(CriticalPost, on_delete=models.PROTECT, related_name="actions")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="developments")

    objects = OfCriticalPostQuerySet.as_manager()

    class Meta:
        constraints = [outcome_once_it_is_done("development_outcome_once_it_is_done")]


@tracked()
class TalentNote(OfPerson):
    """What was noted about somebody with a view to succession. It is the person's to see on request."""

    text = models.TextField()
    on = models.DateField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["worker", "on"], name="talent_notes_of_a_person")]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Talent note of {self.on}"


@tracked()
class TalentNoteShown(OfPerson):
    """That somebody asked for their talent notes and was shown them."""

    on = models.DateField()
    words = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "showing of talent notes"
        verbose_name_plural = "showings of talent notes"
        indexes = [models.Index(fields=["worker", "on"], name="showings_to_a_person")]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Shown on {self.on}"
