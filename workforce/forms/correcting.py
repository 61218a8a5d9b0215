"""Correcting a dated row of a person: what is on record, to be written over with what was true all along."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from workforce.enums import AbsenceKind, AgencyReason, Contract, Destination, ReasonLeft, StartOrigin
from workforce.forms.choosing import PersonByNumber, PostByNumber, offer_roles, offer_units, team_form_field
from workforce.forms.selects import ShortSelect
from workforce.forms.verbs import VerbForm, day_form_field, fte_form_field
from workforce.models import Absence, Arrangement, Assignment, CaseloadCount, Employment, Post, Role, Worker
from workforce.periods import period
from workforce.queries.organisation import TreeNode

OPEN = "Leave it empty while it is open."


class Why(VerbForm):
    """The reason for a correction, which is kept with it."""

    why = forms.CharField(
        label="Why is this corrected?",
        max_length=300,
        help_text="It is kept, and shown beside the row. Do not write about anybody's health.",
        error_messages={"required": "Say why, in a few words"},
    )


class CorrectForm(Why):
    """What is on record, to be changed. `changes()` is what the row's fields become."""

    def __init__(self, *args: Any, choices: "Choices", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(choices)

    def offer(self, choices: "Choices") -> None:
        """Fill the fields that choose among people, teams, roles and posts."""

    @classmethod
    def on_record(cls, row: Any) -> dict[str, Any]:
        """What the fields start with."""
        raise NotImplementedError

    def changes(self) -> dict[str, Any]:
        raise NotImplementedError


class Choices:
    """What can be chosen in a correction."""

    def __init__(
        self,
        nodes: Sequence[TreeNode],
        roles: Sequence[Role],
        posts: "QuerySet[Post]",
        people: "QuerySet[Worker]",
    ) -> None:
        self.nodes, self.roles, self.posts, self.people = nodes, roles, posts, people


class DatedForm(CorrectForm):
    """First and last day."""

    field_order: Sequence[str] | None = None

    first_day = day_form_field("First day", "The first day")
    last_day = day_form_field("Last day", "The last day", required=False, help_text=OPEN)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = data.get("first_day"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "The last day is before the first.")
        return data

    def period(self) -> DateRange:
        return period(self.cleaned_data["first_day"], self.cleaned_data["last_day"])

    @staticmethod
    def days(row: Any) -> dict[str, date | None]:
        return {"first_day": row.first_day, "last_day": row.last_day}


def coded(label: str, choices: type, **kwargs: Any) -> forms.TypedChoiceField:
    """A code of the statutory return, or none."""
    return forms.TypedChoiceField(
        label=label,
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Not recorded"), *choices.choices],  # type: ignore[attr-defined]
        **kwargs,
    )


class CorrectEmployment(DatedForm):
    field_order = (
        "contract",
        "first_day",
        "last_day",
        "start_origin",
        "reason_left",
        "destination",
        "agency_name",
    )

    contract = forms.ChoiceField(label="Contract", choices=Contract.choices)
    start_origin = coded("Came from", StartOrigin)
    reason_left = coded("Why it ended", ReasonLeft)
    destination = coded("Went to", Destination)
    agency_name = forms.CharField(label="Agency", required=False, max_length=120)

    @classmethod
    def on_record(cls, row: Employment) -> dict[str, Any]:
        names = ("contract", "start_origin", "reason_left", "destination", "agency_name")
        return cls.days(row) | {name: getattr(row, name) for name in names}

    def changes(self) -> dict[str, Any]:
        data = self.cleaned_data
        names = ("contract", "start_origin", "reason_left", "destination", "agency_name")
        return {"period": self.period()} | {name: data[name] for name in names}


class CorrectAssignment(DatedForm):
    field_order = (
        "first_day",
        "last_day",
        "team",
        "role",
        "post",
        "fte",
        "agency_reason",
        "manager",
        "over_fill",
    )

    team = team_form_field("Team or service")
    role = forms.TypedChoiceField(label="Role", coerce=int, widget=ShortSelect)
    post = PostByNumber(label="Number of the post", required=False)
    fte = fte_form_field("Hours as FTE")
    agency_reason = forms.ChoiceField(
        label="Why an agency worker is here",
        required=False,
        choices=[("", "No agency worker"), *AgencyReason.choices],
    )
    manager = PersonByNumber(label="Number of the manager", required=False)
    over_fill = forms.BooleanField(label="Fill the post beyond its hours, if need be", required=False)

    def offer(self, choices: Choices) -> None:
        offer_units(self.fields["team"], choices.nodes)
        offer_roles(self.fields["role"], choices.roles)
        self.fields["post"].posts = choices.posts  # type: ignore[attr-defined]
        self.fields["manager"].people = choices.people  # type: ignore[attr-defined]

    @classmethod
    def on_record(cls, row: Assignment) -> dict[str, Any]:
        return cls.days(row) | {
            "team": row.team_id,
            "role": row.role_id,
            "post": row.post.reference if row.post else "",
            "fte": row.fte.normalize(),
            "agency_reason": row.agency_reason,
            "manager": row.manager.reference if row.manager else "",
        }

    def changes(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "period": self.period(),
            "team_id": data["team"],
            "role_id": data["role"],
            "post_id": data["post"].pk if data["post"] else None,
            "fte": data["fte"],
            "agency_reason": data["agency_reason"],
            "manager_id": data["manager"].pk if data["manager"] else None,
        }


class CorrectArrangement(DatedForm):
    """Acting up or a secondment. What does not belong to its kind is not asked."""

    field_order = ("first_day", "last_day", "role", "team", "manager", "host", "host_manager", "reason")

    role = forms.TypedChoiceField(
        label="Role in which they act", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )
    team = team_form_field("Team or service", required=False)
    manager = PersonByNumber(label="Number of the manager", required=False)
    host = forms.CharField(label="Outside organisation", required=False, max_length=120)
    host_manager = forms.CharField(label="Who manages them there", required=False, max_length=120)
    reason = forms.CharField(label="Reason of the arrangement", required=False, max_length=200)

    def offer(self, choices: Choices) -> None:
        offer_units(self.fields["team"], choices.nodes, "None")
        offer_roles(self.fields["role"], choices.roles, "None")
        self.fields["manager"].people = choices.people  # type: ignore[attr-defined]

    @classmethod
    def on_record(cls, row: Arrangement) -> dict[str, Any]:
        return cls.days(row) | {
            "role": row.role_id,
            "team": row.team_id,
            "manager": row.manager.reference if row.manager else "",
            "host": row.host,
            "host_manager": row.host_manager,
            "reason": row.reason,
        }

    def changes(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "period": self.period(),
            "role_id": data["role"],
            "team_id": data["team"],
            "manager_id": data["manager"].pk if data["manager"] else None,
            "host": data["host"],
            "host_manager": data["host_manager"],
            "reason": data["reason"],
        }


class CorrectAbsence(DatedForm):
    field_order = ("kind", "first_day", "last_day", "days_lost")

    kind = forms.ChoiceField(label="Why away", choices=AbsenceKind.choices)
    days_lost = forms.DecimalField(
        label="Days lost, as HR counts them",
        required=False,
        min_value=0,
        max_digits=9,
        decimal_places=4,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-5"}),
        help_text="Leave it empty to count working days times hours.",
    )

    @classmethod
    def on_record(cls, row: Absence) -> dict[str, Any]:
        lost = None if row.days_lost is None else row.days_lost.normalize()
        return cls.days(row) | {"kind": row.kind, "days_lost": lost}

    def changes(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"period": self.period(), "kind": data["kind"], "days_lost": data["days_lost"]}


class CorrectCount(CorrectForm):
    field_order = ("as_at", "cases")

    as_at = day_form_field("Counted on", "The day of the count")
    cases = forms.IntegerField(
        label="Cases",
        min_value=0,
        max_value=9999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
    )

    @classmethod
    def on_record(cls, row: CaseloadCount) -> dict[str, Any]:
        return {"as_at": row.as_at, "cases": row.cases}

    def changes(self) -> dict[str, Any]:
        return {"as_at": self.cleaned_data["as_at"], "cases": self.cleaned_data["cases"]}
