"""Giving a role, and ending one."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from workforce.access.roles import GRANTABLE, ROLES, RoleName
from workforce.forms.crispy import BritishDateField, filter_helper, form_helper
from workforce.forms.people import unit_choices
from workforce.models import Account
from workforce.queries.organisation import TreeNode

ROLE_CHOICES = [(role.value, role.label) for role in GRANTABLE]
OVER_A_UNIT = ", ".join(str(role.label).lower() for role in GRANTABLE if ROLES[role].needs_unit)


class GrantForm(forms.Form):
    """A role for an account, over a unit or over none, for a time."""

    email = forms.EmailField(label="E-mail address of the account")
    role = forms.ChoiceField(label="Role", choices=[("", "Choose a role"), *ROLE_CHOICES])
    unit = forms.TypedChoiceField(
        label="Team or service",
        required=False,
        coerce=int,
        empty_value=None,
        help_text=f"For: {OVER_A_UNIT}.",
    )
    first_day = BritishDateField(
        label="First day", subject="The first day", help_text="For example, 27 3 2026"
    )
    last_day = BritishDateField(
        label="Last day",
        subject="The last day",
        required=False,
        help_text="Give one for a deputy or somebody acting up.",
    )
    reason = forms.CharField(label="Reason", required=False, max_length=200)

    def __init__(
        self,
        *args: Any,
        accounts: "QuerySet[Account]",
        nodes: Sequence[TreeNode],
        cancel_url: str,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.accounts = accounts
        self.fields["unit"].choices = [("", "None"), *unit_choices(nodes)]  # type: ignore[attr-defined]
        self.helper = form_helper(self, submit="Grant the role", cancel_url=cancel_url)

    def clean_email(self) -> Account:
        account = self.accounts.filter(email__iexact=self.cleaned_data["email"]).first()
        if account is None:
            raise ValidationError("There is no open account with this e-mail address.")
        return account

    def clean_role(self) -> RoleName:
        return RoleName(self.cleaned_data["role"])


class EndGrantForm(forms.Form):
    """The last day of a grant."""

    last_day = BritishDateField(
        label="Last day", subject="The last day", help_text="The role still works on this day."
    )

    def __init__(self, *args: Any, cancel_url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper(self, submit="End the role", cancel_url=cancel_url)


class MoveGrantForm(forms.Form):
    """The unit over which a role is from a day on."""

    unit = forms.TypedChoiceField(label="Team or service", coerce=int)
    from_day = BritishDateField(
        label="From",
        subject="The day",
        help_text="The first day over the new unit. The old one ends the day before.",
    )

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], cancel_url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "Choose"), *unit_choices(nodes)]  # type: ignore[attr-defined]
        self.helper = form_helper(self, submit="Move the role", cancel_url=cancel_url)


class GrantFilter(forms.Form):
    """Which grants to list."""

    q = forms.CharField(label="Name or e-mail address", required=False, max_length=100)
    role = forms.ChoiceField(label="Role", required=False, choices=[("", "All"), *ROLE_CHOICES])
    ended = forms.BooleanField(label="Also roles that have ended", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(self)
