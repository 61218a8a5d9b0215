"""Questions about panels: how each month stands, what waits for one, and how many were held in a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from workforce.access.scope import Reach
from workforce.enums import ProgressionState
from workforce.models import PanelItem, ProgressionPanel
from workforce.periods import add_months, month_ends
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable
from workforce.queries.progression import applications_in, ready_at_ends_of, with_submission
from workforce.rules.progression import has_one


@dataclass(frozen=True, slots=True)
class MonthOfPanel:
    """A month and its panel (None: none was planned). `ready`: applications that waited when the month ended.

    A month that is over without a panel is amber, and red where somebody was ready (domain rules, 6.10).
    """

    month: date
    panel: ProgressionPanel | None
    applications: int
    ready: int
    over: bool

    @property
    def held(self) -> bool:
        return self.panel is not None and self.panel.held_on is not None

    @property
    def tone(self) -> str:
        if self.held:
            return "good"
        if not self.over:
            return "neutral"
        return "bad" if self.ready else "warning"

    @property
    def words(self) -> str:
        if self.held:
            return "Held"
        if not self.over:
            return "Planned" if self.panel else "Not planned"
        return f"Not held, {self.ready} ready" if self.ready else "Not held, none ready"


def months_of_panels(
    reach: Reach, day: date, policies: PolicyTable, *, back: int = 12, ahead: int = 12
) -> list[MonthOfPanel]:
    """The months around `day` that have a panel by the setting, or had one; the latest first. Two queries.

    Before the first panel on record there were none to hold.
    """
    this_month = day.replace(day=1)
    panels = {
        panel.month: panel
        for panel in ProgressionPanel.objects.within(reach)
        .filter(month__range=(add_months(this_month, -back), add_months(this_month, ahead)))
        .annotate(applications=Count("items"))
    }
    first = min(panels, default=this_month)
    months = [end.replace(day=1) for end in month_ends(first, add_months(this_month, ahead + 1))]
    a_year = {month: policies.value(PolicyKey.PANELS_A_YEAR, month) for month in months}
    shown = [
        month
        for month in months
        if month in panels or (month <= this_month and has_one(month, a_year[month]))
    ]
    ready = ready_at_ends_of(month for month in shown if month < this_month)
    return [
        _month(month, panels.get(month), ready.get(month, 0), month < this_month) for month in reversed(shown)
    ]


def _month(month: date, panel: ProgressionPanel | None, ready: int, over: bool) -> MonthOfPanel:
    return MonthOfPanel(month, panel, panel.applications if panel else 0, ready, over)  # type: ignore[attr-defined]


def held_in_year(day: date) -> int:
    """How many panels were held in the twelve months up to `day`. One query."""
    first = add_months(day, -12)
    return ProgressionPanel.objects.filter(held_on__gt=first, held_on__lte=day).count()


def items_of(panel: ProgressionPanel) -> Sequence[PanelItem]:
    """The applications before a panel in order, with scores and decisions. Four queries."""
    related = ("application__worker", "application__route__from_step", "application__route__to_step")
    return list(
        panel.items.select_related(*related).prefetch_related(
            "scores__criterion", "scores__member__worker", "application__progressiondecisions"
        )
    )


def waiting(reach: Reach) -> "QuerySet[Any]":
    """Applications that are ready and not before a panel, those that wait longest first."""
    found = applications_in(reach).filter(state=ProgressionState.ELIGIBLE, route__automatic=False)
    return with_submission(found).order_by("submitted_on", "pk")


def to_look_at(reach: Reach) -> "QuerySet[Any]":
    """Applications that wait for whoever holds the panels: submitted, appealed against, or ready without a panel."""
    without_panel = Q(state=ProgressionState.ELIGIBLE, route__automatic=True)
    waits = Q(state__in=[ProgressionState.SUBMITTED, ProgressionState.APPEALED]) | without_panel
    return with_submission(applications_in(reach)).filter(waits).order_by("submitted_on", "pk")


def panels_to_come(reach: Reach, day: date) -> "QuerySet[ProgressionPanel]":
    """Panels that have not been held, from this month on."""
    found: QuerySet[ProgressionPanel] = ProgressionPanel.objects.within(reach).filter(
        held_on__isnull=True, month__gte=day.replace(day=1)
    )
    return found.order_by("month")
