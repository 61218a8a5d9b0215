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


_DONE = """
    SELECT DISTINCT ON (worker_id, kind) worker_id, kind, id, done_on, expires_on, outcome, update_service
    FROM workforce_check
    WHERE done_on <= %(day)s {of_held} AND kind {kinds}(%(required)s::text[])
    ORDER BY worker_id, kind, done_on DESC, id DESC
"""
"""The latest of each kind that is done: the one that holds."""

_LINES = """
    WITH held AS (
        SELECT a.worker_id FROM workforce_assignment a
        WHERE {held} AND {within}
        GROUP BY a.worker_id {in_units}
    ), asked AS (
        SELECT DISTINCT worker_id, kind FROM workforce_check
        WHERE requested_on <= %(day)s AND (done_on IS NULL OR done_on > %(day)s) {of_held}
    ), listed AS (
        SELECT held.worker_id, required.kind, id, done_on, expires_on, outcome, update_service
        FROM held CROSS JOIN unnest(%(required)s::text[]) AS required (kind)
        LEFT JOIN ({done_required}) AS done USING (worker_id, kind)
        UNION ALL
        SELECT held.worker_id, kind, id, done_on, expires_on, outcome, update_service
        FROM held JOIN ({done_besides}) AS done USING (worker_id)
        UNION ALL
        SELECT held.worker_id, kind, NULL, NULL, NULL, NULL, NULL
        FROM held JOIN asked USING (worker_id)
        WHERE kind <> ALL(%(required)s::text[]) AND NOT EXISTS (
            SELECT FROM workforce_check c
            WHERE c.worker_id = asked.worker_id AND c.kind = asked.kind AND c.done_on <= %(day)s
        )
    ), decided AS (
        SELECT DISTINCT ON (of_id) of_id, result FROM workforce_checkupdate u
        WHERE u.on <= %(day)s AND result <> '{no_change}'
        ORDER BY of_id, u.on DESC, id DESC
    ), clear AS (
        SELECT of_id, max(u.on) AS on FROM workforce_checkupdate u
        WHERE u.on <= %(day)s AND result = '{no_change}' GROUP BY of_id
    ), judged AS (
        SELECT listed.worker_id, listed.kind, done_on,
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
        LEFT JOIN decided ON decided.of_id = listed.id
        LEFT JOIN clear ON clear.of_id = listed.id
        WHERE {of_kind} OFFSET 0
    ), stated AS (
        SELECT *,
               CASE WHEN done_on IS NULL THEN CASE WHEN {asked} THEN '{asked_for}' ELSE '{not_on_record}' END
                    WHEN found IN ('{do_not_proceed}', '{disclosed}') OR due_on IS NULL
                      OR %(day)s < due_on - CASE kind WHEN '{dbs}' THEN %(dbs_warning_days)s ELSE %(warning_days)s END
                        THEN found
                    WHEN due_on < %(day)s THEN '{overdue}'
                    ELSE '{recheck_due}' END AS state
        FROM judged OFFSET 0
    ), chosen AS MATERIALIZED (
        SELECT * FROM stated WHERE {of_state}
    ), lines AS (
        SELECT chosen.*, w.reference, w.sort_name, w.first_name, w.last_name,
               CASE WHEN state = '{do_not_proceed}' THEN 0
                    WHEN state IN ('{disclosed}', '{overdue}', '{not_on_record}') THEN 1
                    WHEN state IN ('{recheck_due}', '{asked_for}') THEN 2
                    ELSE 4 END AS urgency
        FROM chosen JOIN workforce_worker w ON w.id = worker_id
        WHERE {called}
    ), counted AS (
        SELECT count(*) AS total FROM lines
    ), placed AS (
        SELECT * FROM lines ORDER BY {order}
        LIMIT %(limit)s OFFSET (SELECT least(%(offset)s, greatest(total - 1, 0) / %(limit)s * %(limit)s) FROM counted)
    )
    SELECT worker_id, reference, first_name, last_name, sort_name, kind, state, urgency, done_on, due_on, {asked},
           (SELECT array_agg(a.team_id ORDER BY a.fte DESC, a.id) FROM workforce_assignment a
            WHERE a.worker_id = placed.worker_id AND {held}), total
    FROM placed CROSS JOIN counted
    ORDER BY {order}
"""
"""OFFSET 0: what was worked out is not worked out again wherever it is named.

Where there are fewer lines than the offset, the last page."""

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
    (
        worker_id,
        reference,
        first,
        last,
        sort_name,
        kind,
        state,
        urgency,
        done_on,
        due_on,
        requested,
        teams,
        _,
    ) = row
    return CheckLine(
        worker_id,
        reference,
        full_name(first, last),
        sort_name,
        CheckKind(kind),
        tuple(dict.fromkeys(teams)),
        CheckStanding(CheckState(state), TONES[urgency], done_on, due_on, requested),
    )


def _asked(reach: Reach, day: date, policies: PolicyTable, choice: CheckChoice) -> tuple[str, dict[str, Any]]:
    condition, reached = within(reach, "a.worker_id")
    of_held = "" if reach.everyone else "AND worker_id IN (SELECT worker_id FROM held)"
    called, words = _called(choice.text)
    statement = _LINES.format(
        held=holds("a.period"),
        within=condition,
        of_held=of_held,
        done_required=_DONE.format(of_held=of_held, kinds="= ANY"),
        done_besides=_DONE.format(of_held=of_held, kinds="<> ALL"),
        in_units="" if choice.unit_ids is None else "HAVING bool_or(a.team_id = ANY(%(units)s::bigint[]))",
        of_kind="kind = %(kind)s" if choice.kind else "true",
        of_state="true" if choice.show == EVERYTHING else "state = ANY(%(states)s::text[])",
        called=called,
        order=_order(choice.sort),
        **_WORDS,
    )
    chosen: dict[str, Any] = {
        "kind": choice.kind,
        "units": list(choice.unit_ids or ()),
        "states": _states(choice.show),
    }
    return statement, {**_numbers(policies, day), **reached, **chosen, **words}


_WORDS = {
    "asked": "(worker_id, kind) IN (SELECT worker_id, kind FROM asked)",
    "decisions": " ".join(f"WHEN '{result}' THEN '{state}'" for result, state in DECISIONS.items()),
    "no_change": CheckUpdateResult.NO_CHANGE,
    "new_information": CheckUpdateResult.NEW_INFORMATION,
    "with_disclosure": CheckOutcome.DISCLOSED,
    "dbs": CheckKind.DBS,
    "right_to_work": CheckKind.RIGHT_TO_WORK,
    "all_clear": CheckState.CLEAR,
    "disclosed": CheckState.DISCLOSED,
    "do_not_proceed": CheckState.DO_NOT_PROCEED,
    "asked_for": CheckState.REQUESTED,
    "not_on_record": CheckState.NOT_ON_RECORD,
    "overdue": CheckState.OVERDUE,
    "recheck_due": CheckState.RECHECK_DUE,
}


def _numbers(policies: PolicyTable, day: date) -> dict[str, Any]:
    rules = check_rules(policies, day)
    return {
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


def _order(sort: str) -> str:
    direction = " DESC" if sort.startswith("-") else ""
    return ", ".join(f"{column}{direction}" for column in _SORTS[sort.removeprefix("-")])


def _called(text: str) -> tuple[str, dict[str, Any]]:
    """The condition that all words are part of the name, or the text is the number; and its values."""
    if not text:
        return "true", {}
    words = {f"word_{number}": word for number, word in enumerate(plain(text).split())}
    named = " AND ".join(f"strpos(w.sort_name, %({name})s) > 0" for name in words) or "true"
    return f"({named} OR lower(w.reference) = %(number)s)", {**words, "number": text.strip().lower()}


def _states(show: str) -> list[str]:
    """The states of what is to do, or of one outcome."""
    if show == TO_DO:
        return [state.value for state in CheckState if state not in IN_ORDER]
    return [state.value for state in CheckState if CheckStanding(state, Tone.GREY).outcome == show]
