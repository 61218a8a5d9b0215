"""Keeping templates of inductions."""

from collections.abc import Sequence
from typing import Any

from django import forms

from workforce.domain.induction_templates import Task
from workforce.enums import InductionFor, InductionOwner, InductionStage, InductionTime
from workforce.forms.verbs import VerbForm, day_form_field
from workforce.models import CorporateItem, Role


class TemplateForm(VerbForm):
    """Whom a template is for."""

    audience = forms.ChoiceField(
        label="Who is it for?", choices=InductionFor.choices, widget=forms.RadioSelect
    )
    role = forms.ChoiceField(label="Role, where it is for one", required=False)
    role_group = forms.ChoiceField(label="Group of roles, where it is for one", required=False)
    on_move = forms.BooleanField(
        label="Also for people here who move into the role or the group",
        required=False,
        help_text="For example, social workers who become team managers.",
    )

    def __init__(self, *args: Any, roles: Sequence[Role], groups: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles = {str(role.pk): role for role in roles}
        self.fields["role"].choices = [("", "–"), *((key, role.name) for key, role in self.roles.items())]  # type: ignore[attr-defined]
        self.fields["role_group"].choices = [("", "–"), *((group, group) for group in groups)]  # type: ignore[attr-defined]

    def clean_audience(self) -> InductionFor:
        return InductionFor(self.cleaned_data["audience"])

    def clean(self) -> dict[str, Any]:
        """What is not asked of this kind of template is left out."""
        data: dict[str, Any] = super().clean() or {}
        audience = data.get("audience")
        if audience == InductionFor.ROLE and not data.get("role"):
            self.add_error("role", "Choose the role")
        if audience == InductionFor.GROUP and not data.get("role_group"):
            self.add_error("role_group", "Choose the group of roles")
        data["role"] = self.roles.get(data.get("role") or "") if audience == InductionFor.ROLE else None
        data["role_group"] = data.get("role_group", "") if audience == InductionFor.GROUP else ""
        data["on_move"] = bool(data.get("on_move")) and audience != InductionFor.EVERYBODY
        return data


class StageForm(VerbForm):
    """Whether a version is a pilot or final."""

    stage = forms.ChoiceField(label="Stage", choices=InductionStage.choices, widget=forms.RadioSelect)

    def clean_stage(self) -> InductionStage:
        return InductionStage(self.cleaned_data["stage"])


class TaskForm(VerbForm):
    """A task of a draft."""

    title = forms.CharField(label="What is to be done", max_length=160)
    time = forms.ChoiceField(label="When", choices=InductionTime.choices, widget=forms.RadioSelect)
    days = forms.IntegerField(
        label="Due, in days from the first day",
        min_value=-90,
        max_value=184,
        help_text="0 is the first day itself, 7 a week later, -5 five days before the start.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "autocomplete": "off"}),
    )
    owner = forms.ChoiceField(label="Who does it", choices=InductionOwner.choices, widget=forms.RadioSelect)
    evidence = forms.BooleanField(label="Whoever ticks it off says what shows it", required=False)
    corporate = forms.ChoiceField(label="Item of the corporate induction that it covers", required=False)

    def __init__(self, *args: Any, items: Sequence[CorporateItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = {str(item.pk): item for item in items}
        choices = [("", "None"), *((key, item.name) for key, item in self.items.items())]
        self.fields["corporate"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """`task`: what was typed, as the verb takes it."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            data["task"] = Task(
                time=InductionTime(data["time"]),
                days=data["days"],
                title=data["title"],
                owner=InductionOwner(data["owner"]),
                evidence=data["evidence"],
                corporate=self.items.get(data["corporate"]),
            )
        return data


class PublishForm(VerbForm):
    """From when a draft holds."""

    first_day = day_form_field(
        "For whoever starts from",
        "The first day",
        help_text="The version until now ends the day before. Inductions that have begun keep theirs.",
    )


class EndForm(VerbForm):
    """Until when a version holds."""

    last_day = day_form_field("For whoever starts until", "The last day")


class NothingForm(VerbForm):
    """Nothing to type: a page that asks whether it is meant."""


class CorporateForm(VerbForm):
    """Something on the list of the corporate induction."""

    name = forms.CharField(label="Item of the corporate induction", max_length=120)
