"""What a page of practice is given: its cells, from when there are any, and how much of them its reader is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dashboards.metrics import APPRAISAL, Metric
from dashboards.metrics.practice import OF_GROUPS
from dashboards.models import PracticeFigure
from dashboards.pages.practice_cells import Shown, shown
from dashboards.queries.figures import ALL_ROLES
from dashboards.queries.practice import Beginnings
from workforce import written
from workforce.queries.suppression import Limits

NO_RECORD = "Nothing was recorded yet"
OF_ALL_ROLES = "Counted for all roles only"
OF_APPRAISAL = frozenset(metric.key for metric in APPRAISAL)


@dataclass(frozen=True, slots=True)
class Target:
    """From which compliance is on target, and from which near it (`supervision_target`, `appraisal_target`)."""

    green: int
    amber: int

    def words(self, value: Decimal | None) -> tuple[str, str]:
        """What it is called, and the tone of it."""
        if value is None:
            return "", ""
        if value >= self.green:
            return "On target", "good"
        return ("Near target", "warning") if value >= self.amber else ("Below target", "bad")


@dataclass(frozen=True, slots=True)
class Given:
    """The cells of a page by unit and month end. `targets` by the key of their metric."""

    cells: Mapping[tuple[int, date], PracticeFigure]
    population: str
    begun: Beginnings
    limits: Limits
    targets: Mapping[str, Target]

    def recorded(self, metric: Metric, month: date) -> bool:
        """Whether there is anything to count: nought says nothing before the first record."""
        return not self.lacking(metric, month)

    def lacking(self, metric: Metric, month: date) -> str:
        """Why there is nothing to count; nothing where there is."""
        since = self.begun.appraisal if metric.key in OF_APPRAISAL else self.begun.supervision
        if since is None or month < since:
            return NO_RECORD
        return OF_ALL_ROLES if metric in OF_GROUPS and self.population != ALL_ROLES else ""

    def not_recorded(self, metric: Metric, month: date) -> Shown:
        """What stands for a figure of which nothing is recorded."""
        return Shown(written.NOT_AVAILABLE, self.lacking(metric, month), (0, 0))

    def of(self, metric: Metric, unit_id: int, month: date) -> PracticeFigure | None:
        """The cell; None where nothing was recorded yet."""
        if not self.recorded(metric, month):
            return None
        return self.cells.get((unit_id, month)) or PracticeFigure.nothing(unit_id, self.population, month)

    def shown(self, metric: Metric, unit_id: int, month: date) -> Shown:
        """The figure of a unit that stands alone."""
        figure = self.of(metric, unit_id, month)
        return self.not_recorded(metric, month) if figure is None else shown(metric, figure, self.limits)

    def value(self, metric: Metric, unit_id: int, month: date) -> Decimal | None:
        """Its value; None where it is not recorded, hidden, or nothing was to be counted."""
        figure = self.of(metric, unit_id, month)
        if figure is None or shown(metric, figure, self.limits).hidden:
            return None
        return metric.of(figure).value

    def said(self, metric: Metric, value: Decimal | None) -> tuple[str, str]:
        """How a value stands to the target, where there is one, and the tone of it."""
        target = self.targets.get(metric.key)
        return target.words(value) if target else ("", "")
