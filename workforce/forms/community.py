"""What a source says of the community, typed or pasted."""

import csv
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from workforce.forms.support import SupportForm, words_field

SHARE = "share_{}"


class CommunityForm(SupportForm):
    """Source, year, and a percentage for each answer; or lines of a file in place of the percentages."""

    source = forms.CharField(
        label="Source", max_length=200, help_text="For example: Census, local authority."
    )
    year = forms.IntegerField(
        label="Year",
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "class": "govuk-input--width-4", "autocomplete": "off"}
        ),
    )
    pasted = words_field(
        "Paste lines of a CSV file",
        6000,
        rows=8,
        required=False,
        help_text="Answer and per cent in each line, as “Female,51.2”. Or leave it blank and fill in the fields below.",
    )

    def __init__(self, *args: Any, answers: Sequence[str], **kwargs: Any) -> None:
        self.answers = answers
        super().__init__(*args, **kwargs)
        buttons = self.helper.layout.fields.pop()
        for number, answer in enumerate(answers):
            self.fields[SHARE.format(number)] = _share_field(answer)
            self.helper.layout.fields.append(SHARE.format(number))
        self.helper.layout.fields.append(buttons)

    def clean_pasted(self) -> dict[str, Decimal]:
        """Answers and their percentages. A heading, empty lines and "c" for a hidden number are left out."""
        found: dict[str, Decimal] = {}
        known = {answer.casefold(): answer for answer in self.answers}
        for number, cells in enumerate(csv.reader(self.cleaned_data["pasted"].splitlines()), 1):
            line = [cell.strip() for cell in cells]
            if not any(line):
                continue
            answer, share = known.get(line[0].casefold()), _percent(line[-1])
            if number == 1 and answer is None and share is None:
                continue
            if answer is None or share is None or len(line) < 2:
                raise forms.ValidationError(
                    f"Line {number} is not an answer and a percentage: {', '.join(line)}"
                )
            if answer in found:
                raise forms.ValidationError(
                    f"Line {number} has an answer that stands above already: {answer}"
                )
            found[answer] = share
        return found

    def shares(self) -> dict[str, Decimal]:
        """What was pasted, else what was typed."""
        typed = {
            answer: self.cleaned_data[SHARE.format(number)]
            for number, answer in enumerate(self.answers)
            if self.cleaned_data.get(SHARE.format(number)) is not None
        }
        return self.cleaned_data["pasted"] or typed


def _share_field(answer: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=f"{answer}, per cent",
        required=False,
        min_value=0,
        max_value=100,
        max_digits=6,
        decimal_places=3,
        widget=forms.TextInput(
            attrs={"inputmode": "decimal", "class": "govuk-input--width-5", "autocomplete": "off"}
        ),
    )


def _percent(text: str) -> Decimal | None:
    try:
        share = Decimal(text.removesuffix("%").strip())
    except InvalidOperation:
        return None
    return share if share.is_finite() else None
