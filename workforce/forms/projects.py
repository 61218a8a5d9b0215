"""Projects: the register, places, and interest in them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from workforce.enums import (
    PlaceOutcome,
    ProjectState,
)
from workforce.forms.crispy import filter_helper
from workforce.forms.lasting import LastingForm
from workforce.forms.selects import ShortSelect
from workforce.forms.succession import person_field, words_field
from workforce.forms.verbs import VerbForm, day_form_field
from workforce.models import Worker


class ProjectForm(LastingForm):
    """A project in the register."""

    name = forms.CharField(label="Name", max_length=120)
    purpose = words_field("What it is for", at_most=2000)
    sponsor = person_field("Sponsor")
    field_order = ("name", "purpose", "sponsor", "from_day", "last_day")

    def __init__(self, *args: Any, people: "QuerySet[Worker]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sponsor"].people = people  # type: ignore[attr-defined]


class MoveProjectForm(VerbForm):
    """What became of a project."""

    to = forms.ChoiceField(label="The project is", widget=forms.RadioSelect)
    on = day_form_field("Since", "The day")
    words = words_field("In a few words", at_most=500, required=False)

    def __init__(self, *args: Any, moves: Mapping[ProjectState, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(to.value, label) for to, label in moves.items()]  # type: ignore[attr-defined]
        self.fields["on"].initial = self.today

    def clean_to(self) -> ProjectState:
        return ProjectState(self.cleaned_data["to"])


class PlaceForm(VerbForm):
    """A place that a project offers."""

    title = forms.CharField(label="What one would be", max_length=120)
    offer = words_field("What it offers, and what it takes", at_most=2000)
    number = forms.IntegerField(
        label="How many people",
        min_value=1,
        max_value=99,
        initial=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-3"}),
    )
    apply_by = day_form_field("Ask by", "The last day")


class InterestForm(VerbForm):
    """Why one would like a place."""

    words = words_field("Why, and what you bring", at_most=2000)


class AnswerForm(VerbForm):
    """What the sponsor decided."""

    outcome = forms.ChoiceField(
        label="Outcome",
        widget=forms.RadioSelect,
        choices=[(each.value, each.label) for each in PlaceOutcome if each is not PlaceOutcome.WITHDRAWN],
    )
    on = day_form_field("Decided on", "The day")
    words = words_field("What the person is told", at_most=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = self.today

    def clean_outcome(self) -> PlaceOutcome:
        return PlaceOutcome(self.cleaned_data["outcome"])


class ProjectFilter(forms.Form):
    """Which projects to list."""

    q = forms.CharField(label="Name or purpose", required=False, max_length=100)
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "Planned or under way"), ("all", "All"), *ProjectState.choices],
        widget=ShortSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(self)
