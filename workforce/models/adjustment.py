"""Adjustments, and referrals for support. What somebody has is never kept, only what is needed and what was done."""

from django.db import models
from django.db.models import F, Q

from workforce.enums import AdjustmentState, AskedBy, ReferralKind, ReferralOutcome
from workforce.models.account import Account
from workforce.models.history import tracked
from workforce.models.registration import only_added
from workforce.models.starters import OfStartersQuerySet
from workforce.models.worker import Worker


@tracked()
class Adjustment(models.Model):
    """Something that somebody needs in order to work here. `state` is that of the latest move.

    `first_day`: that of a start before which it was asked for; then it is to be in place by that day.
    """

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="adjustments")
    text = models.CharField("what is needed", max_length=300)
    asked_on = models.DateField("asked for on")
    asked_by = models.CharField("asked for by", max_length=7, choices=AskedBy)
    person_agrees = models.BooleanField("the person agrees to this record", default=False)
    first_day = models.DateField(null=True, blank=True)
    due_on = models.DateField("to be in place by")
    review_on = models.DateField("looked at again on", null=True, blank=True)
    state = models.CharField(max_length=8, choices=AdjustmentState, default=AdjustmentState.NEEDED)

    objects = OfStartersQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(asked_by=AskedBy.PERSON) | Q(person_agrees=True),
                name="adjustment_recorded_with_agreement",
                violation_error_message="Record it only with the person's agreement.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=AdjustmentState.values), name="adjustment_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.text


@tracked()
class AdjustmentMove(models.Model):
    """A step of an adjustment. Only ever added. `words`: why it was declined, or what was agreed."""

    adjustment = models.ForeignKey(Adjustment, on_delete=models.PROTECT, related_name="moves")
    state = models.CharField(max_length=8, choices=AdjustmentState)
    on = models.DateField()
    words = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = "step of an adjustment"
        verbose_name_plural = "steps of adjustments"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=AdjustmentState.DECLINED) | ~Q(words=""),
                name="adjustment_declined_for_a_reason",
                violation_error_message="Say why it is declined.",
            )
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.get_state_display()} on {self.on}"


@tracked()
class SupportReferral(models.Model):
    """That somebody was referred for support, and on which day there was which kind of outcome. Never what it says."""

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="referrals")
    kind = models.CharField(max_length=3, choices=ReferralKind)
    referred_on = models.DateField()
    outcome_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=ReferralOutcome, blank=True)

    objects = OfStartersQuerySet.as_manager()

    class Meta:
        verbose_name = "referral for support"
        verbose_name_plural = "referrals for support"
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome_on__isnull=True, outcome="")
                | (Q(outcome_on__isnull=False, outcome_on__gte=F("referred_on")) & ~Q(outcome="")),
                name="referral_has_an_outcome_on_a_day",
                violation_error_message="The outcome needs its kind, and a day that is not before the referral.",
            ),
            models.UniqueConstraint(
                fields=["worker", "kind"],
                condition=Q(outcome_on__isnull=True),
                name="one_open_referral_of_a_kind",
                violation_error_message="A referral of this kind is open already.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())
