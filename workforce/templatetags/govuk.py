"""What the crispy template pack `govuk` needs to know about a field."""

from django import forms, template
from django.forms import BoundField
from django.utils.safestring import SafeString

from workforce.forms.crispy import BritishDateWidget

register = template.Library()

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (BritishDateWidget, "date"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
)
CLASSES = {
    "select": "govuk-select",
    "textarea": "govuk-textarea",
    "file": "govuk-file-upload",
    "input": "govuk-input",
}


@register.filter
def kind(field: BoundField) -> str:
    """Which pattern of the design system a field follows."""
    widget = field.field.widget
    return next((name for widget_class, name in KINDS if isinstance(widget, widget_class)), "input")


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The input, select, textarea or file input of a field, with its classes and no placeholder.

    A placeholder vanishes as soon as somebody types; the hint does its work.
    """
    base = CLASSES[kind(field)]
    classes = [base, f"{base}--error" if field.errors else "", field.field.widget.attrs.get("class", "")]
    return field.as_widget(attrs={"class": " ".join(filter(None, classes)), "placeholder": False})


@register.filter
def error_words(field: BoundField) -> list[str]:
    """The messages of a field. "This field is required." names no field: it is said with the label."""
    unnamed = str(forms.Field.default_error_messages["required"])
    asked = {"checkbox": "tick this to go on", "input": "enter a value", "textarea": "enter a text"}
    named = f"{field.label}: {asked.get(kind(field), 'choose one')}"
    return [named if message == unnamed else str(message) for message in field.errors]


@register.filter
def first_input_id(field: BoundField) -> str:
    """The id that an error message links to. Several inputs are numbered from 0, whatever their names."""
    several = kind(field) in ("date", "checkboxes", "radios")
    return f"{field.auto_id}_0" if several else field.id_for_label


@register.filter
def marked_optional(field: BoundField) -> bool:
    """Whether the label says "(optional)": a visible text-like field that may stay empty."""
    return not field.field.required and kind(field) not in ("checkbox",)
