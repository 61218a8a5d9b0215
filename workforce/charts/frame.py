"""The plot inside a line chart, its grid of values and its labels in time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from workforce.charts.model import Axis, Series, Write
from workforce.charts.scale import Scale
from workforce.charts.svg import GRID, element, joined, text

PANEL_WIDTH = 380
WIDE = 1080
LETTER = 7.0
WHOLE = re.compile(r"\.0+(?!\d)")
"""The decimals of a round number, which an axis leaves out."""
LEGEND_ROW = 20
FLOOR = "#8a97a3"
LABEL_ROOM = 58


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of the drawing and the plot in it. `beside`: names stand at the ends of their lines."""

    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float
    beside: bool

    def x(self, index: int, count: int) -> float:
        return self.left + (self.right - self.left) * (index / (count - 1) if count > 1 else 0.5)

    def y(self, share: float) -> float:
        return self.bottom - (self.bottom - self.top) * share


def panel_frame(lines: Sequence[Series]) -> Frame:
    """Small enough to stand in a grid and to be read on a phone; several lines are named above the plot."""
    legend = LEGEND_ROW * len(lines) + 8 if len(lines) > 1 else 0
    height = 200 + legend
    return Frame(PANEL_WIDTH, height, 42, PANEL_WIDTH - 48, 12 + legend, height - 26, beside=False)


def wide_frame(lines: Sequence[Series]) -> Frame:
    """As wide as the page; several lines are named at their ends."""
    longest = max(len(line.name) for line in lines)
    room = 58 if len(lines) == 1 else min(250, LETTER * longest + 70)
    return Frame(WIDE, 360, 48, WIDE - room, 14, 330, beside=len(lines) > 1)


def grid(frame: Frame, scale: Scale, write: Write) -> SafeString:
    parts = []
    whole = all(tick == tick.to_integral_value() for tick in scale.ticks)
    for tick in scale.ticks:
        y = frame.y(scale.share(tick))
        colour = FLOOR if tick == scale.low else GRID
        parts.append(
            element("line", x1=frame.left, x2=frame.right, y1=y, y2=y, stroke=colour, stroke_width=1)
        )
        parts.append(
            text(
                frame.left - 8,
                y + 4.5,
                WHOLE.sub("", write(tick)) if whole else write(tick),
                text_anchor="end",
            )
        )
    return joined(*parts)


def no_figures(frame: Frame) -> SafeString:
    """An empty plot says so instead of showing an axis of nothing."""
    middle = (frame.left + frame.right) / 2
    return joined(
        element(
            "line",
            x1=frame.left,
            x2=frame.right,
            y1=frame.bottom,
            y2=frame.bottom,
            stroke=FLOOR,
            stroke_width=1,
        ),
        text(middle, (frame.top + frame.bottom) / 2, "No figures", text_anchor="middle"),
    )


def time_labels(frame: Frame, axis: Axis) -> SafeString:
    """Counted back from the latest, so that it has one: each half year of months, or each year that fits."""
    count = len(axis.ticks)
    fitting = max(1, int((frame.right - frame.left) / LABEL_ROOM))
    usual = 6 if axis.per_year == 12 and count > 12 else 1
    step = max(usual, -(-count // fitting))
    return joined(
        *(
            text(frame.x(index, count), frame.bottom + 20, axis.ticks[index].short, text_anchor="middle")
            for index in range(count - 1, -1, -step)
        )
    )
