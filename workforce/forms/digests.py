"""How often somebody wants the e-mail of what is due."""

from typing import Any

from django import forms

from workforce.enums import DigestFrequency, Weekday
from workforce.forms.verbs import VerbForm


class DigestForm(VerbForm):
    """Never, weekly or daily; and the day of a weekly one."""

    how_often = forms.ChoiceField(
        label="How often?", choices=DigestFrequency.choices, widget=forms.RadioSelect
    )
    weekday = forms.TypedChoiceField(
        label="If once a week: on which day?", coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, usual: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["weekday"].choices = [("", f"The usual day ({usual})"), *Weekday.choices]  # type: ignore[attr-defined]
