"""Planning: one session or a series, of one person or of a group; moving one, and calling one off."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django import forms
from django.db.models import QuerySet

from supervision.domain.planning import PLANNED_AHEAD, Cancellation, Meeting
from supervision.enums import OF_MANY, CancelledBy, CancelReason, FrequencyUnit, SessionKind
from supervision.queries.members import people_called
from supervision.rules.series import Repeat
from workforce.domain.errors import DomainError
from workforce.forms.choosing import PersonByNumber
from workforce.forms.verbs import VerbForm, day_form_field
from workforce.models import Worker

ONCE = "once"
SHORT = {"inputmode": "numeric", "class": "govuk-input--width-3", "autocomplete": "off"}
CLOCK = ("%H:%M", "%H.%M", "%H:%M:%S")


def number_form_field(label: str, most: int, **kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=1, max_value=most, widget=forms.TextInput(attrs=SHORT), **kwargs
    )


def time_form_field(label: str, **kwargs: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        input_formats=CLOCK,
        widget=forms.TimeInput(
            format="%H:%M", attrs={"class": "govuk-input--width-5", "autocomplete": "off"}
        ),
        error_messages={"invalid": "Enter a time, for example 14:30"},
        **kwargs,
    )


class MeetingForm(VerbForm):
    """When, where and for how long."""

    on = day_form_field("Day", "The day")
    starts_at = time_form_field("From", required=False, help_text="For example 14:30.")
    minutes = number_form_field("Minutes", 720, required=False)
    place = forms.CharField(label="Place", required=False, max_length=120)
    online = forms.BooleanField(label="Online", required=False)

    def meeting(self, kind: SessionKind) -> Meeting:
        data = self.cleaned_data
        return Meeting(
            kind,
            data["starts_at"],
            data["minutes"],
            data["place"].strip(),
            data["online"],
            data.get("theme", "").strip(),
        )


class SeriesForm(MeetingForm):
    """The same, once or again and again. `repeat` is None where it is once."""

    unit = forms.ChoiceField(
        label="How often",
        choices=[
            (ONCE, "Once"),
            (FrequencyUnit.WEEK.value, "Every so many weeks"),
            (FrequencyUnit.MONTH.value, "Every so many months"),
        ],
        initial=ONCE,
        widget=forms.RadioSelect,
    )
    every = number_form_field("How many weeks or months", 52, required=False, help_text="For a series only.")
    times = number_form_field("How many sessions", 60, required=False, help_text="Or say until when, below.")
    until = day_form_field("Until", "The last day", required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("unit") in (None, ONCE):
            return data
        if data.get("every") is None and "every" not in self.errors:
            self.add_error("every", "Say every how many weeks or months.")
        given = [name for name in ("times", "until") if data.get(name) is not None]
        if len(given) != 1 and not {"times", "until"} & set(self.errors):
            self.add_error("times", "Say how many sessions, or until when: one of the two.")
        if data.get("until") and data.get("on") and data["until"] < data["on"]:
            self.add_error("until", "The last day is before the first. Choose a later one.")
        return data

    def repeat(self) -> Repeat | None:
        data = self.cleaned_data
        if data["unit"] == ONCE:
            return None
        return Repeat(data["every"], FrequencyUnit(data["unit"]), until=data["until"], times=data["times"])


class PlanForm(SeriesForm):
    """Sessions with one person."""

    kind = forms.ChoiceField(
        label="Kind",
        choices=[(each.value, each.label) for each in PLANNED_AHEAD],
        initial=SessionKind.ONE_TO_ONE.value,
        widget=forms.RadioSelect,
    )
    leader = PersonByNumber(
        label="Number of whoever leads it, if it is not you",
        required=False,
        help_text="For clinical or safeguarding sessions only. They record and share it; you stay the supervisor.",
    )
    field_order = ("kind", "leader", "on")

    def __init__(self, *args: Any, people: "QuerySet[Worker]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["leader"].people = people  # type: ignore[attr-defined]

    def clean_kind(self) -> SessionKind:
        return SessionKind(self.cleaned_data["kind"])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("leader") and data.get("kind") not in (None, SessionKind.CLINICAL):
            self.add_error(
                "leader", "Only a clinical or safeguarding session is led by somebody else than you."
            )
        return data


class GroupForm(SeriesForm):
    """Sessions of several people. `people`: the names of one's own and their teams, by number; `directory`: among whom
    others are looked up.
    """

    kind = forms.ChoiceField(
        label="Kind",
        choices=[(each.value, each.label) for each in OF_MANY],
        initial=SessionKind.GROUP.value,
        widget=forms.RadioSelect,
    )
    members = forms.TypedMultipleChoiceField(
        label="Who takes part, of your people and your team",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = forms.CharField(
        label="Others of ours, by name or number",
        required=False,
        max_length=500,
        help_text="One on each line.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    theme = forms.CharField(
        label="Theme", required=False, max_length=160, help_text="No names and no case numbers."
    )
    field_order = ("kind", "members", "others", "theme", "on")

    def __init__(
        self, *args: Any, people: Mapping[int, str], directory: "QuerySet[Worker]", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.directory = directory
        self.fields["members"].choices = list(people.items())  # type: ignore[attr-defined]

    def clean_kind(self) -> SessionKind:
        return SessionKind(self.cleaned_data["kind"])

    def clean_others(self) -> str:
        text: str = self.cleaned_data["others"]
        try:
            self.named = people_called(self.directory, text)
        except DomainError as error:
            raise forms.ValidationError(str(error)) from None
        return text

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not {"members", "others"} & set(self.errors) and len(self.taking_part()) < 2:
            self.add_error("members", "Choose two people or more.")
        return data

    def taking_part(self) -> list[int]:
        """Those who are ticked, and those who are named."""
        return list(dict.fromkeys([*self.cleaned_data["members"], *self.named]))


class MoveForm(MeetingForm):
    """Another day, time or place. A group may have another theme."""

    theme = forms.CharField(
        label="Theme", required=False, max_length=160, help_text="No names and no case numbers."
    )

    def __init__(self, *args: Any, is_group: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_group:
            leave_out(self, "theme")


class CancelForm(VerbForm):
    """Who called it off, why, and perhaps when it is instead. `leads`: the reader is the supervisor."""

    cancelled_by = forms.ChoiceField(
        label="Who called it off", choices=CancelledBy.choices, widget=forms.RadioSelect
    )
    reason = forms.ChoiceField(label="Why", choices=CancelReason.choices, widget=forms.RadioSelect)
    rebook_on = day_form_field(
        "Day of the session instead",
        "The day of the session instead",
        required=False,
        help_text="Leave it blank where none is agreed yet.",
    )
    rebook_at = time_form_field("From", required=False, help_text="Left blank: the same time as before.")

    def __init__(self, *args: Any, leads: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not leads:
            offered = [each for each in CancelledBy if each is not CancelledBy.SUPERVISOR]
            self.fields["cancelled_by"].choices = [(each.value, each.label) for each in offered]  # type: ignore[attr-defined]
            leave_out(self, "rebook_on", "rebook_at")

    def cancellation(self) -> Cancellation:
        data = self.cleaned_data
        on: date | None = data.get("rebook_on")
        at: time | None = data.get("rebook_at")
        return Cancellation(CancelledBy(data["cancelled_by"]), CancelReason(data["reason"]), on, at)


def leave_out(form: VerbForm, *names: str) -> None:
    """Take fields away, from what is shown of the form too."""
    for name in names:
        del form.fields[name]
    fields = form.helper.layout.fields
    form.helper.layout.fields = [each for each in fields if getattr(each, "name", "") not in names]
