"""Headline figures and the judgement of a change, written in Python, because a dashboard has eight of them."""

from django.utils.safestring import SafeString

from workforce.templatetags.cells import escaped
from workforce.written import NOT_AVAILABLE

DIRECTIONS = {"good": ("✓", "Better"), "bad": ("!", "Worse")}
NEUTRAL = ("–", "Little change")


def direction_words(direction: str) -> SafeString:
    """The judgement of a change, in a word and a shape: good, bad, or anything else for neither."""
    sign, word = DIRECTIONS.get(direction, NEUTRAL)
    return SafeString(
        f'<span class="app-direction app-direction--{escaped(direction)}">'
        f'<span aria-hidden="true">{sign}</span> {word}</span>'
    )


def tile(
    *,
    name: str,
    value: str,
    unit: str = "",
    change: str = "",
    direction: str = "",
    sparkline: str = "",
    url: str = "",
    note: str = "",
) -> SafeString:
    """A headline figure, inside <ul class="app-tiles">.

    `value` is already written, "n/a" where there is none; `change` is a sentence ("−2.8 points on a year before");
    `direction` judges it (good, bad or neutral); `sparkline` is safe SVG; `note` says in a line what the figure is.
    """
    heading = f'<a href="{escaped(url)}">{escaped(name)}</a>' if url else escaped(name)
    measured = (
        f'<span class="app-tile__unit">{escaped(unit)}</span>' if unit and value != NOT_AVAILABLE else ""
    )
    judged = f"{direction_words(direction)} " if direction else ""
    parts = [
        f'<li class="app-tile"><h3 class="app-tile__name">{heading}</h3>',
        f'<div class="app-tile__body"><p class="app-tile__value">{escaped(value)}{measured}</p>',
        f"{escaped(sparkline)}</div>",
        f'<p class="app-tile__change">{judged}{escaped(change)}</p>' if change else "",
        f'<p class="app-tile__note">{escaped(note)}</p>' if note else "",
        "</li>",
    ]
    return SafeString("".join(parts))
