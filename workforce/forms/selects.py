"""A select for many options."""

from html import escape
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.safestring import SafeString


class ShortSelect(forms.Select):
    """A select that writes its options itself. It knows no groups of options.

    Django renders a template for each option. With some hundred units and months that costs more than all the
    rest of a page.
    """

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: BaseRenderer | None = None
    ) -> SafeString:
        chosen = str(value)
        options = "".join(
            f'<option value="{escape(str(key))}"{" selected" if str(key) == chosen else ""}>'
            f"{escape(str(label))}</option>"
            for key, label in self.choices
        )
        tag = flatatt(self.build_attrs(self.attrs, (attrs or {}) | {"name": name}))
        return SafeString(f"<select{tag}>{options}</select>")
