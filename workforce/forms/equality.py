"""The questions on equality, and what the summary of the answers shows."""

from typing import Any

from django import forms

from workforce.forms.crispy import OneLineDateField, filter_helper, form_helper
from workforce.forms.selects import ShortSelect
from workforce.queries.equality_questions import QUESTIONS


class EqualityForm(forms.Form):
    """Every question with its answers; none has to be answered."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, cancel_url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in QUESTIONS:
            self.fields[question.field] = forms.ChoiceField(
                label=question.text,
                required=False,
                choices=[("", "No answer"), *question.choices],
                widget=ShortSelect,
            )
        self.helper = form_helper(self, submit="Save my answers", cancel_url=cancel_url)


class ProfileForm(forms.Form):
    """Which characteristic, on which day."""

    about = forms.ChoiceField(label="Characteristic", required=False, widget=ShortSelect)
    as_at = OneLineDateField(label="As at", required=False)

    def __init__(self, *args: Any, characteristics: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = characteristics  # type: ignore[attr-defined]
        self.helper = filter_helper(self, submit="Show")
