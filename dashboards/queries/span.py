"""Which months there is anything to compute for."""

from datetime import date

from django.db import connection

from workforce.models import Assignment, PostTerms
from workforce.periods import add_months, month_end

LONGEST_IN_YEARS = 30
"""Figures reach back no further, whatever the oldest fact says."""

_FIRST_FACT = """
    SELECT least(
        (SELECT min(lower(period)) FROM workforce_assignment),
        (SELECT min(lower(period)) FROM workforce_postterms)
    )
"""

_FIRST_FACT_IF_LATER = f"""
    SELECT CASE WHEN EXISTS (SELECT FROM workforce_assignment WHERE lower(period) <= %(day)s)
                  OR EXISTS (SELECT FROM workforce_postterms WHERE lower(period) <= %(day)s)
                THEN NULL ELSE ({_FIRST_FACT}) END
"""


def months_with_facts(today: date) -> tuple[date, date] | None:
    """The month ends of the first assignment or post and of the last complete month before `today`.

    None where there are no facts, or none before this month. Not more than thirty years.
    """
    with connection.cursor() as cursor:
        cursor.execute(_FIRST_FACT)
        (first_day,) = cursor.fetchone()
    last = month_end(add_months(today, -1))
    if first_day is None or month_end(first_day) > last:
        return None
    return max(month_end(first_day), month_end(add_months(last, -12 * LONGEST_IN_YEARS))), last


def records_begin_after(day: date) -> date | None:
    """The first day of the first assignment or post, if that is later than `day`; None otherwise, or without facts.

    Whoever is on record from the first day on seems to have started on it, so a figure of twelve months says nothing
    unless the records begin by the close of the day before them. One query, which stops at the first earlier fact.
    """
    with connection.cursor() as cursor:
        cursor.execute(_FIRST_FACT_IF_LATER, {"day": day})
        first_day: date | None = cursor.fetchone()[0]
    return first_day


def has_facts_by(day: date) -> bool:
    """Whether anybody held an assignment, or any post existed, on or before `day`. Two queries at most."""
    assigned = Assignment.objects.filter(period__startswith__lte=day)
    return assigned.exists() or PostTerms.objects.filter(period__startswith__lte=day).exists()
