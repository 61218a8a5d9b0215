"""Wellbeing: programmes, what is done in them and how many take part, and what surveys and the supplier say."""

from django.db import models
from django.db.models import F, Q

from workforce.enums import ActivityKind
from workforce.models.account import Account
from workforce.models.dated import Dated, DatedQuerySet, has_a_start
from workforce.models.history import tracked
from workforce.models.registration import only_added
from workforce.models.worker import Worker


@tracked()
class WellbeingProgramme(Dated):
    """What the council does for the health of its staff over a time. `kept_by` organises it."""

    name = models.CharField(max_length=120, unique=True)
    about = models.TextField(max_length=2000, blank=True)
    kept_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [has_a_start("wellbeing_programme_has_a_start")]

    def __str__(self) -> str:
        return self.name


@tracked()
class WellbeingActivity(models.Model):
    """One thing on one day. Either people put their names down, or only how many came is counted afterwards.

    `places` None: as many as come. `attended` is the count, once somebody has counted.
    """

    programme = models.ForeignKey(WellbeingProgramme, on_delete=models.PROTECT, related_name="activities")
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=14, choices=ActivityKind)
    on = models.DateField()
    where = models.CharField(max_length=120, blank=True)
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    by_name = models.BooleanField("people put their names down", default=False)
    attended = models.PositiveSmallIntegerField("how many came", null=True, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "wellbeing activities"
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ActivityKind.values), name="wellbeing_activity_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(places__isnull=True) | Q(places__gte=1),
                name="wellbeing_activity_has_room",
                violation_error_message="An activity has at least one place.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ActivityPlace(models.Model):
    """That somebody has put their name down. Only the organiser and the person see it.

    It is not kept in the history and goes away with a click: what somebody does for their health is nobody's record.
    """

    activity = models.ForeignKey(
        WellbeingActivity, on_delete=models.CASCADE, related_name="taken", db_index=False
    )
    person = models.ForeignKey(Worker, on_delete=models.CASCADE, related_name="+")
    joined_at = models.DateTimeField()

    class Meta:
        verbose_name = "place in an activity"
        verbose_name_plural = "places in activities"
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "person"],
                name="activity_joined_once",
                violation_error_message="You have a place already.",
            )
        ]

    def __str__(self) -> str:
        return f"Place in activity {self.activity_id}"


@tracked()
class WellbeingSurvey(models.Model):
    """A result of a survey: one number, what it says, of when and from where."""

    programme = models.ForeignKey(WellbeingProgramme, on_delete=models.PROTECT, related_name="surveys")
    measure = models.CharField("what it measures", max_length=120)
    value = models.DecimalField(max_digits=8, decimal_places=2)
    unit = models.CharField("unit", max_length=30, blank=True)
    on = models.DateField()
    source = models.CharField(max_length=120)
    answered = models.PositiveIntegerField("how many answered", null=True, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "survey result"
        ordering = ["measure", "on", "pk"]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.measure}: {self.value}"


@tracked()
class AssistanceUse(models.Model):
    """How often the employee assistance programme was used in a month, as the supplier counts: numbers alone.

    A correction is a further row of the month; the last one holds.
    """

    month = models.DateField("first day of the month")
    employees = models.PositiveIntegerField()
    household = models.PositiveIntegerField("household members")
    entered_on = models.DateField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "use of the assistance programme"
        verbose_name_plural = "use of the assistance programme"
        ordering = ["-month", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(month__day=1), name="assistance_is_counted_by_month"),
            models.CheckConstraint(
                condition=Q(entered_on__gte=F("month")),
                name="assistance_is_counted_once_the_month_has_begun",
                violation_error_message="The month is still to come.",
            ),
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.month}: {self.employees} and {self.household}"
