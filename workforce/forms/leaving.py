"""Notice, its withdrawal, leaving, and another last day."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from workforce.enums import EMPLOYED, Destination, ReasonLeft
from workforce.forms.joining import choices_or_blank, choose_one
from workforce.forms.places import FindPeople, person_meant
from workforce.forms.verbs import VerbForm, day_form_field
from workforce.models import Employment, Worker
from workforce.written import day as written_day


def contracts_in_words(held: Sequence[Employment]) -> dict[int, str]:
    """The choice among contracts: what and since when."""
    return {
        each.pk: f"{each.get_contract_display()}, from {written_day(each.first_day)}"
        + (f" to {written_day(each.last_day)}" if each.last_day else "")
        for each in held
    }


WHY = {"reason": "Say why they leave", "destination": "Say where they go"}


class EndForm(VerbForm):
    """A contract that ends, and why, coded as the workforce return asks it of those whom the council employs."""

    employment = forms.TypedChoiceField(label="Which contract", coerce=int)
    last_day = day_form_field("Last day", "The last day", help_text="The last day on which they work here.")
    reason = forms.TypedChoiceField(
        label="Why they leave",
        required=False,
        coerce=int,
        empty_value=None,
        choices=choices_or_blank(ReasonLeft.choices),
    )
    destination = forms.TypedChoiceField(
        label="Where they go",
        required=False,
        coerce=int,
        empty_value=None,
        choices=choices_or_blank(Destination.choices),
    )

    def __init__(self, *args: Any, employments: Sequence[Employment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._contracts = {each.pk: each.contract for each in employments}
        choose_one(self.fields["employment"], contracts_in_words(employments))
        asked = bool(employments) and all(each.contract in EMPLOYED for each in employments)
        for name, words in WHY.items():
            self.fields[name].required = asked
            self.fields[name].error_messages["required"] = words

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self._contracts.get(data.get("employment") or 0) in EMPLOYED:
            for name, words in WHY.items():
                if data.get(name) is None and name not in self.errors:
                    self.add_error(name, words)
        return data


class NoticeForm(EndForm):
    """Notice given on a day."""

    given_on = day_form_field("Notice given on", "The day of the notice")
    field_order = ("employment", "given_on", "last_day", "reason", "destination")


class LeaveForm(EndForm):
    """A leaving, and who takes over the people whom the leaver manages."""

    successor = forms.CharField(
        label="Who manages their people afterwards",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
    )
    cancel_later = forms.BooleanField(
        label="Take out what was to begin after the last day",
        required=False,
        help_text="It stays in the history.",
    )

    def __init__(self, *args: Any, find_people: FindPeople, managed: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._find_people = find_people
        if managed:
            self.fields["successor"].help_text = (
                f"Name or number. They manage {', '.join(managed)}. Left empty, nobody manages them from the next "
                "day on, and data quality lists them."
            )
        else:
            del self.fields["successor"]
        self.helper.layout.fields[:-1] = list(self.fields)

    def clean_successor(self) -> Worker | None:
        return person_meant(self.cleaned_data["successor"], self._find_people)


class WithdrawForm(VerbForm):
    """A notice is withdrawn on a day."""

    notice = forms.TypedChoiceField(
        label="Which notice", coerce=int, error_messages={"required": "There is no notice to withdraw"}
    )
    withdrawn_on = day_form_field("Withdrawn on", "The day of the withdrawal")
    over_fill = forms.BooleanField(
        label="Fill the post beyond its hours, if need be",
        required=False,
        help_text="Where somebody else has been appointed to it.",
    )

    def __init__(self, *args: Any, notices: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_one(self.fields["notice"], notices)


class LastDayForm(VerbForm):
    """Another last day for a contract that has one, or may have one."""

    employment = forms.TypedChoiceField(label="Which contract", coerce=int)
    last_day = day_form_field("New last day", "The new last day")
    over_fill = forms.BooleanField(
        label="Fill the post beyond its hours, if need be",
        required=False,
        help_text="Such a post is listed under data quality until its hours are put right.",
    )

    def __init__(self, *args: Any, employments: Sequence[Employment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_one(self.fields["employment"], contracts_in_words(employments))
