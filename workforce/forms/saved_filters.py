"""The name of a saved filter."""

from typing import Any

from django import forms

from workforce.forms.crispy import form_helper


class FilterNameForm(forms.Form):
    """What somebody calls a filter; `query` is carried along when it is saved."""

    name = forms.CharField(
        label="Name of the filter", max_length=60, help_text="For example, Agency workers in North."
    )
    query = forms.CharField(required=False, max_length=1000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, submit: str, cancel_url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper(self, submit=submit, cancel_url=cancel_url)
