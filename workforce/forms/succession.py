"""Succession: marking posts, moving plans, naming people, and the filter of the list."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from workforce.enums import Readiness, Risk, SuccessionState
from workforce.forms.choosing import PersonByNumber, PostByNumber
from workforce.forms.crispy import filter_helper
from workforce.forms.people import unit_choices
from workforce.forms.selects import ShortSelect
from workforce.forms.verbs import VerbForm, day_form_field
from workforce.models import Post, Worker
from workforce.queries.organisation import TreeNode


def words_field(label: str, *, at_most: int, **kwargs: Any) -> forms.CharField:
    """A few sentences."""
    return forms.CharField(
        label=label, max_length=at_most, widget=forms.Textarea(attrs={"rows": 3}), **kwargs
    )


def person_field(label: str, **kwargs: Any) -> PersonByNumber:
    """Somebody by their number, as the directory shows it."""
    return PersonByNumber(label=label, **{"help_text": "Their number, as on their page.", **kwargs})


class MarkForm(VerbForm):
    """Which post is critical, and why."""

    post = PostByNumber(label="Number of the post")
    reason = words_field("Why it must not stay empty", at_most=300)
    from_day = day_form_field("Critical from", "The first day")

    def __init__(self, *args: Any, posts: "QuerySet[Post]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].posts = posts  # type: ignore[attr-defined]
        self.fields["from_day"].initial = self.today


class LastDayForm(VerbForm):
    """Up to when something is so."""

    last_day = day_form_field("Last day", "The last day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last_day"].initial = self.today


class MovePlanForm(VerbForm):
    """What became of the plan."""

    to = forms.ChoiceField(label="The plan is", widget=forms.RadioSelect)
    on = day_form_field("On", "The day")
    words = words_field("What was decided", at_most=500, required=False)

    def __init__(self, *args: Any, moves: Mapping[SuccessionState, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(to.value, label) for to, label in moves.items()]  # type: ignore[attr-defined]
        self.fields["to"].initial = next(iter(moves), None)
        self.fields["on"].initial = self.today

    def clean_to(self) -> SuccessionState:
        return SuccessionState(self.cleaned_data["to"])


class RiskForm(VerbForm):
    """How likely a holder is to retire or leave."""

    holder = forms.TypedChoiceField(label="Who", coerce=int)
    within_12 = forms.ChoiceField(
        label="Retires or leaves within 12 months", choices=Risk.choices, widget=forms.RadioSelect
    )
    within_24 = forms.ChoiceField(
        label="Retires or leaves within 24 months", choices=Risk.choices, widget=forms.RadioSelect
    )
    why = words_field("Why", at_most=300, required=False)
    on = day_form_field("Judged on", "The day")

    def __init__(self, *args: Any, holders: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holder"].choices = list(holders.items())  # type: ignore[attr-defined]
        self.fields["on"].initial = self.today

    def clean_within_12(self) -> Risk:
        return Risk(self.cleaned_data["within_12"])

    def clean_within_24(self) -> Risk:
        return Risk(self.cleaned_data["within_24"])


class SuccessorForm(VerbForm):
    """Who could follow, and when."""

    person = person_field("Who could follow")
    readiness = forms.ChoiceField(label="Ready", choices=Readiness.choices, widget=forms.RadioSelect)
    from_day = day_form_field("From", "The first day")

    def __init__(self, *args: Any, people: "QuerySet[Worker]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].people = people  # type: ignore[attr-defined]
        self.fields["from_day"].initial = self.today

    def clean_readiness(self) -> Readiness:
        return Readiness(self.cleaned_data["readiness"])


class DevelopmentForm(VerbForm):
    """What is done so that a successor gets ready."""

    successor = forms.TypedChoiceField(label="For whom", coerce=int)
    text = words_field("What is done", at_most=300)
    owner = person_field("Who sees to it")
    due_on = day_form_field("By", "The day by which")

    def __init__(
        self, *args: Any, successors: Mapping[int, str], people: "QuerySet[Worker]", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].choices = list(successors.items())  # type: ignore[attr-defined]
        self.fields["owner"].people = people  # type: ignore[attr-defined]


class DoneForm(VerbForm):
    """That an action is done, and what came of it."""

    done_on = day_form_field("Done on", "The day")
    outcome = words_field("What came of it", at_most=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["done_on"].initial = self.today


class NoteForm(VerbForm):
    """A note about somebody."""

    text = words_field(
        "Note", at_most=2000, help_text="The person may ask to see it. Write what you would say to them."
    )
    on = day_form_field("Of", "The day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = self.today


class ShownForm(VerbForm):
    """That the notes were shown to the person."""

    on = day_form_field("Shown on", "The day")
    words = words_field("How", at_most=300, required=False, help_text="For example, on paper, in a talk.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = self.today


class SuccessionFilter(forms.Form):
    """Which critical posts to list."""

    unit = forms.TypedChoiceField(
        label="Team or service", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )
    state = forms.ChoiceField(
        label="Plan", required=False, choices=[("", "All"), *SuccessionState.choices], widget=ShortSelect
    )
    bench = forms.ChoiceField(
        label="Successors",
        required=False,
        choices=[("", "All"), ("none", "Nobody ready now"), ("some", "Somebody ready now")],
        widget=ShortSelect,
    )
    sort = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "All"), *unit_choices(nodes)]  # type: ignore[attr-defined]
        self.helper = filter_helper(self)
