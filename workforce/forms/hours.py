"""Changing the hours of an assignment."""

from django import forms

from workforce.forms.verbs import AssignmentForm, day_form_field, fte_form_field


class HoursForm(AssignmentForm):
    """New hours from a day on."""

    fte = fte_form_field("New hours as FTE")
    from_day = day_form_field(
        "From", "The day from which the new hours count", help_text="It may lie in the past or in the future."
    )
    over_fill = forms.BooleanField(
        label="Fill the post beyond its hours, if need be",
        required=False,
        help_text="Such a post is listed under data quality until its hours are put right.",
    )
