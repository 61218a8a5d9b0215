"""Inductions of people: their tasks with due days, each step that was taken, and what new starters say."""

import uuid
from typing import Any, Self

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from workforce.access.scope import Reach
from workforce.enums import InductionReason, InductionState, SurveyWave
from workforce.models.account import Account
from workforce.models.history import tracked
from workforce.models.induction_template import InductionTask, InductionVersion
from workforce.models.organisation import Unit
from workforce.models.post import Role
from workforce.models.registration import only_added
from workforce.models.starters import OfStartersQuerySet, people_and_starters
from workforce.models.worker import Worker


@tracked()
class Induction(models.Model):
    """Somebody's induction, in the version of the template that held on the first day, as what they started as.

    `starts_on` is the first day of an employment, or in the role; where the record of that moves, it moves along.
    `stopped_on`: the start is no longer on record.
    """

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="inductions")
    version = models.ForeignKey(InductionVersion, on_delete=models.PROTECT, related_name="inductions")
    reason = models.CharField(max_length=5, choices=InductionReason)
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    stopped_on = models.DateField(null=True, blank=True)

    objects = OfStartersQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["starts_on"], name="induction_starts")]
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "reason", "starts_on"],
                name="one_induction_for_a_start",
                violation_error_message="This start has an induction already.",
            )
        ]

    def __str__(self) -> str:
        return f"Induction from {self.starts_on}"


class OfAnInductionQuerySet(models.QuerySet[Any]):
    """Words about what hangs on an induction."""

    def within(self, reach: Reach) -> Self:
        """Those of the people in reach, starters included."""
        if reach.everyone:
            return self
        return self.filter(induction__worker__in=people_and_starters(reach))


class InductionItem(models.Model):
    """A task in somebody's induction. `state` and `done_on` are those of the latest mark, kept by the database."""

    induction = models.ForeignKey(Induction, on_delete=models.CASCADE, related_name="items")
    task = models.ForeignKey(InductionTask, on_delete=models.PROTECT, related_name="items")
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=InductionState, default=InductionState.OPEN)
    done_on = models.DateField(null=True, blank=True)

    objects = OfAnInductionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(state=InductionState.OPEN), name="induction_still_to_do"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["induction", "task"], name="induction_task_once"),
            models.CheckConstraint(
                condition=Q(state=InductionState.DONE, done_on__isnull=False)
                | Q(state__in=[InductionState.OPEN, InductionState.NOT_NEEDED], done_on__isnull=True),
                name="induction_task_is_done_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task} by {self.due_on}"


@tracked()
class InductionMark(models.Model):
    """A step: done on a day, not needed for a reason, or taken back. Only ever added; the latest holds.

    `words`: the evidence, or the reason.
    """

    item = models.ForeignKey(InductionItem, on_delete=models.CASCADE, related_name="marks")
    state = models.CharField(max_length=10, choices=InductionState)
    on = models.DateField()
    words = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=InductionState.values), name="induction_mark_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=InductionState.NOT_NEEDED) | ~Q(words=""),
                name="induction_task_not_needed_for_a_reason",
                violation_error_message="Say why the task is not needed.",
            ),
        ]
        triggers = [
            *only_added(),
            pgtrigger.Trigger(
                name="moves_its_item",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                func="""
                    UPDATE workforce_inductionitem
                    SET state = NEW.state, done_on = CASE WHEN NEW.state = 'done' THEN NEW."on" END
                    WHERE id = NEW.item_id;
                    RETURN NULL;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} on {self.on}"


@tracked()
class StarterSurvey(models.Model):
    """That somebody has answered the questions for new starters. What was answered stands apart, with no link."""

    induction = models.ForeignKey(Induction, on_delete=models.CASCADE, related_name="surveys")
    wave = models.PositiveSmallIntegerField(choices=SurveyWave)
    answered_on = models.DateField()

    objects = OfAnInductionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["induction", "wave"],
                name="starter_survey_answered_once",
                violation_error_message="You have answered these questions already.",
            ),
            models.CheckConstraint(
                condition=Q(wave__in=SurveyWave.values), name="starter_survey_wave_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Survey after {self.wave} days"


def _score(name: str) -> "models.PositiveSmallIntegerField[int, int]":
    return models.PositiveSmallIntegerField(name, validators=[MinValueValidator(1), MaxValueValidator(5)])


class StarterAnswerQuerySet(models.QuerySet[Any]):
    """Words about answers of new starters."""

    def within(self, reach: Reach) -> Self:
        """Answers given in the units in reach."""
        return self if reach.everyone else self.filter(team_id__in=reach.unit_ids)


class StarterAnswer(models.Model):
    """What some new starter of a team answered in a month, 1 (poor) to 5 (very good). It belongs to nobody.

    Its number says nothing about the order of answers, and no history is kept, because that would name the writer.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    wave = models.PositiveSmallIntegerField(choices=SurveyWave)
    month = models.DateField(help_text="The last day of the month.")
    welcome = _score("the first day and the welcome")
    support = _score("support")
    clarity = _score("knowing what is expected")
    tools = _score("having what the work needs")
    words = models.CharField(max_length=500, blank=True)

    objects = StarterAnswerQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["month", "team"], name="starter_answers_of_a_month")]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    welcome__range=(1, 5), support__range=(1, 5), clarity__range=(1, 5), tools__range=(1, 5)
                ),
                name="starter_scores_from_1_to_5",
            ),
            models.CheckConstraint(
                condition=Q(wave__in=SurveyWave.values), name="starter_answer_wave_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"An answer of {self.month:%B %Y}"
