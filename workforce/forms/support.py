"""What the forms of support share: a button, a way out, and fields of the usual kinds."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from workforce.enums import HubCategory
from workforce.forms.crispy import BritishDateField, filter_helper
from workforce.forms.inputs import ShortText
from workforce.forms.selects import ShortSelect
from workforce.forms.verbs import VerbForm


class SupportForm(VerbForm):
    """A form that is posted."""

    def offer(self, name: str, choices: Iterable[tuple[str, str]], empty: str | None = None) -> None:
        """Fill the choices of a field."""
        first = [] if empty is None else [("", empty)]
        self.fields[name].choices = [*first, *choices]  # type: ignore[attr-defined]


def words_field(label: str, longest: int, *, rows: int = 6, **kwargs: Any) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(
        label=label, max_length=longest, widget=forms.Textarea(attrs={"rows": rows}), **kwargs
    )


def link_field(label: str = "Link", *, required: bool = False, **kwargs: Any) -> forms.URLField:
    """An address that begins with https:// or http://."""
    return forms.URLField(
        label=label,
        required=required,
        max_length=500,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        **kwargs,
    )


def day_field(label: str, **kwargs: Any) -> BritishDateField:
    return BritishDateField(label=label, subject=f"“{label}”", **kwargs)


def number_field(label: str, **kwargs: Any) -> forms.IntegerField:
    """A whole number from nought."""
    return forms.IntegerField(
        label=label,
        **{"min_value": 0, "max_value": 30_000, **kwargs},
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "class": "govuk-input--width-5", "autocomplete": "off"}
        ),
    )


def category_field(label: str = "Category") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", "Choose"), *HubCategory.choices], widget=ShortSelect)


def units_field(label: str, **kwargs: Any) -> forms.TypedMultipleChoiceField:
    """Some units; `unit_choices` of the form fills it."""
    return forms.TypedMultipleChoiceField(
        label=label, coerce=int, required=False, widget=forms.CheckboxSelectMultiple, **kwargs
    )


class SearchForm(forms.Form):
    """Words, a choice of what to show, and a category. Without choices a field is not there."""

    q = forms.CharField(
        label="Words",
        required=False,
        max_length=100,
        widget=ShortText(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
    )
    category = forms.ChoiceField(label="Category", required=False, widget=ShortSelect)
    show = forms.ChoiceField(label="Show", required=False, widget=ShortSelect)

    def __init__(
        self,
        *args: Any,
        categories: Sequence[tuple[str, str]] = (),
        shows: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer("category", [("", "All"), *categories] if categories else [])
        self._offer("show", shows)
        self.helper = filter_helper(self, submit="Show")

    def _offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        if choices:
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def asked(self, name: str) -> str:
        """What was chosen; nothing where it is not in order."""
        return str(self.cleaned_data.get(name) or "")
