"""The stored figures of practice, as pages and commands ask for them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Min

from dashboards.models import PracticeFigure
from supervision.models import Appraisal, SupervisionSession
from supervision.queries.frequencies import records_from
from workforce.periods import month_end
from workforce.queries.policy import PolicyTable


def recorded_since(policies: PolicyTable) -> date | None:
    """The day from which supervision is recorded: that of the setting, else that of the first session held.

    None: nothing has been recorded yet. One query.
    """
    held: date | None = SupervisionSession.objects.held().order_by("on").values_list("on", flat=True).first()
    said = records_from(policies)
    return held if held is None or said is None else said


def appraised_since() -> date | None:
    """The day of the first appraisal meeting; None: none has been recorded yet. One query."""
    found: date | None = Appraisal.objects.aggregate(first=Min("meeting_on"))["first"]
    return found


@dataclass(frozen=True, slots=True)
class Beginnings:
    """The first month end with figures of supervision, and of appraisal; None: nothing was recorded yet."""

    supervision: date | None
    appraisal: date | None

    @property
    def first(self) -> date | None:
        """That of either."""
        return min((day for day in (self.supervision, self.appraisal) if day), default=None)


def beginnings(policies: PolicyTable) -> Beginnings:
    """From when there are figures. Two queries."""
    supervised, appraised = recorded_since(policies), appraised_since()
    return Beginnings(
        month_end(supervised) if supervised else None, month_end(appraised) if appraised else None
    )


def practice_figure(unit_id: int, population: str, month_end: date) -> PracticeFigure:
    """One cell. One query."""
    found = PracticeFigure.objects.filter(unit_id=unit_id, population=population, month_end=month_end).first()
    return found or PracticeFigure.nothing(unit_id, population, month_end)


def practice_cells(
    unit_ids: Collection[int], population: str, first: date, last: date
) -> dict[tuple[int, date], PracticeFigure]:
    """The stored cells of some units from the month end `first` to `last`, by unit and month end. One query."""
    rows = PracticeFigure.objects.filter(
        unit_id__in=unit_ids, population=population, month_end__range=(first, last)
    )
    return {(row.unit_id, row.month_end): row for row in rows}


def practice_across(unit_id: int, month_end: date) -> dict[str, PracticeFigure]:
    """The cells of one unit at one month for every population that has one, by its key. One query."""
    rows = PracticeFigure.objects.filter(unit_id=unit_id, month_end=month_end)
    return {row.population: row for row in rows}
