"""Recognition: what is published, nominations, and what becomes of them."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.recognition import Whom, celebrate_at, move_recognition, nominate
from workforce.enums import RECOGNITION_MOVES, RecognitionKind, RecognitionState
from workforce.forms.recognition import CelebrateAtForm, MoveForm, NominationForm
from workforce.forms.support import SearchForm
from workforce.models import Recognition
from workforce.queries.organisation import tree_in, unit_names
from workforce.queries.policy import policies_in
from workforce.queries.recognition import (
    RecognitionSearch,
    events,
    moves_for,
    recognition_for,
    recognitions,
    refusal_days,
)
from workforce.queries.visibility import visible_people
from workforce.tables import Cell, Column, Row, Table
from workforce.views.page import Request
from workforce.views.section_forms import or_404
from workforce.views.support import SupportFormPage, SupportPage
from workforce.written import day as written_day

PER_PAGE = 25
TONES = {
    RecognitionState.PUBLISHED: "good",
    RecognitionState.APPROVED: "info",
    RecognitionState.NOMINATED: "warning",
}
MOVES = {
    RecognitionState.APPROVED: "Approve it",
    RecognitionState.PUBLISHED: "Publish it",
    RecognitionState.DECLINED: "Do not take it up",
    RecognitionState.NOMINATED: "Look at it again",
    RecognitionState.REFUSED: "I do not want this published",
}
"""What a move is called on a button."""
AGAIN = {
    (RecognitionState.PUBLISHED, RecognitionState.APPROVED): "Take it off the page",
    (RecognitionState.REFUSED, RecognitionState.APPROVED): "It may be published after all",
}


def whom(found: Recognition, names: Mapping[int, str]) -> str:
    """The person or the team."""
    return found.nominee.name if found.nominee else names.get(found.team_id or 0, "A team")


class RecognitionPage(SupportPage):
    """What the list and its file share."""

    permission = Permission.SEE_DIRECTORY

    @property
    def keeps(self) -> bool:
        return self.scope[Permission.KEEP_WELLBEING].everyone

    def choose(self) -> tuple[SearchForm, RecognitionSearch]:
        states = [("", "Published"), *(pair for pair in RecognitionState.choices if pair[0] != "published")]
        form = SearchForm(
            self.request.GET, categories=RecognitionKind.choices, shows=states if self.keeps else ()
        )
        form.fields["category"].label = "What for"
        form.is_valid()
        return form, RecognitionSearch(form.asked("q"), form.asked("category"), form.asked("show"))


class Recognitions(RecognitionPage):
    """What is published, the latest first; for who keeps recognition also what is nominated."""

    def get(self, request: Request) -> HttpResponse:
        form, search = self.choose()
        page = Paginator(recognitions(search, self.scope), PER_PAGE).get_page(request.GET.get("page"))
        names = unit_names(self.today)
        columns = (
            Column("Who"),
            Column("What for"),
            Column("What they did"),
            Column("When"),
            Column("State"),
        )
        rows = tuple(Row(self._cells(each, names)) for each in page.object_list)
        return self.render(
            "workforce/recognitions.html",
            form=None,
            filter_form=form,
            page=page,
            table=Table("Recognition", columns, rows),
            keeps=self.keeps,
            query=request.GET.urlencode(),
        )

    def _cells(self, each: Recognition, names: Mapping[int, str]) -> tuple[Cell, ...]:
        state = RecognitionState(each.state)
        return (
            Cell(whom(each, names), url=reverse("recognition_one", args=[each.pk])),
            Cell(str(each.get_kind_display())),
            Cell(each.words),
            Cell(written_day(each.on), note=each.event.title if each.event else ""),
            Cell(str(state.label), tone=TONES.get(state, "neutral")),
        )


class RecognitionFile(RecognitionPage):
    """The same as a file."""

    def get(self, request: Request) -> HttpResponse:
        _, search = self.choose()
        names = unit_names(self.today)
        header = ("Who", "What for", "What they did", "When", "Event", "State")
        rows = (
            (
                whom(each, names),
                str(each.get_kind_display()),
                each.words,
                each.on.isoformat(),
                each.event.title if each.event else "",
                str(each.get_state_display()),
            )
            for each in recognitions(search, self.scope)
        )
        return csv_response(f"recognition {self.today.isoformat()}", header, rows)


class OneRecognition(SupportPage):
    """One, with what the reader may do about it."""

    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request, recognition_id: int) -> HttpResponse:
        found: Recognition = or_404(recognition_for(recognition_id, request.user, self.scope))
        state = RecognitionState(found.state)
        moves = moves_for(found, request.user, self.scope)
        return self.render(
            "workforce/recognition.html",
            recognition=found,
            whom=whom(found, unit_names(self.today)),
            state=state,
            tone=TONES.get(state, "neutral"),
            moves=[{"to": to.value, "label": AGAIN.get((state, to), MOVES[to])} for to in moves],
            keeps=self.scope[Permission.KEEP_WELLBEING].everyone,
            own=found.nominee_id is not None and found.nominee_id == request.user.worker_id,
            days=refusal_days(policies_in(self.scope), self.today),
        )


class Nominate(SupportFormPage):
    """A colleague or a team."""

    permission = Permission.SEE_DIRECTORY
    title = "Nominate a colleague or a team"
    hint = "It is looked at before anything is published, and the person may say no to that."
    submit = "Nominate"
    form_class = NominationForm

    def form_arguments(self) -> dict[str, Any]:
        return {"people": visible_people(self.scope), "nodes": tree_in(self.scope)}

    def initial(self) -> Mapping[str, Any]:
        return {"on": self.today, "kind": RecognitionKind.SPARKLE}

    def done_url(self) -> str:
        return reverse("recognition")

    def back(self) -> str:
        return "Recognition"

    def act(self, form: NominationForm) -> str:
        data = form.cleaned_data
        nominate(
            kind=RecognitionKind(data["kind"]),
            whom=Whom(data["nominee"].pk if data["nominee"] else None, data["team"]),
            words=data["words"],
            on=data["on"],
            today=self.today,
            by=self.request.user,
        )
        return "Thank you: the nomination is on the list."


class OfRecognition(SupportFormPage):
    """Something that is done about a nomination."""

    permission = Permission.SEE_DIRECTORY
    recognition: Recognition

    def find(self, **named: Any) -> None:
        self.recognition = or_404(
            recognition_for(self.kwargs["recognition_id"], self.request.user, self.scope)
        )

    def subject(self) -> str:
        return whom(self.recognition, unit_names(self.today))

    def done_url(self) -> str:
        return reverse("recognition_one", args=[self.recognition.pk])

    def back(self) -> str:
        return "The nomination"


class MoveRecognition(OfRecognition):
    """Approve, publish, decline; or, by the person, refuse. A page of its own asks before it is done."""

    title = "What becomes of it"
    submit = "Yes"
    form_class = MoveForm
    to: RecognitionState
    moved = False

    def find(self, **named: Any) -> None:
        super().find(**named)
        asked = self.kwargs["to"]
        if asked not in RecognitionState.values:
            raise Http404
        self.to = RecognitionState(asked)
        if self.to not in moves_for(self.recognition, self.request.user, self.scope):
            raise PermissionDenied
        state = RecognitionState(self.recognition.state)
        self.title = AGAIN.get((state, self.to), MOVES[self.to])

    def done_url(self) -> str:
        """Who no longer sees it once it has moved goes to the list."""
        if not self.moved:
            return super().done_url()
        found = recognition_for(self.recognition.pk, self.request.user, self.scope)
        return super().done_url() if found else reverse("recognition")

    def act(self, form: MoveForm) -> str:
        moved = move_recognition(
            recognition_id=self.recognition.pk,
            to=self.to,
            actor=RECOGNITION_MOVES[RecognitionState(self.recognition.state)][self.to],
            note=form.cleaned_data["note"],
            today=self.today,
            by=self.request.user,
        )
        self.moved = True
        return f"It stands as “{moved.get_state_display()}”."


class CelebrateAt(OfRecognition):
    """At which event."""

    permission = Permission.KEEP_WELLBEING
    title = "Celebrate at an event"
    form_class = CelebrateAtForm

    def form_arguments(self) -> dict[str, Any]:
        return {"events": list(events().filter(cancelled_on__isnull=True)[:50])}

    def initial(self) -> Mapping[str, Any]:
        return {"event": self.recognition.event_id}

    def act(self, form: CelebrateAtForm) -> str:
        celebrate_at(recognition_id=self.recognition.pk, event_id=form.cleaned_data["event"])
        return "The event is noted."
