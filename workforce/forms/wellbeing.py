"""Programmes, activities, surveys, and the supplier's totals."""

from datetime import date
from typing import Any

from django import forms

from workforce.enums import ActivityKind
from workforce.forms.selects import ShortSelect
from workforce.forms.support import SupportForm, day_field, number_field, words_field


class ProgrammeForm(SupportForm):
    """A programme."""

    name = forms.CharField(label="Name", max_length=120)
    about = words_field("What it is for", 2000, rows=5, required=False)
    first_day = day_field("From")
    last_day = day_field("Until", required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = data.get("first_day"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "The last day lies before the first.")
        return data


class ActivityForm(SupportForm):
    """Something on a day."""

    title = forms.CharField(label="What", max_length=120)
    kind = forms.ChoiceField(label="Kind", choices=ActivityKind.choices, widget=ShortSelect)
    on = day_field("When")
    where = forms.CharField(label="Where", max_length=120, required=False)
    places = number_field("Places", required=False, min_value=1, help_text="Blank: as many as come.")
    by_name = forms.BooleanField(
        label="People put their names down",
        required=False,
        help_text="Only you see the names. Without it only how many came is counted.",
    )


class CountForm(SupportForm):
    """How many came."""

    attended = number_field("How many came")


class SurveyForm(SupportForm):
    """One number, with where it comes from."""

    measure = forms.CharField(label="What it measures", max_length=120)
    value = forms.DecimalField(
        label="Result",
        max_digits=8,
        decimal_places=2,
        widget=forms.TextInput(
            attrs={"inputmode": "decimal", "class": "govuk-input--width-5", "autocomplete": "off"}
        ),
    )
    unit = forms.CharField(label="Unit", max_length=30, required=False, help_text="For example: per cent.")
    on = day_field("Of which day")
    source = forms.CharField(label="Source", max_length=120)
    answered = number_field("How many answered", required=False)


class AssistanceForm(SupportForm):
    """Two numbers of a month. There is no place for a name."""

    month = forms.TypedChoiceField(label="Month", coerce=date.fromisoformat, widget=ShortSelect)
    employees = number_field("Employees")
    household = number_field("Household members")

    def __init__(self, *args: Any, months: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("month", months)
