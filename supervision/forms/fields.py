"""Fields of the form of a record."""

from django import forms

MOST_WORDS = 20_000


def words_field(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def time_field(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        input_formats=["%H:%M", "%H.%M", "%H%M", "%H:%M:%S"],
        widget=forms.TimeInput(
            format="%H:%M", attrs={"class": "govuk-input--width-5", "autocomplete": "off"}
        ),
        error_messages={"invalid": "Enter a time of day, for example 14:30"},
    )


def minutes_field(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=1,
        max_value=720,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "class": "govuk-input--width-5", "autocomplete": "off"}
        ),
    )
