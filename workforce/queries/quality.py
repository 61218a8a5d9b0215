"""The queue of data quality: what is missing or wrong in the records, by team, until it is put right or accepted.

An app registers its kinds of fault in its own `quality.py`, which is found when the apps load. A kind is one grouped
statement; all of them together are asked in one, so that the queue costs the same however many kinds there are.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import connection

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.policy import PolicyKey
from workforce.queries.held import holds
from workforce.queries.policy import policies_in


@dataclass(frozen=True, slots=True)
class Fix:
    """Where a line is put right: a verb's address below the person or the post; and who may.

    `below` is "hours", "manager", "correct" and so on; blank: the page itself. `permission`: what the verb takes.
    """

    label: str
    below: str = ""
    of: str = "person"
    permission: Permission = Permission.CHANGE_EMPLOYMENT


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault. `statement` selects team, worker, post, subject and detail, each line once.

    The subject names what is wrong for good ("assignment:12"), so that an acceptance holds for that alone. Where team
    or worker is NULL the line reaches fewer readers. Parameters of the statement: `day`, `since` (the first day of the
    census year before that of the day) and `count_since` (counts before it are too old). It may also read two tables
    that all kinds share: `here`, the assignments of the day with their `contract`, `start_origin`, `role` by name,
    `csww_role` and `regulator`, and the person's `swe_number`, `date_of_birth` and `qualification_level`; and
    `engaged`, the contracts of the day.

    `permission`: what one must see besides the queue. `for_all_only`: only for those who see the whole council's.
    `settled_apart`: the line has a page of its own on which it is settled, and is not accepted.
    """

    key: str
    label: str
    advice: str
    statement: str
    fix: Fix
    permission: Permission | None = None
    for_all_only: bool = False
    settled_apart: bool = False


_kinds: dict[str, Kind] = {}


def quality_kind(kind: Kind) -> Kind:
    """Register a kind of fault. The order of the queue is that of registering."""
    _kinds[kind.key] = kind
    return kind


def all_kinds() -> dict[str, Kind]:
    """Every kind by its key, in order."""
    return dict(_kinds)


def kinds_for(scope: Scope) -> dict[str, Kind]:
    """The kinds that a scope may see at all."""
    reach = scope[Permission.SEE_DATA_QUALITY]
    return {
        key: kind
        for key, kind in _kinds.items()
        if (reach.everyone or not kind.for_all_only)
        and (kind.permission is None or scope.may(kind.permission))
    }


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the queue: of these kinds and units, or one subject; None is no limit.

    `accepted`: the lines that are accepted on the day, instead of those that are not.
    """

    kinds: Collection[str] | None = None
    unit_ids: Collection[int] | None = None
    subject: str | None = None
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One fault. `acceptance_id` and what follows are set where it is accepted."""

    kind: Kind
    team_id: int | None
    subject: str
    detail: str
    worker_id: int | None = None
    worker_reference: str = ""
    worker_name: str = ""
    post_reference: str = ""
    acceptance_id: int | None = None
    reason: str = ""
    accepted_by: str = ""
    accepted_until: date | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines there are, by team and kind."""

    by_cell: dict[tuple[int | None, str], int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.by_cell.values())

    def of_kind(self, key: str) -> int:
        return sum(number for (_, kind), number in self.by_cell.items() if kind == key)

    def of_team(self, team_id: int | None) -> int:
        return sum(number for (team, _), number in self.by_cell.items() if team == team_id)


_LISTED = """
    SELECT queue.kind, queue.team_id, queue.subject, queue.detail, queue.worker_id, w.reference,
           w.first_name || ' ' || w.last_name, p.reference, queue.acceptance_id, a.reason, by.email,
           upper(a.period) - 1
    FROM queue
    LEFT JOIN workforce_worker w ON w.id = queue.worker_id
    LEFT JOIN workforce_post p ON p.id = queue.post_id
    LEFT JOIN workforce_qualityacceptance a ON a.id = queue.acceptance_id
    LEFT JOIN workforce_account by ON by.id = a.accepted_by_id
    WHERE {only}
    ORDER BY queue.place, w.sort_name, p.reference, queue.subject
"""
_ALL = _LISTED.format(only="true")
AT_ONCE = 2000
"""How many lines are fetched at once for a file."""
_PAGE = f"""
    , counted AS (
        SELECT place, kind, team_id, count(*) AS lines FROM queue GROUP BY place, kind, team_id
    ), kinds AS (
        SELECT place, sum(lines)::int AS lines, (sum(sum(lines)) OVER (ORDER BY place))::int AS reached
        FROM counted GROUP BY place
    ), page AS (
        SELECT least(%(offset)s, greatest(max(reached) - 1, 0) / %(limit)s * %(limit)s) AS start FROM kinds
    ), on_page AS (
        SELECT place, reached - lines AS before
        FROM kinds CROSS JOIN page WHERE reached > start AND reached - lines < start + %(limit)s
    ), listed AS (
        {_LISTED.format(only="queue.place IN (SELECT place FROM on_page)")}
        LIMIT %(limit)s OFFSET (SELECT start - min(before) FROM on_page CROSS JOIN page GROUP BY start)
    )
    SELECT row_number() OVER (), NULL::bigint, listed.* FROM listed
    UNION ALL
    SELECT NULL, lines, kind, team_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM counted
"""
"""The counts, and a page of the lines. The queue is in the order of the kinds, so that the names of those on the page
are enough to put it in order."""


def quality_page(
    scope: Scope, asked: Asked, day: date, *, limit: int, offset: int = 0
) -> tuple[Counts, list[Line]]:
    """Lines by team and kind; and those from `offset` on, or the last page where there are fewer. Two queries."""
    statement = _queue(scope, asked)
    if statement is None:
        return Counts(), []
    found = _run(f"{statement} {_PAGE}", scope, asked, day, limit=limit, offset=offset)
    counts = {(row[3], row[2]): row[1] for row in found if row[0] is None}
    lines = sorted((row for row in found if row[0] is not None), key=lambda row: int(row[0]))
    return Counts(counts), [_line(row[2:]) for row in lines]


def quality_lines(
    scope: Scope, asked: Asked, day: date, *, limit: int | None = None, offset: int = 0
) -> list[Line]:
    """The lines, by kind, then by name or post. Two queries at most."""
    statement = _queue(scope, asked)
    if statement is None:
        return []
    sql = f"{statement} {_ALL} LIMIT %(limit)s OFFSET %(offset)s"
    return [_line(row) for row in _run(sql, scope, asked, day, limit=limit, offset=offset)]


def every_quality_line(scope: Scope, asked: Asked, day: date) -> Iterator[Line]:
    """All lines asked for, some at a time: for a file. Two queries at most."""
    statement = _queue(scope, asked)
    if statement is None:
        return
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"{statement} {_ALL}", _values(scope, asked, day))
        while rows := cursor.fetchmany(AT_ONCE):
            yield from map(_line, rows)


def _line(row: Sequence[Any]) -> Line:
    kind, team_id, subject, detail, worker_id, reference, name, post, acceptance_id, reason, by, until = row
    return Line(
        _kinds[kind],
        team_id,
        subject,
        detail or "",
        worker_id,
        reference or "",
        name or "",
        post or "",
        acceptance_id,
        reason or "",
        by or "",
        until,
    )


def _queue(scope: Scope, asked: Asked) -> str | None:
    """The statements of the kinds as one, cut to what the reader reaches; None where nothing is asked."""
    wanted = [key for key in kinds_for(scope) if asked.kinds is None or key in asked.kinds]
    if not wanted or not scope[Permission.SEE_DATA_QUALITY]:
        return None
    parts = " UNION ALL ".join(_part(number, _kinds[key], scope) for number, key in enumerate(wanted))
    return f"""
        WITH engaged AS (
            SELECT id, worker_id, contract, start_origin, period FROM workforce_employment WHERE {holds("period")}
        ),
        here AS (
            SELECT a.id, a.worker_id, a.team_id, a.post_id, a.manager_id, a.employment_id, a.fte, a.period,
                   a.agency_reason, e.contract, e.start_origin, r.name AS role, r.csww_role, r.regulator,
                   w.swe_number, w.date_of_birth, w.qualification_level
            FROM workforce_assignment a
            JOIN engaged e ON e.id = a.employment_id
            JOIN workforce_role r ON r.id = a.role_id
            LEFT JOIN workforce_worker w ON w.id = a.worker_id
            WHERE {holds("a.period")}
        ),
        line AS ({parts}),
        queue AS (
            SELECT line.*, accepted.id AS acceptance_id
            FROM line
            LEFT JOIN workforce_qualityacceptance accepted
              ON accepted.kind = line.kind AND accepted.subject = line.subject AND accepted.period @> %(day)s::date
            WHERE (accepted.id IS NOT NULL) = %(accepted)s
              AND (%(units)s::bigint[] IS NULL OR line.team_id = ANY(%(units)s))
              AND (%(subject)s::text IS NULL OR line.subject = %(subject)s)
        )
    """


def _part(number: int, kind: Kind, scope: Scope) -> str:
    """One kind's lines in reach: of the queue, and of the permission that the kind takes besides."""
    reaches = [scope[Permission.SEE_DATA_QUALITY]]
    if kind.permission is not None:
        reaches.append(scope[kind.permission])
    conditions = " AND ".join(_within(reach) for reach in reaches)
    return f"""
        SELECT {number} AS place, '{kind.key}' AS kind, found.*
        FROM ({kind.statement}) AS found (team_id, worker_id, post_id, subject, detail)
        WHERE {conditions}
    """


def _within(reach: Reach) -> str:
    """The condition on a line. Its numbers are the reach's own, none of them typed by anybody."""
    if reach.everyone:
        return "true"
    parts = [f"found.team_id IN ({_numbers(reach.unit_ids)})"] if reach.unit_ids else []
    if reach.line_manager_id:
        parts.append(
            "found.worker_id IN (SELECT worker_id FROM workforce_assignment "
            f"WHERE manager_id = {int(reach.line_manager_id)} AND period @> %(day)s::date)"
        )
    if reach.own_worker_id:
        parts.append(f"found.worker_id = {int(reach.own_worker_id)}")
    return f"({' OR '.join(parts)})" if parts else "false"


def _numbers(keys: Iterable[int]) -> str:
    return ", ".join(str(int(key)) for key in sorted(keys))


def _run(
    sql: str, scope: Scope, asked: Asked, day: date, *, limit: int | None = None, offset: int = 0
) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, _values(scope, asked, day) | {"limit": limit, "offset": offset})
        return list(cursor.fetchall())


def _values(scope: Scope, asked: Asked, day: date) -> dict[str, Any]:
    """What every statement about the queue asks for. One query at most, for the numbers of the rules."""
    age = int(policies_in(scope).value(PolicyKey.CASELOAD_MAX_AGE, day))
    return {
        "day": day,
        "since": census_year_before(day),
        "count_since": day - timedelta(days=age),
        "accepted": asked.accepted,
        "units": None if asked.unit_ids is None else list(asked.unit_ids),
        "subject": asked.subject,
    }


def census_year_before(day: date) -> date:
    """The first day of the census year before the one in which the day lies: 1 October."""
    year = day.year if day >= date(day.year, 10, 1) else day.year - 1
    return date(year - 1, 10, 1)


def labels(column: str, choices: Iterable[tuple[Any, Any]]) -> str:
    """SQL that writes the label of a code of a closed list."""
    cases = " ".join(
        f"WHEN '{value}' THEN '{str(label).replace(chr(39), chr(39) * 2)}'" for value, label in choices
    )
    return f"CASE {column}::text {cases} ELSE '' END"


def written_date(column: str) -> str:
    """SQL that writes a date as people read it: 30 September 2025."""
    return f"to_char({column}, 'FMDD FMMonth YYYY')"
