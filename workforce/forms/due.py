"""What somebody looks for among everything that is due."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from django import forms

from workforce.due import DueItem
from workforce.forms.crispy import filter_helper


class When(StrEnum):
    """How far one looks."""

    ALL = "all"
    OVERDUE = "overdue"
    WEEK = "week"
    MONTH = "month"


class Whose(StrEnum):
    """Whether the reader has to do it, or it is about the reader."""

    ALL = ""
    MINE = "mine"
    OTHERS = "others"


WHOSE = {
    Whose.ALL: "Mine and others’",
    Whose.MINE: "Mine to do, or about me",
    Whose.OTHERS: "My people’s and others’",
}
WHEN = {
    When.ALL: "Overdue, and the next 90 days",
    When.OVERDUE: "Overdue",
    When.WEEK: "The next 7 days",
    When.MONTH: "The next 30 days",
}


class DueFilter(forms.Form):
    """Words in who or what, the kind, when, and whose. Offers the kinds that there are.

    To choose whose is offered where some of it may be the reader's own.
    """

    words = forms.CharField(label="Who or what", required=False, max_length=100)
    kind = forms.ChoiceField(label="What is due", required=False)
    when = forms.ChoiceField(label="When", required=False, choices=[(key.value, WHEN[key]) for key in WHEN])

    whose = forms.ChoiceField(
        label="Whose", required=False, choices=[(key.value, WHOSE[key]) for key in WHOSE]
    )

    def __init__(self, *args: Any, items: Sequence[DueItem], works_here: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not works_here:
            del self.fields["whose"]
        kinds = sorted({item.kind for item in items})
        self.fields["kind"].choices = [("", "All"), *((kind, kind) for kind in kinds)]  # type: ignore[attr-defined]
        self.helper = filter_helper(self, submit="Show")

    def asked(self) -> When:
        """How far; everything where the address says nothing that is known."""
        return When(self.cleaned_data.get("when") or When.ALL)

    def asked_whose(self) -> Whose:
        """Whose; everybody's where the address says nothing that is known."""
        return Whose(self.cleaned_data.get("whose") or Whose.ALL)
