"""What of notices, briefings, benefits, accreditations and recognition wants somebody's attention: one statement.

The first page and the due dates read the same rows, so that a request asks once.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from django.db import connection

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.models import RoleGrant
from workforce.policy import DEFAULTS, PolicyKey
from workforce.queries.hub import ADDRESSED
from workforce.queries.visibility import GRANTS


class Wanted(StrEnum):
    """What it is."""

    NOTICE = "notice"
    BRIEFING = "briefing"
    NOT_PASSED_ON = "not passed on"
    DOCUMENT = "document"
    ACTION = "action"
    ACCREDITATION = "accreditation"
    BENEFIT = "benefit"
    PROMPT = "prompt"
    RECOGNISED = "recognised"


class Attention(NamedTuple):
    """One thing: its key, its name, the day by which it is due (a notice: since when it is shown), how many."""

    kind: str
    key: int
    subject: str
    on: date
    number: int


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks: the worker and the account, as far as they are known, and whether they keep the theme's records."""

    worker_id: int | None
    account_id: int | None
    keeps: bool

    @classmethod
    def of(cls, scope: Scope) -> "Reader":
        """No query: a scope knows its worker by what everybody in post may do, its account by its grants."""
        grants: list[RoleGrant] = scope.once(GRANTS, list)
        return cls(
            scope[Permission.CONFIRM_REGISTRATION].own_worker_id,
            grants[0].account_id if grants else None,
            scope[Permission.KEEP_WELLBEING].everyone,
        )


def _setting(key: PolicyKey) -> str:
    """A number of a rule on the day, as an expression, so that it is read with the rest."""
    return f"""coalesce((SELECT s.value::text::numeric::int FROM workforce_policyvalue s
                      WHERE s.key = '{key.value}' AND s.period @> %(day)s::date), {DEFAULTS[key].default})"""


_ATTENTION = f"""
    WITH reader AS (
        SELECT id FROM workforce_account WHERE id = %(account)s OR worker_id = %(worker)s
    )
    SELECT 'notice', v.announcement_id, v.title, lower(v.period), 1
    FROM workforce_announcementversion v
    WHERE v.period @> %(day)s::date
      AND v.id IN ({ADDRESSED.replace("%s", "%(worker)s", 1).replace("%s", "%(day)s")})
      AND NOT EXISTS (SELECT FROM workforce_announcementversion later
                      WHERE later.announcement_id = v.announcement_id AND later.number > v.number)
      AND NOT EXISTS (SELECT FROM workforce_announcementwithdrawal w WHERE w.announcement_id = v.announcement_id)
      AND NOT EXISTS (SELECT FROM workforce_announcementread m
                      WHERE m.version_id = v.id AND m.account_id IN (SELECT id FROM reader))
    UNION ALL
    SELECT 'briefing', b.id, b.title, b.pass_on_by, 1
    FROM workforce_briefingmanager n JOIN workforce_briefing b ON b.id = n.briefing_id
    WHERE n.manager_id = %(worker)s AND b.withdrawn_on IS NULL
      AND NOT EXISTS (SELECT FROM workforce_briefingpassedon p WHERE p.named_id = n.id)
    UNION ALL
    SELECT 'not passed on', b.id, b.title, b.pass_on_by, count(*)
    FROM workforce_briefing b JOIN workforce_briefingmanager n ON n.briefing_id = b.id
    WHERE b.published_by_id IN (SELECT id FROM reader) AND b.withdrawn_on IS NULL AND b.pass_on_by < %(day)s
      AND NOT EXISTS (SELECT FROM workforce_briefingpassedon p WHERE p.named_id = n.id)
    GROUP BY b.id
    UNION ALL
    SELECT 'document', d.id, d.title, d.review_on, 1 FROM workforce_hubdocument d
    WHERE d.kept_by_id IN (SELECT id FROM reader) AND d.withdrawn_on IS NULL
    UNION ALL
    SELECT 'action', c.accreditation_id, a.words, a.due_on, 1
    FROM workforce_commitmentaction a JOIN workforce_commitment c ON c.id = a.commitment_id
    WHERE a.state = 'open' AND (a.owner_id = %(worker)s OR %(keeps)s)
    UNION ALL
    SELECT 'accreditation', held.accreditation_id, held.name, held.expires_on, 1
    FROM (SELECT DISTINCT ON (s.accreditation_id) s.accreditation_id, x.name, s.expires_on
          FROM workforce_accreditationstage s JOIN workforce_accreditation x ON x.id = s.accreditation_id
          WHERE s.standing = 'awarded' AND x.ended_on IS NULL
          ORDER BY s.accreditation_id, s."on" DESC, s.id DESC) AS held
    WHERE %(keeps)s
    UNION ALL
    SELECT 'benefit', b.id, b.name,
           (coalesce((SELECT max(r."on") FROM workforce_benefitreview r WHERE r.benefit_id = b.id), lower(b.period))
            + make_interval(months => {_setting(PolicyKey.BENEFIT_REVIEW_MONTHS)}))::date, 1
    FROM workforce_benefit b WHERE %(keeps)s AND b.period @> %(day)s::date
    UNION ALL
    SELECT 'prompt', 0, 'Passes, long service and others', min(p."on"), count(*) FROM workforce_celebrationprompt p
    WHERE %(keeps)s AND p.state = 'open' HAVING count(*) > 0
    UNION ALL
    SELECT 'recognised', r.id, left(r.words, 80), max(m."on") + {_setting(PolicyKey.REFUSAL_DAYS)}, 1
    FROM workforce_recognition r
    JOIN workforce_recognitionmove m ON m.recognition_id = r.id AND m."to" = 'approved'
    WHERE r.nominee_id = %(worker)s AND r.state = 'approved' GROUP BY r.id
    ORDER BY 4, 1, 2
"""


def attention(scope: Scope) -> list[Attention]:
    """Everything of the theme that waits for the reader, whatever its day; the earliest first. One query at most.

    Nobody but a keeper is asked for what keepers do. None at all for a scope that is narrowed to one person.
    """
    reader = Reader.of(scope)
    if reader.worker_id is None and reader.account_id is None:
        return []
    return scope.once("attention of support", lambda: _read(reader, scope))


def _read(reader: Reader, scope: Scope) -> list[Attention]:
    values = {
        "worker": reader.worker_id,
        "account": reader.account_id,
        "day": scope.as_at,
        "keeps": reader.keeps,
    }
    with connection.cursor() as cursor:
        cursor.execute(_ATTENTION, values)
        return [Attention._make(row) for row in cursor.fetchall()]
