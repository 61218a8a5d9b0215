"""Due dates about reading: requests for older records to answer, and records of a sample to judge. Never what they say.

Both are the reader's own. An auditor whose account belongs to no worker finds theirs on the list of audits.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import DateField, ExpressionWrapper, F, Value
from django.db.models.functions import Concat
from django.urls import reverse

from supervision.enums import Readings
from supervision.models import OlderRecordsRequest, SessionAudit
from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.due import DueItem, DueRow, DueStatement, due_statements

ANSWER, JUDGE = "answer", "judge"
TIME_TO_ANSWER = timedelta(days=14)
SUPERVISOR = Concat("supervisor__first_name", Value(" "), "supervisor__last_name")


@due_statements
def readings(scope: Scope, first_day: date, last_day: date) -> Iterator[DueStatement]:
    """What the reader has to answer or to judge. What is overdue stays until it is done."""
    me = scope[Permission.READ_SUPERVISION].own_worker_id
    if me is None:
        return
    by = ExpressionWrapper(F("asked_on") + TIME_TO_ANSWER, output_field=DateField())
    asked = OlderRecordsRequest.objects.filter(
        supervisee=me, state=Readings.ASKED, asked_on__lte=last_day - TIME_TO_ANSWER
    )
    yield DueStatement.of(asked.order_by().values_list(Value(ANSWER), "pk", SUPERVISOR, by, Value("")), _item)
    given = SessionAudit.objects.filter(auditor__worker=me, done_on__isnull=True, until__gte=scope.as_at)
    soon = given.filter(until__lte=last_day).order_by()
    yield DueStatement.of(soon.values_list(Value(JUDGE), "pk", "sample", "until", Value("")), _item)


def _item(row: DueRow) -> DueItem:
    if row.what == ANSWER:
        url = reverse("older_answer", args=[int(row.key)])
        return DueItem("Request to read your older records", row.subject, row.due_on, url=url, own=True)
    url = reverse("audit_judge", args=[int(row.key)])
    return DueItem("Record to judge", row.subject, row.due_on, url=url, own=True)
