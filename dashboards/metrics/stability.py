"""Stability: how many of those who were in a unit a year ago are still in the same unit."""

from dashboards.metrics.definition import Better, Metric, Shape, Statement

COUNT_STAYED = Statement(
    "people in the unit a year before, and those of them who are in the same unit now, in whatever role",
    """
    INSERT INTO unit_changes (unit_id, class, m, stability_base, stability_stayed)
    WITH year_before AS (
        SELECT unit_id, class, worker_id, greatest(m_from + 12, %(lo)s) AS m_from,
               least(m_to + 12, %(hi)s + 1) AS m_to
        FROM people WHERE NOT agency AND m_to + 12 > %(lo)s AND m_from + 12 <= %(hi)s
    ), stayed AS (
        SELECT unit_id, year_before.class, greatest(year_before.m_from, now.m_from) AS m_from,
               least(year_before.m_to, now.m_to) AS m_to
        FROM year_before JOIN people AS now USING (unit_id, worker_id)
        WHERE now.everywhere AND NOT now.agency
          AND greatest(year_before.m_from, now.m_from) < least(year_before.m_to, now.m_to)
    )
    SELECT unit_id, class, m, sum(base), sum(stayed)
    FROM (
        SELECT unit_id, class, m_from AS m, 1 AS base, NULL::int AS stayed FROM year_before
        UNION ALL
        SELECT unit_id, class, m_to, -1, NULL FROM year_before
        UNION ALL
        SELECT unit_id, class, m_from, NULL, 1 FROM stayed
        UNION ALL
        SELECT unit_id, class, m_to, NULL, -1 FROM stayed
    ) AS changes
    WHERE m <= %(hi)s
    GROUP BY unit_id, class, m
    """,
)

STABILITY_INDEX = Metric(
    key="stability_index",
    name="Stability index",
    shape=Shape.PERCENT,
    better=Better.HIGHER,
    numerator=("stability_stayed",),
    numerator_words="of those people, how many are employed in the same unit at the close of the month, in any role",
    denominator=("stability_base",),
    denominator_words="people employed in the unit, in the population, at the close of the month a year before",
    why="Turnover misses moves between teams; a child's worker is lost by them all the same.",
    source="ours, after the stability index of personnel statistics; DfE publishes none",
    noun="people",
    behind="stability",
    flow=True,
)

STATEMENTS = (COUNT_STAYED,)
