"""How forms look: one factory for their crispy helper, and dates as people here write them.

A form states its fields and, where it matters, its layout; the look is the template pack `govuk`.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from crispy_forms.utils import render_field
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from workforce.forms.inputs import ShortDate
from workforce.periods import FIRST_YEAR, LAST_YEAR
from workforce.templatetags.govuk import is_plain, plain_field

SORT = "sort"
"""What the choice of an order is called in the address of a list."""
BETWEEN = f"between {FIRST_YEAR} and {LAST_YEAR}"


def form_helper(
    form: forms.BaseForm,
    *,
    submit: str = "Save",
    cancel_url: str = "",
    layout: Sequence[object] | None = None,
    others: Sequence[tuple[str, str]] = (),
) -> FormHelper:
    """The helper of a form that is posted: its fields (or `layout`), a button, perhaps `others` (name and label) and
    "Cancel".

    The browser's own checks are off, so that everybody meets the same messages in the same place.
    """
    form.use_required_attribute = False
    helper = FormHelper()
    helper.attrs = {"novalidate": True}
    fields = layout or [Field(name) for name in form.fields]
    helper.layout = Layout(*fields, Buttons(submit, cancel_url, others))
    return helper


def filter_helper(
    form: forms.BaseForm, *, submit: str = "Apply", layout: Sequence[object] | None = None
) -> FormHelper:
    """The helper of a GET form for `components/filter.html`: fields side by side, nothing marked optional.

    How the list is sorted stays when the filter changes: whatever the address asks for goes along unseen.
    """
    if form.data.get(SORT) and SORT not in form.fields:
        form.fields[SORT] = forms.Field(required=False, widget=forms.HiddenInput)
        layout = (*layout, SORT) if layout else None
    helper = form_helper(form, submit=submit, layout=layout)
    helper.form_method = "get"
    helper.disable_csrf = True
    helper.all_optional = True
    return helper


class Field:
    """A field in a layout. What is one control is written at once, without the template that chooses a pattern."""

    def __init__(self, name: str) -> None:
        self.name = name

    def render(
        self, form: forms.BaseForm, context: Context, template_pack: str = "govuk", **_: Any
    ) -> SafeString:
        field = form[self.name]
        if field.is_hidden or not is_plain(field):
            written: SafeString = render_field(self.name, form, context, template_pack=template_pack)
            return written
        return plain_field(field, all_optional=bool(context.get("all_optional")))


class Link:
    """A link in a layout. Unlike crispy's HTML object it does not read its address as a template."""

    def __init__(self, label: str, url: str) -> None:
        self.label = label
        self.url = url

    def render(
        self, form: forms.BaseForm, context: Context, template_pack: str = "govuk", **_: Any
    ) -> SafeString:
        return format_html('<a class="govuk-link" href="{}">{}</a>', self.url, self.label)


class Buttons:
    """The button that sends the form, perhaps others that send it by a name, and "Cancel": a link that is never read as
    a template.
    """

    def __init__(self, submit: str, cancel_url: str = "", others: Sequence[tuple[str, str]] = ()) -> None:
        self.submit = submit
        self.others = others
        self.cancel_url = cancel_url

    def render(
        self, form: forms.BaseForm, context: Context, template_pack: str = "govuk", **_: Any
    ) -> SafeString:
        button = format_html('<button type="submit" class="govuk-button">{}</button>', self.submit)
        others = format_html_join(
            "",
            '<button type="submit" class="govuk-button govuk-button--secondary" name="{}" value="{}">{}</button>',
            ((name, label, label) for name, label in self.others),
        )
        cancel = (
            format_html('<a class="govuk-link" href="{}">Cancel</a>', self.cancel_url)
            if self.cancel_url
            else ""
        )
        return format_html('<div class="app-actions">{}{}{}</div>', button, others, cancel)


class BritishDateWidget(forms.MultiWidget):
    """Day, month and year side by side. A date that is not in order keeps what was typed."""

    template_name = "govuk/widgets/date_input.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        part = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__(
            {
                "day": forms.TextInput(part | {"class": "govuk-input--width-2"}),
                "month": forms.TextInput(part | {"class": "govuk-input--width-2"}),
                "year": forms.TextInput(part | {"class": "govuk-input--width-4"}),
            },
            attrs,
        )

    def decompress(self, value: date | str | None) -> list[int | None]:
        """Of a date, or of one in an address ("2026-12-01"); what is no date there is nothing."""
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                value = None
        return [value.day, value.month, value.year] if value else [None, None, None]


class BritishDateField(forms.MultiValueField):
    """A date as three numbers. `subject` begins its messages: "The first day must include a year"."""

    widget = BritishDateWidget

    def __init__(self, *, subject: str = "The date", **kwargs: Any) -> None:
        self.subject = subject
        fields = (
            forms.CharField(required=False),
            forms.CharField(required=False),
            forms.CharField(required=False),
        )
        messages = {"required": f"Enter {subject[:1].lower()}{subject[1:]}"} | kwargs.pop(
            "error_messages", {}
        )
        super().__init__(fields, require_all_fields=False, error_messages=messages, **kwargs)

    def compress(self, data_list: list[str]) -> date | None:
        """Raises ValidationError that says which part is missing, or that there is no such day."""
        parts = [part.strip() for part in data_list]
        if not any(parts):
            return None if not self.required or not data_list else self._ask()
        missing = [name for name, part in zip(("a day", "a month", "a year"), parts, strict=True) if not part]
        if missing:
            raise ValidationError(f"{self.subject} must include {' and '.join(missing)}", code="incomplete")
        try:
            day, month, year = map(int, parts)
            typed = date(year, month, day) if year > 999 else self._refuse()
        except (ValueError, OverflowError):
            return self._refuse()
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValidationError(f"{self.subject} must lie {BETWEEN}", code="far")
        return typed

    def _ask(self) -> date:
        """Only blanks were typed, which Django does not take for nothing."""
        raise ValidationError(self.error_messages["required"], code="required")

    def _refuse(self) -> date:
        raise ValidationError(
            f"{self.subject} must be a real date, with a year of four figures", code="invalid"
        )


class OneLineDateField(forms.DateField):
    """A date in one box, for filters: 27/3/2024, 27 March 2024 or 2024-03-27."""

    def __init__(self, **kwargs: Any) -> None:
        defaults: dict[str, Any] = {
            "input_formats": ["%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%d/%m/%y"],
            "widget": ShortDate(
                format="%d/%m/%Y", attrs={"class": "govuk-input--width-10", "autocomplete": "off"}
            ),
            "error_messages": {"invalid": "Enter a real date, for example 27/3/2024"},
        }
        super().__init__(**(defaults | kwargs))

    def to_python(self, value: Any) -> date | None:
        typed: date | None = super().to_python(value)
        if typed is not None and not FIRST_YEAR <= typed.year <= LAST_YEAR:
            raise ValidationError(f"Enter a day {BETWEEN}", code="far")
        return typed
