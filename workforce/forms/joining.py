"""Appointing, re-joining, another assignment, and taking on an agency worker."""

from collections.abc import Mapping
from typing import Any

from crispy_forms.layout import Fieldset
from django import forms

from workforce.enums import EMPLOYED, Contract, StartOrigin
from workforce.forms.crispy import form_helper
from workforce.forms.places import WorkForm
from workforce.forms.verbs import day_form_field
from workforce.validators import name_of_person, reference_of_person, swe_number

HIDDEN = ("on", "unit", "full")
WORK = ("post", "team", "role", "fte", "manager")
AGENCY_AND_ROOM = ("agency_reason", "over_fill")


def choices_or_blank(choices: Any, blank: str = "Choose") -> list[tuple[str, str]]:
    return [("", blank), *((str(value), str(label)) for value, label in choices)]


class ContractForm(WorkForm):
    """A contract and the first assignment under it."""

    contract = forms.ChoiceField(label="Contract", choices=choices_or_blank(Contract.choices))
    last_day = day_form_field(
        "Last day",
        "The last day",
        required=False,
        help_text="For a fixed term, and for an agency worker where it is known.",
    )
    start_origin = forms.TypedChoiceField(
        label="Where they come from",
        required=False,
        coerce=int,
        empty_value=None,
        choices=choices_or_blank(StartOrigin.choices, "Not asked of agency and casual workers"),
        help_text="Asked of everybody whom the council employs, as in the workforce return.",
    )
    agency_name = forms.CharField(
        label="Agency",
        required=False,
        max_length=120,
        help_text="Only for an agency worker.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )

    def __init__(self, *args: Any, cancel_url: str, submit: str, **kwargs: Any) -> None:
        super().__init__(*args, cancel_url=cancel_url, submit=submit, **kwargs)
        self.helper = form_helper(self, submit=submit, cancel_url=cancel_url, layout=self._layout())

    def _layout(self) -> list[object]:
        contract = ("contract", "start_origin", "agency_name", "agency_reason", "last_day")
        return [
            *HIDDEN,
            *self._above(),
            Fieldset("Contract", *(name for name in contract if name in self.fields)),
            Fieldset("Team, role and hours", *WORK, "over_fill"),
        ]

    def _above(self) -> list[object]:
        """What stands above the contract."""
        return [self.to_another_place]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        contract = data.get("contract")
        if contract == Contract.FIXED_TERM and "last_day" not in self.errors and not data.get("last_day"):
            self.add_error("last_day", "Enter the last day of the fixed term")
        if contract in EMPLOYED and "start_origin" in self.fields and data.get("start_origin") is None:
            self.add_error("start_origin", "Say where they come from")
        if contract == Contract.AGENCY:
            for name, words in (
                ("agency_name", "Enter the agency"),
                ("agency_reason", "Say why they are needed"),
            ):
                if not data.get(name):
                    self.add_error(name, words)
        return data


class AppointForm(ContractForm):
    """Somebody who is not on record, with a contract and the first assignment."""

    first_name = forms.CharField(
        label="First name", max_length=80, widget=forms.TextInput(attrs={"class": "govuk-input--width-20"})
    )
    last_name = forms.CharField(
        label="Last name", max_length=80, widget=forms.TextInput(attrs={"class": "govuk-input--width-20"})
    )
    reference = forms.CharField(
        label="Number",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label="Work e-mail",
        required=False,
        widget=forms.EmailInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
    )
    swe_number = forms.CharField(
        label="Social Work England number",
        required=False,
        max_length=20,
        help_text="Two letters and digits, such as SW123456.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    not_one_of_these = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, next_reference: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reference"].help_text = f"Leave empty for {next_reference}, the next free one."

    def _above(self) -> list[object]:
        who = ("first_name", "last_name", "reference", "email", "swe_number")
        return [*super()._above(), "not_one_of_these", Fieldset("Who", *who)]

    def clean_first_name(self) -> str:
        return name_of_person(self.cleaned_data["first_name"])

    def clean_last_name(self) -> str:
        return name_of_person(self.cleaned_data["last_name"])

    def clean_reference(self) -> str:
        typed = self.cleaned_data["reference"]
        return reference_of_person(typed) if typed else ""

    def clean_swe_number(self) -> str:
        typed = self.cleaned_data["swe_number"]
        return swe_number(typed) if typed else ""


class ConvertForm(ContractForm):
    """An employment in place of an agency engagement. Where the worker comes from is known."""

    employment = forms.TypedChoiceField(label="Which agency engagement", coerce=int)

    def __init__(self, *args: Any, employments: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_one(self.fields["employment"], employments)
        self.fields["contract"].choices = [  # type: ignore[attr-defined]
            (each.value, each.label) for each in (Contract.PERMANENT, Contract.FIXED_TERM)
        ]
        for name in ("start_origin", "agency_name", "agency_reason"):
            del self.fields[name]
        layout = ["employment", *self._layout()]
        self.helper = form_helper(
            self, submit=kwargs["submit"], cancel_url=kwargs["cancel_url"], layout=layout
        )


class AlsoForm(WorkForm):
    """A further assignment under a contract."""

    employment = forms.TypedChoiceField(label="Under which contract", coerce=int)
    last_day = day_form_field(
        "Last day", "The last day", required=False, help_text="Leave empty for as long as the contract."
    )

    def __init__(
        self, *args: Any, employments: Mapping[int, str], cancel_url: str, submit: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, cancel_url=cancel_url, submit=submit, **kwargs)
        choose_one(self.fields["employment"], employments)
        layout = [*HIDDEN, self.to_another_place, "employment", *WORK, *AGENCY_AND_ROOM, "last_day"]
        self.helper = form_helper(self, submit=submit, cancel_url=cancel_url, layout=layout)


def choose_one(field: forms.Field, choices: Mapping[int, str]) -> None:
    """A choice among what there is; hidden where there is only one."""
    field.choices = list(choices.items())  # type: ignore[attr-defined]
    field.initial = next(iter(choices), None)
    if len(choices) == 1:
        field.widget = forms.HiddenInput()
