"""Units stand under units of a higher kind; posts and assignments stand in teams that exist on their days."""

from workforce.enums import UnitKind
from workforce.imports.layout import ASSIGNMENTS, ORG_UNITS, POSTS, Layout
from workforce.imports.problems import Severity
from workforce.imports.rules.rule import Rule, day, no_bad_row, words
from workforce.periods import BEGINNING

DIRECTORATE, SERVICE, TEAM = (kind.value for kind in UnitKind)
UNITS = ORG_UNITS.planned
LIVES = f"(SELECT code, min(kind) AS kind, range_agg(period) AS days FROM {UNITS} GROUP BY code)"
"""The days on which each unit exists."""

CYCLE = f"""
    WITH RECURSIVE above(code, parent_code) AS (
        SELECT code, parent_code FROM {UNITS} WHERE parent_code IS NOT NULL
        UNION
        SELECT above.code, unit.parent_code FROM above JOIN {UNITS} unit ON unit.code = above.parent_code
        WHERE unit.parent_code IS NOT NULL
    )
    SELECT unit.row, {words("unit.code")} FROM {UNITS} unit JOIN above ON above.code = unit.code
    WHERE above.parent_code = unit.code AND unit.parent_code IS NOT NULL
"""


def stands_in_a_team(layout: Layout, what: str) -> Rule:
    return Rule(
        layout,
        "team_code",
        f"%s is a %s, not a team: {what} belong to teams.",
        f"""
        SELECT s.row, {words("s.team_code", "unit.kind")} FROM {layout.planned} s JOIN {LIVES} unit
          ON unit.code = s.team_code
        WHERE unit.kind <> '{TEAM}'
        """,
        needs=(ORG_UNITS,),
    )


def lies_in_the_teams_days(layout: Layout) -> Rule:
    return Rule(
        layout,
        "team_code",
        "Team %s does not exist on all the days from %s to %s: it exists %s.",
        f"""
        SELECT s.row, {words("s.team_code", day("s.first_day"), day("s.last_day"), _spans("unit.days"))}
        FROM {layout.planned} s JOIN {LIVES} unit ON unit.code = s.team_code
        WHERE NOT unit.days @> s.period AND {no_bad_row(ORG_UNITS, "code", "s.team_code")}
        """,
        needs=(ORG_UNITS,),
    )


def stays_in_the_teams_days(layout: Layout, what: str) -> Rule:
    """What is stored and not in the files must not be left behind by a unit that closes or moves its days."""
    return Rule(
        ORG_UNITS,
        ORG_UNITS.last_day,
        f"Stored {what} of %s lie outside these days (%s of them, the first from %s). End them in the files too.",
        f"""
        SELECT changed.row, {words("changed.code", "count(*)", day("min(s.first_day)"))}
        FROM {layout.planned} s JOIN {LIVES} unit ON unit.code = s.team_code
        JOIN (SELECT code, max(row) AS row FROM {UNITS} WHERE row IS NOT NULL GROUP BY code) changed
          ON changed.code = unit.code
        WHERE s.row IS NULL AND NOT unit.days @> s.period AND {no_bad_row(ORG_UNITS, "code", "s.team_code")}
        GROUP BY changed.row, changed.code
        """,
        needs=(layout,),
    )


def _spans(multirange: str) -> str:
    """SQL for the stretches of a multirange in words."""
    return f"""(SELECT string_agg('from ' || {day("lower(span)")} || ' to ' || {day("upper(span) - 1")},
    ' and ' ORDER BY span)
                FROM unnest({multirange}) span)"""


RULES = (
    Rule(
        ORG_UNITS,
        "kind",
        "%s has another kind in row %s. A unit keeps its kind: a new kind of unit needs a code of its own.",
        f"""
        SELECT row, {words("code", "first_row")} FROM (
            SELECT row, code, kind, first_value(kind) OVER one AS first_kind, first_value(row) OVER one AS first_row
            FROM {ORG_UNITS.staged} WHERE kind IS NOT NULL WINDOW one AS (PARTITION BY code ORDER BY row)
        ) seen WHERE kind <> first_kind
        """,
    ),
    Rule(
        ORG_UNITS,
        "kind",
        "%s is stored as a %s. A unit keeps its kind: a new kind of unit needs a code of its own.",
        f"""
        SELECT s.row, {words("s.code", "u.kind")} FROM {ORG_UNITS.staged} s JOIN workforce_unit u ON u.code = s.code
        WHERE u.kind <> s.kind
        """,
    ),
    Rule(
        ORG_UNITS,
        "parent_code",
        "A directorate stands at the top and has no parent.",
        f"SELECT row, {words()} FROM {UNITS} WHERE kind = '{DIRECTORATE}' AND parent_code IS NOT NULL",
    ),
    Rule(
        ORG_UNITS,
        "parent_code",
        "A %s cannot stand under %s, which is a %s: teams stand under services or the directorate, services "
        "under the directorate.",
        f"""
        SELECT s.row, {words("s.kind", "s.parent_code", "unit.kind")} FROM {UNITS} s JOIN {LIVES} unit
          ON unit.code = s.parent_code
        WHERE (s.kind = '{SERVICE}' AND unit.kind <> '{DIRECTORATE}') OR (s.kind = '{TEAM}' AND unit.kind = '{TEAM}')
        """,
    ),
    Rule(ORG_UNITS, "parent_code", "%s stands under itself, directly or through others.", CYCLE),
    Rule(
        ORG_UNITS,
        "parent_code",
        "This %s has no parent: its figures belong to no unit above it.",
        f"SELECT row, {words('kind')} FROM {UNITS} WHERE kind <> '{DIRECTORATE}' AND parent_code IS NULL",
        severity=Severity.WARNING,
    ),
    Rule(
        ORG_UNITS,
        "parent_code",
        "Its parent %s does not exist on all of its days: the parent exists %s.",
        f"""
        SELECT s.row, {words("s.parent_code", _spans("unit.days"))} FROM {UNITS} s JOIN {LIVES} unit
          ON unit.code = s.parent_code
        WHERE NOT unit.days @> s.period AND s.first_day > '{BEGINNING.isoformat()}'
          AND {no_bad_row(ORG_UNITS, "code", "s.parent_code")}
        """,
        severity=Severity.WARNING,
    ),
    stands_in_a_team(POSTS, "posts"),
    stands_in_a_team(ASSIGNMENTS, "assignments"),
    lies_in_the_teams_days(POSTS),
    lies_in_the_teams_days(ASSIGNMENTS),
    stays_in_the_teams_days(POSTS, "posts"),
    stays_in_the_teams_days(ASSIGNMENTS, "assignments"),
)
