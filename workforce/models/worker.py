"""People. What is sensitive stands apart, so that it can be kept from those who need only a name."""

from datetime import date
from typing import Any, Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from workforce.access.scope import Reach
from workforce.enums import (
    Caring,
    Ethnicity,
    Orientation,
    Partnership,
    Religion,
    Sex,
    WorkingPattern,
    YesOrNo,
)
from workforce.models.history import tracked
from workforce.names import full_name


class WorkerQuerySet(models.QuerySet[Any]):
    """Words about people."""

    def within(self, reach: Reach) -> Self:
        """People in reach: oneself, those who hold an assignment in the reach on its day, or everyone.

        Somebody who moves out of the reach is out of it from that day on, with everything about them.
        """
        if reach.everyone:
            return self
        people = Q(pk=reach.own_worker_id) if reach.own_worker_id else Q(pk__in=[])
        if reach.person_id:
            people |= Q(pk=reach.person_id)
        if reach.unit_ids or reach.line_manager_id:
            held = Q(assignments__team_id__in=reach.unit_ids)
            if reach.line_manager_id:
                held |= Q(assignments__manager_id=reach.line_manager_id)
            people |= Q(assignments__period__contains=reach.as_at) & held
        found = self.model._default_manager.filter(people).values("pk")
        return self.filter(pk__in=found)

    def in_post(self, day: date) -> Self:
        """People with an employment or agency engagement on `day`."""
        engagements = self.model._meta.get_field("employments").related_model._default_manager
        return self.filter(pk__in=engagements.filter(period__contains=day).values("worker"))


@tracked()
class Worker(models.Model):
    """Somebody who works or worked here, employed or through an agency."""

    reference = models.CharField(max_length=40, unique=True)
    first_name = models.CharField(max_length=80)
    last_name = models.CharField(max_length=80)
    sort_name = models.CharField(max_length=170, db_index=True, help_text="Last name first, no accents.")
    email = models.EmailField(blank=True)
    swe_number = models.CharField("Social Work England number", max_length=14, null=True, blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    qualified_on = models.DateField(null=True, blank=True)
    qualification_level = models.CharField(max_length=60, blank=True)
    entry_route = models.CharField(max_length=60, blank=True)

    objects = WorkerQuerySet.as_manager()

    class Meta:
        ordering = ["sort_name", "reference"]
        indexes = [GinIndex(fields=["sort_name"], opclasses=["gin_trgm_ops"], name="worker_found_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["swe_number"],
                name="swe_number_belongs_to_one_worker",
                violation_error_message="This Social Work England number belongs to another person.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return full_name(self.first_name, self.last_name)


def _answer(choices: type[models.TextChoices], name: str) -> "models.CharField[str, str]":
    """An optional answer. The default is the database's too: imports write without naming it."""
    return models.CharField(name, max_length=16, choices=choices, blank=True, default="", db_default="")


class WorkerEqualityQuerySet(models.QuerySet[Any]):
    """Words about equality data."""

    def within(self, reach: Reach) -> Self:
        """The rows of the people in reach."""
        return self if reach.everyone else self.filter(worker__in=Worker.objects.within(reach))


@tracked()
class WorkerEquality(models.Model):
    """Equality data: edited by the person, seen by the equality role, never by managers.

    Every answer is optional, and "prefer not to say" is one; nothing is also an answer. Sex and ethnicity have the
    codes of the return, which knows no "prefer not to say" for the one and calls it REFU for the other.
    """

    worker = models.OneToOneField(Worker, on_delete=models.PROTECT, related_name="equality", primary_key=True)
    sex = models.CharField(max_length=1, choices=Sex, blank=True)
    ethnicity = models.CharField(max_length=4, choices=Ethnicity, blank=True)
    sex_not_said = models.BooleanField("prefers not to say the sex", default=False, db_default=False)
    same_gender = _answer(YesOrNo, "gender as at birth")
    disability = _answer(YesOrNo, "disability")
    partnership = _answer(Partnership, "marriage or civil partnership")
    maternity = _answer(YesOrNo, "pregnancy or maternity")
    religion = _answer(Religion, "religion or belief")
    orientation = _answer(Orientation, "sexual orientation")
    care_experienced = _answer(YesOrNo, "care experience")
    caring = _answer(Caring, "caring for others")
    working_pattern = _answer(WorkingPattern, "working pattern")
    declared_on = models.DateField(null=True, blank=True)

    objects = WorkerEqualityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "worker equality"

    def __str__(self) -> str:
        return f"Equality data of worker {self.worker_id}"
