"""Filters of lists that lie in teams: where, and which of them to show."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, ClassVar

from django import forms

from workforce.forms.crispy import SORT, filter_helper
from workforce.forms.people import unit_choices
from workforce.forms.selects import ShortSelect
from workforce.queries.organisation import TreeNode


def chosen_filters(form: forms.Form) -> list[dict[str, str]]:
    """What somebody chose in a valid filter: the words, and what takes each away."""
    found = []
    for name, field in form.fields.items():
        value = form.cleaned_data.get(name)
        if name != SORT and value not in (None, ""):
            choices = dict(getattr(field, "choices", ()))
            label = str(choices.get(str(value), f"“{value}”")).lstrip("– ")
            found.append({"label": label, "name": name, "value": str(value)})
    return found


class UnitFilter(forms.Form):
    """A filter with the units of `nodes` to choose from. `submit`: what its button says."""

    submit: ClassVar[str] = "Show"

    unit = forms.TypedChoiceField(
        label="Team or service", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "All"), *unit_choices(nodes)]  # type: ignore[attr-defined]
        self.helper = filter_helper(self, submit=self.submit)

    def chosen(self) -> list[dict[str, str]]:
        """The chosen filters, each with what takes it away; none where the form is not valid."""
        return chosen_filters(self) if self.is_valid() else []


class ShownInUnits(UnitFilter):
    """Where, and how they stand. `shows`: what can be shown, in words; the first, where nothing is asked for."""

    shows: ClassVar[Mapping[Any, str]]

    show = forms.ChoiceField(label="Show", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["show"].choices = [(key.value, words) for key, words in self.shows.items()]  # type: ignore[attr-defined]

    def shown(self) -> str:
        """The value of what is asked for."""
        data = self.cleaned_data if self.is_valid() else {}
        first: StrEnum = next(iter(self.shows))
        return str(data.get("show") or first.value)
