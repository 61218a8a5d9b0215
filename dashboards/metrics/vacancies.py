"""Vacancies: posts on the establishment, how much of each is empty, and how much of that nobody covers."""

from dashboards.metrics.definition import Better, Metric, Shape, Statement

ESTABLISHED_POSTS = Statement(
    "posts on the establishment: each set of terms as an interval of months in one segment of its team",
    """
    CREATE TEMP TABLE established ON COMMIT DROP AS
    WITH terms AS (
        SELECT t.id AS terms_id, t.post_id, t.team_id, t.role_id, (t.fte * 1000000)::bigint AS fte,
               starts.m AS m_first,
               CASE WHEN next.id IS NULL THEN ends.m_before ELSE ends.m END AS m_until
        FROM post_terms AS t
        LEFT JOIN post_terms AS next ON next.post_id = t.post_id AND lower(next.period) = upper(t.period)
        CROSS JOIN (SELECT min(day) AS first_day, max(day) AS final_day FROM days) AS calendar
        JOIN days AS starts
          ON starts.day = least(greatest(lower(t.period), calendar.first_day), calendar.final_day)
        JOIN days AS ends
          ON ends.day = least(greatest(coalesce(upper(t.period), 'infinity'), calendar.first_day), calendar.final_day)
    )
    SELECT terms_id, post_id, population, segment, terms.fte,
           greatest(m_first, segments.m_from, %(lo)s) AS m_from,
           least(m_until, segments.m_to, %(hi)s + 1) AS m_to
    FROM terms
    JOIN role_populations USING (role_id)
    JOIN segments ON segments.unit_id = terms.team_id
    WHERE greatest(m_first, segments.m_from, %(lo)s) < least(m_until, segments.m_to, %(hi)s + 1);
    ANALYZE established
    """,
)

HELD_ON_POSTS = Statement(
    "who holds or covers a post: an assignment counts in a population as it does there, else as in all roles",
    """
    CREATE TEMP TABLE held_on_posts ON COMMIT DROP AS
    SELECT posts.post_id, posts.population, everywhere.agency, everywhere.fte, everywhere.m_first,
           coalesce(there.m_until, everywhere.m_until) AS m_until
    FROM (SELECT DISTINCT post_id, population FROM established) AS posts
    JOIN held AS everywhere USING (post_id)
    LEFT JOIN held AS there
      ON there.assignment_id = everywhere.assignment_id AND there.population = posts.population
    WHERE everywhere.population = 0 AND (NOT everywhere.agency OR everywhere.covers_vacancy);
    ANALYZE held_on_posts
    """,
)

LEVELS = Statement(
    "how much of each post is vacant, and of that unfilled: a new level in each month in which somebody comes or goes",
    """
    CREATE TEMP TABLE post_levels ON COMMIT DROP AS
    WITH steps AS (
        SELECT terms_id, segment, population, m_to, fte, m_from AS m, 0::bigint AS employed, 0::bigint AS cover
        FROM established
        UNION ALL
        SELECT terms_id, segment, population, m_to, post.fte, step.m,
               CASE WHEN held.agency THEN 0 ELSE step.sign * held.fte END,
               CASE WHEN held.agency THEN step.sign * held.fte ELSE 0 END
        FROM established AS post
        JOIN held_on_posts AS held USING (post_id, population)
        CROSS JOIN LATERAL (
            VALUES (greatest(held.m_first, m_from), 1), (least(held.m_until, m_to), -1)
        ) AS step (m, sign)
        WHERE greatest(held.m_first, m_from) < least(held.m_until, m_to)
    ), levels AS (
        SELECT terms_id, segment, population, fte, m, lead(m, 1, m_to) OVER so_far AS m_next,
               sum(sum(employed)) OVER so_far AS employed, sum(sum(cover)) OVER so_far AS cover
        FROM steps
        WHERE m < m_to
        GROUP BY terms_id, segment, population, m_to, fte, m
        WINDOW so_far AS (PARTITION BY terms_id, segment, population ORDER BY m)
    )
    SELECT terms_id, segment, population, m, m_next, fte, greatest(0, fte - employed) AS vacant,
           greatest(0, greatest(0, fte - employed) - cover) AS unfilled
    FROM levels
    """,
)

COUNT_VACANCIES = Statement(
    "established, vacant and unfilled FTE, post by post",
    """
    INSERT INTO segment_changes (segment, population, m, established, vacant, unfilled)
    SELECT segment, population, change.m, sum(sign * fte), sum(sign * vacant), sum(sign * unfilled)
    FROM post_levels
    CROSS JOIN LATERAL (VALUES (post_levels.m, 1), (m_next, -1)) AS change (m, sign)
    WHERE change.m <= %(hi)s
    GROUP BY segment, population, change.m
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

STATEMENTS = (ESTABLISHED_POSTS, HELD_ON_POSTS, LEVELS, COUNT_VACANCIES)
