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

PIECES = Statement(
    "the same spells, cut at each month, at each change of the person's assignments and of the tree above their teams",
    """
    CREATE TEMP TABLE pieces ON COMMIT DROP AS
    WITH cuts AS (
        SELECT absence_id, from_day AS day FROM sickness
        UNION
        SELECT absence_id, make_date(month.m / 12, month.m %% 12 + 1, 1)
        FROM sickness
        JOIN days AS starts ON starts.day = sickness.from_day
        JOIN days AS ends ON ends.day = sickness.to_day
        CROSS JOIN generate_series(starts.m + 1, ends.m_before) AS month (m)
        UNION
        SELECT absence_id, edge.day
        FROM sickness
        JOIN held USING (worker_id)
        CROSS JOIN LATERAL (VALUES (held.first_day), (held.after)) AS edge (day)
        WHERE held.population = 0 AND edge.day > from_day AND edge.day < to_day
        UNION
        SELECT absence_id, segments.from_day
        FROM sickness
        JOIN held ON held.worker_id = sickness.worker_id AND held.population = 0
        JOIN segments ON segments.unit_id = held.team_id
         AND segments.from_day > sickness.from_day AND segments.from_day < sickness.to_day
    ), cut AS (
        SELECT absence_id, day AS from_day,
               lead(day, 1, sickness.to_day) OVER (PARTITION BY absence_id ORDER BY day) AS to_day
        FROM cuts JOIN sickness USING (absence_id)
    ), counted AS (
        SELECT cut.absence_id, worker_id, cut.from_day, cut.to_day, starts.m, supplied, working_days,
               CASE WHEN working_days = 0 THEN 1 ELSE ends.working_before - starts.working_before END AS working
        FROM cut
        JOIN sickness USING (absence_id)
        JOIN days AS starts ON starts.day = cut.from_day
        JOIN days AS ends ON ends.day = cut.to_day
    )
    SELECT counted.*, sum(held.fte) AS fte_of_the_day
    FROM counted
    JOIN held ON held.worker_id = counted.worker_id AND held.population = 0 AND NOT held.agency
     AND held.first_day <= counted.from_day AND held.after >= counted.to_day
    WHERE working > 0
    GROUP BY counted.absence_id, counted.worker_id, counted.from_day, counted.to_day, m, supplied, working_days,
             working;
    ANALYZE pieces
    """,
)

LOST = Statement(
    "the days lost in each piece, by assignment: supplied days are split by FTE, others are working days times FTE",
    """
    CREATE TEMP TABLE lost ON COMMIT DROP AS
    SELECT pieces.absence_id, pieces.worker_id, held.assignment_id, held.role_id, segment, pieces.m,
           pieces.from_day, pieces.to_day,
           CASE WHEN supplied IS NULL THEN working * held.fte * 0.000001
                ELSE round(supplied * working * held.fte / nullif(greatest(working_days, 1) * fte_of_the_day, 0), 20)
           END AS days_lost
    FROM pieces
    JOIN held ON held.worker_id = pieces.worker_id AND held.population = 0 AND NOT held.agency
     AND held.first_day <= pieces.from_day AND held.after >= pieces.to_day
    JOIN segments ON segments.unit_id = held.team_id
     AND segments.from_day <= pieces.from_day AND segments.to_day >= pieces.to_day
    WHERE held.fte > 0
    """,
)

COUNT_DAYS = Statement(
    "days lost: each counts from its own month for twelve months",
    """
    INSERT INTO segment_changes (segment, population, m, days_lost)
    WITH by_month AS (
        SELECT segment, population, m, sum(days_lost) AS days_lost
        FROM (SELECT segment, role_id, m, sum(days_lost) AS days_lost FROM lost GROUP BY segment, role_id, m) AS by_role
        JOIN role_populations USING (role_id)
        GROUP BY segment, population, m
    )
    SELECT segment, population, greatest(m, %(lo)s), days_lost FROM by_month
    UNION ALL
    SELECT segment, population, m + 12, -days_lost FROM by_month WHERE m + 12 <= %(hi)s
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

STATEMENTS = (SICKNESS, PIECES, LOST, COUNT_DAYS)
