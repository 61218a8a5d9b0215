"""What belongs to being here or away, beside the facts that figures read: returns, checks of teams, accepted lines."""

from typing import Any, Self

import pgtrigger
from django.db import models
from django.db.models import Q

from workforce.access.scope import Reach
from workforce.enums import TeamAnswer
from workforce.models.account import Account
from workforce.models.attendance import Absence
from workforce.models.dated import Dated, DatedQuerySet, has_a_start, never_at_once
from workforce.models.history import tracked
from workforce.models.organisation import Unit
from workforce.models.worker import Worker


class OfAnAbsenceQuerySet(models.QuerySet[Any]):
    """Words about what hangs on a spell."""

    def within(self, reach: Reach) -> Self:
        """Those of the people in reach."""
        return self if reach.everyone else self.filter(absence__worker__in=Worker.objects.within(reach))


@tracked()
class ExpectedReturn(models.Model):
    """The first day back that is expected of an absence that lasts. No figure reads it."""

    absence = models.OneToOneField(
        Absence, on_delete=models.CASCADE, related_name="expected_return", primary_key=True
    )
    expected_on = models.DateField()

    objects = OfAnAbsenceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Expected back on {self.expected_on}"


@tracked()
class ReturnConversation(models.Model):
    """That somebody who was away has been talked with: when and by whom, never what was said.

    `held_by` None: somebody in HR who is not on record as a worker.
    """

    absence = models.OneToOneField(
        Absence, on_delete=models.CASCADE, related_name="conversation", primary_key=True
    )
    held_on = models.DateField()
    held_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfAnAbsenceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Return-to-work conversation on {self.held_on}"


class TeamConfirmationQuerySet(models.QuerySet[Any]):
    """Words about what was said in the checks of teams."""

    def within(self, reach: Reach) -> Self:
        """Answers about the teams in reach."""
        return self if reach.everyone else self.filter(team_id__in=reach.unit_ids)


@tracked()
class TeamConfirmation(models.Model):
    """What a manager said about one person in one team on a day. Nobody changes or deletes it.

    `worker` None: somebody who is in the team but not on its list; `words` says who. `confirmed_by` None: the
    installation.
    """

    worker = models.ForeignKey(
        Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="team_checks"
    )
    team = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="team_checks")
    on = models.DateField()
    answer = models.CharField(max_length=8, choices=TeamAnswer)
    words = models.CharField(max_length=200, blank=True)
    confirmed_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = TeamConfirmationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["team", "on"], name="team_checked_on"),
            models.Index(fields=["on"], condition=~Q(answer=TeamAnswer.RIGHT), name="said_to_be_wrong"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer=TeamAnswer.MISSING, worker__isnull=True)
                | (~Q(answer=TeamAnswer.MISSING) & Q(worker__isnull=False)),
                name="team_check_is_about_somebody",
                violation_error_message="Only somebody who is missing from the list is said without their record.",
            ),
            models.CheckConstraint(
                condition=~Q(answer__in=[TeamAnswer.OTHER, TeamAnswer.MISSING]) | ~Q(words=""),
                name="team_check_says_what_is_wrong",
                violation_error_message="Say what is wrong.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.get_answer_display()}, {self.on}"


@tracked()
class TeamConfirmationSettled(models.Model):
    """That what was said to be wrong has been looked into, and what was done."""

    confirmation = models.OneToOneField(
        TeamConfirmation, on_delete=models.PROTECT, related_name="settled", primary_key=True
    )
    on = models.DateField()
    words = models.CharField(max_length=200)
    settled_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "settled check of a team"
        verbose_name_plural = "settled checks of teams"

    def __str__(self) -> str:
        return f"Settled on {self.on}"


@tracked()
class QualityAcceptance(Dated):
    """A line of the data quality queue that is no mistake: why, who says so, and for how long.

    `kind` and `subject` name the line, as workforce/queries/quality.py does ("assignment:12"). The period is the time
    for which it stays out of the queue; one that was put back ends early.
    """

    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=60)
    reason = models.CharField(max_length=200)
    accepted_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            has_a_start("quality_acceptance_has_a_start"),
            never_at_once(
                "quality_line_accepted_once",
                "kind",
                "subject",
                message="This line is accepted already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
