"""An auditor's own work: the records that are given to them, and the page on which they judge one."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from supervision.domain.audits import judge
from supervision.domain.readings import note_reading
from supervision.enums import ReadAs
from supervision.forms.audits import JudgeForm
from supervision.models import SessionAudit
from supervision.pages.record import content_of
from supervision.queries.audits import audits_of
from supervision.queries.reading import Reading, may_read
from supervision.views.audits import about
from supervision.views.reading_pages import ListPage, SupervisionForm
from workforce.access.permissions import Permission
from workforce.csv_file import Value
from workforce.tables import Cell, Column, Row
from workforce.written import day as written_day


class MyAudits(ListPage):
    """What is given to the reader, whoever they are."""

    permission = Permission.SEE_DIRECTORY
    title = "Audits given to you"
    lead = "Records of a sample that you are to judge. They close to you when you are done, or when the time is over."
    noun = "record"
    empty = "No record is given to you."
    columns = (Column("Record"), Column("Kind"), Column("Sample"), Column("By"), Column("State"))
    header = ("Record", "Kind", "Sample", "By", "State")

    def find(self) -> Any:
        return audits_of(self.request.user, self.today, with_done=True)

    def row(self, each: Any) -> Row:
        record, kind, sample, until, state = map(str, self.line(each))
        url = "" if each.done_on else reverse("audit_judge", args=[each.pk])
        return Row((Cell(record, url=url), Cell(kind), Cell(sample), Cell(until), Cell(state)))

    def line(self, each: Any) -> Sequence[Value]:
        return (
            about(each.session),
            str(each.session.get_kind_display()),
            each.sample,
            written_day(each.until),
            f"Done on {written_day(each.done_on)}" if each.done_on else "To be judged",
        )

    def csv_url(self) -> str:
        return reverse("my_audits_csv")


class JudgeRecord(SupervisionForm):
    """The record without the part on wellbeing, beside the criteria. Each time it is opened is kept."""

    permission = Permission.SEE_DIRECTORY
    title = "Judge a record"
    submit = "Save"
    form_class = JudgeForm
    template = "supervision/audit_judge.html"
    audit: SessionAudit

    def find(self, **kwargs: Any) -> None:
        found = audits_of(self.request.user, self.today, with_done=False)
        self.audit = get_object_or_404(found, pk=kwargs["audit_id"])
        if may_read(self.audit.session, self.request.user, self.today) is None:
            raise PermissionDenied

    def page(self, form: Any) -> HttpResponse:
        note_reading(self.audit.session, self.request.user, Reading(ReadAs.AUDITOR))
        return super().page(form)

    def initial(self) -> dict[str, Any]:
        return JudgeForm.typed(self.audit)

    def subject(self) -> str:
        return about(self.audit.session)

    def act(self, form: Any) -> str:
        done = form.cleaned_data["finish"]
        judge(
            audit_id=self.audit.pk,
            judgement=form.judgement(),
            done=done,
            today=self.today,
            by=self.request.user,
        )
        return "The audit is done and locked." if done else "Saved. You are not done yet."

    def done_url(self) -> str:
        return reverse("my_audits")

    def back(self) -> str:
        return "Audits given to you"

    def more(self) -> dict[str, Any]:
        session = self.audit.session
        return {
            "audit": self.audit,
            "session": session,
            "record": content_of(session, Reading(ReadAs.AUDITOR)),
        }
