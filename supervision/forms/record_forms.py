"""A version of the form of records: its prompts with their places, own words, and practice models."""

from collections.abc import Sequence
from typing import Any

from django import forms

from supervision.domain.record_forms import FormContent
from supervision.models import RecordTemplate
from supervision.prompts import PROMPTS
from workforce.forms.crispy import Field, form_helper
from workforce.forms.verbs import VerbForm

PLACE, WORDS, REQUIRED = "place", "words", "required"


class RecordFormForm(VerbForm):
    """For each prompt: its place (empty: it is not asked), own words, and whether it has to be filled in."""

    name = forms.CharField(
        label="Name of the form", max_length=120, error_messages={"required": "Give the form a name"}
    )
    tools = forms.CharField(
        label="Practice models and tools",
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="One on each line. Whoever writes a record chooses one of them.",
    )

    def __init__(self, *args: Any, submit: str, cancel_url: str, **kwargs: Any) -> None:
        super().__init__(*args, submit=submit, cancel_url=cancel_url, **kwargs)
        for prompt in PROMPTS:
            self.fields[f"{PLACE}_{prompt.key}"] = forms.IntegerField(
                label=f"Place of {prompt.label}",
                required=False,
                min_value=1,
                max_value=99,
                widget=forms.TextInput(
                    attrs={"inputmode": "numeric", "class": "govuk-input govuk-input--width-2"}
                ),
            )
            self.fields[f"{WORDS}_{prompt.key}"] = forms.CharField(
                label=f"Your own words for {prompt.label}",
                required=False,
                max_length=120,
                widget=forms.TextInput(attrs={"class": "govuk-input"}),
            )
            if not prompt.by_supervisee:
                self.fields[f"{REQUIRED}_{prompt.key}"] = forms.BooleanField(
                    label=f"{prompt.label} has to be filled in",
                    required=False,
                    widget=forms.CheckboxInput(attrs={"class": "govuk-checkboxes__input"}),
                )
        self.helper = form_helper(self, submit=submit, layout=[Field("name"), Field("tools")])
        self.helper.layout.fields.pop()  # the buttons stand below the table of prompts
        self.helper.form_tag, self.helper.disable_csrf = False, True

    def prompts(self, order: Sequence[str]) -> list[dict[str, Any]]:
        """A row for each prompt: those that are asked in order, then the others."""
        place = {key: number for number, key in enumerate(order)}
        return [
            {
                "label": prompt.label,
                "place": self[f"{PLACE}_{prompt.key}"],
                "words": self[f"{WORDS}_{prompt.key}"],
                "required": None if prompt.by_supervisee else self[f"{REQUIRED}_{prompt.key}"],
            }
            for prompt in sorted(PROMPTS, key=lambda each: place.get(each.key, len(place)))
        ]

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
        places = {prompt.key: int(data.get(f"{PLACE}_{prompt.key}") or 0) for prompt in PROMPTS}
        asked = sorted((key for key, place in places.items() if place), key=places.__getitem__)
        return FormContent(
            data["name"],
            asked,
            frozenset(prompt.key for prompt in PROMPTS if data.get(f"{REQUIRED}_{prompt.key}")),
            {prompt.key: data.get(f"{WORDS}_{prompt.key}", "") for prompt in PROMPTS},
            data["tools"].splitlines(),
        )
