"""What appraisals are made with, for whoever keeps it: values, priorities, the form and its versions."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from supervision.appraisal_prompts import LEAVE_OUT_NOTHING
from supervision.domain.appraisal_setup import add_priority, add_value, end_reference, publish_form
from supervision.forms.appraisal_setup import EndForm, PriorityForm, PublishForm, ValueForm
from supervision.models import AppraisalForm, CouncilPriority, CouncilValue
from supervision.queries.appraisal_setup import forms_published, reference_row, reference_rows
from supervision.views.appraisal_base import AppraisalFormPage, AppraisalView
from workforce.access.permissions import Permission
from workforce.tables import Cell, Column, Row, Table
from workforce.templatetags.tenure import period_words
from workforce.views.page import Request
from workforce.views.section_forms import or_404
from workforce.written import day as written_day

KINDS: dict[str, type[CouncilValue] | type[CouncilPriority]] = {
    "value": CouncilValue,
    "priority": CouncilPriority,
}


class AppraisalSetup(AppraisalView):
    """All of it on one page."""

    permission = Permission.KEEP_APPRAISAL

    def get(self, request: Request) -> HttpResponse:
        return self.render(
            "supervision/appraisal_setup.html",
            values=self._reference("Values and behaviours", "value"),
            priorities=self._reference("Priorities", "priority"),
            forms=self._forms(forms_published()),
        )

    def _reference(self, caption: str, key: str) -> Table:
        columns = (Column("Name"), Column("Kind"), Column("Holds"), Column("To do"))
        rows = tuple(
            Row(
                (
                    Cell(each.name, note=each.about),
                    Cell(str(each.get_kind_display())),
                    Cell(period_words(each.period)),
                    Cell(
                        "" if each.last_day else f"End {each.name}",
                        url="" if each.last_day else reverse("appraisal_reference_end", args=[key, each.pk]),
                    ),
                )
            )
            for each in reference_rows(KINDS[key], self.today)
        )
        return Table(caption, columns, rows, empty="None yet. Add the first one.")

    def _forms(self, found: list[AppraisalForm]) -> Table:
        columns = (Column("Form"), Column("Version"), Column("Published"), Column("Asks"), Column("For"))
        rows = tuple(
            Row(
                (
                    Cell(each.name),
                    Cell(str(each.version)),
                    Cell(written_day(each.published_on), note=each.by.name if each.by else ""),
                    Cell(f"{len(each.prompts)} of {len(LEAVE_OUT_NOTHING)} headings"),
                    Cell("The whole council" if each.corporate else "Children’s social care"),
                )
            )
            for each in found
        )
        empty = "None published: every heading is asked, in the words of the first day."
        return Table("Forms", columns, rows, empty=empty)


class KeepersForm(AppraisalFormPage):
    permission = Permission.KEEP_APPRAISAL

    def back(self) -> str:
        return "Values, priorities and forms"

    def done_url(self) -> str:
        return reverse("appraisal_setup")

    def initial(self) -> dict[str, Any]:
        return {"from_day": self.today}


class AddValue(KeepersForm):
    title = "Add a value or behaviour"
    submit = "Add"
    form_class = ValueForm

    def act(self, form: Any) -> str:
        value = add_value(**form.cleaned_data, by=self.request.user)
        return f"{value.name} is added."


class AddPriority(KeepersForm):
    title = "Add a priority"
    submit = "Add"
    form_class = PriorityForm

    def act(self, form: Any) -> str:
        priority = add_priority(**form.cleaned_data, by=self.request.user)
        return f"{priority.name} is added."


class EndReference(KeepersForm):
    """The last day of a value or a priority."""

    title = "End it"
    warning = "Nobody can choose it after the last day. Objectives that are linked to it stay as they are."
    submit = "End it"
    form_class = EndForm

    def find(self, **kwargs: Any) -> None:
        self.model = or_404(KINDS.get(kwargs["kind"]))
        self.row = or_404(reference_row(self.model, kwargs["row_id"]))

    def subject(self) -> str:
        return str(self.row.name)

    def initial(self) -> dict[str, Any]:
        return {"last_day": self.today}

    def act(self, form: Any) -> str:
        last_day = form.cleaned_data["last_day"]
        end_reference(model=self.model, row_id=self.row.pk, last_day=last_day, by=self.request.user)
        return f"{self.row.name} ends on {written_day(last_day)}."


class PublishAppraisalForm(KeepersForm):
    """A new version of the form; the latest one is filled in."""

    title = "Publish a form"
    hint = "It holds for appraisals that start from now on. Those on their way keep the form that they began with."
    submit = "Publish"
    form_class = PublishForm

    def initial(self) -> dict[str, Any]:
        latest = next(iter(forms_published()), None)
        if latest is None:
            return {"name": self.called, "prompts": list(LEAVE_OUT_NOTHING)}
        wording = {f"wording_{key}": words for key, words in latest.wording.items()}
        return {"name": latest.name, "corporate": latest.corporate, "prompts": latest.prompts, **wording}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        made = publish_form(
            name=data["name"],
            prompts=data["prompts"],
            wording=form.wording(),
            corporate=data["corporate"],
            today=self.today,
            by=self.request.user,
        )
        return f"{made.name}, version {made.version}: published."
