"""What the council offers its staff, and what each yearly review of it found."""

from django.db import models
from django.db.models import Q

from workforce.enums import Compared
from workforce.models.account import Account
from workforce.models.dated import Dated, DatedQuerySet, has_a_start
from workforce.models.history import tracked
from workforce.models.registration import only_added


@tracked()
class Benefit(Dated):
    """A benefit, offered for a period, and who gets it."""

    name = models.CharField(max_length=120, unique=True)
    about = models.CharField(max_length=500)
    eligibility = models.CharField("who gets it", max_length=300)
    household = models.BooleanField("also for household members", default=False)
    link = models.URLField(max_length=500, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [has_a_start("benefit_has_a_start")]

    def __str__(self) -> str:
        return self.name


@tracked()
class BenefitReview(models.Model):
    """What a review found: cost in a year, how many use it, and how it compares with the region. The last one holds."""

    benefit = models.ForeignKey(Benefit, on_delete=models.CASCADE, related_name="reviews")
    on = models.DateField()
    cost = models.DecimalField("cost in a year", max_digits=12, decimal_places=2, null=True, blank=True)
    uptake = models.PositiveIntegerField("how many use it", null=True, blank=True)
    compared = models.CharField(max_length=10, choices=Compared, blank=True)
    source = models.CharField("source of the comparison", max_length=200, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "review of a benefit"
        verbose_name_plural = "reviews of benefits"
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(compared="") | ~Q(source=""),
                name="comparison_has_a_source",
                violation_error_message="Say where the comparison with the region comes from.",
            ),
            models.CheckConstraint(
                condition=Q(cost__isnull=True) | Q(cost__gte=0),
                name="benefit_cost_not_negative",
                violation_error_message="The cost is not below nought.",
            ),
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Review of {self.on}"
