"""Managers: whom somebody means by a name or number, and who usually manages a team."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from workforce.access.scope import Scope
from workforce.models import Assignment, Worker
from workforce.names import plain
from workforce.queries.visibility import visible_people

MOST_NAMED = 6


def people_meant(text: str, scope: Scope) -> list[Worker]:
    """The people whom the scope may see who have this number, else who are called so; a few at most. Two queries."""
    people = visible_people(scope)
    numbered = list(people.filter(reference__iexact=text.strip())[:1])
    words = plain(text).split()
    if numbered or not words:
        return numbered
    for word in words:
        people = people.filter(sort_name__contains=word)
    return list(people.order_by("sort_name", "reference")[:MOST_NAMED])


def usual_manager(team_id: int, day: date) -> Worker | None:
    """Whoever manages most of those in a team on `day`, if anybody manages some. Two queries."""
    held = Assignment.objects.as_at(day).filter(team_id=team_id, manager__isnull=False)
    most = held.values("manager_id").annotate(people=Count("pk")).order_by("-people", "manager_id").first()
    return Worker.objects.get(pk=most["manager_id"]) if most else None


def managed_from(worker_id: int, day: date) -> list[Assignment]:
    """The assignments of others that the worker manages on `day` or will later. One query."""
    held = Assignment.objects.filter(manager_id=worker_id).not_over(day)
    return list(held.select_related("worker", "role", "team", "post", "employment").order_by("pk"))


def assignments_of_the_managed(worker_id: int) -> list[Assignment]:
    """Those that the worker manages or managed, and what directly follows each, in order. One query."""
    managed = Assignment.objects.filter(manager_id=worker_id)
    follows = Assignment.objects.filter(
        worker=OuterRef("worker"), manager_id=worker_id, period__endswith=OuterRef("period__startswith")
    )
    either = Assignment.objects.filter(Q(pk__in=managed.values("pk")) | Exists(follows))
    return list(either.select_related("worker", "role", "manager").order_by("period", "pk"))
