"""Rules that every file has: a key stands once, what is named exists, periods of one thing do not overlap."""

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
from workforce.imports.rules.rule import Rule, day, no_bad_row, words


def stands_once(layout: Layout) -> Rule:
    """No two rows of a file have the same key."""
    keys = [column.name for column in layout.key_columns()]
    named = f"{', '.join(keys[:-1])} and {keys[-1]} stand" if keys[1:] else f"{keys[0]} stands"
    read = " AND ".join(f"{column.target} IS NOT NULL" for column in layout.key_columns() if column.required)
    return Rule(
        layout,
        keys[0],
        f"The same {named} in row %s already.",
        f"""
        SELECT row, {words("first_row")} FROM (
            SELECT row, min(row) OVER (PARTITION BY {", ".join(layout.key)}) AS first_row
            FROM {layout.staged} WHERE {read}
        ) seen WHERE row > first_row
        """,
    )


def exists(layout: Layout, column: str, of: Layout, noun: str) -> Rule:
    """What a column names is in the files or stored."""
    key = of.key[0]
    return Rule(
        layout,
        column,
        f"There is no {noun} %s, neither in the files nor stored.",
        f"""
        SELECT s.row, {words(f"s.{column}")} FROM {layout.staged} s
        WHERE s.{column} IS NOT NULL
          AND NOT EXISTS (SELECT FROM {of.planned} known WHERE known.{key} = s.{column})
          AND {no_bad_row(of, key, f"s.{column}")}
        """,
        needs=(of,),
    )


def never_at_once(layout: Layout, what: str, *same: str) -> Rule:
    """Rows about the same thing share no day, stored ones included."""
    partition = ", ".join(f"coalesce({column}, '')" for column in same)
    other = f"""CASE
        WHEN row IS NULL THEN 'stored from ' || {day("first_day")} || ' to ' || {day("last_day")}
        WHEN coalesce(before_last, 'infinity') < first_day THEN 'of an earlier row'
        WHEN before_row IS NULL THEN 'stored from ' || {day("before_first")} || ' to ' || {day("before_last")}
        ELSE 'of row ' || before_row || ' (' || {day("before_first")} || ' to ' || {day("before_last")} || ')' END"""
    advice = f"""CASE WHEN row IS NULL OR before_row IS NULL
        THEN 'If it is the same one, keep its stored {layout.first_day} in the file or correct it in Tenure first; '
             || 'if it ended, give its row with a {layout.last_day} too.'
        ELSE 'End the one before the other starts.' END"""
    return Rule(
        layout,
        layout.first_day,
        f"{what} overlaps the one %s. %s",
        f"""
        SELECT coalesce(row, before_row), {words(other, advice)} FROM (
            SELECT row, first_day, last_day, lag(row) OVER one AS before_row, lag(first_day) OVER one AS before_first,
                   lag(last_day) OVER one AS before_last,
                   max(coalesce(last_day, 'infinity')) OVER (one ROWS BETWEEN UNBOUNDED PRECEDING AND 1
                   PRECEDING) AS busy
            FROM {layout.planned} WINDOW one AS (PARTITION BY {partition} ORDER BY first_day, row)
        ) dated
        WHERE busy >= first_day
          AND NOT (row IS NOT NULL AND before_row IS NOT NULL AND first_day = before_first)
        """,
    )


DUPLICATES = tuple(stands_once(layout) for layout in LAYOUTS)

REFERENCES = (
    exists(ORG_UNITS, "parent_code", ORG_UNITS, "unit"),
    exists(POSTS, "role_code", ROLES, "role"),
    exists(POSTS, "team_code", ORG_UNITS, "team"),
    exists(EMPLOYMENTS, "worker_ref", WORKERS, "worker"),
    exists(ASSIGNMENTS, "worker_ref", WORKERS, "worker"),
    exists(ASSIGNMENTS, "team_code", ORG_UNITS, "team"),
    exists(ASSIGNMENTS, "role_code", ROLES, "role"),
    exists(ASSIGNMENTS, "post_reference", POSTS, "post"),
    exists(ASSIGNMENTS, "manager_ref", WORKERS, "worker"),
    exists(ABSENCES, "worker_ref", WORKERS, "worker"),
    exists(CASELOADS, "worker_ref", WORKERS, "worker"),
)

OVERLAPS = (
    never_at_once(ORG_UNITS, "This place of the unit", "code"),
    never_at_once(POSTS, "This row of the post", "reference"),
    never_at_once(EMPLOYMENTS, "This employment under the same contract", "worker_ref", "contract"),
    never_at_once(
        ASSIGNMENTS, "The same assignment", "worker_ref", "team_code", "role_code", "post_reference"
    ),
    never_at_once(ABSENCES, "This absence of the same kind", "worker_ref", "kind"),
)

RULES = (*DUPLICATES, *REFERENCES, *OVERLAPS)
