"""Which part of the queue of data quality, and why a line is no mistake."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from workforce.forms.crispy import BritishDateField, form_helper
from workforce.forms.filters import UnitFilter
from workforce.forms.selects import ShortSelect
from workforce.queries.quality import Kind

ACCEPTED = "accepted"


class QualityFilter(UnitFilter):
    """Kind, unit, and the lines that are accepted instead of those that are not."""

    field_order = ("kind", "unit", "show")

    kind = forms.ChoiceField(label="What is wrong", required=False, widget=ShortSelect)
    show = forms.ChoiceField(
        label="Show", required=False, choices=[("", "To be put right"), (ACCEPTED, "Accepted: not a mistake")]
    )

    def __init__(self, *args: Any, kinds: Mapping[str, Kind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "All"), *((key, each.label) for key, each in kinds.items())]  # type: ignore[attr-defined]


class AcceptForm(forms.Form):
    """Why a line is no mistake, and until when that holds."""

    reason = forms.CharField(
        label="Why it is not a mistake",
        max_length=200,
        help_text="For example: the director has no manager here.",
    )
    last_day = BritishDateField(
        label="Accept it until",
        subject="The last day",
        help_text="From the next day on it is in the queue again.",
    )

    def __init__(self, *args: Any, longest: date, cancel_url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last_day"].initial = longest
        self.helper = form_helper(self, submit="Accept", cancel_url=cancel_url)
