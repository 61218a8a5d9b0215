"""Agreements: who has one, which are missing or run out, and who may read what is agreed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from supervision.enums import ReadAs
from supervision.models import Agreement
from supervision.queries.pairs import manager_of, since
from supervision.queries.reading import readable_agreements
from supervision.queries.rhythm import rows_of, standing_statement
from supervision.queries.sorting import in_sql
from supervision.queries.supervisors import supervisor_of
from workforce.access.scope import Reach
from workforce.models import Account
from workforce.names import full_name, plain
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable


class AgreementState(StrEnum):
    """How the agreement of a pair stands on a day."""

    MISSING = "missing"
    UNSIGNED = "unsigned"
    EXPIRED = "expired"
    EXPIRING = "expiring"
    IN_FORCE = "in_force"

    @property
    def label(self) -> str:
        return {
            AgreementState.MISSING: "Not made",
            AgreementState.UNSIGNED: "Not signed by both",
            AgreementState.EXPIRED: "Run out",
            AgreementState.EXPIRING: "To be renewed",
            AgreementState.IN_FORCE: "In force",
        }[self]


TO_DO = (
    AgreementState.MISSING,
    AgreementState.UNSIGNED,
    AgreementState.EXPIRED,
    AgreementState.EXPIRING,
)


_STATES = ", ".join(f"'{state}'" for state in AgreementState)
AGREEMENT_SORTS: Mapping[str, str] = {
    "due": "due_on",
    "name": "worker.sort_name",
    "supervisor": "boss.sort_name",
    "state": f"array_position(ARRAY[{_STATES}], stands)",
}
"""By the key of a column, what the list is ordered by; states as they stand above, not by their names."""


@dataclass(frozen=True, slots=True)
class AgreementSearch:
    """`text`: parts of the name of who is supervised. `of`: a worker who is one of the two. None and nothing: all.
    `sort`: see AGREEMENT_SORTS.
    """

    text: str = ""
    unit_ids: Collection[int] | None = None
    of: int | None = None
    states: Collection[AgreementState] = ()
    sort: str = "due"


class AgreementLine(NamedTuple):
    """A pair and its agreement. `due_on`: the last day to make it, to sign it or to renew it."""

    worker_id: int
    reference: str
    name: str
    team_id: int
    supervisor_id: int
    supervisor_name: str
    since: date | None
    agreement_id: int | None
    made_on: date | None
    supervisor_signed_on: date | None
    supervisee_signed_on: date | None
    renew_by: date | None
    due_on: date | None
    state: AgreementState


_AGREED = f"""
    , agreed AS (
        SELECT standing.worker_id, standing.team_id, standing.supervisor_id, lower(run.part) AS since,
               current.id AS agreement_id, current.made_on, current.supervisor_signed_on,
               current.supervisee_signed_on, current.renew_by,
               coalesce(current.renew_by, earlier.renew_by, lower(run.part) + %(make_days)s) AS due_on,
               CASE WHEN current.id IS NULL THEN 'missing'
                    WHEN current.renew_by IS NULL THEN 'unsigned'
                    WHEN current.renew_by < %(day)s THEN 'expired'
                    WHEN current.renew_by - %(make_days)s <= %(day)s THEN 'expiring'
                    ELSE 'in_force' END AS stands
        FROM standing {since("standing")}
        LEFT JOIN supervision_agreement AS current
          ON current.supervisee_id = standing.worker_id AND current.supervisor_id = standing.supervisor_id
         AND current.ended_on IS NULL
        LEFT JOIN LATERAL (
            SELECT max(before.renew_by) AS renew_by FROM supervision_agreement AS before
            WHERE before.supervisee_id = standing.worker_id AND before.supervisor_id = standing.supervisor_id
              AND before.ended_on IS NOT NULL AND before.made_on >= lower(run.part)
        ) AS earlier ON true
        WHERE standing.supervisor_id IS NOT NULL AND standing.state <> 'not_required'
    )
"""
"""A pair of whom no supervision is required needs no agreement. One with a former supervisor is not the pair's."""

_FROM = """
    FROM agreed
    JOIN workforce_worker AS worker ON worker.id = agreed.worker_id
    JOIN workforce_worker AS boss ON boss.id = agreed.supervisor_id
    WHERE {conditions}
"""
_LINES = """
    SELECT agreed.worker_id, worker.reference, worker.first_name, worker.last_name, agreed.team_id,
           agreed.supervisor_id, boss.first_name, boss.last_name, since, agreement_id, made_on, supervisor_signed_on,
           supervisee_signed_on, renew_by, due_on, stands
"""


def _part(search: AgreementSearch) -> str:
    return f" ORDER BY {in_sql(AGREEMENT_SORTS, search.sort)} LIMIT %(limit)s OFFSET %(offset)s"


def agreement_lines(
    reach: Reach, day: date, search: AgreementSearch, offset: int = 0, limit: int | None = None
) -> list[AgreementLine]:
    """The pairs in reach, usually what is due soonest first. Two queries."""
    rows = _asked(reach, day, search, _LINES, _part(search), {"offset": offset, "limit": limit})
    return [_line(*row) for row in rows]


def agreements_with_count(
    reach: Reach, day: date, search: AgreementSearch, offset: int, limit: int
) -> tuple[list[AgreementLine], int]:
    """Some of them, and how many there are in all. Two queries; four beyond the last of them."""
    more = {"offset": offset, "limit": limit}
    rows = _asked(reach, day, search, f"{_LINES}, count(*) OVER ()", _part(search), more)
    if not rows:
        return [], agreement_count(reach, day, search) if offset else 0
    return [_line(*row[:-1]) for row in rows], rows[0][-1]


def _line(
    worker_id: int,
    reference: str,
    first: str,
    last: str,
    team_id: int,
    boss_id: int,
    boss_first: str,
    boss_last: str,
    *rest: Any,
) -> AgreementLine:
    *days, state = rest
    names = (full_name(first, last), team_id, boss_id, full_name(boss_first, boss_last))
    return AgreementLine._make((worker_id, reference, *names, *days, AgreementState(state)))


def agreement_count(reach: Reach, day: date, search: AgreementSearch) -> int:
    """How many there are. Two queries."""
    number: int = _asked(reach, day, search, "SELECT count(*)", "", {})[0][0]
    return number


def _asked(
    reach: Reach, day: date, search: AgreementSearch, select: str, order: str, more: dict[str, Any]
) -> Sequence[tuple[Any, ...]]:
    conditions, values = _conditions(search)
    statement, values = agreed_statement(
        reach,
        day,
        PolicyTable.load(),
        f"{select} {_FROM.format(conditions=conditions)} {order}",
        values | more,
    )
    return rows_of(reach, statement, values)


def agreed_statement(
    reach: Reach, day: date, policies: PolicyTable, select: str, more: dict[str, Any]
) -> tuple[str, dict[str, Any]]:
    """A statement about `agreed`: every pair in reach with its agreement, and its values. One query."""
    days = {"make_days": int(policies.value(PolicyKey.AGREEMENT_DAYS, day))}
    return standing_statement(reach, day, policies, f"{_AGREED} {select}", days | more)


def _conditions(search: AgreementSearch) -> tuple[str, dict[str, Any]]:
    conditions = ["true"]
    values: dict[str, Any] = {}
    for number, word in enumerate(plain(search.text).split()):
        conditions.append(f"position(%(word{number})s IN worker.sort_name) > 0")
        values[f"word{number}"] = word
    if search.unit_ids is not None:
        conditions.append("agreed.team_id = ANY(%(unit_ids)s)")
        values["unit_ids"] = list(search.unit_ids)
    if search.of is not None:
        conditions.append("%(of)s IN (agreed.worker_id, agreed.supervisor_id)")
        values["of"] = search.of
    if search.states:
        conditions.append("stands = ANY(%(states)s)")
        values["states"] = [state.value for state in search.states]
    return " AND ".join(conditions), values


def reads_agreement(agreement: Agreement, account: Account, day: date) -> ReadAs | None:
    """In which part somebody reads what is agreed: the two of the day, and the line manager of the supervisor.

    What the two read is decided where records are (queries/reading.py): who is supervised all their own, the supervisor
    of the day their own and the latest, a former supervisor nothing from the day of the change. The manager of the
    supervisor reads the one with that supervisor. Four queries at most.
    """
    if account.worker_id is None:
        return None
    if readable_agreements(account, day).filter(pk=agreement.pk).exists():
        two = {agreement.supervisee_id: ReadAs.SUPERVISEE, agreement.supervisor_id: ReadAs.SUPERVISOR}
        return two.get(account.worker_id, ReadAs.NEW_SUPERVISOR)
    supervisor_id = supervisor_of(agreement.supervisee_id, day)
    if supervisor_id is None or supervisor_id != agreement.supervisor_id:
        return None
    return ReadAs.LINE_MANAGER if account.worker_id == manager_of(supervisor_id, day) else None


def last_agreement(supervisee_id: int) -> Agreement | None:
    """The latest agreement about somebody's supervision, whoever supervised, to carry its words over. One query."""
    found: Agreement | None = (
        Agreement.objects.filter(supervisee_id=supervisee_id).order_by("-made_on", "-pk").first()
    )
    return found


def agreement_to_read(agreement_id: int, account: Account, day: date) -> tuple[Agreement, ReadAs] | None:
    """An agreement for whoever may read it, and in which part; None for anybody else. Five queries at most."""
    found: Agreement | None = (
        Agreement.objects.select_related("supervisee", "supervisor").filter(pk=agreement_id).first()
    )
    part = reads_agreement(found, account, day) if found is not None else None
    return (found, part) if found is not None and part is not None else None
