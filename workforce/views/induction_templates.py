"""Keeping the templates of inductions, and the list of the corporate induction."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.domain.induction_templates import (
    add_corporate_item,
    change_stage,
    copy_version,
    discard_draft,
    drop_corporate_item,
    end_version,
    make_template,
    publish,
    remove_task,
    write_task,
)
from workforce.forms.induction_templates import (
    CorporateForm,
    EndForm,
    NothingForm,
    PublishForm,
    StageForm,
    TaskForm,
    TemplateForm,
)
from workforce.models import CorporateItem, InductionTask, InductionVersion
from workforce.queries.induction_templates import (
    all_versions,
    corporate_items,
    coverage,
    drafts,
    role_groups,
    tasks_of,
    templates,
    uncovered,
)
from workforce.queries.roles import all_roles
from workforce.tables import Cell, Column, Row, Table
from workforce.views.page import Request
from workforce.views.starting import SupportForm, SupportView
from workforce.written import day as written_day


class Templates(SupportView):
    """Every template with its versions."""

    permission = Permission.KEEP_INDUCTION

    def get(self, request: Request) -> HttpResponse:
        return self.render("workforce/induction_templates.html", table=_templates_table(), today=self.today)


def _templates_table() -> Table:
    columns = (Column("For"), Column("Version"), Column("Stage"), Column("For whoever starts"))
    rows = tuple(
        Row(
            (
                Cell(str(template), note="also on moving there" if template.on_move else ""),
                Cell(str(version), url=reverse("induction_version", args=[version.pk])),
                Cell(str(version.get_stage_display())),
                Cell(_when(version)),
            )
        )
        for template in templates()
        for version in template.versions.all()
    )
    empty = "No template yet. Make one for everybody first, then one for each role that needs more."
    return Table("Templates of inductions", columns, rows, empty=empty)


def _when(version: InductionVersion) -> str:
    if version.is_draft:
        return "Draft, for nobody yet"
    until = f" until {written_day(version.last_day)}" if version.last_day else ""
    return f"from {written_day(version.first_day)}{until}"


class Version(SupportView):
    """One version: its tasks, and what can be done with it."""

    permission = Permission.KEEP_INDUCTION

    def get(self, request: Request, version_id: int) -> HttpResponse:
        version = get_object_or_404(all_versions(), pk=version_id)
        return self.render(
            "workforce/induction_version.html",
            version=version,
            when=_when(version),
            tasks=tasks_of(version),
            is_over=version.last_day is not None and version.last_day < self.today,
        )


class KeepForm(SupportForm):
    """A verb about a version."""

    permission = Permission.KEEP_INDUCTION
    version: InductionVersion

    def find(self, **kwargs: Any) -> None:
        self.version = get_object_or_404(all_versions(), pk=kwargs["version_id"])

    def subject(self) -> str:
        return f"{self.version.template}, {str(self.version).lower()}"

    def done_url(self) -> str:
        return reverse("induction_version", args=[self.version.pk])


class MakeTemplate(SupportForm):
    permission = Permission.KEEP_INDUCTION
    title = "Make a template"
    hint = (
        "Whoever starts has the template of their role; without one, that of the group; without one, that for "
        "everybody."
    )
    form_class = TemplateForm
    version: InductionVersion | None = None

    def form_arguments(self) -> dict[str, Any]:
        return {"roles": all_roles(), "groups": role_groups()}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        self.version = make_template(by=self.request.user, **data)
        return f"{self.version.template}: there is a draft now. Add its tasks."

    def done_url(self) -> str:
        return (
            reverse("induction_version", args=[self.version.pk])
            if self.version
            else reverse("induction_templates")
        )


class CopyVersion(KeepForm):
    title = "Copy to a new version"
    hint = "The draft begins with the same tasks. What is published stays as it is."
    submit = "Copy"
    form_class = StageForm

    def initial(self) -> dict[str, Any]:
        return {"stage": self.version.stage}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        self.version = copy_version(version_id=self.version.pk, stage=data["stage"], by=self.request.user)
        return f"{self.version} is a draft with the same tasks."


class DraftForm(KeepForm):
    """A verb about a draft. A published version does not have these pages."""

    def find(self, **kwargs: Any) -> None:
        self.version = get_object_or_404(drafts(), pk=kwargs["version_id"])


class ChangeStage(DraftForm):
    title = "Pilot or final"
    form_class = StageForm

    def initial(self) -> dict[str, Any]:
        return {"stage": self.version.stage}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        changed = change_stage(version_id=self.version.pk, stage=data["stage"])
        return f"{changed}: {changed.get_stage_display().lower()}."


class WriteTask(DraftForm):
    """A new task, or a change of one."""

    title = "Task"
    form_class = TaskForm
    task: InductionTask | None = None

    def find(self, **kwargs: Any) -> None:
        super().find(**kwargs)
        if "task_id" in kwargs:
            self.task = get_object_or_404(self.version.tasks.all(), pk=kwargs["task_id"])

    def form_arguments(self) -> dict[str, Any]:
        return {"items": list(corporate_items())}

    def initial(self) -> dict[str, Any]:
        if self.task is None:
            return {"time": "day1", "days": 0, "owner": "manager"}
        kept = {name: getattr(self.task, name) for name in ("title", "time", "days", "owner", "evidence")}
        return kept | {"corporate": self.task.corporate_id or ""}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        row = write_task(
            version_id=self.version.pk, task=data["task"], task_id=self.task.pk if self.task else None
        )
        return f"“{row.title}” is saved."


class RemoveTask(DraftForm):
    title = "Remove a task"
    hint = "The task is taken out of this draft. Published versions keep theirs."
    submit = "Remove"
    form_class = NothingForm

    def find(self, **kwargs: Any) -> None:
        super().find(**kwargs)
        self.task = get_object_or_404(self.version.tasks.all(), pk=kwargs["task_id"])

    def subject(self) -> str:
        return str(self.task)

    def act(self, form: Any) -> str:
        remove_task(version_id=self.version.pk, task_id=self.task.pk)
        return f"“{self.task}” is removed."


class Publish(DraftForm):
    title = "Publish"
    hint = "From then on this version stays as it is. A change is a new version."
    submit = "Publish"
    form_class = PublishForm

    def initial(self) -> dict[str, Any]:
        return {"first_day": self.today}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        version = publish(version_id=self.version.pk, first_day=data["first_day"])
        return f"{version} holds for whoever starts from {written_day(version.first_day)}."


class DiscardDraft(DraftForm):
    title = "Discard the draft"
    hint = "The draft goes with its tasks. A template that has no other version goes with it."
    submit = "Discard"
    form_class = NothingForm
    gone = False

    def act(self, form: Any) -> str:
        discard_draft(version_id=self.version.pk)
        self.gone = True
        return "The draft is discarded."

    def done_url(self) -> str:
        return reverse("induction_templates") if self.gone else super().done_url()


class EndVersion(KeepForm):
    title = "End a version"
    hint = (
        "Whoever starts later has the template for the group, or for everybody. Publishing a new version ends this one "
        "by itself."
    )
    submit = "End"
    form_class = EndForm

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        version = end_version(version_id=self.version.pk, last_day=data["last_day"])
        return f"{version} ends on {written_day(version.last_day)}."


class Corporate(SupportView):
    """The list of the corporate induction, and what of it no task covers."""

    permission = Permission.KEEP_INDUCTION

    def get(self, request: Request) -> HttpResponse:
        return self.render(
            "workforce/corporate_induction.html",
            items=list(corporate_items()),
            uncovered=uncovered(self.today),
            coverage=coverage(self.today),
        )


class AddCorporate(SupportForm):
    permission = Permission.KEEP_INDUCTION
    title = "Add to the corporate list"
    form_class = CorporateForm

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        return f"“{add_corporate_item(name=data['name'])}” is on the list."

    def done_url(self) -> str:
        return reverse("corporate_induction")


class DropCorporate(SupportForm):
    permission = Permission.KEEP_INDUCTION
    title = "Take off the corporate list"
    hint = "Tasks that were made for it keep it; new ones are not offered it."
    submit = "Take off"
    form_class = NothingForm
    item: CorporateItem

    def find(self, **kwargs: Any) -> None:
        self.item = get_object_or_404(corporate_items(), pk=kwargs["item_id"])

    def subject(self) -> str:
        return str(self.item)

    def act(self, form: Any) -> str:
        drop_corporate_item(item_id=self.item.pk, day=self.today)
        return f"“{self.item}” is off the list."

    def done_url(self) -> str:
        return reverse("corporate_induction")
