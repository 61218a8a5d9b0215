"""Computes and stores the figures of practice: whole months, inside the transaction of the stability figures."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db.backends.utils import CursorWrapper

from dashboards.metrics import practice_sql, sources
from dashboards.metrics.ground import POPULATIONS, SEGMENTS
from dashboards.metrics.running import PLANNING, drop
from dashboards.models import PracticeFigure
from dashboards.queries.practice import Beginnings, beginnings
from supervision.queries.appraisal_figures import review_values, tally_values
from supervision.queries.group_rhythm import team_slot_values
from supervision.queries.rhythm import slot_values, standing_values
from supervision.queries.rhythm_sql import AS_USUAL, OF_MANY
from workforce.periods import ONE_DAY, add_months, month_end, month_ends
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable

LOOKING_BACK = timedelta(days=800)
"""Before the first month: whoever was at work by then may have a record that counts in it."""

WIDER = timedelta(days=15)
"""Before a change: days off between two assignments, and the slot that a change cuts on the day before it."""

WINDOW = 12
"""Months over which mid-year reviews and scored appraisals are counted."""

PRACTICE_ONLY = "practice."
"""Begins the facts that only these figures read. The stability figures do not take their notes."""

SHARED = (
    "workforce_assignment",
    "workforce_employment",
    "workforce_absence",
    "workforce_unitplacement",
    "workforce_unit",
    "workforce_role",
    "workforce_bankholiday",
    "workforce_policyvalue",
)
"""Facts that both read."""

_TOUCHED = """
    SELECT count(*), CASE WHEN bool_or(from_day IS NULL) THEN NULL ELSE min(from_day) END
    FROM noted WHERE fact LIKE %(only)s OR fact = ANY(%(shared)s)
"""
_IGNORED = "DELETE FROM noted WHERE fact LIKE %(only)s"


def take_notes(cursor: CursorWrapper, months: list[date]) -> tuple[date, date] | None:
    """The first and last stored month that the notes in `noted` touch here; those for these figures only are taken out.

    A later slot, due day or gap may hang on an earlier one: every month from the touched one on is computed anew, for
    everybody. At 5,000 staff that took 2.3 s of the database's processor for a session of the last month, and 10 s for
    one of a year ago (docs/performance.md), in the background. Counting only the touched people, as the stability
    figures do, would need every table of supervision as it was before the change: other people's lines hang on theirs,
    as those of their managers and of the groups they sat in.
    """
    cursor.execute(_TOUCHED, {"only": f"{PRACTICE_ONLY}%", "shared": list(SHARED)})
    count, from_day = cursor.fetchone()
    cursor.execute(_IGNORED, {"only": f"{PRACTICE_ONLY}%"})
    if not count or not months:
        return None
    first = months[0] if from_day is None else max(months[0], month_end(from_day - WIDER))
    return (first, months[-1]) if first <= months[-1] else None


def store_practice(cursor: CursorWrapper, first: date, last: date, now: datetime) -> int:
    """Compute the months from everybody's facts and write what differs; the rows written and removed.

    The caller holds the lock of the figures. Months before anything was recorded have no rows.
    """
    policies = PolicyTable.load()
    begun = beginnings(policies)
    begin, end = month_end(first), month_end(last)
    if begun.first is None or begun.first > end:
        return PracticeFigure.objects.between(begin, end).delete()[0]
    start = max(begin, begun.first)
    removed = PracticeFigure.objects.between(begin, start - timedelta(days=1)).delete()[0]
    return removed + _store(cursor, start, end, now, policies, begun)


def _store(
    cursor: CursorWrapper, first: date, last: date, now: datetime, policies: PolicyTable, begun: Beginnings
) -> int:
    cursor.execute(PLANNING)
    cursor.execute(OF_MANY)
    cursor.execute(practice_sql.LEDGER.sql)
    months = list(month_ends(first, last))
    if supervised := [day for day in months if begun.supervision and day >= begun.supervision]:
        _count_supervision(cursor, supervised, policies)
    if appraised := [day for day in months if begun.appraisal and day >= begun.appraisal]:
        _count_appraisals(cursor, appraised, policies)
    for statement in (sources.WHOLE_TREE, SEGMENTS, POPULATIONS, practice_sql.CELLS):
        cursor.execute(statement.sql)
    values = {"first": first, "last": last, "now": now}
    cursor.execute(practice_sql.STORE.sql, values)
    changed: int = cursor.rowcount
    cursor.execute(practice_sql.REMOVE.sql, values)
    changed += cursor.rowcount
    drop(cursor)
    cursor.execute(AS_USUAL)
    return changed


def _count_supervision(cursor: CursorWrapper, months: Sequence[date], policies: PolicyTable) -> None:
    first, last = months[0], months[-1]
    begin = first.replace(day=1)
    values = slot_values(begin, last, policies) | team_slot_values(begin, last, policies)
    values["about"] = first - LOOKING_BACK
    for statement in (*practice_sql.GROUND, *practice_sql.OF_MONTHS):
        cursor.execute(statement.sql, values)
    for day in months:
        of_day = standing_values(day, policies) | {
            "training_months": int(policies.value(PolicyKey.SUPERVISOR_TRAINING_MONTHS, day)),
            "training_grace": int(policies.value(PolicyKey.SUPERVISOR_TRAINING_GRACE, day)),
        }
        for statement in practice_sql.OF_A_CLOSE:
            cursor.execute(statement.sql, values | of_day)


def _count_appraisals(cursor: CursorWrapper, months: Sequence[date], policies: PolicyTable) -> None:
    for values in tally_values(months, policies):
        cursor.execute(practice_sql.APPRAISED.sql, values)
    for day in months:
        of_year = review_values(add_months(day, -WINDOW) + ONE_DAY, day, policies)
        for statement in practice_sql.APPRAISED_WELL:
            cursor.execute(statement.sql, of_year)
