"""Forms about what lasts from a day, and forms that only ask."""

from typing import Any

from workforce.forms.verbs import VerbForm, day_form_field
from workforce.periods import PeriodError, period


class LastingForm(VerbForm):
    """A form about something that lasts from a day, perhaps to a day. `lasting` is its period."""

    from_day = day_form_field("From", "The first day")
    last_day = day_form_field(
        "To", "The last day", required=False, help_text="Leave empty while it is not known."
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("from_day"):
            try:
                data["lasting"] = period(data["from_day"], data.get("last_day"))
            except PeriodError as error:
                self.add_error("last_day", str(error))
        return data


class ConfirmForm(VerbForm):
    """Nothing to fill in: a button that says what it does."""
