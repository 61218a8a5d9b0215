"""What the forms of all verbs share: today, a button, and the choice among a person's assignments."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from workforce.forms.crispy import BritishDateField, form_helper
from workforce.models import Assignment, Worker
from workforce.queries.organisation import unit_names
from workforce.written import decimal


class VerbForm(forms.Form):
    """A form whose second page says what it will do. Its dates may lie in the past and in the future."""

    def __init__(self, *args: Any, today: date, cancel_url: str, submit: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.helper = form_helper(self, submit=submit, cancel_url=cancel_url)


class AssignmentForm(VerbForm):
    """A verb about one assignment: the one that is open or to come, chosen where there are several."""

    assignment = forms.TypedChoiceField(label="Which assignment", coerce=int)

    def __init__(self, *args: Any, assignments: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["assignment"]
        field.choices = list(assignments.items())  # type: ignore[attr-defined]
        field.initial = next(iter(assignments), None)
        if len(assignments) == 1:
            field.widget = forms.HiddenInput()


def assignments_to_change(worker: Worker, day: date) -> dict[int, str]:
    """The person's assignments that have not ended before `day`, in words, by number. Two queries at most."""
    held: Sequence[Assignment] = list(
        worker.assignments.not_over(day).select_related("role", "team", "post").order_by("period")
    )
    names = unit_names(day) if held else {}
    return {
        each.pk: ", ".join(
            part
            for part in (
                each.role.name,
                names.get(each.team_id, each.team.code),
                f"{decimal(each.fte, 2)} FTE",
                f"post {each.post.reference}" if each.post else "",
            )
            if part
        )
        for each in held
    }


def fte_form_field(label: str = "Hours as FTE", **kwargs: Any) -> forms.DecimalField:
    """Hours as a share of full time: above 0 to 1, at most six decimals."""
    return forms.DecimalField(
        label=label,
        min_value=Decimal("0.000001"),
        max_value=Decimal(1),
        max_digits=8,
        decimal_places=6,
        widget=forms.TextInput(
            attrs={"inputmode": "decimal", "class": "govuk-input--width-5", "autocomplete": "off"}
        ),
        **{"help_text": "1 is full time, 0.6 is three days a week.", **kwargs},
    )


def day_form_field(label: str, subject: str, **kwargs: Any) -> BritishDateField:
    """A day on which something begins or ends."""
    return BritishDateField(label=label, subject=subject, **kwargs)
