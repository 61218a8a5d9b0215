"""Series of meetings and what came of each meeting."""

import calendar
from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from supervision.domain.gathering_series import SeriesContent
from supervision.domain.gatherings import Place
from supervision.enums import ActionState, AudienceKind, Cadence, SeriesKind
from workforce.forms.crispy import filter_helper
from workforce.forms.inputs import ShortText
from workforce.forms.people import unit_choices
from workforce.forms.selects import ShortSelect
from workforce.forms.succession import person_field
from workforce.forms.support import SupportForm, day_field, number_field, units_field, words_field
from workforce.models import Worker
from workforce.queries.organisation import TreeNode

WEEKDAYS = [(str(number), calendar.day_name[number]) for number in range(5)]
WEEKS = [("1", "First"), ("2", "Second"), ("3", "Third"), ("4", "Fourth"), ("5", "Last")]
MONTHS = [(str(number), calendar.month_name[number]) for number in (*range(4, 13), 1, 2, 3)]


def time_field(label: str = "From", **kwargs: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        input_formats=["%H:%M", "%H.%M"],
        help_text="For example 09:30.",
        error_messages={"invalid": "Enter a time, for example 09:30"},
        widget=forms.TimeInput(
            format="%H:%M", attrs={"class": "govuk-input--width-5", "autocomplete": "off"}
        ),
        **kwargs,
    )


def minutes_field() -> forms.IntegerField:
    return number_field("Minutes", required=False, min_value=1, max_value=2880)


def place_field() -> forms.CharField:
    return forms.CharField(label="Where", max_length=120, required=False, help_text="A room, or “online”.")


class AudienceForm(SupportForm):
    """To whom something is addressed: everybody, managers, or roles and teams."""

    audience = forms.ChoiceField(label="Who", choices=AudienceKind.choices, widget=forms.RadioSelect)
    role_ids = forms.TypedMultipleChoiceField(
        label="Roles", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    unit_ids = units_field("Teams and services", help_text="With everything below them.")

    def __init__(
        self, *args: Any, nodes: Sequence[TreeNode], roles: Sequence[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("unit_ids", unit_choices(nodes))
        self.offer("role_ids", [(str(key), name) for key, name in roles])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        named = data.get("role_ids") or data.get("unit_ids")
        if data.get("audience") == AudienceKind.CHOSEN and not named:
            self.add_error("role_ids", "Choose at least one role or team.")
        return data


class SeriesForm(AudienceForm):
    """What a series is, whom it invites, how often it meets and when."""

    name = forms.CharField(label="Name", max_length=120)
    kind = forms.ChoiceField(label="Kind", choices=[("", "Choose"), *SeriesKind.choices], widget=ShortSelect)
    about = forms.CharField(label="What it is for", max_length=300, required=False)
    times = number_field("How many meetings", min_value=1, max_value=12, initial=1)
    cadence = forms.ChoiceField(label="In", choices=Cadence.choices, widget=forms.RadioSelect)
    weekday = forms.TypedChoiceField(label="On which weekday", choices=WEEKDAYS, coerce=int)
    week_of_month = forms.TypedChoiceField(
        label="In which week of the month",
        choices=WEEKS,
        coerce=int,
        help_text="Not needed for meetings every week.",
    )
    months = forms.TypedMultipleChoiceField(
        label="In which months",
        choices=MONTHS,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Only for a number of meetings a year: choose as many months.",
    )
    starts_at = time_field()
    minutes = minutes_field()
    place = place_field()
    run_by = person_field("Who runs it", required=False)
    field_order = ("name", "kind", "about", "audience", "role_ids", "unit_ids", "times", "cadence")

    def __init__(self, *args: Any, people: "QuerySet[Worker]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["run_by"].people = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        yearly = data.get("cadence") == Cadence.YEAR
        if yearly and data.get("times") and len(data.get("months", ())) != data["times"]:
            self.add_error("months", "Choose as many months as there are meetings in a year.")
        return data

    def content(self) -> SeriesContent:
        data = self.cleaned_data
        plain = ("name", "kind", "about", "times", "weekday", "week_of_month", "months", "role_ids")
        return SeriesContent(
            **{name: data[name] for name in (*plain, "unit_ids", "starts_at", "minutes", "place")},
            audience=AudienceKind(data["audience"]),
            cadence=Cadence(data["cadence"]),
            run_by_id=data["run_by"].pk if data["run_by"] else None,
        )


class NewSeriesForm(SeriesForm):
    """The same, with the day from which it runs."""

    starts_on = day_field("First day")


class EndSeriesForm(SupportForm):
    """When a series ends."""

    last_day = day_field("Last day")


class MeetingForm(SupportForm):
    """When and where a meeting is."""

    on = day_field("Day")
    starts_at = time_field()
    minutes = minutes_field()
    place = place_field()

    def where(self) -> Place:
        return Place(**{name: self.cleaned_data[name] for name in Place.__slots__})


class HoldForm(SupportForm):
    """Three fields, so that it takes a minute on a phone."""

    attended = number_field("How many came")
    topics = forms.CharField(
        label="What it was about", max_length=500, required=False, help_text="No names, no case numbers."
    )
    issue = words_field(
        "Something that was raised",
        500,
        rows=3,
        required=False,
        help_text="You can add more, and who does what about it, afterwards.",
    )


class CancelForm(SupportForm):
    """Why a meeting does not take place."""

    why = forms.CharField(label="Why", max_length=200)


class GuestsForm(SupportForm):
    """Who came, of those invited."""

    worker_ids = forms.TypedMultipleChoiceField(
        label="Who came", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: Sequence[Worker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("worker_ids", [(str(each.pk), each.name) for each in people])


class IssueForm(SupportForm):
    """What was raised."""

    words = words_field("What was raised", 500, rows=4, help_text="No names, no case numbers.")


class AnswerForm(SupportForm):
    """What we did."""

    answer = words_field("What we did", 1000, rows=5, help_text="Everybody who is invited reads it.")


class ActionForm(SupportForm):
    """Who does what by when."""

    words = forms.CharField(label="What is to be done", max_length=300)
    owner = person_field("Who does it")
    due_on = day_field("By when")

    def __init__(self, *args: Any, people: "QuerySet[Worker]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].people = people  # type: ignore[attr-defined]


class EndActionForm(SupportForm):
    """What became of an action."""

    state = forms.ChoiceField(
        label="The action is",
        choices=[(each.value, each.label) for each in (ActionState.DONE, ActionState.NOT_NEEDED)],
        widget=forms.RadioSelect,
    )
    result = forms.CharField(label="What came of it", max_length=300, required=False)


class ClosureForm(SupportForm):
    """Days on which no meeting is planned."""

    name = forms.CharField(label="What for", max_length=80, help_text="For example: Christmas.")
    first_day = day_field("First day")
    last_day = day_field("Last day")
    series = forms.TypedChoiceField(
        label="For which series", coerce=int, empty_value=None, required=False, widget=ShortSelect
    )

    def __init__(self, *args: Any, series: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("series", [(str(key), name) for key, name in series], empty="All of them")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = data.get("first_day"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "The last day lies before the first.")
        return data


class WordsFilter(forms.Form):
    """Words, and a choice of what to show."""

    q = forms.CharField(
        label="Words",
        required=False,
        max_length=100,
        widget=ShortText(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(label="Kind", required=False, widget=ShortSelect)
    show = forms.ChoiceField(label="Show", required=False, widget=ShortSelect)

    def __init__(
        self,
        *args: Any,
        kinds: Sequence[tuple[str, str]] = (),
        shows: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("kind", [("", "All"), *kinds] if kinds else []), ("show", shows)):
            if choices:
                self.fields[name].choices = choices  # type: ignore[attr-defined]
            else:
                del self.fields[name]
        self.helper = filter_helper(self, submit="Show")
        self.is_valid()

    def asked(self, name: str) -> str:
        """What was chosen; nothing where it is not in order."""
        return str(self.cleaned_data.get(name) or "")
