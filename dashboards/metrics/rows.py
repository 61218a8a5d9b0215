"""The rows behind the figures, read from the same temporary tables that the figures are counted from.

Each yields worker, assignment, terms of a post, segment, first and last day, what it adds to the numerator, and codes
for its note. `%(unit)s`, `%(population)s` and the one month `%(hi)s` say whose.
"""

_HERE = """
    segment IN (SELECT segment FROM segment_units WHERE unit_id = %(unit)s)
    AND class IN (SELECT class FROM class_populations JOIN populations USING (population) WHERE key = %(population)s)
"""

_PRESENT = f"""
    SELECT worker_id, assignment_id, NULL::bigint AS terms_id, segment, NULL::date AS first_day, NULL::date AS last_day,
           fte * 0.000001 AS amount, NULL::text AS note
    FROM present
    WHERE {_HERE} AND m_from <= %(hi)s AND m_to > %(hi)s
"""

_POSTS = f"""
    SELECT NULL::bigint AS worker_id, NULL::bigint AS assignment_id, terms_id, segment, NULL::date AS first_day,
           NULL::date AS last_day, {{measure}} * 0.000001 AS amount, NULL::text AS note
    FROM post_levels
    WHERE {_HERE} AND m <= %(hi)s AND m_next > %(hi)s AND {{measure}} > 0
"""

_MOVEMENTS = f"""
    SELECT worker_id, assignment_id, NULL::bigint AS terms_id, segment, spells.first_day,
           nullif(spells.after, 'infinity') - 1 AS last_day, fte * 0.000001 AS amount, {{note}} AS note
    FROM movements JOIN spells USING (worker_id, class, spell)
    WHERE {_HERE} AND {{which}} AND m_from <= %(hi)s AND m_to > %(hi)s
"""

_DAYS_LOST = f"""
    SELECT lost.worker_id, assignment_id, NULL::bigint AS terms_id, segment, lower(period) AS first_day,
           upper(period) - 1 AS last_day, sum(lost.days_lost) AS amount, NULL::text AS note
    FROM lost
    JOIN workforce_absence AS absence ON absence.id = absence_id
    WHERE {_HERE} AND m > %(hi)s - 12 AND m <= %(hi)s
    GROUP BY lost.worker_id, assignment_id, segment, absence_id, period
"""

_CASE_HOLDERS = f"""
    SELECT worker_id, assignment_id, NULL::bigint AS terms_id, segment, NULL::date AS first_day, NULL::date AS last_day,
           {{measure}} AS amount, NULL::text AS note
    FROM counted JOIN main_assignments USING (worker_id)
    WHERE {_HERE} AND m = %(hi)s AND m_from <= m AND m_to > m
"""

_STABILITY = """
    SELECT worker_id, NULL::bigint AS assignment_id, NULL::bigint AS terms_id, NULL::int AS segment,
           NULL::date AS first_day, NULL::date AS last_day, stayed::int AS amount,
           CASE WHEN stayed THEN 'stayed' ELSE 'gone' END AS note
    FROM (
        SELECT worker_id, EXISTS (
                   SELECT 1 FROM people AS now
                   WHERE now.unit_id = people.unit_id AND now.worker_id = people.worker_id AND now.everywhere
                     AND NOT now.agency AND now.m_from <= %(hi)s AND now.m_to > %(hi)s
               ) AS stayed
        FROM people
        WHERE unit_id = %(unit)s AND NOT agency AND m_from <= %(hi)s - 12 AND m_to > %(hi)s - 12
          AND class IN (SELECT class FROM class_populations JOIN populations USING (population)
                        WHERE key = %(population)s)
    ) AS a_year_ago
"""

SUBJECTS = {
    "in_post": f"{_PRESENT} AND NOT agency",
    "permanent": f"{_PRESENT} AND permanent",
    "agency": f"{_PRESENT} AND agency",
    "agency_vacancy": f"{_PRESENT} AND covers_vacancy",
    "established": _POSTS.format(measure="fte"),
    "vacancies": _POSTS.format(measure="vacant"),
    "unfilled": _POSTS.format(measure="unfilled"),
    "starters": _MOVEMENTS.format(which="starts", note="'started'"),
    "leavers": _MOVEMENTS.format(which="NOT starts", note="'left'"),
    "days_lost": _DAYS_LOST,
    "case_holders": _CASE_HOLDERS.format(measure="fte * 0.000001"),
    "cases": _CASE_HOLDERS.format(measure="cases"),
    "stability": _STABILITY,
}
"""What may be asked for, by Metric.behind."""


def described(subject: str) -> str:
    """The rows of a subject with the names that people read. People by name, then posts by reference."""
    return f"""
        WITH found AS ({SUBJECTS[subject]})
        SELECT found.worker_id, concat_ws(' ', worker.first_name, worker.last_name), coalesce(worker.reference, ''),
               post.id, coalesce(post.reference, ''), coalesce(team.id, %(unit)s), coalesce(team.code, ''),
               coalesce((SELECT name FROM workforce_unitplacement AS placed
                         WHERE placed.unit_id = team.id AND placed.period @> %(last)s::date), team.code, ''),
               coalesce(role.name, ''), coalesce(employment.contract, ''),
               coalesce(assignment.fte, terms.fte),
               coalesce(found.first_day, lower(assignment.period), lower(terms.period)),
               CASE WHEN found.first_day IS NOT NULL THEN found.last_day
                    ELSE coalesce(upper(assignment.period), upper(terms.period)) - 1 END,
               found.amount, coalesce(found.note, ''), coalesce(assignment.agency_reason, ''),
               employment.reason_left, employment.destination, employment.start_origin
        FROM found
        LEFT JOIN workforce_worker AS worker ON worker.id = found.worker_id
        LEFT JOIN workforce_assignment AS assignment ON assignment.id = found.assignment_id
        LEFT JOIN workforce_employment AS employment ON employment.id = assignment.employment_id
        LEFT JOIN workforce_postterms AS terms ON terms.id = found.terms_id
        LEFT JOIN workforce_post AS post ON post.id = coalesce(terms.post_id, assignment.post_id)
        LEFT JOIN workforce_role AS role ON role.id = coalesce(assignment.role_id, terms.role_id)
        LEFT JOIN segments ON segments.segment = found.segment
        LEFT JOIN workforce_unit AS team ON team.id = segments.unit_id
        ORDER BY worker.sort_name, worker.reference, post.reference, found.first_day, assignment.id
    """
