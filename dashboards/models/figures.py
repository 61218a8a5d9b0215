"""The stored figures: one wide row of measures for each unit, population and month end."""

from datetime import date
from typing import Any, Self

from django.db import models

from workforce.models import Unit


def _fte() -> "models.DecimalField[Any, Any]":
    return models.DecimalField(max_digits=14, decimal_places=6, default=0)


def _people() -> "models.IntegerField[Any, Any]":
    return models.IntegerField(default=0)


class FigureQuerySet(models.QuerySet["Figure"]):
    """Words about figures."""

    def of(self, population: str) -> Self:
        return self.filter(population=population)

    def between(self, first: date, last: date) -> Self:
        return self.filter(month_end__range=(first, last))


class Figure(models.Model):
    """What every metric of a unit is made of, for a population, at the close of a month.

    Numerators and denominators of all metrics come from here (dashboards/metrics). Stocks are taken at the close of
    `month_end`, flows over the twelve months that end on it. A cell with nothing in it is not stored; `nothing` is what
    it would be. Derived data: written by dashboards/domain/compute.py only, and never tracked.
    """

    pk = models.CompositePrimaryKey("unit_id", "population", "month_end")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="figures", db_index=False)
    population = models.CharField(max_length=60)
    month_end = models.DateField()
    in_post_fte = _fte()
    in_post_headcount = _people()
    permanent_fte = _fte()
    established_fte = _fte()
    vacant_fte = _fte()
    unfilled_fte = _fte()
    agency_fte = _fte()
    agency_headcount = _people()
    agency_vacancy_fte = _fte()
    starters_fte = _fte()
    starters_headcount = _people()
    leavers_fte = _fte()
    leavers_headcount = _people()
    days_lost = models.DecimalField(max_digits=32, decimal_places=20, default=0)
    case_holders_fte = _fte()
    case_holders_headcount = _people()
    cases = _people()
    caseload_max = models.IntegerField(null=True)
    stability_base = _people()
    stability_stayed = _people()
    working_days = models.SmallIntegerField(default=253)
    computed_at = models.DateTimeField(null=True)

    objects = FigureQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["month_end", "population"], name="figure_month_population")]

    def __str__(self) -> str:
        return f"Unit {self.unit_id}, {self.population}, {self.month_end}"

    @classmethod
    def nothing(cls, unit_id: int, population: str, month_end: date) -> "Figure":
        """The figures of a unit where there is nobody, no post and nothing to count."""
        return cls(unit_id=unit_id, population=population, month_end=month_end)


class ComputedMonth(models.Model):
    """A month end whose figures are stored, for every unit and population."""

    month_end = models.DateField(primary_key=True)
    computed_at = models.DateTimeField()

    class Meta:
        ordering = ["month_end"]

    def __str__(self) -> str:
        return f"{self.month_end}"
