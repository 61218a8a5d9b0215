"""The ground floor's kinds of fault in the records (domain 8.7), in the order of the queue.

Some that one might look for cannot be there, because the database refuses them: hours that are missing or beyond full
time in one assignment, an end before its start, a Social Work England number of two people, an assignment that goes on
after its contract, somebody who manages themselves. An account of somebody who has left does not work, whatever its
grants; what is listed is that nobody has ended them. The date of qualification is no item of the return, and equality
data is nobody's queue: neither is listed.
"""

from workforce.access.permissions import Permission
from workforce.enums import EMPLOYED, AgencyReason, Contract, CswwRole, Regulator, TeamAnswer
from workforce.queries.held import holds
from workforce.queries.quality import Fix, Kind, labels, quality_kind, written_date

NOBODY = "NULL::bigint"
PAID = ", ".join(f"'{contract.value}'" for contract in EMPLOYED)
COVERS = ", ".join(
    f"'{reason.value}'"
    for reason in AgencyReason
    if reason not in (AgencyReason.CAPACITY, AgencyReason.PROJECT)
)
"""Reasons of which somebody's post is the matter. Extra capacity and projects need none."""

ENGAGED = "EXISTS (SELECT FROM engaged WHERE engaged.worker_id = {})"
LAST_TEAM = """
    (SELECT a.team_id FROM workforce_assignment a WHERE a.worker_id = {}
     ORDER BY coalesce(upper(a.period), 'infinity') DESC, a.fte DESC, a.id LIMIT 1)
"""

quality_kind(
    Kind(
        "registration",
        "Role needs a registration, no number",
        "Nobody may practise unregistered. Record the number once the register has been looked at.",
        f"""
        SELECT a.team_id, a.worker_id, {NOBODY}, 'worker:' || a.worker_id, min(a.role)
        FROM here a
        WHERE a.regulator <> ''
          AND CASE a.regulator
              WHEN '{Regulator.SWE.value}' THEN coalesce(a.swe_number, '') = ''
              ELSE NOT EXISTS (
                  SELECT FROM workforce_professionalregistration p
                  WHERE p.worker_id = a.worker_id AND p.regulator = a.regulator AND p.number <> ''
              ) END
        GROUP BY a.team_id, a.worker_id
        """,
        Fix("Record the registration", permission=Permission.CHANGE_CHECKS),
        permission=Permission.SEE_REGISTRATION,
    )
)
quality_kind(
    Kind(
        "team_check",
        "Said to be wrong in the check of the team",
        "Put right what the manager says, then settle the line.",
        f"""
        SELECT c.team_id, c.worker_id, {NOBODY}, 'team-check:' || c.id,
               {labels("c.answer", TeamAnswer.choices)} || CASE WHEN c.words = '' THEN '' ELSE ': ' || c.words END
               || ', ' || {written_date("c.on")}
        FROM workforce_teamconfirmation c
        WHERE c.on <= %(day)s AND c.answer <> '{TeamAnswer.RIGHT.value}'
          AND NOT EXISTS (SELECT FROM workforce_teamconfirmationsettled s WHERE s.confirmation_id = c.id)
          AND NOT EXISTS (
              SELECT FROM workforce_teamconfirmation later
              WHERE later.worker_id = c.worker_id AND later.team_id = c.team_id AND later.on <= %(day)s
                AND (later.on, later.id) > (c.on, c.id)
          )
        """,
        Fix("Open the record", "correct"),
        settled_apart=True,
    )
)
quality_kind(
    Kind(
        "no_manager",
        "No manager",
        "Say who manages the person, or accept the line for whoever has no manager here.",
        f"""
        SELECT a.team_id, a.worker_id, a.post_id, 'assignment:' || a.id, a.role
        FROM here a
        WHERE a.manager_id IS NULL AND a.csww_role IS DISTINCT FROM {CswwRole.SENIOR_MANAGER.value}
        """,
        Fix("Change the manager", "manager"),
    )
)
quality_kind(
    Kind(
        "managed_by_leaver",
        "The manager has left",
        "Say who manages the person now.",
        f"""
        SELECT a.team_id, a.worker_id, a.post_id, 'assignment:' || a.id, m.first_name || ' ' || m.last_name
        FROM here a JOIN workforce_worker m ON m.id = a.manager_id
        WHERE NOT {ENGAGED.format("a.manager_id")}
        """,
        Fix("Change the manager", "manager"),
    )
)
quality_kind(
    Kind(
        "no_team",
        "A contract, but no team",
        "Say where the person works, or when the contract ended.",
        f"""
        SELECT {LAST_TEAM.format("e.worker_id")}, e.worker_id, {NOBODY}, 'employment:' || e.id,
               {labels("e.contract", Contract.choices)} || ' from ' || {written_date("lower(e.period)")}
        FROM engaged e
        WHERE e.contract <> '{Contract.CASUAL.value}'
          AND NOT EXISTS (SELECT FROM here a WHERE a.employment_id = e.id)
        """,
        Fix("Correct the record", "correct"),
    )
)
quality_kind(
    Kind(
        "hours",
        "Hours of 0, or beyond full time in sum",
        "Put the hours right in one of the assignments, or end one.",
        f"""
        SELECT (array_agg(a.team_id ORDER BY a.fte DESC, a.id))[1], a.worker_id, {NOBODY},
               'worker:' || a.worker_id,
               to_char(sum(a.fte), 'FM990.00') || ' FTE, assignments: ' || count(*)
        FROM here a
        GROUP BY a.worker_id HAVING sum(a.fte) = 0 OR sum(a.fte) > 1
        """,
        Fix("Change hours", "hours"),
    )
)
quality_kind(
    Kind(
        "over_filled",
        "Post filled beyond its hours",
        "Change the hours of those who hold it, or those of the post.",
        f"""
        SELECT t.team_id, {NOBODY}, t.post_id, 'post:' || t.post_id,
               to_char(sum(a.fte), 'FM990.00') || ' FTE held, ' || to_char(t.fte, 'FM990.00') || ' established'
        FROM here a JOIN workforce_postterms t ON t.post_id = a.post_id
        WHERE {holds("t.period")} AND a.contract IN ({PAID})
        GROUP BY t.id HAVING sum(a.fte) > t.fte
        """,
        Fix("Open the post", of="post", permission=Permission.SEE_ESTABLISHMENT),
    )
)
quality_kind(
    Kind(
        "post_closed",
        "Post that is closed, but held",
        "Move the person to a post that is established, or open the post again.",
        """
        SELECT a.team_id, a.worker_id, a.post_id, 'assignment:' || a.id, p.reference
        FROM here a JOIN workforce_post p ON p.id = a.post_id
        WHERE NOT EXISTS (
            SELECT FROM workforce_postterms t WHERE t.post_id = a.post_id AND t.period @> %(day)s::date
        )
        """,
        Fix("Open the post", of="post", permission=Permission.SEE_ESTABLISHMENT),
    )
)
quality_kind(
    Kind(
        "unit_closed",
        "In a unit that is closed",
        "Move the person, or the post, to a team that exists.",
        """
        SELECT a.team_id, a.worker_id, a.post_id, 'assignment:' || a.id, u.code
        FROM here a JOIN workforce_unit u ON u.id = a.team_id
        WHERE NOT EXISTS (
            SELECT FROM workforce_unitplacement p WHERE p.unit_id = a.team_id AND p.period @> %(day)s::date
        )
        UNION ALL
        SELECT t.team_id, NULL, t.post_id, 'terms:' || t.id, u.code
        FROM workforce_postterms t JOIN workforce_unit u ON u.id = t.team_id
        WHERE t.period @> %(day)s::date AND NOT EXISTS (
            SELECT FROM workforce_unitplacement p WHERE p.unit_id = t.team_id AND p.period @> %(day)s::date
        )
        """,
        Fix("Correct the record", "correct"),
    )
)
quality_kind(
    Kind(
        "agency",
        "Agency worker without a post or a reason",
        "Say what the agency worker covers: without it the vacancy looks uncovered.",
        f"""
        SELECT a.team_id, a.worker_id, a.post_id, 'assignment:' || a.id,
               CASE WHEN a.agency_reason = '' THEN 'No reason'
                    ELSE {labels("a.agency_reason", AgencyReason.choices)} || ', no post' END
        FROM here a
        WHERE a.contract = '{Contract.AGENCY.value}'
          AND (a.agency_reason = '' OR (a.post_id IS NULL AND a.agency_reason IN ({COVERS})))
        """,
        Fix("Correct the record", "correct"),
    )
)
quality_kind(
    Kind(
        "caseload_old",
        "No count of cases that figures could use",
        "Count the cases of the team.",
        f"""
        SELECT a.team_id, a.worker_id, {NOBODY}, 'worker:' || a.worker_id,
               coalesce((
                   SELECT 'Last counted on ' || {written_date("c.as_at")} FROM workforce_caseloadcount c
                   WHERE c.worker_id = a.worker_id AND c.as_at <= %(day)s ORDER BY c.as_at DESC LIMIT 1
               ), 'Never counted')
        FROM (
            SELECT DISTINCT a.team_id, a.worker_id FROM here a
            WHERE a.csww_role = {CswwRole.CASE_HOLDER.value} AND lower(a.period) < %(count_since)s
              AND NOT EXISTS (
                  SELECT FROM workforce_caseloadcount c
                  WHERE c.worker_id = a.worker_id AND c.as_at BETWEEN %(count_since)s AND %(day)s
              )
        ) AS a
        """,
        Fix("Count the cases", of="caseload", permission=Permission.CHANGE_CASELOAD),
        permission=Permission.SEE_CASELOAD,
    )
)
quality_kind(
    Kind(
        "leaver_cases",
        "Has left with cases",
        "Give the cases to somebody else, and count 0 for the one who has left.",
        f"""
        SELECT {LAST_TEAM.format("latest.worker_id")}, latest.worker_id, {NOBODY}, 'count:' || latest.id,
               latest.cases || ' cases on ' || {written_date("latest.as_at")}
        FROM (
            SELECT DISTINCT ON (c.worker_id) c.id, c.worker_id, c.as_at, c.cases
            FROM workforce_caseloadcount c
            WHERE c.as_at BETWEEN %(count_since)s AND %(day)s AND NOT {ENGAGED.format("c.worker_id")}
            ORDER BY c.worker_id, c.as_at DESC
        ) AS latest
        WHERE latest.cases > 0
        """,
        Fix("Count the cases", of="caseload", permission=Permission.CHANGE_CASELOAD),
    )
)
quality_kind(
    Kind(
        "leaver_absent",
        "Has left, but the absence goes on",
        "End the absence with the last day of the contract.",
        f"""
        SELECT {LAST_TEAM.format("s.worker_id")}, s.worker_id, {NOBODY}, 'absence:' || s.id,
               'Since ' || {written_date("lower(s.period)")}
        FROM workforce_absence s
        WHERE {holds("s.period")} AND NOT {ENGAGED.format("s.worker_id")}
        """,
        Fix("Change the absence", "absence", permission=Permission.CHANGE_ABSENCE),
    )
)
quality_kind(
    Kind(
        "leaver_access",
        "Has left, but roles were not ended",
        "The account no longer works. End its roles, or they come back with the person.",
        f"""
        SELECT {LAST_TEAM.format("c.worker_id")}, c.worker_id, {NOBODY}, 'grant:' || g.id, g.role
        FROM workforce_rolegrant g JOIN workforce_account c ON c.id = g.account_id
        WHERE g.period @> %(day)s::date AND c.worker_id IS NOT NULL AND NOT {ENGAGED.format("c.worker_id")}
        """,
        Fix("Ask who manages access", permission=Permission.MANAGE_ACCESS),
        for_all_only=True,
    )
)
quality_kind(
    Kind(
        "short_gap",
        "A short gap between two contracts",
        "A gap of up to 28 days counts as leaving and starting again. Most are slips of the pen.",
        f"""
        SELECT {LAST_TEAM.format("gap.worker_id")}, gap.worker_id, {NOBODY}, 'employment:' || gap.id,
               {written_date("gap.from_day")} || ' to ' || {written_date("gap.to_day - 1")}
        FROM (
            SELECT e.id, e.worker_id, lower(e.period) AS to_day, max(upper(before.period)) AS from_day
            FROM workforce_employment e
            JOIN workforce_employment before
              ON before.worker_id = e.worker_id AND (lower(before.period), before.id) < (lower(e.period), e.id)
            WHERE lower(e.period) > %(since)s AND e.contract IN ({PAID}) AND before.contract IN ({PAID})
            GROUP BY e.id
            HAVING NOT bool_or(upper_inf(before.period))
        ) AS gap
        WHERE gap.to_day - gap.from_day BETWEEN 1 AND 28
          AND EXISTS (
              SELECT FROM generate_series(gap.from_day, gap.to_day - 1, interval '1 day') AS between_them
              WHERE extract(isodow FROM between_them) < 6
                AND NOT EXISTS (SELECT FROM workforce_bankholiday h WHERE h.day = between_them::date)
          )
        """,
        Fix("Correct the record", "correct"),
    )
)
quality_kind(
    Kind(
        "leaving_codes",
        "Left without reason or destination",
        "The return asks for both of every social worker who left in its year.",
        f"""
        SELECT ended.team_id, e.worker_id, {NOBODY}, 'employment:' || e.id,
               concat_ws(', ', CASE WHEN e.reason_left IS NULL THEN 'no reason' END,
                         CASE WHEN e.destination IS NULL THEN 'no destination' END)
               || ', left on ' || {written_date("upper(e.period) - 1")}
        FROM workforce_employment e
        JOIN LATERAL (
            SELECT a.team_id FROM workforce_assignment a JOIN workforce_role r ON r.id = a.role_id
            WHERE a.employment_id = e.id AND upper(a.period) = upper(e.period) AND r.csww_role IS NOT NULL
            ORDER BY a.fte DESC, a.id LIMIT 1
        ) AS ended ON true
        WHERE e.contract IN ({PAID}) AND upper(e.period) > %(since)s AND upper(e.period) <= %(day)s
          AND (e.reason_left IS NULL OR e.destination IS NULL)
          AND NOT EXISTS (
              SELECT FROM workforce_employment later
              WHERE later.worker_id = e.worker_id AND later.id <> e.id AND later.contract IN ({PAID})
                AND later.period && daterange(upper(e.period), upper(e.period) + 28)
          )
        """,
        Fix("Correct the record", "correct"),
    )
)
quality_kind(
    Kind(
        "return_items",
        "An item of the return is missing",
        "The return asks for it of every social worker who is employed.",
        f"""
        SELECT (array_agg(a.team_id ORDER BY a.fte DESC, a.id))[1], a.worker_id, {NOBODY},
               'worker:' || a.worker_id,
               concat_ws(', ', CASE WHEN a.date_of_birth IS NULL THEN 'date of birth' END,
                         CASE WHEN a.qualification_level = '' THEN 'level of qualification' END,
                         CASE WHEN bool_or(a.start_origin IS NULL) THEN 'where the person came from' END)
        FROM here a
        WHERE a.csww_role IS NOT NULL AND a.contract IN ({PAID})
        GROUP BY a.worker_id, a.date_of_birth, a.qualification_level
        HAVING a.date_of_birth IS NULL OR a.qualification_level = '' OR bool_or(a.start_origin IS NULL)
        """,
        Fix("Correct the record", "correct"),
    )
)
