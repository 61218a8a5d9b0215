"""How somebody stands on a day: what may sensibly be done with their record."""

from dataclasses import dataclass
from datetime import date

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
    """Six queries."""
    contracts = list(worker.employments.not_over(day).values_list("contract", "period"))
    return Standing(
        contracts=frozenset(contract for contract, _ in contracts),
        assigned=worker.assignments.not_over(day).exists(),
        leaving=bool(contracts) and all(period.upper is not None for _, period in contracts),
        absent=worker.absences.as_at(day).exists(),
        on_notice=worker.notices.as_at(day).exists(),
        manages=worker.manages.not_over(day).exists(),
        arranged=frozenset(worker.arrangements.not_over(day).values_list("kind", flat=True)),
    )
