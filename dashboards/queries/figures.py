"""The stored figures, as pages and commands ask for them. A cell that is not stored holds nothing but noughts."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from dashboards.models import ComputedMonth, Figure
from workforce.models import ChangedFact, Role
from workforce.periods import add_months, holds_on, month_ends

CSWW = "csww"
ALL_ROLES = "all"


@dataclass(frozen=True, slots=True)
class Population:
    """Whom a figure counts: social work roles, all roles, or one role group."""

    key: str
    name: str


def populations() -> list[Population]:
    """Social work first, all roles second, then the role groups in order. One query.

    A role group that is called `csww` or `all` has no figures of its own: the words are taken.
    """
    groups = Role.objects.order_by("role_group").values_list("role_group", flat=True).distinct()
    return _populations(groups)


def _populations(groups: Iterable[str]) -> list[Population]:
    return [
        Population(CSWW, "Child and family social work"),
        Population(ALL_ROLES, "All roles"),
        *(Population(group, group) for group in groups if group not in {CSWW, ALL_ROLES}),
    ]


@dataclass(frozen=True, slots=True)
class Stored:
    """What figures there are: their months in order, their populations, and how many changes of facts they do not
    contain yet. `hosted` are the teams that are hosted for others, with the days."""

    months: list[date]
    populations: list[Population]
    not_computed: int
    hosted: tuple[tuple[int, DateRange], ...] = ()

    def hosted_on(self, day: date) -> frozenset[int]:
        """The units that are hosted for others on the day."""
        return frozenset(unit for unit, lasting in self.hosted if holds_on(lasting, day))


_STORED = """
    SELECT
        ARRAY(SELECT month_end FROM dashboards_computedmonth ORDER BY month_end),
        ARRAY(SELECT DISTINCT role_group FROM workforce_role ORDER BY role_group),
        (SELECT count(*) FROM workforce_changedfact),
        ARRAY(SELECT unit_id FROM workforce_unittag WHERE kind = 'hosted' ORDER BY id),
        ARRAY(SELECT period FROM workforce_unittag WHERE kind = 'hosted' ORDER BY id)
"""


def stored() -> Stored:
    """What a page of figures must know before it can choose. One query, by hand: every such page asks it."""
    with connection.cursor() as cursor:
        cursor.execute(_STORED)
        months, groups, not_computed, hosted, days = cursor.fetchone()
    return Stored(months, _populations(groups), not_computed, tuple(zip(hosted, days, strict=True)))


def being_computed() -> bool:
    """Whether changes of facts are noted that are not in the figures yet. One query."""
    return ChangedFact.objects.exists()


def stored_months() -> list[date]:
    """The month ends whose figures are stored, in order. One query."""
    return list(ComputedMonth.objects.order_by("month_end").values_list("month_end", flat=True))


def figure(unit_id: int, population: str, month_end: date) -> Figure:
    """One cell. One query."""
    found = Figure.objects.filter(unit_id=unit_id, population=population, month_end=month_end).first()
    return found or Figure.nothing(unit_id, population, month_end)


def at(unit_ids: Collection[int], population: str, month_end: date) -> dict[int, Figure]:
    """The cells of several units at one month. Every id is present. One query."""
    stored = Figure.objects.filter(unit_id__in=unit_ids, population=population, month_end=month_end)
    found = {row.unit_id: row for row in stored}
    return {unit: found.get(unit) or Figure.nothing(unit, population, month_end) for unit in unit_ids}


def across(unit_id: int, month_end: date) -> dict[str, Figure]:
    """The cells of one unit at one month for every population that has one, by its key. One query."""
    stored = Figure.objects.filter(unit_id=unit_id, month_end=month_end).order_by("population")
    return {row.population: row for row in stored}


def series(
    unit_ids: Collection[int], population: str, last: date, months: int = 24
) -> dict[int, list[Figure | None]]:
    """Month by month up to `last`, oldest first, for each unit. None: the month was never computed. Two queries."""
    wanted = list(month_ends(add_months(last, 1 - months), last))
    computed = set(ComputedMonth.objects.filter(month_end__in=wanted).values_list("month_end", flat=True))
    stored = Figure.objects.filter(
        unit_id__in=unit_ids, population=population, month_end__range=(wanted[0], wanted[-1])
    )
    found = {(row.unit_id, row.month_end): row for row in stored}
    return {
        unit: [
            (found.get((unit, day)) or Figure.nothing(unit, population, day)) if day in computed else None
            for day in wanted
        ]
        for unit in unit_ids
    }
