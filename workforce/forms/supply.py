"""Filters of the pages on demand and supply, and on the mix of roles."""

from collections.abc import Sequence
from typing import Any

from django import forms

from workforce.forms.crispy import OneLineDateField, filter_helper
from workforce.forms.people import unit_choices
from workforce.forms.selects import ShortSelect
from workforce.models import Role
from workforce.queries.organisation import TreeNode


class SupplyFilter(forms.Form):
    """Whose posts and people, and from which day on."""

    unit = forms.TypedChoiceField(
        label="Team or service", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )
    as_at = OneLineDateField(label="As at", required=False)

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "All"), *unit_choices(nodes)]  # type: ignore[attr-defined]
        self.helper = filter_helper(self, submit="Show")


class MixFilter(SupplyFilter):
    """And which role is set against social workers."""

    role = forms.TypedChoiceField(
        label="Role beside social workers", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )
    field_order = ("role", "unit", "as_at")

    def __init__(self, *args: Any, roles: Sequence[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            ("", "Family support"),
            *((str(role.pk), role.name) for role in roles),
        ]
        self.order_fields(self.field_order)
        self.helper = filter_helper(self, submit="Show")
