"""Applications for progression: what was applied for, said, found, scored and decided, and the panels."""

from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from workforce.access.scope import Reach
from workforce.enums import APPLICATION_OVER, CriterionResult, ProgressionOutcome, ProgressionState
from workforce.models.account import Account, by_account
from workforce.models.history import tracked
from workforce.models.pathway import PathwayVersion, ProgressionRoute, RouteCriterion
from workforce.models.registration import OfPerson, only_added
from workforce.models.worker import Worker

SCORES = (1, 4)
"""The lowest and the highest score of a panel."""


@tracked()
class ProgressionApplication(OfPerson):
    """Somebody's application to go a route. `state` follows the moves, which are only ever added.

    `talk_by`: until when the manager should have talked with the applicant.
    """

    route = models.ForeignKey(ProgressionRoute, on_delete=models.PROTECT, related_name="applications")
    state = models.CharField(max_length=12, choices=ProgressionState, default=ProgressionState.INTEREST)
    begun_on = models.DateField()
    talk_by = models.DateField()
    statement = models.TextField("why now", blank=True)

    class Meta:
        indexes = [models.Index(fields=["worker", "state"], name="applications_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ProgressionState.values), name="progression_state_is_known"
            ),
            models.UniqueConstraint(
                fields=["worker"],
                condition=~Q(state__in=APPLICATION_OVER),
                name="one_open_application_of_a_person",
                violation_error_message="One application is open already. Finish or withdraw it first.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.worker}: {self.route}"


class OfApplicationQuerySet(models.QuerySet[Any]):
    """Words about what hangs on an application."""

    def within(self, reach: Reach) -> Self:
        """Those of the people in reach."""
        return self if reach.everyone else self.filter(application__worker__in=Worker.objects.within(reach))


class OfApplication(models.Model):
    """A row about an application."""

    application = models.ForeignKey(
        ProgressionApplication, on_delete=models.PROTECT, related_name="%(class)ss"
    )

    objects = OfApplicationQuerySet.as_manager()

    class Meta:
        abstract = True


@tracked()
class ProgressionMove(OfApplication):
    """That an application came from one state to another: on which day, why, and who moved it."""

    from_state = models.CharField(max_length=12, choices=ProgressionState, blank=True)
    to_state = models.CharField(max_length=12, choices=ProgressionState)
    on = models.DateField()
    reasons = models.TextField(blank=True)
    by = by_account()

    class Meta:
        ordering = ["pk"]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.get_to_state_display()} on {self.on}"


@tracked()
class ManagerTalk(OfApplication):
    """The talk with the manager before an application: when, and whether the manager supports it and why."""

    held_on = models.DateField()
    supports = models.BooleanField()
    reasons = models.TextField()
    by = by_account()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reasons=""),
                name="support_gives_reasons",
                violation_error_message="Say why you support it, or why not.",
            )
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Talk on {self.held_on}"


@tracked()
class CriterionAnswer(OfApplication):
    """What somebody said about a criterion that no record knows: the applicant, or the manager who confirms."""

    criterion = models.ForeignKey(RouteCriterion, on_delete=models.PROTECT, related_name="answers")
    met = models.BooleanField()
    words = models.CharField(max_length=300, blank=True)
    confirms = models.BooleanField("said by the manager", default=False)
    on = models.DateField()
    by = by_account()

    class Meta:
        ordering = ["pk"]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.criterion}: {'met' if self.met else 'not met'}"


@tracked()
class CriterionFinding(OfApplication):
    """How a criterion stood when the application was submitted, and how that was known."""

    criterion = models.ForeignKey(RouteCriterion, on_delete=models.PROTECT, related_name="findings")
    result = models.CharField(max_length=10, choices=CriterionResult)
    words = models.CharField(max_length=400, blank=True)
    on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(result__in=CriterionResult.values), name="criterion_result_is_known"
            )
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.criterion}: {self.get_result_display()}"


@tracked()
class PortfolioItem(OfApplication):
    """A piece of evidence: what it is, where it is, what it shows. Never the evidence itself."""

    title = models.CharField(max_length=160)
    url = models.CharField("where it is", max_length=300, blank=True)
    shows = models.CharField("what it shows", max_length=400)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class PanelQuerySet(models.QuerySet[Any]):
    """Words about panels."""

    def within(self, reach: Reach) -> Self:
        """All of them, for whoever decides about everybody."""
        return self if reach.everyone else self.none()


@tracked()
class ProgressionPanel(models.Model):
    """The panel of a month: planned for a day, held on a day."""

    month = models.DateField("first day of the month", unique=True)
    on = models.DateField("planned for")
    held_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    objects = PanelQuerySet.as_manager()

    class Meta:
        ordering = ["month"]
        constraints = [models.CheckConstraint(condition=Q(month__day=1), name="panel_belongs_to_a_month")]

    def __str__(self) -> str:
        return f"Panel of {self.on}"


@tracked()
class PanelMember(models.Model):
    """Who sits on a panel."""

    panel = models.ForeignKey(ProgressionPanel, on_delete=models.CASCADE, related_name="members")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "account"],
                name="panel_member_once",
                violation_error_message="They are a member of this panel already.",
            )
        ]

    def __str__(self) -> str:
        return self.account.name


@tracked()
class PanelItem(OfApplication):
    """An application before a panel, and its place in the order of the day."""

    panel = models.ForeignKey(ProgressionPanel, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["panel", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "application"],
                name="application_once_before_a_panel",
                violation_error_message="The application is before this panel already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.application} before {self.panel}"


@tracked()
class PanelScore(models.Model):
    """What a member gives an application for a criterion."""

    item = models.ForeignKey(PanelItem, on_delete=models.PROTECT, related_name="scores")
    criterion = models.ForeignKey(RouteCriterion, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(SCORES[0]), MaxValueValidator(SCORES[1])]
    )
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "criterion", "member"],
                name="score_once_by_a_member",
                violation_error_message="You have scored this already.",
            ),
            models.CheckConstraint(
                condition=Q(score__range=SCORES),
                name="panel_score_is_in_range",
                violation_error_message=f"Scores go from {SCORES[0]} to {SCORES[1]}.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.score}"


@tracked()
class ProgressionDecision(OfApplication):
    """What was decided, why, and by which guidance; when the applicant is to be told, and was.

    The days on which something ends or may begin again are worked out from the settings of the day and kept.
    """

    panel = models.ForeignKey(
        ProgressionPanel, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    outcome = models.CharField(max_length=12, choices=ProgressionOutcome)
    on = models.DateField()
    on_appeal = models.BooleanField(default=False)
    reasons = models.TextField()
    to_do = models.TextField("what is missing", blank=True)
    by_when = models.DateField(null=True, blank=True)
    guidance = models.ForeignKey(PathwayVersion, on_delete=models.PROTECT, related_name="+")
    tell_by = models.DateField()
    told_on = models.DateField(null=True, blank=True)
    appeal_by = models.DateField(null=True, blank=True)
    resubmit_from = models.DateField(null=True, blank=True)
    by = by_account()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=ProgressionOutcome.values) & ~Q(reasons=""),
                name="decision_gives_reasons",
                violation_error_message="Say why it is decided so.",
            ),
            models.CheckConstraint(
                condition=Q(outcome=ProgressionOutcome.DEFERRED, by_when__isnull=False) & ~Q(to_do="")
                | ~Q(outcome=ProgressionOutcome.DEFERRED) & Q(by_when__isnull=True),
                name="deferral_says_what_and_by_when",
                violation_error_message="A deferral says what is missing, and by when.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} on {self.on}"
