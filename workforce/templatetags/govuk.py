"""What the crispy template pack `govuk` needs to know about a field, and the parts that every field has.

The parts are written in Python: as templates that include each other they cost a form of four fields as much as its
page's queries.
"""

from django import forms, template
from django.forms import BoundField
from django.utils.safestring import SafeString

from workforce.templatetags.cells import escaped

register = template.Library()

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.MultiWidget, "date"),
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


@register.filter
def is_plain(field: BoundField) -> bool:
    """Whether one control makes up the field, so that it needs no fieldset."""
    return kind(field) in CLASSES


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The input, select, textarea or file input of a field, with its classes and no placeholder.

    A placeholder vanishes as soon as somebody types; the hint does its work.
    """
    base = CLASSES[kind(field)]
    classes = [base, f"{base}--error" if field.errors else "", field.field.widget.attrs.get("class", "")]
    return field.as_widget(attrs={"class": " ".join(filter(None, classes)), "placeholder": False})


@register.simple_tag
def plain_field(field: BoundField, all_optional: bool = False) -> SafeString:
    """A field of one control, whole: label, hint, messages and control, tied together by Django's own ids."""
    group = "govuk-form-group govuk-form-group--error" if field.errors else "govuk-form-group"
    return SafeString(
        f'<div class="{group}" id="group_{escaped(field.auto_id)}">'
        f'<label class="govuk-label" for="{escaped(field.id_for_label)}">{label_words(field, all_optional)}</label>'
        f"{hint(field)}{messages(field)}{control(field)}</div>"
    )


@register.simple_tag
def label_words(field: BoundField, all_optional: bool = False) -> SafeString:
    """The label, with "(optional)" where that is so; a form whose fields all are (`all_optional`) says it nowhere."""
    mark = (
        ' <span class="app-optional">(optional)</span>' if not all_optional and marked_optional(field) else ""
    )
    return SafeString(f"{escaped(field.label)}{mark}")


@register.simple_tag
def hint(field: BoundField) -> SafeString:
    """The help text of a field, which may hold markup of ours."""
    if not field.help_text:
        return SafeString("")
    return SafeString(
        f'<div class="govuk-hint" id="{escaped(field.auto_id)}_helptext">{field.help_text}</div>'
    )


@register.simple_tag
def messages(field: BoundField) -> SafeString:
    """What is wrong with a field."""
    if not field.errors:
        return SafeString("")
    words = "".join(
        '<p class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> '
        f"{escaped(message)}</p>"
        for message in error_words(field)
    )
    return SafeString(f'<div id="{escaped(field.auto_id)}_error">{words}</div>')


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
