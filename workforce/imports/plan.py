"""What is stored and what the files say, brought together: the world as it would be, and the difference.

For each file a temporary table `planned_…` holds every row of the world after the import: `row` (NULL where the
files do not mention it), `id` (NULL where it is new), the final values, `action` (kept, same, add, change, end) and
the names of the columns that change. A column that a file does not have leaves what is stored; a blank cell clears
it. Rules and writing read only these tables.
"""

from dataclasses import dataclass

from django.db.backends.utils import CursorWrapper

from workforce.imports.layout import (
    ABSENCES,
    ASSIGNMENTS,
    CASELOADS,
    EMPLOYMENTS,
    LAYOUTS,
    ORG_UNITS,
    POSTS,
    ROLES,
    WORKERS,
    Layout,
)
from workforce.imports.staging import Staged

DATES = "lower({0}.period) AS first_day, upper({0}.period) - 1 AS last_day"

STORED = {
    ORG_UNITS.name: f"""
        SELECT p.id, u.code, p.name, u.kind, above.code AS parent_code, {DATES.format("p")}
        FROM workforce_unitplacement p
        JOIN workforce_unit u ON u.id = p.unit_id
        LEFT JOIN workforce_unit above ON above.id = p.parent_id""",
    ROLES.name: """
        SELECT id, code, name, role_group, nullif(regulator, '') AS regulator, csww_role,
               nullif(grade, '') AS grade, rank
        FROM workforce_role""",
    POSTS.name: f"""
        SELECT t.id, p.reference, t.title, r.code AS role_code, u.code AS team_code, t.fte, {DATES.format("t")},
               t.funding, t.frozen
        FROM workforce_postterms t
        JOIN workforce_post p ON p.id = t.post_id
        JOIN workforce_role r ON r.id = t.role_id
        JOIN workforce_unit u ON u.id = t.team_id""",
    WORKERS.name: """
        SELECT w.id, w.reference AS worker_ref, w.first_name, w.last_name, nullif(w.email, '') AS email,
               w.date_of_birth, nullif(e.sex, '') AS sex, nullif(e.ethnicity, '') AS ethnicity, w.swe_number,
               w.qualified_on, nullif(w.qualification_level, '') AS qualification_level,
               nullif(w.entry_route, '') AS entry_route
        FROM workforce_worker w
        LEFT JOIN workforce_workerequality e ON e.worker_id = w.id""",
    EMPLOYMENTS.name: f"""
        SELECT e.id, w.reference AS worker_ref, e.contract, {DATES.format("e")}, e.reason_left, e.destination,
               e.start_origin, nullif(e.agency_name, '') AS agency_name
        FROM workforce_employment e
        JOIN workforce_worker w ON w.id = e.worker_id""",
    ASSIGNMENTS.name: f"""
        SELECT a.id, w.reference AS worker_ref, u.code AS team_code, r.code AS role_code, a.fte, {DATES.format("a")},
               p.reference AS post_reference, nullif(a.agency_reason, '') AS agency_reason, m.reference AS manager_ref
        FROM workforce_assignment a
        JOIN workforce_worker w ON w.id = a.worker_id
        JOIN workforce_unit u ON u.id = a.team_id
        JOIN workforce_role r ON r.id = a.role_id
        LEFT JOIN workforce_post p ON p.id = a.post_id
        LEFT JOIN workforce_worker m ON m.id = a.manager_id""",
    ABSENCES.name: f"""
        SELECT a.id, w.reference AS worker_ref, a.kind, {DATES.format("a")}, a.days_lost
        FROM workforce_absence a
        JOIN workforce_worker w ON w.id = a.worker_id""",
    CASELOADS.name: """
        SELECT c.id, w.reference AS worker_ref, c.as_at, c.cases
        FROM workforce_caseloadcount c
        JOIN workforce_worker w ON w.id = c.worker_id""",
}
"""The stored rows of each file, in the files' own words."""


@dataclass(frozen=True, slots=True)
class FileCounts:
    """What the import does with the rows of one file."""

    file: str
    added: int = 0
    changed: int = 0
    ended: int = 0
    unchanged: int = 0

    @property
    def is_a_change(self) -> bool:
        return bool(self.added or self.changed or self.ended)


@dataclass(frozen=True, slots=True)
class Change:
    """One stored row that the import changes or ends, by the row of the file that says so."""

    file: str
    row: int
    name: str
    columns: str
    ends: bool


def make_plan(cursor: CursorWrapper, staged: Staged) -> None:
    """Fill the planned tables from what is stored and what was read."""
    _place_units_without_dates(cursor, staged)
    _match_assignments(cursor, staged)
    for layout in LAYOUTS:
        cursor.execute(_merge(layout, staged.present.get(layout.name, frozenset())))
        cursor.execute(f"CREATE INDEX ON {layout.planned} ({layout.key[0]})")
        cursor.execute(f"ANALYZE {layout.planned}")


def _place_units_without_dates(cursor: CursorWrapper, staged: Staged) -> None:
    """A file without opened_on means a unit's latest placement; a new unit has always been there."""
    if "first_day" in staged.present.get(ORG_UNITS.name, frozenset()):
        return
    opening = next(column.blank for column in ORG_UNITS.columns if column.target == "first_day")
    cursor.execute(
        f"""
        UPDATE {ORG_UNITS.staged} s SET first_day = coalesce(
            (SELECT max(e.first_day) FROM ({STORED[ORG_UNITS.name]}) e WHERE e.code = s.code), %s)
        """,
        [opening],
    )


def _match_assignments(cursor: CursorWrapper, staged: Staged) -> None:
    """The stored assignment that each row names: same person, team, role and first day.

    Where several are, the post tells them apart. A row whose post is stored nowhere else changes the post of the one
    that is left over, so that a post filled in later does not look like a second assignment.
    """
    same = " AND ".join(f"e.{key} = s.{key}" for key in ASSIGNMENTS.key if key != "post_reference")
    stored = f"({STORED[ASSIGNMENTS.name]}) e"
    if "post_reference" in staged.present.get(ASSIGNMENTS.name, frozenset()):
        cursor.execute(
            f"UPDATE {ASSIGNMENTS.staged} s SET id = e.id FROM {stored}"
            f" WHERE NOT s.bad AND {same} AND e.post_reference IS NOT DISTINCT FROM s.post_reference"
        )
    cursor.execute(
        f"""
        UPDATE {ASSIGNMENTS.staged} s SET id = named.id FROM (
            SELECT min(e.id) AS id, min(s.row) AS row FROM {ASSIGNMENTS.staged} s JOIN {stored} ON {same}
            WHERE NOT s.bad AND s.id IS NULL
              AND NOT EXISTS (SELECT FROM {ASSIGNMENTS.staged} taken WHERE taken.id = e.id)
            GROUP BY {", ".join(f"s.{key}" for key in ASSIGNMENTS.key if key != "post_reference")}
            HAVING count(DISTINCT e.id) = 1 AND count(DISTINCT s.row) = 1
        ) named WHERE named.row = s.row
        """
    )


def _merge(layout: Layout, present: frozenset[str]) -> str:
    """The statement that makes the planned table of a file."""
    by_id = layout is ASSIGNMENTS
    on = "e.id = s.id" if by_id else " AND ".join(f"e.{key} = s.{key}" for key in layout.key)
    keys = () if by_id else layout.key
    chosen, changes = [], []
    for column in layout.columns:
        name = column.target
        if name in keys:
            chosen.append(f"coalesce(s.{name}, e.{name}) AS {name}")
        elif name in present:
            chosen.append(f"CASE WHEN s.row IS NULL THEN e.{name} ELSE s.{name} END AS {name}")
            changes.append(f"CASE WHEN s.{name} IS DISTINCT FROM e.{name} THEN '{column.name}' END")
        else:
            blank = f"'{column.blank}'" if column.blank is not None else "NULL"
            chosen.append(
                f"CASE WHEN e.id IS NULL THEN {blank}::{column.sql_type} ELSE e.{name} END AS {name}"
            )
    chosen += [f"s.{derived.name}" for derived in layout.derived]
    ends = "last_day IS NOT NULL AND was_open" if layout.has_period else "false"
    was_open = "e.last_day IS NULL" if layout.has_period else "false"
    period = ", daterange(first_day, last_day + 1) AS period" if layout.has_period else ""
    # counts are many and no rule looks at those that the files do not mention
    join = "RIGHT" if layout is CASELOADS else "FULL"
    return f"""
        CREATE TEMPORARY TABLE {layout.planned} ON COMMIT DROP AS
        SELECT *{period}, CASE WHEN row IS NULL THEN 'kept' WHEN id IS NULL THEN 'add' WHEN changes = '' THEN 'same'
                               WHEN {ends} THEN 'end' ELSE 'change' END AS action
        FROM (
            SELECT s.row, e.id, {", ".join(chosen)}, {was_open} AS was_open,
                   concat_ws(', ', {", ".join(changes) or "NULL"}) AS changes
            FROM ({STORED[layout.name]}) e {join} JOIN (SELECT * FROM {layout.staged} WHERE NOT bad) s ON {on}
        ) merged
    """


def count_actions(cursor: CursorWrapper, staged: Staged) -> list[FileCounts]:
    """What the import does with each file that was given."""
    counts = []
    for layout in LAYOUTS:
        if layout.name in staged.labels:
            cursor.execute(
                f"SELECT action, count(*) FROM {layout.planned} WHERE row IS NOT NULL GROUP BY action"
            )
            found = dict(cursor.fetchall())
            done = (found.get(action, 0) for action in ("add", "change", "end", "same"))
            counts.append(FileCounts(staged.label(layout), *done))
    return counts


def list_changes(cursor: CursorWrapper, staged: Staged, at_most: int) -> list[Change]:
    """The stored rows that change or end, file by file and by row; names of columns, never what stood in them."""
    changes: list[Change] = []
    for layout in LAYOUTS:
        if layout.name in staged.labels and len(changes) < at_most:
            name = f"concat_ws(' ', {', '.join(f'{key}::text' for key in layout.key)})"
            cursor.execute(
                f"SELECT row, {name}, changes, action = 'end' FROM {layout.planned}"
                " WHERE action IN ('change', 'end') ORDER BY row LIMIT %s",
                [at_most - len(changes)],
            )
            changes += [Change(staged.label(layout), *row) for row in cursor.fetchall()]
    return changes
