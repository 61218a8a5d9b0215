"""A bar for each of a few named things, its name beside or above it, its value at its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from workforce import written
from workforce.charts.frame import PANEL_WIDTH, WIDE
from workforce.charts.model import Chart, Value, Write
from workforce.charts.scale import scale_of
from workforce.charts.svg import INK, drawing, element, joined, text

BAR = 16
LETTER = 7.2
VALUE_ROOM = 64
COLOURS = {True: "#0b5563", False: "#9fb3bd"}


@dataclass(frozen=True, slots=True)
class Bar:
    """`highlighted` is the one that the page is about: darker, and its name in bold."""

    name: str
    value: Value
    highlighted: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Names stand in a column beside the bars, or, where they are too long for it, each above its own."""

    width: int
    row: int
    names_width: float
    most_letters: int

    @property
    def above(self) -> bool:
        return self.names_width == 0


def bar_chart(
    *,
    chart_id: str,
    title: str,
    bars: Sequence[Bar],
    axis_name: str = "Name",
    write: Write = written.percent,
    wide: bool = False,
) -> Chart:
    """Bars in the order given. Values are not below 0; None has no bar and reads "n/a".

    Panels (the default) stand in a grid; a wide chart fills the page and has a second drawing for phones.
    """
    summary = _summary(title, bars, write)
    panel = _layout(bars, PANEL_WIDTH, most_letters=21)
    layouts = {chart_id: _layout(bars, WIDE, most_letters=60), f"{chart_id}-narrow": panel}
    drawings = [
        _drawing(name, layout, title, summary, bars, write)
        for name, layout in (layouts if wide else {chart_id: panel}).items()
    ]
    return Chart(
        id=chart_id,
        title=title,
        summary=summary,
        svg=drawings[0],
        narrow_svg=drawings[1] if wide else SafeString(""),
        axis_name=axis_name,
        names=(title,),
        rows=tuple((bar.name, (write(bar.value),)) for bar in bars),
    )


def _layout(bars: Sequence[Bar], width: int, *, most_letters: int) -> Layout:
    longest = max((len(bar.name) for bar in bars), default=0)
    if longest <= most_letters:
        return Layout(width, 28, longest * LETTER + 10, most_letters)
    return Layout(width, 46, 0, int(width / LETTER))


def _drawing(
    drawing_id: str, layout: Layout, title: str, summary: str, bars: Sequence[Bar], write: Write
) -> SafeString:
    longest = scale_of([Decimal(0), *(bar.value for bar in bars)]).high
    rows = [_row(index * layout.row, bar, layout, longest, write) for index, bar in enumerate(bars)]
    return drawing(drawing_id, layout.width, max(len(bars), 1) * layout.row, title, summary, *rows)


def _row(top: float, bar: Bar, layout: Layout, longest: Decimal, write: Write) -> SafeString:
    bar_top = top + (20 if layout.above else (layout.row - BAR) / 2)
    baseline = bar_top + BAR / 2 + 4.5
    room = layout.width - layout.names_width - VALUE_ROOM
    length = 0.0 if bar.value is None else float(bar.value / longest) * room
    weight = 700 if bar.highlighted else 400
    shape = element(
        "rect",
        x=layout.names_width,
        y=bar_top,
        width=length,
        height=BAR,
        rx=2,
        fill=COLOURS[bar.highlighted],
        class_="app-chart__fill--1" if bar.highlighted else None,
    )
    name_at = top + 14 if layout.above else baseline
    value_at = layout.names_width + (length + 6 if bar.value else 0)
    return element(
        "g",
        element("title", f"{bar.name}: {write(bar.value)}"),
        text(0, name_at, _shown(bar.name, layout.most_letters), fill=INK, font_weight=weight),
        shape if bar.value else joined(),
        text(value_at, baseline, write(bar.value), fill=INK, font_weight=weight),
    )


def _shown(name: str, most_letters: int) -> str:
    return name if len(name) <= most_letters else f"{name[: most_letters - 1].rstrip()}…"


def _summary(title: str, bars: Sequence[Bar], write: Write) -> str:
    known = [bar for bar in bars if bar.value is not None]
    if not known:
        return f"{title}: no figures."
    lowest = min(known, key=lambda bar: bar.value or 0)
    highest = max(known, key=lambda bar: bar.value or 0)
    parts = [f"{bar.name}: {write(bar.value)}." for bar in bars if bar.highlighted]
    if len(known) > 1:
        parts.append(
            f"Highest: {highest.name}, {write(highest.value)}; lowest: {lowest.name}, {write(lowest.value)}."
        )
    missing = len(bars) - len(known)
    if missing:
        parts.append("One has no figure." if missing == 1 else f"{missing} have no figure.")
    return " ".join(parts) or f"{known[0].name}: {write(known[0].value)}."
