"""Figures that pages of the ground floor show beside their own counts."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from dashboards import metrics
from dashboards.queries.figures import ALL_ROLES, series
from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.queries.organisation import tree_in
from workforce.trends import SICKNESS, trend_source

RATE = metrics.by_key("absence_rate")


@trend_source(SICKNESS, RATE.name)
def sickness(scope: Scope, months: Sequence[date]) -> dict[date, Decimal]:
    """The sickness absence rate of the directorate, all roles, for who sees its figures. Three queries at most."""
    top = next((node.unit_id for node in tree_in(scope) if node.depth == 0), None)
    if top is None or not months or not scope[Permission.SEE_FIGURES].has_unit(top):
        return {}
    found = series([top], ALL_ROLES, months[-1], len(months))[top]
    values = {day: RATE.of(figure).value for day, figure in zip(months, found, strict=True) if figure}
    return {day: value for day, value in values.items() if value is not None}
