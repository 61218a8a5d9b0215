"""Forums and conferences: series of meetings, each meeting with what came of it.

Light records (domain rules, 4.5). `Forum` in workforce/models/forum.py is something else: a forum that people join.
"""

from datetime import date
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from supervision.enums import ActionState, Cadence, GatheringState, SeriesKind
from supervision.models.audience import Addressed, has_an_audience
from workforce.access.scope import Reach
from workforce.models import Worker
from workforce.models.account import by_account
from workforce.models.dated import Dated, DatedQuerySet, has_a_start
from workforce.models.history import tracked

LAST_OF_MONTH = 5


class GatheringSeriesQuerySet(models.QuerySet[Any]):
    """Words about series. Who is invited is asked in supervision/queries/gatherings.py."""

    def within(self, reach: Reach) -> Self:
        """All of them for who plans forums, else none."""
        return self if reach.everyone else self.none()

    def running(self, day: date) -> Self:
        """Those that have not ended before `day`."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))


@tracked()
class GatheringSeries(Addressed):
    """`times` meetings each `cadence`. The days: `weekday` (0 Monday) of the week; of week `week_of_month` of the
    month (5: the last), in a yearly series of those `months`. `run_by`: who leads it and records it.

    `planned_until`: meetings have been planned up to this day.
    """

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=SeriesKind)
    about = models.CharField("what it is for", max_length=300, blank=True)
    times = models.PositiveSmallIntegerField(
        "meetings", default=1, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    cadence = models.CharField(max_length=5, choices=Cadence)
    weekday = models.PositiveSmallIntegerField(validators=[MaxValueValidator(4)])
    week_of_month = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(LAST_OF_MONTH)]
    )
    months = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    starts_at = models.TimeField("from", null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    run_by = models.ForeignKey(
        Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="runs_gatherings"
    )
    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day", null=True, blank=True)
    planned_until = models.DateField(null=True, blank=True)

    objects = GatheringSeriesQuerySet.as_manager()

    class Meta:
        verbose_name = "series of meetings"
        verbose_name_plural = "series of meetings"
        ordering = ["name", "pk"]
        constraints = [
            has_an_audience("series_has_an_audience"),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(ends_on__isnull=True),
                name="series_name_once",
                violation_error_message="There is a series of this name already. Choose another name.",
            ),
            models.CheckConstraint(condition=Q(kind__in=SeriesKind.values), name="series_kind_is_known"),
            models.CheckConstraint(
                condition=Q(cadence=Cadence.WEEK, times__range=(1, 5), months=[])
                | Q(cadence=Cadence.MONTH, times__range=(1, 4), months=[])
                | Q(cadence=Cadence.YEAR, months__len=F("times")),
                name="series_rule_is_complete",
                violation_error_message=(
                    "At most 5 a week and 4 a month; for a number a year choose as many months."
                ),
            ),
            models.CheckConstraint(
                condition=Q(weekday__range=(0, 4), week_of_month__range=(1, LAST_OF_MONTH)),
                name="series_meets_on_a_weekday",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="series_ends_after_it_starts",
                violation_error_message="The last day lies before the first.",
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__range=(1, 2880)),
                name="series_lasts_up_to_two_days",
                violation_error_message="Minutes are a number from 1 to 2,880.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class GatheringClosureQuerySet(DatedQuerySet):
    """Words about closures."""

    def within(self, reach: Reach) -> Self:
        """All of them for who plans forums, else none."""
        return self if reach.everyone else self.none()


@tracked()
class GatheringClosure(Dated):
    """Days on which no meeting is planned: of one series, or of all (`series` None). Both ends are known."""

    name = models.CharField(max_length=80)
    series = models.ForeignKey(
        GatheringSeries, on_delete=models.CASCADE, null=True, blank=True, related_name="closures"
    )

    objects = GatheringClosureQuerySet.as_manager()

    class Meta:
        verbose_name = "days without meetings"
        verbose_name_plural = "days without meetings"
        ordering = ["period", "pk"]
        constraints = [
            has_a_start("closure_has_a_start"),
            models.CheckConstraint(
                condition=Q(period__upper_inf=False),
                name="closure_has_an_end",
                violation_error_message="Days without meetings have a last day.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Gathering(models.Model):
    """One meeting. `slot`: the day the rule gave it, None for one that was added; `on`: the day it is or was on.

    `invited`: how many were, counted when it was recorded, as at its day. `attended` None: not held.
    """

    series = models.ForeignKey(GatheringSeries, on_delete=models.PROTECT, related_name="meetings")
    slot = models.DateField(null=True, blank=True)
    on = models.DateField("day")
    starts_at = models.TimeField("from", null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=9, choices=GatheringState, default=GatheringState.PLANNED)
    why = models.CharField("why it was cancelled", max_length=200, blank=True)
    attended = models.PositiveSmallIntegerField("how many came", null=True, blank=True)
    invited = models.PositiveIntegerField(null=True, blank=True)
    topics = models.CharField(max_length=500, blank=True)
    recorded_on = models.DateField(null=True, blank=True)
    by = by_account()

    class Meta:
        verbose_name = "meeting of a series"
        verbose_name_plural = "meetings of series"
        ordering = ["on", "pk"]
        indexes = [
            models.Index(fields=["series", "on"], name="gathering_of_series"),
            models.Index(
                fields=["on"], condition=Q(state=GatheringState.PLANNED), name="gathering_without_record"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["series", "slot"], name="gathering_slot_once"),
            models.UniqueConstraint(
                fields=["series", "on"],
                condition=~Q(state=GatheringState.CANCELLED),
                name="gathering_once_a_day",
                violation_error_message="This series has a meeting on that day already.",
            ),
            models.CheckConstraint(
                condition=Q(state=GatheringState.HELD, attended__isnull=False, invited__isnull=False)
                | (~Q(state=GatheringState.HELD) & Q(attended__isnull=True)),
                name="held_gathering_says_how_many_came",
                violation_error_message="Say how many came.",
            ),
            models.CheckConstraint(
                condition=(Q(state=GatheringState.CANCELLED) & ~Q(why=""))
                | (~Q(state=GatheringState.CANCELLED) & Q(why="")),
                name="cancelled_gathering_says_why",
                violation_error_message="Say why it was cancelled.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=GatheringState.values), name="gathering_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Meeting on {self.on}"


@tracked()
class GatheringGuest(models.Model):
    """That somebody invited was there. Names are optional: the number counts."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="guests")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "name at a meeting"
        verbose_name_plural = "names at meetings"
        constraints = [models.UniqueConstraint(fields=["gathering", "worker"], name="once_at_a_gathering")]

    def __str__(self) -> str:
        return f"Worker {self.worker_id} at meeting {self.gathering_id}"


@tracked()
class GatheringIssue(models.Model):
    """What the people in a meeting said, and what was done about it: "you said, we did".

    `answered_on`: since when the invited read what was done. No names, no case numbers.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="issues")
    words = models.CharField("what was raised", max_length=500)
    answer = models.CharField("what we did", max_length=1000, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    by = by_account()

    class Meta:
        verbose_name = "issue raised in a meeting"
        verbose_name_plural = "issues raised in meetings"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="")
                | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="answered_issue_has_an_answer",
                violation_error_message="Write what was done.",
            )
        ]

    def __str__(self) -> str:
        return f"Issue of meeting {self.gathering_id}"


@tracked()
class GatheringAction(models.Model):
    """What somebody does about an issue, by when."""

    issue = models.ForeignKey(GatheringIssue, on_delete=models.PROTECT, related_name="actions")
    words = models.CharField("what is to be done", max_length=300)
    owner = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="gathering_actions")
    due_on = models.DateField("by when")
    state = models.CharField(max_length=10, choices=ActionState, default=ActionState.OPEN)
    ended_on = models.DateField(null=True, blank=True)
    result = models.CharField("what came of it", max_length=300, blank=True)
    by = by_account()

    class Meta:
        verbose_name = "action from a meeting"
        verbose_name_plural = "actions from meetings"
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ActionState.OPEN, ended_on__isnull=True)
                | Q(state__in=[ActionState.DONE, ActionState.NOT_NEEDED], ended_on__isnull=False),
                name="gathering_action_ends_on_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"Action due on {self.due_on}"
