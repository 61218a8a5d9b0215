"""Acting up, being seconded out, and the end of either."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from workforce.forms.choosing import ManagerForm, PostByNumber, offer_roles, offer_units, team_form_field
from workforce.forms.selects import ShortSelect
from workforce.forms.verbs import AssignmentForm, VerbForm, day_form_field
from workforce.models import Post, Role
from workforce.queries.organisation import TreeNode

LASTS = "Leave it empty where nobody knows yet: it then lasts as the assignment does."


class ArrangementForm(ManagerForm, AssignmentForm):
    """What acting up and a secondment share: which assignment, which days, who manages, why."""

    first_day = day_form_field("First day", "The first day")
    last_day = day_form_field("Last day", "The last day", required=False, help_text=LASTS)
    reason = forms.CharField(label="Reason", required=False, max_length=200)

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], **kwargs: Any) -> None:
        super().__init__(*args, optional=True, **kwargs)
        offer_units(self.fields["team"], nodes, "None")


class ActUpForm(ArrangementForm):
    """In which role, perhaps on which post. A post brings its role and its team."""

    field_order = (
        "assignment",
        "first_day",
        "last_day",
        "role",
        "team",
        "post",
        "manager",
        "manager_number",
        "reason",
    )

    role = forms.TypedChoiceField(
        label="Role in which they act", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )
    team = team_form_field("Team in which they act", required=False, help_text="Only if it is not their own.")
    post = PostByNumber(
        label="Number of the post",
        required=False,
        help_text="Only if they act in somebody's post. It brings its role and team, and does not count as filled.",
    )

    def __init__(self, *args: Any, roles: Sequence[Role], posts: "QuerySet[Post]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].posts = posts  # type: ignore[attr-defined]
        offer_roles(self.fields["role"], roles, "The role of the post below")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("role") is None and data.get("post") is None and "post" not in self.errors:
            self.add_error("role", "Choose the role, or enter the number of a post below.")
        if data.get("role") is not None and data.get("post") is not None:
            self.add_error("role", "The post brings its own role. Choose one of the two.")
        return data


class SecondOutForm(ArrangementForm):
    """To one host: a unit of ours with its manager, or an outside organisation with the name of who manages there."""

    field_order = (
        "assignment",
        "first_day",
        "last_day",
        "team",
        "manager",
        "manager_number",
        "host",
        "host_manager",
        "reason",
    )

    team = team_form_field("Host, where it is a team or service of ours", required=False)
    host = forms.CharField(label="Host, where it is an outside organisation", required=False, max_length=120)
    host_manager = forms.CharField(label="Who manages them there", required=False, max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["manager"].label = "Manager in our team or service"

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        inside, outside = data.get("team") is not None, bool(data.get("host"))
        if not inside and not outside:
            self.add_error("team", "Choose a team or service of ours, or name an outside organisation below.")
        if inside and outside:
            self.add_error("host", "There is one host. Leave this empty, or choose no team above.")
        if outside and not inside and data.get("manager_id"):
            self.add_error("manager", "An outside organisation has its own managers: name one below.")
        if inside and data.get("host_manager"):
            self.add_error("host_manager", "Choose the manager of our team above.")
        return data


class EndForm(VerbForm):
    """Which one ends, and on which day."""

    arrangement = forms.TypedChoiceField(label="Which", coerce=int)
    last_day = day_form_field(
        "Last day", "The last day", help_text="It may be earlier or later than was planned."
    )

    def __init__(self, *args: Any, running: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["arrangement"]
        field.choices = list(running.items())  # type: ignore[attr-defined]
        field.initial = next(iter(running), None)
        if len(running) == 1:
            field.widget = forms.HiddenInput()


class BackForm(EndForm):
    """The first day back, which people know better than the last day away."""

    last_day = day_form_field(
        "First day back", "The first day back", help_text="The secondment ends on the day before."
    )
