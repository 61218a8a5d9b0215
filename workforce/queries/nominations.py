"""Nominations and their criteria; and the checklist of who in a role has the number that the role needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from workforce.access.scope import Reach
from workforce.enums import Regulator
from workforce.models import AccreditationScheme, Nomination, Role, SchemeCriterion, Worker


def schemes(reach: Reach) -> "QuerySet[AccreditationScheme]":
    """Schemes, the latest first, with their criteria."""
    found = AccreditationScheme.objects.within(reach).prefetch_related("criteria")
    return found.order_by("-period", "name")


def running_schemes(day: date) -> list[AccreditationScheme]:
    """Those that take nominations on a day. One query."""
    return list(AccreditationScheme.objects.as_at(day).order_by("name", "pk"))


def nominations(reach: Reach, *, scheme_id: int | None = None, state: str = "") -> "QuerySet[Nomination]":
    """Nominations of people in reach, the latest first. `state`: an outcome, "open", or all."""
    found = Nomination.objects.within(reach).select_related("worker", "scheme", "by")
    if scheme_id is not None:
        found = found.filter(scheme=scheme_id)
    if state:
        found = found.filter(outcome="" if state == "open" else state)
    return found.order_by("-nominated_on", "worker__sort_name", "pk")


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion of a nomination. `met` None: nobody has looked yet."""

    row: SchemeCriterion
    met: bool | None
    on: date | None


def criteria_of(nomination: Nomination) -> list[Criterion]:
    """The criteria in order, each as it was found last. Two queries."""
    latest = {each.criterion_id: each for each in nomination.checks.order_by("on", "pk")}
    rows = nomination.scheme.criteria.all()
    return [
        Criterion(
            row,
            latest[row.pk].met if row.pk in latest else None,
            latest[row.pk].on if row.pk in latest else None,
        )
        for row in rows
    ]


_NUMBERS = """
    SELECT a.role_id, count(DISTINCT a.worker_id),
           count(DISTINCT a.worker_id) FILTER (WHERE coalesce(w.swe_number, '') <> '' AND r.regulator = %(swe)s
               OR EXISTS (
                   SELECT FROM workforce_professionalregistration p
                   WHERE p.worker_id = w.id AND p.regulator = r.regulator AND p.number <> ''
               ))
    FROM workforce_assignment a
    JOIN workforce_role r ON r.id = a.role_id AND r.regulator <> ''
    JOIN workforce_worker w ON w.id = a.worker_id
    WHERE a.period @> %(day)s::date {reached}
    GROUP BY a.role_id
"""


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A role that needs a registration: how many are in it on the day, and how many have the number."""

    role: Role
    people: int
    numbered: int

    @property
    def without(self) -> int:
        return self.people - self.numbered


def number_lines(reach: Reach, day: date) -> list[NumberLine]:
    """Every role that needs a registration and is held by somebody in reach, by name. Two statements, three at most."""
    values: dict[str, Any] = {"day": day, "swe": Regulator.SWE.value}
    reached = ""
    if not reach.everyone:
        reached = "AND a.worker_id = ANY(%(people)s)"
        values["people"] = list(Worker.objects.within(reach).values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERS.format(reached=reached), values)
        found = {role_id: (people, numbered) for role_id, people, numbered in cursor.fetchall()}
    roles = Role.objects.filter(pk__in=found).order_by("name", "code")
    return [NumberLine(role, *found[role.pk]) for role in roles]


def without_a_number(reach: Reach, role: Role, day: date) -> Sequence[Worker]:
    """Who holds the role on the day and has no number with its regulator on record, by name. One query."""
    has_one = Q(registrations__regulator=role.regulator) & ~Q(registrations__number="")
    if role.regulator == Regulator.SWE:
        has_one |= ~Q(swe_number="") & Q(swe_number__isnull=False)
    people = Worker.objects.within(reach)
    held = people.filter(assignments__role=role, assignments__period__contains=day)
    return list(held.exclude(pk__in=people.filter(has_one).values("pk")).distinct())
