"""The forms of the verbs about posts."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from workforce.enums import Funding
from workforce.forms.crispy import BritishDateField
from workforce.forms.selects import ShortSelect
from workforce.forms.verbs import VerbForm, day_form_field
from workforce.models import Role

PAST_OR_FUTURE = "It may lie in the past or in the future."


def post_hours(label: str = "Hours as FTE", **kwargs: Any) -> forms.DecimalField:
    """Hours of a post: above 0; more than 1 where several people are to share it."""
    return forms.DecimalField(
        label=label,
        min_value=Decimal("0.000001"),
        max_value=Decimal(99),
        max_digits=8,
        decimal_places=6,
        help_text="1 is full time. A post for several people may have more.",
        widget=forms.TextInput(
            attrs={"inputmode": "decimal", "class": "govuk-input--width-5", "autocomplete": "off"}
        ),
        **kwargs,
    )


class TermsForm(VerbForm):
    """What a post is. Teams are limited to those in reach."""

    title = forms.CharField(label="Title", max_length=160)
    role = forms.TypedChoiceField(label="Role", coerce=int, widget=ShortSelect)
    team = forms.TypedChoiceField(label="Team", coerce=int, widget=ShortSelect)
    fte = post_hours()
    funding = forms.ChoiceField(label="Funding", choices=Funding.choices)

    def __init__(
        self, *args: Any, teams: Sequence[tuple[int, str]], roles: Mapping[int, Role], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        listed = [(str(unit_id), label) for unit_id, label in teams]
        self.fields["team"].choices = [("", "Choose a team"), *listed]  # type: ignore[attr-defined]
        named = [(str(role.pk), role.name) for role in roles.values()]
        self.fields["role"].choices = [("", "Choose a role"), *named]  # type: ignore[attr-defined]


class CreatePostForm(TermsForm):
    """A new post."""

    reference = forms.CharField(
        label="Reference", max_length=40, help_text="As it is in the pay system. It stays for good."
    )
    from_day = day_form_field("On the establishment from", "The first day", help_text=PAST_OR_FUTURE)
    field_order = ("reference", "title", "role", "team", "fte", "funding", "from_day")


class ChangePostForm(TermsForm):
    """What is different from a day on. What is left as it is stays so."""

    from_day = day_form_field("From", "The day from which this holds", help_text=PAST_OR_FUTURE)
    move_people = forms.BooleanField(
        label="If the team changes, whoever is on the post goes with it", required=False, initial=True
    )
    over_fill = forms.BooleanField(
        label="Fewer hours than people fill are meant",
        required=False,
        help_text="The post is then over-filled, and listed under data quality until that is put right.",
    )


class FromDayForm(VerbForm):
    """A day on which something begins."""

    from_day = day_form_field("From", "The day", help_text=PAST_OR_FUTURE)


class ClosePostForm(VerbForm):
    """The last day of a post."""

    final_day = day_form_field(
        "Last day on the establishment",
        "The last day",
        help_text=f"The post is still there on this day. {PAST_OR_FUTURE}",
    )


class CorrectTermsForm(TermsForm):
    """What stood there by mistake, as it should be. The address says which terms."""

    terms = forms.IntegerField(widget=forms.HiddenInput)
    frozen = forms.BooleanField(label="Frozen", required=False)
    first = day_form_field("First day", "The first day")
    final = BritishDateField(
        label="Last day",
        subject="The last day",
        required=False,
        help_text="Leave it empty while these terms hold.",
    )
    over_fill = forms.BooleanField(label="Fewer hours than people fill are meant", required=False)


class DeletePostForm(VerbForm):
    """Deleting needs a yes."""

    sure = forms.BooleanField(label="This post was entered by mistake, and nobody ever held it")
