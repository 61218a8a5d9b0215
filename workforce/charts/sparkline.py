"""A line the size of a word, beside a figure that says its value and change in words."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from django.utils.safestring import SafeString

from workforce.charts.model import Value
from workforce.charts.scale import Scale
from workforce.charts.svg import element, number

WIDTH, HEIGHT, MARGIN = 96, 32, 4


def sparkline(values: Sequence[Value]) -> SafeString:
    """The shape alone, from its lowest to its highest value; fewer than two values draw nothing.

    Hidden from assistive technology: the words beside it carry the meaning.
    """
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return SafeString("")
    points = _points(values, _scale(min(known), max(known)))
    lines = [
        element("polyline", points=" ".join(f"{number(x)},{number(y)}" for x, y in part), fill="none")
        for is_there, run in groupby(points, key=lambda point: point is not None)
        if is_there and (part := [point for point in run if point is not None])
    ]
    last_x, last_y = [point for point in points if point is not None][-1]
    dot = element(
        "circle", cx=last_x, cy=last_y, r=3, class_="app-chart__fill--1", fill="#0b5563", stroke="none"
    )
    return element(
        "svg",
        *lines,
        dot,
        xmlns="http://www.w3.org/2000/svg",
        class_="app-sparkline app-chart__line--1",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        width=WIDTH,
        height=HEIGHT,
        stroke="#0b5563",
        stroke_width=2,
        stroke_linejoin="round",
        stroke_linecap="round",
        aria_hidden="true",
        focusable="false",
    )


def _scale(lowest: Decimal, highest: Decimal) -> Scale:
    """A line that never changes runs through the middle."""
    if lowest < highest:
        return Scale(lowest, highest, highest - lowest)
    return Scale(lowest - 1, highest + 1, Decimal(1))


def _points(values: Sequence[Value], scale: Scale) -> list[tuple[float, float] | None]:
    """Where each value lies; None for a gap."""
    step = (WIDTH - 2 * MARGIN) / (len(values) - 1)
    return [
        None
        if value is None
        else (MARGIN + index * step, HEIGHT - MARGIN - scale.share(value) * (HEIGHT - 2 * MARGIN))
        for index, value in enumerate(values)
    ]
