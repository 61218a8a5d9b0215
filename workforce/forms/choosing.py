"""Choosing people, teams, roles and posts in the forms of verbs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from workforce.forms.people import unit_choices
from workforce.forms.selects import ShortSelect
from workforce.forms.verbs import VerbForm
from workforce.models import Post, Role, Worker
from workforce.queries.moving import PostRoom
from workforce.queries.organisation import TreeNode
from workforce.written import decimal

KEEP, NOBODY, OTHER = "keep", "nobody", "other"
NO_POST = "none"


class PersonByNumber(forms.CharField):
    """Somebody by their number, among the people that the form is given."""

    people: "QuerySet[Worker]"

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"})
        super().__init__(widget=widget, max_length=40, **kwargs)

    def clean(self, value: Any) -> Worker | None:
        number = super().clean(value)
        if not number:
            return None
        found = self.people.filter(reference__iexact=number).first()
        if found is None:
            raise ValidationError(f"Nobody here has the number {number}.")
        return found


class PostByNumber(forms.CharField):
    """A post by its number, among those that the form is given."""

    posts: "QuerySet[Post]"

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"})
        super().__init__(widget=widget, max_length=40, **kwargs)

    def clean(self, value: Any) -> Post | None:
        number = super().clean(value)
        if not number:
            return None
        found = self.posts.filter(reference__iexact=number).first()
        if found is None:
            raise ValidationError(f"There is no post {number}.")
        return found


class ManagerForm(VerbForm):
    """Who manages from then on: as now, one of those offered, somebody else by number, or nobody.

    `managers`: names by key. `manager_now`: who manages now, or None where the question starts afresh.
    """

    manager = forms.ChoiceField(label="Manager", widget=ShortSelect)
    manager_number = PersonByNumber(
        label="Number of somebody else", required=False, help_text="Only if you chose “Somebody else”."
    )

    def __init__(
        self,
        *args: Any,
        managers: Mapping[int, str],
        people: "QuerySet[Worker]",
        manager_now: Worker | None = None,
        may_keep: bool = True,
        may_be_nobody: bool = True,
        optional: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["manager"].required = not optional
        self.manager_now = manager_now
        now = manager_now.name if manager_now else "nobody"
        first = ("", "Not recorded" if optional else "Choose")
        if may_keep and not optional:
            first = (KEEP, f"As now: {now}")
        last = [(OTHER, "Somebody else, by number")]
        if may_be_nobody and not optional:
            last.append((NOBODY, "Nobody"))
        offered = [
            (str(key), name) for key, name in managers.items() if manager_now is None or key != manager_now.pk
        ]
        self.fields["manager"].choices = [first, *offered, *last]  # type: ignore[attr-defined]
        self.fields["manager_number"].people = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        chosen, other = data.get("manager"), data.get("manager_number")
        if chosen == OTHER and other is None and "manager_number" not in self.errors:
            self.add_error("manager_number", "Enter their number.")
        if chosen and chosen != OTHER and other is not None:
            self.add_error("manager_number", "Leave this empty, or choose “Somebody else, by number” above.")
        data["manager_id"] = self._manager_id(chosen, other)
        return data

    def _manager_id(self, chosen: str | None, other: Worker | None) -> int | None:
        if chosen == KEEP:
            return self.manager_now.pk if self.manager_now else None
        if chosen == OTHER:
            return other.pk if other else None
        return int(chosen) if chosen and chosen != NOBODY else None


def team_form_field(label: str, **kwargs: Any) -> forms.TypedChoiceField:
    """A team or service; `offer_units` fills it."""
    return forms.TypedChoiceField(label=label, coerce=int, empty_value=None, widget=ShortSelect, **kwargs)


def offer_units(field: forms.Field, nodes: Sequence[TreeNode], empty: str = "Choose") -> None:
    field.choices = [("", empty), *unit_choices(nodes)]  # type: ignore[attr-defined]


def offer_roles(field: forms.Field, roles: Iterable[Role], empty: str = "Choose") -> None:
    field.choices = [("", empty), *((str(role.pk), role.name) for role in roles)]  # type: ignore[attr-defined]


def post_words(room: PostRoom) -> str:
    """P-12, Social worker: 0.50 of 1.00 FTE free."""
    title = room.title if room.title == room.role_name else f"{room.title} ({room.role_name})"
    free = f"{decimal(room.free, 2)} of {decimal(room.fte, 2)} FTE free" if room.free else "full"
    return f"{room.reference}, {title}: {free}"
