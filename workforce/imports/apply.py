"""Writing a plan: set-based statements in the order in which rows need each other, through every constraint.

Stored rows are changed before new ones are added, because an exclusion constraint looks at once: what ends must have
ended. Only rows that differ are written, so that an import without changes leaves no trace in the history.
"""

from django.db.backends.utils import CursorWrapper

from workforce.imports.layout import (
    ABSENCES,
    ASSIGNMENTS,
    CASELOADS,
    EMPLOYMENTS,
    ORG_UNITS,
    POSTS,
    ROLES,
    WORKERS,
)
from workforce.imports.progress import SILENT, Progress

CHANGED = "plan.id = stored.id AND plan.action IN ('change', 'end')"
ADDED = "plan.action = 'add'"

UNITS = (
    f"""
    INSERT INTO workforce_unit (code, kind)
    SELECT DISTINCT plan.code, plan.kind FROM {ORG_UNITS.planned} plan
    WHERE {ADDED} AND NOT EXISTS (SELECT FROM workforce_unit stored WHERE stored.code = plan.code)
    """,
    f"""
    UPDATE workforce_unitplacement stored SET name = plan.name, parent_id = above.id, period = plan.period
    FROM {ORG_UNITS.planned} plan LEFT JOIN workforce_unit above ON above.code = plan.parent_code
    WHERE {CHANGED}
    """,
    f"""
    INSERT INTO workforce_unitplacement (unit_id, parent_id, name, period)
    SELECT u.id, above.id, plan.name, plan.period FROM {ORG_UNITS.planned} plan
    JOIN workforce_unit u ON u.code = plan.code LEFT JOIN workforce_unit above ON above.code = plan.parent_code
    WHERE {ADDED} ORDER BY plan.row
    """,
)

ROLE_ROWS = (
    f"""
    UPDATE workforce_role stored SET name = plan.name, role_group = plan.role_group,
           regulator = coalesce(plan.regulator, ''), csww_role = plan.csww_role,
           grade = coalesce(plan.grade, ''), rank = plan.rank
    FROM {ROLES.planned} plan WHERE {CHANGED}
    """,
    f"""
    INSERT INTO workforce_role (code, name, role_group, regulator, csww_role, grade, rank)
    SELECT plan.code, plan.name, plan.role_group, coalesce(plan.regulator, ''), plan.csww_role,
           coalesce(plan.grade, ''), plan.rank
    FROM {ROLES.planned} plan WHERE {ADDED} ORDER BY plan.row
    """,
)

POST_ROWS = (
    f"""
    INSERT INTO workforce_post (reference)
    SELECT plan.reference FROM {POSTS.planned} plan
    WHERE {ADDED} AND NOT EXISTS (SELECT FROM workforce_post stored WHERE stored.reference = plan.reference)
    GROUP BY plan.reference ORDER BY min(plan.row)
    """,
    f"""
    UPDATE workforce_postterms stored SET title = plan.title, role_id = r.id, team_id = u.id, fte = plan.fte,
           period = plan.period, funding = plan.funding, frozen = plan.frozen
    FROM {POSTS.planned} plan JOIN workforce_role r ON r.code = plan.role_code JOIN workforce_unit u ON u.code
    = plan.team_code
    WHERE {CHANGED}
    """,
    f"""
    INSERT INTO workforce_postterms (post_id, title, role_id, team_id, fte, period, funding, frozen)
    SELECT p.id, plan.title, r.id, u.id, plan.fte, plan.period, plan.funding, plan.frozen FROM {POSTS.planned} plan
    JOIN workforce_post p ON p.reference = plan.reference JOIN workforce_role r ON r.code = plan.role_code
    JOIN workforce_unit u ON u.code = plan.team_code WHERE {ADDED} ORDER BY plan.row
    """,
)

WORKER_COLUMNS = """
    first_name, last_name, sort_name, email, swe_number, date_of_birth,
    qualified_on, qualification_level, entry_route"""
WORKER_VALUES = """
    plan.first_name, plan.last_name, left(plan.sort_name, 170), coalesce(plan.email, ''), plan.swe_number,
    plan.date_of_birth, plan.qualified_on, coalesce(plan.qualification_level, ''), coalesce(plan.entry_route, '')"""

WORKER_ROWS = (
    f"""
    UPDATE workforce_worker stored SET ({WORKER_COLUMNS}) = ROW ({WORKER_VALUES})
    FROM {WORKERS.planned} plan
    WHERE {CHANGED} AND string_to_array(plan.changes, ', ') && ARRAY[
        'first_name', 'last_name', 'email', 'swe_number', 'date_of_birth', 'qualified_on',
        'qualification_level', 'entry_route']
    """,
    f"""
    INSERT INTO workforce_worker (reference, {WORKER_COLUMNS})
    SELECT plan.worker_ref, {WORKER_VALUES} FROM {WORKERS.planned} plan WHERE {ADDED} ORDER BY plan.row
    """,
    f"""
    UPDATE workforce_workerequality stored SET sex = coalesce(plan.sex, ''), ethnicity = coalesce(plan.ethnicity, '')
    FROM {WORKERS.planned} plan
    WHERE stored.worker_id = plan.id AND plan.action = 'change'
      AND string_to_array(plan.changes, ', ') && ARRAY['sex', 'ethnicity']
    """,
    f"""
    INSERT INTO workforce_workerequality (worker_id, sex, ethnicity)
    SELECT w.id, coalesce(plan.sex, ''), coalesce(plan.ethnicity, '') FROM {WORKERS.planned} plan
    JOIN workforce_worker w ON w.reference = plan.worker_ref
    WHERE plan.action IN ('add', 'change') AND coalesce(plan.sex, plan.ethnicity) IS NOT NULL
      AND NOT EXISTS (SELECT FROM workforce_workerequality stored WHERE stored.worker_id = w.id)
    """,
)

EMPLOYMENT_ROWS = (
    f"""
    UPDATE workforce_employment stored SET period = plan.period, start_origin = plan.start_origin,
           reason_left = plan.reason_left, destination = plan.destination, agency_name = coalesce(plan.agency_name, '')
    FROM {EMPLOYMENTS.planned} plan WHERE {CHANGED}
    """,
    f"""
    INSERT INTO workforce_employment (worker_id, contract, period, start_origin, reason_left, destination, agency_name)
    SELECT w.id, plan.contract, plan.period, plan.start_origin, plan.reason_left, plan.destination,
           coalesce(plan.agency_name, '')
    FROM {EMPLOYMENTS.planned} plan JOIN workforce_worker w ON w.reference = plan.worker_ref WHERE {ADDED}
    ORDER BY plan.row
    """,
)

ASSIGNMENT_PARTS = f"""
    SELECT plan.id, plan.row, plan.action, w.id AS worker_id, u.id AS team_id, r.id AS role_id, p.id AS post_id,
           m.id AS manager_id, plan.fte, plan.period, coalesce(plan.agency_reason, '') AS agency_reason
    FROM {ASSIGNMENTS.planned} plan JOIN workforce_worker w ON w.reference = plan.worker_ref
    JOIN workforce_unit u ON u.code = plan.team_code JOIN workforce_role r ON r.code = plan.role_code
    LEFT JOIN workforce_post p ON p.reference = plan.post_reference LEFT JOIN workforce_worker m ON m.reference
    = plan.manager_ref
    WHERE plan.action IN ('add', 'change', 'end')
"""

ASSIGNMENT_ROWS = (
    f"""
    UPDATE workforce_assignment stored SET fte = plan.fte, period = plan.period, post_id = plan.post_id,
           manager_id = plan.manager_id, agency_reason = plan.agency_reason,
           employment_id = coalesce(
               (SELECT e.id FROM workforce_employment e WHERE e.id = stored.employment_id AND e.period @> plan.period),
               (SELECT e.id FROM workforce_employment e WHERE e.worker_id = plan.worker_id AND e.period @> plan.period),
               stored.employment_id)
    FROM ({ASSIGNMENT_PARTS}) plan WHERE {CHANGED}
    """,
    f"""
    INSERT INTO workforce_assignment
           (worker_id, employment_id, team_id, role_id, post_id, fte, period, agency_reason, manager_id)
    SELECT plan.worker_id, e.id, plan.team_id, plan.role_id, plan.post_id, plan.fte, plan.period, plan.agency_reason,
           plan.manager_id
    FROM ({ASSIGNMENT_PARTS}) plan JOIN workforce_employment e ON e.worker_id = plan.worker_id AND e.period @>
    plan.period
    WHERE {ADDED} ORDER BY plan.row
    """,
)

ARRANGEMENT_ROWS = (
    """
    DELETE FROM workforce_arrangement stored USING workforce_assignment held
    WHERE held.id = stored.assignment_id AND NOT stored.period && held.period
    """,
    """
    UPDATE workforce_arrangement stored SET period = stored.period * held.period FROM workforce_assignment held
    WHERE held.id = stored.assignment_id AND NOT stored.period <@ held.period
    """,
)
"""Files know nothing of acting up and secondments: they last no longer than the assignment that a file ends."""

ABSENCE_ROWS = (
    f"""
    UPDATE workforce_absence stored SET period = plan.period, days_lost = plan.days_lost
    FROM {ABSENCES.planned} plan WHERE {CHANGED}
    """,
    f"""
    INSERT INTO workforce_absence (worker_id, kind, period, days_lost)
    SELECT w.id, plan.kind, plan.period, plan.days_lost FROM {ABSENCES.planned} plan
    JOIN workforce_worker w ON w.reference = plan.worker_ref WHERE {ADDED} ORDER BY plan.row
    """,
)

CASELOAD_ROWS = (
    f"UPDATE workforce_caseloadcount stored SET cases = plan.cases FROM {CASELOADS.planned} plan WHERE {CHANGED}",
    f"""
    INSERT INTO workforce_caseloadcount (worker_id, as_at, cases)
    SELECT w.id, plan.as_at, plan.cases FROM {CASELOADS.planned} plan
    JOIN workforce_worker w ON w.reference = plan.worker_ref WHERE {ADDED} ORDER BY plan.row
    """,
)

CHECK_LATER = "SET CONSTRAINTS ALL DEFERRED"
CHECK_NOW = "SET CONSTRAINTS ALL IMMEDIATE"
NO_TRIGGER_IS_IGNORED = "SELECT set_config('pgtrigger.ignore', '{}', true)"
"""Without a value, a call of a trigger aborts a subtransaction (pgtrigger asks for the setting and catches the error),
and that looks at every deferred check that waits: minutes for a large import."""

WRITTEN = (
    "unit",
    "unitplacement",
    "role",
    "post",
    "postterms",
    "worker",
    "workerequality",
    "employment",
    "assignment",
    "absence",
    "caseloadcount",
)


PARTS = (
    ("units", (NO_TRIGGER_IS_IGNORED, CHECK_LATER, *UNITS)),
    ("roles and posts", (*ROLE_ROWS, *POST_ROWS)),
    ("people", WORKER_ROWS),
    ("employments", EMPLOYMENT_ROWS),
    ("assignments", (*ASSIGNMENT_ROWS, *ARRANGEMENT_ROWS)),
    ("the days of assignments", (CHECK_NOW,)),
    ("absences", ABSENCE_ROWS),
    ("caseload counts", CASELOAD_ROWS),
)
"""The statements in their order, with what they are about."""


def apply_plan(cursor: CursorWrapper, progress: Progress = SILENT, doing: str = "Writing") -> None:
    """Write the planned difference; deferred constraints speak before it ends. `doing` is what the progress says."""
    for words, statements in PARTS:
        progress.step(f"{doing} {words}")
        for statement in statements:
            cursor.execute(statement)


def analyse(cursor: CursorWrapper) -> None:
    """Count the written tables anew: whatever reads them next (figures, another import) would be planned for the
    old sizes."""
    cursor.execute(f"ANALYZE {', '.join(f'workforce_{table}' for table in WRITTEN)}")
