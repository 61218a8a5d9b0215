"""Filters of lists that lie in teams: where, and which of them to show."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, ClassVar

from django import forms

from workforce.forms.crispy import filter_helper
from workforce.forms.people import unit_choices
from workforce.forms.selects import ShortSelect
from workforce.queries.organisation import TreeNode


class ShownInUnits(forms.Form):
    """Where, and how they stand. `shows`: what can be shown, in words; the first, where nothing is asked for."""

    shows: ClassVar[Mapping[Any, str]]

    unit = forms.TypedChoiceField(
        label="Team or service", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )
    show = forms.ChoiceField(label="Show", required=False)

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "All"), *unit_choices(nodes)]  # type: ignore[attr-defined]
        self.fields["show"].choices = [(key.value, words) for key, words in self.shows.items()]  # type: ignore[attr-defined]
        self.helper = filter_helper(self, submit="Show")

    def shown(self) -> str:
        """The value of what is asked for."""
        data = self.cleaned_data if self.is_valid() else {}
        first: StrEnum = next(iter(self.shows))
        return str(data.get("show") or first.value)
