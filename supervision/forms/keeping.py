"""Frequencies, pairings and agreements."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from supervision.domain.frequencies import Frequency, Target
from supervision.enums import FrequencyUnit, SessionKind
from supervision.forms.planning import number_form_field
from supervision.prompts import AGREEMENT
from supervision.queries.frequency_rules import ShowRules
from workforce.forms.choosing import (
    PersonByNumber,
    PostByNumber,
    offer_roles,
    offer_units,
    team_form_field,
)
from workforce.forms.crispy import filter_helper
from workforce.forms.inputs import ShortText
from workforce.forms.selects import ShortSelect
from workforce.forms.verbs import VerbForm, day_form_field
from workforce.models import Post, Role, Worker
from workforce.queries.organisation import TreeNode

TARGETS = {
    "worker": "A person",
    "post": "A post",
    "role": "A role",
    "role_group": "A role group",
    "team": "A team",
}
SHOW_RULES = {ShowRules.CURRENT: "Today and later", ShowRules.ENDED: "Ended", ShowRules.ALL: "All"}


class FrequencyFilter(forms.Form):
    """Which frequencies."""

    show = forms.ChoiceField(
        label="Show",
        required=False,
        choices=[(each.value, words) for each, words in SHOW_RULES.items()],
        widget=ShortSelect,
    )
    about = forms.ChoiceField(
        label="About", required=False, choices=[("", "All"), *TARGETS.items()], widget=ShortSelect
    )
    q = forms.CharField(label="Name or number", required=False, max_length=100, widget=ShortText())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(self, submit="Show")

    def asked(self) -> tuple[ShowRules, str, str]:
        data = self.cleaned_data if self.is_valid() else {}
        show = ShowRules(data.get("show") or ShowRules.CURRENT.value)
        return show, data.get("about") or "", data.get("q") or ""


class FrequencyForm(VerbForm):
    """Every how often, for one of the five. A team meets as a group, whatever kind is chosen."""

    about = forms.ChoiceField(label="What it is about", choices=TARGETS.items(), widget=forms.RadioSelect)
    worker = PersonByNumber(label="Number of the person", required=False)
    post = PostByNumber(label="Number of the post", required=False)
    role = forms.ModelChoiceField(Role.objects.none(), label="Role", required=False)
    role_group = forms.ChoiceField(label="Role group", required=False)
    team = team_form_field("Team", required=False)
    kind = forms.ChoiceField(
        label="Kind",
        choices=[(each.value, each.label) for each in (SessionKind.ONE_TO_ONE, SessionKind.CLINICAL)],
        initial=SessionKind.ONE_TO_ONE.value,
        widget=forms.RadioSelect,
        help_text="Of a team it is always group supervision.",
    )
    every = number_form_field(
        "Every how many",
        52,
        required=False,
        help_text="Leave it blank where none is required, or where it happens elsewhere.",
    )
    unit = forms.ChoiceField(
        label="Weeks or months",
        choices=FrequencyUnit.choices,
        initial=FrequencyUnit.MONTH.value,
        widget=forms.RadioSelect,
    )
    from_day = day_form_field("From", "The first day")
    until = day_form_field(
        "Until", "The last day", required=False, help_text="Leave it blank where it goes on."
    )
    reason = forms.CharField(
        label="Why",
        required=False,
        max_length=200,
        help_text="Of a person it has to be said. Nothing of health or family: others may read it.",
    )

    def __init__(
        self,
        *args: Any,
        people: "QuerySet[Worker]",
        posts: "QuerySet[Post]",
        roles: "QuerySet[Role]",
        role_groups: Iterable[str],
        nodes: Sequence[TreeNode],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].people = people  # type: ignore[attr-defined]
        self.fields["post"].posts = posts  # type: ignore[attr-defined]
        self.fields["role"].queryset = roles  # type: ignore[attr-defined]
        offer_roles(self.fields["role"], roles)
        self.fields["role_group"].choices = [("", "Choose"), *((each, each) for each in role_groups)]  # type: ignore[attr-defined]
        offer_units(self.fields["team"], nodes)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        about = data.get("about")
        if about and not data.get(about) and about not in self.errors:
            self.add_error(about, f"Say which: {TARGETS[about].lower()}.")
        if about == "worker" and not data.get("reason") and "reason" not in self.errors:
            self.add_error("reason", "Say why it is different for this person.")
        _in_order(self, data)
        return data

    def target(self) -> Target:
        data, about = self.cleaned_data, self.cleaned_data["about"]
        if about == "role_group":
            return Target(role_group=data["role_group"])
        if about == "team":
            return Target(team_id=data["team"])
        return Target(**{f"{about}_id": data[about].pk})

    def frequency(self) -> Frequency:
        data = self.cleaned_data
        return Frequency(
            from_day=data["from_day"],
            every=data["every"],
            unit=FrequencyUnit(data["unit"]),
            kind=SessionKind.GROUP if data["about"] == "team" else SessionKind(data["kind"]),
            until=data["until"],
            reason=data["reason"],
        )


class LastDayForm(VerbForm):
    """The last day of something."""

    last_day = day_form_field("Last day", "The last day")


class PairingForm(VerbForm):
    """Who supervises from when."""

    supervisor = PersonByNumber(label="Number of the supervisor")
    from_day = day_form_field("From", "The first day")
    until = day_form_field(
        "Until", "The last day", required=False, help_text="Leave it blank where it goes on."
    )
    reason = forms.CharField(label="Why", required=False, max_length=200)

    def __init__(self, *args: Any, people: "QuerySet[Worker]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["supervisor"].people = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        _in_order(self, data)
        return data


def _in_order(form: VerbForm, data: Mapping[str, Any]) -> None:
    first: date | None = data.get("from_day")
    last: date | None = data.get("until")
    if first and last and last < first:
        form.add_error("until", "The last day is before the first. Choose a later one.")


class TermsForm(VerbForm):
    """What the two want of supervision, part by part."""

    def terms(self) -> dict[str, str]:
        return {prompt.key: self.cleaned_data[prompt.key] for prompt in AGREEMENT}


AgreementForm: type[TermsForm] = type(
    "AgreementForm",
    (TermsForm,),
    {
        prompt.key: forms.CharField(
            label=prompt.label,
            help_text=prompt.hint,
            max_length=4000,
            widget=forms.Textarea(attrs={"rows": 4}),
        )
        for prompt in AGREEMENT
    },
)
"""The same with a field for each part of prompts.AGREEMENT."""


class SignForm(VerbForm):
    """One's own signature, and the mark of the words that were read."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
