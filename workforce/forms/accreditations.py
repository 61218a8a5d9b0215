"""Accreditations with stages and evidence; commitments with actions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from workforce.enums import ActionState, StageStanding
from workforce.forms.choosing import PersonByNumber
from workforce.forms.selects import ShortSelect
from workforce.forms.support import SupportForm, day_field, link_field, words_field
from workforce.models import Worker


class AccreditationForm(SupportForm):
    """A scheme or programme."""

    name = forms.CharField(label="Name", max_length=120)
    body = forms.CharField(label="Awarded by", max_length=120, required=False)
    about = forms.CharField(label="What it is about", max_length=500, required=False)
    levels = words_field(
        "Levels",
        600,
        rows=4,
        required=False,
        help_text="One on each line, the lowest first. None: leave it blank.",
    )

    def clean_levels(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["levels"].splitlines()]
        return [line for line in lines if line]


class StageForm(SupportForm):
    """A stage. `levels`: those of the scheme; none: any words."""

    level = forms.CharField(label="Level or stage", max_length=60)
    standing = forms.ChoiceField(
        label="How it stands", choices=StageStanding.choices, widget=forms.RadioSelect
    )
    on = day_field("Since, or awarded on")
    expires_on = day_field("Valid until", required=False, help_text="The last day, once it is awarded.")

    def __init__(self, *args: Any, levels: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if levels:
            choices = [("", "Choose"), *((each, each) for each in levels)]
            self.fields["level"] = forms.ChoiceField(
                label="Level or stage", choices=choices, widget=ShortSelect
            )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("standing") == StageStanding.WORKING and data.get("expires_on"):
            self.add_error("expires_on", "Leave this blank for a stage that is not awarded yet.")
        return data


class EvidenceForm(SupportForm):
    """What shows that a stage is met."""

    title = forms.CharField(label="Title", max_length=120)
    link = link_field("Where it stands")


class CommitmentForm(SupportForm):
    """A commitment."""

    name = forms.CharField(label="Commitment", max_length=120)
    about = forms.CharField(label="What it means here", max_length=500, required=False)


class ActionForm(SupportForm):
    """Something to do about a commitment."""

    words = forms.CharField(label="What is to be done", max_length=300)
    owner = PersonByNumber(
        label="Number of who does it", required=False, help_text="As on the page of the person."
    )
    due_on = day_field("To be done by")

    def __init__(self, *args: Any, people: "QuerySet[Worker]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].people = people  # type: ignore[attr-defined]


class MoveActionForm(SupportForm):
    """How an action goes on."""

    to = forms.ChoiceField(label="It is", widget=forms.RadioSelect)
    note = forms.CharField(label="What was done, or why not", max_length=300, required=False)

    def __init__(self, *args: Any, moves: Sequence[ActionState], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("to", [(each.value, str(each.label)) for each in moves])
