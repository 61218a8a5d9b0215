"""Samples and audits: drawing one, choosing its records by hand, judging a record; filters."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from supervision.domain.audits import MOST_RECORDS, Judgement, Sample
from supervision.enums import Criterion, Grade, Judged, SessionKind
from supervision.queries.audits import ShowAudits
from workforce.forms.crispy import OneLineDateField, filter_helper, form_helper
from workforce.forms.people import unit_choices
from workforce.forms.selects import ShortSelect
from workforce.forms.verbs import VerbForm, day_form_field
from workforce.models import Account
from workforce.queries.grants import account_with_email
from workforce.queries.organisation import TreeNode

KINDS = [("", "Any"), *SessionKind.choices]


def _number(label: str, **kwargs: Any) -> forms.IntegerField:
    widget = forms.TextInput(
        attrs={"inputmode": "numeric", "class": "govuk-input--width-5", "autocomplete": "off"}
    )
    return forms.IntegerField(label=label, widget=widget, **kwargs)


class _GivenOut(VerbForm):
    """What the two ways of making a sample share: its name, who judges, and by when."""

    name = forms.CharField(
        label="Name of the sample", max_length=90, help_text="For example: Spring 2026, North service."
    )
    auditors = forms.MultipleChoiceField(
        label="Auditors", required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(
        label="Other auditors",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="E-mail addresses of accounts, one on each line. They read nothing but what they are given.",
    )
    until = day_form_field(
        "To be judged by", "The last day", help_text="The records close to the auditors after it."
    )

    def __init__(
        self, *args: Any, auditors: Sequence[Account], submit: str, cancel_url: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, submit=submit, cancel_url=cancel_url, **kwargs)
        self.known = {str(each.pk): each for each in auditors}
        self.fields["auditors"].choices = [(key, each.name) for key, each in self.known.items()]  # type: ignore[attr-defined]
        self.helper = form_helper(self, submit=submit, cancel_url=cancel_url)

    def clean_others(self) -> list[Account]:
        found = []
        for line in str(self.cleaned_data["others"]).split():
            account = account_with_email(line)
            if account is None or not account.is_active:
                raise ValidationError(f"There is no account of {line}.")
            found.append(account)
        return found

    def sample(self) -> Sample:
        data = self.cleaned_data
        chosen = {each.pk: each for each in (*(self.known[key] for key in data["auditors"]), *data["others"])}
        return Sample(data["name"], list(chosen.values()), data["until"])


class DrawForm(_GivenOut):
    """From which records, how many, and the seed by which chance can be repeated."""

    first_day = day_form_field("Sessions from", "The first day")
    last_day = day_form_field("Sessions until", "The last day of the sessions")
    unit = forms.TypedChoiceField(
        label="Team or service", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )
    kind = forms.ChoiceField(label="Kind", required=False, choices=KINDS)
    number = _number("How many records", min_value=1, max_value=MOST_RECORDS, initial=10)
    seed = _number(
        "Seed",
        min_value=0,
        max_value=999_999,
        help_text="The same seed draws the same records again. It stays with the name of the sample.",
    )
    field_order = (
        "first_day",
        "last_day",
        "unit",
        "kind",
        "number",
        "seed",
        "name",
        "auditors",
        "others",
        "until",
    )

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "All"), *unit_choices(nodes)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        first, last = data.get("first_day"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "The last day is before the first day")
        return data


class PickFilter(forms.Form):
    """From which records somebody chooses by hand."""

    first = OneLineDateField(label="Sessions from", required=False)
    last = OneLineDateField(label="Until", required=False)
    unit = forms.TypedChoiceField(
        label="Team or service", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )
    kind = forms.ChoiceField(label="Kind", required=False, choices=KINDS)

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "All"), *unit_choices(nodes)]  # type: ignore[attr-defined]
        self.helper = filter_helper(self, submit="Show")


class PickForm(_GivenOut):
    """Which records, chosen one by one."""

    records = forms.MultipleChoiceField(label="Records", widget=forms.CheckboxSelectMultiple)
    field_order = ("records", "name", "auditors", "others", "until")

    def __init__(self, *args: Any, records: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["records"].choices = list(records)  # type: ignore[attr-defined]


class JudgeForm(VerbForm):
    """Each criterion, the grade, and words for the supervisor. Saved unfinished, it may lack any of them."""

    grade = forms.ChoiceField(
        label="Grade of the record as a whole",
        required=False,
        choices=Grade.choices,
        widget=forms.RadioSelect,
    )
    feedback = forms.CharField(
        label="Feedback for the supervisor",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    actions = forms.CharField(
        label="What is to be done", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    finish = forms.BooleanField(
        label="I am done. Nothing can be changed afterwards, the record closes to me, and the supervisor reads this.",
        required=False,
    )

    def __init__(self, *args: Any, submit: str, cancel_url: str, **kwargs: Any) -> None:
        super().__init__(*args, submit=submit, cancel_url=cancel_url, **kwargs)
        for criterion in Criterion:
            self.fields[criterion.value] = forms.ChoiceField(
                label=criterion.label, required=False, choices=Judged.choices, widget=forms.RadioSelect
            )
        self.order_fields([each.value for each in Criterion])
        self.helper = form_helper(self, submit=submit, cancel_url=cancel_url)

    def judgement(self) -> Judgement:
        data = self.cleaned_data
        answers = {each: Judged(data[each.value]) for each in Criterion if data.get(each.value)}
        grade = Grade(data["grade"]) if data["grade"] else None
        return Judgement(answers, grade, data["feedback"], data["actions"])


class AuditsFilter(forms.Form):
    """Which sample, and whether they are done."""

    show = forms.ChoiceField(
        label="Show",
        required=False,
        choices=[
            (ShowAudits.OPEN.value, "To be judged"),
            (ShowAudits.DONE.value, "Done"),
            (ShowAudits.ALL.value, "All"),
        ],
    )
    sample = forms.ChoiceField(label="Sample", required=False)

    def __init__(self, *args: Any, samples: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sample"].choices = [("", "All"), *((name, name) for name in samples)]  # type: ignore[attr-defined]
        self.helper = filter_helper(self, submit="Show")

    def asked(self) -> tuple[ShowAudits, str]:
        data = self.cleaned_data if self.is_valid() else {}
        return ShowAudits(data.get("show") or ShowAudits.OPEN), str(data.get("sample", ""))


class ResultsFilter(forms.Form):
    """When the audits were done."""

    first = OneLineDateField(label="Done from", required=False)
    last = OneLineDateField(label="Until", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(self, submit="Show")

    def asked(self, first: date, last: date) -> tuple[date, date]:
        """The days asked for, else these."""
        data = self.cleaned_data if self.is_valid() else {}
        return data.get("first") or first, data.get("last") or last
