"""What is typed about an appraisal: the filter of the list, days, parts and their prompts, objectives, the review."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from supervision.appraisal_prompts import AppraisalPrompt
from supervision.enums import OPEN_OBJECTIVES, Due, NeedState, ObjectiveState
from supervision.models import CouncilPriority, CouncilValue, DevelopmentItem, Objective
from workforce.forms.crispy import form_helper
from workforce.forms.filters import UnitFilter
from workforce.forms.verbs import VerbForm, day_form_field

LONG_TEXT = 8000
VALUES = "values_shown"
SHOW: Mapping[str, str] = {
    "": "Everybody",
    "due": "Overdue or due soon",
    Due.OVERDUE: "Overdue",
    Due.AWAY: "Away for long",
    Due.NOBODY: "No appraiser",
    Due.NOT_REQUIRED: "Not required",
}
STATES: Mapping[str, tuple[Due, ...]] = {
    "due": (Due.OVERDUE, Due.SOON),
    Due.OVERDUE: (Due.OVERDUE,),
    Due.AWAY: (Due.AWAY,),
    Due.NOBODY: (Due.NOBODY,),
    Due.NOT_REQUIRED: (Due.NOT_REQUIRED,),
}


def long_field(label: str, hint: str = "", *, required: bool = False, rows: int = 5) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class AppraisalFilter(UnitFilter):
    """Who, where, and how they stand."""

    q = forms.CharField(label="Name or number", required=False, max_length=100)
    show = forms.ChoiceField(label="Show", required=False, choices=list(SHOW.items()))

    field_order = ("q", "unit", "show")

    def states(self) -> tuple[Due, ...]:
        data = self.cleaned_data if self.is_valid() else {}
        return STATES.get(data.get("show", ""), ())


class StartForm(VerbForm):
    """When the meeting is to be, where that is known."""

    planned_on = day_form_field("Day of the meeting", "The day of the meeting", required=False)


class DayForm(VerbForm):
    """On which day."""

    on = day_form_field("Day", "The day")


class WordsForm(VerbForm):
    """A part with its prompts; nothing has to be filled in. What is typed is kept, without a script by a button."""

    def __init__(
        self,
        *args: Any,
        prompts: Sequence[AppraisalPrompt],
        values: Sequence[CouncilValue] = (),
        cancel_url: str,
        submit: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, cancel_url=cancel_url, submit=submit, **kwargs)
        self.keys = [prompt.key for prompt in prompts]
        for prompt in prompts:
            self.fields[prompt.key] = long_field(prompt.label, prompt.hint)
        if values:
            self.fields[VALUES] = forms.TypedMultipleChoiceField(
                label="Values and behaviours that showed in the work",
                choices=[(each.pk, each.name) for each in values],
                coerce=int,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        others = (("draft", "Save as a draft"),)
        self.helper = form_helper(self, submit=submit, cancel_url=cancel_url, others=others)
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def body(self) -> dict[str, Any]:
        """What was typed, by key."""
        found: dict[str, Any] = {key: self.cleaned_data[key] for key in self.keys if self.cleaned_data[key]}
        if shown := self.cleaned_data.get(VALUES):
            found[VALUES] = shown
        return found


class ObjectiveForm(VerbForm):
    """An objective, what it serves, and how one will know."""

    words = long_field("Objective", "Specific, and something the person can do.", required=True, rows=3)
    measure = long_field("How you will know that it is met", required=True, rows=2)
    due_on = day_form_field("By when", "The day")
    priority = forms.ChoiceField(label="Priority that it serves", required=False)
    value = forms.ChoiceField(label="Value or behaviour that it shows", required=False)

    def __init__(
        self,
        *args: Any,
        priorities: Sequence[CouncilPriority],
        values: Sequence[CouncilValue],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("priority", priorities), ("value", values)):
            choices = [("", "None"), *((str(each.pk), each.name) for each in rows)]
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def number(self, name: str) -> int | None:
        """The row that is chosen, if any."""
        chosen = self.cleaned_data.get(name)
        return int(chosen) if chosen else None


class ProgressForm(VerbForm):
    """How an objective stands."""

    state = forms.ChoiceField(
        label="How it stands", choices=ObjectiveState.choices[1:], widget=forms.RadioSelect
    )
    words = long_field("In a few words", rows=3)
    on = day_form_field("Day", "The day")


class RatingForm(VerbForm):
    """One of the council's ratings."""

    rating = forms.ChoiceField(label="Rating", widget=forms.RadioSelect)

    def __init__(self, *args: Any, ratings: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rating"].choices = [(each, each) for each in ratings]  # type: ignore[attr-defined]


class MidYearForm(VerbForm):
    """The day, what was said, and how each objective and each development item stands."""

    on = day_form_field("Day of the review", "The day of the review")

    def __init__(
        self,
        *args: Any,
        objectives: Sequence[Objective],
        items: Sequence[DevelopmentItem],
        cancel_url: str,
        submit: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, cancel_url=cancel_url, submit=submit, **kwargs)
        self.objectives = [each for each in objectives if each.state in OPEN_OBJECTIVES]
        self.items = [each for each in items if each.state == NeedState.OPEN]
        for number, objective in enumerate(self.objectives, 1):
            self._ask_of_objective(number, objective)
        for number, item in enumerate(self.items, 1):
            self._ask_of_item(number, item)
        self.fields["notes"] = long_field("What was talked about")
        self.helper = form_helper(self, submit=submit, cancel_url=cancel_url)

    def _ask_of_objective(self, number: int, objective: Objective) -> None:
        self.fields[f"objective_{objective.pk}"] = forms.ChoiceField(
            label=f"Objective {number}: {objective.words}",
            choices=[("", "Choose"), *ObjectiveState.choices[1:]],
            error_messages={"required": f"Say how objective {number} stands"},
        )
        self.fields[f"words_{objective.pk}"] = long_field(f"Objective {number} in a few words", rows=2)

    def _ask_of_item(self, number: int, item: DevelopmentItem) -> None:
        self.fields[f"item_{item.pk}"] = forms.ChoiceField(
            label=f"Development item {number}: {item.need}",
            choices=NeedState.choices,
            initial=NeedState.OPEN,
        )
        for name, label in (
            ("outcome", f"What came of item {number}"),
            ("impact", f"What others notice of item {number}"),
        ):
            self.fields[f"{name}_{item.pk}"] = forms.CharField(label=label, required=False, max_length=300)
