"""Service from before."""

from django import forms

from workforce.forms.succession import words_field
from workforce.forms.verbs import VerbForm, day_form_field


class ServiceForm(VerbForm):
    """Since when somebody's service counts."""

    counts_from = day_form_field("Service counts from", "The day from which service counts")
    came_from = forms.CharField(label="Employer before", max_length=120)
    transferred_on = day_form_field(
        "Transferred on",
        "The day of the transfer",
        required=False,
        help_text="Where the people came over together (TUPE).",
    )
    words = words_field("How it is known", at_most=300, required=False)
