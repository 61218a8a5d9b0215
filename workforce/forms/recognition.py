"""Nominations, what becomes of them, events and prompts."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from workforce.enums import RecognitionKind
from workforce.forms.choosing import PersonByNumber
from workforce.forms.people import unit_choices
from workforce.forms.selects import ShortSelect
from workforce.forms.support import SupportForm, day_field, words_field
from workforce.models import CelebrationEvent, Worker
from workforce.queries.organisation import TreeNode


class NominationForm(SupportForm):
    """Whom, for what, when."""

    kind = forms.ChoiceField(label="What for", choices=RecognitionKind.choices, widget=forms.RadioSelect)
    nominee = PersonByNumber(
        label="Number of the colleague", required=False, help_text="As on the page of the person."
    )
    team = forms.TypedChoiceField(
        label="Or a team", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )
    words = words_field("What they did", 1000, rows=5, help_text="No names of children or families.")
    on = day_field("When it was")

    def __init__(
        self, *args: Any, people: "QuerySet[Worker]", nodes: Sequence[TreeNode], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nominee"].people = people  # type: ignore[attr-defined]
        self.offer("team", unit_choices(nodes), empty="No team")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "nominee" in self.errors:
            return data
        if (data.get("nominee") is None) == (data.get("team") is None):
            self.add_error("nominee", "Enter the number of a colleague, or choose a team: one of the two.")
        return data


class MoveForm(SupportForm):
    """What becomes of a nomination."""

    note = forms.CharField(label="A word on it", max_length=300, required=False)


class EventForm(SupportForm):
    """A day on which people are celebrated."""

    title = forms.CharField(label="What", max_length=120)
    on = day_field("When")
    place = forms.CharField(label="Where", max_length=120, required=False)
    about = forms.CharField(label="What happens there", max_length=500, required=False)


class CelebrateAtForm(SupportForm):
    """At which event somebody is celebrated."""

    event = forms.TypedChoiceField(
        label="Event", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )

    def __init__(self, *args: Any, events: Sequence[CelebrationEvent], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("event", [(str(each.pk), each.title) for each in events], empty="At none")


class TakeUpForm(SupportForm):
    """What is said about it."""

    words = words_field("What is said", 1000, rows=5)
