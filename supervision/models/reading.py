"""Who read what: every reading of content is kept, and the worker can see it. And what opens a record to others."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from supervision.enums import ReadAs, Readings
from supervision.models.agreement import Agreement
from supervision.models.session import SupervisionSession
from workforce.access.scope import Reach
from workforce.models import Account, Worker
from workforce.models.encrypted import EncryptedTextField
from workforce.models.history import tracked
from workforce.models.registration import only_added


class ContentReadingQuerySet(models.QuerySet[Any]):
    """Words about readings."""

    def about(self, worker_id: int) -> Self:
        """Those of the records of one person, the latest first."""
        return self.filter(session__supervisee_id=worker_id).order_by("-pk")


class ContentReading(models.Model):
    """That somebody opened the content of a record. Only ever added. `wellbeing`: with the restricted part.

    `only_actions`: nothing of it but the words of what was agreed.
    """

    session = models.ForeignKey(SupervisionSession, on_delete=models.PROTECT, related_name="readings")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    read_as = models.CharField(max_length=14, choices=ReadAs)
    wellbeing = models.BooleanField(default=False)
    only_actions = models.BooleanField(default=False, db_default=False)
    at = models.DateTimeField(auto_now_add=True)

    objects = ContentReadingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["session", "at"], name="reading_of_session")]
        constraints = [
            models.CheckConstraint(condition=Q(read_as__in=ReadAs.values), name="reading_part_is_known"),
            models.CheckConstraint(
                condition=Q(wellbeing=False) | Q(read_as__in=[ReadAs.SUPERVISEE, ReadAs.SUPERVISOR]),
                name="wellbeing_is_read_by_the_two",
            ),
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Session {self.session_id} read by account {self.account_id}"


class AgreementReading(models.Model):
    """That somebody opened what two people agreed. Only ever added."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="readings")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    read_as = models.CharField(max_length=14, choices=ReadAs)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        triggers = only_added()

    def __str__(self) -> str:
        return f"Agreement {self.agreement_id} read by account {self.account_id}"


@tracked()
class FormalOpening(models.Model):
    """HR opened a record for a formal process. `reason` is kept, and the worker can see that it was done."""

    session = models.ForeignKey(SupervisionSession, on_delete=models.PROTECT, related_name="openings")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    reason = EncryptedTextField()
    on = models.DateField()
    until = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("on")), name="formal_opening_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return f"Session {self.session_id} opened on {self.on}"


class OlderRecordsRequestQuerySet(models.QuerySet[Any]):
    """Words about requests."""

    def within(self, reach: Reach) -> Self:
        """One's own, and those of the people whom one supervises."""
        return self if reach.everyone else self.filter(supervisee__in=Worker.objects.within(reach))


@tracked()
class OlderRecordsRequest(models.Model):
    """A new supervisor asks the person for records beyond the latest few. The person answers."""

    supervisee = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    supervisor = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    reason = models.CharField(max_length=300)
    state = models.CharField(max_length=7, choices=Readings, default=Readings.ASKED)
    answered_on = models.DateField(null=True, blank=True)

    objects = OlderRecordsRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["supervisee", "supervisor"],
                condition=Q(state=Readings.ASKED),
                name="one_request_for_older_records_at_a_time",
                violation_error_message="You have asked already. The person has not answered yet.",
            ),
            models.CheckConstraint(
                condition=~Q(supervisee=F("supervisor")), name="older_records_are_asked_of_somebody_else"
            ),
            models.CheckConstraint(
                condition=Q(state=Readings.ASKED, answered_on__isnull=True)
                | Q(state__in=[Readings.AGREED, Readings.REFUSED], answered_on__gte=F("asked_on")),
                name="request_is_answered_after_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return f"Request of {self.asked_on}"
