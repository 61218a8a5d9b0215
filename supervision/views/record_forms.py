"""The form of records: its versions, one of them, copying, changing and publishing it."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from supervision.domain.record_forms import FIRST, change_form, copy_form, publish_form
from supervision.forms.record_forms import RecordFormForm
from supervision.models import RecordTemplate
from supervision.prompts import BY_KEY
from supervision.queries.record_forms import record_forms, version_in_force
from supervision.views.reading_pages import ListPage, SupervisionConfirm, SupervisionForm, SupervisionPage
from workforce.access.permissions import Permission
from workforce.csv_file import Value
from workforce.tables import Cell, Column, Row, Table
from workforce.views.page import Request
from workforce.written import day as written_day


class RecordForms(ListPage):
    """Every version, and which holds."""

    permission = Permission.KEEP_SUPERVISION
    title = "Form of records"
    lead = "What a record of supervision asks. What is published never changes: a change is a new version."
    noun = "version"
    empty = "Nobody has made a version. Records ask the prompts of the first day. Begin with a copy of them."
    columns = (
        *(Column("Version"), Column("Name"), Column("Prompts", numeric=True)),
        *(Column("State"), Column("Published on"), Column("By")),
    )
    header = ("Version", "Name", "Prompts", "State", "Published on", "By")

    def find(self) -> Any:
        self.in_force = version_in_force()
        return record_forms(self.reach)

    def _state(self, each: RecordTemplate) -> str:
        if each.published_on is None:
            return "Draft"
        return "In force" if each.version == self.in_force else "Earlier"

    def row(self, each: Any) -> Row:
        version, name, prompts, state, published, by = map(str, self.line(each))
        url = reverse("record_form", args=[each.version])
        tone = {"Draft": "warning", "In force": "good"}.get(state, "")
        return Row(
            (
                Cell(version, url=url),
                Cell(name),
                Cell(prompts),
                Cell(state, tone=tone),
                Cell(published),
                Cell(by),
            )
        )

    def line(self, each: Any) -> Sequence[Value]:
        return (
            each.version,
            each.name,
            len(each.prompts),
            self._state(each),
            written_day(each.published_on) if each.published_on else "",
            each.by.name if each.by else "",
        )

    def links(self) -> list[dict[str, Any]]:
        version = self.in_force or FIRST
        return [
            {
                "label": "Begin a new version",
                "url": reverse("record_form_copy", args=[version]),
                "primary": True,
            }
        ]

    def csv_url(self) -> str:
        return reverse("record_forms_csv")


class OneForm(SupervisionPage):
    """A version by its number."""

    permission = Permission.KEEP_SUPERVISION

    def version(self, number: int) -> RecordTemplate:
        found: RecordTemplate = get_object_or_404(record_forms(self.reach), version=number)
        return found


class RecordFormPage(OneForm):
    """What a version asks, in order."""

    def get(self, request: Request, version: int) -> HttpResponse:
        shown = self.version(version)
        rows = tuple(
            Row(
                (
                    Cell(str(place)),
                    Cell(shown.wording.get(key) or BY_KEY[key].label),
                    Cell("Yes" if key in shown.required else "No"),
                    Cell(_whose(key)),
                )
            )
            for place, key in enumerate(shown.prompts, 1)
            if key in BY_KEY
        )
        columns = (Column("Place"), Column("Prompt"), Column("Has to be filled in"), Column("For whom"))
        return self.render(
            "supervision/record_form_version.html",
            shown=shown,
            table=Table("Prompts", columns, rows),
            is_draft=shown.published_on is None,
        )


def _whose(key: str) -> str:
    prompt = BY_KEY[key]
    if prompt.restricted:
        return "Only the two people read it"
    return "Written by the person supervised" if prompt.by_supervisee else "Written by the supervisor"


class CopyForm(SupervisionConfirm):
    """A new version begins as a copy."""

    permission = Permission.KEEP_SUPERVISION
    title = "Begin a new version"
    submit = "Begin it"
    made: RecordTemplate | None = None

    def find(self, **kwargs: Any) -> None:
        self.number = int(kwargs["version"])
        if self.number != FIRST and not record_forms(self.reach).filter(version=self.number).exists():
            raise Http404

    def consequence(self) -> str:
        of = f"version {self.number}" if self.number != FIRST else "the prompts of the first day"
        return f"A draft is made as a copy of {of}. Records go on as they are until you publish it."

    def act(self, form: Any) -> str:
        self.made = copy_form(version=self.number, by=self.request.user)
        return f"Version {self.made.version} is begun. Change it, then publish it."

    def done_url(self) -> str:
        return reverse("record_form", args=[self.made.version]) if self.made else reverse("record_forms")

    def back(self) -> str:
        return "Form of records"


class ChangeForm(OneForm, SupervisionForm):
    """Order, words, what is required, and tools, while it is a draft."""

    title = "Change the form"
    hint = "Give each prompt its place. One without a place is not asked."
    form_class = RecordFormForm
    shown: RecordTemplate

    def find(self, **kwargs: Any) -> None:
        self.shown = self.version(kwargs["version"])
        if self.shown.published_on is not None:
            raise PermissionDenied

    def subject(self) -> str:
        return f"Version {self.shown.version}"

    def initial(self) -> dict[str, Any]:
        return RecordFormForm.typed(self.shown)

    def act(self, form: Any) -> str:
        change_form(version=self.shown.version, content=form.content(), by=self.request.user)
        return f"Version {self.shown.version} is changed."

    def done_url(self) -> str:
        return reverse("record_form", args=[self.shown.version])

    def back(self) -> str:
        return f"Version {self.shown.version}"


class PublishForm(OneForm, SupervisionConfirm):
    """From now on records are written by it."""

    title = "Publish the form"
    submit = "Publish it"
    shown: RecordTemplate

    def find(self, **kwargs: Any) -> None:
        self.shown = self.version(kwargs["version"])
        if self.shown.published_on is not None:
            raise PermissionDenied

    def subject(self) -> str:
        return f"Version {self.shown.version}"

    def consequence(self) -> str:
        return "New records are written by this version from now on, and it never changes again. Old records keep theirs."

    def act(self, form: Any) -> str:
        publish_form(version=self.shown.version, today=self.today, by=self.request.user)
        return f"Version {self.shown.version} is published."

    def done_url(self) -> str:
        return reverse("record_form", args=[self.shown.version])

    def back(self) -> str:
        return f"Version {self.shown.version}"
