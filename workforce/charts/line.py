"""Lines over months or years, for one thing or for a few beside each other."""

from collections.abc import Sequence
from itertools import groupby

from django.utils.safestring import SafeString

from workforce import written
from workforce.charts.frame import Frame, grid, no_figures, panel_frame, time_labels, wide_frame
from workforce.charts.marks import MOST_LINES, Point, area, labels_at_ends, mark, names_above, stroke
from workforce.charts.model import Axis, Chart, Series, Write, line_rows
from workforce.charts.scale import Scale, scale_of
from workforce.charts.summary import describe_lines
from workforce.charts.svg import drawing, element, joined

MARKED_UP_TO = 13
"""A line of at most so many points shows the shape of each; a longer one that of its last."""


def line_chart(
    *,
    chart_id: str,
    title: str,
    axis: Axis,
    series: Sequence[Series],
    write: Write = written.percent,
    wide: bool = False,
) -> Chart:
    """One to four lines. `chart_id` is unique on its page; `write` turns a value into words.

    Panels (the default) are made to stand in a grid; a wide chart fills the page and has a second drawing for
    phones. Raises ValueError when a line has not one value for each tick, or there are too many lines.
    """
    lines = tuple(series)
    if not 1 <= len(lines) <= MOST_LINES:
        raise ValueError(f"A line chart shows one to {MOST_LINES} lines.")
    if any(len(line.values) != len(axis.ticks) for line in lines):
        raise ValueError("Every line needs one value for each tick of the axis.")
    summary = describe_lines(title, axis, lines, write)
    panel = panel_frame(lines)
    frames = {chart_id: wide_frame(lines), f"{chart_id}-narrow": panel} if wide else {chart_id: panel}
    drawings = [
        drawing(name, frame.width, frame.height, title, summary, *_plot(frame, axis, lines, write))
        for name, frame in frames.items()
    ]
    return Chart(
        id=chart_id,
        title=title,
        summary=summary,
        svg=drawings[0],
        narrow_svg=drawings[1] if wide else SafeString(""),
        axis_name=axis.name,
        names=tuple(line.name for line in lines),
        rows=line_rows(axis, lines, write),
    )


def _plot(frame: Frame, axis: Axis, lines: tuple[Series, ...], write: Write) -> list[SafeString]:
    """The grid, the lines with the first on top, their names and their latest values."""
    scale = scale_of((value for line in lines for value in line.values), write)
    drawn, ends = [], []
    for index, line in enumerate(lines):
        points = _points(frame, scale, line)
        drawn.append(_line(frame, index, points, filled=len(lines) == 1 and scale.low == 0))
        drawn.append(_hovers(index, line, axis, points, write))
        last = next((at for at in reversed(range(len(points))) if points[at]), None)
        if last is not None and (point := points[last]):
            words = write(line.values[last])
            ends.append((point, index, f"{line.name} {words}" if frame.beside else words))
    names = names_above(lines) if len(lines) > 1 and not frame.beside else joined()
    values = grid(frame, scale, write) if ends else no_figures(frame)
    return [values, time_labels(frame, axis), names, *reversed(drawn), labels_at_ends(frame, ends)]


def _points(frame: Frame, scale: Scale, line: Series) -> list[Point | None]:
    count = len(line.values)
    return [
        None if value is None else (frame.x(index, count), frame.y(scale.share(value)))
        for index, value in enumerate(line.values)
    ]


def _line(frame: Frame, index: int, points: Sequence[Point | None], *, filled: bool) -> SafeString:
    """A piece for each run of values without a gap. A value between two gaps is a mark alone."""
    pieces = [
        [point for point in run if point]
        for there, run in groupby(points, key=lambda point: point is not None)
        if there
    ]
    parts = []
    for piece in pieces:
        if len(piece) == 1:
            parts.append(mark(index, piece[0]))
            continue
        parts += [area(frame, piece), stroke(index, piece)] if filled else [stroke(index, piece)]
    present = [point for piece in pieces for point in piece]
    marked = present if len(points) <= MARKED_UP_TO else present[-1:]
    return joined(*parts, *(mark(index, point) for point in marked))


def _hovers(index: int, line: Series, axis: Axis, points: Sequence[Point | None], write: Write) -> SafeString:
    """An unseen disc over each point, so that a pointer finds its words."""
    return joined(
        *(
            element(
                "circle",
                element("title", f"{line.name}, {tick.full}: {write(value)}"),
                cx=point[0],
                cy=point[1],
                r=9,
                fill="#ffffff",
                fill_opacity=0,
            )
            for point, tick, value in zip(points, axis.ticks, line.values, strict=True)
            if point
        )
    )
