"""Which figures of practice a reader is given (domain rules, 9.2), and how they are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboards.metrics import Metric, Shape
from dashboards.metrics.practice import OF_GROUPS
from dashboards.pages.reading import places, write
from workforce import written
from workforce.queries.suppression import HIDDEN, Limits, hidden_shares

NOTHING = "Nothing to count"
FEW = "Hidden: too few"


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as it is shown. `parts`: numerator and denominator as numbers; None where either is hidden."""

    words: str
    basis: str
    parts: tuple[int, int | None] | None

    @property
    def hidden(self) -> bool:
        return self.parts is None


def shown(metric: Metric, figure: Any, limits: Limits) -> Shown:
    """One figure that stands alone."""
    return compared(metric, [], figure, limits)[-1]


def compared(metric: Metric, parts: Sequence[Any], total: Any, limits: Limits) -> list[Shown]:
    """The figures of the parts, and of their whole last; with so much hidden that none of them can be worked out.

    Limits of nought hide nothing, and of groups nothing is hidden.
    """
    figures = (*parts, total)
    if not limits.count or metric in OF_GROUPS:
        return [_plain(metric, figure) for figure in figures]
    if metric.shape is not Shape.PERCENT:
        return [_alone(metric, figure, limits) for figure in figures]
    hidden = hidden_shares([_group(metric, each) for each in parts], _group(metric, total), limits)
    return [
        Shown(HIDDEN, FEW, None) if number in hidden else _plain(metric, figure)
        for number, figure in enumerate(figures)
    ]


def _group(metric: Metric, figure: Any) -> int:
    """Of how many it is a share."""
    return int(metric.of(figure).denominator or 0)


def _alone(metric: Metric, figure: Any, limits: Limits) -> Shown:
    ratio = metric.of(figure)
    few = (
        0 < (ratio.denominator or 0) < limits.count
        if metric.denominator
        else 0 < (ratio.numerator or 0) < limits.count
    )
    return Shown(HIDDEN, FEW, None) if few else _plain(metric, figure)


def _plain(metric: Metric, figure: Any) -> Shown:
    ratio = metric.of(figure)
    parts = int(ratio.numerator or 0), None if ratio.denominator is None else int(ratio.denominator)
    words = write(metric, ratio.value) if metric.denominator else written.decimal(ratio.value, 0)
    return Shown(words, _basis(metric, parts), parts)


def _basis(metric: Metric, parts: tuple[int, int | None]) -> str:
    numerator, denominator = parts
    if denominator is None:
        return metric.noun
    if not denominator:
        return NOTHING
    if metric.shape is Shape.RATIO:
        return f"{numerator:,} days in {denominator:,} gaps"
    return f"{numerator:,} of {denominator:,} {metric.noun}"


def rounded(metric: Metric, figure: Any, given: Shown) -> str:
    """The value for a file: as it is shown, without its sign."""
    if given.hidden:
        return HIDDEN
    value = metric.of(figure).value
    return written.NOT_AVAILABLE if value is None else str(written.rounded(value, places(metric)))
