"""Nominations for outside accreditation, and their schemes."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from workforce.enums import (
    NominationOutcome,
)
from workforce.forms.crispy import filter_helper, form_helper
from workforce.forms.lasting import LastingForm
from workforce.forms.selects import ShortSelect
from workforce.forms.succession import person_field, words_field
from workforce.forms.verbs import VerbForm, day_form_field
from workforce.models import Worker


class SchemeForm(LastingForm):
    """A scheme of an outside body, with its criteria."""

    name = forms.CharField(label="Name of the scheme", max_length=120)
    body = forms.CharField(label="Run by", max_length=120)
    criteria = forms.CharField(
        label="What somebody needs",
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="One criterion on each line, up to 200 characters.",
    )
    field_order = ("name", "body", "criteria", "from_day", "last_day")

    def clean_criteria(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["criteria"].splitlines() if line.strip()]
        if any(len(line) > 200 for line in lines):
            raise forms.ValidationError("A criterion has at most 200 characters.")
        return lines


class NominateForm(VerbForm):
    """Whom to nominate, for what, and why."""

    scheme = forms.TypedChoiceField(label="Scheme", coerce=int)
    person = person_field("Who")
    words = words_field("Why", at_most=500)
    on = day_form_field("Nominated on", "The day")

    def __init__(
        self, *args: Any, schemes: Mapping[int, str], people: "QuerySet[Worker]", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scheme"].choices = list(schemes.items())  # type: ignore[attr-defined]
        self.fields["person"].people = people  # type: ignore[attr-defined]
        self.fields["on"].initial = self.today


class CriteriaForm(VerbForm):
    """Each criterion: met, or not."""

    def __init__(self, *args: Any, criteria: Mapping[int, tuple[str, bool]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, (text, met) in criteria.items():
            self.fields[f"criterion_{key}"] = forms.BooleanField(label=text, required=False, initial=met)
        self.helper = form_helper(self, submit=kwargs["submit"], cancel_url=kwargs["cancel_url"])


class NominationOutcomeForm(VerbForm):
    """What the body outside decided."""

    outcome = forms.ChoiceField(label="Outcome", choices=NominationOutcome.choices, widget=forms.RadioSelect)
    on = day_form_field("Told on", "The day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = self.today

    def clean_outcome(self) -> NominationOutcome:
        return NominationOutcome(self.cleaned_data["outcome"])


class NominationFilter(forms.Form):
    """Which nominations to list."""

    scheme = forms.TypedChoiceField(
        label="Scheme", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )
    state = forms.ChoiceField(
        label="Outcome",
        required=False,
        choices=[("", "All"), ("open", "Waiting"), *NominationOutcome.choices],
        widget=ShortSelect,
    )

    def __init__(self, *args: Any, schemes: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scheme"].choices = [  # type: ignore[attr-defined]
            ("", "All"),
            *((str(key), name) for key, name in schemes.items()),
        ]
        self.helper = filter_helper(self)
