"""What is typed about values, priorities and the form of appraisals."""

from typing import Any

from django import forms

from supervision.appraisal_prompts import PROMPTS
from supervision.enums import PriorityKind, ValueKind
from workforce.forms.crispy import form_helper
from workforce.forms.verbs import VerbForm, day_form_field


class ValueForm(VerbForm):
    """A value or behaviour."""

    name = forms.CharField(label="Name", max_length=80)
    kind = forms.ChoiceField(
        label="Kind", choices=ValueKind.choices, initial=ValueKind.VALUE, widget=forms.RadioSelect
    )
    about = forms.CharField(label="What it means at work", required=False, max_length=300)
    from_day = day_form_field("From when", "The first day")

    def clean_kind(self) -> ValueKind:
        return ValueKind(self.cleaned_data["kind"])


class PriorityForm(VerbForm):
    """A priority."""

    name = forms.CharField(label="Name", max_length=120)
    kind = forms.ChoiceField(
        label="Whose it is",
        choices=PriorityKind.choices,
        initial=PriorityKind.DIRECTORATE,
        widget=forms.RadioSelect,
    )
    about = forms.CharField(label="What it is about", required=False, max_length=300)
    from_day = day_form_field("From when", "The first day")

    def clean_kind(self) -> PriorityKind:
        return PriorityKind(self.cleaned_data["kind"])


class EndForm(VerbForm):
    """The last day on which something is offered."""

    last_day = day_form_field("Last day", "The last day")


class PublishForm(VerbForm):
    """The name of the form, what it asks, and the council's wording."""

    name = forms.CharField(
        label="Name of the form", max_length=120, help_text="For example: Annual Development Review."
    )
    corporate = forms.BooleanField(
        label="It is the form of the whole council, not one for children’s social care", required=False
    )
    prompts = forms.MultipleChoiceField(
        label="What it asks",
        choices=[(each.key, f"{each.part.label}: {each.label}") for each in PROMPTS],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, cancel_url: str, submit: str, **kwargs: Any) -> None:
        super().__init__(*args, cancel_url=cancel_url, submit=submit, **kwargs)
        for each in PROMPTS:
            self.fields[f"wording_{each.key}"] = forms.CharField(
                label=f"Own wording for “{each.label}” ({str(each.part.label).lower()})",
                required=False,
                max_length=120,
            )
        self.helper = form_helper(self, submit=submit, cancel_url=cancel_url)

    def wording(self) -> dict[str, str]:
        return {each.key: self.cleaned_data[f"wording_{each.key}"] for each in PROMPTS}
