"""How the figures of practice are counted: a ledger of what happened to whom on which day, summed over units.

The ground is that of supervision/queries/rhythm_sql.py, kept in temporary tables for all months at once: who is at work
where (`pieces`), how often they are to be supervised (`rhythm`, `runs`), when they are away. Each statement then writes
lines `(team_id, role_id, day, measure, n)`; a line counts in the team, in every unit above it on that day, and in every
population of the role. A line without a role counts for all roles only.
"""

from dashboards.metrics.definition import Statement
from supervision.queries.appraisal_figures_sql import REVIEWS, SAMPLES, TALLIES
from supervision.queries.group_rhythm_sql import TEAM_SLOTS
from supervision.queries.rhythm_sql import AWAY, HELD, PIECES, RUNS, SLOTS, STANDING

MEASURES = (
    "slots_required",
    "slots_met",
    "slots_excused",
    "people_required",
    "people_in_date",
    "sessions_held",
    "sessions_reflective",
    "first_year_held",
    "first_year_reflective",
    "gaps",
    "gap_days",
    "records_shared",
    "records_unsigned",
    "actions_open",
    "actions_overdue",
    "sessions_planned",
    "cancelled_by_supervisor",
    "cancelled_by_supervisee",
    "cancelled_by_both",
    "supervisors",
    "supervisors_trained",
    "group_sessions",
    "group_with_partners",
    "team_slots_required",
    "team_slots_met",
    "records_audited",
    "records_good",
    "appraisal_eligible",
    "appraised",
    "developing",
    "reviews_due",
    "reviews_on_time",
    "appraisals_scored",
    "appraisals_good",
)

PLANNED_KINDS = "('one_to_one', 'reflective', 'clinical')"

LEDGER = Statement(
    "the ledger",
    """
    CREATE TEMP TABLE ledger (
        team_id bigint NOT NULL, role_id bigint, day date NOT NULL, measure text NOT NULL, n int NOT NULL
    ) ON COMMIT DROP
    """,
)
"""Before all."""

GROUND = (
    Statement(
        "who is at work",
        f"""
        CREATE TEMP TABLE wanted ON COMMIT DROP AS
        SELECT DISTINCT worker_id FROM workforce_assignment
        WHERE period && daterange(%(about)s, %(calendar_to)s);
        ANALYZE wanted;
        CREATE TEMP TABLE days ON COMMIT DROP AS WITH {PIECES} SELECT * FROM days;
        CREATE TEMP TABLE held ON COMMIT DROP AS WITH {PIECES} SELECT * FROM held;
        CREATE TEMP TABLE pieces ON COMMIT DROP AS WITH {PIECES} SELECT * FROM pieces;
        ANALYZE days;
        ANALYZE held;
        ANALYZE pieces
        """,
    ),
    Statement(
        "how often each is to be supervised, through all time, and when each is away",
        f"""
        CREATE TEMP TABLE rhythm ON COMMIT DROP AS WITH {RUNS} SELECT * FROM rhythm;
        CREATE TEMP TABLE runs ON COMMIT DROP AS WITH {RUNS} SELECT * FROM runs;
        CREATE TEMP TABLE away ON COMMIT DROP AS WITH {AWAY} SELECT * FROM away;
        ANALYZE rhythm;
        ANALYZE runs;
        ANALYZE away
        """,
    ),
)
"""Before the months of supervision."""

OF_MONTHS = (
    Statement(
        "slots that close, by what became of them",
        f"""
        INSERT INTO ledger
        WITH {SLOTS}
        SELECT team_id, role_id, last_day, measure, 1
        FROM slots CROSS JOIN LATERAL (
            SELECT 'slots_excused' AS measure WHERE state = 'excused'
            UNION ALL SELECT 'slots_required' WHERE state <> 'excused'
            UNION ALL SELECT 'slots_met' WHERE state = 'met'
        ) AS counted
        """,
    ),
    Statement(
        "sessions held and planned, those with reflective discussion, those called off, the days between one-to-ones",
        f"""
        INSERT INTO ledger
        WITH theirs AS (
            SELECT session.*, team_id, role_id, spell_from,
                   state IN {HELD} AS took_place,
                   reflective OR kind = 'reflective' AS reflects,
                   session.on < (spell_from + interval '12 months')::date AS first_year
            FROM supervision_supervisionsession AS session
            JOIN rhythm ON rhythm.worker_id = session.supervisee_id
                       AND rhythm.from_day <= session.on AND rhythm.to_day > session.on
            WHERE session.kind IN {PLANNED_KINDS} AND session.on <= %(last)s
        ), since AS (
            SELECT theirs.on, team_id, role_id,
                   theirs.on - lag(theirs.on) OVER (PARTITION BY supervisee_id, spell_from ORDER BY theirs.on) AS gap
            FROM theirs WHERE took_place AND kind = 'one_to_one'
        )
        SELECT team_id, role_id, theirs.on, measure, 1
        FROM theirs CROSS JOIN LATERAL (
            SELECT 'sessions_planned' AS measure
            UNION ALL SELECT 'sessions_held' WHERE took_place
            UNION ALL SELECT 'sessions_reflective' WHERE took_place AND reflects
            UNION ALL SELECT 'first_year_held' WHERE took_place AND first_year
            UNION ALL SELECT 'first_year_reflective' WHERE took_place AND reflects AND first_year
            UNION ALL SELECT 'cancelled_by_' || cancelled_by WHERE state = 'cancelled'
        ) AS counted
        WHERE theirs.on >= %(first)s
        UNION ALL
        SELECT team_id, role_id, since.on, measure, n
        FROM since CROSS JOIN LATERAL (VALUES ('gaps', 1), ('gap_days', gap)) AS counted (measure, n)
        WHERE gap IS NOT NULL AND since.on >= %(first)s
        """,
    ),
    Statement(
        "group sessions: for all roles, in the team of most of the staff who took part, else of who led it",
        f"""
        INSERT INTO ledger
        WITH groups AS (
            SELECT id, session.on, supervisor_id FROM supervision_supervisionsession AS session
            WHERE kind = 'group' AND state IN {HELD} AND session.on BETWEEN %(first)s AND %(last)s
        ), took_part AS (
            SELECT groups.id, member.worker_id, 1 AS weight
            FROM groups JOIN supervision_sessionmember AS member ON member.session_id = groups.id
            WHERE member.worker_id IS NOT NULL
            UNION ALL
            SELECT id, supervisor_id, 0 FROM groups
        ), teams AS (
            SELECT DISTINCT ON (groups.id) groups.id, groups.on, rhythm.team_id
            FROM groups JOIN took_part USING (id)
            JOIN rhythm ON rhythm.worker_id = took_part.worker_id
                       AND rhythm.from_day <= groups.on AND rhythm.to_day > groups.on
            GROUP BY groups.id, groups.on, rhythm.team_id
            ORDER BY groups.id, sum(weight) DESC, rhythm.team_id
        )
        SELECT team_id, NULL, teams.on, measure, 1
        FROM teams CROSS JOIN LATERAL (
            SELECT 'group_sessions' AS measure
            UNION ALL SELECT 'group_with_partners' WHERE EXISTS (
                SELECT FROM supervision_sessionmember AS member
                WHERE member.session_id = teams.id AND member.organisation <> ''
            )
        ) AS counted
        """,
    ),
    Statement(
        "slots of group supervision that close: for all roles, in the team that was to meet",
        f"""
        INSERT INTO ledger
        WITH {TEAM_SLOTS}
        SELECT team_id, NULL, last_day, measure, 1
        FROM team_slots CROSS JOIN LATERAL (
            SELECT 'team_slots_required' AS measure UNION ALL SELECT 'team_slots_met' WHERE met
        ) AS counted
        """,
    ),
)
"""For all months at once."""

_HERE = """
    SELECT worker_id, team_id, role_id, manager_id FROM rhythm
    WHERE from_day <= %(day)s AND to_day > %(day)s
      AND EXISTS (SELECT FROM held WHERE held.worker_id = rhythm.worker_id AND first_day <= %(day)s AND after > %(day)s)
"""
"""Who is at work on the day, and where."""

OF_A_CLOSE = (
    Statement(
        "whose supervision is in date",
        f"""
        INSERT INTO ledger
        WITH {STANDING}, at_work AS ({_HERE})
        SELECT team_id, role_id, %(day)s::date, measure, 1
        FROM standing CROSS JOIN LATERAL (
            SELECT 'people_required' AS measure WHERE state NOT IN ('not_required', 'away')
            UNION ALL SELECT 'people_in_date' WHERE state IN ('in_date', 'soon')
        ) AS counted
        WHERE worker_id IN (SELECT worker_id FROM at_work)
        """,
    ),
    Statement(
        "records shared and not signed in time, and agreed actions that are open and overdue, of who is at work",
        f"""
        INSERT INTO ledger
        WITH at_work AS ({_HERE}), records AS (
            SELECT supervisee_id, sign_by < %(day)s AND coalesce(signed_on > %(day)s, true) AS late
            FROM supervision_supervisionsession AS session
            WHERE shared_on <= %(day)s AND session.on > (%(day)s::date - interval '12 months')::date
              AND session.on <= %(day)s AND state IN {HELD}
        ), moved AS (
            SELECT action_id, bool_or(state <> 'open') AS settled,
                   (array_agg(due_on ORDER BY id DESC) FILTER (WHERE due_on IS NOT NULL))[1] AS due_on
            FROM supervision_actionmove AS move WHERE move.on <= %(day)s
            GROUP BY action_id
        ), actions AS (
            SELECT action.supervisee_id, coalesce(moved.due_on, action.due_on) < %(day)s AS late
            FROM supervision_agreedaction AS action
            JOIN supervision_supervisionsession AS session ON session.id = action.session_id
            LEFT JOIN moved ON moved.action_id = action.id
            WHERE session.on <= %(day)s AND NOT coalesce(settled, action.state <> 'open')
        )
        SELECT team_id, role_id, %(day)s::date, measure, 1
        FROM records JOIN at_work ON worker_id = supervisee_id CROSS JOIN LATERAL (
            SELECT 'records_shared' AS measure UNION ALL SELECT 'records_unsigned' WHERE late
        ) AS counted
        UNION ALL
        SELECT team_id, role_id, %(day)s::date, measure, 1
        FROM actions JOIN at_work ON worker_id = supervisee_id CROSS JOIN LATERAL (
            SELECT 'actions_open' AS measure UNION ALL SELECT 'actions_overdue' WHERE late
        ) AS counted
        """,
    ),
    Statement(
        "who supervises somebody, and has the training for it; not those new to it who still have time",
        f"""
        INSERT INTO ledger
        WITH at_work AS ({_HERE}), bosses AS (
            SELECT DISTINCT coalesce(pairing.supervisor_id, manager_id) AS worker_id
            FROM at_work
            LEFT JOIN supervision_supervisorpairing AS pairing
              ON pairing.worker_id = at_work.worker_id AND pairing.period @> %(day)s::date
        ), since AS (
            SELECT boss_id AS worker_id, min(first_day) AS first_day
            FROM (
                SELECT manager_id AS boss_id, min(lower(period)) AS first_day
                FROM workforce_assignment WHERE manager_id IS NOT NULL GROUP BY manager_id
                UNION ALL
                SELECT supervisor_id, min(lower(period)) FROM supervision_supervisorpairing GROUP BY supervisor_id
            ) AS each
            GROUP BY boss_id
        ), trained AS (
            SELECT DISTINCT worker_id FROM supervision_supervisortraining
            WHERE completed_on <= %(day)s
              AND (completed_on + make_interval(months => %(training_months)s))::date >= %(day)s
        )
        SELECT team_id, role_id, %(day)s::date, measure, 1
        FROM bosses JOIN at_work USING (worker_id) JOIN since USING (worker_id)
        CROSS JOIN LATERAL (SELECT worker_id IN (SELECT worker_id FROM trained) AS current) AS training
        CROSS JOIN LATERAL (
            SELECT 'supervisors' AS measure WHERE current OR since.first_day + %(training_grace)s < %(day)s
            UNION ALL SELECT 'supervisors_trained' WHERE current
        ) AS counted
        """,
    ),
    Statement(
        "records audited in the twelve months, and those graded good, where the person was on the day of the session",
        """
        INSERT INTO ledger
        SELECT team_id, role_id, %(day)s::date, measure, 1
        FROM supervision_sessionaudit AS audit
        JOIN supervision_supervisionsession AS session ON session.id = audit.session_id
        JOIN rhythm ON rhythm.worker_id = session.supervisee_id
                   AND rhythm.from_day <= session.on AND rhythm.to_day > session.on
        CROSS JOIN LATERAL (
            SELECT 'records_audited' AS measure UNION ALL SELECT 'records_good' WHERE audit.grade IN ('3', '4')
        ) AS counted
        WHERE done_on <= %(day)s AND done_on > (%(day)s::date - interval '12 months')::date
        """,
    ),
)
"""For each month, at its close."""

APPRAISED = Statement(
    "who is to have an appraisal, who has, and whose development is followed, at the close of each month",
    f"""
    INSERT INTO ledger
    SELECT team_id, role_id, day, measure, n
    FROM ({TALLIES}) AS tally CROSS JOIN LATERAL (
        VALUES ('appraisal_eligible', eligible), ('appraised', appraised), ('developing', developing)
    ) AS counted (measure, n) WHERE n > 0
    """,
)
"""For all months with the same settings."""

APPRAISED_WELL = (
    Statement(
        "mid-year reviews whose last day on time lay in the twelve months, and those on time, in the team of that day",
        f"""
        INSERT INTO ledger
        SELECT team_id, role_id, %(last)s::date, measure, n
        FROM ({REVIEWS}) AS reviews CROSS JOIN LATERAL (
            VALUES ('reviews_due', due), ('reviews_on_time', kept)
        ) AS counted (measure, n) WHERE n > 0
        """,
    ),
    Statement(
        "appraisals scored in the twelve months, and those that are good, in the team of that day",
        f"""
        INSERT INTO ledger
        SELECT team_id, role_id, %(last)s::date, measure, n
        FROM ({SAMPLES}) AS samples CROSS JOIN LATERAL (
            VALUES ('appraisals_scored', scored), ('appraisals_good', good)
        ) AS counted (measure, n) WHERE n > 0
        """,
    ),
)
"""For each month, over the twelve months to its close."""

_SUMS = ", ".join(
    f"coalesce(sum(n) FILTER (WHERE measure = '{name}'), 0)::int AS {name}" for name in MEASURES
)

CELLS = Statement(
    "cells: the lines of each team in every unit above it on the day, and in every population of the role",
    f"""
    CREATE TEMP TABLE practice_cells ON COMMIT DROP AS
    WITH by_segment AS (
        SELECT segment, role_id, (date_trunc('month', day) + interval '1 month - 1 day')::date AS month_end,
               measure, sum(n) AS n
        FROM ledger JOIN segments ON segments.unit_id = team_id AND day >= from_day AND day < to_day
        GROUP BY 1, 2, 3, 4
    ), by_population AS (
        SELECT segment, populations.key AS population, month_end, measure, sum(n) AS n
        FROM by_segment
        JOIN role_populations ON role_populations.role_id = by_segment.role_id
        JOIN populations USING (population)
        GROUP BY 1, 2, 3, 4
        UNION ALL
        SELECT segment, 'all', month_end, measure, sum(n) FROM by_segment WHERE role_id IS NULL GROUP BY 1, 3, 4
    )
    SELECT segment_units.unit_id, population, month_end, {_SUMS}
    FROM by_population JOIN segment_units USING (segment)
    GROUP BY 1, 2, 3
    """,
)

_NAMES = ", ".join(MEASURES)
_STORED = ", ".join(f"stored.{name}" for name in MEASURES)
_CELLS = ", ".join(f"cells.{name}" for name in MEASURES)

STORE = Statement(
    "writes the cells that are new or differ",
    f"""
    INSERT INTO dashboards_practicefigure (unit_id, population, month_end, {_NAMES}, computed_at)
    SELECT unit_id, population, month_end, {_CELLS}, %(now)s
    FROM practice_cells AS cells
    LEFT JOIN dashboards_practicefigure AS stored USING (unit_id, population, month_end)
    WHERE stored.computed_at IS NULL OR ({_STORED}) IS DISTINCT FROM ({_CELLS})
    ON CONFLICT (unit_id, population, month_end) DO UPDATE
    SET {", ".join(f"{name} = excluded.{name}" for name in MEASURES)}, computed_at = excluded.computed_at
    """,
)

REMOVE = Statement(
    "removes stored cells of these months in which there is nothing any more",
    """
    DELETE FROM dashboards_practicefigure AS stored
    WHERE month_end BETWEEN %(first)s AND %(last)s AND NOT EXISTS (
        SELECT FROM practice_cells AS cells
        WHERE (cells.unit_id, cells.population, cells.month_end)
              = (stored.unit_id, stored.population, stored.month_end)
    )
    """,
)

STATEMENTS: tuple[Statement, ...] = (
    LEDGER,
    *GROUND,
    *OF_MONTHS,
    *OF_A_CLOSE,
    APPRAISED,
    *APPRAISED_WELL,
    CELLS,
    STORE,
    REMOVE,
)
"""In the order in which they run."""
