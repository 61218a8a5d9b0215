"""What is about to happen in the units one manages: people who start, who leave, and contracts that end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.enums import Contract
from workforce.models import Assignment
from workforce.names import full_name
from workforce.periods import ONE_DAY
from workforce.queries.organisation import names_in, tree_in


@dataclass(frozen=True)
class Coming:
    """A day on which somebody starts in a unit or leaves it."""

    kind: str
    reference: str
    name: str
    day: date
    unit_name: str


def coming(scope: Scope, first_day: date, last_day: date) -> Iterable[Coming]:
    """Assignments in the units of the reach that begin or end on these days. Two queries at most, none without
    units.

    A move within the same unit, where the next assignment follows on the next day, is neither a start nor an
    end. One's own dates are not among them: the person's own page has them. Units have the names of the first day,
    or the nearest there are.
    """
    reach = _as_manager(scope[Permission.SEE_EMPLOYMENT])
    found = _held(reach, first_day, last_day) if reach else []
    if not found:
        return []
    names = _names(scope, first_day, {each.team_id for each in found})
    day_after = last_day + ONE_DAY
    starting = [each for each in found if first_day <= each.first <= last_day and not each.follows]
    ending = [each for each in found if each.end and first_day < each.end <= day_after and not each.goes_on]
    starting.sort(key=lambda each: each.first)
    ending.sort(key=lambda each: each.end or day_after)
    return [
        *(_coming(each, names, _kind_of_start(each), each.first) for each in starting),
        *(_coming(each, names, _kind_of_end(each), each.end - ONE_DAY) for each in ending if each.end),
    ]


def _names(scope: Scope, day: date, team_ids: set[int]) -> dict[int, str]:
    """From the tree, which the first page asks for anyway, where it has them all."""
    if day == scope.as_at and not scope[Permission.SEE_EMPLOYMENT].person_id:
        names = {node.unit_id: node.name for node in tree_in(scope)}
        if team_ids <= names.keys():
            return names
    return names_in(scope, day)


def _as_manager(reach: Reach) -> Reach:
    return replace(reach, own_worker_id=None)


class _Held(NamedTuple):
    """An assignment, with as much of its employment as says why it begins or ends. `end` is the day after the last.

    `follows`, `goes_on`: another one in the same team ends the day before, or begins the day after.
    """

    worker_id: int
    team_id: int
    first: date
    end: date | None
    reference: str
    first_name: str
    last_name: str
    contract: str
    employment_first: date
    employment_end: date | None
    follows: bool
    goes_on: bool


_HELD = (
    "worker_id",
    "team_id",
    "period__startswith",
    "period__endswith",
    "worker__reference",
    "worker__first_name",
    "worker__last_name",
    "employment__contract",
    "employment__period__startswith",
    "employment__period__endswith",
)


def _held(reach: Reach, first_day: date, last_day: date) -> list[_Held]:
    """The assignments with an edge on these days, by name. Both edges have an index: few of those who are here start or
    leave. One query.
    """
    starts = Q(period__startswith__range=(first_day, last_day))
    ends = Q(period__endswith__range=(first_day + ONE_DAY, last_day + ONE_DAY))
    rows = Assignment.objects.within(reach).filter(starts | ends).order_by("worker__sort_name", "pk")
    same = Assignment.objects.filter(worker=OuterRef("worker"), team=OuterRef("team"))
    before = same.filter(period__endswith=OuterRef("period__startswith"))
    after = same.filter(period__startswith=OuterRef("period__endswith"))
    return [_Held._make(row) for row in rows.values_list(*_HELD, Exists(before), Exists(after))]


def _kind_of_start(held: _Held) -> str:
    return "Starts" if held.employment_first == held.first else "Joins the team"


def _kind_of_end(held: _Held) -> str:
    if held.employment_end != held.end:
        return "Leaves the team"
    return f"{Contract(held.contract).label} contract ends"


def _coming(held: _Held, names: Mapping[int, str], kind: str, day: date) -> Coming:
    name = full_name(held.first_name, held.last_name)
    return Coming(kind, held.reference, name, day, names.get(held.team_id, ""))
