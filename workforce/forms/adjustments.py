"""Adjustments and referrals for support."""

from collections.abc import Sequence
from typing import Any

from django import forms

from workforce.enums import AdjustmentState, AskedBy, ReferralKind, ReferralOutcome
from workforce.forms.filters import ShownInUnits
from workforce.forms.verbs import VerbForm, day_form_field
from workforce.queries.adjustments import ShowAdjustments

NO_HEALTH = (
    "Only what is needed, for example “a height-adjustable desk” or “a start at 10”. Nothing about health: that "
    "belongs to HR and occupational health."
)
SHOW = {
    ShowAdjustments.OPEN: "Not in place yet",
    ShowAdjustments.IN_PLACE: "In place",
    ShowAdjustments.ALL: "All",
}


class AdjustmentFilter(ShownInUnits):
    """Where, and how they stand."""

    shows = SHOW

    def asked(self) -> ShowAdjustments:
        return ShowAdjustments(self.shown())


class AskForm(VerbForm):
    """What is needed. For somebody else also who asks, and that the person agrees to the record."""

    text = forms.CharField(
        label="What is needed",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=NO_HEALTH,
    )
    asked_on = day_form_field("Asked for on", "The day")
    asked_by = forms.ChoiceField(
        label="Who asks",
        choices=[each for each in AskedBy.choices if each[0] != AskedBy.PERSON],
        widget=forms.RadioSelect,
    )
    person_agrees = forms.BooleanField(
        label="The person agrees that this is recorded",
        error_messages={"required": "Record it only with the person’s agreement"},
    )

    def __init__(self, *args: Any, own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if own:
            for name in ("asked_by", "person_agrees"):
                del self.fields[name]
            kept = [
                each
                for each in self.helper.layout.fields
                if getattr(each, "name", "") not in ("asked_by", "person_agrees")
            ]
            self.helper.layout.fields = kept


class MoveForm(VerbForm):
    """The next step of an adjustment."""

    state = forms.ChoiceField(label="What happens", widget=forms.RadioSelect)
    on = day_form_field("On", "The day")
    words = forms.CharField(
        label="In a few words",
        required=False,
        max_length=300,
        help_text="Why it is declined, or what is agreed. Nothing about health.",
    )
    review_on = day_form_field(
        "Looked at again on", "The day of the next look", required=False, help_text="For what is in place."
    )

    def __init__(self, *args: Any, states: Sequence[AdjustmentState], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [(each.value, each.label) for each in states]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("state") == AdjustmentState.DECLINED and not data.get("words"):
            self.add_error("words", "Say why it is declined")
        return data


class ReviewForm(VerbForm):
    """That it stays, and when it is looked at next."""

    review_on = day_form_field("Looked at again on", "The day of the next look", required=False)


class ReferForm(VerbForm):
    """Where somebody is referred, and when. What it is about is not asked."""

    kind = forms.ChoiceField(label="Referred to", choices=ReferralKind.choices, widget=forms.RadioSelect)
    on = day_form_field("Referred on", "The day")

    def clean_kind(self) -> ReferralKind:
        return ReferralKind(self.cleaned_data["kind"])


class OutcomeForm(VerbForm):
    """When there was an outcome, and of which kind."""

    outcome = forms.ChoiceField(
        label="Kind of outcome",
        choices=ReferralOutcome.choices,
        widget=forms.RadioSelect,
        help_text="What was said stays with whoever was asked.",
    )
    on = day_form_field("On", "The day")

    def clean_outcome(self) -> ReferralOutcome:
        return ReferralOutcome(self.cleaned_data["outcome"])
