"""Caseloads: the cases of those who hold any, by their main assignment."""

from dashboards.metrics.definition import Better, Metric, Shape, Statement

COUNTED = Statement(
    "the latest count of each worker at each month end, where it is young enough; the latest first, then its age",
    """
    CREATE TEMP TABLE counted ON COMMIT DROP AS
    WITH counts AS (
        SELECT worker_id, as_at, cases, lead(as_at) OVER (PARTITION BY worker_id ORDER BY as_at) AS next_as_at
        FROM caseload_counts
        WHERE as_at BETWEEN %(oldest_count)s AND %(last)s
    ), by_month AS MATERIALIZED (
        SELECT worker_id, as_at, cases,
               (date_part('year', as_at) * 12 + date_part('month', as_at) - 1)::int AS m_counted,
               coalesce((date_part('year', next_as_at) * 12 + date_part('month', next_as_at) - 1)::int, 999999)
                   AS m_next
        FROM counts WHERE cases > 0
    )
    SELECT worker_id, rules.m, cases
    FROM by_month
    CROSS JOIN generate_series(0, %(longest_age_in_months)s) AS later
    JOIN rules ON rules.m = m_counted + later
    WHERE m_counted + later < m_next AND rules.month_end - as_at <= rules.max_age;
    ANALYZE counted
    """,
)

MAIN_ASSIGNMENTS = Statement(
    "the main assignment and the FTE of everybody who held cases, for months in which nothing changes",
    """
    CREATE TEMP TABLE main_assignments ON COMMIT DROP AS
    WITH holders AS (
        SELECT present.*, unit.code AS team_code
        FROM present
        JOIN segments USING (segment)
        JOIN units AS unit ON unit.id = segments.unit_id
        WHERE present.m_to > %(lo)s AND worker_id IN (SELECT worker_id FROM counted)
    ), cuts AS (
        SELECT worker_id, population, m_from AS m FROM holders
        UNION
        SELECT worker_id, population, m_to FROM holders
    ), stays AS (
        SELECT worker_id, population, m AS m_from, lead(m) OVER (PARTITION BY worker_id, population ORDER BY m) AS m_to
        FROM cuts
    )
    SELECT stays.worker_id, population, stays.m_from, stays.m_to, sum(fte) AS fte,
           (array_agg(segment ORDER BY fte DESC, first_day, team_code COLLATE "C", segment))[1] AS segment,
           (array_agg(assignment_id ORDER BY fte DESC, first_day, team_code COLLATE "C", segment))[1] AS assignment_id
    FROM stays
    JOIN holders USING (worker_id, population)
    WHERE holders.m_from <= stays.m_from AND holders.m_to >= stays.m_to
    GROUP BY stays.worker_id, population, stays.m_from, stays.m_to
    HAVING sum(fte) > 0;
    ANALYZE main_assignments
    """,
)

COUNT_CASES = Statement(
    "cases, and the people and FTE that hold them, by unit and month; the largest caseload of one worker",
    """
    CREATE TEMP TABLE caseloads ON COMMIT DROP AS
    WITH stays AS (
        -- most people are the same in all their populations: they are joined to their counts once
        SELECT *, dense_rank() OVER (ORDER BY populations) AS same_populations
        FROM (
            SELECT worker_id, segment, m_from, m_to, fte::int AS fte,
                   array_agg(population ORDER BY population) AS populations
            FROM main_assignments
            GROUP BY worker_id, segment, m_from, m_to, fte
        ) AS together
    ), by_segment AS (
        SELECT segment, same_populations, m, sum(cases)::int AS cases, sum(fte)::int AS fte, count(*)::int AS holders,
               max(cases) AS largest, min(populations) AS populations
        FROM counted JOIN stays USING (worker_id)
        WHERE m >= m_from AND m < m_to
        GROUP BY segment, same_populations, m
    )
    SELECT unit_id, population, m, sum(cases)::int AS cases, sum(fte)::bigint AS case_holders,
           sum(holders)::int AS case_holders_headcount, max(largest)::int AS caseload_max
    FROM by_segment JOIN segment_units USING (segment)
    CROSS JOIN unnest(populations) AS population
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
