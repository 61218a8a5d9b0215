"""Forums of staff."""

from django import forms

from workforce.forms.verbs import VerbForm, day_form_field


class ForumForm(VerbForm):
    """A new forum."""

    name = forms.CharField(label="Name", max_length=120, help_text="For example, Disabled Staff Forum.")
    purpose = forms.CharField(label="What it is for", max_length=300)


class InvitationForm(VerbForm):
    """What is shown, to whom and for how long."""

    text = forms.CharField(label="What to say", max_length=500, widget=forms.Textarea(attrs={"rows": 4}))
    first_day = day_form_field("Shown from", "The first day")
    last_day = day_form_field("until", "The last day")
    to_everybody = forms.BooleanField(
        label="Show it to everybody, not only to members",
        required=False,
        help_text="To invite people to join.",
    )


class CloseForm(VerbForm):
    """Nothing to type: a page that asks whether it is meant."""
