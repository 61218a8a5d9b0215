"""The rhythm of group supervision in SQL: which teams are to meet, when they last did, and the slots of that.

Somebody belongs to the team of the main assignment of the day; casual staff belong to none. A session counts for each
team of which enough people took part, so that two small teams may meet together. How often is what the row of
frequencies for the team says, else the settings (domain rules, 4.2).

Slots are the same for all teams: months of the calendar, several of them counted from January of the year nought, and
weeks counted from `WEEKS_FROM`.
"""

from supervision.queries.rhythm_sql import AWAY, HELD

WEEKS_FROM = "date '1900-01-01'"
"""A Monday."""

_ORDER = 'held.fte DESC, lower(held.period), unit.code COLLATE "C", held.id'
"""Of several assignments the main one comes first."""

TEAMS = f"""
    here AS MATERIALIZED (
        SELECT * FROM (
            SELECT DISTINCT ON (held.worker_id)
                   held.worker_id, held.team_id, coalesce(pairing.supervisor_id, held.manager_id) AS supervisor_id
            FROM workforce_assignment AS held
            JOIN workforce_employment AS spell ON spell.id = held.employment_id AND spell.contract <> 'casual'
            JOIN workforce_unit AS unit ON unit.id = held.team_id
            LEFT JOIN supervision_supervisorpairing AS pairing
              ON pairing.worker_id = held.worker_id AND pairing.period @> %(day)s::date
            WHERE lower(held.period) <= %(day)s AND (upper(held.period) IS NULL OR upper(held.period) > %(day)s)
              AND held.worker_id IN (
                  SELECT worker_id FROM workforce_assignment
                  WHERE team_id IN (SELECT team_id FROM asked)
                    AND lower(period) <= %(day)s AND (upper(period) IS NULL OR upper(period) > %(day)s)
              )
            ORDER BY held.worker_id, {_ORDER}
        ) AS main
        WHERE team_id IN (SELECT team_id FROM asked)
    ), wanted AS MATERIALIZED (SELECT worker_id FROM here), {AWAY}, gathered AS (
        SELECT here.team_id, count(*) AS people, (array_agg(came_on ORDER BY came_on))[%(fewest)s] AS gathered_on
        FROM here
        CROSS JOIN LATERAL (
            SELECT min(lower(held.period)) AS came_on
            FROM workforce_assignment AS held
            JOIN workforce_employment AS spell ON spell.id = held.employment_id AND spell.contract <> 'casual'
            WHERE held.worker_id = here.worker_id AND held.team_id = here.team_id AND lower(held.period) <= %(day)s
        ) AS first_time
        WHERE NOT EXISTS (
            SELECT FROM away
            WHERE away.worker_id = here.worker_id AND away.period @> %(day)s::date
              AND %(day)s::date + 1 - lower(away.period) >= %(long_absence)s
        )
        GROUP BY here.team_id
    ), led AS (
        SELECT DISTINCT ON (team_id) team_id, supervisor_id AS leader_id
        FROM here WHERE supervisor_id IS NOT NULL
        GROUP BY team_id, supervisor_id
        ORDER BY team_id, count(*) DESC, supervisor_id
    ), present AS (
        SELECT DISTINCT ON (session.id, member.worker_id) session.id, session.on, session.state, held.team_id
        FROM supervision_supervisionsession AS session
        JOIN supervision_sessionmember AS member ON member.session_id = session.id
        JOIN workforce_assignment AS held
          ON held.worker_id = member.worker_id AND held.period @> session.on
        JOIN workforce_employment AS spell ON spell.id = held.employment_id AND spell.contract <> 'casual'
        JOIN workforce_unit AS unit ON unit.id = held.team_id
        WHERE session.kind = 'group'
          AND ((session.state IN {HELD} AND session.on <= %(day)s)
               OR (session.state = 'scheduled' AND session.on >= %(day)s))
          AND member.worker_id IN (
              SELECT worker_id FROM workforce_assignment WHERE team_id IN (SELECT team_id FROM asked)
          )
        ORDER BY session.id, member.worker_id, {_ORDER}
    ), meetings AS (
        SELECT team_id, present.on, state = 'scheduled' AS planned
        FROM present
        GROUP BY id, present.on, state, team_id HAVING count(*) >= %(present)s
    ), met AS (
        SELECT team_id, max(meetings.on) FILTER (WHERE NOT planned) AS last_on,
               min(meetings.on) FILTER (WHERE planned) AS next_on
        FROM meetings GROUP BY team_id
    ), based AS (
        SELECT asked.team_id, coalesce(people, 0) AS people, leader_id, last_on, next_on,
               coalesce(last_on, greatest(gathered_on, %(records_from)s)) AS base,
               CASE WHEN rule.id IS NULL THEN %(every)s ELSE rule.every END AS every,
               CASE WHEN rule.id IS NULL THEN %(unit)s ELSE rule.unit END AS unit
        FROM asked
        LEFT JOIN gathered USING (team_id)
        LEFT JOIN led USING (team_id)
        LEFT JOIN met USING (team_id)
        LEFT JOIN supervision_frequencyrule AS rule
          ON rule.team_id = asked.team_id AND rule.kind = 'group' AND rule.period @> %(day)s::date
        WHERE asked.team_id IN (SELECT team_id FROM here)
    ), teams AS MATERIALIZED (
        SELECT team_id, people, leader_id, last_on, next_on, every, unit,
               CASE WHEN required THEN (base + step)::date END AS due_on,
               CASE WHEN NOT required THEN 'not_required'
                    WHEN base + 2 * step < %(day)s THEN 'serious'
                    WHEN (base + step)::date < %(day)s THEN 'overdue'
                    WHEN (base + step)::date - %(warning)s <= %(day)s THEN 'soon'
                    ELSE 'in_date' END AS state
        FROM based
        CROSS JOIN LATERAL (
            SELECT every IS NOT NULL AND people >= %(fewest)s AS required,
                   CASE unit WHEN 'week' THEN make_interval(days => 7 * every)
                        ELSE make_interval(months => every) END AS step
        ) AS rhythm
    )
"""
"""Needs `asked` (team_id). `teams`: those of them with anybody in them on `%(day)s`, and how they stand then."""

TEAM_SLOTS = f"""
    team_settings AS MATERIALIZED (
        SELECT * FROM unnest(%(group_first)s::date[], %(group_after)s::date[], %(group_every)s::int[],
                             %(group_unit)s::text[], %(group_fewest)s::int[], %(group_present)s::int[])
                      AS setting (from_day, to_day, every, unit, fewest, present)
    ), team_rules AS MATERIALIZED (
        SELECT team_id, period, every::int, unit::text FROM supervision_frequencyrule WHERE kind = 'group'
    ), grids AS (
        SELECT every, unit FROM team_settings WHERE every IS NOT NULL
        UNION
        SELECT every, unit FROM team_rules WHERE every IS NOT NULL
    ), grid_slots AS (
        SELECT every, unit, {WEEKS_FROM} + 7 * every * k AS first_day, {WEEKS_FROM} + 7 * every * (k + 1) AS after
        FROM grids CROSS JOIN LATERAL generate_series(
            (%(first)s::date - {WEEKS_FROM}) / (7 * every) - 1, (%(last)s::date - {WEEKS_FROM}) / (7 * every)
        ) AS k
        WHERE unit = 'week'
        UNION ALL
        SELECT every, unit, make_date(every * k / 12, every * k %% 12 + 1, 1),
               make_date(every * (k + 1) / 12, every * (k + 1) %% 12 + 1, 1)
        FROM grids CROSS JOIN LATERAL generate_series(
            (12 * date_part('year', %(first)s::date)::int + date_part('month', %(first)s::date)::int - 1) / every - 1,
            (12 * date_part('year', %(last)s::date)::int + date_part('month', %(last)s::date)::int - 1) / every
        ) AS k
        WHERE unit = 'month'
    ), closing AS MATERIALIZED (
        SELECT grid_slots.*, setting.every AS usual_every, setting.unit AS usual_unit, setting.fewest,
               setting.present, opening.every AS before_every, opening.unit AS before_unit
        FROM grid_slots
        JOIN team_settings AS setting ON setting.from_day < after AND setting.to_day >= after
        JOIN team_settings AS opening ON opening.from_day <= first_day AND opening.to_day > first_day
        WHERE after - 1 BETWEEN %(first)s AND %(last)s AND first_day >= %(records_from)s
    ), stayed AS (
        SELECT closing.every, closing.unit, first_day, after, opens.team_id, present
        FROM closing
        JOIN pieces AS opens ON opens.piece_from <= first_day AND opens.piece_after > first_day
        JOIN pieces AS closes ON closes.worker_id = opens.worker_id AND closes.team_id = opens.team_id
                             AND closes.piece_from < after AND closes.piece_after >= after
        LEFT JOIN team_rules AS rule ON rule.team_id = opens.team_id AND rule.period @> (after - 1)
        LEFT JOIN team_rules AS before ON before.team_id = opens.team_id AND before.period @> first_day
        WHERE (closing.every, closing.unit) = CASE WHEN rule.team_id IS NULL THEN (usual_every, usual_unit)
                                                   ELSE (rule.every, rule.unit) END
          AND (closing.every, closing.unit) = CASE WHEN before.team_id IS NULL THEN (before_every, before_unit)
                                                   ELSE (before.every, before.unit) END
          AND NOT EXISTS (
              SELECT FROM away
              WHERE away.worker_id = opens.worker_id AND away.period @> daterange(first_day, after)
          )
        GROUP BY closing.every, closing.unit, first_day, after, opens.team_id, present, fewest
        HAVING count(*) >= fewest
    ), taking_part AS MATERIALIZED (
        SELECT session.id, session.on, pieces.team_id, count(*) AS people
        FROM supervision_supervisionsession AS session
        JOIN supervision_sessionmember AS member ON member.session_id = session.id
        JOIN pieces ON pieces.worker_id = member.worker_id
                   AND pieces.piece_from <= session.on AND pieces.piece_after > session.on
        WHERE session.kind = 'group' AND session.state IN {HELD}
          AND session.on >= (SELECT min(first_day) FROM closing) AND session.on <= %(last)s
        GROUP BY session.id, session.on, pieces.team_id
    ), team_slots AS MATERIALIZED (
        SELECT team_id, first_day, after - 1 AS last_day, every, unit,
               EXISTS (
                   SELECT FROM taking_part
                   WHERE taking_part.team_id = stayed.team_id AND taking_part.people >= stayed.present
                     AND taking_part.on >= first_day AND taking_part.on < after
               ) AS met
        FROM stayed
    )
"""
"""Needs `pieces` and `away`. `team_slots`: those that close from `%(first)s` to `%(last)s`, of teams in which enough
people were from the first to the last day and not away throughout, at one frequency."""
