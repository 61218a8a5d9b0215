"""The rhythm of supervision in SQL: who is at work, how often they are to be supervised, and the runs of that.

What holds on a day: the row of frequencies for the person; else that of the post, the role, the role group, else the
settings. Newly qualified and new workers are in a phase, which asks for more where no row for the person says
otherwise, and only where some supervision is required at all (domain rules, 1.4 and 4.2). The phase of a new worker
ends with the spell of work: who goes, and comes back as an agency worker, is not new again.

A run is a time in which one frequency holds for somebody without a break; a weekend or a bank holiday is no break.
Blocks of weeks are counted from its first day, months are those of the calendar; the months of a newly qualified worker
are counted from the first day. A person at work in several assignments has the rhythm of the main one.
"""

HELD = "('held', 'shared', 'disputed', 'signed', 'unsigned')"
"""The states of a session that took place."""

PIECES = """
    calendar AS MATERIALIZED (
        SELECT each::date AS day, date_part('isodow', each) < 6 AND holiday.id IS NULL AS working
        FROM generate_series(%(calendar_from)s::date, %(calendar_to)s::date, interval '1 day') AS each
        LEFT JOIN workforce_bankholiday AS holiday ON holiday.day = each::date
    ), days AS MATERIALIZED (
        SELECT day, (count(*) FILTER (WHERE working) OVER (ORDER BY day ROWS UNBOUNDED PRECEDING)
                     - working::int)::int AS working_before
        FROM calendar
    ), held AS MATERIALIZED (
        SELECT a.id, a.worker_id, a.team_id, a.role_id, a.post_id, a.manager_id, a.fte, e.contract, e.start_origin,
               lower(a.period) AS first_day, coalesce(upper(a.period), 'infinity') AS after,
               coalesce(upper(a.period), 'infinity') AS goes_on, lower(e.period) AS engaged_on,
               team.code COLLATE "C" AS team_code
        FROM workforce_assignment AS a
        JOIN workforce_employment AS e ON e.id = a.employment_id AND e.contract <> 'casual'
        JOIN workforce_unit AS team ON team.id = a.team_id
        WHERE a.worker_id IN (SELECT worker_id FROM wanted)
    ), joined AS (
        SELECT worker_id, first_day, after,
               CASE WHEN after = 'infinity' THEN after ELSE coalesce((
                   SELECT min(d) FROM generate_series(after, after + 14, interval '1 day') AS d
                   WHERE date_part('isodow', d) < 6
                     AND NOT EXISTS (SELECT FROM workforce_bankholiday AS h WHERE h.day = d::date)
               )::date, after) END AS next_working_day
        FROM held
    ), islands AS (
        SELECT worker_id, unnest(range_agg(
            daterange(first_day, nullif(greatest(next_working_day, first_day + 1), 'infinity'))
        )) AS days_joined
        FROM joined GROUP BY worker_id
    ), spells AS MATERIALIZED (
        SELECT islands.worker_id, lower(days_joined) AS spell_from, max(joined.after) AS spell_after
        FROM islands JOIN joined
          ON joined.worker_id = islands.worker_id AND days_joined @> joined.first_day
        GROUP BY islands.worker_id, days_joined
    ), cuts AS (
        SELECT worker_id, first_day AS day FROM held
        UNION
        SELECT worker_id, after FROM held WHERE after <> 'infinity'
    ), mains AS (
        SELECT DISTINCT ON (cuts.worker_id, cuts.day)
               cuts.worker_id, cuts.day AS piece_from, held.id AS assignment_id, held.team_id, held.role_id,
               held.post_id, held.manager_id, held.contract, spell_from, spell_after
        FROM cuts
        JOIN held ON held.worker_id = cuts.worker_id AND held.first_day <= cuts.day AND held.after > cuts.day
        JOIN spells ON spells.worker_id = cuts.worker_id AND cuts.day >= spell_from AND cuts.day < spell_after
        ORDER BY cuts.worker_id, cuts.day, held.fte DESC, held.first_day, held.team_code, held.id
    ), pieces AS MATERIALIZED (
        SELECT *, lead(piece_from, 1, spell_after) OVER (
                   PARTITION BY worker_id, spell_from ORDER BY piece_from
               ) AS piece_after
        FROM mains
    )
"""
"""Needs `wanted` (worker_id). `pieces`: who is at work where, without a break inside a spell of work."""

RUNS = """
    phase_numbers AS (
        SELECT first AS from_day, lead(first, 1, 'infinity') OVER (ORDER BY first) AS to_day, weekly, fortnightly,
               until, starter, starter_every
        FROM unnest(%(phase_first)s::date[], %(phase_weekly)s::int[], %(phase_fortnightly)s::int[],
                    %(phase_until)s::int[], %(phase_starter)s::int[], %(phase_starter_every)s::int[])
             AS phase (first, weekly, fortnightly, until, starter, starter_every)
    ), qualified AS (
        SELECT DISTINCT worker_id, engaged_on AS began FROM held
        WHERE start_origin = 1 AND contract <> 'agency' AND %(with_phases)s
    ), began AS (
        SELECT worker_id, spell_from AS began, min(contract) FILTER (WHERE piece_from = spell_from) AS contract,
               max(spell_after) AS spell_after
        FROM pieces GROUP BY worker_id, spell_from
    ), phases AS (
        SELECT worker_id, began AS anchor, began AS from_day, began + 7 * weekly AS to_day, 1 AS every, 'week' AS unit
        FROM qualified JOIN phase_numbers ON began >= from_day AND began < to_day
        UNION ALL
        SELECT worker_id, began + 7 * weekly, began + 7 * weekly,
               (began + make_interval(months => fortnightly))::date, 2, 'week'
        FROM qualified JOIN phase_numbers ON began >= from_day AND began < to_day
        UNION ALL
        SELECT worker_id, began, (began + make_interval(months => fortnightly))::date,
               (began + make_interval(months => until))::date, 1, 'month'
        FROM qualified JOIN phase_numbers ON began >= from_day AND began < to_day
        UNION ALL
        SELECT began.worker_id, began.began, began.began, least(began.began + 7 * starter, spell_after),
               starter_every, 'week'
        FROM began JOIN phase_numbers ON began >= from_day AND began < to_day
        WHERE contract <> 'agency' AND %(with_phases)s
          AND NOT EXISTS (
              SELECT FROM qualified JOIN phase_numbers AS theirs
                ON qualified.began >= theirs.from_day AND qualified.began < theirs.to_day
              WHERE qualified.worker_id = began.worker_id
                AND qualified.began + make_interval(months => theirs.until) > began.began
                AND qualified.began <= began.began
          )
    ), settings AS (
        SELECT * FROM unnest(%(default_name)s::text[], %(default_first)s::date[], %(default_after)s::date[],
                             %(default_every)s::int[], %(default_unit)s::text[])
                      AS given (name, from_day, to_day, every, unit)
    ), defaults AS MATERIALIZED (
        SELECT DISTINCT ON (role.id, piece.from_day)
               role.id AS role_id, piece.from_day, piece.to_day, settings.every,
               coalesce(settings.unit, 'month') AS unit
        FROM workforce_role AS role
        CROSS JOIN (SELECT DISTINCT from_day, to_day FROM settings) AS piece
        LEFT JOIN settings
          ON settings.from_day = piece.from_day
         AND settings.name IN (role.role_group, role.regulator, 'level ' || role.csww_role, 'default')
        ORDER BY role.id, piece.from_day, array_position(
            ARRAY[role.role_group, role.regulator, 'level ' || role.csww_role, 'default'], settings.name
        )
    ), rows AS MATERIALIZED (
        SELECT worker_id, post_id, role_id, nullif(role_group, '') AS role_group, every, unit,
               lower(period) AS from_day, coalesce(upper(period), 'infinity') AS to_day
        FROM supervision_frequencyrule WHERE kind = %(kind)s
    ), candidates AS (
        SELECT pieces.worker_id, piece_from, 1 AS rank, rows.from_day, rows.to_day, every, unit
        FROM pieces JOIN rows ON rows.worker_id = pieces.worker_id
        UNION ALL
        SELECT pieces.worker_id, piece_from, 2, rows.from_day, rows.to_day, every, unit
        FROM pieces JOIN rows ON rows.post_id = pieces.post_id
        UNION ALL
        SELECT pieces.worker_id, piece_from, 3, rows.from_day, rows.to_day, every, unit
        FROM pieces JOIN rows ON rows.role_id = pieces.role_id
        UNION ALL
        SELECT pieces.worker_id, piece_from, 4, rows.from_day, rows.to_day, every, unit
        FROM pieces JOIN workforce_role AS role ON role.id = pieces.role_id
        JOIN rows ON rows.role_group = role.role_group
        UNION ALL
        SELECT pieces.worker_id, piece_from, 5, defaults.from_day, defaults.to_day, every, unit
        FROM pieces JOIN defaults USING (role_id)
    ), edges AS (
        SELECT worker_id, piece_from, piece_from AS day FROM pieces
        UNION
        SELECT worker_id, piece_from, day
        FROM candidates JOIN pieces USING (worker_id, piece_from)
        CROSS JOIN LATERAL (VALUES (from_day), (to_day)) AS edge (day)
        WHERE day > piece_from AND day < piece_after
        UNION
        SELECT pieces.worker_id, piece_from, day
        FROM phases JOIN pieces ON pieces.worker_id = phases.worker_id
        CROSS JOIN LATERAL (VALUES (from_day), (to_day)) AS edge (day)
        WHERE day > piece_from AND day < piece_after
    ), chosen AS (
        SELECT DISTINCT ON (edges.worker_id, edges.day)
               edges.worker_id, edges.piece_from, edges.day, rank, every, unit
        FROM edges
        LEFT JOIN candidates
          ON candidates.worker_id = edges.worker_id AND candidates.piece_from = edges.piece_from
         AND candidates.from_day <= edges.day AND candidates.to_day > edges.day
        ORDER BY edges.worker_id, edges.day, rank
    ), phased AS (
        SELECT DISTINCT ON (chosen.worker_id, chosen.day)
               chosen.worker_id, chosen.piece_from, chosen.day,
               coalesce(phase.every, chosen.every) AS every, coalesce(phase.unit, chosen.unit) AS unit, phase.anchor
        FROM chosen
        LEFT JOIN phases AS phase
          ON phase.worker_id = chosen.worker_id AND phase.from_day <= chosen.day AND phase.to_day > chosen.day
         AND chosen.rank > 1 AND chosen.every IS NOT NULL
         AND phase.every * CASE phase.unit WHEN 'week' THEN 7 ELSE 30 END
             <= chosen.every * CASE chosen.unit WHEN 'week' THEN 7 ELSE 30 END
        ORDER BY chosen.worker_id, chosen.day,
                 phase.every * CASE phase.unit WHEN 'week' THEN 7 ELSE 30 END, phase.anchor DESC
    ), rhythm AS MATERIALIZED (
        SELECT phased.worker_id, spell_from, spell_after, team_id, role_id, manager_id, contract, day AS from_day,
               lead(day, 1, spell_after) OVER spell AS to_day, every, unit, anchor,
               (lag(day) OVER spell IS NULL
                OR (lag(every) OVER spell, lag(unit) OVER spell, lag(anchor) OVER spell)
                   IS DISTINCT FROM (every, unit, anchor))::int AS begins
        FROM phased JOIN pieces USING (worker_id, piece_from)
        WINDOW spell AS (PARTITION BY phased.worker_id, spell_from ORDER BY day)
    ), numbered AS (
        SELECT *, sum(begins) OVER (PARTITION BY worker_id, spell_from ORDER BY from_day) AS run FROM rhythm
    ), runs AS MATERIALIZED (
        SELECT worker_id, spell_from, spell_after, min(from_day) AS run_from, max(to_day) AS run_after, every, unit,
               anchor IS NOT NULL AS phased, coalesce(anchor, min(from_day)) AS anchor
        FROM numbered WHERE every IS NOT NULL
        GROUP BY worker_id, spell_from, spell_after, run, every, unit, anchor
    )
"""
"""Needs `pieces`. `rhythm`: how often, through all time, in parts of pieces; `runs`: without breaks, where something is
required."""

AWAY = """
    away AS MATERIALIZED (
        SELECT worker_id, unnest(range_agg(period)) AS period
        FROM (
            SELECT worker_id, period FROM workforce_absence
            UNION ALL
            SELECT worker_id, period FROM workforce_arrangement
            WHERE kind = 'seconded_out' AND team_id IS NULL
        ) AS each
        WHERE worker_id IN (SELECT worker_id FROM wanted)
        GROUP BY worker_id
    )
"""
"""Days away: every absence, and secondments outside the council; those that touch are one."""

SLOTS = f"""
    blocks AS (
        SELECT runs.*, anchor + 7 * every * k AS slot_from, anchor + 7 * every * (k + 1) AS slot_after
        FROM runs CROSS JOIN LATERAL generate_series(
            div((greatest(%(first)s::date, run_from) - anchor)::numeric, 7 * every)::int - 1,
            div((least(%(last)s::date, run_after - 1) - anchor)::numeric, 7 * every)::int
        ) AS k
        WHERE unit = 'week' AND run_from <= %(last)s AND run_after > %(first)s
        UNION ALL
        SELECT runs.*, (start + make_interval(months => every * k))::date,
               (start + make_interval(months => every * (k + 1)))::date
        FROM runs
        CROSS JOIN LATERAL (
            SELECT CASE WHEN phased THEN anchor ELSE date_trunc('month', anchor)::date END AS start
        ) AS begin
        CROSS JOIN LATERAL generate_series(
            greatest(0, (12 * (date_part('year', %(first)s::date) - date_part('year', start))
                         + date_part('month', %(first)s::date) - date_part('month', start))::int / every - 1),
            (12 * (date_part('year', least(%(last)s::date, run_after)) - date_part('year', start))
             + date_part('month', least(%(last)s::date, run_after)) - date_part('month', start))::int / every
        ) AS k
        WHERE unit = 'month' AND run_from <= %(last)s AND run_after > %(first)s
    ), cut AS (
        SELECT *, greatest(slot_from, run_from) AS first_day, least(slot_after, run_after) AS after,
               (slot_from < run_from AND run_from = spell_from)
               OR (slot_after > run_after AND run_after = spell_after) AS cut_by_work
        FROM blocks
        WHERE greatest(slot_from, run_from) < least(slot_after, run_after)
          AND least(slot_after, run_after) - 1 BETWEEN %(first)s AND %(last)s
          AND greatest(slot_from, run_from) >= %(records_from)s
          AND NOT (slot_from < run_from AND run_from <> spell_from
                   AND 2 * (least(slot_after, run_after) - greatest(slot_from, run_from)) < slot_after - slot_from)
          AND NOT (slot_after > run_after AND run_after <> spell_after
                   AND 2 * (least(slot_after, run_after) - greatest(slot_from, run_from)) < slot_after - slot_from)
    ), absent AS (
        SELECT cut.worker_id, cut.first_day, sum(ends.working_before - starts.working_before) AS away_days
        FROM cut
        JOIN away ON away.worker_id = cut.worker_id AND away.period && daterange(cut.first_day, cut.after)
        JOIN days AS starts ON starts.day = greatest(lower(away.period), cut.first_day)
        JOIN days AS ends ON ends.day = least(coalesce(upper(away.period), cut.after), cut.after)
        GROUP BY cut.worker_id, cut.first_day
    ), counted AS (
        SELECT cut.*, ends.working_before - starts.working_before AS working_days,
               coalesce(absent.away_days, 0) AS away_days
        FROM cut
        JOIN days AS starts ON starts.day = cut.first_day
        JOIN days AS ends ON ends.day = cut.after
        LEFT JOIN absent ON absent.worker_id = cut.worker_id AND absent.first_day = cut.first_day
    ), excuses AS (
        SELECT * FROM unnest(%(excuse_first)s::date[], %(excuse_after)s::date[], %(excuse_percent)s::int[],
                             %(excuse_days)s::int[])
                      AS excuse (from_day, to_day, percent, fewest_days)
    ), slots AS MATERIALIZED (
        SELECT counted.worker_id, counted.first_day, counted.after - 1 AS last_day, counted.every, counted.unit,
               working_days, away_days,
               CASE WHEN working_days = 0 OR away_days * 100 >= working_days * percent
                      OR (cut_by_work AND working_days < fewest_days) THEN 'excused'
                    WHEN EXISTS (
                        SELECT FROM supervision_supervisionsession AS session
                        WHERE session.supervisee_id = counted.worker_id AND session.kind = %(kind)s
                          AND session.state IN {HELD}
                          AND session.on >= counted.first_day AND session.on < counted.after
                    ) THEN 'met' ELSE 'missed' END AS state,
               team_id, role_id, coalesce(pairing.supervisor_id, manager_id) AS supervisor_id
        FROM counted
        JOIN excuses ON excuses.from_day < counted.after AND excuses.to_day >= counted.after
        JOIN rhythm ON rhythm.worker_id = counted.worker_id
                   AND rhythm.from_day < counted.after AND rhythm.to_day >= counted.after
        LEFT JOIN supervision_supervisorpairing AS pairing
          ON pairing.worker_id = counted.worker_id AND pairing.period @> (counted.after - 1)
    )
"""
"""Needs `runs`, `away`, `days`. `slots`: those that close from `%(first)s` to `%(last)s`, each with team and supervisor
of its last day."""

STANDING = f"""
    here AS (
        SELECT rhythm.*, coalesce(pairing.supervisor_id, manager_id) AS supervisor_id
        FROM rhythm
        LEFT JOIN supervision_supervisorpairing AS pairing
          ON pairing.worker_id = rhythm.worker_id AND pairing.period @> %(day)s::date
        WHERE from_day <= %(day)s AND to_day > %(day)s
    ), absent AS (
        SELECT away.worker_id,
               max(upper(away.period)) FILTER (WHERE upper(away.period) <= %(day)s) AS returned_on,
               max(lower(away.period)) FILTER (WHERE away.period @> %(day)s::date) AS away_since
        FROM away JOIN here USING (worker_id)
        WHERE lower(away.period) <= %(day)s AND coalesce(upper(away.period), %(day)s::date + 1) > here.spell_from
          AND least(coalesce(upper(away.period), 'infinity'), %(day)s::date + 1) - lower(away.period)
              >= %(long_absence)s
        GROUP BY away.worker_id
    ), paired AS (
        SELECT here.worker_id, range_agg(pairing.period) AS by_anybody,
               range_agg(pairing.period) FILTER (
                   WHERE pairing.supervisor_id IS DISTINCT FROM here.supervisor_id
               ) AS by_others
        FROM here JOIN supervision_supervisorpairing AS pairing USING (worker_id)
        GROUP BY here.worker_id
    ), changes AS (
        SELECT here.worker_id,
               upper((coalesce(range_agg(daterange(piece_from, piece_after)) FILTER (
                          WHERE earlier.manager_id IS DISTINCT FROM here.supervisor_id
                      ), '{{}}') - coalesce(by_anybody, '{{}}') + coalesce(by_others, '{{}}'))
                     * datemultirange(daterange(here.spell_from, %(day)s))) AS supervised_since
        FROM here
        JOIN pieces AS earlier ON earlier.worker_id = here.worker_id AND earlier.spell_from = here.spell_from
        LEFT JOIN paired ON paired.worker_id = here.worker_id
        WHERE piece_from < %(day)s
        GROUP BY here.worker_id, here.spell_from, by_anybody, by_others
    ), based AS (
        SELECT here.worker_id, here.team_id, here.role_id, here.supervisor_id, here.contract, here.every, here.unit,
               here.spell_from, last_on, next_on, away_since,
               CASE WHEN last_on IS NOT NULL THEN greatest(last_on, returned_on)
                    ELSE greatest(here.spell_from, returned_on, supervised_since, %(records_from)s)
               END AS base,
               CASE WHEN last_on IS NULL AND here.contract = 'agency'
                    THEN make_interval(days => %(agency_first)s)
                    WHEN here.unit = 'week' THEN make_interval(days => 7 * here.every)
                    ELSE make_interval(months => here.every) END AS until_due,
               CASE here.unit WHEN 'week' THEN make_interval(days => 7 * here.every)
                    ELSE make_interval(months => here.every) END AS one_more
        FROM here
        LEFT JOIN LATERAL (
            SELECT max(session.on) AS last_on FROM supervision_supervisionsession AS session
            WHERE session.supervisee_id = here.worker_id AND session.kind = %(kind)s
              AND session.state IN {HELD}
              AND session.on BETWEEN here.spell_from AND %(day)s
        ) AS latest ON true
        LEFT JOIN LATERAL (
            SELECT min(session.on) AS next_on FROM supervision_supervisionsession AS session
            WHERE session.supervisee_id = here.worker_id AND session.kind = %(kind)s
              AND session.state = 'scheduled' AND session.on >= %(day)s
        ) AS coming ON true
        LEFT JOIN absent USING (worker_id)
        LEFT JOIN changes USING (worker_id)
    ), standing AS MATERIALIZED (
        SELECT based.*,
               CASE WHEN every IS NOT NULL AND away_since IS NULL THEN (base + until_due)::date END AS due_on,
               CASE WHEN every IS NULL THEN 'not_required'
                    WHEN away_since IS NOT NULL THEN 'away'
                    WHEN CASE WHEN until_due = one_more THEN base + 2 * one_more
                              ELSE (base + until_due)::date + one_more END < %(day)s THEN 'serious'
                    WHEN (base + until_due)::date < %(day)s THEN 'overdue'
                    WHEN (base + until_due)::date - %(warning)s <= %(day)s THEN 'soon'
                    ELSE 'in_date' END AS state
        FROM based
    )
"""
"""Needs `rhythm`, `away`. `standing`: everybody at work on `%(day)s`, when the last was and when the next is due."""

OF_MANY = "SET LOCAL enable_nestloop = off; SET LOCAL jit = off; "
"""For thousands of people: the planner takes each of these tables for a handful of rows, and would walk one of them for
every row of another. Together with the statement this is a transaction of its own, where there is none."""

AS_USUAL = "SET LOCAL enable_nestloop TO DEFAULT; SET LOCAL jit TO DEFAULT"
"""After it, inside a transaction."""
