"""Parts of the long form of a record: sections with headings, the box that only the two read, panels, hidden marks."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Layout
from django.forms import BaseForm
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from supervision.models import AgreedAction
from workforce.panels import Panel


class Part:
    """A section with a heading and fields. `lead`: a sentence above them; `private`: in a box of its own."""

    def __init__(self, heading: str, *fields: object, lead: str = "", private: bool = False) -> None:
        self.heading, self.lead, self.private = heading, lead, private
        self.fields = Layout(*fields)

    def render(self, form: BaseForm, context: Context, template_pack: str = "govuk", **_: Any) -> SafeString:
        inside = self.fields.render(form, context, template_pack=template_pack)
        lead = format_html('<p class="govuk-body">{}</p>', self.lead) if self.lead else ""
        box = "app-section app-private" if self.private else "app-section"
        return format_html(
            '<section class="{}"><h2>{}</h2>{}{}</section>', box, self.heading, lead, mark_safe(inside)
        )


class CarriedIn:
    """What is brought into the session, behind a line that opens it."""

    def __init__(self, panels: Sequence[Panel], summary: str) -> None:
        self.panels, self.summary = panels, summary

    def render(self, form: BaseForm, context: Context, template_pack: str = "govuk", **_: Any) -> SafeString:
        if not self.panels:
            return SafeString("")
        shown = {"panels": self.panels, "summary": self.summary}
        return SafeString(render_to_string("supervision/_carried.html", shown))


class OpenAction:
    """An open action with what becomes of it."""

    def __init__(self, action: AgreedAction, fields: Sequence[object], late: bool, often: bool) -> None:
        self.action, self.late, self.often = action, late, often
        self.fields = Layout(*fields)

    def render(self, form: BaseForm, context: Context, template_pack: str = "govuk", **_: Any) -> SafeString:
        shown = {
            "action": self.action,
            "late": self.late,
            "often": self.often,
            "inside": SafeString(self.fields.render(form, context, template_pack=template_pack)),
        }
        return SafeString(render_to_string("supervision/_open_action.html", shown))


class Row:
    """Fields side by side, where the screen is wide enough. `legend`: what they are together."""

    def __init__(self, legend: str, *fields: object) -> None:
        self.legend, self.fields = legend, Layout(*fields)

    def render(self, form: BaseForm, context: Context, template_pack: str = "govuk", **_: Any) -> SafeString:
        inside = self.fields.render(form, context, template_pack=template_pack)
        return format_html(
            '<fieldset class="govuk-fieldset app-fields">{}{}</fieldset>',
            format_html('<legend class="govuk-fieldset__legend">{}</legend>', self.legend),
            mark_safe(inside),
        )
