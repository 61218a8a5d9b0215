"""Filters of the pages on demand and supply, and on the mix of roles."""

from collections.abc import Sequence
from typing import Any

from django import forms

from workforce.forms.crispy import OneLineDateField
from workforce.forms.filters import UnitFilter
from workforce.forms.selects import ShortSelect
from workforce.models import Role


class SupplyFilter(UnitFilter):
    """Whose posts and people, and from which day on."""

    as_at = OneLineDateField(label="As at", required=False)


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
