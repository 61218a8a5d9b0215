"""Workers, their employments, absences and caseloads."""

from workforce.imports.layout import ABSENCES, CASELOADS, EMPLOYMENTS, WORKERS
from workforce.imports.problems import Severity
from workforce.imports.rules.rule import EMPLOYED_CODES, Rule, day, no_bad_row, words

LONGEST_SUSPICIOUS_GAP = 28
"""Days. Most shorter gaps between two employments are keying errors."""

RULES = (
    Rule(
        WORKERS,
        "swe_number",
        "The Social Work England number %s belongs to worker %s too%s.",
        f"""
        SELECT one.row, {
            words(
                "one.swe_number",
                "other.worker_ref",
                "CASE WHEN other.row IS NULL THEN ', who is stored' ELSE ' (row ' || other.row || ')' END",
            )
        }
        FROM {WORKERS.planned} one JOIN LATERAL (
            SELECT worker_ref, row FROM {WORKERS.planned} other
            WHERE other.swe_number = one.swe_number AND other.worker_ref <> one.worker_ref ORDER BY row NULLS
            FIRST LIMIT 1
        ) other ON true
        WHERE one.swe_number IN (SELECT swe_number FROM {
            WORKERS.planned
        } GROUP BY swe_number HAVING count(*) > 1)
        """,
    ),
    Rule(
        WORKERS,
        "worker_ref",
        "Worker %s is there already, and this would be another person: has a spreadsheet program dropped the zeros?",
        f"""
        SELECT one.row, {words("other.worker_ref")}
        FROM {WORKERS.planned} one JOIN {WORKERS.planned} other
          ON ltrim(other.worker_ref, '0') = ltrim(one.worker_ref, '0') AND other.worker_ref <> one.worker_ref
        WHERE one.row IS NOT NULL AND one.id IS NULL AND one.worker_ref ~ '^[0-9]+$'
        """,
        severity=Severity.WARNING,
    ),
    Rule(
        EMPLOYMENTS,
        "first_day",
        "Only %s days lie between this employment and the one before, which ended on %s: is one of the dates wrong? "
        "As it is, it counts as a leaving and a new start.",
        f"""
        SELECT coalesce(row, before_row), {words("first_day - before_last - 1", day("before_last"))} FROM (
            SELECT row, first_day, lag(row) OVER one AS before_row,
                   max(coalesce(last_day, 'infinity')) OVER (one ROWS BETWEEN UNBOUNDED PRECEDING AND 1
                   PRECEDING) AS before_last
            FROM {EMPLOYMENTS.planned} WHERE contract IN ({EMPLOYED_CODES})
            WINDOW one AS (PARTITION BY worker_ref ORDER BY first_day, row)
        ) dated
        WHERE isfinite(before_last) AND first_day - before_last - 1 BETWEEN 1 AND {LONGEST_SUSPICIOUS_GAP}
          AND EXISTS (SELECT FROM generate_series(before_last + 1, first_day - 1, interval '1 day') free
                      WHERE extract(isodow FROM free) < 6)
        """,
        severity=Severity.WARNING,
    ),
    Rule(
        ABSENCES,
        "days_lost",
        "Days lost are given for an absence without a last day; they count when it ends.",
        f"SELECT row, {words()} FROM {ABSENCES.planned} WHERE days_lost IS NOT NULL AND last_day IS NULL",
        severity=Severity.WARNING,
    ),
    Rule(
        ABSENCES,
        "first_day",
        "No employment of %s covers all the days of this absence.",
        f"""
        SELECT s.row, {words("s.worker_ref")} FROM {ABSENCES.planned} s
        LEFT JOIN (SELECT worker_ref, range_agg(period) AS days FROM {EMPLOYMENTS.planned} GROUP BY worker_ref) employed
               ON employed.worker_ref = s.worker_ref
        WHERE s.row IS NOT NULL AND NOT coalesce(employed.days @> s.period, false)
          AND {no_bad_row(EMPLOYMENTS, "worker_ref", "s.worker_ref")}
        """,
        needs=(EMPLOYMENTS,),
        severity=Severity.WARNING,
    ),
    Rule(
        CASELOADS,
        "as_at",
        "This count lies in the future.",
        f"SELECT row, {words()} FROM {CASELOADS.planned} WHERE as_at > %(today)s",
        severity=Severity.WARNING,
    ),
)
