"""Whose facts are counted, and as of when: seven relations that every other statement reads.

`units`, `placements`, `assignments`, `employments`, `post_terms`, `absences` and `caseload_counts` are everybody's, or
those of a few people and posts, or those of the changed people and posts twice: as they were and as they are. Each
source also cuts the tree into `segments`.
"""

from dashboards.metrics.definition import Statement
from dashboards.metrics.ground import SEGMENTS

WHOLE_TREE = Statement(
    "all units, wherever they have been placed",
    """
    CREATE TEMP VIEW units AS SELECT id, code FROM workforce_unit;
    CREATE TEMP VIEW placements AS SELECT unit_id, parent_id, period FROM workforce_unitplacement
    """,
)

EVERYBODYS_FACTS = Statement(
    "the facts of all people and posts",
    """
    CREATE TEMP VIEW assignments AS SELECT * FROM workforce_assignment;
    CREATE TEMP VIEW employments AS SELECT * FROM workforce_employment;
    CREATE TEMP VIEW post_terms AS SELECT * FROM workforce_postterms;
    CREATE TEMP VIEW absences AS SELECT * FROM workforce_absence;
    CREATE TEMP VIEW caseload_counts AS SELECT * FROM workforce_caseloadcount
    """,
)

THOSE_OF_UNITS = Statement(
    "the posts of some units; the people in these units, and those who hold these posts",
    """
    CREATE TEMP TABLE wanted_posts ON COMMIT DROP AS
    SELECT DISTINCT post_id
    FROM workforce_postterms JOIN segments ON segments.unit_id = team_id AND units && %(units)s::bigint[];
    CREATE TEMP TABLE wanted_workers ON COMMIT DROP AS
    SELECT worker_id
    FROM workforce_assignment JOIN segments ON segments.unit_id = team_id AND units && %(units)s::bigint[]
    UNION
    SELECT worker_id FROM workforce_assignment JOIN wanted_posts USING (post_id);
    ANALYZE wanted_posts;
    ANALYZE wanted_workers
    """,
)

THOSE_WITH_LARGE_CASELOADS = Statement(
    "the people whose caseload may be the largest of a cell that has lost its largest",
    """
    CREATE TEMP TABLE wanted_posts ON COMMIT DROP AS SELECT NULL::bigint AS post_id WHERE false;
    CREATE TEMP TABLE wanted_workers ON COMMIT DROP AS
    SELECT DISTINCT counted.worker_id
    FROM lost_largest AS cell
    JOIN workforce_caseloadcount AS counted
      ON as_at BETWEEN %(oldest_count)s AND cell.month_end AND counted.cases > coalesce(cell.largest_after, 0)
    JOIN workforce_assignment AS held ON held.worker_id = counted.worker_id
    JOIN segments ON segments.unit_id = held.team_id AND cell.unit_id = ANY (units);
    ANALYZE wanted_workers
    """,
)

WANTED_FACTS = Statement(
    "the facts of the people and posts that are wanted",
    """
    CREATE TEMP TABLE assignments ON COMMIT DROP AS
    SELECT * FROM workforce_assignment WHERE worker_id IN (SELECT worker_id FROM wanted_workers);
    CREATE TEMP TABLE employments ON COMMIT DROP AS
    SELECT * FROM workforce_employment WHERE worker_id IN (SELECT worker_id FROM wanted_workers);
    ANALYZE assignments;
    ANALYZE employments;
    CREATE TEMP VIEW post_terms AS
    SELECT * FROM workforce_postterms WHERE post_id IN (SELECT post_id FROM wanted_posts);
    CREATE TEMP VIEW absences AS
    SELECT * FROM workforce_absence WHERE worker_id IN (SELECT worker_id FROM wanted_workers);
    CREATE TEMP VIEW caseload_counts AS
    SELECT * FROM workforce_caseloadcount WHERE worker_id IN (SELECT worker_id FROM wanted_workers)
    """,
)

CHANGED = Statement(
    "what each changed row was before its first change; the posts it touches, and everybody who holds one of these",
    """
    CREATE TEMP TABLE earlier ON COMMIT DROP AS
    SELECT DISTINCT ON (fact, fact_id) fact, fact_id, before FROM noted ORDER BY fact, fact_id, id;
    CREATE TEMP TABLE wanted_posts ON COMMIT DROP AS
    SELECT post_id FROM noted WHERE post_id IS NOT NULL
    UNION
    SELECT post_id FROM workforce_assignment
    WHERE worker_id IN (SELECT worker_id FROM noted) AND post_id IS NOT NULL;
    CREATE TEMP TABLE wanted_workers ON COMMIT DROP AS
    SELECT worker_id FROM noted WHERE worker_id IS NOT NULL
    UNION
    SELECT worker_id FROM workforce_assignment WHERE post_id IN (SELECT post_id FROM wanted_posts)
    """,
)


def _was_and_is(name: str, table: str, ids: str, values: str, whose: str) -> str:
    """SQL of a relation with a table's rows as they are and, under negative numbers, as they were."""
    listed = ids.split()
    return f"""
        CREATE TEMP TABLE {name} ON COMMIT DROP AS
        WITH now AS MATERIALIZED (
            SELECT * FROM {table} WHERE {whose}
        ), was AS (
            SELECT * FROM now WHERE id NOT IN (SELECT fact_id FROM earlier WHERE fact = '{table}')
            UNION ALL
            SELECT was.*
            FROM earlier CROSS JOIN LATERAL jsonb_populate_record(NULL::{table}, before) AS was
            WHERE fact = '{table}' AND before IS NOT NULL
        )
        SELECT {", ".join(listed)}, {values} FROM now
        UNION ALL
        SELECT {", ".join(f"-{column}" for column in listed)}, {values} FROM was
    """


_OF_WORKERS = "worker_id IN (SELECT worker_id FROM wanted_workers)"
_OF_POSTS = "post_id IN (SELECT post_id FROM wanted_posts)"

CHANGED_FACTS = (
    Statement(
        "their assignments",
        _was_and_is(
            "assignments",
            "workforce_assignment",
            "id worker_id employment_id team_id post_id",
            "role_id, fte, agency_reason, period",
            _OF_WORKERS,
        ),
    ),
    Statement(
        "their employments",
        _was_and_is("employments", "workforce_employment", "id worker_id", "contract, period", _OF_WORKERS),
    ),
    Statement(
        "the terms of the posts",
        _was_and_is(
            "post_terms", "workforce_postterms", "id post_id team_id", "role_id, fte, period", _OF_POSTS
        ),
    ),
    Statement(
        "their absences",
        _was_and_is("absences", "workforce_absence", "id worker_id", "kind, days_lost, period", _OF_WORKERS),
    ),
    Statement(
        "their caseload counts",
        _was_and_is(
            "caseload_counts", "workforce_caseloadcount", "id worker_id", "as_at, cases", _OF_WORKERS
        ),
    ),
)

BOTH_TREES = Statement(
    "the teams of these people and posts, and the whole tree above them: once as they are, once under negative numbers",
    """
    CREATE TEMP TABLE units ON COMMIT DROP AS
    SELECT team_id AS id, code
    FROM (SELECT team_id FROM assignments UNION SELECT team_id FROM post_terms) AS teams
    JOIN workforce_unit AS unit ON unit.id = abs(team_id);
    CREATE TEMP VIEW placements AS
    SELECT unit_id, parent_id, period FROM workforce_unitplacement
    UNION ALL
    SELECT -unit_id, -parent_id, period FROM workforce_unitplacement
    """,
)

EVERYBODY = (WHOLE_TREE, SEGMENTS, EVERYBODYS_FACTS)
"""All people and posts."""

OF_UNITS = (WHOLE_TREE, SEGMENTS, THOSE_OF_UNITS, WANTED_FACTS)
"""The people and posts of `%(units)s`: the figures of these units are right, and of these only."""

OF_LARGE_CASELOADS = (WHOLE_TREE, SEGMENTS, THOSE_WITH_LARGE_CASELOADS, WANTED_FACTS)
"""The people whose caseload may be the largest in a cell of `lost_largest`: only `caseload_max` is right."""

BEFORE_AND_AFTER = (CHANGED, *CHANGED_FACTS, BOTH_TREES, SEGMENTS)
"""The people and posts that the rows of `noted` touch: in units with their own numbers as they are, in units with the
negative of these as they were. What the two differ by is what the changes do to the figures."""
