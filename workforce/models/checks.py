"""Checks on people: DBS, right to work, driving and others. What was disclosed is never kept, nor any certificate."""

from django.db import models
from django.db.models import F, Q

from workforce.access.scope import Reach
from workforce.enums import CheckKind, CheckOutcome, CheckUpdateResult, DbsLevel, DbsWorkforce
from workforce.models.account import Account
from workforce.models.history import tracked
from workforce.models.registration import OfPeopleQuerySet, only_added
from workforce.models.worker import Worker


@tracked()
class Check(models.Model):
    """One check of one kind, asked for and then done. The next one is a row of its own."""

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="checks", db_index=False)
    kind = models.CharField(max_length=20, choices=CheckKind)
    requested_on = models.DateField(null=True, blank=True)
    done_on = models.DateField("done or issued on", null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=CheckOutcome, blank=True)
    certificate_number = models.CharField(max_length=20, blank=True)
    level = models.CharField(max_length=10, choices=DbsLevel, blank=True)
    workforce = models.CharField(max_length=10, choices=DbsWorkforce, blank=True)
    barred_list = models.BooleanField("barred list checked", default=False)
    update_service = models.BooleanField(default=False)

    objects = OfPeopleQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["worker", "kind", "-done_on", "-id"],
                include=["expires_on", "outcome", "update_service"],
                name="check_that_holds",
            )
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=CheckKind.values), name="check_kind_is_known"),
            models.CheckConstraint(
                condition=Q(requested_on__isnull=False) | Q(done_on__isnull=False),
                name="check_has_a_day",
                violation_error_message="A check has a day on which it was requested or done.",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, outcome="", expires_on__isnull=True)
                | Q(done_on__isnull=False, outcome__in=CheckOutcome.values),
                name="check_has_an_outcome_once_it_is_done",
                violation_error_message="A check that is done has an outcome, and only such a check has one.",
            ),
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(expires_on__gte=F("done_on")),
                name="check_expires_after_it_was_done",
                violation_error_message="The check expires before it was done.",
            ),
            models.CheckConstraint(
                condition=Q(kind=CheckKind.DBS)
                | (
                    Q(certificate_number="", level="", workforce="", barred_list=False, update_service=False)
                    & ~Q(outcome=CheckOutcome.DISCLOSED)
                ),
                name="only_a_dbs_check_has_a_certificate",
                violation_error_message="Only a DBS check has a certificate, a level and a disclosure.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class CheckUpdateQuerySet(models.QuerySet["CheckUpdate"]):
    """Words about what came of checks."""

    def within(self, reach: Reach) -> "CheckUpdateQuerySet":
        """The rows of the people in reach."""
        return self if reach.everyone else self.filter(of__worker__in=Worker.objects.within(reach))


@tracked()
class CheckUpdate(models.Model):
    """What came of a check after it was done. The latest on a day holds."""

    of = models.ForeignKey(Check, on_delete=models.PROTECT, related_name="updates")
    on = models.DateField()
    result = models.CharField(max_length=16, choices=CheckUpdateResult)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = CheckUpdateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(result__in=CheckUpdateResult.values), name="check_update_result_is_known"
            )
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return str(self.get_result_display())
