"""A select for many options."""

from collections.abc import Iterator
from functools import lru_cache
from html import escape
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.choices import BaseChoiceIterator
from django.utils.safestring import SafeString

Pairs = tuple[tuple[str, str], ...]

REMEMBERED = 64
"""Lists of options, of about 20 kB each where they are long."""


class Options(BaseChoiceIterator):
    """Options as values and labels, none of them in groups.

    Django looks into each option of a list for a group, twice: with some hundred units that is a tenth of a page.
    """

    def __init__(self, pairs: Pairs) -> None:
        self.pairs = pairs

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.pairs)


class ShortSelect(forms.Select):
    """A select that writes its options itself. It knows no groups of options.

    Django renders a template for each option. With some hundred units and months that costs more than all the
    rest of a page.
    """

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: BaseRenderer | None = None
    ) -> SafeString:
        tag = flatatt(self.build_attrs(self.attrs, (attrs or {}) | {"name": name}))
        return SafeString(f"<select{tag}>{self._options(str(value))}</select>")

    def _options(self, chosen: str) -> str:
        """What is written is escaped, so that the opening of the chosen option is found nowhere else."""
        known = self.choices
        pairs = (
            known.pairs
            if isinstance(known, Options)
            else tuple((str(key), str(label)) for key, label in known)
        )
        opening = _opening(chosen)
        return _written(pairs).replace(f"{opening}>", f"{opening} selected>")


@lru_cache(maxsize=REMEMBERED)
def _written(pairs: Pairs) -> str:
    """Remembered by what it shows: the units and months of a council are the same for many readers and pages."""
    return "".join(f"{_opening(key)}>{escape(label)}</option>" for key, label in pairs)


def _opening(key: str) -> str:
    return f'<option value="{escape(key)}"'
