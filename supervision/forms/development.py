"""What is typed about development items."""

from typing import Any

from django import forms

from supervision.enums import NeedPriority, NeedState, Standard
from supervision.queries.development_needs import OVERDUE
from workforce.forms.filters import UnitFilter
from workforce.forms.verbs import VerbForm, day_form_field

ALL = "all"


class NeedsFilter(UnitFilter):
    """Which needs, where, and how they stand."""

    q = forms.CharField(label="Need", required=False, max_length=100)
    standard = forms.ChoiceField(label="Standard", required=False, choices=[("", "Any"), *Standard.choices])
    show = forms.ChoiceField(
        label="Show",
        required=False,
        choices=[
            ("", "To do"),
            (OVERDUE, "Past its day"),
            (NeedState.DONE, "Done"),
            (NeedState.DROPPED, "No longer needed"),
            (ALL, "All"),
        ],
    )

    field_order = ("q", "unit", "standard", "show")

    def asked(self) -> dict[str, Any]:
        """What is chosen, as the query takes it, but for the unit."""
        data = self.cleaned_data if self.is_valid() else {}
        show = data.get("show") or NeedState.OPEN
        return {
            "text": data.get("q", "").strip(),
            "standard": data.get("standard", ""),
            "show": "" if show == ALL else show,
        }


class NeedForm(VerbForm):
    """What is to be learned. Learning and development reads all of it."""

    need = forms.CharField(
        label="What is to be learned",
        max_length=200,
        help_text="Learning and development and the person's managers read this. Nothing about health or family.",
    )
    why = forms.CharField(
        label="Why", required=False, max_length=300, help_text="What of the work it is for."
    )
    how = forms.CharField(
        label="How", required=False, max_length=200, help_text="A course, shadowing, reading, coaching."
    )
    by_when = day_form_field("By when", "The day")
    cost = forms.DecimalField(
        label="Cost in pounds",
        required=False,
        min_value=0,
        max_digits=9,
        decimal_places=2,
        widget=forms.TextInput(
            attrs={"inputmode": "decimal", "class": "govuk-input--width-5", "autocomplete": "off"}
        ),
    )
    priority = forms.TypedChoiceField(
        label="How much it matters",
        choices=NeedPriority.choices,
        coerce=int,
        initial=NeedPriority.IMPORTANT,
        widget=forms.RadioSelect,
    )
    standards = forms.MultipleChoiceField(
        label="Standards that it serves",
        choices=Standard.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class NeedReviewForm(VerbForm):
    """How an item stands, and what came of it."""

    state = forms.ChoiceField(
        label="How it stands", choices=NeedState.choices, initial=NeedState.OPEN, widget=forms.RadioSelect
    )
    outcome = forms.CharField(
        label="What came of it",
        required=False,
        max_length=300,
        help_text="Needed where it is done. Learning and development reads it.",
    )
    impact = forms.CharField(
        label="What children, families or colleagues notice of it",
        required=False,
        max_length=300,
        help_text="No names of children or families.",
    )
    on = day_form_field("Day", "The day")
