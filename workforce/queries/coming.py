"""What is about to happen in the units one manages: people who start, who leave, and contracts that end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Exists, OuterRef, Q, Subquery

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.enums import Contract
from workforce.models import Assignment, UnitPlacement
from workforce.names import full_name
from workforce.periods import ONE_DAY, last_day


@dataclass(frozen=True)
class Coming:
    """A day on which somebody starts in a unit or leaves it."""

    kind: str
    reference: str
    name: str
    day: date
    unit_name: str


def coming(scope: Scope, first_day: date, last_day: date) -> Iterable[Coming]:
    """Assignments in the units of the reach that begin or end on these days. Two queries, none without
    units.

    A move within the same unit, where the next assignment follows on the next day, is neither a start nor an
    end. One's own dates are not among them: the person's own page has them. Units have the names of the first day.
    """
    reach = _as_manager(scope[Permission.SEE_EMPLOYMENT])
    if not reach:
        return []
    starts = _edges(reach, "startswith", (first_day, last_day), first_day)
    ends = _edges(reach, "endswith", (first_day + ONE_DAY, last_day + ONE_DAY), first_day)
    return [*map(_started, starts), *map(_ended, ends)]


def _as_manager(reach: Reach) -> Reach:
    return Reach(reach.as_at, reach.everyone, reach.unit_ids, None, reach.line_manager_id)


class _Edge(NamedTuple):
    """An assignment that begins or ends, with as much of its employment as says why."""

    period: DateRange
    reference: str
    first_name: str
    last_name: str
    contract: str
    employment_period: DateRange
    unit_name: str | None


_EDGE = (
    "period",
    "worker__reference",
    "worker__first_name",
    "worker__last_name",
    "employment__contract",
    "employment__period",
)


def _edges(reach: Reach, edge: str, days: tuple[date, date], named_on: date) -> Iterable[_Edge]:
    """Assignments with that edge on these days, and no other of the worker in the team beyond it.

    The edge alone is asked for, which has an index: few of the people who are here start or leave.
    """
    beyond = {"startswith": "period__endswith", "endswith": "period__startswith"}[edge]
    same_unit = Assignment.objects.filter(worker=OuterRef("worker"), team=OuterRef("team"))
    follows = same_unit.filter(**{beyond: OuterRef(f"period__{edge}")})
    on_these_days = Q(**{f"period__{edge}__gte": days[0], f"period__{edge}__lte": days[1]})
    names = UnitPlacement.objects.as_at(named_on).filter(unit=OuterRef("team")).values("name")[:1]
    rows = Assignment.objects.within(reach).filter(on_these_days).exclude(Exists(follows))
    ordered = rows.order_by(f"period__{edge}", "worker__sort_name", "pk")
    return map(_Edge._make, ordered.values_list(*_EDGE, Subquery(names)))


def _started(edge: _Edge) -> Coming:
    first = edge.period.lower
    kind = "Starts" if edge.employment_period.lower == first else "Joins the team"
    return _coming(edge, kind, first)


def _ended(edge: _Edge) -> Coming:
    last = last_day(edge.period)
    assert last is not None  # found by the day on which it ends
    ends_with_contract = last_day(edge.employment_period) == last
    contract = Contract(edge.contract).label
    return _coming(edge, f"{contract} contract ends" if ends_with_contract else "Leaves the team", last)


def _coming(edge: _Edge, kind: str, day: date) -> Coming:
    return Coming(kind, edge.reference, full_name(edge.first_name, edge.last_name), day, edge.unit_name or "")
