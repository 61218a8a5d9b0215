"""Registrations: what is on record, looks at the register, one's own word and counts; filters; the bulk list."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from workforce.enums import RegisterResult, RegistrationState, Regulator
from workforce.forms.crispy import BritishDateField
from workforce.forms.filters import UnitFilter
from workforce.forms.selects import ShortSelect
from workforce.forms.verbs import VerbForm, day_form_field
from workforce.queries.register import CONFIRMED, EVERYBODY, NOT_RENEWED, UNREGISTERED, UNSEEN

NUMBER = {"inputmode": "numeric", "class": "govuk-input--width-5", "autocomplete": "off"}
STATES = [
    (UNREGISTERED, "May not practise"),
    (NOT_RENEWED, "Not renewed"),
    *((state.value, state.label) for state in RegistrationState if state != RegistrationState.NOT_REQUIRED),
]


def count_field(label: str, **kwargs: Any) -> forms.IntegerField:
    """A whole number of things done; nothing typed is 0."""
    return forms.IntegerField(
        label=label, min_value=0, max_value=9999, widget=forms.TextInput(attrs=NUMBER), **kwargs
    )


class OfRegulatorForm(VerbForm):
    """A form about one of a person's registrations, chosen where there are several."""

    regulator = forms.ChoiceField(label="Register")

    def __init__(self, *args: Any, regulators: Sequence[Regulator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["regulator"]
        field.choices = [(each.value, each.label) for each in regulators]  # type: ignore[attr-defined]
        field.initial = regulators[0].value
        if len(regulators) == 1:
            field.widget = forms.HiddenInput()

    def clean_regulator(self) -> Regulator:
        return Regulator(self.cleaned_data["regulator"])


class RegistrationForm(OfRegulatorForm):
    """What is kept of a registration."""

    number = forms.CharField(
        label="Number",
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    part = forms.CharField(
        label="Part of the register, or profession",
        max_length=60,
        required=False,
        help_text="NMC: for example Part 3. HCPC: the profession, for example Practitioner psychologist.",
    )
    applied_on = day_form_field("Applied on", "The day of the application", required=False)
    first_registered = day_form_field("First registered on", "The first day of registration", required=False)
    expires_on = day_form_field(
        "NMC: registered until",
        "The last day of registration",
        required=False,
        help_text="Each year on this day.",
    )
    dual = forms.BooleanField(label="NMC: registered in two parts", required=False)
    revalidation_on = day_form_field(
        "NMC: revalidation due on", "The day of the revalidation", required=False
    )
    confirmer = forms.CharField(label="NMC: confirmer", max_length=120, required=False)
    discussion_partner = forms.CharField(
        label="NMC: partner in the reflective discussion", max_length=120, required=False
    )


class LookForm(OfRegulatorForm):
    """What the public register said on a day."""

    on = day_form_field("Looked at the register on", "The day")
    result = forms.ChoiceField(label="What it says", choices=RegisterResult.choices, widget=forms.RadioSelect)
    expires_on = day_form_field(
        "Registered until",
        "The last day of registration",
        required=False,
        help_text="As the register shows it.",
    )
    conditions = forms.CharField(
        label="Conditions",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Seen by those who keep registrations and by the person, and by nobody else.",
    )
    evidence = forms.CharField(
        label="Evidence", required=False, max_length=200, help_text="Where it is kept."
    )


class ConfirmRenewalForm(OfRegulatorForm):
    """One's own word that one has renewed."""

    renewed_on = day_form_field("I renewed on", "The day on which you renewed")
    fee_paid = forms.BooleanField(label="The fee is paid", required=False)


class CpdForm(VerbForm):
    """How many pieces of CPD are recorded with Social Work England."""

    counted_on = day_form_field("Counted on", "The day")
    pieces = count_field(
        "Pieces recorded this registration year", help_text="From 1 December to 30 November."
    )
    with_peer = count_field("Of these, with a peer’s reflection")


class RevalidationForm(VerbForm):
    """Running totals towards the next revalidation."""

    counted_on = day_form_field("Counted on", "The day")
    practice_hours = count_field("Practice hours")
    cpd_hours = count_field("CPD hours")
    participatory_hours = count_field("Of these, participatory")
    feedback = count_field("Pieces of practice feedback")
    reflective_accounts = count_field("Reflective accounts")
    discussion_on = day_form_field("Reflective discussion on", "The day of the discussion", required=False)
    confirmed_on = day_form_field("Confirmed on", "The day of the confirmation", required=False)
    submitted_on = day_form_field(
        "Revalidated on",
        "The day of the revalidation",
        required=False,
        help_text="Only once everything is done and sent to the NMC.",
    )


class SupportForm(VerbForm):
    """A session of support towards a revalidation."""

    on = day_form_field("On", "The day")
    given_by = forms.CharField(label="Given by", max_length=120)


class RegisterFilter(UnitFilter):
    """Which registrations to list."""

    submit = "Apply"
    field_order = ("q", "regulator", "state", "unit", "extra")

    q = forms.CharField(label="Name or number", required=False, max_length=100)
    regulator = forms.ChoiceField(
        label="Register",
        required=False,
        choices=[("", "All"), *((each.value, each.label) for each in Regulator)],
    )
    state = forms.ChoiceField(label="State", required=False, choices=[("", "All"), *STATES])
    extra = forms.ChoiceField(
        label="CPD and revalidation",
        required=False,
        choices=[("", "All"), ("cpd", "CPD not complete"), ("risk", "Revalidation at risk")],
    )


class LookUpFilter(UnitFilter):
    """Whom to look up."""

    submit = "Apply"
    field_order = ("regulator", "unit", "who")

    regulator = forms.ChoiceField(
        label="Register",
        required=False,
        choices=[("", "All"), *((each.value, each.label) for each in Regulator)],
    )
    who = forms.ChoiceField(
        label="Who",
        required=False,
        choices=[
            (UNSEEN, "Not seen since the last renewal, or renewal due"),
            (CONFIRMED, "Say that they have renewed"),
            (EVERYBODY, "Everybody"),
        ],
    )


class LookUpForm(forms.Form):
    """A day, and what the register said of each person of the list. Who was not looked up is left as it is."""

    on = BritishDateField(label="Looked at the register on", subject="The day")

    def __init__(self, *args: Any, people: Iterable[tuple[int, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys: dict[str, tuple[int, Regulator]] = {}
        for worker_id, regulator, name in people:
            field = f"result-{worker_id}-{regulator}"
            self.keys[field] = worker_id, Regulator(regulator)
            self.fields[field] = forms.ChoiceField(
                label=f"{name}: what the register says",
                required=False,
                choices=[("", "Not looked up"), *RegisterResult.choices],
                widget=ShortSelect(attrs={"class": "govuk-select"}),
            )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.results():
            raise forms.ValidationError("Say of at least one person what the register says.")
        return data

    def results(self) -> Mapping[tuple[int, Regulator], RegisterResult]:
        """What was found of those who were looked up."""
        return {
            key: RegisterResult(self.cleaned_data[field])
            for field, key in self.keys.items()
            if self.cleaned_data.get(field)
        }
