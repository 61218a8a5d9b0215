"""Everybody's next appraisal on a day: when it is due, how that stands, and whether one is expected at all. One query.

The rules are those of supervision/rules/appraisal.py, in SQL for all at once; tests hold both against each other and
against a slow twin.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from supervision.enums import ON_ITS_WAY, AppraisalState, Due
from supervision.models import supervised_people
from supervision.queries.appraisal_rules import cycle_rules
from supervision.queries.supervisors import SUPERVISED
from workforce.access.scope import Reach
from workforce.enums import EMPLOYED, StartOrigin
from workforce.names import full_name, plain
from workforce.queries.policy import PolicyTable

DUE_SORT, NAME_SORT = "due", "name"


@dataclass(frozen=True, slots=True)
class AppraisalSearch:
    """Which people. `states` empty: all; `unit_ids` None: all teams. `way`: only with an appraisal on its way."""

    text: str = ""
    states: tuple[Due, ...] = ()
    unit_ids: frozenset[int] | None = None
    sort: str = DUE_SORT
    worker_id: int | None = None


@dataclass(frozen=True, slots=True)
class AppraisalStanding:
    """Somebody at work on the day. `since`: the first day of continuous employment; None for agency and casual staff.

    `eligible`: counts in the figures of the day. `appraisal_id` and `state`: of the one on its way, if any.
    """

    worker_id: int
    reference: str
    name: str
    team_id: int
    manager_id: int | None
    since: date | None
    last_on: date | None
    due_on: date | None
    due: Due
    eligible: bool
    appraisal_id: int | None
    state: AppraisalState | None
    planned_on: date | None


RUNS = """
    SELECT worker_id, days, lower(days) AS since
    FROM (
        SELECT worker_id, unnest(range_agg(period)) AS days FROM workforce_employment
        WHERE contract = ANY(%(employed)s) {some} GROUP BY worker_id
    ) AS run
"""
"""SQL: each stretch of continuous employment by the council: contracts that meet are one."""

_LAST = """
    SELECT DISTINCT ON (appraisee_id)
           appraisee_id, meeting_on, due_on, anchor_on, anchor_months
    FROM supervision_appraisal WHERE meeting_on <= %(day)s {some} ORDER BY appraisee_id, meeting_on DESC
"""

_BY_ANNIVERSARY = """
    CASE WHEN last.meeting_on IS NULL
         THEN (greatest(run.since, %(recorded_from)s) + make_interval(months => first.months))::date
         WHEN abs(last.meeting_on - last.due_on) <= %(tolerance)s
         THEN (last.anchor_on + make_interval(months => last.anchor_months + %(annual)s))::date
         ELSE (last.meeting_on + make_interval(months => %(annual)s))::date END
"""
_BY_WINDOW = """
    (SELECT min(ends) FROM unnest(%(starts)s::date[], %(ends)s::date[]) AS w (starts, ends)
     WHERE CASE WHEN last.meeting_on IS NULL
                THEN ends >= (greatest(run.since, %(recorded_from)s) + make_interval(months => first.months))::date
                ELSE starts - %(tolerance)s > last.meeting_on END)
"""

_STANDINGS = """
    WITH held AS MATERIALIZED ({supervised}), run AS ({runs}), last AS ({last}), judged AS (
        SELECT held.worker_id, held.team_id, held.supervisor_id, run.since, last.meeting_on, {due_on} AS due_on,
               EXISTS (
                   SELECT FROM workforce_absence a WHERE a.worker_id = held.worker_id AND a.period @> %(day)s::date
                   AND lower(a.period) <= %(day)s::date - %(long_absence)s + 1
               ) AS away,
               first.reviewed AND %(day)s < (run.since + make_interval(months => first.months))::date AS first_year
        FROM held
        LEFT JOIN run ON run.worker_id = held.worker_id AND run.days @> %(day)s::date
        LEFT JOIN last ON last.appraisee_id = held.worker_id AND last.meeting_on >= run.since
        CROSS JOIN LATERAL (
            SELECT newly AS reviewed, CASE WHEN newly THEN %(annual)s ELSE %(first)s END AS months
            FROM (SELECT %(first_year_counts)s AND EXISTS (
                SELECT FROM workforce_employment e WHERE e.worker_id = held.worker_id
                AND e.contract = ANY(%(employed)s) AND e.start_origin = %(newly_qualified)s
                AND lower(e.period) = run.since
            ) AS newly) AS found
        ) AS first
        OFFSET 0
    ), stated AS (
        SELECT *, CASE WHEN since IS NULL THEN 'none' WHEN away THEN 'away'
                       WHEN supervisor_id IS NULL THEN 'nobody' WHEN due_on < %(day)s THEN 'overdue'
                       WHEN due_on - %(warning)s <= %(day)s THEN 'soon' ELSE 'later' END AS due,
               since IS NOT NULL AND NOT away AND NOT first_year
               AND (since + make_interval(months => %(service)s))::date <= %(day)s AS eligible
        FROM judged
    ), lines AS (
        SELECT stated.*, w.reference, w.first_name, w.last_name, w.sort_name,
               onway.id AS appraisal_id, onway.state, onway.planned_on
        FROM stated JOIN workforce_worker w ON w.id = stated.worker_id
        LEFT JOIN supervision_appraisal onway
               ON onway.appraisee_id = stated.worker_id AND onway.state = ANY(%(on_their_way)s)
        WHERE {called} AND {of_units} AND {of_state}
    )
"""
_PAGE = """
    SELECT worker_id, reference, first_name, last_name, team_id, supervisor_id, since, meeting_on,
           CASE WHEN since IS NOT NULL THEN due_on END, due, eligible, appraisal_id, state, planned_on,
           count(*) OVER ()
    FROM lines ORDER BY {order} LIMIT %(limit)s OFFSET %(offset)s
"""
_DUE = """
    SELECT %(what)s, reference, first_name || ' ' || last_name, due_on, worker_id = %(own)s FROM lines
    WHERE due IN ('overdue', 'soon', 'later') AND due_on <= %(until)s AND planned_on IS NULL
"""

_ORDERS = {
    DUE_SORT: """
        CASE due WHEN 'none' THEN 3 WHEN 'nobody' THEN 2 WHEN 'away' THEN 1 ELSE 0 END, due_on, sort_name, reference
    """,
    NAME_SORT: "sort_name, reference",
}
SORTS = tuple(_ORDERS)


def appraisal_standings(
    reach: Reach,
    day: date,
    search: AppraisalSearch | None = None,
    offset: int = 0,
    limit: int | None = None,
    *,
    policies: PolicyTable | None = None,
) -> tuple[list[AppraisalStanding], int]:
    """Everybody in reach who is at work on `day`, most overdue first; and how many there are. One query, two where the
    settings are not given.

    Agency and casual staff are among them, with nothing due. Whoever has been away for 28 days (a setting) is not
    reminded, and nothing is overdue where nobody manages or supervises the person, who is eligible all the same. An
    appraisal of an earlier employment does not count for the present one.
    """
    chosen = search or AppraisalSearch()
    statement, values = _asked(reach, day, chosen, policies or PolicyTable.load(), _PAGE)
    with connection.cursor() as cursor:
        cursor.execute(statement, values | {"offset": offset, "limit": limit})
        rows = cursor.fetchall()
    return [_standing(row) for row in rows], rows[0][-1] if rows else 0


def standing_of(worker_id: int, day: date) -> AppraisalStanding | None:
    """How one person stands; None for whoever is not at work on `day`. Two queries."""
    found, _ = appraisal_standings(Reach(day, everyone=True), day, AppraisalSearch(worker_id=worker_id))
    return found[0] if found else None


def _standing(row: Sequence[Any]) -> AppraisalStanding:
    worker_id, reference, first, last, team_id, manager_id, since, last_on, due_on, due, eligible, *way, _ = (
        row
    )
    appraisal_id, state, planned_on = way
    return AppraisalStanding(
        worker_id=worker_id,
        reference=reference,
        name=full_name(first, last),
        team_id=team_id,
        manager_id=manager_id,
        since=since,
        last_on=last_on,
        due_on=due_on,
        due=Due(due),
        eligible=eligible,
        appraisal_id=appraisal_id,
        state=AppraisalState(state) if state else None,
        planned_on=planned_on,
    )


def due_statement(
    reach: Reach, day: date, until: date, what: str, policies: PolicyTable
) -> tuple[str, dict[str, Any]]:
    """Whose next appraisal is due by `until`, the rest of the past included, as workforce/due.py takes it.

    Those whose meeting is planned are left out: that day is due in its own right. `more`: whether it is the reader's.
    """
    statement, values = _asked(reach, day, AppraisalSearch(), policies, _DUE)
    return statement, {**values, "what": what, "own": reach.own_worker_id or 0, "until": until}


def _asked(
    reach: Reach, day: date, search: AppraisalSearch, policies: PolicyTable, ending: str
) -> tuple[str, dict[str, Any]]:
    """A statement and its values. Where few are asked about, only their rows are read."""
    rules = cycle_rules(policies, day)
    condition, reached = _within(reach)
    if search.worker_id is not None:
        condition = f"{condition} AND held.worker_id = %(worker)s"
    everybody = condition == "true"
    some = "" if everybody else "AND {} IN (SELECT worker_id FROM held)"
    called, words = _called(search.text)
    statement = (_STANDINGS + ending).format(
        supervised=SUPERVISED
        if everybody
        else SUPERVISED.replace("WHERE lower", f"WHERE {condition} AND lower", 1),
        runs=RUNS.format(some=some.format("worker_id")),
        last=_LAST.format(some=some.format("appraisee_id")),
        due_on=_BY_WINDOW if rules.windows else _BY_ANNIVERSARY,
        called=called,
        of_units="true" if search.unit_ids is None else "team_id = ANY(%(units)s::bigint[])",
        of_state="due = ANY(%(states)s)" if search.states else "true",
        order=_ORDERS[search.sort],
    )
    chosen = {
        "day": day,
        "worker": search.worker_id,
        "units": list(search.unit_ids or ()),
        "states": [each.value for each in search.states],
        "on_their_way": [each.value for each in ON_ITS_WAY],
        "tolerance": rules.tolerance_days,
        "annual": rules.annual_months,
        "first": rules.first_months,
        "recorded_from": rules.recorded_from,
        "warning": rules.warning_days,
        "service": rules.service_months,
        "first_year_counts": rules.first_year_counts,
        "long_absence": rules.long_absence_days,
        "starts": [each.first_day for each in rules.windows],
        "ends": [each.last_day for each in rules.windows],
        "employed": [each.value for each in EMPLOYED],
        "newly_qualified": StartOrigin.NEWLY_QUALIFIED.value,
    }
    return statement, {**chosen, **reached, **words}


def _within(reach: Reach) -> tuple[str, dict[str, Any]]:
    if reach.everyone:
        return "true", {}
    if not reach:
        return "false", {}
    sql, given = supervised_people(reach).order_by().values("pk").query.sql_with_params()
    names = [f"reached_{number}" for number in range(len(given))]
    named = sql % tuple(f"%({name})s" for name in names)
    return f"held.worker_id IN ({named})", dict(zip(names, given, strict=True))


def _called(text: str) -> tuple[str, dict[str, Any]]:
    """The condition that all words are part of the name, or the text is the number; and its values."""
    if not text.strip():
        return "true", {}
    words = {f"word_{number}": word for number, word in enumerate(plain(text).split())}
    named = " AND ".join(f"strpos(w.sort_name, %({name})s) > 0" for name in words) or "true"
    return f"({named} OR lower(w.reference) = %(number)s)", {**words, "number": text.strip().lower()}
