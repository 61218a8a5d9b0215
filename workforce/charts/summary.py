"""What a chart says, in a few sentences: for those who cannot see it or have no time to read it."""

from collections.abc import Sequence
from decimal import Decimal

from workforce.charts.model import Axis, Series, Write


def describe_lines(subject: str, axis: Axis, series: Sequence[Series], write: Write) -> str:
    """The first line's latest value, its change on a year before, its range; then the others beside it.

    Words follow the written values: two values that read the same are "the same", however they differ unseen.
    """
    first, *others = series
    latest = _latest(first)
    if latest is None:
        return f"{subject}: no figures in the time shown."
    sentences = [_now_and_a_year_before(subject, axis, first, latest, write), _extremes(axis, first, write)]
    if others:
        sentences.append(_beside(axis, others, latest, write))
    return " ".join(filter(None, sentences))


def _latest(line: Series) -> int | None:
    return next(
        (index for index in reversed(range(len(line.values))) if line.values[index] is not None), None
    )


def _now_and_a_year_before(subject: str, axis: Axis, line: Series, latest: int, write: Write) -> str:
    now = write(line.values[latest])
    opening = f"{subject}: {now} in {axis.ticks[latest].full}"
    if latest < len(axis.ticks) - 1:
        opening += f", the latest figure ({axis.ticks[-1].full} has none)"
    before = latest - axis.per_year
    if before < 0:
        return f"{opening}."
    if line.values[before] is None:
        return f"{opening}; there is no figure for a year before."
    return f"{opening}, {_compared(line.values[latest], line.values[before], write)} a year before."


def _compared(now: Decimal | None, before: Decimal | None, write: Write) -> str:
    if now is None or before is None or write(now) == write(before):
        return "the same as"
    return f"{'up' if now > before else 'down'} from {write(before)}"


def _extremes(axis: Axis, line: Series, write: Write) -> str:
    known = [(value, index) for index, value in enumerate(line.values) if value is not None]
    (lowest, low_at), (highest, high_at) = min(known), max(known, key=lambda pair: (pair[0], -pair[1]))
    if len(known) < 3 or write(lowest) == write(highest):
        return ""
    return (
        f"Lowest: {write(lowest)} in {axis.ticks[low_at].full}; "
        f"highest: {write(highest)} in {axis.ticks[high_at].full}."
    )


def _beside(axis: Axis, others: Sequence[Series], at: int, write: Write) -> str:
    parts = [f"{line.name} {write(line.values[at])}" for line in others]
    return f"In {axis.ticks[at].full}: {', '.join(parts)}."
