"""Nominations for accreditation by a body outside the council. Schemes come and go; none is built in."""

from django.db import models
from django.db.models import Q

from workforce.enums import NominationOutcome
from workforce.models.account import Account
from workforce.models.dated import Dated, has_a_start
from workforce.models.history import tracked
from workforce.models.open_rows import OpenDatedQuerySet, OpenQuerySet
from workforce.models.registration import OfPeopleQuerySet, OfPerson, only_added
from workforce.models.worker import Worker


@tracked()
class AccreditationScheme(Dated):
    """A scheme of an outside body, for as long as people may be nominated for it."""

    name = models.CharField(max_length=120)
    body = models.CharField("run by", max_length=120)

    objects = OpenDatedQuerySet.as_manager()

    class Meta:
        constraints = [has_a_start("accreditation_scheme_has_a_start")]

    def __str__(self) -> str:
        return self.name


@tracked()
class SchemeCriterion(models.Model):
    """What somebody needs for a nomination. Those of a scheme do not change once somebody is nominated."""

    scheme = models.ForeignKey(AccreditationScheme, on_delete=models.PROTECT, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "scheme criteria"
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["scheme", "position"], name="criterion_has_its_place")]

    def __str__(self) -> str:
        return self.text


@tracked()
class Nomination(models.Model):
    """That somebody was nominated, and what the outside body made of it."""

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="nominations")
    scheme = models.ForeignKey(AccreditationScheme, on_delete=models.PROTECT, related_name="nominations")
    nominated_on = models.DateField()
    words = models.CharField("why", max_length=500)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=16, choices=NominationOutcome, blank=True)
    outcome_on = models.DateField(null=True, blank=True)

    objects = OfPeopleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "scheme"],
                condition=Q(outcome=""),
                name="one_open_nomination_for_a_scheme",
                violation_error_message="This person is nominated for this scheme already.",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", outcome_on__isnull=True)
                | Q(outcome__in=NominationOutcome.values, outcome_on__isnull=False),
                name="nomination_outcome_has_its_day",
                violation_error_message="An outcome has a day.",
            ),
        ]

    def __str__(self) -> str:
        return f"Nomination of {self.nominated_on}"


@tracked()
class CriterionCheck(OfPerson):
    """That a criterion was looked at for a nomination, and whether it is met. The latest look holds."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="checks")
    criterion = models.ForeignKey(SchemeCriterion, on_delete=models.PROTECT, related_name="+")
    met = models.BooleanField()
    on = models.DateField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["worker"], name="criteria_of_a_person")]
        triggers = only_added()

    def __str__(self) -> str:
        return "Met" if self.met else "Not met"
