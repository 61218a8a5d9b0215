"""Professional registration: what is on record of it, and what was seen, said and counted when.

Somebody's number with Social Work England stands in `Worker.swe_number`, where imports write it, and nowhere else; the
numbers of other registers stand here. What the register says is known by looking at it: each look is a row, and so
is each confirmation and each count. These rows are only ever added; the latest on a day holds.
"""

from typing import Any, Self

import pgtrigger
from django.db import models
from django.db.models import F, Q

from workforce.access.scope import Reach
from workforce.enums import RegisterResult, Regulator
from workforce.models.account import Account
from workforce.models.history import tracked
from workforce.models.worker import Worker


def only_added() -> list[pgtrigger.Trigger]:
    """The rows of a table are never changed and never deleted."""
    return [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]


class OfPeopleQuerySet(models.QuerySet[Any]):
    """Words about what goes with a person."""

    def within(self, reach: Reach) -> Self:
        """The rows of the people in reach."""
        return self if reach.everyone else self.filter(worker__in=Worker.objects.within(reach))


class OfPerson(models.Model):
    """A row about a person. Its table has an index that leads with the worker."""

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="%(class)ss", db_index=False)

    objects = OfPeopleQuerySet.as_manager()

    class Meta:
        abstract = True


@tracked()
class ProfessionalRegistration(models.Model):
    """That somebody is, was or wants to be on a regulator's register.

    `expires_on` and `revalidation_on` are the first that were kept here; later ones are counted from them. `part`: of
    the NMC's register, or the profession with the HCPC.
    """

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="registrations", db_index=False)
    regulator = models.CharField(max_length=4, choices=Regulator)
    number = models.CharField(max_length=20, blank=True)
    part = models.CharField("part or profession", max_length=60, blank=True)
    applied_on = models.DateField(null=True, blank=True)
    first_registered = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    dual = models.BooleanField("registered in two parts", default=False)
    revalidation_on = models.DateField(null=True, blank=True)
    confirmer = models.CharField(max_length=120, blank=True)
    discussion_partner = models.CharField(max_length=120, blank=True)

    objects = OfPeopleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "regulator"],
                name="one_registration_with_a_regulator",
                violation_error_message="This person's registration with this regulator is on record already.",
            ),
            models.UniqueConstraint(
                fields=["regulator", "number"],
                condition=~Q(number=""),
                name="registration_number_belongs_to_one_person",
                violation_error_message="This number belongs to another person.",
            ),
            models.CheckConstraint(
                condition=Q(regulator__in=Regulator.values), name="registration_regulator_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(regulator=Regulator.SWE) | Q(number=""),
                name="swe_number_stands_with_the_person",
                violation_error_message="The number with Social Work England is kept with the person.",
            ),
            models.CheckConstraint(
                condition=Q(regulator=Regulator.NMC) | Q(revalidation_on__isnull=True, dual=False),
                name="revalidation_is_the_nmcs",
                violation_error_message="Only people on the NMC's register revalidate.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_regulator_display())


@tracked()
class RegisterCheck(OfPerson):
    """A look at the public register: when, by whom (None: an import), and what it said.

    `conditions` are for those who keep registrations and for the person.
    """

    regulator = models.CharField(max_length=4, choices=Regulator)
    on = models.DateField("looked at on")
    result = models.CharField(max_length=12, choices=RegisterResult)
    expires_on = models.DateField("registered until", null=True, blank=True)
    conditions = models.TextField(blank=True)
    evidence = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(
                fields=["worker", "regulator", "-on", "-id"],
                include=["result", "expires_on"],
                name="look_that_holds",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(result__in=RegisterResult.values, regulator__in=Regulator.values),
                name="register_check_result_is_known",
            ),
            models.CheckConstraint(
                condition=Q(conditions="") | Q(result=RegisterResult.CONDITIONS),
                name="conditions_go_with_their_result",
                violation_error_message="Conditions belong to a registration with conditions.",
            ),
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.get_regulator_display()}: {self.get_result_display()}"


@tracked()
class RenewalConfirmation(OfPerson):
    """A person's own word that the registration that begins on `year_from` is renewed. It moves no state."""

    regulator = models.CharField(max_length=4, choices=Regulator)
    year_from = models.DateField("registration year from")
    renewed_on = models.DateField()
    fee_paid = models.BooleanField(default=False)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "regulator", "year_from"],
                name="renewal_confirmed_once_a_year",
                violation_error_message="The renewal of this year is confirmed already.",
            )
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.get_regulator_display()}: renewed on {self.renewed_on}"


@tracked()
class CpdCount(OfPerson):
    """How many pieces of CPD somebody had recorded with the regulator by a day of a registration year.

    The pieces themselves are the person's own.
    """

    regulator = models.CharField(max_length=4, choices=Regulator)
    year_from = models.DateField("registration year from")
    counted_on = models.DateField()
    pieces = models.PositiveSmallIntegerField()
    with_peer = models.PositiveSmallIntegerField("with a peer's reflection")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "CPD count"
        indexes = [models.Index(fields=["worker", "regulator", "counted_on"], name="latest_count_of_cpd")]
        constraints = [
            models.CheckConstraint(
                condition=Q(with_peer__lte=F("pieces")),
                name="cpd_with_peer_is_among_the_pieces",
                violation_error_message="No more pieces have a peer's reflection than there are pieces.",
            )
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.pieces} pieces of CPD"


@tracked()
class RevalidationCount(OfPerson):
    """What somebody had done by a day for the revalidation due on `due_on`. `submitted_on`: revalidated."""

    due_on = models.DateField("revalidation due on")
    counted_on = models.DateField()
    practice_hours = models.PositiveSmallIntegerField(default=0)
    cpd_hours = models.PositiveSmallIntegerField("CPD hours", default=0)
    participatory_hours = models.PositiveSmallIntegerField(default=0)
    feedback = models.PositiveSmallIntegerField("pieces of feedback", default=0)
    reflective_accounts = models.PositiveSmallIntegerField(default=0)
    discussion_on = models.DateField("reflective discussion on", null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["worker", "counted_on"], name="latest_revalidation_count")]
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "due_on"],
                condition=Q(submitted_on__isnull=False),
                name="revalidated_once_in_a_cycle",
                violation_error_message="This revalidation is done already.",
            ),
            models.CheckConstraint(
                condition=Q(participatory_hours__lte=F("cpd_hours")),
                name="participatory_hours_are_cpd_hours",
                violation_error_message="No more hours are participatory than there are hours of CPD.",
            ),
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Revalidation due on {self.due_on}"


@tracked()
class RevalidationSupport(OfPerson):
    """A session in which somebody was supported towards a revalidation."""

    on = models.DateField()
    given_by = models.CharField(max_length=120)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "revalidation support"
        indexes = [models.Index(fields=["worker", "on"], name="support_of_a_person")]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Support by {self.given_by}"
