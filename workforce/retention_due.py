"""What whoever approves removals has to look at each month."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.due import DueItem, DueRow, DueStatement, due_statements
from workforce.periods import add_months, month_end
from workforce.policy import PolicyKey
from workforce.queries.policy import policies_in

SOMEBODY = """
    SELECT 'retention', '', 'Records past their time', %(due)s::date, ''
    WHERE EXISTS (
        SELECT FROM workforce_employment gone
        WHERE upper(gone.period) <= %(before)s
          AND NOT EXISTS (
              SELECT FROM workforce_employment later
              WHERE later.worker_id = gone.worker_id AND (upper_inf(later.period) OR upper(later.period) > %(before)s)
          )
          AND NOT EXISTS (SELECT FROM workforce_removedperson r WHERE r.worker_id = gone.worker_id)
          AND NOT EXISTS (
              SELECT FROM workforce_legalhold h
              WHERE coalesce(h.worker_id, gone.worker_id) = gone.worker_id AND h.period @> %(today)s::date
          )
    )
"""


@due_statements
def monthly_list(scope: Scope, first_day: date, last_day: date) -> Iterator[DueStatement]:
    """Somebody's core record is past its time: the list is looked at by the end of the month."""
    due = month_end(scope.as_at)
    if not scope[Permission.REMOVE_RECORDS].everyone or due > last_day:
        return
    months = int(policies_in(scope).value(PolicyKey.RETENTION_CORE, scope.as_at))
    values = {"due": due, "before": add_months(scope.as_at, -months), "today": scope.as_at}
    yield DueStatement(SOMEBODY, values, _item)


def _item(row: DueRow) -> DueItem:
    return DueItem("Approve what is removed", row.subject, row.due_on, url=reverse("retention"))
