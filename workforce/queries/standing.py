"""How somebody stands on a day: what may sensibly be done with their record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists
from django.db.models.functions import JSONObject, Lower, Upper

from workforce.enums import EMPLOYED, Contract
from workforce.models import Worker


@dataclass(frozen=True, slots=True)
class Span:
    """A contract and its days: the first, and the day after the last one (None: it is open)."""

    contract: str
    first: date
    end: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.first <= day and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Away:
    """The absence that holds."""

    kind: str
    since: date


@dataclass(frozen=True, slots=True)
class Standing:
    """`spans`: all contracts, coming ones too. `contracts`: those that hold on the day or begin later. `assigned`: an
    assignment that has not ended.

    `leaving`: the last contract has a last day. `on_notice`: because notice was given. `gone`: there is no contract
    any more.
    `manages`: somebody is managed by them. `arranged`: acting up and secondments that have not ended.
    """

    spans: tuple[Span, ...]
    contracts: frozenset[str]
    assigned: bool
    leaving: bool
    away: Away | None
    on_notice: bool = False
    manages: bool = False
    arranged: frozenset[str] = frozenset()

    @property
    def absent(self) -> bool:
        return self.away is not None

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
    """One query."""
    contracts = JSONObject(contract="contract", first=Lower("period"), end=Upper("period"))
    absence = JSONObject(kind="kind", since=Lower("period"))
    held, away, assigned, on_notice, manages, arranged = Worker.objects.values_list(
        ArraySubquery(worker.employments.order_by("period").values(found=contracts)),
        ArraySubquery(worker.absences.as_at(day).order_by("period").values(found=absence)),
        Exists(worker.assignments.not_over(day)),
        Exists(worker.notices.as_at(day)),
        Exists(worker.manages.not_over(day)),
        ArraySubquery(worker.arrangements.not_over(day).values("kind")),
    ).get(pk=worker.pk)
    spans = tuple(map(_span, held))
    lasting = [each for each in spans if each.end is None or each.end > day]
    return Standing(
        spans=spans,
        contracts=frozenset(each.contract for each in lasting),
        assigned=assigned,
        leaving=bool(lasting) and all(each.end is not None for each in lasting),
        away=Away(away[0]["kind"], date.fromisoformat(away[0]["since"])) if away else None,
        on_notice=on_notice,
        manages=manages,
        arranged=frozenset(arranged),
    )


def _span(found: Mapping[str, str]) -> Span:
    end = found["end"]
    return Span(
        found["contract"], date.fromisoformat(found["first"]), date.fromisoformat(end) if end else None
    )
