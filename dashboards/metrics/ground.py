"""The ground that every count stands on: dates turned into month indexes, once.

A month index is `12 x year + month - 1`. Somebody is in post at the close of month `m` when their first day is not
after its last day `d` and they are still there the day after: months `[month of the first day, month of E)`, where `E`
is the last day, or the day on which a successor begins (`held`). So every stock is an interval of indexes, and every
12-month count is one too.

A role lies in two or three populations, and nearly everybody's roles lie in the same ones throughout: such a person is
alike in all of them. So nothing is counted by population. The populations in which just the same of a person's roles
lie are a class; a person is counted once in each class of theirs, and the few classes that a council has are opened
into populations only where changes have been summed (cells.py). `everywhere` marks the class that holds all roles. A
post, and a day lost, counts in the class of all populations of its role (`whole_classes`).

Changes are summed as whole millionths in double precision, which is exact below 2^53, nine thousand million FTE, and
the quickest sum there is. What a statement does not change stays NULL in the ledgers: narrow rows, and no addition.

The calendar reaches 24 months before the first month asked for, so that what lies before it may be clipped: it can
then no longer touch a window. `%(lo)s` and `%(hi)s` are the first and last month wanted. Whose facts are read is for
`sources` to say.
"""

from dashboards.metrics.definition import Statement

DAYS = Statement(
    "each day: its month, the month of the day before, and the working days before it",
    """
    CREATE TEMP TABLE days ON COMMIT DROP AS
    WITH reach AS (
        SELECT least(make_date((%(lo)s - 24) / 12, (%(lo)s - 24) %% 12 + 1, 1), min(lower(period))) AS first_day,
               greatest(make_date((%(hi)s + 3) / 12, (%(hi)s + 3) %% 12 + 1, 1), max(upper(period))) AS final_day
        FROM absences
        WHERE kind = 'sickness' AND days_lost IS NOT NULL AND NOT upper_inf(period)
          AND period && daterange(make_date((%(lo)s - 12) / 12, (%(lo)s - 12) %% 12 + 1, 1),
                                  make_date((%(hi)s + 1) / 12, (%(hi)s + 1) %% 12 + 1, 1))
    ), calendar AS (
        SELECT day::date AS day FROM reach, generate_series(first_day, final_day, interval '1 day') AS day
    )
    SELECT day,
           (date_part('year', day) * 12 + date_part('month', day) - 1)::int AS m,
           (date_part('year', day - 1) * 12 + date_part('month', day - 1) - 1)::int AS m_before,
           (count(*) FILTER (WHERE working) OVER (ORDER BY day ROWS UNBOUNDED PRECEDING)
               - working::int)::int AS working_before
    FROM (
        SELECT day, date_part('isodow', day) < 6 AND holiday.id IS NULL AS working
        FROM calendar LEFT JOIN workforce_bankholiday AS holiday USING (day)
    ) AS marked;
    ALTER TABLE days ADD PRIMARY KEY (day);
    ANALYZE days
    """,
)

MONTHS = Statement(
    "each month: its last day, and the working days before it and before the next",
    """
    CREATE TEMP TABLE months ON COMMIT DROP AS
    SELECT m, max(day) AS month_end, min(working_before) AS working_from,
           lead(min(working_before)) OVER (ORDER BY m) AS working_to
    FROM days GROUP BY m;
    ANALYZE months
    """,
)

RULES = Statement(
    "the numbers of the rules at each month end wanted",
    """
    CREATE TEMP TABLE rules ON COMMIT DROP AS
    SELECT m, month_end, max_age, working_days
    FROM unnest(%(max_ages)s::int[], %(working_days)s::int[]) WITH ORDINALITY AS rule (max_age, working_days, number)
    JOIN months ON m = %(lo)s + number - 1;
    ANALYZE rules
    """,
)

POPULATIONS = Statement(
    "the populations, and the roles in each: all roles, social work roles, each role group",
    """
    CREATE TEMP TABLE populations ON COMMIT DROP AS
    SELECT (row_number() OVER (ORDER BY key))::int AS population, key
    FROM (VALUES ('all'), ('csww') UNION SELECT role_group FROM workforce_role) AS found (key);
    CREATE TEMP TABLE role_populations ON COMMIT DROP AS
    SELECT role.id AS role_id, population
    FROM workforce_role AS role
    JOIN populations
      ON CASE key WHEN 'all' THEN true WHEN 'csww' THEN csww_role IS NOT NULL ELSE key = role_group END;
    ANALYZE populations;
    ANALYZE role_populations
    """,
)

SEGMENTS = Statement(
    "each unit, cut where its place in the tree changes: in one segment everything above it stays the same",
    """
    CREATE TEMP TABLE segments ON COMMIT DROP AS
    WITH RECURSIVE above (unit_id, ancestor_id, period, depth) AS (
        SELECT id, id, daterange(NULL, NULL), 0 FROM units
        UNION ALL
        SELECT above.unit_id, placement.parent_id, above.period * placement.period, above.depth + 1
        FROM above
        JOIN placements AS placement
          ON placement.unit_id = above.ancestor_id AND placement.period && above.period
        WHERE placement.parent_id IS NOT NULL AND above.depth < 20
    ), cuts AS (
        SELECT unit_id, coalesce(lower(period), '-infinity') AS day FROM above
        UNION
        SELECT unit_id, upper(period) FROM above WHERE NOT upper_inf(period)
    ), pieces AS (
        SELECT unit_id, day AS from_day, lead(day, 1, 'infinity') OVER (PARTITION BY unit_id ORDER BY day) AS to_day
        FROM cuts
    )
    SELECT (row_number() OVER (ORDER BY pieces.unit_id, from_day))::int AS segment, pieces.unit_id, from_day, to_day,
           CASE WHEN from_day = '-infinity' THEN -1
                ELSE (date_part('year', from_day) * 12 + date_part('month', from_day) - 1)::int END AS m_from,
           CASE WHEN to_day = 'infinity' THEN 999999
                ELSE (date_part('year', to_day) * 12 + date_part('month', to_day) - 1)::int END AS m_to,
           array_agg(DISTINCT above.ancestor_id) AS units
    FROM pieces
    JOIN above ON above.unit_id = pieces.unit_id
     AND above.period && daterange(nullif(from_day, '-infinity'), nullif(to_day, 'infinity'))
    GROUP BY pieces.unit_id, from_day, to_day;
    CREATE TEMP TABLE segment_units ON COMMIT DROP AS
    SELECT segment, unnest(units) AS unit_id FROM segments;
    ANALYZE segments;
    ANALYZE segment_units
    """,
)

ASSIGNED = Statement(
    "each assignment, with the months of its first day and of its last",
    """
    CREATE TEMP TABLE recent_workers ON COMMIT DROP AS
    SELECT DISTINCT worker_id
    FROM employments
    WHERE period && daterange((SELECT min(day) FROM days), NULL);
    ANALYZE recent_workers;
    CREATE TEMP TABLE assigned ON COMMIT DROP AS
    SELECT a.id AS assignment_id, a.worker_id, a.employment_id, a.team_id, a.role_id, a.post_id,
           e.contract = 'agency' AS agency, e.contract = 'permanent' AS permanent,
           e.contract = 'agency' AND a.agency_reason = 'vacancy' AS covers_vacancy,
           (a.fte * 1000000)::int AS fte, lower(a.period) AS first_day,
           coalesce(upper(a.period), 'infinity') AS after,
           starts.m AS m_first, ends.m_before AS m_last,
           starts.working_before AS working_before_start, ends.working_before AS working_before_end
    FROM assignments AS a
    JOIN employments AS e ON e.id = a.employment_id AND e.contract <> 'casual'
    CROSS JOIN (SELECT min(day) AS first_day, max(day) AS final_day FROM days) AS calendar
    JOIN days AS starts
      ON starts.day = least(greatest(lower(a.period), calendar.first_day), calendar.final_day)
    JOIN days AS ends
      ON ends.day = least(greatest(coalesce(upper(a.period), 'infinity'), calendar.first_day), calendar.final_day)
    WHERE a.worker_id IN (SELECT worker_id FROM recent_workers);
    CREATE TEMP TABLE worker_roles ON COMMIT DROP AS
    SELECT worker_id, array_agg(DISTINCT role_id) AS roles FROM assigned GROUP BY worker_id;
    ANALYZE assigned;
    ANALYZE worker_roles
    """,
)

CLASSES = Statement(
    "classes of populations: those in which the same of a person's roles lie, so that the person is counted there once",
    """
    CREATE TEMP TABLE alike ON COMMIT DROP AS
    WITH role_sets AS (
        SELECT roles FROM worker_roles
        UNION
        SELECT ARRAY[id] FROM workforce_role
    ), shares AS (
        SELECT roles, population, array_agg(role_id ORDER BY role_id) AS inside
        FROM role_sets CROSS JOIN unnest(roles) AS role_id JOIN role_populations USING (role_id)
        GROUP BY roles, population
    )
    SELECT roles, inside, array_agg(population ORDER BY population) AS populations
    FROM shares GROUP BY roles, inside;
    CREATE TEMP TABLE classes ON COMMIT DROP AS
    SELECT (row_number() OVER (ORDER BY populations))::int AS class, populations,
           (SELECT population FROM populations WHERE key = 'all') = ANY (populations) AS everywhere
    FROM (SELECT populations FROM alike UNION SELECT ARRAY[population] FROM populations) AS found;
    CREATE TEMP TABLE class_populations ON COMMIT DROP AS
    SELECT class, unnest(populations) AS population FROM classes;
    CREATE TEMP TABLE role_classes ON COMMIT DROP AS
    SELECT roles, role_id, class, everywhere
    FROM alike CROSS JOIN unnest(inside) AS role_id JOIN classes USING (populations);
    CREATE TEMP TABLE whole_classes ON COMMIT DROP AS
    SELECT role_id, class FROM role_classes WHERE roles = ARRAY[role_id];
    ANALYZE classes;
    ANALYZE class_populations;
    ANALYZE role_classes;
    ANALYZE whole_classes
    """,
)

HELD = Statement(
    "each assignment in each class of its person's, with the month from which it no longer counts there",
    """
    CREATE TEMP TABLE held ON COMMIT DROP AS
    WITH facts AS MATERIALIZED (
        SELECT assigned.*, class, everywhere
        FROM assigned JOIN worker_roles USING (worker_id) JOIN role_classes USING (roles, role_id)
    ), followed AS (
        SELECT before.assignment_id, before.class, min(next.first_day) AS successor_starts,
               min(next.m_first) AS m_next
        FROM facts AS before
        JOIN facts AS next
          ON next.worker_id = before.worker_id AND next.class = before.class
         AND next.agency = before.agency AND next.working_before_start = before.working_before_end
         AND next.first_day >= before.after
        GROUP BY before.assignment_id, before.class
    )
    SELECT facts.*, successor_starts, coalesce(m_next, m_last) AS m_until
    FROM facts LEFT JOIN followed USING (assignment_id, class);
    ANALYZE held
    """,
)

PRESENT = Statement(
    "who is in post, month by month: each assignment as an interval of months in one segment of its team",
    """
    CREATE TEMP TABLE present ON COMMIT DROP AS
    SELECT held.assignment_id, held.worker_id, held.class, held.everywhere, held.agency, held.permanent,
           held.covers_vacancy, held.fte, held.first_day, segment,
           greatest(held.m_first, segments.m_from, %(lo)s - 12) AS m_from,
           least(held.m_until, segments.m_to, %(hi)s + 1) AS m_to
    FROM held JOIN segments ON segments.unit_id = held.team_id
    WHERE greatest(held.m_first, segments.m_from, %(lo)s - 12) < least(held.m_until, segments.m_to, %(hi)s + 1);
    ANALYZE present
    """,
)

LEDGERS = Statement(
    "where changes are written: of the segments, which add up, and of the units, which do not",
    """
    CREATE TEMP TABLE segment_changes (
        segment int NOT NULL, class int NOT NULL, m int NOT NULL,
        in_post float8, permanent float8,
        agency float8, agency_vacancy float8,
        established float8, vacant float8, unfilled float8,
        starters float8, leavers float8, days_lost numeric
    ) ON COMMIT DROP;
    CREATE TEMP TABLE unit_changes (
        unit_id bigint NOT NULL, class int NOT NULL, m int NOT NULL,
        in_post_headcount float8, agency_headcount float8,
        starters_headcount float8, leavers_headcount float8,
        stability_base float8, stability_stayed float8
    ) ON COMMIT DROP
    """,
)

STATEMENTS = (DAYS, MONTHS, RULES, POPULATIONS, ASSIGNED, CLASSES, HELD, PRESENT, LEDGERS)
