"""Quality audits: which records could be in a sample, what is given to whom, and how records were judged."""

import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from supervision.enums import Criterion, Grade, Judged
from supervision.models import SessionAudit, SupervisionSession
from supervision.queries.reading import SHARED_STATES, open_audits, readable_sessions
from workforce.access.permissions import Permission
from workforce.access.roles import ROLES
from workforce.access.scope import Reach
from workforce.models import Account, Assignment, RoleGrant
from workforce.queries.suppression import Limits, Suppressed, suppressed

AUDITING_ROLES = tuple(
    role.value for role, definition in ROLES.items() if Permission.AUDIT_SUPERVISION in definition.permissions
)


class ShowAudits(StrEnum):
    """Which audits somebody asks for."""

    OPEN = "open"
    DONE = "done"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Among:
    """From which records a sample is drawn. `unit_ids` None: everywhere; `kind` empty: of any kind."""

    first_day: date
    last_day: date
    unit_ids: Collection[int] | None = None
    kind: str = ""


def candidates(among: Among, reach: Reach) -> "QuerySet[Any]":
    """Shared records of a period, the latest first; none unless the reach is everyone.

    Where somebody worked on the day of the session is where the record belongs; of a group, where its leader did.
    """
    found = SupervisionSession.objects.filter(
        state__in=SHARED_STATES, on__range=(among.first_day, among.last_day)
    )
    if among.kind:
        found = found.filter(kind=among.kind)
    if among.unit_ids is not None:
        held = Assignment.objects.filter(team__in=among.unit_ids, period__contains=OuterRef("on"))
        of_group = Q(Exists(held.filter(worker=OuterRef("supervisor"))), supervisee__isnull=True)
        found = found.filter(Exists(held.filter(worker=OuterRef("supervisee"))) | of_group)
    found = found if reach.everyone else found.none()
    return found.select_related("supervisee", "supervisor").order_by("-on", "-pk")


def auditors(day: date) -> "QuerySet[Any]":
    """Accounts whose role lets them judge records on the day, by name."""
    granted = RoleGrant.objects.filter(role__in=AUDITING_ROLES).as_at(day)
    found: QuerySet[Any] = Account.objects.filter(is_active=True, pk__in=granted.values("account"))
    return found.select_related("worker").order_by("email")


def audits(reach: Reach, show: ShowAudits, sample: str = "") -> "QuerySet[Any]":
    """Audits of all samples, the latest first; none unless the reach is everyone."""
    found: QuerySet[Any] = SessionAudit.objects.within(reach)
    if show is not ShowAudits.ALL:
        found = found.filter(done_on__isnull=show is ShowAudits.OPEN)
    if sample:
        found = found.filter(sample=sample)
    named = found.select_related("auditor__worker", "session__supervisee", "session__supervisor")
    return named.defer("feedback", "actions").order_by("-assigned_on", "sample", "pk")


def sample_names(reach: Reach) -> list[str]:
    """The names of all samples, in order. One query."""
    found = SessionAudit.objects.within(reach).order_by("sample").values_list("sample", flat=True)
    return list(found.distinct())


def audits_of(account: Account, day: date, *, with_done: bool) -> "QuerySet[Any]":
    """What is given to somebody to judge on `day`, what is due first; with what they have done."""
    found = open_audits(account.pk, day)
    if with_done:
        done = SessionAudit.objects.filter(auditor=account, done_on__isnull=False)
        found = SessionAudit.objects.filter(Q(pk__in=found.values("pk")) | Q(pk__in=done.values("pk")))
    named = found.select_related("session__supervisee", "session__supervisor")
    ordered: QuerySet[Any] = named.order_by(F("done_on").desc(nulls_first=True), "until", "pk")
    return ordered


def feedback_for(account: Account, day: date) -> "QuerySet[Any]":
    """What was said of records that somebody led and may still read on the day, the latest first."""
    readable = readable_sessions(account, day).filter(supervisor=account.worker_id)
    found: QuerySet[Any] = SessionAudit.objects.filter(
        done_on__isnull=False, session__in=readable.values("pk")
    )
    return found.select_related("session__supervisee", "auditor__worker").order_by("-done_on", "-pk")


@dataclass(frozen=True, slots=True)
class Results:
    """How the records of done audits were graded, by team (columns), and judged, by criterion; small numbers hidden."""

    team_ids: Sequence[int]
    grades: Suppressed
    judged: Suppressed
    number: int


_GRADED = """
    SELECT place.team_id, audit.grade, audit.judgements
    FROM supervision_sessionaudit AS audit
    JOIN supervision_supervisionsession AS session ON session.id = audit.session_id
    JOIN LATERAL (
        SELECT held.team_id FROM workforce_assignment AS held
        JOIN workforce_unit AS team ON team.id = held.team_id
        WHERE held.worker_id = coalesce(session.supervisee_id, session.supervisor_id) AND held.period @> session."on"
        ORDER BY held.fte DESC, lower(held.period), team.code COLLATE "C" LIMIT 1
    ) AS place ON true
    WHERE audit.done_on BETWEEN %(first)s AND %(last)s
"""


def results(first_day: date, last_day: date, limits: Limits, reach: Reach) -> Results:
    """Audits that were done in a period, by the team of the day of each session. One query.

    A group counts in its leader's team. What has no team on the day is left out.
    """
    rows: list[tuple[int, str, Any]] = []
    if reach.everyone:
        with connection.cursor() as cursor:
            cursor.execute(_GRADED, {"first": first_day, "last": last_day})
            rows = cursor.fetchall()
    graded = Counter((grade, team_id) for team_id, grade, _ in rows)
    teams = sorted({team_id for team_id, _, _ in rows})
    said: Counter[tuple[str, str]] = Counter()
    for _, _, judgements in rows:
        said.update(_judged(judgements).items())
    by_grade = [[graded[grade.value, team] for team in teams] for grade in Grade]
    by_answer = [[said[criterion.value, answer.value] for criterion in Criterion] for answer in Judged]
    return Results(teams, suppressed(by_grade, limits), suppressed(by_answer, limits), len(rows))


def _judged(judgements: Any) -> dict[str, str]:
    """As the driver gives them: read, or as text."""
    return dict(json.loads(judgements) if isinstance(judgements, str) else judgements)
