"""Holding records, and approving that others are removed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from workforce.forms.crispy import form_helper
from workforce.models import Worker


class HoldForm(forms.Form):
    """Whom it is about, and why nothing may be removed."""

    number = forms.CharField(
        label="Number of the person",
        required=False,
        max_length=40,
        help_text="As on their page. Leave it empty to hold everything, for example for a public inquiry.",
    )
    reason = forms.CharField(
        label="Why", max_length=300, help_text="A claim or an inquiry, and its reference."
    )

    def __init__(self, *args: Any, people: "QuerySet[Worker]", cancel_url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self.helper = form_helper(self, submit="Hold from today", cancel_url=cancel_url)

    def clean_number(self) -> Worker | None:
        number = str(self.cleaned_data["number"]).strip()
        if not number:
            return None
        found = self.people.filter(reference__iexact=number).first()
        if found is None:
            raise ValidationError("Nobody has this number.")
        return found


class RemoveForm(forms.Form):
    """That the list is approved. `approved` is the mark of the list that was shown."""

    sure = forms.BooleanField(
        label="I have looked at this list and approve it. What is removed cannot be brought back."
    )
    approved = forms.CharField(widget=forms.HiddenInput())

    def __init__(self, *args: Any, cancel_url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper(self, submit="Remove these records for good", cancel_url=cancel_url)
