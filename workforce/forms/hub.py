"""Notices and documents."""

from collections.abc import Sequence
from typing import Any

from django import forms

from workforce.domain.hub import Audience, Content
from workforce.forms.people import unit_choices
from workforce.forms.support import (
    SupportForm,
    category_field,
    day_field,
    link_field,
    units_field,
    words_field,
)
from workforce.queries.organisation import TreeNode


class NoticeForm(SupportForm):
    """What a notice says, when it is shown, and to whom. `to_everybody`: whether the publisher may address all."""

    title = forms.CharField(label="Title", max_length=120)
    text = words_field("Text", 4000, rows=8, help_text="Plain text. Leave a line empty to begin a paragraph.")
    link = link_field("Link to more")
    category = category_field()
    first_day = day_field("Shown from")
    last_day = day_field("Shown until", required=False, help_text="Leave it blank to keep the notice shown.")
    everybody = forms.BooleanField(label="For everybody", required=False)
    units = units_field("Or for these units", help_text="With everything below them.")
    role_groups = forms.MultipleChoiceField(
        label="Only for these role groups",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="With units: people there in these roles. Without: people anywhere in these roles.",
    )

    def __init__(
        self,
        *args: Any,
        nodes: Sequence[TreeNode],
        role_groups: Sequence[str],
        to_everybody: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("units", unit_choices(nodes))
        self.offer("role_groups", [(each, each.capitalize()) for each in role_groups])
        if not to_everybody:
            del self.fields["everybody"]
            self.fields["units"].label = "For these units"
            kept = [each for each in self.helper.layout.fields if getattr(each, "name", "") != "everybody"]
            self.helper.layout.fields = kept

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = data.get("first_day"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "The last day lies before the first.")
        return data

    def content(self) -> Content:
        data = self.cleaned_data
        return Content(
            data["title"], data["text"], data["category"], data["first_day"], data["last_day"], data["link"]
        )

    def audience(self) -> Audience:
        data = self.cleaned_data
        return Audience(data.get("everybody", False), data["units"], data["role_groups"])


class WithdrawNoticeForm(SupportForm):
    """Why a notice is taken back."""

    reason = forms.CharField(label="Why it is withdrawn", max_length=200)


class DocumentForm(SupportForm):
    """A document for everybody."""

    title = forms.CharField(label="Title", max_length=120)
    about = forms.CharField(label="What it is about", max_length=300, required=False)
    link = link_field("Where it stands", required=True)
    category = category_field()
    review_on = day_field("To be reviewed on")


class ReviewDocumentForm(SupportForm):
    """That a document still holds."""

    link = link_field("Where it stands", required=True)
    review_on = day_field("Next review on")
