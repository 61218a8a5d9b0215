"""Beginning, ending and correcting an absence, the conversation after it, and what somebody looks for among them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from workforce.enums import AbsenceKind
from workforce.forms.filters import UnitFilter
from workforce.forms.verbs import VerbForm, day_form_field
from workforce.models import Worker
from workforce.queries.absence import Which

IN_HR = "Somebody in HR"


class HalfDays(VerbForm):
    """Half days at the edges, and HR's own figure for those who may give it.

    `with_days_lost`: whether the reader counts days for HR.
    """

    half_first = forms.BooleanField(label="Only half of the first day was missed", required=False)
    half_last = forms.BooleanField(label="Only half of the last day was missed", required=False)
    days_lost = forms.DecimalField(
        label="Days lost, as HR counts them",
        required=False,
        min_value=Decimal(0),
        max_digits=9,
        decimal_places=4,
        help_text="Leave it blank where the working days and the hours of the person say it.",
        widget=forms.TextInput(
            attrs={"inputmode": "decimal", "class": "govuk-input--width-5", "autocomplete": "off"}
        ),
    )

    def __init__(self, *args: Any, with_days_lost: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_days_lost:
            del self.fields["days_lost"]
            kept = [each for each in self.helper.layout.fields if getattr(each, "name", each) != "days_lost"]
            self.helper.layout.fields = kept


class SpellForm(HalfDays):
    """The whole of a spell."""

    kind = forms.ChoiceField(label="Why", choices=AbsenceKind.choices, widget=forms.RadioSelect)
    first_day = day_form_field("First day of absence", "The first day of absence")
    last_day = day_form_field(
        "Last day of absence",
        "The last day of absence",
        required=False,
        help_text="Leave it blank while the absence lasts.",
    )
    expected_return = day_form_field(
        "Expected back on",
        "The day of the expected return",
        required=False,
        help_text="The first day back, while the absence lasts.",
    )

    field_order = ("kind", "first_day", "last_day", "expected_return")


class ReturnForm(HalfDays):
    """The last day of a spell."""

    last_day = day_form_field(
        "Last day of absence", "The last day of absence", help_text="Not the first day back."
    )

    field_order = ("last_day",)


class ConversationForm(VerbForm):
    """When the return was talked about, and by whom."""

    held_on = day_form_field("Held on", "The day of the conversation")
    held_by = forms.ChoiceField(label="Held by", required=False)

    def __init__(self, *args: Any, people: Sequence[Worker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["held_by"].choices = [  # type: ignore[attr-defined]
            *((str(each.pk), each.name) for each in people),
            ("", IN_HR),
        ]


class RemoveForm(VerbForm):
    """Nothing to type: the second page says what goes."""


WHICH = {
    Which.AWAY: "Away today",
    Which.EXPECTED: "Away, with a day of return",
    Which.LONG: "Away for long",
    Which.TALK_DUE: "Back, conversation not yet held",
    Which.YEAR: "All of the last 12 months",
}


class AbsenceFilter(UnitFilter):
    """Which spells, of which unit and kind."""

    field_order = ("which", "unit", "kind")

    which = forms.ChoiceField(
        label="Show", required=False, choices=[(key.value, WHICH[key]) for key in Which]
    )
    kind = forms.ChoiceField(label="Why", required=False, choices=[("", "All"), *AbsenceKind.choices])

    def asked(self) -> Which:
        """Those who are away today, unless others are asked for."""
        return Which(self.cleaned_data.get("which") or Which.AWAY)
