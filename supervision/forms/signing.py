"""Small forms about a record that is written: to sign it, to say what is not right, to add something."""

from typing import Any

from django import forms

from supervision.forms.fields import MOST_WORDS
from supervision.forms.record import KEEP, OUTCOMES
from workforce.forms.crispy import OneLineDateField
from workforce.forms.verbs import VerbForm


class SignForm(VerbForm):
    """That one has read it. `seen`: the mark of what was read."""

    seen = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)


class WordsForm(VerbForm):
    """A few words."""

    words = forms.CharField(
        label="Your words", max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 8})
    )
    seen = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    stamp = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)

    def __init__(self, *args: Any, label: str = "", optional: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = label or "Your words"
        self.fields["words"].required = not optional


class ActionForm(VerbForm):
    """What became of an action."""

    outcome = forms.ChoiceField(
        label="What became of it",
        choices=[each for each in OUTCOMES if each[0] != KEEP],
        widget=forms.RadioSelect,
    )
    due_on = OneLineDateField(label="New day, if it is carried forward", required=False)
    words = forms.CharField(
        label="In a few words", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    seen = forms.DateField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("outcome") == "carry" and not data.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", "Say to which day the action is carried forward")
        return data
