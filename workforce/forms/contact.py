"""Private contact details, and whom to call in an emergency."""

from typing import Any

from crispy_forms.layout import Fieldset
from django import forms

from workforce.domain.contact import Callee
from workforce.forms.crispy import Field, form_helper
from workforce.models import EmergencyContact, WorkerContact

MOST_TO_CALL = 3


class ContactForm(forms.Form):
    """The person's own details, and up to three people to call, the first one first."""

    phone = forms.CharField(label="Private phone", required=False, max_length=30)
    email = forms.EmailField(label="Private e-mail", required=False)
    address = forms.CharField(
        label="Address", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, cancel_url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_TO_CALL + 1):
            self.fields[f"name_{number}"] = forms.CharField(label="Name", required=False, max_length=120)
            self.fields[f"relation_{number}"] = forms.CharField(
                label="Relation", required=False, max_length=60, help_text="For example, partner or parent."
            )
            self.fields[f"phone_{number}"] = forms.CharField(label="Phone", required=False, max_length=30)
        for name in ("phone", *(f"phone_{number}" for number in range(1, MOST_TO_CALL + 1))):
            self.fields[name].widget.attrs |= {"class": "govuk-input--width-20", "inputmode": "tel"}
        self.helper = form_helper(self, cancel_url=cancel_url, layout=_layout())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for number in range(1, MOST_TO_CALL + 1):
            given = {part: data.get(f"{part}_{number}") for part in ("name", "relation", "phone")}
            if any(given.values()):
                for part, words in (("name", "a name"), ("phone", "a phone number")):
                    if not given[part] and f"{part}_{number}" not in self.errors:
                        self.add_error(f"{part}_{number}", f"Enter {words} for person {number} to call")
        return data

    def callees(self) -> list[Callee]:
        """The people to call, without gaps."""
        data = self.cleaned_data
        rows = [
            Callee(data[f"name_{number}"], data[f"relation_{number}"], data[f"phone_{number}"])
            for number in range(1, MOST_TO_CALL + 1)
        ]
        return [row for row in rows if row.name]


def initial_contact(contact: WorkerContact | None, emergency: list[EmergencyContact]) -> dict[str, str]:
    """What the form starts with."""
    found = {"phone": contact.phone, "email": contact.email, "address": contact.address} if contact else {}
    for number, each in enumerate(emergency[:MOST_TO_CALL], start=1):
        found |= {
            f"name_{number}": each.name,
            f"relation_{number}": each.relation,
            f"phone_{number}": each.phone,
        }
    return found


def _layout() -> list[object]:
    parts: list[object] = [Field("version"), Field("phone"), Field("email"), Field("address")]
    for number, words in enumerate(("First", "Second", "Third"), start=1):
        names = [Field(f"{part}_{number}") for part in ("name", "relation", "phone")]
        parts.append(Fieldset(f"{words} person to call in an emergency", *names))
    return parts
