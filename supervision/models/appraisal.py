"""Appraisals: whose, by whom, when each step was; every step and reading. What was said is in appraisal_parts.py."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from supervision.enums import (
    ON_ITS_WAY,
    SEEN_BY_BOTH,
    SIGNED_STATES,
    AppraisalReadAs,
    AppraisalState,
    AppraisalStep,
)
from supervision.models.locked import locked, one_of
from supervision.models.session import supervised_people
from workforce.access.scope import Reach
from workforce.models import Account, Worker
from workforce.models.history import tracked
from workforce.models.registration import only_added

SEEN = [each.value for each in SEEN_BY_BOTH]
SIGNED = [each.value for each in SIGNED_STATES]


def _not_before(later: str, earlier: str) -> Q:
    """Where there is a later day, there is the earlier one, on that day or before."""
    return Q(**{f"{later}__isnull": True}) | Q(**{f"{later}__gte": F(earlier), f"{earlier}__isnull": False})


class AppraisalQuerySet(models.QuerySet[Any]):
    """Words about appraisals."""

    def within(self, reach: Reach) -> Self:
        """When appraisals of the people in reach are and were. Who reads them, queries/appraisal_reading.py says."""
        return self if reach.everyone else self.filter(appraisee__in=supervised_people(reach))

    def on_their_way(self) -> Self:
        """Those that somebody has still to do something for before both have signed."""
        return self.filter(state__in=ON_ITS_WAY)


@tracked()
class Appraisal(models.Model):
    """One appraisal. `due_on`: `anchor_months` after `anchor_on`, so that months are never chained (rule D1).

    `meeting_on`: the day of the meeting, once it was held; `covers_from`: the first day that it looks back on. The
    mid-year review is on time from `mid_year_opens_on` to 28 days (a setting) after `mid_year_due_on`. `appraiser`:
    whoever manages the person; the next manager takes over with the first step they take.
    """

    appraisee = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="appraisals")
    appraiser = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=13, choices=AppraisalState, default=AppraisalState.NOT_STARTED)
    anchor_on = models.DateField("counted from")
    anchor_months = models.PositiveSmallIntegerField("months from then")
    due_on = models.DateField("due on")
    covers_from = models.DateField("looks back to", null=True, blank=True)
    planned_on = models.DateField("meeting planned for", null=True, blank=True)
    meeting_on = models.DateField("meeting held on", null=True, blank=True)
    mid_year_opens_on = models.DateField("mid-year review on time from", null=True, blank=True)
    mid_year_due_on = models.DateField("mid-year review due on", null=True, blank=True)
    mid_year_on = models.DateField("mid-year review held on", null=True, blank=True)
    form_version = models.PositiveIntegerField("version of the form", null=True, blank=True)
    shared_on = models.DateField(null=True, blank=True)
    appraisee_signed_on = models.DateField("signed by the person on", null=True, blank=True)
    appraiser_signed_on = models.DateField("signed by the manager on", null=True, blank=True)
    countersigned_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = AppraisalQuerySet.as_manager()

    class Meta:
        ordering = ["-due_on", "-pk"]
        indexes = [
            models.Index(fields=["appraisee", "meeting_on"], name="appraisal_of_person"),
            models.Index(fields=["mid_year_due_on"], name="appraisal_mid_year"),
            models.Index(
                fields=["appraisee"],
                condition=Q(state__in=[each.value for each in ON_ITS_WAY]),
                name="appraisal_on_its_way",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=AppraisalState.values), name="appraisal_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(appraisee=F("appraiser")),
                name="appraisal_is_of_two_people",
                violation_error_message="Nobody appraises themselves.",
            ),
            models.UniqueConstraint(
                fields=["appraisee"],
                condition=Q(state__in=[each.value for each in ON_ITS_WAY]),
                name="one_appraisal_on_its_way",
                violation_error_message="There is an appraisal on its way already. Open that one.",
            ),
            models.UniqueConstraint(
                fields=["appraisee", "meeting_on"],
                condition=Q(meeting_on__isnull=False),
                name="one_appraisal_meeting_a_day",
                violation_error_message="A meeting on that day is recorded already.",
            ),
            models.CheckConstraint(
                condition=Q(
                    meeting_on__isnull=True,
                    state__in=[AppraisalState.NOT_STARTED, AppraisalState.SELF_ASSESSMENT],
                )
                | (
                    Q(
                        meeting_on__isnull=False,
                        mid_year_due_on__isnull=False,
                        mid_year_opens_on__isnull=False,
                    )
                    & ~Q(state__in=[AppraisalState.NOT_STARTED, AppraisalState.SELF_ASSESSMENT])
                ),
                name="appraisal_held_has_its_days",
            ),
            models.CheckConstraint(
                condition=Q(shared_on__isnull=False) | ~Q(state__in=SEEN),
                name="appraisal_is_shared_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(appraisee_signed_on__isnull=False, appraiser_signed_on__isnull=False)
                | ~Q(state__in=SIGNED),
                name="appraisal_is_signed_by_both",
            ),
            models.CheckConstraint(
                condition=Q(mid_year_on__isnull=True)
                | Q(meeting_on__isnull=False, mid_year_on__gt=F("meeting_on")),
                name="mid_year_is_after_the_meeting",
                violation_error_message="The mid-year review is held after the meeting.",
            ),
            models.CheckConstraint(
                condition=Q(mid_year_on__isnull=True) | Q(state__in=SIGNED),
                name="mid_year_is_of_a_signed_appraisal",
            ),
            models.CheckConstraint(
                condition=_not_before("meeting_on", "covers_from") | Q(covers_from__isnull=True),
                name="appraisal_looks_back",
                violation_error_message="The meeting is held after the first day that the appraisal looks back on.",
            ),
            models.CheckConstraint(
                condition=Q(shared_on__isnull=True) | Q(state__in=SEEN),
                name="appraisal_not_shared_has_no_day_of_it",
            ),
            models.CheckConstraint(
                condition=_not_before("shared_on", "meeting_on")
                & _not_before("appraisee_signed_on", "shared_on")
                & _not_before("appraiser_signed_on", "shared_on")
                & _not_before("countersigned_on", "appraisee_signed_on")
                & _not_before("countersigned_on", "appraiser_signed_on")
                & _not_before("closed_on", "appraisee_signed_on")
                & _not_before("closed_on", "appraiser_signed_on"),
                name="appraisal_steps_follow_each_other",
            ),
            models.CheckConstraint(
                condition=(Q(closed_on__isnull=False) & Q(state=AppraisalState.CLOSED))
                | (Q(closed_on__isnull=True) & ~Q(state=AppraisalState.CLOSED)),
                name="closed_appraisal_says_since_when",
            ),
            models.CheckConstraint(
                condition=Q(countersigned_on__isnull=False) | ~Q(state=AppraisalState.COUNTERSIGNED),
                name="countersigned_appraisal_says_since_when",
            ),
        ]
        triggers = [
            locked(
                "signed_appraisal_stays",
                *("appraisee_id", "anchor_on", "anchor_months", "due_on", "covers_from", "meeting_on"),
                *("mid_year_opens_on", "mid_year_due_on", "form_version", "shared_on"),
                *("appraisee_signed_on", "appraiser_signed_on"),
                once=one_of("state", SIGNED),
            )
        ]

    def __str__(self) -> str:
        return f"Appraisal due on {self.due_on}"

    @property
    def may_change(self) -> bool:
        """Whether the manager's part still changes: held, and nobody has signed."""
        held = self.state in (AppraisalState.HELD, AppraisalState.SHARED)
        return held and self.appraisee_signed_on is None and self.appraiser_signed_on is None


class AppraisalMove(models.Model):
    """A step of an appraisal. Only ever added. `on`: the day of what happened; for a planned meeting that day."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.PROTECT, related_name="moves")
    step = models.CharField(max_length=13, choices=AppraisalStep)
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = "step of an appraisal"
        verbose_name_plural = "steps of appraisals"
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.get_step_display()} on {self.on}"


class AppraisalReading(models.Model):
    """That somebody opened the words of an appraisal. Only ever added; the person can see it."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.PROTECT, related_name="readings")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    read_as = models.CharField(max_length=13, choices=AppraisalReadAs)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Appraisal {self.appraisal_id} read by account {self.account_id}"


class AppraisalRating(models.Model):
    """A rating that was given. Only ever added; the latest holds. The words are those of the setting on that day."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.PROTECT, related_name="ratings")
    rating = models.CharField(max_length=60)
    on = models.DateField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Rating of appraisal {self.appraisal_id}"
