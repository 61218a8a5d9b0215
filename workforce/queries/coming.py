"""What is about to happen in the units one manages: people who start, who leave, and contracts that end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.models import Assignment, Employment, Worker
from workforce.periods import ONE_DAY, period
from workforce.queries.organisation import tree


@dataclass(frozen=True)
class Coming:
    """A day on which somebody starts in a unit or leaves it."""

    kind: str
    worker: Worker
    day: date
    unit_name: str


def coming(scope: Scope, first_day: date, last_day: date) -> Iterable[Coming]:
    """Assignments in the units of the reach that begin or end on these days. Three queries, none without
    units.

    A move within the same unit, where the next assignment follows on the next day, is neither a start nor an
    end. One's own dates are not among them: the person's own page has them.
    """
    reach = _as_manager(scope[Permission.SEE_EMPLOYMENT])
    if not reach:
        return []
    names = {node.unit_id: node.name for node in tree(first_day)}
    starts = _edges(reach, "startswith", first_day, last_day)
    ends = _edges(reach, "endswith", first_day + ONE_DAY, last_day + ONE_DAY)
    return [
        *(_started(each, names) for each in starts),
        *(_ended(each, names) for each in ends),
    ]


def _as_manager(reach: Reach) -> Reach:
    return Reach(reach.as_at, reach.everyone, reach.unit_ids, None, reach.line_manager_id)


def _edges(reach: Reach, edge: str, first_day: date, last_day: date) -> Iterable[Assignment]:
    """Assignments with that edge on these days, and no other of the worker in the team beyond it."""
    beyond = {"startswith": "period__endswith", "endswith": "period__startswith"}[edge]
    same_unit = Assignment.objects.filter(worker=OuterRef("worker"), team=OuterRef("team"))
    follows = same_unit.filter(**{beyond: OuterRef(f"period__{edge}")})
    within = Assignment.objects.within(reach).during(period(first_day - ONE_DAY, last_day))
    on_these_days = Q(**{f"period__{edge}__gte": first_day, f"period__{edge}__lte": last_day})
    rows = within.filter(on_these_days).exclude(Exists(follows)).select_related("worker", "employment")
    return rows.order_by(f"period__{edge}", "worker__sort_name", "pk")


def _started(assignment: Assignment, names: dict[int, str]) -> Coming:
    kind = "Starts" if assignment.employment.first_day == assignment.first_day else "Joins the team"
    return Coming(kind, assignment.worker, assignment.first_day, names.get(assignment.team_id, ""))


def _ended(assignment: Assignment, names: dict[int, str]) -> Coming:
    last = assignment.last_day
    assert last is not None  # found by the day on which it ends
    return Coming(
        _kind_of_end(assignment.employment, last), assignment.worker, last, names.get(assignment.team_id, "")
    )


def _kind_of_end(employment: Employment, last: date) -> str:
    return (
        f"{employment.get_contract_display()} contract ends"
        if employment.last_day == last
        else "Leaves the team"
    )
