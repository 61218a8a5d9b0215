"""Whom the council serves: published percentages of the community, for each characteristic, with source and year."""

from django.db import models
from django.db.models import Q

from workforce.models.account import Account
from workforce.models.history import tracked
from workforce.models.registration import only_added


@tracked()
class CommunityProfile(models.Model):
    """The community by one characteristic, as a source has it of a year. The latest year holds, and of that the row
    that was entered last: a correction is a further row."""

    about = models.CharField("characteristic", max_length=30)
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)
    entered_on = models.DateField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(year__range=(1991, 2100)),
                name="community_year_is_likely",
                violation_error_message="Enter a year with four figures.",
            )
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.about}, {self.source}, {self.year}"


@tracked()
class CommunityShare(models.Model):
    """How many of the community give an answer, in per cent."""

    profile = models.ForeignKey(CommunityProfile, on_delete=models.CASCADE, related_name="shares")
    answer = models.CharField(max_length=120)
    percent = models.DecimalField(max_digits=6, decimal_places=3)

    class Meta:
        verbose_name = "share of the community"
        verbose_name_plural = "shares of the community"
        constraints = [
            models.UniqueConstraint(fields=["profile", "answer"], name="community_answer_once"),
            models.CheckConstraint(
                condition=Q(percent__range=(0, 100)),
                name="community_share_is_a_share",
                violation_error_message="A share lies between 0 and 100 per cent.",
            ),
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.answer}: {self.percent}"
