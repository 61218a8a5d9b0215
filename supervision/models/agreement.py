"""The supervision agreement of a pair: what both want of it, signed by both, renewed every twelve months."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from workforce.access.scope import Reach
from workforce.models import Account, Worker
from workforce.models.encrypted import EncryptedJSONField
from workforce.models.history import tracked


class AgreementQuerySet(models.QuerySet[Any]):
    """Words about agreements."""

    def within(self, reach: Reach) -> Self:
        """Those of the people in reach. Which of them may be read, supervision/queries/reading.py says."""
        return self if reach.everyone else self.filter(supervisee__in=Worker.objects.within(reach))

    def in_force(self) -> Self:
        """Signed by both, and not replaced."""
        return self.filter(
            supervisor_signed_on__isnull=False, supervisee_signed_on__isnull=False, ended_on__isnull=True
        )


@tracked()
class Agreement(models.Model):
    """`terms`: what was agreed, by key (supervision/prompts.py, AGREEMENT). `renew_by`: set when both have signed.

    `ended_on`: the day from which another pair, or a later agreement, took its place.
    """

    supervisee = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="supervision_agreements")
    supervisor = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    terms = EncryptedJSONField()
    made_on = models.DateField()
    supervisor_signed_on = models.DateField(null=True, blank=True)
    supervisee_signed_on = models.DateField(null=True, blank=True)
    renew_by = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = "supervision agreement"
        indexes = [models.Index(fields=["supervisee", "made_on"], name="agreement_of_worker")]
        constraints = [
            models.UniqueConstraint(
                fields=["supervisee"],
                condition=Q(ended_on__isnull=True),
                name="one_agreement_at_a_time",
                violation_error_message="There is an agreement already. Renew it.",
            ),
            models.CheckConstraint(
                condition=~Q(supervisee=F("supervisor")), name="agreement_is_between_two_people"
            ),
            models.CheckConstraint(
                condition=Q(renew_by__isnull=True)
                | Q(supervisor_signed_on__isnull=False, supervisee_signed_on__isnull=False),
                name="agreement_runs_once_both_have_signed",
            ),
            models.CheckConstraint(
                condition=Q(renew_by__isnull=False)
                | Q(supervisor_signed_on__isnull=True)
                | Q(supervisee_signed_on__isnull=True),
                name="signed_agreement_says_when_to_renew",
            ),
            models.CheckConstraint(
                condition=(
                    (Q(supervisor_signed_on__isnull=True) | Q(supervisor_signed_on__gte=F("made_on")))
                    & (Q(supervisee_signed_on__isnull=True) | Q(supervisee_signed_on__gte=F("made_on")))
                ),
                name="agreement_is_signed_after_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return f"Agreement of {self.made_on}"
