"""Finding a council by its name or number."""

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError

from dashboards.queries.benchmarks import Council
from workforce.forms.crispy import filter_helper


class CouncilForm(forms.Form):
    """A GET form of one box, which the browser completes from the list of councils. `matches` are those it
    names."""

    q = forms.CharField(
        label="Find a council",
        help_text="Part of a name, or DfE’s three-digit number",
        max_length=100,
        error_messages={"required": "Enter part of a council’s name, or its number"},
        widget=forms.TextInput(
            attrs={"list": "councils", "autocomplete": "off", "class": "govuk-input--width-20"}
        ),
    )

    def __init__(self, data: dict[str, str] | None, *, councils: Sequence[Council]) -> None:
        super().__init__(data)
        self.councils = councils
        self.matches: list[Council] = []
        self.helper = filter_helper(self, submit="Find")

    def clean_q(self) -> str:
        """Raises ValidationError where no council is named so. A name or number in full finds that council
        alone."""
        text = str(self.cleaned_data["q"])
        asked = text.casefold()
        exact = [each for each in self.councils if asked in (each.name.casefold(), each.number)]
        self.matches = exact or [
            each for each in self.councils if asked in each.name.casefold() or each.number.startswith(asked)
        ]
        if not self.matches:
            raise ValidationError(
                "No council with published figures has “%(text)s” in its name", params={"text": text}
            )
        return text
