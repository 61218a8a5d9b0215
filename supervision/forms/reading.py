"""Older records, formal processes, and the filters of the lists about reading."""

from typing import Any

from django import forms

from supervision.domain.openings import MOST_DAYS
from supervision.enums import ReadAs
from supervision.queries.readings import ShowOpenings
from workforce.forms.crispy import filter_helper
from workforce.forms.verbs import VerbForm, day_form_field

OTHERS = [(each.value, each.label) for each in ReadAs if each is not ReadAs.SUPERVISEE]


class ReadingsFilter(forms.Form):
    """In which part."""

    part = forms.ChoiceField(label="Read as", required=False, choices=[("", "Any"), *OTHERS])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(self, submit="Show")

    def asked(self) -> str:
        return str(self.cleaned_data["part"]) if self.is_valid() else ""


class OpeningsFilter(forms.Form):
    """Which openings."""

    show = forms.ChoiceField(
        label="Show",
        required=False,
        choices=[(ShowOpenings.RUNNING.value, "Open now"), (ShowOpenings.ALL.value, "All")],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(self, submit="Show")

    def asked(self) -> ShowOpenings:
        asked = self.cleaned_data["show"] if self.is_valid() else ""
        return ShowOpenings(asked) if asked else ShowOpenings.RUNNING


class AskForm(VerbForm):
    """Why the latest few are not enough."""

    reason = forms.CharField(
        label="Why you want to read older records",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The person reads this, and decides.",
    )


class AnswerForm(VerbForm):
    """Yes or no."""

    answer = forms.ChoiceField(
        label="May this person read all your earlier records?",
        choices=[("yes", "Yes, all of them"), ("no", "No, only the latest few")],
        widget=forms.RadioSelect,
        help_text="Never the part on wellbeing. You can take a yes back at any time.",
    )


class OpenForm(VerbForm):
    """Which process, and how long."""

    reason = forms.CharField(
        label="Why this record is opened",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="The process and its reference, and what you look for. It is kept, encrypted, with your name.",
    )
    until = day_form_field(
        "Open until",
        "The last day",
        help_text=f"{MOST_DAYS} days at most. It closes by itself after that day.",
    )
