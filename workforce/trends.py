"""Figures of months that a page of the ground floor shows beside its own counts; the apps that have figures answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workforce.access.scope import Scope
from workforce.models import ChangedFact

TrendSource = Callable[[Scope, Sequence[date]], Mapping[date, Decimal]]
"""Given the reader's scope and month ends, the values of those months that are known and that the reader may see."""

SICKNESS = "sickness"


@dataclass(frozen=True, slots=True)
class Trend:
    """A figure of the whole directorate, month by month, in per cent.

    `being_computed`: changes to the records are noted that are not in it yet.
    """

    name: str
    values: Mapping[date, Decimal]
    being_computed: bool = False


_sources: dict[str, tuple[str, TrendSource]] = {}


def trend_source(key: str, name: str) -> Callable[[TrendSource], TrendSource]:
    """Register who knows the values of a figure."""

    def register(source: TrendSource) -> TrendSource:
        _sources[key] = (name, source)
        return source

    return register


def trend(key: str, scope: Scope, months: Sequence[date]) -> Trend | None:
    """A figure of these months; None where no app has it, or the reader may not see it."""
    if key not in _sources:
        return None
    name, source = _sources[key]
    values = source(scope, months)
    return Trend(name, values, ChangedFact.objects.exists()) if values else None
