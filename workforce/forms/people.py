"""What somebody looks for among the people, and on which day."""

from collections.abc import Sequence
from typing import Any

from django import forms

from workforce.forms.crispy import OneLineDateField, filter_helper
from workforce.forms.selects import ShortSelect
from workforce.models import Role
from workforce.queries.organisation import TreeNode

IN_POST = "in-post"
EVERYBODY = "everybody"


def unit_choices(nodes: Sequence[TreeNode]) -> list[tuple[str, str]]:
    """The tree as a list: each level set in by two dashes."""
    return [(str(node.unit_id), f"{'– ' * node.depth}{node.name}") for node in nodes]


class PeopleFilter(forms.Form):
    """Name or number, unit, role; and people who are not in post, where the reader may see any."""

    q = forms.CharField(
        label="Name or number",
        required=False,
        max_length=100,
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-20", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
    unit = forms.TypedChoiceField(
        label="Team or service", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )
    role = forms.TypedChoiceField(
        label="Role", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )
    who = forms.ChoiceField(
        label="Who", required=False, choices=[(IN_POST, "In post today"), (EVERYBODY, "Everybody I may see")]
    )

    def __init__(
        self, *args: Any, nodes: Sequence[TreeNode], roles: Sequence[Role], sees_records: bool, **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "All"), *unit_choices(nodes)]  # type: ignore[attr-defined]
        self.fields["role"].choices = [("", "All"), *((str(role.pk), role.name) for role in roles)]  # type: ignore[attr-defined]
        if not sees_records:
            del self.fields["who"]
        self.helper = filter_helper(self, submit="Search")

    def chosen(self) -> list[dict[str, str]]:
        """The chosen filters, each with what takes it away."""
        data = self.cleaned_data
        found = [{"label": f"“{data['q']}”", "name": "q", "value": data["q"]}] if data.get("q") else []
        for name in ("unit", "role"):
            if data.get(name) is not None:
                label = dict(self.fields[name].choices)[str(data[name])]  # type: ignore[attr-defined]
                found.append({"label": label.lstrip("– "), "name": name, "value": str(data[name])})
        if data.get("who") == EVERYBODY:
            found.append({"label": "Everybody I may see", "name": "who", "value": EVERYBODY})
        return found


class AsAtForm(forms.Form):
    """The day whose facts a page shows."""

    as_at = OneLineDateField(label="Show as at", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(self, submit="Show")
