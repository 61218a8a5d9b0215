"""What somebody looks for among the people, and on which day."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from workforce.forms.crispy import OneLineDateField, filter_helper
from workforce.forms.inputs import ShortText
from workforce.forms.selects import Options, ShortSelect
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
        widget=ShortText(
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
        label="Who",
        required=False,
        choices=[(IN_POST, "In post today"), (EVERYBODY, "Everybody I may see")],
        widget=ShortSelect,
    )

    def __init__(
        self,
        *args: Any,
        nodes: Sequence[TreeNode],
        roles: Sequence[tuple[int, str]],
        sees_records: bool,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self._choices("unit", unit_choices(nodes))
        self._choices("role", [(str(role_id), name) for role_id, name in roles])
        if not sees_records:
            del self.fields["who"]
        self.helper = filter_helper(self, submit="Search")

    def _choices(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        self.fields[name].choices = Options((("", "All"), *choices))  # type: ignore[attr-defined]

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
