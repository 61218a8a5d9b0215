"""What every dated row shares: a half-open period and the words to ask for it."""

from datetime import date
from typing import Any, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from workforce.periods import last_day


class DatedQuerySet(models.QuerySet[Any]):
    """Words about time. A day is always an argument."""

    def as_at(self, day: date) -> Self:
        """Rows that are true on `day`, first and last days included."""
        return self.filter(period__contains=day)

    def as_at_by_ends(self, day: date) -> Self:
        """The same, asked by the ends of the period: for a table with an index of them, and most rows long over.

        The database prefers the index of whole periods wherever it may; for the rows of today it is ten times slower.
        """
        not_over = Q(period__endswith__isnull=True) | Q(period__endswith__gt=day)
        return self.filter(not_over, period__startswith__lte=day)

    def not_over(self, day: date) -> Self:
        """Rows that are true on `day` or will be later."""
        return self.filter(Q(period__upper_inf=True) | Q(period__endswith__gt=day))

    def during(self, value: DateRange) -> Self:
        """Rows true on at least one day of the period."""
        return self.filter(period__overlap=value)


class Dated(models.Model):
    """A row that was, is or will be true for a period."""

    period = DateRangeField(help_text="First day to last day; an open end is still true.")

    class Meta:
        abstract = True

    @property
    def first_day(self) -> date:
        return self.period.lower  # type: ignore[no-any-return]

    @property
    def last_day(self) -> date | None:
        """Inclusive; None while open."""
        return last_day(self.period)


def has_a_start(name: str) -> models.CheckConstraint:
    """The period is not empty and has a first day."""
    return models.CheckConstraint(
        condition=Q(period__isempty=False, period__lower_inf=False),
        name=name,
        violation_error_message="The period needs a first day that is not after its last day.",
    )


def never_at_once(name: str, *fields: str, message: str, condition: Q | None = None) -> ExclusionConstraint:
    """No two rows that agree in `fields` share a day."""
    expressions: list[tuple[Any, str]] = [(field, RangeOperators.EQUAL) for field in fields]
    return ExclusionConstraint(
        name=name,
        expressions=[*expressions, ("period", RangeOperators.OVERLAPS)],
        condition=condition,
        violation_error_message=message,
    )
