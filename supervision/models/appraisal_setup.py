"""What appraisals are made with: the council's values and priorities, with dates, and the versions of the form."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from supervision.enums import PriorityKind, ValueKind
from workforce.access.scope import Reach
from workforce.models import Account
from workforce.models.dated import Dated, DatedQuerySet, has_a_start, never_at_once
from workforce.models.history import tracked
from workforce.models.registration import only_added


class ReferenceQuerySet(DatedQuerySet):
    """Words about reference rows."""

    def within(self, reach: Reach) -> Self:
        """All of them for whoever may see any: they are about nobody."""
        return self if reach else self.none()


@tracked()
class CouncilValue(Dated):
    """A value of the council, or a behaviour by which it shows, for a period."""

    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=9, choices=ValueKind, default=ValueKind.VALUE)
    about = models.CharField("what it means at work", max_length=300, blank=True)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["-kind", "pk"]
        verbose_name = "value of the council"
        verbose_name_plural = "values of the council"
        constraints = [
            has_a_start("council_value_has_a_start"),
            never_at_once(
                "council_value_once_at_a_time",
                "name",
                message="This value holds on one of these days already.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class CouncilPriority(Dated):
    """A priority to which objectives may be linked, for a period."""

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=11, choices=PriorityKind, default=PriorityKind.DIRECTORATE)
    about = models.CharField("what it is about", max_length=300, blank=True)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "pk"]
        verbose_name = "priority of the council"
        verbose_name_plural = "priorities of the council"
        constraints = [
            has_a_start("council_priority_has_a_start"),
            never_at_once(
                "council_priority_once_at_a_time",
                "name",
                message="This priority holds on one of these days already.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AppraisalForm(models.Model):
    """A version of the form: which prompts are asked, and the council's wording of them. Only ever added.

    The highest version holds for appraisals that begin from then on; an appraisal keeps the number of its own.
    `corporate`: the form is that of the whole council, not one for children's social care.
    """

    version = models.PositiveIntegerField(unique=True)
    name = models.CharField(max_length=120)
    prompts: "ArrayField[list[str], list[str]]" = ArrayField(models.CharField(max_length=40))
    wording = models.JSONField(default=dict, blank=True)
    corporate = models.BooleanField("the form of the whole council", default=False)
    published_on = models.DateField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-version"]
        verbose_name = "form of appraisals"
        verbose_name_plural = "forms of appraisals"
        constraints = [
            models.CheckConstraint(condition=Q(version__gte=1), name="appraisal_form_versions_begin_at_1")
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.name}, version {self.version}"
