"""What is said of units, and members of teams from outside."""

from collections.abc import Sequence
from typing import Any

from django import forms

from workforce.enums import (
    MemberKind,
    UnitTagKind,
)
from workforce.forms.choosing import offer_units, team_form_field
from workforce.forms.crispy import filter_helper
from workforce.forms.filters import UnitFilter
from workforce.forms.lasting import LastingForm
from workforce.forms.selects import ShortSelect
from workforce.queries.organisation import TreeNode


class TagForm(LastingForm):
    """What is true of a unit."""

    unit = team_form_field("Unit")
    kind = forms.ChoiceField(label="What is said", choices=UnitTagKind.choices)
    label = forms.CharField(
        label="In words",
        max_length=120,
        help_text="For example, Police and health at the civic centre, or NHS terms.",
    )
    field_order = ("unit", "kind", "label", "from_day", "last_day")

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["unit"], nodes)

    def clean_kind(self) -> UnitTagKind:
        return UnitTagKind(self.cleaned_data["kind"])


class TagFilter(forms.Form):
    """Which of what is said of units to list."""

    kind = forms.ChoiceField(
        label="What is said", required=False, choices=[("", "All"), *UnitTagKind.choices], widget=ShortSelect
    )
    q = forms.CharField(label="Words", required=False, max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(self)


class MemberForm(LastingForm):
    """Somebody in a team who is not engaged by the council."""

    kind = forms.ChoiceField(label="Who they are", choices=MemberKind.choices, widget=forms.RadioSelect)
    first_name = forms.CharField(label="First name", max_length=80)
    last_name = forms.CharField(label="Last name", max_length=80)
    organisation = forms.CharField(label="Organisation", max_length=120)
    role_title = forms.CharField(label="What they do", max_length=120)
    team = team_form_field("Team")
    email = forms.EmailField(label="Work e-mail address", required=False)
    phone = forms.CharField(label="Work telephone", max_length=30, required=False)
    field_order = (
        "kind", "first_name", "last_name", "organisation", "role_title", "team", "email", "phone",
        "from_day", "last_day",
    )  # fmt: skip

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["team"], nodes)

    def clean_kind(self) -> MemberKind:
        return MemberKind(self.cleaned_data["kind"])


class MemberFilter(UnitFilter):
    """Whom to look for."""

    submit = "Search"
    field_order = ("q", "kind", "unit")

    q = forms.CharField(label="Name, organisation or what they do", required=False, max_length=100)
    kind = forms.ChoiceField(
        label="Who", required=False, choices=[("", "All"), *MemberKind.choices], widget=ShortSelect
    )
