"""A bar for each of a few named things, longest name and value beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from workforce import written
from workforce.charts.model import Chart, Value, Write
from workforce.charts.scale import scale_of
from workforce.charts.svg import INK, drawing, element, joined, text

WIDTH, ROW, BAR = 380, 28, 16
LETTER = 7.2
MOST_LETTERS = 21
VALUE_ROOM = 64
COLOURS = {True: "#0b5563", False: "#9fb3bd"}


@dataclass(frozen=True, slots=True)
class Bar:
    """`highlighted` is the one that the page is about: darker, and its name in bold."""

    name: str
    value: Value
    highlighted: bool = False


def bar_chart(
    *, chart_id: str, title: str, bars: Sequence[Bar], axis_name: str = "Name", write: Write = written.percent
) -> Chart:
    """Bars in the order given. Values are not below 0; None has no bar and reads "n/a"."""
    summary = _summary(title, bars, write)
    names_width = min(max((len(bar.name) for bar in bars), default=0), MOST_LETTERS) * LETTER + 10
    longest = scale_of([Decimal(0), *(bar.value for bar in bars)]).high
    rows = [_row(index, bar, names_width, longest, write) for index, bar in enumerate(bars)]
    return Chart(
        id=chart_id,
        title=title,
        summary=summary,
        svg=drawing(chart_id, WIDTH, max(len(bars), 1) * ROW, title, summary, *rows),
        narrow_svg=SafeString(""),
        axis_name=axis_name,
        names=(title,),
        rows=tuple((bar.name, (write(bar.value),)) for bar in bars),
    )


def _row(index: int, bar: Bar, names_width: float, longest: Decimal, write: Write) -> SafeString:
    top = index * ROW + (ROW - BAR) / 2
    baseline = top + BAR / 2 + 4.5
    length = 0.0 if bar.value is None else float(bar.value / longest) * (WIDTH - names_width - VALUE_ROOM)
    shown = bar.name if len(bar.name) <= MOST_LETTERS else f"{bar.name[: MOST_LETTERS - 1].rstrip()}…"
    weight = 700 if bar.highlighted else 400
    shape = element(
        "rect",
        x=names_width,
        y=top,
        width=length,
        height=BAR,
        rx=2,
        fill=COLOURS[bar.highlighted],
        class_="app-chart__fill--1" if bar.highlighted else None,
    )
    return element(
        "g",
        element("title", f"{bar.name}: {write(bar.value)}"),
        text(0, baseline, shown, fill=INK, font_weight=weight),
        joined(shape) if bar.value else joined(),
        text(names_width + length + 6, baseline, write(bar.value), fill=INK, font_weight=weight),
    )


def _summary(title: str, bars: Sequence[Bar], write: Write) -> str:
    known = [bar for bar in bars if bar.value is not None]
    if not known:
        return f"{title}: no figures."
    lowest = min(known, key=lambda bar: bar.value or 0)
    highest = max(known, key=lambda bar: bar.value or 0)
    parts = [f"{bar.name} {write(bar.value)}." for bar in bars if bar.highlighted]
    if len(known) > 1:
        parts.append(
            f"Highest: {highest.name}, {write(highest.value)}; lowest: {lowest.name}, {write(lowest.value)}."
        )
    missing = len(bars) - len(known)
    if missing:
        parts.append("One has no figure." if missing == 1 else f"{missing} have no figure.")
    return " ".join(parts) or f"{known[0].name} {write(known[0].value)}."
