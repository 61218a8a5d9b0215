"""The counts of a team on a day: one number for each person."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField

from workforce.domain.caseloads import CountLine
from workforce.forms.crispy import OneLineDateField, filter_helper
from workforce.queries.caseloads import CaseloadLine

MOST = 999
SURE = 10**9
"""With the box ticked no number is unlikely."""


class DayForm(forms.Form):
    """The day whose counts are typed or corrected."""

    on = OneLineDateField(label="Counted on", required=False)
    everybody = forms.BooleanField(label="Everybody in the team", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(self, submit="Show")

    def day(self, today: date) -> date:
        """The chosen day; today where there is none, or where it has not come."""
        chosen: date | None = self.cleaned_data.get("on") if self.is_valid() else None
        return chosen if chosen is not None and chosen <= today else today

    def wants_everybody(self) -> bool:
        return self.is_valid() and bool(self.cleaned_data.get("everybody"))


class CountsForm(forms.Form):
    """A box for each line, and what the page showed in it, so that nobody overwrites what they have not seen."""

    sure = forms.BooleanField(label="The unusually large numbers are right", required=False)

    def __init__(self, *args: Any, lines: Sequence[CaseloadLine], own_id: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = [line for line in lines if line.worker.pk != own_id]
        self.use_required_attribute = False
        for line in self.lines:
            self.fields[f"cases_{line.worker.pk}"] = _box(line)
            self.fields[f"seen_{line.worker.pk}"] = forms.IntegerField(
                required=False, initial=line.count, widget=forms.HiddenInput
            )

    def rows(self) -> Iterator[tuple[CaseloadLine, BoundField, BoundField]]:
        """Each line with its box and what was seen in it."""
        for line in self.lines:
            yield line, self[f"cases_{line.worker.pk}"], self[f"seen_{line.worker.pk}"]

    def counts(self) -> list[CountLine]:
        data = self.cleaned_data
        return [
            CountLine(line.worker.pk, data[f"cases_{line.worker.pk}"], data[f"seen_{line.worker.pk}"])
            for line in self.lines
        ]

    def unlikely_above(self, usual: int) -> int:
        return SURE if self.cleaned_data["sure"] else usual

    def refuse(self, errors: Mapping[int, str]) -> None:
        """Show each line's error, and what is on record now: saving again means it."""
        data = {name: self.data.get(name) for name in self.data}
        for line in self.lines:
            data[f"seen_{line.worker.pk}"] = "" if line.count is None else str(line.count)
        self.data = data
        names = {line.worker.pk: line.worker.name for line in self.lines}
        for worker_id, error in errors.items():
            self.add_error(f"cases_{worker_id}", f"{names[worker_id]}: {error}")


def _box(line: CaseloadLine) -> forms.IntegerField:
    return forms.IntegerField(
        label=line.worker.name,
        required=False,
        min_value=0,
        max_value=MOST,
        initial=line.count,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "class": "govuk-input--width-3", "autocomplete": "off"}
        ),
        error_messages={"invalid": f"{line.worker.name}: enter a whole number, or leave it blank"},
    )
