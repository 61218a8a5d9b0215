"""Events to celebrate, and thoughts of what could be celebrated."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.domain.recognition import add_event, cancel_event, let_pass, take_up
from workforce.forms.recognition import EventForm, TakeUpForm
from workforce.models import CelebrationEvent, CelebrationPrompt
from workforce.queries.organisation import unit_names
from workforce.queries.recognition import event, events, open_prompt, open_prompts
from workforce.tables import Cell, Column, Row, Table
from workforce.views.page import Request
from workforce.views.section_forms import or_404
from workforce.views.support import SupportConfirmPage, SupportFormPage, SupportPage
from workforce.written import day as written_day

PER_PAGE = 25


class Events(SupportPage):
    """Every event, the latest first."""

    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request) -> HttpResponse:
        page = Paginator(events(), PER_PAGE).get_page(request.GET.get("page"))
        keeps = self.scope[Permission.KEEP_WELLBEING].everyone
        columns = [Column("What"), Column("When"), Column("Where"), Column("State")]
        if keeps:
            columns.append(Column("Do"))
        rows = tuple(Row(self._cells(each, keeps)) for each in page.object_list)
        return self.render(
            "workforce/celebration_events.html",
            page=page,
            table=Table("Celebration events", tuple(columns), rows),
            keeps=keeps,
        )

    def _cells(self, each: CelebrationEvent, keeps: bool) -> tuple[Cell, ...]:
        coming = each.on >= self.today
        state = (
            Cell("Cancelled", tone="neutral")
            if each.cancelled_on
            else Cell("To come", tone="info")
            if coming
            else Cell("Held", tone="good")
        )
        cells = (Cell(each.title, note=each.about), Cell(written_day(each.on)), Cell(each.place), state)
        if not keeps:
            return cells
        cancel = reverse("celebration_event_cancel", args=[each.pk])
        return (*cells, Cell("Cancel", url=cancel) if coming and not each.cancelled_on else Cell(""))


class AddEvent(SupportFormPage):
    """A day on which people are celebrated."""

    permission = Permission.KEEP_WELLBEING
    title = "Add a celebration event"
    form_class = EventForm

    def act(self, form: EventForm) -> str:
        add_event(**form.cleaned_data)
        return "The event is added."

    def done_url(self) -> str:
        return reverse("celebration_events")

    def back(self) -> str:
        return "Events"


class CancelEvent(SupportConfirmPage):
    """It does not take place."""

    permission = Permission.KEEP_WELLBEING
    title = "Cancel the event"
    submit = "Cancel the event"
    event: CelebrationEvent

    def find(self, **named: Any) -> None:
        self.event = or_404(event(self.kwargs["event_id"]))

    def subject(self) -> str:
        return self.event.title

    def consequence(self) -> str:
        return "It is shown as cancelled, and nobody is celebrated there any more."

    def act(self, form: object) -> str:
        cancel_event(event_id=self.event.pk, today=self.today)
        return "The event is cancelled."

    def done_url(self) -> str:
        return reverse("celebration_events")

    def back(self) -> str:
        return "Events"


class Prompts(SupportPage):
    """What could be celebrated: passes, long service."""

    permission = Permission.KEEP_WELLBEING

    def get(self, request: Request) -> HttpResponse:
        page = Paginator(open_prompts(), PER_PAGE).get_page(request.GET.get("page"))
        names = unit_names(self.today)
        columns = (Column("Who"), Column("What"), Column("Day"), Column("Celebrate"), Column("Let pass"))
        rows = tuple(Row(self._cells(each, names)) for each in page.object_list)
        return self.render(
            "workforce/celebration_prompts.html", page=page, table=Table("To celebrate", columns, rows)
        )

    def _cells(self, each: CelebrationPrompt, names: Mapping[int, str]) -> tuple[Cell, ...]:
        who = (
            Cell(each.person.name, url=reverse("person", args=[each.person.reference]))
            if each.person
            else Cell(names.get(each.team_id or 0, "A team"))
        )
        return (
            who,
            Cell(each.words, note=str(each.get_kind_display())),
            Cell(written_day(each.on)),
            Cell("Recognise", url=reverse("prompt_take_up", args=[each.pk])),
            Cell("Let pass", url=reverse("prompt_let_pass", args=[each.pk])),
        )


class OnePrompt(SupportFormPage):
    """Something that is done about one."""

    permission = Permission.KEEP_WELLBEING
    prompt: CelebrationPrompt

    def find(self, **named: Any) -> None:
        self.prompt = or_404(open_prompt(self.kwargs["prompt_id"]))

    def subject(self) -> str:
        return self.prompt.words

    def done_url(self) -> str:
        return reverse("prompts")

    def back(self) -> str:
        return "To celebrate"


class TakeUp(OnePrompt):
    """A nomination is made of it, approved at once."""

    title = "Recognise it"
    hint = "The nomination counts as approved. The person may say no before it is published."
    form_class = TakeUpForm

    def initial(self) -> Mapping[str, Any]:
        return {"words": self.prompt.words}

    def act(self, form: TakeUpForm) -> str:
        take_up(
            prompt_id=self.prompt.pk,
            words=form.cleaned_data["words"],
            today=self.today,
            by=self.request.user,
        )
        return "The nomination is approved."


class LetPass(OnePrompt, SupportConfirmPage):
    """Nothing is made of it."""

    title = "Let it pass"
    submit = "Let it pass"

    def consequence(self) -> str:
        return "Nothing is published, and nobody is reminded of it again."

    def act(self, form: object) -> str:
        let_pass(prompt_id=self.prompt.pk, today=self.today)
        return "It is off the list."
