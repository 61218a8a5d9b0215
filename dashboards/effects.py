"""Which headline figures read which facts, for the forms that say what they will move."""

from collections.abc import Collection

from dashboards import metrics
from dashboards.metrics import Metric
from workforce.effects import figure_reader

_HELD = frozenset({"workforce_assignment", "workforce_employment"})
_READ_BY: dict[str, frozenset[str]] = {
    "in_post": _HELD,
    "permanent": _HELD,
    "agency": _HELD,
    "agency_vacancy": _HELD,
    "starters": _HELD,
    "leavers": _HELD,
    "stability_base": _HELD,
    "stability_stayed": _HELD,
    "established": frozenset({"workforce_postterms"}),
    "vacant": _HELD | {"workforce_postterms"},
    "unfilled": _HELD | {"workforce_postterms"},
    "days_lost": _HELD | {"workforce_absence"},
    "cases": _HELD | {"workforce_caseloadcount"},
    "case_holders": _HELD | {"workforce_caseloadcount"},
    "caseload_max": _HELD | {"workforce_caseloadcount"},
}
"""The fact tables behind each stored measure."""

EVERYTHING = frozenset(
    {
        "workforce_unitplacement",
        "workforce_unit",
        "workforce_role",
        "workforce_bankholiday",
        "workforce_policyvalue",
    }
)
"""Tables whose changes may move any figure."""


@figure_reader
def headline_figures(facts: Collection[str]) -> list[str]:
    """The names of the headline figures that one of the fact tables feeds."""
    changed = set(facts)
    return [each.name for each in metrics.HEADLINE if changed & EVERYTHING or changed & facts_of(each)]


def facts_of(metric: Metric) -> frozenset[str]:
    """The fact tables that a metric is counted from."""
    columns = (*metric.numerator, *(metric.denominator or ()))
    return frozenset().union(*(_READ_BY[column.removesuffix("_fte")] for column in columns))
