"""A version of the form of records: its prompts with their places, own words, and practice models."""

from typing import Any

from django import forms

from supervision.domain.record_forms import FormContent
from supervision.models import RecordTemplate
from supervision.prompts import PROMPTS
from workforce.forms.crispy import form_helper
from workforce.forms.verbs import VerbForm

PLACE, WORDS, REQUIRED = "place", "words", "required"


class RecordFormForm(VerbForm):
    """For each prompt: its place (empty: it is not asked), own words, and whether it has to be filled in."""

    name = forms.CharField(label="Name of the form", max_length=120)
    tools = forms.CharField(
        label="Practice models and tools",
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="One on each line. Whoever writes a record chooses one of them.",
    )

    def __init__(self, *args: Any, submit: str, cancel_url: str, **kwargs: Any) -> None:
        super().__init__(*args, submit=submit, cancel_url=cancel_url, **kwargs)
        narrow = forms.TextInput(
            attrs={"inputmode": "numeric", "class": "govuk-input--width-2", "autocomplete": "off"}
        )
        for prompt in PROMPTS:
            self.fields[f"{PLACE}_{prompt.key}"] = forms.IntegerField(
                label=f"{prompt.label}: place", required=False, min_value=1, max_value=99, widget=narrow
            )
            self.fields[f"{WORDS}_{prompt.key}"] = forms.CharField(
                label=f"{prompt.label}: your own words for it", required=False, max_length=120
            )
            if not prompt.by_supervisee:
                self.fields[f"{REQUIRED}_{prompt.key}"] = forms.BooleanField(
                    label=f"{prompt.label} has to be filled in", required=False
                )
        self.helper = form_helper(self, submit=submit, cancel_url=cancel_url)

    @staticmethod
    def typed(template: RecordTemplate) -> dict[str, Any]:
        """What the form shows of a version."""
        shown: dict[str, Any] = {"name": template.name, "tools": "\n".join(template.tools)}
        for place, key in enumerate(template.prompts, 1):
            shown[f"{PLACE}_{key}"] = place
            shown[f"{WORDS}_{key}"] = template.wording.get(key, "")
            shown[f"{REQUIRED}_{key}"] = key in template.required
        return shown

    def content(self) -> FormContent:
        data = self.cleaned_data
        places = {prompt.key: data.get(f"{PLACE}_{prompt.key}") for prompt in PROMPTS}
        asked = sorted((key for key, place in places.items() if place), key=lambda key: places[key])
        return FormContent(
            data["name"],
            asked,
            frozenset(prompt.key for prompt in PROMPTS if data.get(f"{REQUIRED}_{prompt.key}")),
            {prompt.key: data.get(f"{WORDS}_{prompt.key}", "") for prompt in PROMPTS},
            data["tools"].splitlines(),
        )
