"""Due dates of practice: documents to acknowledge and to review, and supervisors' training."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from supervision.models import PracticeDocument
from supervision.queries.audience import addressing
from supervision.queries.practice import CURRENT
from supervision.queries.supervisors import SUPERVISED
from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.due import DueItem, DueRow, DueStatement, due_statements
from workforce.policy import PolicyKey
from workforce.queries.policy import policies_in

WEEK, WORKING_WEEK = 7, 5
A_MONTH = 30

TO_ACKNOWLEDGE = f"""
    SELECT 'acknowledge', document.id::text, document.name,
           greatest(current.acknowledge_by, began.first_day + %(days)s::int), ''
    FROM ({addressing(PracticeDocument._meta.db_table, "AND held.worker_id = %(own)s")}) AS belongs
    JOIN ({CURRENT}) AS current ON current.document_id = belongs.addressed_id
    JOIN supervision_practicedocument AS document ON document.id = belongs.addressed_id
    CROSS JOIN LATERAL (
        SELECT max(lower(period)) AS first_day FROM workforce_employment
        WHERE worker_id = %(own)s AND period @> %(day)s::date
    ) AS began
    WHERE greatest(current.acknowledge_by, began.first_day + %(days)s::int) <= %(last)s
      AND NOT EXISTS (
          SELECT FROM supervision_practiceacknowledgement AS said
          WHERE said.version_id = current.id AND said.worker_id = %(own)s
      )
"""
TO_REVIEW = """
    SELECT 'review', id::text, name, review_on, '' FROM supervision_practicedocument
    WHERE withdrawn_on IS NULL AND review_on <= %(last)s
"""
TO_TRAIN = f"""
    SELECT 'train', '', '', due.due_on, ''
    FROM (
        SELECT coalesce(
            ((SELECT max(completed_on) FROM supervision_supervisortraining
              WHERE worker_id = %(own)s AND completed_on <= %(day)s)
             + make_interval(months => %(months)s))::date,
            least(
                (SELECT min(lower(period)) FROM workforce_assignment WHERE manager_id = %(own)s),
                (SELECT min(lower(period)) FROM supervision_supervisorpairing WHERE supervisor_id = %(own)s)
            ) + %(grace)s::int
        ) AS due_on
    ) AS due
    WHERE due.due_on <= %(last)s
      AND EXISTS (
          SELECT FROM ({SUPERVISED}) AS supervised
          WHERE supervised.supervisor_id = %(own)s AND supervised.worker_id = ANY(ARRAY(
              SELECT managed.worker_id FROM workforce_assignment AS managed
              WHERE managed.manager_id = %(own)s AND managed.period @> %(day)s::date
              UNION
              SELECT pairing.worker_id FROM supervision_supervisorpairing AS pairing
              WHERE pairing.supervisor_id = %(own)s AND pairing.period @> %(day)s::date
          ))
      )
"""
"""Whoever may be supervised is named first, so that the database does not look up everybody's supervisor."""


@due_statements
def practice(scope: Scope, first_day: date, last_day: date) -> Iterator[DueStatement]:
    """One's own documents and training; of who keeps the register, what is to be reviewed.

    A starter has as long from the first day as others from the launch: working days are taken as weeks of five.
    """
    if any(reach.person_id for reach in scope.reaches.values()):
        return  # about one person there is nothing here
    own = scope[Permission.SEE_SUPERVISION].own_worker_id
    if own:
        policies = policies_in(scope)
        weeks = -(-int(policies.value(PolicyKey.ACKNOWLEDGE_DAYS, scope.as_at)) // WORKING_WEEK)
        values = {"own": own, "day": scope.as_at, "last": last_day, "days": weeks * WEEK}
        yield DueStatement(TO_ACKNOWLEDGE, values, _to_acknowledge)
        training = {
            "months": int(policies.value(PolicyKey.SUPERVISOR_TRAINING_MONTHS, scope.as_at)),
            "grace": int(policies.value(PolicyKey.SUPERVISOR_TRAINING_GRACE, scope.as_at)),
        }
        yield DueStatement(TO_TRAIN, values | training, _to_train)
    if scope[Permission.KEEP_SUPERVISION].everyone:
        yield DueStatement(TO_REVIEW, {"last": last_day}, _to_review)


def _to_acknowledge(row: DueRow) -> DueItem:
    url = reverse("practice_document", args=[row.key])
    return DueItem("Document to acknowledge", row.subject, row.due_on, url, warning_days=A_MONTH, own=True)


def _to_review(row: DueRow) -> DueItem:
    url = reverse("practice_document", args=[row.key])
    return DueItem("Policy to review", row.subject, row.due_on, url, warning_days=A_MONTH)


def _to_train(row: DueRow) -> DueItem:
    url = reverse("practice_documents")
    return DueItem("Training for supervisors", "You", row.due_on, url, warning_days=60, own=True)
