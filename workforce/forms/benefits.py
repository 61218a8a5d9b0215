"""Benefits and their reviews."""

from typing import Any

from django import forms

from workforce.domain.benefits import Offer
from workforce.enums import Compared
from workforce.forms.support import SupportForm, day_field, link_field, number_field, words_field


class BenefitForm(SupportForm):
    """What a benefit says of itself."""

    name = forms.CharField(label="Name", max_length=120)
    about = words_field("What it is", 500, rows=3)
    eligibility = forms.CharField(label="Who gets it", max_length=300)
    household = forms.BooleanField(label="Also for household members", required=False)
    link = link_field("Link to more")

    def offered(self) -> Offer:
        return Offer(**{name: self.cleaned_data[name] for name in Offer.__slots__})


class NewBenefitForm(BenefitForm):
    """The same, with its first day."""

    from_day = day_field("Offered from")


class EndBenefitForm(SupportForm):
    """The last day of a benefit."""

    last = day_field("Last day")


class ReviewForm(SupportForm):
    """What a review found."""

    on = day_field("Reviewed on")
    cost = forms.DecimalField(
        label="Cost in a year, in pounds",
        required=False,
        min_value=0,
        max_digits=12,
        decimal_places=2,
        widget=forms.TextInput(
            attrs={"inputmode": "decimal", "class": "govuk-input--width-10", "autocomplete": "off"}
        ),
    )
    uptake = number_field("How many use it", required=False, max_value=1_000_000)
    compared = forms.ChoiceField(
        label="Compared with the region",
        required=False,
        choices=[("", "Not compared"), *Compared.choices],
        widget=forms.RadioSelect,
    )
    source = forms.CharField(label="Source of the comparison", max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("compared") and not data.get("source"):
            self.add_error("source", "Say where the comparison comes from.")
        return data
