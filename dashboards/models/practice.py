"""The stored figures of practice: what they are made of, by unit, population and month end."""

from datetime import date
from typing import Any, Self

from django.db import models

from workforce.models import Unit


def _number() -> "models.IntegerField[Any, Any]":
    return models.IntegerField(default=0)


class PracticeFigureQuerySet(models.QuerySet["PracticeFigure"]):
    """Words about figures of practice."""

    def between(self, first: date, last: date) -> Self:
        return self.filter(month_end__range=(first, last))


class PracticeFigure(models.Model):
    """Whether supervision and appraisal happen and are good and followed up, in a month and at its close.

    Every measure is a sum over people, sessions or records, so that units add up. Each counts where the person was on
    the day it happened: on the last day of a slot, on the day of a session, at the close of the month. A cell with
    nothing in it is not stored, nor are months before anything was recorded: those of supervision and those of
    appraisal begin each with its own first record. Derived data: written by dashboards/domain/practice.py only, and
    never tracked.
    """

    pk = models.CompositePrimaryKey("unit_id", "population", "month_end")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="practice_figures", db_index=False)
    population = models.CharField(max_length=60)
    month_end = models.DateField()
    slots_required = _number()
    slots_met = _number()
    slots_excused = _number()
    people_required = _number()
    people_in_date = _number()
    sessions_held = _number()
    sessions_reflective = _number()
    first_year_held = _number()
    first_year_reflective = _number()
    gaps = _number()
    gap_days = _number()
    records_shared = _number()
    records_unsigned = _number()
    actions_open = _number()
    actions_overdue = _number()
    sessions_planned = _number()
    cancelled_by_supervisor = _number()
    cancelled_by_supervisee = _number()
    cancelled_by_both = _number()
    supervisors = _number()
    supervisors_trained = _number()
    group_sessions = _number()
    group_with_partners = _number()
    team_slots_required = _number()
    team_slots_met = _number()
    records_audited = _number()
    records_good = _number()
    appraisal_eligible = _number()
    appraised = _number()
    developing = _number()
    reviews_due = _number()
    reviews_on_time = _number()
    appraisals_scored = _number()
    appraisals_good = _number()
    computed_at = models.DateTimeField(null=True)

    objects = PracticeFigureQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["month_end", "population"], name="practice_month_population")]

    def __str__(self) -> str:
        return f"Unit {self.unit_id}, {self.population}, {self.month_end}"

    @classmethod
    def nothing(cls, unit_id: int, population: str, month_end: date) -> "PracticeFigure":
        """The figures of a unit where there is nobody and nothing to count."""
        return cls(unit_id=unit_id, population=population, month_end=month_end)
