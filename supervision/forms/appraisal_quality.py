"""What is typed about the quality of appraisals: what to draw, scores; and which unit figures are asked for."""

from collections.abc import Sequence
from typing import Any

from django import forms

from supervision.enums import SampleCriterion, Score
from workforce.forms.crispy import filter_helper, form_helper
from workforce.forms.filters import UnitFilter
from workforce.forms.people import unit_choices
from workforce.forms.selects import ShortSelect
from workforce.forms.verbs import VerbForm, day_form_field
from workforce.models import Account
from workforce.queries.organisation import TreeNode


class SamplesFilter(forms.Form):
    """Those to score, or all."""

    show = forms.ChoiceField(label="Show", required=False, choices=[("", "To be scored"), ("all", "All")])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(self, submit="Show")

    def open_only(self) -> bool:
        return not (self.is_valid() and self.cleaned_data["show"] == "all")


class FiguresFilter(UnitFilter):
    """Which unit."""


class DrawForm(VerbForm):
    """Which appraisals, how many, who scores them, until when."""

    name = forms.CharField(
        label="Name of the sample", max_length=120, help_text="For example: Autumn, court teams."
    )
    unit = forms.TypedChoiceField(
        label="Team or service", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )
    first = day_form_field("Meetings from", "The first day")
    last = day_form_field("Meetings to", "The last day")
    number = forms.IntegerField(
        label="How many",
        min_value=1,
        max_value=100,
        initial=5,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "class": "govuk-input--width-2", "autocomplete": "off"}
        ),
    )
    auditor = forms.TypedChoiceField(
        label="Who scores them",
        coerce=int,
        help_text="They read these appraisals until they have scored them; the people concerned can see that.",
    )
    until = day_form_field("To be scored by", "The day")

    def __init__(
        self, *args: Any, nodes: Sequence[TreeNode], auditors: Sequence[Account], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "Everybody"), *unit_choices(nodes)]  # type: ignore[attr-defined]
        self.auditors = {each.pk: each for each in auditors}
        choices = [("", "Choose"), *((each.pk, each.name) for each in auditors)]
        self.fields["auditor"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("first") and data.get("last") and data["last"] < data["first"]:
            self.add_error("last", "The last day is not before the first")
        return data


class ScoreForm(VerbForm):
    """Each criterion from 1 to 4, and what to say to whoever appraised."""

    feedback = forms.CharField(
        label="Feedback",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Whoever appraised, and their own manager, read it with the scores. Nothing of health or family.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        feedback = self.fields.pop("feedback")
        for each in SampleCriterion:
            self.fields[each.value] = forms.TypedChoiceField(
                label=str(each.label),
                choices=Score.choices,
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": f"Score: {str(each.label).lower()}"},
            )
        self.fields["feedback"] = feedback
        self.helper = form_helper(self, submit=kwargs["submit"], cancel_url=kwargs["cancel_url"])

    def scores(self) -> dict[str, int]:
        return {each.value: self.cleaned_data[each.value] for each in SampleCriterion}
