"""Counts of appraisal by team and role, in SQL: the pages of appraisal and the figures of practice read the same.

Everybody counts once, in the team and role of the main assignment, as supervision/queries/supervisors.py picks it.
"""

from supervision.enums import NeedState, SampleCriterion
from supervision.models.appraisal_sample import GOOD_FROM
from supervision.queries.appraisal_standing import RUNS

_MAIN = """
    SELECT DISTINCT ON ({key}, a.worker_id) {key} AS key, {day} AS day, a.worker_id, a.team_id, a.role_id
    FROM {source} JOIN workforce_assignment a
      ON {person} lower(a.period) <= {day} AND (upper(a.period) IS NULL OR upper(a.period) > {day})
    JOIN workforce_unit team ON team.id = a.team_id
    ORDER BY {key}, a.worker_id, a.fte DESC, lower(a.period), team.code COLLATE "C", a.id
"""
_EACH_DAY = _MAIN.format(key="at.day", day="at.day", source="at", person="")
OF_ASKED = _MAIN.format(
    key="asked.id", day="asked.last_day", source="asked", person="a.worker_id = asked.appraisee_id AND"
)
"""Where each of `asked` (id, appraisee_id, last_day) was on that day."""

TALLIES = f"""
    WITH at AS (
        SELECT unnest(%(days)s::date[]) AS day
    ), held AS MATERIALIZED ({_EACH_DAY}), newly AS MATERIALIZED (
        SELECT DISTINCT worker_id, lower(period) AS since FROM workforce_employment
        WHERE %(first_year_counts)s AND contract = ANY(%(employed)s) AND start_origin = %(newly_qualified)s
    ), run AS MATERIALIZED (
        SELECT run.*, newly.since IS NOT NULL AS newly FROM ({RUNS.format(some="")}) AS run
        LEFT JOIN newly ON newly.worker_id = run.worker_id AND newly.since = run.since
    ), eligible AS (
        SELECT held.* FROM held
        JOIN run ON run.worker_id = held.worker_id AND run.days @> held.day
        WHERE (run.since + make_interval(months => %(service)s))::date <= held.day
        AND NOT (run.newly AND held.day < (run.since + make_interval(months => %(annual)s))::date)
        AND NOT EXISTS (
            SELECT FROM workforce_absence a WHERE a.worker_id = held.worker_id AND a.period @> held.day
            AND lower(a.period) <= held.day - %(long_absence)s + 1
        )
    ), looked AS MATERIALIZED (
        SELECT i.worker_id, r.state, r.on, lead(r.on) OVER (PARTITION BY i.id ORDER BY r.on, r.id) AS until
        FROM supervision_developmentitem i JOIN supervision_developmentreview r ON r.item_id = i.id
    ), developing AS MATERIALIZED (
        SELECT DISTINCT at.day, looked.worker_id FROM at JOIN looked
          ON looked.on <= at.day AND (looked.until IS NULL OR looked.until > at.day)
        WHERE looked.state = '{NeedState.OPEN}' AND looked.on > (at.day - make_interval(months => %(reviewed)s))::date
    ), appraised AS MATERIALIZED (
        SELECT DISTINCT at.day, p.appraisee_id AS worker_id FROM at JOIN supervision_appraisal p
          ON p.meeting_on <= at.day AND p.meeting_on > (at.day - make_interval(months => %(annual)s))::date
        WHERE p.appraisee_signed_on <= at.day AND p.appraiser_signed_on <= at.day
    )
    SELECT day, team_id, role_id, count(*) AS eligible,
           count(*) FILTER (WHERE (day, worker_id) IN (SELECT day, worker_id FROM appraised)) AS appraised,
           count(*) FILTER (WHERE (day, worker_id) IN (SELECT day, worker_id FROM developing)) AS developing
    FROM eligible GROUP BY day, team_id, role_id
"""
"""Asked by membership, which the database hashes: joined, it takes the eligible for few and walks all for each."""

REVIEWS = f"""
    WITH asked AS (
        SELECT p.id, p.appraisee_id, p.mid_year_due_on + %(tolerance)s AS last_day,
               coalesce(p.mid_year_on BETWEEN p.mid_year_opens_on AND p.mid_year_due_on + %(tolerance)s, false) AS kept
        FROM supervision_appraisal p
        WHERE p.mid_year_due_on + %(tolerance)s BETWEEN %(first)s AND %(last)s
        AND NOT EXISTS (
            SELECT FROM supervision_appraisal later WHERE later.appraisee_id = p.appraisee_id
            AND later.meeting_on > p.meeting_on AND later.meeting_on <= p.mid_year_due_on
        )
    ), held AS ({OF_ASKED})
    SELECT held.team_id, held.role_id, count(*) AS due, count(*) FILTER (WHERE asked.kept) AS kept
    FROM held JOIN asked ON asked.id = held.key GROUP BY held.team_id, held.role_id
"""
"""Of mid-year reviews whose last day on time lies between two days: where, how many, and how many were on time."""

SAMPLES = f"""
    WITH asked AS (
        SELECT s.id, p.appraisee_id, s.done_on AS last_day,
               date_trunc('month', s.done_on)::date AS month,
               {" + ".join(f"s.{each.value}" for each in SampleCriterion)} >= {GOOD_FROM} AS good
        FROM supervision_appraisalsample s JOIN supervision_appraisal p ON p.id = s.appraisal_id
        WHERE s.done_on BETWEEN %(first)s AND %(last)s
    ), held AS ({OF_ASKED})
    SELECT asked.month, held.team_id, held.role_id, count(*) AS scored, count(*) FILTER (WHERE asked.good) AS good
    FROM held JOIN asked ON asked.id = held.key GROUP BY asked.month, held.team_id, held.role_id
"""
"""Of sampled appraisals scored between two days: when and where, how many, and how many are good."""
