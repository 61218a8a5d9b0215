"""Which unit, whose figures and which month: the form above the figures."""

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.safestring import SafeString

from workforce import written
from workforce.forms.crispy import filter_helper
from workforce.queries.organisation import TreeNode

INDENT = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"


class ShortSelect(forms.Select):
    """A select that writes its options itself.

    Django renders a template for each option. With some hundred units and months that costs more than all the
    rest of a page of figures.
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


class ChoiceForm(forms.Form):
    """A GET form. The units are those that the reader may see; the months are those that have figures,
    latest first."""

    unit = forms.ChoiceField(label="Unit", widget=ShortSelect)
    roles = forms.ChoiceField(
        label="People",
        required=False,
        widget=ShortSelect,
        error_messages={"invalid_choice": "There are no figures of “%(value)s”. Choose from the list."},
    )
    month = forms.ChoiceField(
        label="Month",
        required=False,
        widget=ShortSelect,
        error_messages={
            "invalid_choice": "There are no figures of the month “%(value)s”. Choose from the list."
        },
    )

    def __init__(
        self,
        data: dict[str, str],
        *,
        units: Iterable[TreeNode],
        populations: Iterable[tuple[str, str]],
        months: Iterable[date],
    ) -> None:
        super().__init__(data)
        self.use_required_attribute = False
        self._choices("unit", [(node.code, f"{INDENT * node.depth}{node.name}") for node in units])
        self._choices("roles", populations)
        self._choices("month", [(month_key(month), written.month(month)) for month in months])
        self.helper = filter_helper(self, submit="Show")

    def _choices(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)


def month_key(month: date) -> str:
    """How an address writes a month: 2025-09."""
    return f"{month:%Y-%m}"
