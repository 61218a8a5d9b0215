"""Absence: working days lost to sickness in twelve months."""

from dashboards.metrics.definition import Better, Metric, Shape, Statement

SICKNESS = Statement(
    "spells of sickness that touch a window, each with the working days that HR's own figure is shared over",
    """
    CREATE TEMP TABLE sickness ON COMMIT DROP AS
    WITH reach AS (
        SELECT make_date((%(lo)s - 11) / 12, (%(lo)s - 11) %% 12 + 1, 1) AS from_day,
               make_date((%(hi)s + 1) / 12, (%(hi)s + 1) %% 12 + 1, 1) AS to_day
    ), spells AS (
        SELECT absence.id AS absence_id, worker_id, lower(period) AS first_day,
               greatest(lower(period), from_day) AS from_day, least(upper(period), to_day) AS to_day,
               CASE WHEN NOT upper_inf(period) THEN absence.days_lost END AS supplied,
               CASE WHEN NOT upper_inf(period) AND absence.days_lost IS NOT NULL
                    THEN ends.working_before - starts.working_before END AS working_days
        FROM absences AS absence
        CROSS JOIN reach
        LEFT JOIN days AS starts ON starts.day = lower(period)
        LEFT JOIN days AS ends ON ends.day = upper(period)
        WHERE kind = 'sickness' AND period && daterange(reach.from_day, reach.to_day)
    )
    SELECT absence_id, worker_id, from_day,
           CASE WHEN working_days = 0 THEN from_day + 1 ELSE to_day END AS to_day,
           supplied, working_days
    FROM spells
    WHERE working_days IS DISTINCT FROM 0 OR first_day = from_day;
    ANALYZE sickness
    """,
)

DAYS_HELD = Statement(
    "each employed assignment, cut where others of the person begin or end and where the tree changes",
    """
    CREATE TEMP TABLE days_held ON COMMIT DROP AS
    WITH employed AS (
        SELECT assignment_id, worker_id, team_id, role_id, fte, first_day, after FROM assigned WHERE NOT agency
    ), edges AS (
        SELECT worker_id, first_day AS day FROM employed
        UNION
        SELECT worker_id, after FROM employed
    ), cuts AS (
        SELECT *, first_day AS day FROM employed
        UNION ALL
        SELECT employed.*, day FROM employed JOIN edges USING (worker_id) WHERE day > first_day AND day < after
    ), cut AS (
        SELECT assignment_id, worker_id, team_id, role_id, fte, day AS from_day,
               lead(day, 1, after) OVER (PARTITION BY assignment_id ORDER BY day) AS to_day,
               sum(fte) OVER (PARTITION BY worker_id, day) AS fte_of_the_day
        FROM cuts
    )
    SELECT assignment_id, worker_id, segment, class, fte, fte_of_the_day,
           greatest(cut.from_day, segments.from_day) AS from_day, least(cut.to_day, segments.to_day) AS to_day
    FROM cut
    JOIN whole_classes USING (role_id)
    JOIN segments
      ON segments.unit_id = team_id AND segments.from_day < cut.to_day AND segments.to_day > cut.from_day
    WHERE fte > 0;
    ANALYZE days_held
    """,
)

LOST = Statement(
    "the days lost in each month, by assignment: supplied days are split by FTE, others are working days times FTE",
    """
    CREATE TEMP TABLE lost ON COMMIT DROP AS
    WITH spells AS (
        SELECT absence_id, worker_id, assignment_id, segment, class, supplied, working_days, fte, fte_of_the_day,
               greatest(sickness.from_day, days_held.from_day) AS from_day,
               least(sickness.to_day, days_held.to_day) AS to_day
        FROM sickness JOIN days_held USING (worker_id)
        WHERE sickness.from_day < days_held.to_day AND sickness.to_day > days_held.from_day
    ), by_month AS (
        SELECT spells.*, starts.working_before AS working_before_start, ends.working_before AS working_before_end,
               generate_series(starts.m, ends.m_before) AS m
        FROM spells JOIN days AS starts ON starts.day = from_day JOIN days AS ends ON ends.day = to_day
    ), counted AS (
        SELECT by_month.*,
               CASE WHEN working_days = 0 THEN 1
                    ELSE least(working_before_end, working_to) - greatest(working_before_start, working_from)
               END AS working
        FROM by_month JOIN months USING (m)
    )
    SELECT absence_id, worker_id, assignment_id, segment, class, m,
           CASE WHEN supplied IS NULL THEN working::bigint * fte * 0.000001
                ELSE round(supplied * working * fte / (greatest(working_days, 1) * fte_of_the_day), 20)
           END AS days_lost
    FROM counted WHERE working > 0
    """,
)

COUNT_DAYS = Statement(
    "days lost: each counts from its own month for twelve months",
    """
    INSERT INTO segment_changes (segment, class, m, days_lost)
    WITH by_month AS (
        SELECT segment, class, m, sum(days_lost) AS days_lost FROM lost GROUP BY segment, class, m
    )
    SELECT segment, class, greatest(m, %(lo)s), days_lost FROM by_month
    UNION ALL
    SELECT segment, class, m + 12, -days_lost FROM by_month WHERE m + 12 <= %(hi)s
    """,
)

ABSENCE_RATE = Metric(
    key="absence_rate",
    name="Sickness absence, last 12 months",
    shape=Shape.PERCENT,
    better=Better.LOWER,
    numerator=("days_lost",),
    numerator_words="working days lost to sickness by employed people in the 12 months, FTE-weighted",
    denominator=("in_post_fte",),
    denominator_words="FTE in post at the close of the month, times 253 working days (254 with a 29 February)",
    times="working_days",
    why="Sickness is both a cost of an unstable workforce and one of its causes.",
    source="DfE, Children's social work workforce: sickness absence rate. "
    "Ours: how a spell is shared out over months, by its working days",
    noun="days",
    behind="days_lost",
    flow=True,
)

DAYS_LOST = Metric(
    key="days_lost",
    name="Days lost to sickness, last 12 months",
    shape=Shape.VALUE,
    better=Better.LOWER,
    numerator=("days_lost",),
    numerator_words="working days lost to sickness by employed people in the 12 months, FTE-weighted",
    why="The work that sickness takes out of a year.",
    source="DfE, Children's social work workforce: working days lost to sickness. "
    "Ours: as for the absence rate",
    noun="days",
    behind="days_lost",
    flow=True,
)

STATEMENTS = (SICKNESS, DAYS_HELD, LOST, COUNT_DAYS)
