"""Due dates of planning: supervision that is due and not planned, of people and of teams, one's own planned sessions,
and agreements.

They are those of the two people. What a supervisor has to record, share or answer is due elsewhere; so is what was
agreed. A page about one person shows that person's due day to whoever sees it, and nothing of agreements.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import Value
from django.db.models.functions import Concat
from django.urls import reverse

from supervision.enums import SessionState
from supervision.models import SupervisionSession
from supervision.pages.teams import plan_address
from supervision.queries.agreements import agreed_statement
from supervision.queries.group_rhythm import team_statement
from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.addresses import person_address
from workforce.due import DueItem, DueRow, DueStatement, due_statements
from workforce.policy import PolicyKey
from workforce.queries.policy import policies_in

PLANNED = "planned"
AGREE = "agree"
"""An agreement for which the reader is the one to act, not the other of the two."""
AGREEMENT_WARNING = 28

_NOT_PLANNED = """
    SELECT {what}, worker.reference, concat(worker.first_name, ' ', worker.last_name), due_on, ''
    FROM standing JOIN workforce_worker AS worker ON worker.id = standing.worker_id
    WHERE due_on <= %(last)s AND (next_on IS NULL OR next_on > due_on) AND {whose}
"""
_AGREEMENTS = """
    SELECT CASE WHEN CASE agreed.supervisor_id WHEN %(me)s
                     THEN supervisor_signed_on IS NULL OR renew_by IS NOT NULL
                     ELSE agreement_id IS NOT NULL AND supervisee_signed_on IS NULL END
                THEN 'agree' ELSE 'agreement' END,
           worker.reference, concat(worker.first_name, ' ', worker.last_name), due_on,
           CASE WHEN agreement_id IS NOT NULL THEN agreement_id::text
                WHEN agreed.supervisor_id = %(me)s THEN 'make' ELSE '' END
    FROM agreed JOIN workforce_worker AS worker ON worker.id = agreed.worker_id
    WHERE due_on <= %(last)s AND stands <> 'in_force' AND %(me)s IN (agreed.worker_id, agreed.supervisor_id)
"""
_TEAMS_NOT_PLANNED = """
    SELECT 'team', team_id::text, placed.name, due_on, ''
    FROM teams
    JOIN workforce_unitplacement AS placed ON placed.unit_id = team_id AND placed.period @> %(day)s::date
    WHERE due_on <= %(last)s AND (next_on IS NULL OR next_on > due_on) AND leader_id = %(me)s
"""
OF_THE_TWO = (
    _NOT_PLANNED.format(
        what="CASE WHEN standing.worker_id = %(me)s THEN 'own' ELSE 'theirs' END",
        whose="%(me)s IN (standing.worker_id, standing.supervisor_id)",
    )
    + " UNION ALL "
    + _AGREEMENTS
)
OF_ONE_PERSON = _NOT_PLANNED.format(what="'about'", whose="true")


@due_statements
def planning(scope: Scope, first_day: date, last_day: date) -> Iterator[DueStatement]:
    """What is due by the last day, the rest of the past included. The numbers of the rules are looked up first."""
    seen = scope[Permission.SEE_SUPERVISION]
    reach = scope[Permission.RECORD_SUPERVISION]
    me = reach.own_worker_id
    if seen.person_id is not None:
        asked, select = seen, OF_ONE_PERSON
    elif me is not None:
        asked, select = reach, OF_THE_TWO
    else:
        return
    policies = policies_in(scope)
    warning = int(policies.value(PolicyKey.SUPERVISION_WARNING_DAYS, scope.as_at))
    statement, named = agreed_statement(asked, scope.as_at, policies, select, {"last": last_day, "me": me})
    yield DueStatement(statement, named, lambda row: _item(row, warning))
    if me is not None:
        led = Reach(scope.as_at, own_worker_id=me)
        yield DueStatement(
            *team_statement(led, scope.as_at, policies, _TEAMS_NOT_PLANNED, {"last": last_day}),
            lambda row: _item(row, warning),
        )
        coming = SupervisionSession.objects.filter(
            supervisee_id=me, state=SessionState.SCHEDULED, on__range=(first_day, last_day)
        ).order_by()
        by = Concat("supervisor__first_name", Value(" "), "supervisor__last_name")
        rows = coming.values_list(Value(PLANNED), "pk", by, "on", Value(""))
        yield DueStatement.of(rows, lambda row: _item(row, warning))


def _item(row: DueRow, warning: int) -> DueItem:
    match row.what:
        case "own":
            kind, url = "Your supervision", reverse("supervision")
        case "theirs":
            kind, url = "Supervision to plan", reverse("session_plan", args=[row.key])
        case "about":
            kind, url = "Supervision", person_address(row.key)
        case "team":
            kind, url = "Group supervision to plan", plan_address(row.key)
        case "planned":
            kind, url = "Your supervision is planned", reverse("planned_session", args=[int(row.key)])
        case _:
            return DueItem(
                "Supervision agreement",
                row.subject,
                row.due_on,
                url=_agreement_url(row),
                warning_days=AGREEMENT_WARNING,
                own=row.what == AGREE,
            )
    return DueItem(
        kind,
        row.subject,
        row.due_on,
        url=url,
        warning_days=warning,
        passes=row.what == PLANNED,
        own=row.what != "about",
    )


def _agreement_url(row: DueRow) -> str:
    if row.more.isdecimal():
        return reverse("agreement", args=[int(row.more)])
    return reverse("agreement_make", args=[row.key]) if row.more == "make" else reverse("agreements")
