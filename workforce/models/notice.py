"""Notice: that a contract will end was said on a day. What it ended is kept, so that it can be opened again."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from workforce.access.scope import Reach
from workforce.enums import Destination, ReasonLeft
from workforce.models.arrangement import Arrangement
from workforce.models.employment import Assignment, Employment
from workforce.models.history import tracked
from workforce.models.worker import Worker


class NoticeQuerySet(models.QuerySet[Any]):
    """Words about notices."""

    def within(self, reach: Reach) -> Self:
        """The notices of the people in reach."""
        return self if reach.everyone else self.filter(worker__in=Worker.objects.within(reach))

    def standing(self) -> Self:
        """Those that nobody withdrew, also when the last day has passed."""
        return self.filter(withdrawn_on__isnull=True)

    def as_at(self, day: date) -> Self:
        """Those under which people stood on `day`: from the day of notice to the last day, unless withdrawn by then."""
        not_withdrawn = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day)
        return self.filter(not_withdrawn, given_on__lte=day, employment__period__contains=day)


@tracked()
class Notice(models.Model):
    """Notice of the end of an employment. Why and whereto stand on the employment, as for everybody who leaves.

    `last_day` is what was said then. The three before are what the employment said until then: its last day
    (None: it was open), and reason and destination where it had some.
    """

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="notices")
    employment = models.ForeignKey(Employment, on_delete=models.PROTECT, related_name="notices")
    given_on = models.DateField("notice given on")
    last_day = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    last_day_before = models.DateField("last day of the contract before", null=True, blank=True)
    reason_before = models.PositiveSmallIntegerField(choices=ReasonLeft, null=True, blank=True)
    destination_before = models.PositiveSmallIntegerField(choices=Destination, null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["employment"],
                condition=Q(withdrawn_on__isnull=True),
                name="one_notice_at_a_time",
                violation_error_message="Notice of this contract has been given already.",
            ),
            models.CheckConstraint(
                condition=Q(given_on__lte=F("last_day")),
                name="notice_is_given_by_the_last_day",
                violation_error_message="Notice is given on the last day or before it.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True)
                | Q(withdrawn_on__range=(F("given_on"), F("last_day"))),
                name="notice_is_withdrawn_while_it_runs",
                violation_error_message="Notice is withdrawn on a day from that of the notice to the last day.",
            ),
        ]

    def __str__(self) -> str:
        return f"Notice given on {self.given_on}"


@tracked()
class NoticeEnd(models.Model):
    """An assignment that ran to the last day of a notice or beyond, and the last day it had before (None: open)."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="ends")
    # an assignment that is taken out as a mistake takes this with it; the history keeps both
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="+")
    last_day_before = models.DateField("last day before", null=True, blank=True)

    class Meta:
        verbose_name = "assignment under notice"
        verbose_name_plural = "assignments under notice"
        constraints = [
            models.UniqueConstraint(fields=["notice", "assignment"], name="assignment_once_under_a_notice")
        ]

    def __str__(self) -> str:
        return f"Assignment {self.assignment_id} under notice {self.notice_id}"


@tracked()
class NoticeCut(models.Model):
    """Acting up or a secondment that the notice cut short, and the last day it had before (None: open)."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="cuts")
    # one that is taken out as a mistake takes this with it; the history keeps both
    arrangement = models.ForeignKey(Arrangement, on_delete=models.CASCADE, related_name="+")
    last_day_before = models.DateField("last day before", null=True, blank=True)

    class Meta:
        verbose_name = "arrangement under notice"
        verbose_name_plural = "arrangements under notice"
        constraints = [
            models.UniqueConstraint(fields=["notice", "arrangement"], name="arrangement_once_under_a_notice")
        ]

    def __str__(self) -> str:
        return f"Arrangement {self.arrangement_id} under notice {self.notice_id}"
