"""Turnover: who came into the class and who left it, by spells."""

from dashboards.metrics.definition import Better, Metric, Shape, Statement

SPELLS = Statement(
    "spells in a population: assignments with no working day between, or in one employment with no job outside between",
    """
    CREATE TEMP TABLE spells ON COMMIT DROP AS
    WITH employed AS (
        SELECT *, max(after) OVER (
                   PARTITION BY worker_id, class, employment_id ORDER BY first_day, after
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
               ) AS employment_so_far
        FROM held WHERE NOT agency
    ), covered AS (
        SELECT worker_id, class, first_day AS from_day, coalesce(successor_starts, after) AS to_day FROM employed
        UNION ALL
        SELECT worker_id, class, employment_so_far, first_day
        FROM employed
        WHERE employment_so_far < first_day AND NOT EXISTS (
            SELECT 1 FROM held AS elsewhere
            WHERE elsewhere.worker_id = employed.worker_id AND elsewhere.everywhere AND NOT elsewhere.agency
              AND elsewhere.first_day < employed.first_day AND elsewhere.after > employed.employment_so_far
              AND NOT EXISTS (
                  SELECT 1 FROM held AS inside
                  WHERE inside.assignment_id = elsewhere.assignment_id AND inside.class = employed.class
              )
        )
    ), marked AS (
        SELECT *, from_day > max(to_day) OVER (
                   PARTITION BY worker_id, class ORDER BY from_day, to_day
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
               ) AS opens
        FROM covered
    ), numbered AS (
        SELECT *, count(*) FILTER (WHERE opens) OVER (
                   PARTITION BY worker_id, class ORDER BY from_day, to_day ROWS UNBOUNDED PRECEDING
               ) AS spell
        FROM marked
    )
    SELECT worker_id, class, spell, min(from_day) AS first_day, max(to_day) AS after
    FROM numbered GROUP BY worker_id, class, spell;
    ANALYZE spells
    """,
)

COMINGS_AND_GOINGS = Statement(
    "starters and leavers by unit, and the months in whose window each counts: not when both lie inside it",
    """
    CREATE TEMP TABLE movements ON COMMIT DROP AS
    WITH dated AS (
        SELECT spells.*, starts.m AS m_start, CASE WHEN after < 'infinity' THEN ends.m_before ELSE 999999 END AS m_end
        FROM spells
        CROSS JOIN (SELECT min(day) AS first_day, max(day) AS final_day FROM days) AS calendar
        JOIN days AS starts
          ON starts.day = least(greatest(spells.first_day, calendar.first_day), calendar.final_day)
        JOIN days AS ends
          ON ends.day = least(greatest(spells.after, calendar.first_day), calendar.final_day)
    ), windows AS (
        SELECT worker_id, class, spell, true AS starts, first_day AS day,
               m_start AS m_from, least(m_start + 12, m_end) AS m_to
        FROM dated
        UNION ALL
        SELECT worker_id, class, spell, false, after - 1, greatest(m_end, m_start + 12), m_end + 12
        FROM dated WHERE after < 'infinity'
    )
    SELECT windows.worker_id, windows.class, windows.spell, windows.starts, windows.day, segment, held.fte,
           held.assignment_id, greatest(windows.m_from, %(lo)s) AS m_from, least(windows.m_to, %(hi)s + 1) AS m_to
    FROM windows
    JOIN held ON held.worker_id = windows.worker_id AND held.class = windows.class AND NOT held.agency
     AND CASE WHEN windows.starts THEN held.first_day = windows.day ELSE held.after = windows.day + 1 END
    JOIN segments ON segments.unit_id = held.team_id AND windows.day >= from_day AND windows.day < to_day
    WHERE greatest(windows.m_from, %(lo)s) < least(windows.m_to, %(hi)s + 1)
    """,
)

COUNT_FTE = Statement(
    "starters' FTE on the first day and leavers' on the last, by team",
    """
    INSERT INTO segment_changes (segment, class, m, starters, leavers)
    SELECT segment, class, m, sum(fte) FILTER (WHERE starts), sum(fte) FILTER (WHERE NOT starts)
    FROM (
        SELECT segment, class, m_from AS m, fte, starts FROM movements
        UNION ALL
        SELECT segment, class, m_to, -fte, starts FROM movements
    ) AS changes
    WHERE m <= %(hi)s
    GROUP BY segment, class, m
    """,
)

COUNT_PEOPLE = Statement(
    "starters and leavers as people, once in each unit",
    """
    INSERT INTO unit_changes (unit_id, class, m, starters_headcount, leavers_headcount)
    WITH moved AS (
        SELECT DISTINCT unit_id, class, worker_id, spell, starts, m_from, m_to
        FROM movements JOIN segment_units USING (segment)
    )
    SELECT unit_id, class, m, sum(people) FILTER (WHERE starts), sum(people) FILTER (WHERE NOT starts)
    FROM (
        SELECT unit_id, class, m_from AS m, 1 AS people, starts FROM moved
        UNION ALL
        SELECT unit_id, class, m_to, -1, starts FROM moved
    ) AS changes
    WHERE m <= %(hi)s
    GROUP BY unit_id, class, m
    """,
)

TURNOVER_RATE = Metric(
    key="turnover_rate",
    name="Turnover, last 12 months",
    shape=Shape.PERCENT,
    better=Better.LOWER,
    numerator=("leavers_fte",),
    numerator_words="FTE, on the last day, of those who left in the 12 months; not those who also started in them",
    denominator=("in_post_fte",),
    denominator_words="FTE in post at the close of the month",
    why="Children lose a worker whom they know each time one leaves.",
    source="DfE, Children's social work workforce: turnover rate. "
    "Ours: at every month's end, and what a leaving is where jobs do not join up",
    noun="FTE",
    behind="leavers",
    flow=True,
)

STARTERS = Metric(
    key="starters",
    name="Starters, last 12 months",
    shape=Shape.VALUE,
    better=Better.HIGHER,
    numerator=("starters_fte",),
    numerator_words="FTE, on the first day, of those who started in the 12 months and have not left in them",
    why="What recruitment brought in and kept.",
    source="DfE, Children's social work workforce: starters (FTE). Ours: as for turnover",
    noun="FTE",
    behind="starters",
    flow=True,
)

STARTERS_HEADCOUNT = Metric(
    key="starters_headcount",
    name="Starters, people",
    shape=Shape.VALUE,
    better=Better.HIGHER,
    numerator=("starters_headcount",),
    numerator_words="people who started in the 12 months and have not left in them, each once in a unit",
    why="How many new colleagues there are to induct.",
    source="DfE, Children's social work workforce: starters (headcount). Ours: as for turnover",
    noun="people",
    behind="starters",
    flow=True,
)

LEAVERS = Metric(
    key="leavers",
    name="Leavers, last 12 months",
    shape=Shape.VALUE,
    better=Better.LOWER,
    numerator=("leavers_fte",),
    numerator_words="FTE, on the last day, of those who left in the 12 months; not those who also started in them",
    why="How much the council has to replace.",
    source="DfE, Children's social work workforce: leavers (FTE). Ours: as for turnover",
    noun="FTE",
    behind="leavers",
    flow=True,
)

LEAVERS_HEADCOUNT = Metric(
    key="leavers_headcount",
    name="Leavers, people",
    shape=Shape.VALUE,
    better=Better.LOWER,
    numerator=("leavers_headcount",),
    numerator_words="people who left in the 12 months and had not started in them, each once in a unit",
    why="How many people said goodbye.",
    source="DfE, Children's social work workforce: leavers (headcount). Ours: as for turnover",
    noun="people",
    behind="leavers",
    flow=True,
)

STATEMENTS = (SPELLS, COMINGS_AND_GOINGS, COUNT_FTE, COUNT_PEOPLE)
