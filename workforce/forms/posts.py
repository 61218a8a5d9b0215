"""What somebody looks for on the establishment, and on which day."""

from collections.abc import Sequence
from typing import Any

from django import forms

from workforce.forms.crispy import OneLineDateField, filter_helper
from workforce.forms.people import unit_choices
from workforce.forms.selects import ShortSelect
from workforce.models import Role
from workforce.queries.organisation import TreeNode

STATES = [
    ("", "All"),
    ("vacant", "Vacant hours"),
    ("unfilled", "Vacant and not covered"),
    ("leaving", "Holder leaving in the next six months"),
    ("frozen", "Frozen"),
    ("over-filled", "Over-filled"),
]


class EstablishmentFilter(forms.Form):
    """The day, and the part of the tree to open."""

    as_at = OneLineDateField(label="As at", required=False, help_text="For example, 27/3/2024")
    unit = forms.TypedChoiceField(
        label="Service", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parents = {node.parent_id for node in nodes}
        above = [node for node in nodes if node.unit_id in parents]
        self.fields["unit"].choices = [("", "All"), *unit_choices(above)]  # type: ignore[attr-defined]
        if len(above) < 2:
            del self.fields["unit"]
        self.helper = filter_helper(self, submit="Show")


class PostFilter(forms.Form):
    """Reference or title, unit, role, how the post stands, and the day."""

    q = forms.CharField(
        label="Reference or title",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
    )
    unit = forms.TypedChoiceField(
        label="Team or service", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )
    role = forms.TypedChoiceField(
        label="Role", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )
    state = forms.ChoiceField(label="Posts", required=False, choices=STATES)
    as_at = OneLineDateField(label="As at", required=False)

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], roles: Sequence[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "All"), *unit_choices(nodes)]  # type: ignore[attr-defined]
        self.fields["role"].choices = [("", "All"), *((str(role.pk), role.name) for role in roles)]  # type: ignore[attr-defined]
        self.helper = filter_helper(self, submit="Search")

    def chosen(self) -> list[dict[str, str]]:
        """The chosen filters, each with what takes it away."""
        data = self.cleaned_data
        found = [{"label": f"“{data['q']}”", "name": "q", "value": data["q"]}] if data.get("q") else []
        for name in ("unit", "role", "state"):
            if data.get(name):
                label = dict(self.fields[name].choices)[str(data[name])]  # type: ignore[attr-defined]
                found.append({"label": label.lstrip("– "), "name": name, "value": str(data[name])})
        return found
