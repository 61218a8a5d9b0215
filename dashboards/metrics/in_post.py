"""In post: the stock that most rates stand on, and how much of it is permanent."""

from dashboards.metrics.definition import Better, Metric, Shape, Statement

COUNT_FTE = Statement(
    "FTE in post, permanent and agency: each assignment enters in one month and leaves in another",
    """
    INSERT INTO segment_changes (segment, class, m, in_post, permanent, agency, agency_vacancy)
    SELECT segment, class, m, sum(fte) FILTER (WHERE NOT agency), sum(fte) FILTER (WHERE permanent),
           sum(fte) FILTER (WHERE agency), sum(fte) FILTER (WHERE covers_vacancy)
    FROM (
        SELECT segment, class, greatest(m_from, %(lo)s) AS m, fte, agency, permanent, covers_vacancy
        FROM present WHERE m_to > %(lo)s
        UNION ALL
        SELECT segment, class, m_to, -fte, agency, permanent, covers_vacancy
        FROM present WHERE m_to BETWEEN %(lo)s + 1 AND %(hi)s
    ) AS changes
    GROUP BY segment, class, m
    """,
)

PEOPLE = Statement(
    "the months in which somebody is in a unit, however many assignments they hold there",
    """
    CREATE TEMP TABLE people ON COMMIT DROP AS
    SELECT unit_id, class, everywhere, agency, worker_id, lower(stay) AS m_from, upper(stay) AS m_to
    FROM (
        SELECT unit_id, class, everywhere, agency, worker_id, unnest(range_agg(int4range(m_from, m_to))) AS stay
        FROM present JOIN segment_units USING (segment)
        GROUP BY unit_id, class, everywhere, agency, worker_id
    ) AS stays;
    ANALYZE people
    """,
)

COUNT_PEOPLE = Statement(
    "people in post and agency workers, once in each unit",
    """
    INSERT INTO unit_changes (unit_id, class, m, in_post_headcount, agency_headcount)
    SELECT unit_id, class, m, sum(people) FILTER (WHERE NOT agency), sum(people) FILTER (WHERE agency)
    FROM (
        SELECT unit_id, class, agency, greatest(m_from, %(lo)s) AS m, 1 AS people
        FROM people WHERE m_to > %(lo)s
        UNION ALL
        SELECT unit_id, class, agency, m_to, -1 FROM people WHERE m_to BETWEEN %(lo)s + 1 AND %(hi)s
    ) AS changes
    GROUP BY unit_id, class, m
    """,
)

IN_POST = Metric(
    key="in_post",
    name="In post",
    shape=Shape.VALUE,
    better=Better.HIGHER,
    numerator=("in_post_fte",),
    numerator_words="FTE of employed assignments at the close of the month",
    why="The size of the council's own workforce; most rates divide by it.",
    source="DfE, Children's social work workforce: social workers in post (FTE)",
    noun="FTE",
    behind="in_post",
)

IN_POST_HEADCOUNT = Metric(
    key="in_post_headcount",
    name="People in post",
    shape=Shape.VALUE,
    better=Better.HIGHER,
    numerator=("in_post_headcount",),
    numerator_words="employed people at the close of the month, each once in a unit",
    why="How many people the council employs here, whatever their hours.",
    source="DfE, Children's social work workforce: social workers in post (headcount)",
    noun="people",
    behind="in_post",
)

PERMANENT_SHARE = Metric(
    key="permanent_share",
    name="Permanent staff",
    shape=Shape.PERCENT,
    better=Better.HIGHER,
    numerator=("permanent_fte",),
    numerator_words="FTE of permanent assignments at the close of the month",
    denominator=("in_post_fte", "agency_fte"),
    denominator_words="FTE of employed and agency assignments at the close of the month",
    why="Children keep the same worker where the people who do the work are here to stay.",
    source="ours; DfE tells employed from agency workers, not permanent from other contracts",
    noun="FTE",
    behind="permanent",
)

STATEMENTS = (COUNT_FTE, PEOPLE, COUNT_PEOPLE)
