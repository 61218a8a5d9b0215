"""For which time the measures of progression are."""

from typing import Any

from django import forms

from workforce.forms.crispy import filter_helper

MONTHS = [("12", "The last 12 months"), ("24", "The last 24 months"), ("36", "The last 36 months")]


class MeasuresFilter(forms.Form):
    months = forms.TypedChoiceField(
        label="Time", required=False, coerce=int, empty_value=None, choices=MONTHS, initial="12"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(self, submit="Show")
