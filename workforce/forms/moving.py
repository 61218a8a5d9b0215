"""Moving, promoting, changing the manager. Where to is asked first, so that its posts and managers can be offered."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from crispy_forms.layout import Hidden
from django import forms
from django.core.exceptions import ValidationError

from workforce.forms.choosing import (
    NO_POST,
    ManagerForm,
    offer_roles,
    offer_units,
    post_words,
    team_form_field,
)
from workforce.forms.crispy import form_helper
from workforce.forms.selects import ShortSelect
from workforce.forms.verbs import AssignmentForm, day_form_field, fte_form_field
from workforce.models import Assignment, Role
from workforce.queries.moving import PostRoom
from workforce.queries.organisation import TreeNode

AGAIN = "again"
FROM_HELP = "It may lie in the past or in the future."


class MoveTo(AssignmentForm):
    """From which day, to which team."""

    from_day = day_form_field("From", "The day of the move", help_text=FROM_HELP)
    team = team_form_field("To which team or service")
    over_fill = forms.BooleanField(
        label="Also offer posts that are full",
        required=False,
        help_text="A post filled beyond its hours is listed under data quality until its hours are put right.",
    )

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["team"], nodes)


class PromoteTo(MoveTo):
    """From which day, to which role, in which team."""

    field_order = ("assignment", "from_day", "role", "team", "over_fill")

    role = forms.TypedChoiceField(label="New role", coerce=int, widget=ShortSelect)
    team = team_form_field(
        "Offer posts of which team", help_text="The present team, unless the new post is in another."
    )

    def __init__(self, *args: Any, roles: Sequence[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_roles(self.fields["role"], roles)


class PlaceForm(ManagerForm):
    """Post, hours and manager, once the day and the team are known. What was chosen before travels along, hidden."""

    asked: ClassVar[tuple[str, ...]] = ("post", "fte", "manager", "manager_number")

    post = forms.ChoiceField(
        label="Post",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose a post, or “No post”.",
            "invalid_choice": "This post has no room on that day any more. Choose another one, or “No post”.",
        },
    )
    fte = fte_form_field("Hours as FTE")

    def __init__(
        self,
        *args: Any,
        held: Assignment,
        posts: Sequence[PostRoom],
        chosen: Mapping[str, str],
        may_stay: bool,
        submit: str,
        cancel_url: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, submit=submit, cancel_url=cancel_url, manager_now=held.manager, **kwargs)
        offered = [(str(room.post_id), post_words(room)) for room in posts if room.post_id != held.post_id]
        if may_stay and held.post:
            offered.insert(0, (str(held.post_id), f"{held.post.reference}, the present post"))
        self.fields["post"].choices = [*offered, (NO_POST, "No post")]  # type: ignore[attr-defined]
        self.fields["fte"].initial = held.fte.normalize()
        hidden = [Hidden(name, value) for name, value in chosen.items()]
        back = (AGAIN, "Choose another day or team")
        self.helper = form_helper(
            self, submit=submit, cancel_url=cancel_url, layout=[*hidden, *self.asked], others=[back]
        )

    def clean_post(self) -> int | None:
        chosen = self.cleaned_data["post"]
        return None if chosen == NO_POST else int(chosen)


class MovePlace(PlaceForm):
    """The role is the post's own; without a post it stays, unless another is chosen."""

    asked = ("post", "role", "fte", "manager", "manager_number")

    role = forms.TypedChoiceField(
        label="Role, where there is no post",
        required=False,
        coerce=int,
        empty_value=None,
        widget=ShortSelect,
        help_text="A post brings its own role.",
    )

    def __init__(self, *args: Any, roles: Sequence[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_roles(self.fields["role"], roles, "As now")

    def clean_role(self) -> int | None:
        role: int | None = self.cleaned_data["role"]
        if role is not None and self.cleaned_data.get("post") is not None:
            raise ValidationError("The post brings its own role. Leave this as it is, or choose “No post”.")
        return role


class ChangeManagerForm(ManagerForm, AssignmentForm):
    """Another manager from a day on."""

    field_order = ("assignment", "from_day", "manager", "manager_number")

    from_day = day_form_field("From", "The day from which they manage", help_text=FROM_HELP)


class HandOverForm(ManagerForm):
    """Everybody whom somebody manages gets another manager."""

    field_order = ("team", "from_day", "manager", "manager_number")

    team = forms.TypedChoiceField(label="Whom", required=False, coerce=int, empty_value=None)
    from_day = day_form_field("From", "The day from which the other manages", help_text=FROM_HELP)

    def __init__(self, *args: Any, teams: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [("", "Everybody they manage"), *teams.items()]  # type: ignore[attr-defined]
