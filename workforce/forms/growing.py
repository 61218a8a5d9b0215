"""Wishes, lead roles, opportunities, reviews of deputies, drop-ins."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from workforce.enums import AdviceTheme, Capacity, InterestOutcome, OpportunityKind, Wish
from workforce.forms.choosing import PersonByNumber
from workforce.forms.crispy import filter_helper
from workforce.forms.pathways import words_field
from workforce.forms.selects import ShortSelect
from workforce.forms.verbs import VerbForm, day_form_field
from workforce.models import Worker

COUNT = {"class": "govuk-input--width-3", "inputmode": "numeric", "autocomplete": "off"}


class WishForm(VerbForm):
    """What one wants, and what one does to develop."""

    wish = forms.ChoiceField(label="What do you want?", choices=Wish.choices, widget=forms.RadioSelect)
    words = words_field("In your own words", required=False)
    development = forms.CharField(
        label="What will you do to develop?",
        max_length=300,
        help_text="Also if you want to stay at your level: a course, shadowing, a lead role, a project.",
    )
    development_by = day_form_field("Until when", "The day", required=False)


class WishFilter(forms.Form):
    """Which wishes."""

    wish = forms.ChoiceField(label="Wants", required=False, choices=[("", "All"), *Wish.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(self, submit="Show")


class LeadRoleForm(VerbForm):
    """Who leads on what."""

    worker = PersonByNumber(label="Number of the person")
    area = forms.CharField(label="Area", max_length=120, help_text="For example: neglect, exploitation.")
    purpose = forms.CharField(label="What it is for", max_length=300, required=False)
    first_day = day_form_field("From", "The first day")
    last_day = day_form_field("Until", "The last day", required=False)

    def __init__(self, *args: Any, people: "QuerySet[Worker]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].people = people  # type: ignore[attr-defined]


class ReviewLeadRoleForm(VerbForm):
    on = day_form_field("Looked at on", "The day")
    words = forms.CharField(label="What was found", max_length=300)


class EndLeadRoleForm(VerbForm):
    last_day = day_form_field("Last day", "The last day")


class OpportunityForm(VerbForm):
    kind = forms.ChoiceField(label="Kind", choices=OpportunityKind.choices, widget=ShortSelect)
    title = forms.CharField(label="Title", max_length=160)
    text = words_field("What it is, and for whom")
    place = forms.CharField(label="Where", max_length=120, required=False)
    closes_on = day_form_field("Interest until", "The last day")


class OpportunityFilter(forms.Form):
    """Which opportunities."""

    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "All"), *OpportunityKind.choices])
    show = forms.ChoiceField(label="Show", required=False, choices=[("", "Open"), ("closed", "Closed")])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(self, submit="Show")


class InterestedForm(VerbForm):
    words = forms.CharField(label="Why it interests you", max_length=400, required=False)


class OutcomeForm(VerbForm):
    outcome = forms.ChoiceField(
        label="What came of it",
        choices=[(each.value, each.label) for each in (InterestOutcome.CHOSEN, InterestOutcome.NOT_CHOSEN)],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label="Why", max_length=300, required=False, help_text="The person reads this.")


class CloseForm(VerbForm):
    external = forms.IntegerField(
        label="Places filled from outside the council",
        min_value=0,
        max_value=99,
        initial=0,
        widget=forms.TextInput(attrs=COUNT),
    )


class CapacityForm(VerbForm):
    on = day_form_field("Held on", "The day")
    capacity = forms.ChoiceField(
        label="Capacity for the role", choices=Capacity.choices, widget=forms.RadioSelect
    )
    skills = words_field("Skills, and what is missing")
    agreed = words_field("What is agreed", required=False)


class DropInForm(VerbForm):
    on = day_form_field("Day", "The day", help_text="A day of the same month.")
    place = forms.CharField(label="Where, and at what time", max_length=160, required=False)
    attended = forms.IntegerField(
        label="How many came",
        required=False,
        min_value=0,
        max_value=999,
        widget=forms.TextInput(attrs=COUNT),
        help_text="Leave it blank until it has been held.",
    )


class AdviceForm(VerbForm):
    theme = forms.ChoiceField(label="About", choices=AdviceTheme.choices, widget=ShortSelect)
    words = forms.CharField(label="Advice given", max_length=400, help_text="Name nobody.")
