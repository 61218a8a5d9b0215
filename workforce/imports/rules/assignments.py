"""Assignments lie inside employments; posts hold so many hours; people work so many."""

from workforce.enums import AgencyReason, Contract, Regulator
from workforce.imports.layout import ASSIGNMENTS, EMPLOYMENTS, POSTS, ROLES, WORKERS
from workforce.imports.problems import Severity
from workforce.imports.rules.rule import EMPLOYED_CODES, Rule, day, no_bad_row, words

CONTAINED = f"""
    SELECT a.row, a.id, a.worker_ref, a.period, a.first_day, a.last_day, count(e.first_day) AS found,
           bool_or(e.id IS NOT NULL AND e.id = stored.employment_id) AS known,
           string_agg(e.contract, ' and ' ORDER BY e.contract) AS contracts
    FROM {ASSIGNMENTS.planned} a
    LEFT JOIN workforce_assignment stored ON stored.id = a.id
    LEFT JOIN {EMPLOYMENTS.planned} e ON e.worker_ref = a.worker_ref AND e.period @> a.period
    WHERE a.row IS NOT NULL
    GROUP BY a.row, a.id, a.worker_ref, a.period, a.first_day, a.last_day
"""
"""How many employments contain each assignment of the files."""

EMPLOYMENTS_OF = f"""
    (SELECT coalesce(string_agg(e.contract || ' from ' || {day("e.first_day")} || ' to ' || {day("e.last_day")}, '; '
                                ORDER BY e.first_day), 'none')
     FROM {EMPLOYMENTS.planned} e WHERE e.worker_ref = a.worker_ref)
"""

HELD = f"""
    (SELECT a.*, coalesce(own.contract, e.contract) AS contract FROM {ASSIGNMENTS.planned} a
     LEFT JOIN workforce_assignment stored ON stored.id = a.id
     LEFT JOIN {EMPLOYMENTS.planned} own ON own.id = stored.employment_id AND own.period @> a.period
     LEFT JOIN {EMPLOYMENTS.planned} e ON own.id IS NULL AND e.worker_ref = a.worker_ref AND e.period @> a.period)
"""
"""Every assignment of the world with its contract."""


def too_much(who: str, key: str, source: str, limit: str) -> str:
    """SQL: each day on which the hours of a post or a person come to lie above a limit, with a row that says so.

    `source` gives key, row, fte and period; `limit` is SQL for the hours allowed on day `at.day`, NULL for no answer.
    """
    return f"""
        WITH held AS (SELECT {key} AS who, row, fte, first_day, last_day, period FROM {source} held WHERE {who}),
        days AS (
            SELECT who, first_day AS day FROM held UNION SELECT who, last_day + 1 FROM held WHERE last_day IS NOT NULL
        ),
        sums AS (
            SELECT at.who, at.day, {limit} AS allowed, coalesce(sum(held.fte), 0) AS hours,
                   (array_agg(held.row ORDER BY held.first_day DESC, held.row)
                        FILTER (WHERE held.row IS NOT NULL))[1] AS row
            FROM days at LEFT JOIN held ON held.who = at.who AND held.period @> at.day GROUP BY at.who, at.day
        ),
        steps AS (
            SELECT *, hours > allowed AS over,
                   lag(hours > allowed) OVER (PARTITION BY who ORDER BY day) AS was_over
            FROM sums
        )
        SELECT row, {words("who", day("day"), "trim_scale(hours)", "trim_scale(allowed)")} FROM steps
        WHERE over AND was_over IS NOT TRUE
    """


WARNING = Severity.WARNING

RULES = (
    Rule(
        ASSIGNMENTS,
        "first_day",
        "No employment of %s contains this assignment (%s to %s). Employments: %s.",
        f"""
        SELECT a.row, {words("a.worker_ref", day("a.first_day"), day("a.last_day"), EMPLOYMENTS_OF)}
        FROM ({CONTAINED}) a WHERE a.found = 0 AND {no_bad_row(EMPLOYMENTS, "worker_ref", "a.worker_ref")}
          AND EXISTS (SELECT FROM {WORKERS.planned} w WHERE w.worker_ref = a.worker_ref)
        """,
        needs=(EMPLOYMENTS, WORKERS),
    ),
    Rule(
        ASSIGNMENTS,
        "first_day",
        "More than one employment of %s contains this assignment (%s): it cannot be told to which it belongs.",
        f"""
        SELECT a.row, {words("a.worker_ref", "a.contracts")} FROM ({CONTAINED}) a WHERE a.found > 1 AND a.known
        IS NOT TRUE
        """,
        needs=(EMPLOYMENTS,),
    ),
    Rule(
        EMPLOYMENTS,
        "last_day",
        "The stored assignment of %s to %s (%s to %s) would lie outside this employment. Change or end it in "
        "the files too.",
        f"""
        SELECT e.row, {words("a.worker_ref", "a.team_code", day("a.first_day"), day("a.last_day"))}
        FROM {ASSIGNMENTS.planned} a JOIN workforce_assignment stored ON stored.id = a.id
        JOIN {EMPLOYMENTS.planned} e ON e.id = stored.employment_id
        WHERE a.row IS NULL AND e.row IS NOT NULL AND NOT e.period @> a.period
          AND {no_bad_row(ASSIGNMENTS, "worker_ref", "a.worker_ref")}
        """,
        needs=(ASSIGNMENTS,),
    ),
    Rule(
        ASSIGNMENTS,
        "manager_ref",
        "Nobody is their own manager.",
        f"SELECT row, {words()} FROM {ASSIGNMENTS.staged} WHERE manager_ref = worker_ref",
    ),
    Rule(
        ASSIGNMENTS,
        "post_reference",
        "Post %s is not on the establishment on all the days of this assignment.",
        f"""
        SELECT a.row, {words("a.post_reference")} FROM {ASSIGNMENTS.planned} a
        JOIN (SELECT reference, range_agg(period) AS days FROM {POSTS.planned} GROUP BY reference) p
          ON p.reference = a.post_reference
        WHERE NOT p.days @> a.period AND {no_bad_row(POSTS, "reference", "a.post_reference")}
        """,
        needs=(POSTS,),
        severity=WARNING,
    ),
    Rule(
        ASSIGNMENTS,
        "post_reference",
        "Post %s is over-filled from %s: employed people hold %s FTE, the post has %s.",
        too_much(
            f"post_reference IS NOT NULL AND contract IN ({EMPLOYED_CODES})",
            "post_reference",
            HELD,
            f"(SELECT p.fte FROM {POSTS.planned} p WHERE p.reference = at.who AND p.period @> at.day LIMIT 1)",
        ),
        needs=(POSTS, EMPLOYMENTS),
        severity=WARNING,
    ),
    Rule(
        ASSIGNMENTS,
        "fte",
        "The assignments of %s add up to more than full time from %s: %s FTE.",
        too_much("true", "worker_ref", ASSIGNMENTS.planned, "1.0"),
        severity=WARNING,
    ),
    Rule(
        ASSIGNMENTS,
        "agency_reason",
        "%s is an agency worker, but the assignment does not say why (agency_reason).",
        f"""
        SELECT a.row, {words("a.worker_ref")} FROM {HELD} a
        WHERE a.contract = '{Contract.AGENCY.value}' AND a.agency_reason IS NULL
        """,
        severity=WARNING,
    ),
    Rule(
        ASSIGNMENTS,
        "agency_reason",
        "%s is no agency worker (contract: %s), so the agency_reason counts for nothing.",
        f"""
        SELECT a.row, {words("a.worker_ref", "a.contract")} FROM {HELD} a
        WHERE a.contract <> '{Contract.AGENCY.value}' AND a.agency_reason IS NOT NULL
        """,
        severity=WARNING,
    ),
    Rule(
        ASSIGNMENTS,
        "post_reference",
        "%s covers a vacancy, but the row does not say of which post: the cover is unlinked.",
        f"""
        SELECT a.row, {words("a.worker_ref")} FROM {HELD} a
        WHERE a.contract = '{Contract.AGENCY.value}' AND a.agency_reason = '{AgencyReason.VACANCY.value}'
          AND a.post_reference IS NULL
        """,
        severity=WARNING,
    ),
    Rule(
        ASSIGNMENTS,
        "role_code",
        "Role %s needs registration with Social Work England, but %s has no swe_number.",
        f"""
        SELECT DISTINCT ON (a.worker_ref) a.row, {words("a.role_code", "a.worker_ref")}
        FROM {ASSIGNMENTS.planned} a
        JOIN {ROLES.planned} r ON r.code = a.role_code AND r.regulator = '{Regulator.SWE.value}'
        JOIN {WORKERS.planned} w ON w.worker_ref = a.worker_ref AND w.swe_number IS NULL
        WHERE a.row IS NOT NULL ORDER BY a.worker_ref, a.row
        """,
        needs=(ROLES, WORKERS),
        severity=WARNING,
    ),
)
