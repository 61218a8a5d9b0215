"""Filters of the lists of sessions and of actions."""

from typing import Any

from django import forms

from supervision.enums import SessionKind, SessionState
from supervision.queries.session_list import Wanted
from workforce.forms.crispy import OneLineDateField, filter_helper
from workforce.forms.filters import chosen_filters


class SessionFilter(forms.Form):
    """Whose, of which kind, in which state, when."""

    q = forms.CharField(label="Name", required=False, max_length=80)
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "All"), *SessionKind.choices])
    state = forms.ChoiceField(label="State", required=False, choices=[("", "All"), *SessionState.choices])
    first = OneLineDateField(label="From", required=False)
    last = OneLineDateField(label="To", required=False)
    person = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(self, submit="Show")

    def wanted(self) -> Wanted:
        """What a valid filter asks for; everything, where it is not valid."""
        if not self.is_valid():
            return Wanted()
        data = self.cleaned_data
        return Wanted(data["q"], data["person"], data["kind"], data["state"], data["first"], data["last"])

    def chosen(self) -> list[dict[str, str]]:
        return chosen_filters(self) if self.is_valid() else []


MINE, PEOPLE, OVERDUE, ALL = "mine", "people", "overdue", "all"


class ActionFilter(forms.Form):
    """Which actions to show."""

    q = forms.CharField(label="Name", required=False, max_length=80)
    show = forms.ChoiceField(
        label="Show",
        required=False,
        choices=[
            (PEOPLE, "Everything open"),
            (MINE, "Mine to do"),
            (OVERDUE, "Overdue"),
            (ALL, "All, settled ones too"),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(self, submit="Show")

    def shown(self) -> str:
        return str(self.cleaned_data.get("show") or PEOPLE) if self.is_valid() else PEOPLE

    def text(self) -> str:
        return str(self.cleaned_data.get("q") or "") if self.is_valid() else ""
