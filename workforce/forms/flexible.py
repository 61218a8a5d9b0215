"""Requests for flexible working, and agreed patterns."""

from collections.abc import Sequence
from typing import Any

from django import forms

from workforce.enums import AgreedPattern, FlexibleState, RefusalReason
from workforce.forms.filters import ShownInUnits
from workforce.forms.verbs import VerbForm, day_form_field, fte_form_field
from workforce.queries.flexible import ShowRequests

SHOW = {
    ShowRequests.OPEN: "To be decided",
    ShowRequests.OVERDUE: "Overdue",
    ShowRequests.ALL: "All",
}


class RequestFilter(ShownInUnits):
    """Where, and how they stand."""

    shows = SHOW

    def asked(self) -> ShowRequests:
        return ShowRequests(self.shown())


def _home_days(**kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label="Days a week at home",
        min_value=0,
        max_value=5,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "class": "govuk-input--width-2", "autocomplete": "off"}
        ),
        **kwargs,
    )


class FlexibleForm(VerbForm):
    """What is asked for."""

    pattern = forms.ChoiceField(label="Pattern", choices=AgreedPattern.choices, widget=forms.RadioSelect)
    fte = fte_form_field(
        required=False, help_text="Leave it blank where the hours stay: 0.6 is three days a week."
    )
    home_days = _home_days(required=False, help_text="Leave it blank where the place stays.")
    text = forms.CharField(
        label="What you ask for",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Which days and hours, and where. You need not say why.",
    )
    from_day = day_form_field("From when", "The first day")
    asked_on = day_form_field("Day of the request", "The day of the request")

    def clean_pattern(self) -> AgreedPattern:
        return AgreedPattern(self.cleaned_data["pattern"])


class DecisionForm(VerbForm):
    """The next step of a request."""

    state = forms.ChoiceField(label="What happens", widget=forms.RadioSelect)
    on = day_form_field("On", "The day")
    reason = forms.ChoiceField(
        label="Business reason, where it is refused",
        required=False,
        choices=[("", "–"), *RefusalReason.choices],
        help_text="The law allows no other reason.",
    )
    words = forms.CharField(
        label="In a few words", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, states: Sequence[FlexibleState], by_decider: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [(each.value, each.label) for each in states]  # type: ignore[attr-defined]
        if not by_decider:
            del self.fields["reason"]
            fields = self.helper.layout.fields
            self.helper.layout.fields = [each for each in fields if getattr(each, "name", "") != "reason"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("state") in (FlexibleState.REFUSED, FlexibleState.TURNED_DOWN) and not data.get("reason"):
            self.add_error("reason", "Choose the business reason")
        return data


class ExtendForm(VerbForm):
    """Until when both agreed to decide."""

    until = day_form_field("Both agreed to decide by", "The day")


class PatternForm(VerbForm):
    """How somebody's hours lie from a day on."""

    pattern = forms.ChoiceField(label="Pattern", choices=AgreedPattern.choices, widget=forms.RadioSelect)
    home_days = _home_days(initial=0)
    from_day = day_form_field("From when", "The first day")

    def clean_pattern(self) -> AgreedPattern:
        return AgreedPattern(self.cleaned_data["pattern"])
