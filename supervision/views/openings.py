"""HR opens a record for a formal process: the list, a person, the day, the reason; and ends it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from supervision.domain.openings import end_opening, open_for_process
from supervision.forms.reading import OpenForm, OpeningsFilter
from supervision.models import FormalOpening, SupervisionSession
from supervision.queries.readings import openings, people_with_records, record_in, records_of
from supervision.views.reading_pages import (
    PER_PAGE,
    ListPage,
    SupervisionConfirm,
    SupervisionForm,
    SupervisionPage,
    record_address,
)
from workforce.access.permissions import Permission
from workforce.csv_file import Value
from workforce.models import Worker
from workforce.tables import Cell, Column, Row, Table
from workforce.views.page import Request
from workforce.written import day as written_day

WEEKS = timedelta(days=28)
SURE = "sure"


def _record(session: SupervisionSession) -> str:
    return f"{session.get_kind_display()}, {written_day(session.on)}"


def _person(session: SupervisionSession) -> str:
    return session.supervisee.name if session.supervisee else "A group"


class Openings(ListPage):
    """What is open for formal processes, and what was."""

    permission = Permission.OPEN_SUPERVISION
    title = "Formal processes"
    lead = (
        "Records of supervision that HR opened for a formal process. A reason is kept, the person sees it, and it "
        "closes by itself."
    )
    noun = "opening"
    empty = "No record is open. To open one, find the person first."
    columns = (
        *(Column("Person"), Column("Record"), Column("Opened by"), Column("From"), Column("Until")),
        *(Column("Why"), Column("To do")),
    )
    header = ("Person", "Record", "Opened by", "From", "Until")
    filter_class = OpeningsFilter

    def find(self) -> Any:
        return openings(self.reach, self.filter.asked(), self.today)

    def row(self, each: Any) -> Row:
        own = each.account_id == self.request.user.pk
        running = each.until >= self.today
        url = record_address(each.session_id) if own and running else ""
        return Row(
            (
                Cell(_person(each.session)),
                Cell(_record(each.session), url=url),
                Cell(each.account.name),
                Cell(written_day(each.on)),
                Cell(written_day(each.until), note="" if running else "closed"),
                Cell(each.reason),
                Cell("Close", url=reverse("formal_end", args=[each.pk])) if running else Cell(""),
            )
        )

    def line(self, each: Any) -> Sequence[Value]:
        return (
            _person(each.session),
            _record(each.session),
            each.account.name,
            each.on.isoformat(),
            each.until.isoformat(),
        )

    def links(self) -> list[dict[str, Any]]:
        return [{"label": "Open a record", "url": reverse("formal_find"), "primary": True}]

    def csv_url(self) -> str:
        return reverse("formal_openings_csv")


class FindPerson(SupervisionPage):
    """First whose record it is."""

    permission = Permission.OPEN_SUPERVISION

    def get(self, request: Request) -> HttpResponse:
        text = request.GET.get("q", "")[:100].replace("\0", "")
        found = people_with_records(self.reach, text)[:PER_PAGE]
        rows = tuple(
            Row((Cell(each.name, url=reverse("formal_person", args=[each.reference])), Cell(each.reference)))
            for each in found
        )
        table = Table(
            "People", (Column("Name"), Column("Number")), rows, empty="Nobody of this name has a record."
        )
        return self.render("supervision/formal_find.html", table=table, text=text)


class RecordsOfPerson(ListPage):
    """The days of somebody's records, without content."""

    permission = Permission.OPEN_SUPERVISION
    title = "Records"
    noun = "record"
    empty = "No record of this person is shared."
    columns = (Column("Day"), Column("Kind"), Column("State"), Column("Supervisor"), Column("To do"))
    header = ("Day", "Kind", "State", "Supervisor")
    worker: Worker

    def prepare(self, **named: Any) -> None:
        self.worker = get_object_or_404(Worker.objects.within(self.reach), reference=named["reference"])

    def find(self) -> Any:
        return records_of(self.reach, self.worker.pk)

    def row(self, each: Any) -> Row:
        day, kind, state, supervisor = map(str, self.line(each))
        url = reverse("formal_open", args=[each.pk])
        return Row((Cell(day), Cell(kind), Cell(state), Cell(supervisor), Cell("Open", url=url)))

    def line(self, each: Any) -> Sequence[Value]:
        return (
            written_day(each.on),
            str(each.get_kind_display()),
            str(each.get_state_display()),
            each.supervisor.name,
        )

    def csv_url(self) -> str:
        return reverse("formal_person_csv", args=[self.worker.reference])

    def more(self) -> dict[str, Any]:
        return {"title": f"Records of {self.worker.name}"}


class OpenRecord(SupervisionForm):
    """The reason and the last day; then, once more, whether it is meant."""

    permission = Permission.OPEN_SUPERVISION
    title = "Open a record"
    hint = "You will read it without the part on wellbeing, and cannot change it. Every reading is kept and shown."
    submit = "Go on"
    form_class = OpenForm
    session: SupervisionSession

    def find(self, **kwargs: Any) -> None:
        self.session = get_object_or_404(record_in(self.reach, kwargs["session_id"]))

    def initial(self) -> dict[str, Any]:
        return {"until": self.today + WEEKS}

    def subject(self) -> str:
        return f"{_person(self.session)}: {_record(self.session)}"

    def post(self, request: Request, **named: Any) -> HttpResponse:
        """The first time it is shown what will be so; the second time it is done."""
        if SURE in request.POST:
            return super().post(request, **named)
        self.find(**named)
        form = self.build(request.POST)
        if not form.is_valid():
            return self.page(form)
        return self.render(
            "supervision/formal_check.html",
            form=None,
            until=form.cleaned_data["until"],
            reason=form.cleaned_data["reason"],
            person=_person(self.session),
            sent={name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"},
            **self.frame(),
        )

    def act(self, form: Any) -> str:
        until: date = form.cleaned_data["until"]
        open_for_process(
            session_id=self.session.pk,
            reason=form.cleaned_data["reason"],
            until=until,
            today=self.today,
            by=self.request.user,
        )
        return f"The record is open to you until {written_day(until)}. The person sees that you opened it."

    def done_url(self) -> str:
        return reverse("formal_openings")

    def back(self) -> str:
        return "Formal processes"


class EndOpening(SupervisionConfirm):
    """Close a record before its day."""

    permission = Permission.OPEN_SUPERVISION
    title = "Close a record"
    submit = "Close it"
    opening: FormalOpening

    def find(self, **kwargs: Any) -> None:
        found = openings(self.reach, OpeningsFilter({}).asked(), self.today)
        self.opening = get_object_or_404(found, pk=kwargs["opening_id"])

    def subject(self) -> str:
        return f"{_person(self.opening.session)}: {_record(self.opening.session)}"

    def consequence(self) -> str:
        when = "from tomorrow on" if self.opening.on == self.today else "from now on"
        return f"{self.opening.account.name} cannot read this record {when}. The reason and the readings are kept."

    def act(self, form: Any) -> str:
        end_opening(opening_id=self.opening.pk, today=self.today, by=self.request.user)
        return "The record is closed."

    def done_url(self) -> str:
        return reverse("formal_openings")

    def back(self) -> str:
        return "Formal processes"
