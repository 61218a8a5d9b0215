"""When supervision is due, and whether it happened: by rolling due day, and by closed slots (domain rules, 4.2).

Both come from the statements of rhythm_sql.py, for one person or for everybody, in one query. A slot is met by a
session held on one of its days. Away for half of its working days, or at work for fewer than ten because somebody
started or left in it, excuses it: it counts neither for nor against. A slot that a change of frequency cuts to less
than half is none.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from django.db import connection
from django.db.backends.utils import CursorWrapper

from supervision.enums import FrequencyUnit, SessionKind
from supervision.models import supervised_people
from supervision.queries.frequencies import Frequency, defaults, excuses, phases, records_from
from supervision.queries.rhythm_sql import AS_USUAL, AWAY, OF_MANY, PIECES, RUNS, SLOTS, STANDING
from supervision.queries.sorting import in_sql
from workforce.access.scope import Reach
from workforce.names import full_name, plain
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable

LONGEST_SLOT = timedelta(days=1650)
"""Before the first day asked for: a slot that closes on it may have begun so much earlier."""

DAYS_OFF = timedelta(days=14)
"""Between two assignments, at most: a slot may close on one of them, on which nobody holds an assignment."""


FEW, FEW_UNITS = 100, 5
"""People named one by one, and units of a reach, up to which the tables are small enough to be walked."""


class SlotState(StrEnum):
    """What became of a slot."""

    MET = "met"
    MISSED = "missed"
    EXCUSED = "excused"


class Slot(NamedTuple):
    """A closed slot, both days included, with the team, role and supervisor of its last day."""

    worker_id: int
    first_day: date
    last_day: date
    every: int
    unit: str
    working_days: int
    away_days: int
    state: SlotState
    team_id: int
    role_id: int
    supervisor_id: int | None


class StandingState(StrEnum):
    """How somebody's supervision stands on a day."""

    SERIOUS = "serious"
    OVERDUE = "overdue"
    SOON = "soon"
    IN_DATE = "in_date"
    AWAY = "away"
    NOT_REQUIRED = "not_required"

    @property
    def label(self) -> str:
        return {
            StandingState.SERIOUS: "Seriously overdue",
            StandingState.OVERDUE: "Overdue",
            StandingState.SOON: "Due soon",
            StandingState.IN_DATE: "In date",
            StandingState.AWAY: "Away",
            StandingState.NOT_REQUIRED: "Not required",
        }[self]


@dataclass(frozen=True, slots=True)
class Standing:
    """When somebody was last supervised, and when the next is due. `last_on` None: not since they began here."""

    worker_id: int
    reference: str
    name: str
    role: str
    team_id: int
    supervisor_id: int | None
    supervisor_name: str
    every: int | None
    unit: str
    last_on: date | None
    next_on: date | None
    due_on: date | None
    away_since: date | None
    state: StandingState
    days_overdue: int

    @property
    def frequency(self) -> str:
        """Every month; nothing where none is required."""
        return str(Frequency(self.every, FrequencyUnit(self.unit))) if self.every else ""


STANDING_SORTS: Mapping[str, str] = {
    "due": "due_on",
    "name": "worker.sort_name",
    "supervisor": "boss.sort_name",
    "last": "last_on",
    "next": "next_on",
}
"""By the key of a column, what the list of people is ordered by."""


@dataclass(frozen=True, slots=True)
class StandingSearch:
    """`text`: parts of a name, or a reference. `unit_ids`: teams. None and nothing: all. `sort`: see STANDING_SORTS."""

    text: str = ""
    unit_ids: Collection[int] | None = None
    supervisor_id: int | None = None
    states: Collection[StandingState] = ()
    sort: str = "due"

    @property
    def order(self) -> str:
        return in_sql(STANDING_SORTS, self.sort)


_LINES = """
    SELECT standing.worker_id, worker.reference, worker.first_name, worker.last_name, role.name, standing.team_id,
           standing.supervisor_id, boss.first_name, boss.last_name, every, unit, last_on, next_on, due_on, away_since,
           state{more}
    FROM standing
    JOIN workforce_worker AS worker ON worker.id = standing.worker_id
    JOIN workforce_role AS role ON role.id = standing.role_id
    LEFT JOIN workforce_worker AS boss ON boss.id = standing.supervisor_id
    WHERE {conditions}
    ORDER BY {order}
    LIMIT %(limit)s OFFSET %(offset)s
"""

_COUNTS = """
    SELECT state, count(*)
    FROM standing JOIN workforce_worker AS worker ON worker.id = standing.worker_id
    WHERE {conditions}
    GROUP BY state
"""


_OF_EACH_STATE = "".join(
    f", count(*) FILTER (WHERE state = '{state.value}') OVER ()" for state in StandingState
)
"""Of all that match, also those beyond the limit."""


def standings(
    reach: Reach,
    day: date,
    search: StandingSearch | None = None,
    offset: int = 0,
    limit: int | None = None,
    kind: SessionKind = SessionKind.ONE_TO_ONE,
) -> list[Standing]:
    """Everybody in reach who is at work on `day`, usually the most overdue first. Two queries."""
    search = search or StandingSearch()
    conditions, values = _conditions(search)
    rows = _asked(
        reach,
        day,
        kind,
        _LINES.format(conditions=conditions, more="", order=search.order),
        values | {"offset": offset, "limit": limit},
    )
    return [_standing(row, day) for row in rows]


def standings_with_counts(
    reach: Reach, day: date, search: StandingSearch, offset: int, limit: int
) -> tuple[list[Standing], dict[StandingState, int]]:
    """Some of them, and how many there are of each state in all. Two queries; four beyond the last of them."""
    conditions, values = _conditions(search)
    select = _LINES.format(conditions=conditions, more=_OF_EACH_STATE, order=search.order)
    kind = SessionKind.ONE_TO_ONE
    rows = _asked(reach, day, kind, select, values | {"offset": offset, "limit": limit})
    if not rows:
        return [], counted(reach, day, search) if offset else dict.fromkeys(StandingState, 0)
    numbers = rows[0][-len(StandingState) :]
    counts = dict(zip(StandingState, numbers, strict=True))
    return [_standing(row[: -len(StandingState)], day) for row in rows], counts


def counted(
    reach: Reach,
    day: date,
    search: StandingSearch | None = None,
    kind: SessionKind = SessionKind.ONE_TO_ONE,
) -> dict[StandingState, int]:
    """How many there are of each state. Two queries."""
    conditions, values = _conditions(search or StandingSearch())
    found = dict(_asked(reach, day, kind, _COUNTS.format(conditions=conditions), values))
    return {state: found.get(state.value, 0) for state in StandingState}


def slots(
    first: date,
    last: date,
    worker_ids: Collection[int] | None = None,
    kind: SessionKind = SessionKind.ONE_TO_ONE,
) -> list[Slot]:
    """The slots that close from `first` to `last`, by worker and day. Two queries."""
    policies = PolicyTable.load()
    wanted = (
        "SELECT DISTINCT worker_id FROM workforce_assignment WHERE period && daterange(%(about)s, %(after)s)"
    )
    if worker_ids is not None:
        wanted += " AND worker_id = ANY(%(worker_ids)s)"
    values = slot_values(first, last, policies, kind) | {
        "worker_ids": list(worker_ids or ()),
        "about": first - DAYS_OFF,
        "after": last + DAYS_OFF,
    }
    order = "ORDER BY worker_id, first_day"
    statement = f"WITH wanted AS MATERIALIZED ({wanted}), {slot_ctes()} SELECT * FROM slots {order}"
    with connection.cursor() as cursor:
        rows = _rows(cursor, statement, values, many=worker_ids is None or len(worker_ids) > FEW)
    return [Slot._make((*row[:7], SlotState(row[7]), *row[8:])) for row in rows]


def slot_ctes() -> str:
    """What makes `slots` of `wanted` (worker_id), for statements that count them."""
    return ",".join((PIECES, RUNS, AWAY, SLOTS))


def slot_values(
    first: date, last: date, policies: PolicyTable, kind: SessionKind = SessionKind.ONE_TO_ONE
) -> dict[str, Any]:
    """The values of those statements. One query."""
    return {
        "first": first,
        "last": last,
        "calendar_from": first - LONGEST_SLOT,
        "calendar_to": last + timedelta(days=1),
        **excuses(policies),
        **_rules(policies, kind),
    }


def standing_values(day: date, policies: PolicyTable) -> dict[str, Any]:
    """The values of the statement of standings that depend on the day, beside those of slots."""
    return {
        "day": day,
        "agency_first": int(policies.value(PolicyKey.SUPERVISION_AGENCY_FIRST, day)),
        "warning": int(policies.value(PolicyKey.SUPERVISION_WARNING_DAYS, day)),
        "long_absence": int(policies.value(PolicyKey.LONG_ABSENCE_DAYS, day)),
    }


def _rules(policies: PolicyTable, kind: SessionKind) -> dict[str, Any]:
    return {
        "kind": kind.value,
        "with_phases": kind == SessionKind.ONE_TO_ONE,
        "records_from": records_from(policies) or date.min,
        **defaults(policies, kind),
        **phases(policies),
    }


def _conditions(search: StandingSearch) -> tuple[str, dict[str, Any]]:
    conditions = ["true"]
    values: dict[str, Any] = {}
    for number, word in enumerate(plain(search.text).split()):
        conditions.append(
            f"(worker.sort_name LIKE %(word{number})s OR lower(worker.reference) = %(whole{number})s)"
        )
        escaped = word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
        values |= {f"word{number}": f"%{escaped}%", f"whole{number}": word}
    if search.unit_ids is not None:
        conditions.append("standing.team_id = ANY(%(unit_ids)s)")
        values["unit_ids"] = list(search.unit_ids)
    if search.supervisor_id is not None:
        conditions.append("standing.supervisor_id = %(supervisor_id)s")
        values["supervisor_id"] = search.supervisor_id
    if search.states:
        conditions.append("standing.state = ANY(%(states)s)")
        values["states"] = [state.value for state in search.states]
    return " AND ".join(conditions), values


def _asked(
    reach: Reach, day: date, kind: SessionKind, select: str, more: Mapping[str, Any]
) -> Sequence[tuple[Any, ...]]:
    return rows_of(reach, *standing_statement(reach, day, PolicyTable.load(), select, more, kind))


def rows_of(reach: Reach, statement: str, values: Mapping[str, Any]) -> Sequence[tuple[Any, ...]]:
    """The rows of a statement about `standing`, worked out in the way that suits how many people are in reach."""
    with connection.cursor() as cursor:
        return _rows(cursor, statement, values, many=reach.everyone or len(reach.unit_ids) > FEW_UNITS)


def standing_statement(
    reach: Reach,
    day: date,
    policies: PolicyTable,
    select: str,
    more: Mapping[str, Any],
    kind: SessionKind = SessionKind.ONE_TO_ONE,
) -> tuple[str, dict[str, Any]]:
    """A statement about the `standing` of everybody in reach who is at work on `day`, with its values. One query.

    `select` is what it asks, of `more` values besides.
    """
    values = {
        "calendar_from": day,
        "calendar_to": day,
        **standing_values(day, policies),
        **_rules(policies, kind),
        **more,
    }
    at_work = (
        "SELECT DISTINCT worker_id FROM workforce_assignment "
        "WHERE lower(period) <= %(day)s AND (upper(period) IS NULL OR upper(period) > %(day)s)"
    )
    if not reach.everyone:
        people = supervised_people(reach).values("pk").query.sql_with_params()
        with connection.cursor() as cursor:
            at_work += f" AND worker_id IN ({cursor.mogrify(*people)})".replace("%", "%%")
    return f"WITH wanted AS MATERIALIZED ({at_work}), {PIECES}, {RUNS}, {AWAY}, {STANDING} {select}", values


def _rows(
    cursor: CursorWrapper, statement: str, values: Mapping[str, Any], *, many: bool
) -> Sequence[tuple[Any, ...]]:
    cursor.execute(OF_MANY + statement if many else statement, values)
    while cursor.description is None and cursor.nextset():
        continue
    found: Sequence[tuple[Any, ...]] = cursor.fetchall()
    if many and connection.in_atomic_block:
        cursor.execute(AS_USUAL)
    return found


def _standing(row: Sequence[Any], day: date) -> Standing:
    (
        worker_id,
        reference,
        first,
        last,
        role,
        team_id,
        boss_id,
        boss_first,
        boss_last,
        every,
        unit,
        *days,
        state,
    ) = row
    last_on, next_on, due_on, away_since = days
    return Standing(
        worker_id=worker_id,
        reference=reference,
        name=full_name(first, last),
        role=role,
        team_id=team_id,
        supervisor_id=boss_id,
        supervisor_name=full_name(boss_first, boss_last) if boss_id else "",
        every=every,
        unit=unit or FrequencyUnit.MONTH,
        last_on=last_on,
        next_on=next_on,
        due_on=due_on,
        away_since=away_since,
        state=StandingState(state),
        days_overdue=max((day - due_on).days, 0) if due_on else 0,
    )
