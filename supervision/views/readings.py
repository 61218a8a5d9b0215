"""Who read somebody's records; requests for older ones, asking and answering."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from supervision.domain.older_records import answer_request, ask_for_older_records, take_back_agreement
from supervision.enums import Readings
from supervision.forms.reading import AnswerForm, AskForm, ReadingsFilter
from supervision.models import OlderRecordsRequest
from supervision.models.session import supervised_people
from supervision.queries.readings import (
    agreement_readings,
    openings_about,
    people_to_ask,
    readings_by_others,
    requests_of,
)
from supervision.queries.supervisors import supervisor_of
from supervision.views.reading_pages import PER_PAGE, ListPage, SupervisionConfirm, SupervisionForm
from workforce.access.permissions import Permission
from workforce.csv_file import Value
from workforce.models import Worker
from workforce.tables import Cell, Column, Row, Table
from workforce.written import day as written_day

LATEST_OPENINGS = 20


class MyReadings(ListPage):
    """Every time that somebody else opened a record of the reader."""

    permission = Permission.READ_SUPERVISION
    title = "Who read my records"
    lead = (
        "Every time that somebody else opened a record of your supervision or read what was agreed is here."
    )
    noun = "reading"
    empty = "Nobody but you has opened a record of yours."
    columns = (
        Column("When"),
        Column("Who"),
        Column("Read as"),
        Column("Record of"),
        Column("Wellbeing part"),
    )
    header = ("When", "Who", "Read as", "Record of", "Wellbeing part")
    filter_class = ReadingsFilter

    def find(self) -> Any:
        return readings_by_others(self.own_worker_id(), self.filter.asked())

    def row(self, each: Any) -> Row:
        when, who, part, record, wellbeing = map(str, self.line(each))
        return Row((Cell(when), Cell(who), Cell(part), Cell(record), Cell(wellbeing)))

    def line(self, each: Any) -> Sequence[Value]:
        return (
            _moment(each.at),
            each.account.name,
            str(each.get_read_as_display()),
            f"{each.session.get_kind_display()}, {written_day(each.session.on)}"
            + (": what was agreed" if each.only_actions else ""),
            "Yes" if each.wellbeing else "No",
        )

    def csv_url(self) -> str:
        return reverse("my_readings_csv")

    def more(self) -> dict[str, Any]:
        found = openings_about(self.own_worker_id())[:LATEST_OPENINGS]
        rows = tuple(
            Row(
                (
                    Cell(f"{each.session.get_kind_display()}, {written_day(each.session.on)}"),
                    Cell(each.account.name),
                    Cell(written_day(each.on)),
                    Cell(written_day(each.until)),
                )
            )
            for each in found
        )
        columns = (Column("Record of"), Column("By"), Column("From"), Column("Until"))
        caption = "Opened by HR for a formal process"
        above = [Table(caption, columns, rows)] if rows else []
        return {"above": [*above, *self._of_agreements()]}

    def _of_agreements(self) -> list[Table]:
        rows = tuple(
            Row(
                (
                    Cell(_moment(each.at)),
                    Cell(each.account.name),
                    Cell(str(each.get_read_as_display())),
                    Cell(written_day(each.agreement.made_on)),
                )
            )
            for each in agreement_readings(self.own_worker_id())[:LATEST_OPENINGS]
        )
        columns = (Column("When"), Column("Who"), Column("Read as"), Column("Agreement of"))
        return [Table("Your supervision agreement was read", columns, rows)] if rows else []


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{written_day(local)}, {local:%H:%M}"


TONES = {Readings.ASKED: "warning", Readings.AGREED: "good", Readings.REFUSED: ""}


class OlderRequests(ListPage):
    """Requests that the reader made or has to answer."""

    permission = Permission.READ_SUPERVISION
    title = "Older records"
    lead = (
        "Somebody who supervises you since lately reads your latest few records. For older ones they ask you here. "
        "You decide, and can change your mind."
    )
    noun = "request"
    empty = "Nobody has asked. Whom you could ask stands above, where there is somebody."
    columns = (
        *(Column("Whose records"), Column("Asked by"), Column("Asked on"), Column("Why")),
        *(Column("State"), Column("To do")),
    )
    header = ("Whose records", "Asked by", "Asked on", "Why", "State", "Answered on")

    def find(self) -> Any:
        return requests_of(self.own_worker_id())

    def row(self, each: Any) -> Row:
        own = each.supervisee_id == self.own_worker_id()
        to_do = Cell("")
        if own and each.state == Readings.ASKED:
            to_do = Cell("Answer", url=reverse("older_answer", args=[each.pk]))
        elif own and each.state == Readings.AGREED:
            to_do = Cell("Take it back", url=reverse("older_take_back", args=[each.pk]))
        return Row(
            (
                Cell("Yours" if own else each.supervisee.name),
                Cell("You" if not own else each.supervisor.name),
                Cell(written_day(each.asked_on)),
                Cell(each.reason),
                Cell(str(each.get_state_display()), tone=TONES[Readings(each.state)]),
                to_do,
            )
        )

    def line(self, each: Any) -> Sequence[Value]:
        return (
            each.supervisee.name,
            each.supervisor.name,
            each.asked_on.isoformat(),
            each.reason,
            str(each.get_state_display()),
            each.answered_on.isoformat() if each.answered_on else "",
        )

    def csv_url(self) -> str:
        return reverse("older_requests_csv")

    def more(self) -> dict[str, Any]:
        rows = tuple(
            Row(
                (
                    Cell(each.name, url=reverse("person", args=[each.reference])),
                    Cell(str(each.by_others)),
                    Cell("Ask", url=reverse("older_ask", args=[each.reference])),
                )
            )
            for each in people_to_ask(self.own_worker_id(), self.today)[:PER_PAGE]
        )
        columns = (Column("Name"), Column("Records by others", numeric=True), Column("To do"))
        caption = "People whom you supervise, with records that are closed to you"
        return {"above": [Table(caption, columns, rows)] if rows else []}


class AskForOlderRecords(SupervisionForm):
    """A new supervisor asks the person."""

    permission = Permission.READ_SUPERVISION
    title = "Ask for older records"
    hint = "You read the latest records from before your time already. The person decides about older ones."
    submit = "Ask"
    form_class = AskForm
    worker: Worker

    def find(self, **kwargs: Any) -> None:
        self.worker = get_object_or_404(supervised_people(self.reach), reference=kwargs["reference"])
        if supervisor_of(self.worker.pk, self.today) != self.own_worker_id():
            raise Http404

    def subject(self) -> str:
        return self.worker.name

    def act(self, form: Any) -> str:
        ask_for_older_records(
            supervisee_id=self.worker.pk,
            reason=form.cleaned_data["reason"],
            today=self.today,
            by=self.request.user,
        )
        return f"{self.worker.name} is asked. The answer is on this page."

    def done_url(self) -> str:
        return reverse("older_requests")

    def back(self) -> str:
        return "Older records"


class OneOwnRequest:
    """A request about the reader's own records. What somebody asked others is theirs to answer: 404."""

    asked: OlderRecordsRequest

    def find(self, **kwargs: Any) -> None:
        found = requests_of(self.own_worker_id()).filter(supervisee=self.own_worker_id())  # type: ignore[attr-defined]
        self.asked = get_object_or_404(found, pk=kwargs["request_id"])

    def subject(self) -> str:
        return f"{self.asked.supervisor.name}, asked on {written_day(self.asked.asked_on)}"

    def done_url(self) -> str:
        return reverse("older_requests")

    def back(self) -> str:
        return "Older records"


class AnswerOlderRecords(OneOwnRequest, SupervisionForm):
    """The person answers."""

    permission = Permission.READ_SUPERVISION
    title = "Older records"
    submit = "Answer"
    form_class = AnswerForm

    @property
    def hint(self) -> str:  # type: ignore[override]
        return f"Why: {self.asked.reason}"

    def act(self, form: Any) -> str:
        agreed = form.cleaned_data["answer"] == "yes"
        answer_request(request_id=self.asked.pk, agreed=agreed, today=self.today, by=self.request.user)
        name = self.asked.supervisor.name
        return (
            f"{name} can read your older records now."
            if agreed
            else f"Your older records stay closed to {name}."
        )


class TakeBack(OneOwnRequest, SupervisionConfirm):
    """The person closes older records again."""

    permission = Permission.READ_SUPERVISION
    title = "Close older records again"
    submit = "Close them"

    def consequence(self) -> str:
        return f"From now on {self.asked.supervisor.name} reads only your latest few records from before their time."

    def act(self, form: Any) -> str:
        take_back_agreement(request_id=self.asked.pk, today=self.today, by=self.request.user)
        return f"Your older records are closed to {self.asked.supervisor.name} again."
