"""Caseloads: the cases of those who hold any, by their main assignment."""

from dashboards.metrics.definition import Better, Metric, Shape, Statement

COUNTED = Statement(
    "the latest count of each worker at each month end, where it is young enough; the latest first, then its age",
    """
    CREATE TEMP TABLE young_enough ON COMMIT DROP AS
    SELECT m, month_end, month_end - age AS as_at FROM rules CROSS JOIN generate_series(0, max_age) AS age;
    ANALYZE young_enough;
    CREATE TEMP TABLE counted ON COMMIT DROP AS
    WITH of_worker AS (
        SELECT worker_id, array_agg(as_at ORDER BY as_at) AS days, array_agg(cases ORDER BY as_at) AS cases
        FROM caseload_counts
        WHERE as_at BETWEEN %(oldest_count)s AND %(last)s
        GROUP BY worker_id
    ), counts AS (
        SELECT worker_id, unnest(days) AS as_at, unnest(days[2:]) AS next_as_at, unnest(cases) AS cases
        FROM of_worker
    )
    SELECT worker_id, m, cases
    FROM counts JOIN young_enough USING (as_at)
    WHERE cases > 0 AND (next_as_at IS NULL OR next_as_at > month_end)
    """,
)

MAIN_ASSIGNMENTS = Statement(
    "the main assignment and the FTE of everybody in post, for months in which nothing changes",
    """
    CREATE TEMP TABLE main_assignments ON COMMIT DROP AS
    WITH holders AS (
        SELECT present.*, unit.code AS team_code
        FROM present
        JOIN segments USING (segment)
        JOIN units AS unit ON unit.id = segments.unit_id
        WHERE present.m_to > %(lo)s
    ), cuts AS (
        SELECT worker_id, class, m_from AS m FROM holders
        UNION
        SELECT worker_id, class, m_to FROM holders
    ), stays AS (
        SELECT worker_id, class, m AS m_from, lead(m) OVER (PARTITION BY worker_id, class ORDER BY m) AS m_to
        FROM cuts
    )
    SELECT DISTINCT ON (worker_id, class, stays.m_from)
           worker_id, class, stays.m_from, stays.m_to, segment, assignment_id,
           (sum(fte) OVER (PARTITION BY worker_id, class, stays.m_from))::int AS fte
    FROM stays
    JOIN holders USING (worker_id, class)
    WHERE holders.m_from <= stays.m_from AND holders.m_to >= stays.m_to AND fte > 0
    ORDER BY worker_id, class, stays.m_from, holders.fte DESC, first_day, team_code COLLATE "C", segment;
    ANALYZE main_assignments
    """,
)

COUNT_CASES = Statement(
    "cases, and the people and FTE that hold them, by unit and month; the largest caseload of one worker",
    """
    CREATE TEMP TABLE caseloads ON COMMIT DROP AS
    WITH by_segment AS (
        SELECT segment, class, m, sum(cases)::int AS cases, sum(fte)::float8 AS fte, count(*)::int AS holders,
               max(cases) AS largest
        FROM counted JOIN main_assignments USING (worker_id)
        WHERE m >= m_from AND m < m_to
        GROUP BY segment, class, m
        ORDER BY m  -- month by month few sums are in hand at once
    )
    SELECT unit_id, population, m, sum(cases)::int AS cases, sum(fte) AS case_holders,
           sum(holders)::int AS case_holders_headcount, max(largest)::int AS caseload_max
    FROM by_segment JOIN segment_units USING (segment) JOIN class_populations USING (class)
    GROUP BY unit_id, population, m;
    ANALYZE caseloads
    """,
)

CASELOAD = Metric(
    key="caseload",
    name="Average caseload",
    shape=Shape.RATIO,
    better=Better.LOWER,
    numerator=("cases",),
    numerator_words="cases in each holder's latest count, not older than 35 days",
    denominator=("case_holders_fte",),
    denominator_words="FTE, at the close of the month, of employed and agency workers who hold a case",
    why="A worker with too many children cannot know any of them well, and does not stay.",
    source="DfE, Children's social work workforce: average caseload. "
    "Ours: how old a count may be, and that cases belong to the team of the main assignment",
    noun="cases per FTE",
    behind="cases",
)

CASELOAD_MAX = Metric(
    key="caseload_max",
    name="Largest caseload",
    shape=Shape.VALUE,
    better=Better.LOWER,
    numerator=("caseload_max",),
    numerator_words="the largest number of cases that one of those workers holds",
    why="An average hides the one person who carries too much.",
    source="ours; DfE publishes the average only",
    noun="cases",
    behind="cases",
)

CASES = Metric(
    key="cases",
    name="Cases held",
    shape=Shape.VALUE,
    better=Better.NEITHER,
    numerator=("cases",),
    numerator_words="cases in each holder's latest count, not older than 35 days",
    why="How much work there is.",
    source="DfE, Children's social work workforce: cases. Ours: as for the average caseload",
    noun="cases",
    behind="cases",
)

CASE_HOLDERS = Metric(
    key="case_holders",
    name="Case holders",
    shape=Shape.VALUE,
    better=Better.NEITHER,
    numerator=("case_holders_fte",),
    numerator_words="FTE, at the close of the month, of employed and agency workers who hold a case",
    why="How much of the workforce carries the cases.",
    source="DfE, Children's social work workforce: social workers who hold cases (FTE). "
    "Ours: as for the average caseload",
    noun="FTE",
    behind="case_holders",
)

CASE_HOLDERS_HEADCOUNT = Metric(
    key="case_holders_headcount",
    name="Case holders, people",
    shape=Shape.VALUE,
    better=Better.NEITHER,
    numerator=("case_holders_headcount",),
    numerator_words="employed and agency workers who hold a case",
    why="How many people carry the cases.",
    source="ours; DfE publishes case holders by FTE only",
    noun="people",
    behind="case_holders",
)

STATEMENTS = (COUNTED, MAIN_ASSIGNMENTS, COUNT_CASES)
