"""How somebody stands on a day: what may sensibly be done with their record."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists

from workforce.enums import EMPLOYED, Contract
from workforce.models import Worker


@dataclass(frozen=True, slots=True)
class Standing:
    """`contracts`: those that hold on the day or begin later. `assigned`: an assignment that has not ended.

    `leaving`: the last contract has a last day. `on_notice`: because notice was given. `gone`: there is no contract
    any more.
    `manages`: somebody is managed by them. `arranged`: acting up and secondments that have not ended.
    """

    contracts: frozenset[str]
    assigned: bool
    leaving: bool
    absent: bool
    on_notice: bool = False
    manages: bool = False
    arranged: frozenset[str] = frozenset()

    @property
    def employed(self) -> bool:
        return bool(self.contracts & set(EMPLOYED))

    @property
    def agency(self) -> bool:
        return Contract.AGENCY in self.contracts

    @property
    def gone(self) -> bool:
        return not self.contracts


def standing_of(worker: Worker, day: date) -> Standing:
    """Two queries."""
    contracts = list(worker.employments.not_over(day).values_list("contract", "period"))
    assigned, absent, on_notice, manages, arranged = Worker.objects.values_list(
        Exists(worker.assignments.not_over(day)),
        Exists(worker.absences.as_at(day)),
        Exists(worker.notices.as_at(day)),
        Exists(worker.manages.not_over(day)),
        ArraySubquery(worker.arrangements.not_over(day).values("kind")),
    ).get(pk=worker.pk)
    return Standing(
        contracts=frozenset(contract for contract, _ in contracts),
        assigned=assigned,
        leaving=bool(contracts) and all(period.upper is not None for _, period in contracts),
        absent=absent,
        on_notice=on_notice,
        manages=manages,
        arranged=frozenset(arranged),
    )
