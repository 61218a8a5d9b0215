"""What is done at the end of a record's time: removed under a certificate, unless it is held."""

from typing import Self

from django.db import models
from django.db.models import Q

from workforce.models.account import Account
from workforce.models.dated import Dated, DatedQuerySet, has_a_start, never_at_once
from workforce.models.history import tracked
from workforce.models.registration import only_added
from workforce.models.worker import Worker


class LegalHoldQuerySet(DatedQuerySet):
    """Words about holds."""

    def of_everything(self) -> Self:
        return self.filter(worker__isnull=True)


@tracked()
class LegalHold(Dated):
    """Nothing about the person is removed while this holds; without a person, nothing at all."""

    worker = models.ForeignKey(
        Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="legal_holds"
    )
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = LegalHoldQuerySet.as_manager()

    class Meta:
        constraints = [
            has_a_start("legal_hold_has_a_start"),
            never_at_once("held_once", "worker", message="This is held already."),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="legal_hold_has_a_reason",
                violation_error_message="Say why it is held.",
            ),
        ]

    def __str__(self) -> str:
        return f"Hold from {self.first_day}"


@tracked()
class Removal(models.Model):
    """The certificate: when records past their time were removed, who approved it, and how many of each rule.

    `counts` are people and rows by the rule's key; `months` are the periods that held on the day. Nobody is named.
    """

    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    counts = models.JSONField()
    months = models.JSONField()

    class Meta:
        ordering = ["-pk"]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Removal on {self.on}"


class RemovedPerson(models.Model):
    """That the record of somebody was removed: a number and a day, nothing else."""

    worker = models.OneToOneField(Worker, on_delete=models.PROTECT, primary_key=True, related_name="removed")
    on = models.DateField()
    removal = models.ForeignKey(Removal, on_delete=models.PROTECT, related_name="people")

    class Meta:
        triggers = only_added()

    def __str__(self) -> str:
        return f"Removed on {self.on}"
