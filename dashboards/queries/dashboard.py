"""Everything stored that one page of figures shows, in one question."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from dashboards.models import Figure
from workforce.periods import add_months, month_ends, year_before

SHOWN_MONTHS = 24


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """A unit's rows of 25 months, oldest first, so that the first of the 24 shown has nothing missing a
    year before the last; and the units below, at the last month and a year before. None: the month was
    never computed."""

    months: Sequence[date]
    own: Sequence[Figure | None]
    below: Mapping[int, Figure | None]
    below_before: Mapping[int, Figure | None]

    @property
    def is_empty(self) -> bool:
        """Whether the unit has had nobody and no post in any of these months: nothing of it is stored."""
        return all(row is None or row.computed_at is None for row in self.own)

    @property
    def now(self) -> Figure | None:
        return self.own[-1]

    @property
    def before(self) -> Figure | None:
        return self.own[-13]


def unit_figures(
    *, unit_id: int, below: Collection[int], population: str, last: date, computed: Collection[date]
) -> UnitFigures:
    """The rows of a page about `unit_id` at `last`, with the units `below`. One query, whatever their
    number."""
    months = list(month_ends(add_months(last, -SHOWN_MONTHS), last))
    before = year_before(last)
    wanted = Q(unit_id=unit_id, month_end__range=(months[0], last)) | Q(
        unit_id__in=below, month_end__in=(before, last)
    )
    found = {
        (row.unit_id, row.month_end): row for row in Figure.objects.filter(wanted, population=population)
    }
    stored = set(computed)

    def cell(unit: int, day: date) -> Figure | None:
        if day not in stored:
            return None
        return found.get((unit, day)) or Figure.nothing(unit, population, day)

    return UnitFigures(
        months=months,
        own=[cell(unit_id, day) for day in months],
        below={unit: cell(unit, last) for unit in below},
        below_before={unit: cell(unit, before) for unit in below},
    )
