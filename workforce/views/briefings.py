"""Briefings: the list, one of them for its managers and its publisher, and what each does."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.briefings import answer, ask, pass_on, publish_briefing, withdraw_briefing
from workforce.forms.briefings import AnswerForm, BriefingForm, ManagersForm, PassedOnForm, QuestionForm
from workforce.forms.support import SupportForm
from workforce.models import Briefing, BriefingManager, BriefingQuestion
from workforce.queries.briefings import (
    Held,
    Manager,
    briefings_for,
    briefings_published_by,
    by_service,
    held_this_year,
    lines_of,
    managers_in,
    named_in,
    questions_of,
)
from workforce.queries.hub import units_to_address
from workforce.queries.organisation import below, tree_in, unit_names
from workforce.queries.policy import policies_in
from workforce.tables import Cell, Column, Row, Table
from workforce.views.page import Request
from workforce.views.support import ConfirmPage, SupportFormPage, SupportPage, or_404
from workforce.written import day as written_day

PER_PAGE = 25


class Briefings(SupportPage):
    """What the reader has to pass on or has published."""

    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request) -> HttpResponse:
        page = Paginator(briefings_for(request.user, self.scope), PER_PAGE).get_page(request.GET.get("page"))
        columns = (
            Column("Briefing"),
            Column("Published"),
            Column("Pass on by"),
            Column("Passed on", numeric=True, hint="of those named"),
            Column("Your part"),
        )
        rows = tuple(Row(self._cells(each)) for each in page.object_list)
        return self.render(
            "workforce/briefings.html",
            page=page,
            table=Table("Briefings", columns, rows),
            may_publish=self.scope.may(Permission.PUBLISH_NOTICES),
            held=self._held(),
        )

    def _held(self) -> Held | None:
        """For those who publish for everybody."""
        if not self.scope[Permission.PUBLISH_NOTICES].everyone:
            return None
        return held_this_year(self.today, policies_in(self.scope))

    def _cells(self, each: Any) -> tuple[Cell, ...]:
        return (
            Cell(each.title, url=reverse("briefing", args=[each.pk])),
            Cell(written_day(each.published_on)),
            Cell(written_day(each.pass_on_by)),
            Cell(f"{each.passed} of {each.named}"),
            self._own_part(each),
        )

    def _own_part(self, each: Any) -> Cell:
        if each.withdrawn_on:
            return Cell("Withdrawn", tone="neutral")
        if not each.mine:
            return Cell("")
        if each.mine_passed:
            return Cell("Passed on", tone="good")
        return (
            Cell("Overdue", tone="bad")
            if each.pass_on_by < self.today
            else Cell("To pass on", tone="warning")
        )


class BriefingPage(SupportPage):
    """A briefing that the reader is named in or has published; everything else is not there."""

    permission = Permission.SEE_DIRECTORY
    briefing: Briefing
    named: BriefingManager | None
    publishes: bool

    def find(self) -> None:
        self.briefing = or_404(
            briefings_for(self.request.user, self.scope).filter(pk=self.kwargs["briefing_id"]).first()
        )
        self.named = named_in(self.briefing, self.request.user.worker_id)
        mine = briefings_published_by(self.request.user, self.scope)
        self.publishes = mine.filter(pk=self.briefing.pk).exists()


class OneBriefing(BriefingPage):
    """What it says, what the reader has to do, and for its publisher who has not passed it on."""

    def get(self, request: Request, briefing_id: int) -> HttpResponse:
        self.find()
        lines = lines_of(self.briefing) if self.publishes else []
        return self.render(
            "workforce/briefing.html",
            briefing=self.briefing,
            named=self.named,
            said=getattr(self.named, "passed_on", None),
            overdue=self.briefing.pass_on_by < self.today,
            publishes=self.publishes,
            services=self._services(lines) if lines else None,
            managers=self._managers(lines) if lines else None,
            questions=questions_of(self.briefing),
        )

    def _services(self, lines: Sequence[BriefingManager]) -> Table:
        columns = (
            Column("Service"),
            Column("Named", numeric=True),
            Column("Passed on", numeric=True),
            Column("Not yet", numeric=True),
        )
        counts = by_service(lines, tree_in(self.scope))
        rows = tuple(
            Row(
                (
                    Cell(each.name),
                    Cell(str(each.named)),
                    Cell(str(each.passed)),
                    Cell(str(each.named - each.passed)),
                )
            )
            for each in counts
        )
        return Table("By service", columns, rows)

    def _managers(self, lines: Sequence[BriefingManager]) -> Table:
        names = unit_names(self.today)
        columns = (Column("Manager"), Column("Team"), Column("State"), Column("When"), Column("How"))
        waiting = [each for each in lines if not hasattr(each, "passed_on")]
        done = [each for each in lines if hasattr(each, "passed_on")]
        rows = tuple(Row(self._line(each, names.get(each.team_id, ""))) for each in (*waiting, *done))
        return Table("Managers", columns, rows)

    def _line(self, each: BriefingManager, team: str) -> tuple[Cell, ...]:
        said = getattr(each, "passed_on", None)
        late = self.briefing.pass_on_by < self.today
        state = (
            Cell("Passed on", tone="good")
            if said
            else Cell("Overdue", tone="bad")
            if late
            else Cell("Not yet")
        )
        return (
            Cell(each.manager.name, url=reverse("person", args=[each.manager.reference])),
            Cell(team),
            state,
            Cell(written_day(said.on) if said else ""),
            Cell(said.how if said else ""),
        )


class BriefingFile(BriefingPage):
    """Who has passed it on, for its publisher."""

    def get(self, request: Request, briefing_id: int) -> HttpResponse:
        self.find()
        if not self.publishes:
            raise Http404
        names = unit_names(self.today)
        header = ("Number", "Manager", "Team", "Passed on on", "How")
        rows = (
            (
                each.manager.reference,
                each.manager.name,
                names.get(each.team_id, ""),
                each.passed_on.on.isoformat() if hasattr(each, "passed_on") else "",
                each.passed_on.how if hasattr(each, "passed_on") else "",
            )
            for each in lines_of(self.briefing)
        )
        return csv_response(f"briefing {self.briefing.title}", header, rows)


class PublishBriefing(SupportFormPage):
    """What it says and where; then who passes it on; then it is published."""

    permission = Permission.PUBLISH_NOTICES
    title = "Publish a briefing"
    submit = "Continue"

    def post(self, request: Request, **kwargs: Any) -> HttpResponse:
        """The second page carries what was typed on the first, and names the managers, all of them ticked."""
        first = self.form(request.POST)
        if not first.is_valid() or request.POST.get("step") != "managers":
            return self.page(first) if not first.is_valid() else self._second_page(first)
        self.managers = self._managers(first)
        return super().post(request, **kwargs)

    def form(self, *args: Any, **kwargs: Any) -> SupportForm:
        nodes = units_to_address(tree_in(self.scope), self.reach)
        cancel_url = self.done_url()
        managers = getattr(self, "managers", None)
        if managers is None:
            return BriefingForm(*args, nodes=nodes, submit="Continue", cancel_url=cancel_url, **kwargs)
        names = {node.unit_id: node.name for node in nodes}
        return ManagersForm(
            *args,
            nodes=nodes,
            managers=managers,
            names=names,
            submit="Publish",
            cancel_url=cancel_url,
            **kwargs,
        )

    def _managers(self, form: SupportForm) -> list[Manager]:
        units = below(form.cleaned_data["units"], self.today)
        return managers_in(frozenset().union(*units.values()), self.today)

    def _second_page(self, first: SupportForm) -> HttpResponse:
        self.managers = self._managers(first)
        if not self.managers:
            first.add_error("units", "Nobody manages anybody in these units today.")
            return self.page(first)
        typed = first.cleaned_data | {"managers": [each.worker_id for each in self.managers]}
        return self.page(self.form(initial=typed))

    def page(self, form: Any) -> HttpResponse:
        return self.render(
            "workforce/briefing_form.html",
            form=form,
            title=self.title,
            names_managers="managers" in form.fields,
            back_url=self.done_url(),
        )

    def act(self, form: ManagersForm) -> str:
        data = form.cleaned_data
        units = below(data["units"], self.today)
        publish_briefing(
            title=data["title"],
            text=data["text"],
            link=data["link"],
            pass_on_by=data["pass_on_by"],
            unit_ids=frozenset().union(*units.values()),
            manager_ids=data["managers"],
            reach=self.reach,
            today=self.today,
            by=self.request.user,
        )
        number = len(data["managers"])
        return f"The briefing is published to {number} manager{'' if number == 1 else 's'}."

    def done_url(self) -> str:
        return reverse("briefings")

    def back(self) -> str:
        return "Briefings"


class OfBriefing(SupportFormPage, BriefingPage):
    """Something that is done about a briefing."""

    permission = Permission.SEE_DIRECTORY

    def load(self) -> None:
        self.find()

    def caption(self) -> str:
        return self.briefing.title

    def done_url(self) -> str:
        return reverse("briefing", args=[self.briefing.pk])

    def back(self) -> str:
        return "The briefing"


class NamedInBriefing(OfBriefing):
    """For a manager who is named, while the briefing stands."""

    named: BriefingManager

    def load(self) -> None:
        super().load()
        if self.named is None or self.briefing.withdrawn_on is not None:
            raise Http404


class PassOn(NamedInBriefing):
    """When and how the team was told."""

    title = "Passed on to my team"
    form_class = PassedOnForm

    def initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def act(self, form: PassedOnForm) -> str:
        pass_on(named_id=self.named.pk, **form.cleaned_data, today=self.today, by=self.request.user)
        return "Thank you: it is noted that you have passed the briefing on."


class Ask(NamedInBriefing):
    """A question that the team has."""

    title = "Ask a question"
    hint = "Whoever published the briefing answers, and every manager who is named reads question and answer."
    submit = "Send"
    form_class = QuestionForm

    def act(self, form: QuestionForm) -> str:
        ask(named_id=self.named.pk, text=form.cleaned_data["text"], today=self.today, by=self.request.user)
        return "The question is sent."


class OwnBriefing(OfBriefing):
    """For who published it."""

    permission = Permission.PUBLISH_NOTICES

    def load(self) -> None:
        super().load()
        if not self.publishes:
            raise Http404


class Answer(OwnBriefing):
    """An answer to a question, for all managers who are named."""

    title = "Answer the question"
    form_class = AnswerForm
    question: BriefingQuestion

    def load(self) -> None:
        super().load()
        asked = {each.pk: each for each in questions_of(self.briefing)}
        self.question = or_404(asked.get(self.kwargs["question_id"]))

    def caption(self) -> str:
        return self.question.text

    def act(self, form: AnswerForm) -> str:
        answer(
            question_id=self.question.pk,
            text=form.cleaned_data["text"],
            today=self.today,
            by=self.request.user,
        )
        return "The answer is there for every manager who is named."


class WithdrawBriefing(OwnBriefing, ConfirmPage):
    """Nobody has to pass it on any more."""

    title = "Withdraw the briefing"
    submit = "Withdraw it"

    def consequence(self) -> str:
        return "Managers no longer find it, and nobody has to pass it on. It stays on record with what was said so far."

    def act(self, form: object) -> str:
        withdraw_briefing(briefing_id=self.briefing.pk, today=self.today)
        return "The briefing is withdrawn."
