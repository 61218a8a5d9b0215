"""Whom a reach covers where things begin before somebody's first day: those who work in it, and those who will."""

from typing import Any, Self

from django.db import models
from django.db.models import Q, QuerySet

from workforce.access.scope import Reach
from workforce.models.employment import Assignment
from workforce.models.worker import Worker


def people_and_starters(reach: Reach) -> "QuerySet[Worker]":
    """The people in reach on its day, and those who start in it later and work nowhere here on the day.

    Somebody who moves in from another team later is not among them: until then it is the other team's manager who sees.
    """
    people = Worker.objects.within(reach)
    if reach.everyone or not (reach.unit_ids or reach.line_manager_id):
        return people
    units = Reach(reach.as_at, unit_ids=reach.unit_ids, line_manager_id=reach.line_manager_id)
    coming = Assignment.objects.within(units).filter(period__startswith__gt=reach.as_at)
    here = Assignment.objects.as_at(reach.as_at)
    starters = Q(pk__in=coming.values("worker_id")) & ~Q(pk__in=here.values("worker_id"))
    return Worker.objects.filter(Q(pk__in=people.values("pk")) | starters)


class OfStartersQuerySet(models.QuerySet[Any]):
    """Words about what goes with a person from before the first day."""

    def within(self, reach: Reach) -> Self:
        """The rows of the people in reach, starters included."""
        return self if reach.everyone else self.filter(worker__in=people_and_starters(reach))
