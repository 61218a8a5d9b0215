"""What somebody looks for among the people, and on which day."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from workforce.enums import Contract
from workforce.forms.crispy import OneLineDateField, filter_helper
from workforce.forms.inputs import ShortText
from workforce.forms.selects import Options, ShortSelect
from workforce.queries.organisation import TreeNode
from workforce.queries.people import EMPLOYED_BY_US, PeopleSearch, Who

KEPT = ("q", "unit", "role", "manager", "who", "contract", "grade", "sort")
"""What of an address says which people are listed, and how: a saved filter keeps it."""

WHO = {
    Who.IN_POST: "In post today",
    Who.STARTING: "Starting later",
    Who.LEFT: "Left",
    Who.EVERYBODY: "Everybody I may see",
}
CONTRACTS = [
    (EMPLOYED_BY_US, "Employed by the council"),
    *((each.value, str(each.label)) for each in Contract),
]


def unit_choices(nodes: Sequence[TreeNode]) -> list[tuple[str, str]]:
    """The tree as a list: each level set in by two dashes."""
    return [(str(node.unit_id), f"{'– ' * node.depth}{node.name}") for node in nodes]


class PeopleFilter(forms.Form):
    """What to look for, and where. Whether somebody is in post, contract and grade are for those who see records."""

    q = forms.CharField(
        label="Name, number, role, team or manager",
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
    manager = forms.CharField(
        label="Manager’s name",
        required=False,
        max_length=100,
        widget=ShortText(
            attrs={"class": "govuk-input--width-10", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
    who = forms.ChoiceField(
        label="Who",
        required=False,
        choices=[(str(each), words) for each, words in WHO.items()],
        widget=ShortSelect,
    )
    contract = forms.ChoiceField(
        label="Contract", required=False, choices=[("", "All"), *CONTRACTS], widget=ShortSelect
    )
    grade = forms.ChoiceField(label="Grade", required=False, widget=ShortSelect)
    sort = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        nodes: Sequence[TreeNode],
        roles: Sequence[tuple[int, str]],
        grades: Sequence[str],
        sees_records: bool,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self._choices("unit", unit_choices(nodes))
        self._choices("role", [(str(role_id), name) for role_id, name in roles])
        self._choices("grade", [(grade, grade) for grade in grades])
        if not sees_records:
            del self.fields["who"], self.fields["contract"]
        if not (sees_records and grades):
            del self.fields["grade"]
        self.helper = filter_helper(self, submit="Search")

    def _choices(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        self.fields[name].choices = Options((("", "All"), *choices))  # type: ignore[attr-defined]

    def search(self, sort: str) -> PeopleSearch:
        """What was asked for. What is not in order, or not for this reader, is as if it were not there."""
        data = self.cleaned_data
        who = data.get("who")
        return PeopleSearch(
            text=data.get("q") or "",
            unit_id=data.get("unit"),
            role_id=data.get("role"),
            manager=data.get("manager") or "",
            contract=data.get("contract") or "",
            grade=data.get("grade") or "",
            who=Who(who) if who else Who.IN_POST,
            sort=sort,
        )

    def chosen(self) -> list[dict[str, str]]:
        """The chosen filters, each with what takes it away."""
        data = self.cleaned_data
        found = [{"label": f"“{data['q']}”", "name": "q", "value": data["q"]}] if data.get("q") else []
        if data.get("manager"):
            found.append(
                {"label": f"Manager “{data['manager']}”", "name": "manager", "value": data["manager"]}
            )
        for name in ("unit", "role", "who", "contract", "grade"):
            value = data.get(name)
            if value is not None and value not in ("", Who.IN_POST):
                label = dict(self.fields[name].choices)[str(value)]  # type: ignore[attr-defined]
                found.append({"label": str(label).lstrip("– "), "name": name, "value": str(value)})
        return found


class AsAtForm(forms.Form):
    """The day whose facts a page shows."""

    as_at = OneLineDateField(label="Show as at", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(self, submit="Show")


class LaneForm(forms.Form):
    """Which kind of thing a timeline shows. It keeps the day of the page."""

    lane = forms.ChoiceField(label="Show", required=False, widget=ShortSelect)
    as_at = OneLineDateField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, lanes: Iterable[str], as_at: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lane"].choices = [("", "Everything"), *((lane, lane) for lane in lanes)]  # type: ignore[attr-defined]
        if as_at is None:
            del self.fields["as_at"]
        self.helper = filter_helper(self, submit="Show")
