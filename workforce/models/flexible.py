"""Requests for flexible working with every step, and the work patterns that were agreed."""

from decimal import Decimal
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from workforce.access.scope import Reach
from workforce.enums import AgreedPattern, FlexibleState, RefusalReason
from workforce.models.account import Account
from workforce.models.dated import Dated, DatedQuerySet, has_a_start, never_at_once
from workforce.models.history import tracked
from workforce.models.registration import only_added
from workforce.models.starters import OfStartersQuerySet, people_and_starters
from workforce.models.worker import Worker

HOME_DAYS = [MinValueValidator(0), MaxValueValidator(5)]


def _fte() -> "models.DecimalField[Decimal | None, Decimal | None]":
    return models.DecimalField(
        "hours as FTE",
        max_digits=7,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.000001")), MaxValueValidator(1)],
    )


@tracked()
class FlexibleRequest(models.Model):
    """What somebody asks for. `due_on`: the last day to decide it, appeal included; `state`: that of the latest move.

    `fte` and `home_days` None: nothing is asked about them.
    """

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="flexible_requests")
    asked_on = models.DateField("asked on")
    pattern = models.CharField(max_length=10, choices=AgreedPattern)
    fte = _fte()
    home_days = models.PositiveSmallIntegerField(
        "days a week at home", null=True, blank=True, validators=HOME_DAYS
    )
    text = models.CharField("what is asked for", max_length=500)
    from_day = models.DateField("from when")
    due_on = models.DateField("to be decided by")
    state = models.CharField(max_length=11, choices=FlexibleState, default=FlexibleState.ASKED)

    objects = OfStartersQuerySet.as_manager()

    class Meta:
        verbose_name = "request for flexible working"
        verbose_name_plural = "requests for flexible working"
        constraints = [
            models.UniqueConstraint(
                fields=["worker"],
                condition=Q(state__in=[FlexibleState.ASKED, FlexibleState.CONSULTED, FlexibleState.APPEALED]),
                name="one_flexible_request_at_a_time",
                violation_error_message="An earlier request is not decided yet.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=FlexibleState.values), name="flexible_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(fte__isnull=True) | Q(fte__gt=0, fte__lte=1),
                name="flexible_hours_between_0_and_1",
            ),
        ]

    def __str__(self) -> str:
        return f"Request of {self.asked_on}"


@tracked()
class FlexibleMove(models.Model):
    """A step of a request. Only ever added. `extended_to`: both agreed to decide by that day."""

    request = models.ForeignKey(FlexibleRequest, on_delete=models.PROTECT, related_name="moves")
    state = models.CharField(max_length=11, choices=FlexibleState)
    on = models.DateField()
    reason = models.CharField(max_length=11, choices=RefusalReason, blank=True)
    words = models.CharField(max_length=500, blank=True)
    extended_to = models.DateField("decision agreed until", null=True, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = "step of a request for flexible working"
        verbose_name_plural = "steps of requests for flexible working"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[FlexibleState.REFUSED, FlexibleState.TURNED_DOWN]) | ~Q(reason=""),
                name="flexible_working_refused_for_a_business_reason",
                violation_error_message="Choose the business reason. The law allows no other.",
            )
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.get_state_display()} on {self.on}"


class AgreedWorkPatternQuerySet(DatedQuerySet):
    """Words about agreed patterns."""

    def within(self, reach: Reach) -> Self:
        """Those of the people in reach, starters included."""
        return self if reach.everyone else self.filter(worker__in=people_and_starters(reach))


@tracked()
class AgreedWorkPattern(Dated):
    """How somebody's hours lie and how many days a week are at home, as agreed for a period.

    Hours themselves stand on the assignment and nowhere else. `request`: where the pattern came of one.
    """

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="work_patterns")
    pattern = models.CharField(max_length=10, choices=AgreedPattern)
    home_days = models.PositiveSmallIntegerField("days a week at home", default=0, validators=HOME_DAYS)
    request = models.ForeignKey(
        FlexibleRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="patterns"
    )

    objects = AgreedWorkPatternQuerySet.as_manager()

    class Meta:
        constraints = [
            has_a_start("work_pattern_has_a_start"),
            never_at_once(
                "one_work_pattern_at_a_time",
                "worker",
                message="Another pattern is agreed for one of these days.",
            ),
            models.CheckConstraint(condition=Q(home_days__lte=5), name="work_pattern_home_days_in_a_week"),
        ]

    def __str__(self) -> str:
        return str(self.get_pattern_display())
