"""Growing without a new grade: what people want, lead roles, opportunities, reviews of deputies, career drop-ins."""

from django.db import models
from django.db.models import Q

from workforce.enums import AdviceTheme, Capacity, InterestOutcome, OpportunityKind, Wish
from workforce.models.account import by_account
from workforce.models.dated import Dated, has_a_start, never_at_once
from workforce.models.history import tracked
from workforce.models.pathway import PublishedQuerySet, ReadByAllQuerySet
from workforce.models.registration import OfPerson, only_added
from workforce.models.worker import Worker


@tracked()
class Aspiration(OfPerson):
    """What somebody said on a day that they want, and what they do to develop: also where they want to stay."""

    on = models.DateField()
    wish = models.CharField("what I want", max_length=10, choices=Wish)
    words = models.TextField(blank=True)
    development = models.CharField("what I do to develop", max_length=300)
    development_by = models.DateField(null=True, blank=True)
    by = by_account()

    class Meta:
        indexes = [models.Index(fields=["worker", "on"], name="latest_aspiration")]
        constraints = [
            models.CheckConstraint(
                condition=Q(wish__in=Wish.values) & ~Q(development=""),
                name="aspiration_has_a_development_item",
                violation_error_message="Say what you do to develop, also where you want to stay at your level.",
            )
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.get_wish_display()} ({self.on})"


@tracked()
class LeadRole(Dated):
    """Somebody leads on an area across the directorate for a time. `review_on`: when that is looked at next."""

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="lead_roles")
    area = models.CharField(max_length=120)
    purpose = models.CharField("what it is for", max_length=300, blank=True)
    review_on = models.DateField("next review")

    objects = PublishedQuerySet.as_manager()

    class Meta:
        ordering = ["area", "pk"]
        constraints = [
            has_a_start("lead_role_has_a_start"),
            never_at_once(
                "lead_role_once_at_a_time",
                "worker",
                "area",
                message="They lead on this area in this time already.",
            ),
        ]

    def __str__(self) -> str:
        return f"Lead on {self.area}"


@tracked()
class LeadRoleReview(models.Model):
    """That a lead role was looked at, and what was found."""

    lead_role = models.ForeignKey(LeadRole, on_delete=models.PROTECT, related_name="reviews")
    on = models.DateField()
    words = models.CharField(max_length=300)
    by = by_account()

    class Meta:
        ordering = ["pk"]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Review on {self.on}"


@tracked()
class Opportunity(models.Model):
    """Something to grow by that is offered inside: everybody may see it and say that they are interested.

    Closed, it says how many places went to people of the council and how many to others.
    """

    kind = models.CharField(max_length=12, choices=OpportunityKind)
    title = models.CharField(max_length=160)
    text = models.TextField("what it is")
    place = models.CharField("where", max_length=120, blank=True)
    opened_on = models.DateField()
    closes_on = models.DateField("interest until")
    closed_on = models.DateField(null=True, blank=True)
    external = models.PositiveSmallIntegerField("places filled from outside", null=True, blank=True)
    by = by_account()

    objects = ReadByAllQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_on", "-pk"]
        verbose_name_plural = "opportunities"
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=models.F("opened_on")),
                name="opportunity_closes_after_it_opens",
                violation_error_message="Interest cannot end before the opportunity is offered.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, external__isnull=True)
                | Q(closed_on__isnull=False, external__isnull=False),
                name="closed_opportunity_says_how_it_was_filled",
                violation_error_message="Say how many places were filled from outside.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


@tracked()
class OpportunityInterest(OfPerson):
    """Somebody's interest in an opportunity, and what came of it."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="interests")
    on = models.DateField()
    words = models.CharField("why", max_length=400, blank=True)
    outcome = models.CharField(max_length=10, choices=InterestOutcome, blank=True)
    outcome_on = models.DateField(null=True, blank=True)
    outcome_words = models.CharField(max_length=300, blank=True)
    by = by_account()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "opportunity"],
                name="interest_said_once",
                violation_error_message="You have said already that you are interested.",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", outcome_on__isnull=True)
                | Q(outcome__in=InterestOutcome.values, outcome_on__isnull=False),
                name="outcome_of_interest_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.worker}: {self.opportunity}"


@tracked()
class CapacityReview(OfPerson):
    """A look at the capacity and the skills of a deputy, and when the next one is due."""

    on = models.DateField()
    capacity = models.CharField(max_length=10, choices=Capacity)
    skills = models.TextField("skills, and what is missing")
    agreed = models.TextField("what is agreed", blank=True)
    next_due_on = models.DateField("next review due")
    by = by_account()

    class Meta:
        indexes = [models.Index(fields=["worker", "on"], name="latest_capacity_review")]
        constraints = [
            models.CheckConstraint(
                condition=Q(next_due_on__gt=models.F("on"), capacity__in=Capacity.values),
                name="next_capacity_review_is_later",
                violation_error_message="The next review is due after this one.",
            )
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Capacity: {self.get_capacity_display()} ({self.on})"


@tracked()
class CareerDropIn(models.Model):
    """The career drop-in of a month. `attended` None: it has not been counted."""

    month = models.DateField("first day of the month", unique=True)
    on = models.DateField("planned for")
    place = models.CharField("where, and at what time", max_length=160, blank=True)
    attended = models.PositiveSmallIntegerField("people who came", null=True, blank=True)

    objects = ReadByAllQuerySet.as_manager()

    class Meta:
        ordering = ["month"]
        verbose_name = "career drop-in"
        constraints = [models.CheckConstraint(condition=Q(month__day=1), name="drop_in_belongs_to_a_month")]

    def __str__(self) -> str:
        return f"Career drop-in of {self.on}"


@tracked()
class DropInAdvice(models.Model):
    """A question of a drop-in and the advice given. Nobody is named."""

    drop_in = models.ForeignKey(CareerDropIn, on_delete=models.PROTECT, related_name="advice")
    theme = models.CharField(max_length=12, choices=AdviceTheme)
    words = models.CharField("advice", max_length=400)
    by = by_account()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "drop-in advice"
        triggers = only_added()

    def __str__(self) -> str:
        return str(self.get_theme_display())
