"""From which day and where somebody begins, and what is offered then."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from crispy_forms.layout import Div
from django import forms

from workforce.enums import AgencyReason
from workforce.forms.crispy import Link, OneLineDateField
from workforce.forms.people import unit_choices
from workforce.forms.selects import ShortSelect
from workforce.forms.verbs import VerbForm, fte_form_field
from workforce.models import Role, Worker
from workforce.queries.organisation import TreeNode
from workforce.queries.places import Room
from workforce.written import decimal

FindPeople = Callable[[str], Sequence[Worker]]


@dataclass(frozen=True)
class Place:
    """A day and a unit with all below it, and what there is to choose from: posts with hours left, teams, roles.

    `elsewhere` is the address at which another place is chosen.
    """

    day: date
    unit_id: int
    unit_name: str
    teams: Sequence[TreeNode]
    rooms: Sequence[Room]
    roles: Sequence[Role]
    elsewhere: str

    def post_choices(self) -> list[tuple[str, object]]:
        """The posts under the names of their teams."""
        grouped: dict[int, list[tuple[str, str]]] = {}
        for room in self.rooms:
            free = f"{decimal(room.free, 2)} FTE free" if room.free > 0 else "full"
            words = f"{room.reference}, {room.title}, {free}"
            grouped.setdefault(room.team_id, []).append((str(room.post_id), words))
        teams = [(team.name, grouped[team.unit_id]) for team in self.teams if team.unit_id in grouped]
        return [("", "No post"), *teams]

    def team_choices(self) -> list[tuple[str, str]]:
        return [("", "That of the post"), *((str(team.unit_id), team.name) for team in self.teams)]

    def role_choices(self) -> list[tuple[str, str]]:
        return [("", "That of the post"), *((str(role.pk), role.name) for role in self.roles)]


class PlaceForm(VerbForm):
    """The first page of a verb that gives somebody work. It is sent by its address, and the next page depends on it."""

    on = OneLineDateField(
        label="First day", help_text="For example 27/3/2024. It may lie in the past or in the future."
    )
    unit = forms.TypedChoiceField(
        label="Team, or a service to choose a team from", coerce=int, widget=ShortSelect
    )
    full = forms.BooleanField(
        label="Offer posts that are full, too",
        required=False,
        help_text="For a hand-over of some days between two people, say.",
    )

    def __init__(self, *args: Any, nodes: Iterable[TreeNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "Choose"), *unit_choices(list(nodes))]  # type: ignore[attr-defined]
        self.helper.form_method = "get"
        self.helper.disable_csrf = True


class WorkForm(VerbForm):
    """Post or team, role, hours and manager, on a place chosen before."""

    on = OneLineDateField(widget=forms.HiddenInput())
    unit = forms.IntegerField(widget=forms.HiddenInput())
    full = forms.BooleanField(required=False, widget=forms.HiddenInput())
    post = forms.TypedChoiceField(
        label="Post",
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={
            "invalid_choice": "This post has no hours left on the first day, or is not there then"
        },
        help_text="Posts that have hours left on the first day. A post brings its team, its role and the hours left.",
    )
    team = forms.TypedChoiceField(
        label="Team",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Choose one only without a post.",
    )
    role = forms.TypedChoiceField(
        label="Role", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )
    fte = fte_form_field(
        required=False,
        help_text="1 is full time, 0.6 is three days a week. Leave empty for what the post has left.",
    )
    manager = forms.CharField(
        label="Manager",
        required=False,
        max_length=100,
        help_text="Name or number. Leave empty for whoever manages most people in the team on the first day.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
    )
    agency_reason = forms.ChoiceField(
        label="Why an agency worker is needed",
        required=False,
        choices=[("", "No agency worker"), *AgencyReason.choices],
    )
    over_fill = forms.BooleanField(
        label="Fill the post beyond its hours, if need be",
        required=False,
        help_text="Such a post is listed under data quality until its hours are put right.",
    )

    def __init__(self, *args: Any, place: Place, find_people: FindPeople, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place = place
        self.to_another_place = Div(
            Link("Choose another day or team", place.elsewhere), css_class="govuk-form-group"
        )
        self._find_people = find_people
        self.fields["post"].choices = place.post_choices()  # type: ignore[attr-defined]
        self.fields["team"].choices = place.team_choices()  # type: ignore[attr-defined]
        self.fields["role"].choices = place.role_choices()  # type: ignore[attr-defined]

    def clean_manager(self) -> Worker | None:
        """Whom the text means. Raises ValidationError where that is nobody or several."""
        return person_meant(self.cleaned_data["manager"], self._find_people)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and data.get("post") is None:
            for name in ("team", "role", "fte"):
                if data.get(name) is None:
                    self.add_error(name, f"Choose a post, or {SAY[name]}")
        return data


SAY = {"team": "say which team", "role": "say which role", "fte": "enter the hours"}


def person_meant(text: str, find_people: FindPeople) -> Worker | None:
    """The one person of this number or name; None for no text."""
    if not text.strip():
        return None
    found = find_people(text)
    if not found:
        raise forms.ValidationError("Nobody has this number or is called so")
    if len(found) > 1:
        listed = ", ".join(f"{each.name} ({each.reference})" for each in found)
        raise forms.ValidationError(f"More than one person is called so. Enter a number: {listed}")
    return found[0]
