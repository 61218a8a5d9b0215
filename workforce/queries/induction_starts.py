"""Who starts, or moves into a role, and has no induction for it; and inductions whose start is no longer on record."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from workforce.enums import EMPLOYED, Contract, InductionFor, InductionReason
from workforce.models import Assignment, Employment, Induction, InductionVersion
from workforce.policy import PolicyKey
from workforce.queries.induction_templates import published_versions, version_for
from workforce.queries.policy import PolicyTable


class Start(NamedTuple):
    """Somebody's first day, here or in a role."""

    worker_id: int
    starts_on: date
    role_id: int
    role_group: str
    reason: InductionReason = InductionReason.START

    def version(self, versions: Iterable[InductionVersion]) -> InductionVersion | None:
        """The version of a template that holds for it. None: none does."""
        on_move = self.reason is InductionReason.ROLE
        return version_for(versions, self.role_id, self.role_group, self.starts_on, on_move=on_move)


_OF_THEM = "(%(workers)s::bigint[] IS NULL OR {column} = ANY(%(workers)s))"

_STARTS = f"""
    SELECT DISTINCT ON (e.worker_id, lower(e.period)) e.worker_id, lower(e.period), r.id, r.role_group
    FROM workforce_employment e
    CROSS JOIN LATERAL (
        SELECT a.role_id FROM workforce_assignment a
        WHERE a.worker_id = e.worker_id AND a.period @> lower(e.period) ORDER BY a.fte DESC, a.id LIMIT 1
    ) AS held
    JOIN workforce_role r ON r.id = held.role_id
    WHERE lower(e.period) >= %(since)s AND e.contract = ANY(%(contracts)s)
      AND (upper_inf(e.period) OR upper(e.period) > %(day)s)
      AND {_OF_THEM.format(column="e.worker_id")}
      AND NOT EXISTS (
          SELECT 1 FROM workforce_employment b
          WHERE b.worker_id = e.worker_id AND b.id <> e.id AND b.contract = ANY(%(contracts)s)
            AND lower(b.period) < lower(e.period)
            AND (upper_inf(b.period) OR upper(b.period) >= lower(e.period))
      )
      AND NOT EXISTS (
          SELECT 1 FROM workforce_induction i
          WHERE i.worker_id = e.worker_id AND i.reason = 'start' AND i.stopped_on IS NULL
            AND i.starts_on = lower(e.period)
      )
    ORDER BY e.worker_id, lower(e.period)
"""

_MOVES = f"""
    SELECT DISTINCT ON (a.worker_id, lower(a.period)) a.worker_id, lower(a.period), r.id, r.role_group
    FROM workforce_assignment a
    JOIN workforce_role r ON r.id = a.role_id
    JOIN workforce_inductiontemplate t
      ON t.on_move AND ((t.audience = %(role)s AND t.role_id = r.id)
                        OR (t.audience = %(group)s AND t.role_group = r.role_group))
    WHERE lower(a.period) >= %(since)s AND (upper_inf(a.period) OR upper(a.period) > %(day)s)
      AND {_OF_THEM.format(column="a.worker_id")}
      AND EXISTS (
          SELECT 1 FROM workforce_assignment b
          WHERE b.worker_id = a.worker_id AND b.period @> lower(a.period) - 1
      )
      AND NOT EXISTS (
          SELECT 1 FROM workforce_assignment b JOIN workforce_role s ON s.id = b.role_id
          WHERE b.worker_id = a.worker_id AND b.period @> lower(a.period) - 1
            AND (s.id = r.id OR (t.audience = %(group)s AND s.role_group = r.role_group))
      )
      AND NOT EXISTS (
          SELECT 1 FROM workforce_induction i
          WHERE i.worker_id = a.worker_id AND i.reason = 'role' AND i.stopped_on IS NULL
            AND i.starts_on = lower(a.period)
      )
    ORDER BY a.worker_id, lower(a.period), t.audience = %(role)s DESC, a.fte DESC, a.id
"""


def without_template(day: date) -> int:
    """For how many first days, here or in a role, no template holds. Four queries."""
    versions = published_versions()
    return sum(start.version(versions) is None for start in without_induction(day, PolicyTable.load()))


def without_induction(
    day: date, policies: PolicyTable, worker_ids: Collection[int] | None = None
) -> list[Start]:
    """First days here, then those in a role, that have no induction: of these people, or of everybody. Two queries."""
    among = {"workers": None if worker_ids is None else list(worker_ids)}
    return [*_starts(day, policies, among), *_moves(day, policies, among)]


def _starts(day: date, policies: PolicyTable, among: dict[str, Any]) -> list[Start]:
    """First days on or after that of the setting "induction_from", past and to come, of people who have not left.

    A contract that follows on another without a gap is no start, and no casual engagement is. Somebody whose role on
    the first day is not known yet is found once it is.
    """
    contracts: list[str] = list(EMPLOYED)
    if policies.value(PolicyKey.INDUCTION_AGENCY, day):
        contracts.append(Contract.AGENCY)
    rows = _rows(_STARTS, _since(day, policies) | among | {"contracts": contracts})
    return [Start(*row) for row in rows]


def _moves(day: date, policies: PolicyTable, among: dict[str, Any]) -> list[Start]:
    """First days in a role whose template is for people who move into it, too, of people who worked here before.

    Somebody who goes from one role to another of the same group moves into none of that group.
    """
    kinds = {"role": InductionFor.ROLE.value, "group": InductionFor.GROUP.value}
    rows = _rows(_MOVES, _since(day, policies) | among | kinds)
    return [Start(*row, InductionReason.ROLE) for row in rows]


def _since(day: date, policies: PolicyTable) -> dict[str, Any]:
    return {"day": day, "since": date.fromisoformat(policies.value(PolicyKey.INDUCTION_FROM, day))}


def _rows(sql: str, values: dict[str, Any]) -> Sequence[tuple[int, date, int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: Sequence[tuple[int, date, int, str]] = cursor.fetchall()
    return found


def without_their_start(worker_ids: Collection[int] | None = None) -> "QuerySet[Induction]":
    """Inductions, of these people or of everybody, of which the first day, here or in the role, is not on record."""
    begun = Employment.objects.filter(worker=OuterRef("worker"), period__startswith=OuterRef("starts_on"))
    held = Assignment.objects.filter(
        worker=OuterRef("worker"), role=OuterRef("role"), period__contains=OuterRef("starts_on")
    )
    lost = Q(reason=InductionReason.START) & ~Exists(begun) | Q(reason=InductionReason.ROLE) & ~Exists(held)
    found: QuerySet[Induction] = Induction.objects.filter(lost, stopped_on__isnull=True).order_by("pk")
    return found if worker_ids is None else found.filter(worker__in=worker_ids)
