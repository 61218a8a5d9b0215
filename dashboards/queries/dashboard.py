"""Everything stored that one page of figures shows, in one question."""

from collections import namedtuple
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol, cast

from django.db import connection

from dashboards.models import Figure
from workforce.periods import add_months, month_ends, year_before

SHOWN_MONTHS = 24


class Measures(Protocol):
    """A cell as pages read it: a `Figure`, or its plain values. What metrics are made of they ask for by name."""

    @property
    def unit_id(self) -> int: ...

    @property
    def month_end(self) -> date: ...

    @property
    def in_post_headcount(self) -> int: ...

    @property
    def days_lost(self) -> Decimal: ...

    @property
    def computed_at(self) -> datetime | None: ...


_COLUMNS = tuple(field.attname for field in Figure._meta.concrete_fields)
_ROWS = f"""
    SELECT {", ".join(_COLUMNS)} FROM dashboards_figure
    WHERE population = %(population)s AND (
        unit_id = %(unit)s AND month_end BETWEEN %(first)s AND %(last)s
        OR unit_id = ANY(%(below)s) AND month_end IN (%(before)s, %(last)s)
    )
"""
_Plain = cast(Any, namedtuple("_Plain", _COLUMNS))
_NOUGHTS = tuple(field.get_default() for field in Figure._meta.concrete_fields[3:])
"""The measures of a cell that is not stored, as `Figure.nothing` has them: all but unit, population and month."""


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """A unit's rows of 25 months, oldest first, so that the first of the 24 shown has nothing missing a
    year before the last; and the units below, at the last month and a year before. None: the month was
    never computed."""

    months: Sequence[date]
    own: Sequence[Measures | None]
    below: Mapping[int, Measures | None]
    below_before: Mapping[int, Measures | None]

    @property
    def is_empty(self) -> bool:
        """Whether the unit has had nobody and no post in any of these months: nothing of it is stored."""
        return all(row is None or row.computed_at is None for row in self.own)

    @property
    def now(self) -> Measures | None:
        return self.own[-1]

    @property
    def before(self) -> Measures | None:
        return self.own[-13]


def unit_figures(
    *, unit_id: int, below: Collection[int], population: str, last: date, computed: Collection[date]
) -> UnitFigures:
    """The rows of a page about `unit_id` at `last`, with the units `below`. One query, whatever their
    number.

    By hand, and plain values: a page reads some sixty rows of 25 columns, and rows of the model cost it thrice as much.
    """
    months = list(month_ends(add_months(last, -SHOWN_MONTHS), last))
    before = year_before(last)
    with connection.cursor() as cursor:
        cursor.execute(
            _ROWS,
            {
                "population": population,
                "unit": unit_id,
                "first": months[0],
                "last": last,
                "below": list(below),
                "before": before,
            },
        )
        rows = [_Plain._make(row) for row in cursor.fetchall()]
    found = {(row.unit_id, row.month_end): row for row in rows}
    stored = set(computed)

    def cell(unit: int, day: date) -> Measures | None:
        if day not in stored:
            return None
        plain: Measures = found.get((unit, day)) or _Plain(unit, population, day, *_NOUGHTS)
        return plain

    return UnitFigures(
        months=months,
        own=[cell(unit_id, day) for day in months],
        below={unit: cell(unit, last) for unit in below},
        below_before={unit: cell(unit, before) for unit in below},
    )
