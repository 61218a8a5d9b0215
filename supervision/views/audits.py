"""Samples of records: the list, drawing one by chance or by hand, taking one back."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import SystemRandom
from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from django.urls import reverse

from supervision.domain.audits import draw_sample, give_out, take_back
from supervision.forms.audits import AuditsFilter, DrawForm, PickFilter, PickForm
from supervision.models import SessionAudit
from supervision.queries.audits import (
    Among,
    ShowAudits,
    auditors,
    audits,
    candidates,
    sample_names,
)
from supervision.queries.sorting import Sorts
from supervision.views.reading_pages import PER_PAGE, ListPage, SupervisionConfirm, SupervisionForm
from workforce.access.permissions import Permission
from workforce.csv_file import Value
from workforce.queries.organisation import below, tree_in
from workforce.tables import Cell, Column, Row
from workforce.written import day as written_day

THREE_MONTHS, FOUR_WEEKS = timedelta(days=91), timedelta(days=28)
MOST_SEEDS = 1_000_000


def about(session: Any) -> str:
    """Whose record of which day, in words."""
    whose = session.supervisee.name if session.supervisee else f"Group of {session.supervisor.name}"
    return f"{whose}, {written_day(session.on)}"


class Audits(ListPage):
    """What is given out, to whom, and how far it is."""

    permission = Permission.AUDIT_SUPERVISION
    title = "Audits"
    lead = "Samples of supervision records. An auditor reads only what is given to them, without the part on wellbeing."
    noun = "audit"
    empty = "No audit to show. Draw a sample first."
    columns = (
        *(Column("Record", key="record"), Column("Kind"), Column("Sample", key="sample")),
        *(Column("Auditor", key="auditor"), Column("By", key="until"), Column("Done", key="done")),
        *(Column("Grade", key="grade"), Column("To do")),
    )
    sorts: ClassVar[Sorts] = {
        "record": ("session__supervisee__sort_name", "session__on"),
        "sample": ("sample", "until"),
        "auditor": ("auditor__worker__sort_name", "auditor__email", "until"),
        "until": ("until",),
        "done": ("done_on",),
        "grade": ("grade", "done_on"),
    }
    header = ("Person", "Session", "Kind", "Sample", "Auditor", "Given on", "By", "Done", "Grade")

    def filter_form(self) -> AuditsFilter:
        return AuditsFilter(self.request.GET, samples=sample_names(self.reach))

    def find(self) -> Any:
        return audits(self.reach, *self.filter.asked())

    def row(self, each: Any) -> Row:
        late = each.done_on is None and each.until < self.today
        to_do = Cell("")
        if each.done_on is None:
            to_do = Cell("Take back", url=reverse("audit_take_back", args=[each.pk]))
        return Row(
            (
                Cell(about(each.session)),
                Cell(str(each.session.get_kind_display())),
                Cell(each.sample),
                Cell(each.auditor.name),
                Cell(written_day(each.until), note="over" if late else ""),
                Cell(written_day(each.done_on) if each.done_on else "Not yet"),
                Cell(str(each.get_grade_display()) if each.done_on else ""),
                to_do,
            )
        )

    def line(self, each: Any) -> Sequence[Value]:
        session = each.session
        return (
            session.supervisee.reference if session.supervisee else "",
            session.on.isoformat(),
            str(session.get_kind_display()),
            each.sample,
            each.auditor.name,
            each.assigned_on.isoformat(),
            each.until.isoformat(),
            each.done_on.isoformat() if each.done_on else "",
            str(each.get_grade_display()) if each.done_on else "",
        )

    def links(self) -> list[dict[str, Any]]:
        return [
            {"label": "Draw a sample", "url": reverse("audit_draw"), "primary": True},
            {"label": "Choose by hand", "url": reverse("audit_pick"), "primary": False},
            {"label": "Results", "url": reverse("audit_results"), "primary": False},
            {"label": "Given to you", "url": reverse("my_audits"), "primary": False},
        ]

    def csv_url(self) -> str:
        return reverse("audits_csv")


class _MakeSample(SupervisionForm):
    """What the two ways share."""

    permission = Permission.AUDIT_SUPERVISION

    def among(self, first: date, last: date, unit: int | None, kind: str) -> Any:
        units = below([unit], self.today)[unit] if unit else None
        return candidates(Among(first, last, units, kind), self.reach)

    def form_arguments(self) -> dict[str, Any]:
        return {"auditors": list(auditors(self.today))}

    def done_url(self) -> str:
        return reverse("audits")

    def back(self) -> str:
        return "Audits"


class DrawSample(_MakeSample):
    """By chance."""

    title = "Draw a sample"
    hint = "Only shared records are drawn, and nobody is given a record of their own."
    submit = "Draw it"
    form_class = DrawForm

    def form_arguments(self) -> dict[str, Any]:
        return super().form_arguments() | {"nodes": tree_in(self.scope)}

    def initial(self) -> dict[str, Any]:
        return {
            "first_day": self.today - THREE_MONTHS,
            "last_day": self.today,
            "until": self.today + FOUR_WEEKS,
            "seed": SystemRandom().randrange(MOST_SEEDS),
        }

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        found = self.among(data["first_day"], data["last_day"], data["unit"], data["kind"])
        given = draw_sample(
            sample=form.sample(),
            among=list(found.order_by().values_list("pk", flat=True)),
            number=data["number"],
            seed=data["seed"],
            today=self.today,
            by=self.request.user,
        )
        return f"{len(given)} of {found.count()} records are drawn and given out: {given[0].sample}."


class PickSample(_MakeSample):
    """By hand: the latest fifty that fit."""

    title = "Choose records by hand"
    hint = "The latest fifty that fit are shown."
    submit = "Give them out"
    form_class = PickForm
    template = "supervision/audit_pick.html"

    def find(self, **named: Any) -> None:
        self.filter = PickFilter(self.request.GET, nodes=tree_in(self.scope))
        data = self.filter.cleaned_data if self.filter.is_valid() else {}
        first, last = data.get("first") or self.today - THREE_MONTHS, data.get("last") or self.today
        self.found = list(self.among(first, last, data.get("unit"), data.get("kind", ""))[:PER_PAGE])

    def form_arguments(self) -> dict[str, Any]:
        labels = [(str(each.pk), f"{about(each)}, {each.get_kind_display().lower()}") for each in self.found]
        return super().form_arguments() | {"records": labels}

    def initial(self) -> dict[str, Any]:
        return {"until": self.today + FOUR_WEEKS}

    def act(self, form: Any) -> str:
        chosen = [int(key) for key in form.cleaned_data["records"]]
        given = give_out(sample=form.sample(), session_ids=chosen, today=self.today, by=self.request.user)
        return f"{len(given)} record{'' if len(given) == 1 else 's'} given out."

    def more(self) -> dict[str, Any]:
        return {"filter_form": self.filter, "number": len(self.found)}


class TakeBackAudit(SupervisionConfirm):
    """Close a record to its auditor before it is judged."""

    permission = Permission.AUDIT_SUPERVISION
    title = "Take a record back"
    submit = "Take it back"
    audit: SessionAudit

    def find(self, **kwargs: Any) -> None:
        self.audit = get_object_or_404(audits(self.reach, ShowAudits.OPEN), pk=kwargs["audit_id"])

    def subject(self) -> str:
        return about(self.audit.session)

    def consequence(self) -> str:
        return (
            f"{self.audit.auditor.name} cannot read this record any more. What they have written so far goes."
        )

    def act(self, form: Any) -> str:
        take_back(audit_id=self.audit.pk, today=self.today, by=self.request.user)
        return "The record is taken back."

    def done_url(self) -> str:
        return reverse("audits")

    def back(self) -> str:
        return "Audits"
