"""What a chart is made from and what a page gets."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from django.utils.safestring import SafeString

from workforce import written

Value: TypeAlias = Decimal | None
Write: TypeAlias = Callable[[Decimal | None], str]


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis of time: short under the chart, in full in words and in the table."""

    short: str
    full: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Evenly spaced places in time. `per_year` steps back is "a year before"."""

    name: str
    ticks: tuple[Tick, ...]
    per_year: int


@dataclass(frozen=True, slots=True)
class Series:
    """One line: a value, or None, for each tick of the axis."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart with its words and its table, for `components/chart.html`.

    `narrow_svg` is the same drawing for a phone where the wide one would be too small to read, else empty.
    """

    id: str
    title: str
    summary: str
    svg: SafeString
    narrow_svg: SafeString
    axis_name: str
    names: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def month_axis(months: Iterable[date]) -> Axis:
    """Months in order, each by any of its days."""
    return Axis("Month", tuple(Tick(written.short_month(day), written.month(day)) for day in months), 12)


def year_axis(years: Iterable[int]) -> Axis:
    return Axis("Year", tuple(Tick(str(year), str(year)) for year in years), 1)


def line_rows(
    axis: Axis, series: tuple[Series, ...], write: Write
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The table behind a line chart, latest first."""
    rows = [
        (tick.full, tuple(write(line.values[index]) for line in series))
        for index, tick in enumerate(axis.ticks)
    ]
    return tuple(reversed(rows))
