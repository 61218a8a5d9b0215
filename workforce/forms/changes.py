"""Which changes to show."""

from collections.abc import Mapping
from typing import Any

from django import forms

from workforce.forms.crispy import OneLineDateField, filter_helper
from workforce.queries.history import SIGN_IN, Kind


class ChangesFilter(forms.Form):
    """Kind of record, the account that wrote, and the days."""

    kind = forms.ChoiceField(label="Kind of record", required=False)
    by = forms.EmailField(label="Changed by (e-mail address)", required=False)
    first = OneLineDateField(label="From", required=False)
    last = OneLineDateField(label="To", required=False)
    record = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kinds: Mapping[str, Kind], with_sign_ins: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "All"), *((key, kind.label) for key, kind in kinds.items())]
        if with_sign_ins:
            choices.append((SIGN_IN, "Signing in and out"))
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]
        self.helper = filter_helper(self)
