"""SVG written safely: attributes and text are escaped, numbers are short, nothing is styled inline."""

from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString

MUTED = "#4a5763"
GRID = "#e6eaee"
INK = "#17212b"


def element(tag: str, /, *children: SafeString | str, **attributes: object) -> SafeString:
    """`stroke_width=2` becomes stroke-width="2"; `class_` loses its underscore; None is left out.

    Joined by hand: a page of charts has some hundred of these, and `format_html` costs ten times as much.
    """
    written = "".join(
        f' {_name(name)}="{_value(value)}"' for name, value in attributes.items() if value is not None
    )
    return SafeString(f"<{tag}{written}>{joined(*children)}</{tag}>")


def joined(*parts: SafeString | str) -> SafeString:
    return SafeString("".join(part if isinstance(part, SafeString) else escape(part) for part in parts))


@lru_cache(maxsize=256)
def _name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _value(value: object) -> str:
    if isinstance(value, float):
        return number(value)
    return str(value) if isinstance(value, (int, SafeString)) else escape(str(value))


def number(value: float) -> str:
    """One decimal is finer than a pixel; whole numbers are written whole."""
    return f"{round(value, 1):g}" if abs(value) < 100_000 else str(round(value))


def text(x: float, y: float, words: str, **attributes: object) -> SafeString:
    defaults: dict[str, object] = {"class_": "app-chart__text", "font_size": 13, "fill": MUTED}
    return element("text", words, x=x, y=y, **(defaults | attributes))


def drawing(
    chart_id: str, width: int, height: int, title: str, description: str, *parts: SafeString
) -> SafeString:
    """The outermost element: one image to assistive technology, named and described."""
    return element(
        "svg",
        element("title", title, id=f"{chart_id}-title"),
        element("desc", description, id=f"{chart_id}-desc"),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        role="img",
        aria_labelledby=f"{chart_id}-title {chart_id}-desc",
        font_family="inherit",
    )
