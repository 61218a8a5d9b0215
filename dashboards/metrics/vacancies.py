"""Vacancies: posts on the establishment, how much of each is empty, and how much of that nobody covers."""

from dashboards.metrics.definition import Better, Metric, Shape, Statement

UNEVEN = Statement(
    "assignments to posts that count for longer, or less long, in some populations than in all roles",
    """
    CREATE TEMP TABLE uneven ON COMMIT DROP AS
    SELECT there.post_id, there.assignment_id, there.class, there.m_until
    FROM held AS there
    JOIN held AS everywhere ON everywhere.assignment_id = there.assignment_id AND everywhere.everywhere
    WHERE NOT there.everywhere AND there.post_id IS NOT NULL AND there.m_until <> everywhere.m_until;
    ANALYZE uneven
    """,
)

ESTABLISHED_POSTS = Statement(
    "posts on the establishment, in all populations of their role together, or in each alone where holders are uneven:"
    " each set of terms as an interval of months in one segment of its team",
    """
    CREATE TEMP TABLE established ON COMMIT DROP AS
    WITH terms AS (
        SELECT t.id AS terms_id, t.post_id, t.team_id, t.role_id, (t.fte * 1000000)::int AS fte,
               starts.m AS m_first,
               CASE WHEN next.id IS NULL THEN ends.m_before ELSE ends.m END AS m_until
        FROM post_terms AS t
        LEFT JOIN post_terms AS next ON next.post_id = t.post_id AND lower(next.period) = upper(t.period)
        CROSS JOIN (SELECT min(day) AS first_day, max(day) AS final_day FROM days) AS calendar
        JOIN days AS starts
          ON starts.day = least(greatest(lower(t.period), calendar.first_day), calendar.final_day)
        JOIN days AS ends
          ON ends.day = least(greatest(coalesce(upper(t.period), 'infinity'), calendar.first_day), calendar.final_day)
    ), counted_in AS (
        SELECT role_id, class, false AS uneven FROM whole_classes
        UNION ALL
        SELECT role_id, class, true FROM role_populations JOIN classes ON populations = ARRAY[population]
    )
    SELECT terms_id, post_id, class, segment, terms.fte,
           greatest(m_first, segments.m_from, %(lo)s) AS m_from,
           least(m_until, segments.m_to, %(hi)s + 1) AS m_to
    FROM terms
    JOIN counted_in
      ON counted_in.role_id = terms.role_id
     AND counted_in.uneven = (terms.post_id IN (SELECT post_id FROM uneven))
    JOIN segments ON segments.unit_id = terms.team_id
    WHERE greatest(m_first, segments.m_from, %(lo)s) < least(m_until, segments.m_to, %(hi)s + 1);
    ANALYZE established
    """,
)

HELD_ON_POSTS = Statement(
    "who holds or covers a post: an assignment counts in a population as it does there, else as in all roles",
    """
    CREATE TEMP TABLE held_on_posts ON COMMIT DROP AS
    WITH uneven_alone AS (
        SELECT assignment_id, alone.class, m_until
        FROM uneven
        JOIN class_populations USING (class)
        JOIN classes AS alone ON alone.populations = ARRAY[population]
    )
    SELECT posts.post_id, posts.class, everywhere.agency, everywhere.fte, everywhere.m_first,
           coalesce(there.m_until, everywhere.m_until) AS m_until
    FROM (SELECT DISTINCT post_id, class FROM established) AS posts
    JOIN held AS everywhere USING (post_id)
    LEFT JOIN uneven_alone AS there
      ON there.assignment_id = everywhere.assignment_id AND there.class = posts.class
    WHERE everywhere.everywhere AND (NOT everywhere.agency OR everywhere.covers_vacancy);
    ANALYZE held_on_posts
    """,
)

LEVELS = Statement(
    "how much of each post is vacant, and of that unfilled: a new level in each month in which somebody comes or goes",
    """
    CREATE TEMP TABLE post_levels ON COMMIT DROP AS
    WITH holding AS (
        SELECT terms_id, segment, class, m_to, post.fte, greatest(held.m_first, m_from) AS m_first,
               least(held.m_until, m_to) AS m_until,
               CASE WHEN held.agency THEN 0 ELSE held.fte END AS employed,
               CASE WHEN held.agency THEN held.fte ELSE 0 END AS cover
        FROM established AS post JOIN held_on_posts AS held USING (post_id, class)
        WHERE greatest(held.m_first, m_from) < least(held.m_until, m_to)
    ), steps AS (
        SELECT terms_id, segment, class, m_to, fte, m_from AS m, 0 AS employed, 0 AS cover FROM established
        UNION ALL
        SELECT terms_id, segment, class, m_to, fte, m_first, employed, cover FROM holding
        UNION ALL
        SELECT terms_id, segment, class, m_to, fte, m_until, -employed, -cover FROM holding
    ), levels AS (
        SELECT terms_id, segment, class, fte, m, lead(m, 1, m_to) OVER so_far AS m_next,
               sum(sum(employed)::int) OVER so_far AS employed, sum(sum(cover)::int) OVER so_far AS cover
        FROM steps
        WHERE m < m_to
        GROUP BY terms_id, segment, class, m_to, fte, m
        WINDOW so_far AS (PARTITION BY terms_id, segment, class ORDER BY m ROWS UNBOUNDED PRECEDING)
    )
    SELECT terms_id, segment, class, m, m_next, fte, greatest(0, fte - employed)::int AS vacant,
           greatest(0, greatest(0, fte - employed) - cover)::int AS unfilled
    FROM levels
    """,
)

COUNT_VACANCIES = Statement(
    "established, vacant and unfilled FTE, post by post",
    """
    INSERT INTO segment_changes (segment, class, m, established, vacant, unfilled)
    SELECT segment, class, m, sum(fte), sum(vacant), sum(unfilled)
    FROM (
        SELECT segment, class, m, fte, vacant, unfilled FROM post_levels
        UNION ALL
        SELECT segment, class, m_next, -fte, -vacant, -unfilled FROM post_levels
    ) AS changes
    WHERE m <= %(hi)s
    GROUP BY segment, class, m
    """,
)

VACANCY_RATE = Metric(
    key="vacancy_rate",
    name="Vacancy rate",
    shape=Shape.PERCENT,
    better=Better.LOWER,
    numerator=("vacant_fte",),
    numerator_words="vacant FTE, post by post: the post's FTE less the employed FTE on it, never below nought",
    denominator=("vacant_fte", "in_post_fte"),
    denominator_words="vacant FTE and FTE in post at the close of the month",
    why="Empty posts are the plainest sign of a workforce that is not stable.",
    source="DfE, Children's social work workforce: vacancy rate. "
    "Ours: post by post, and so not below nought where a post has more people than it needs",
    noun="FTE",
    behind="vacancies",
)

UNFILLED_RATE = Metric(
    key="unfilled_rate",
    name="Unfilled posts",
    shape=Shape.PERCENT,
    better=Better.LOWER,
    numerator=("unfilled_fte",),
    numerator_words="vacant FTE less the agency FTE that covers it, post by post, never below nought",
    denominator=("established_fte",),
    denominator_words="established FTE at the close of the month",
    why="Nobody at all does this work: neither an employee nor an agency worker.",
    source="ours; DfE publishes how far agency workers cover vacancies, not what is left uncovered",
    noun="FTE",
    behind="unfilled",
)

ESTABLISHED = Metric(
    key="established",
    name="Established posts",
    shape=Shape.VALUE,
    better=Better.NEITHER,
    numerator=("established_fte",),
    numerator_words="FTE of posts on the establishment at the close of the month, frozen ones too",
    why="The workforce that the council has decided to have.",
    source="ours; DfE publishes no count of posts",
    noun="FTE",
    behind="established",
)

VACANCIES = Metric(
    key="vacancies",
    name="Vacancies",
    shape=Shape.VALUE,
    better=Better.LOWER,
    numerator=("vacant_fte",),
    numerator_words="vacant FTE, post by post, at the close of the month",
    why="How many full-time workers are missing.",
    source="DfE, Children's social work workforce: vacancies. Ours: post by post",
    noun="FTE",
    behind="vacancies",
)

STATEMENTS = (UNEVEN, ESTABLISHED_POSTS, HELD_ON_POSTS, LEVELS, COUNT_VACANCIES)
