"""Briefings that go down through managers, and questions that come back up."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from workforce.models.account import Account
from workforce.models.history import tracked
from workforce.models.organisation import Unit
from workforce.models.registration import only_added
from workforce.models.worker import Worker


class BriefingQuerySet(models.QuerySet[Any]):
    """Words about briefings."""

    def standing(self) -> Self:
        """Those that nobody has withdrawn."""
        return self.filter(withdrawn_on__isnull=True)

    def for_manager(self, worker_id: int | None) -> Self:
        """Those that somebody has to pass on."""
        return self.filter(pk__in=BriefingManager.objects.filter(manager_id=worker_id).values("briefing"))


@tracked()
class Briefing(models.Model):
    """What managers pass on to their teams by a day."""

    title = models.CharField(max_length=120)
    text = models.TextField(max_length=6000)
    link = models.URLField(max_length=500, blank=True)
    published_on = models.DateField()
    published_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    pass_on_by = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)

    objects = BriefingQuerySet.as_manager()

    class Meta:
        ordering = ["-published_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(pass_on_by__gte=F("published_on")),
                name="briefing_is_passed_on_after_it_is_published",
                violation_error_message="The day to pass it on by lies before the day of publishing.",
            )
        ]

    def __str__(self) -> str:
        return self.title


@tracked()
class BriefingManager(models.Model):
    """Somebody who has to pass a briefing on. `team`: that of most of the people whom they managed then."""

    briefing = models.ForeignKey(Briefing, on_delete=models.CASCADE, related_name="managers", db_index=False)
    manager = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "manager named in a briefing"
        verbose_name_plural = "managers named in briefings"
        constraints = [
            models.UniqueConstraint(fields=["briefing", "manager"], name="briefing_names_a_manager_once")
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Manager {self.manager_id} in briefing {self.briefing_id}"


@tracked()
class BriefingPassedOn(models.Model):
    """That a manager has passed a briefing on: when and how."""

    named = models.OneToOneField(
        BriefingManager, on_delete=models.CASCADE, primary_key=True, related_name="passed_on"
    )
    on = models.DateField()
    how = models.CharField(max_length=200)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "passing on of a briefing"
        verbose_name_plural = "passings on of briefings"
        triggers = only_added()

    def __str__(self) -> str:
        return f"Passed on on {self.on}"


@tracked()
class BriefingQuestion(models.Model):
    """What a manager brings back from the team."""

    named = models.ForeignKey(BriefingManager, on_delete=models.CASCADE, related_name="questions")
    on = models.DateField()
    text = models.TextField(max_length=1000)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "question on a briefing"
        verbose_name_plural = "questions on briefings"
        ordering = ["pk"]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Question of {self.on}"


@tracked()
class BriefingAnswer(models.Model):
    """What is answered to a question. Every manager named in the briefing reads it; the last one holds."""

    question = models.ForeignKey(BriefingQuestion, on_delete=models.CASCADE, related_name="answers")
    on = models.DateField()
    text = models.TextField(max_length=2000)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "answer on a briefing"
        verbose_name_plural = "answers on briefings"
        ordering = ["pk"]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Answer of {self.on}"
