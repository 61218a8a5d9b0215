"""The checks of everybody in reach, judged in the database: chosen, put in order and cut into pages.

The rules are those of workforce/rules/checks.py, which says the same about one person at a time; a test holds both
against each other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from workforce.access.scope import Reach
from workforce.enums import CheckKind, CheckOutcome, CheckState, CheckUpdateResult, Tone
from workforce.names import full_name, plain
from workforce.queries.held import holds, within
from workforce.queries.policy import PolicyTable
from workforce.queries.rules import check_rules
from workforce.rules.checks import DECISIONS, DRIVING, CheckStanding

TO_DO, EVERYTHING = "", "all"
IN_ORDER = (CheckState.CLEAR, CheckState.PROCEED)
TONES = (Tone.CRITICAL, Tone.RED, Tone.AMBER, Tone.GREY, Tone.GREEN)
"""The most urgent first."""
AT_ONCE = 2000
"""How many lines are fetched at once for a file."""


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One kind of check of one person."""

    worker_id: int
    reference: str
    name: str
    sort_name: str
    kind: CheckKind
    team_ids: tuple[int, ...]
    standing: CheckStanding


@dataclass(frozen=True, slots=True)
class CheckChoice:
    """Which lines. `show`: what there is to do, everything, or one outcome. `unit_ids` None: all teams."""

    text: str = ""
    kind: str = ""
    show: str = TO_DO
    unit_ids: frozenset[int] | None = None
    sort: str = "urgency"


_LINES = """
    WITH held AS (
        SELECT a.worker_id, array_agg(a.team_id ORDER BY a.fte DESC, a.id) AS team_ids
        FROM workforce_assignment a
        WHERE {held} AND {within}
        GROUP BY a.worker_id
    ), done AS (
        SELECT DISTINCT ON (worker_id, kind) worker_id, kind, id, done_on, expires_on, outcome, update_service
        FROM workforce_check
        WHERE done_on <= %(day)s {of_held}
        ORDER BY worker_id, kind, done_on DESC, id DESC
    ), asked AS (
        SELECT DISTINCT worker_id, kind FROM workforce_check
        WHERE requested_on <= %(day)s AND (done_on IS NULL OR done_on > %(day)s) {of_held}
    ), listed AS (
        SELECT held.worker_id, held.team_ids, required.kind
        FROM held CROSS JOIN unnest(%(required)s::text[]) AS required (kind)
        UNION ALL
        SELECT held.worker_id, held.team_ids, besides.kind
        FROM held JOIN (
            SELECT worker_id, kind FROM done WHERE kind <> ALL(%(required)s::text[])
            UNION
            SELECT worker_id, kind FROM asked WHERE kind <> ALL(%(required)s::text[])
        ) AS besides USING (worker_id)
    ), decided AS (
        SELECT DISTINCT ON (of_id) of_id, result FROM workforce_checkupdate u
        WHERE u.on <= %(day)s AND result <> '{no_change}'
        ORDER BY of_id, u.on DESC, id DESC
    ), clear AS (
        SELECT of_id, max(u.on) AS on FROM workforce_checkupdate u
        WHERE u.on <= %(day)s AND result = '{no_change}' GROUP BY of_id
    ), judged AS (
        SELECT listed.worker_id, listed.kind, team_ids, done_on, asked.worker_id IS NOT NULL AS requested,
               CASE decided.result {decisions} WHEN '{new_information}' THEN '{disclosed}'
                    ELSE CASE outcome WHEN '{with_disclosure}' THEN '{disclosed}' ELSE '{all_clear}' END END AS found,
               CASE WHEN done_on IS NULL THEN NULL
                    WHEN listed.kind = '{dbs}' THEN (greatest(done_on, clear.on) + make_interval(months =>
                        CASE WHEN update_service THEN %(dbs_status_months)s ELSE %(dbs_months)s END))::date
                    WHEN listed.kind = '{right_to_work}' THEN expires_on - %(right_to_work_days)s
                    WHEN listed.kind = ANY(%(driving)s)
                        THEN coalesce(expires_on, (done_on + make_interval(months => %(driving_months)s))::date)
                    ELSE expires_on END AS due_on
        FROM listed
        LEFT JOIN done USING (worker_id, kind)
        LEFT JOIN asked USING (worker_id, kind)
        LEFT JOIN decided ON decided.of_id = done.id
        LEFT JOIN clear ON clear.of_id = done.id
    ), stated AS (
        SELECT *,
               CASE WHEN done_on IS NULL AND requested THEN '{asked_for}'
                    WHEN done_on IS NULL THEN '{not_on_record}'
                    WHEN found IN ('{do_not_proceed}', '{disclosed}') OR due_on IS NULL
                      OR %(day)s < due_on - CASE kind WHEN '{dbs}' THEN %(dbs_warning_days)s ELSE %(warning_days)s END
                        THEN found
                    WHEN due_on < %(day)s THEN '{overdue}'
                    ELSE '{recheck_due}' END AS state
        FROM judged
    ), lines AS (
        SELECT stated.*, w.reference, w.sort_name, w.first_name, w.last_name,
               CASE WHEN state = '{do_not_proceed}' THEN 0
                    WHEN state IN ('{disclosed}', '{overdue}', '{not_on_record}') THEN 1
                    WHEN state IN ('{recheck_due}', '{asked_for}') THEN 2
                    ELSE 4 END AS urgency
        FROM stated JOIN workforce_worker w ON w.id = worker_id
        WHERE {wanted}
    ), placed AS (
        SELECT *, count(*) OVER () AS total, row_number() OVER (ORDER BY {order}) AS place FROM lines
    )
    SELECT worker_id, reference, first_name, last_name, sort_name, kind, team_ids, state, urgency, done_on, due_on,
           requested, total
    FROM placed
    WHERE %(limit)s::int IS NULL
       OR place - 1 - least(%(offset)s, (total - 1) / %(limit)s * %(limit)s) BETWEEN 0 AND %(limit)s - 1
    ORDER BY place
"""
"""Where there are fewer lines than the offset, the last page."""

_SORTS = {
    "urgency": ("urgency", "coalesce(due_on, '-infinity')", "sort_name", "reference", "kind"),
    "name": ("sort_name", "reference", "kind"),
    "kind": ("kind", "sort_name", "reference"),
    "due": ("coalesce(due_on, 'infinity')", "sort_name", "reference", "kind"),
}
SORTS = tuple(_SORTS)


def check_page(
    reach: Reach, day: date, policies: PolicyTable, choice: CheckChoice, *, limit: int, offset: int = 0
) -> tuple[list[CheckLine], int]:
    """The lines chosen from `offset` on, or the last page where there are fewer; and how many there are. One query."""
    statement, values = _asked(reach, day, policies, choice)
    with connection.cursor() as cursor:
        cursor.execute(statement, values | {"limit": limit, "offset": offset})
        rows = cursor.fetchall()
    return [_line(row) for row in rows], rows[0][-1] if rows else 0


def every_check(reach: Reach, day: date, policies: PolicyTable, choice: CheckChoice) -> Iterator[CheckLine]:
    """All lines chosen, some at a time: for a file. One query."""
    statement, values = _asked(reach, day, policies, choice)
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, values | {"limit": None, "offset": 0})
        while rows := cursor.fetchmany(AT_ONCE):
            yield from map(_line, rows)


def check_lines(reach: Reach, day: date, policies: PolicyTable) -> list[CheckLine]:
    """Each check that somebody in post and in reach needs, or has on record, by name. One query."""
    statement, values = _asked(reach, day, policies, CheckChoice(show=EVERYTHING, sort="name"))
    with connection.cursor() as cursor:
        cursor.execute(statement, values | {"limit": None, "offset": 0})
        return [_line(row) for row in cursor.fetchall()]


def _line(row: Sequence[Any]) -> CheckLine:
    worker_id, reference, first, last, sort_name, kind, team_ids, state, urgency, done_on, due_on, *rest = row
    return CheckLine(
        worker_id,
        reference,
        full_name(first, last),
        sort_name,
        CheckKind(kind),
        tuple(dict.fromkeys(team_ids)),
        CheckStanding(CheckState(state), TONES[urgency], done_on, due_on, requested=rest[0]),
    )


def _asked(reach: Reach, day: date, policies: PolicyTable, choice: CheckChoice) -> tuple[str, dict[str, Any]]:
    rules = check_rules(policies, day)
    condition, reached = within(reach, "a.worker_id")
    wanted, chosen = _wanted(choice)
    statement = _LINES.format(
        held=holds("a.period"),
        within=condition,
        of_held="" if reach.everyone else "AND worker_id IN (SELECT worker_id FROM held)",
        wanted=wanted,
        order=_order(choice.sort),
        decisions=" ".join(f"WHEN '{result}' THEN '{state}'" for result, state in DECISIONS.items()),
        no_change=CheckUpdateResult.NO_CHANGE,
        new_information=CheckUpdateResult.NEW_INFORMATION,
        with_disclosure=CheckOutcome.DISCLOSED,
        dbs=CheckKind.DBS,
        right_to_work=CheckKind.RIGHT_TO_WORK,
        all_clear=CheckState.CLEAR,
        disclosed=CheckState.DISCLOSED,
        do_not_proceed=CheckState.DO_NOT_PROCEED,
        asked_for=CheckState.REQUESTED,
        not_on_record=CheckState.NOT_ON_RECORD,
        overdue=CheckState.OVERDUE,
        recheck_due=CheckState.RECHECK_DUE,
    )
    numbers = {
        "day": day,
        "required": [kind.value for kind in CheckKind if kind in rules.required],
        "driving": [kind.value for kind in DRIVING],
        "dbs_months": rules.dbs_months,
        "dbs_status_months": rules.dbs_status_months,
        "dbs_warning_days": rules.dbs_warning_days,
        "right_to_work_days": rules.right_to_work_days,
        "driving_months": rules.driving_months,
        "warning_days": rules.warning_days,
    }
    return statement, {**numbers, **reached, **chosen}


def _order(sort: str) -> str:
    direction = " DESC" if sort.startswith("-") else ""
    return ", ".join(f"{column}{direction}" for column in _SORTS[sort.removeprefix("-")])


def _wanted(choice: CheckChoice) -> tuple[str, dict[str, Any]]:
    """The condition on lines, and its values."""
    wanted: list[str] = ["true"]
    values: dict[str, Any] = {}
    if choice.kind:
        wanted.append("kind = %(kind)s")
        values["kind"] = choice.kind
    if choice.unit_ids is not None:
        wanted.append("team_ids && %(units)s::bigint[]")
        values["units"] = list(choice.unit_ids)
    if choice.show != EVERYTHING:
        wanted.append("state = ANY(%(states)s::text[])")
        values["states"] = _states(choice.show)
    if choice.text:
        words = {f"word_{number}": word for number, word in enumerate(plain(choice.text).split())}
        named = " AND ".join(f"strpos(w.sort_name, %({name})s) > 0" for name in words) or "true"
        wanted.append(f"({named} OR lower(w.reference) = %(number)s)")
        values |= {**words, "number": choice.text.strip().lower()}
    return " AND ".join(wanted), values


def _states(show: str) -> list[str]:
    """The states of what is to do, or of one outcome."""
    if show == TO_DO:
        return [state.value for state in CheckState if state not in IN_ORDER]
    return [state.value for state in CheckState if CheckStanding(state, Tone.GREY).outcome == show]
