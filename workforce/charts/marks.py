"""How lines are told apart without colour: a shape and a dash for each, and its name beside it or above."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from workforce.charts.frame import LEGEND_ROW, Frame
from workforce.charts.model import Series
from workforce.charts.svg import INK, element, joined, number, text

COLOURS = ("#0b5563", "#a8471a", "#5a4a9c", "#566270")
DASHES: tuple[str | None, ...] = (None, "7 4", "2 4", "10 4 2 4")
MOST_LINES = len(COLOURS)
LABEL_HEIGHT = 17.0
Point = tuple[float, float]


def mark(line: int, point: Point) -> SafeString:
    """The shape of a line at a point: circle, square, triangle, diamond."""
    x, y = point
    paint: dict[str, object] = {"fill": COLOURS[line], "class_": f"app-chart__fill--{line + 1}"}
    if line == 0:
        return element("circle", cx=x, cy=y, r=4, **paint)
    if line == 1:
        return element("rect", x=x - 4, y=y - 4, width=8, height=8, **paint)
    corners = [(0, -5), (5, 4), (-5, 4)] if line == 2 else [(0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)]
    points = " ".join(f"{number(x + across)},{number(y + down)}" for across, down in corners)
    return element("polygon", points=points, **paint)


def stroke(line: int, points: Sequence[Point]) -> SafeString:
    return element(
        "polyline",
        points=path(points),
        fill="none",
        stroke=COLOURS[line],
        stroke_width=2.5 if line == 0 else 2,
        stroke_dasharray=DASHES[line],
        stroke_linejoin="round",
        stroke_linecap="round",
        class_=f"app-chart__line--{line + 1}",
    )


def area(frame: Frame, points: Sequence[Point]) -> SafeString:
    """A light ground under a line that stands alone."""
    ground = [*points, (points[-1][0], frame.bottom), (points[0][0], frame.bottom)]
    return element(
        "polygon", points=path(ground), fill=COLOURS[0], fill_opacity="0.07", class_="app-chart__fill--1"
    )


def path(points: Sequence[Point]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def names_above(lines: Sequence[Series]) -> SafeString:
    """One row for each line: its dash, its shape, its name."""
    parts = []
    for line, series in enumerate(lines):
        y = 8.0 + line * LEGEND_ROW
        parts += [
            stroke(line, [(0, y), (32, y)]),
            mark(line, (16, y)),
            text(42, y + 4.5, series.name, fill=INK),
        ]
    return joined(*parts)


def labels_at_ends(frame: Frame, ends: Sequence[tuple[Point, int, str]]) -> SafeString:
    """Words right of each line's last point, pushed apart where they would lie on each other."""
    if not ends:
        return joined()
    ordered = sorted(ends, key=lambda end: end[0][1])
    heights: list[float] = []
    for (_, y), _, _ in ordered:
        heights.append(max(y, heights[-1] + LABEL_HEIGHT) if heights else y)
    over = max(0.0, heights[-1] - frame.bottom)
    return joined(
        *(
            text(
                point[0] + 9,
                height - over + 4.5,
                words,
                fill=COLOURS[line],
                font_weight=700 if line == 0 else 400,
                class_=f"app-chart__text app-chart__label--{line + 1}",
            )
            for height, (point, line, words) in zip(heights, ordered, strict=True)
        )
    )
