"""What it takes to see the records behind a figure."""

from dashboards.metrics import Metric
from workforce.access.permissions import Permission
from workforce.access.scope import Scope

_PERMISSIONS = {
    "established": Permission.SEE_ESTABLISHMENT,
    "vacancies": Permission.SEE_ESTABLISHMENT,
    "unfilled": Permission.SEE_ESTABLISHMENT,
    "days_lost": Permission.SEE_ABSENCE,
    "case_holders": Permission.SEE_CASELOAD,
}


def permission_behind(metric: Metric) -> Permission:
    """What it takes to see the records behind a metric: posts, absences and caseloads have permissions of
    their own."""
    return _PERMISSIONS.get(metric.behind, Permission.SEE_EMPLOYMENT)


def may_see_behind(metric: Metric, scope: Scope) -> bool:
    """Whether the reader sees such records of others. To see one's own record is no way to the list behind
    a figure."""
    reach = scope[permission_behind(metric)]
    return reach.everyone or bool(reach.unit_ids or reach.line_manager_id)
