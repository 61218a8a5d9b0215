"""Checks on people: asking for one, its result, what came of it; the filter of the list."""

from collections.abc import Mapping
from typing import Any

from django import forms

from workforce.enums import CheckKind, CheckOutcome, CheckUpdateResult, DbsLevel, DbsWorkforce
from workforce.forms.filters import UnitFilter
from workforce.forms.verbs import VerbForm, day_form_field
from workforce.queries.check_list import EVERYTHING, TO_DO

OUTCOMES = ("In order", "Requested", "Re-check due", "Overdue", "Not on record", "Not cleared")
"""What those may know of a check who do not keep checks."""


class OfKindForm(VerbForm):
    """A form about a kind of check."""

    kind = forms.ChoiceField(label="Check", choices=CheckKind.choices)

    def clean_kind(self) -> CheckKind:
        return CheckKind(self.cleaned_data["kind"])


class RequestCheckForm(OfKindForm):
    """That a check was asked for."""

    requested_on = day_form_field("Requested on", "The day")


class RecordCheckForm(OfKindForm):
    """That a check was done, and its outcome."""

    done_on = day_form_field("Done or issued on", "The day of the check")
    outcome = forms.ChoiceField(
        label="Outcome",
        choices=CheckOutcome.choices,
        initial=CheckOutcome.CLEAR,
        widget=forms.RadioSelect,
        help_text="Never write down what was disclosed, and keep no copy of the certificate.",
    )
    expires_on = day_form_field(
        "Expires on",
        "The last day",
        required=False,
        help_text="A right to work that ends, a licence, an insurance.",
    )
    certificate_number = forms.CharField(
        label="DBS: certificate number",
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    level = forms.ChoiceField(label="DBS: level", required=False, choices=[("", "–"), *DbsLevel.choices])
    workforce = forms.ChoiceField(
        label="DBS: workforce", required=False, choices=[("", "–"), *DbsWorkforce.choices]
    )
    barred_list = forms.BooleanField(label="DBS: barred list checked", required=False)
    update_service = forms.BooleanField(label="DBS: with the Update Service", required=False)

    def clean_outcome(self) -> CheckOutcome:
        return CheckOutcome(self.cleaned_data["outcome"])


class CheckUpdateForm(VerbForm):
    """What came of a DBS check: a status check, or a decision after a risk assessment."""

    check_made = forms.TypedChoiceField(label="Which check", coerce=int)
    on = day_form_field("On", "The day")
    result = forms.ChoiceField(
        label="What came of it", choices=CheckUpdateResult.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, checks: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["check_made"]
        field.choices = list(checks.items())  # type: ignore[attr-defined]
        field.initial = next(iter(checks), None)

    def clean_result(self) -> CheckUpdateResult:
        return CheckUpdateResult(self.cleaned_data["result"])


class ChecksFilter(UnitFilter):
    """Which checks to list."""

    submit = "Apply"
    field_order = ("q", "kind", "show", "unit")

    q = forms.CharField(label="Name or number", required=False, max_length=100)
    kind = forms.ChoiceField(label="Check", required=False, choices=[("", "All"), *CheckKind.choices])
    show = forms.ChoiceField(
        label="State",
        required=False,
        choices=[
            (TO_DO, "Something to do"),
            (EVERYTHING, "All"),
            *((outcome, outcome) for outcome in OUTCOMES),
        ],
    )
