"""Workforce plans: beginning one, its versions, its moves and its actions."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from workforce.enums import WorkforcePlanState
from workforce.forms.choosing import offer_units, team_form_field
from workforce.forms.crispy import filter_helper
from workforce.forms.succession import person_field, words_field
from workforce.forms.verbs import VerbForm, day_form_field
from workforce.models import Worker
from workforce.queries.organisation import TreeNode


def year_words(year: int) -> str:
    return f"{year}-{(year + 1) % 100:02d}"


class YearFilter(forms.Form):
    """Which year to show."""

    year = forms.TypedChoiceField(label="Year from 1 April", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(str(year), year_words(year)) for year in years]  # type: ignore[attr-defined]
        self.helper = filter_helper(self, submit="Show")


class BeginPlanForm(VerbForm):
    """Whose plan, for which year, by whom, by when."""

    unit = team_form_field("Directorate, service or team")
    year = forms.TypedChoiceField(label="Year from 1 April", coerce=int)
    owner = person_field("Who is responsible for the plan")
    due_on = day_form_field("To be agreed by", "The day by which")
    text = forms.CharField(
        label="The plan in a few paragraphs", widget=forms.Textarea(attrs={"rows": 8}), max_length=20_000
    )

    def __init__(
        self,
        *args: Any,
        nodes: Sequence[TreeNode],
        years: Sequence[int],
        people: "QuerySet[Worker]",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["unit"], nodes)
        self.fields["year"].choices = [(str(year), year_words(year)) for year in years]  # type: ignore[attr-defined]
        self.fields["owner"].people = people  # type: ignore[attr-defined]


class VersionForm(VerbForm):
    """The next version of the text."""

    text = forms.CharField(label="The plan", widget=forms.Textarea(attrs={"rows": 12}), max_length=20_000)
    change = forms.CharField(label="What is new", max_length=300)
    after = forms.IntegerField(widget=forms.HiddenInput)


class MoveWorkforcePlanForm(VerbForm):
    """What became of the plan."""

    to = forms.ChoiceField(label="The plan is", widget=forms.RadioSelect)
    on = day_form_field("On", "The day")
    words = words_field("What was decided", at_most=500, required=False)

    def __init__(self, *args: Any, moves: Mapping[WorkforcePlanState, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(to.value, label) for to, label in moves.items()]  # type: ignore[attr-defined]
        self.fields["to"].initial = next(iter(moves), None)
        self.fields["on"].initial = self.today

    def clean_to(self) -> WorkforcePlanState:
        return WorkforcePlanState(self.cleaned_data["to"])


class ActionForm(VerbForm):
    """What will be done, under which priority, by whom, by when, and how one will know."""

    priority = forms.CharField(label="Priority", max_length=120, help_text="For example, Recruit, or Retain.")
    text = words_field("What will be done", at_most=300)
    measure = forms.CharField(label="How you will know", max_length=200)
    owner = person_field("Who sees to it")
    due_on = day_form_field("By", "The day by which")

    def __init__(self, *args: Any, people: "QuerySet[Worker]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].people = people  # type: ignore[attr-defined]
