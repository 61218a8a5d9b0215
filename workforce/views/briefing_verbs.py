"""What publishers and managers do with a briefing."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.domain.briefings import answer, ask, pass_on, publish_briefing, withdraw_briefing
from workforce.forms.briefings import AnswerForm, BriefingForm, ManagersForm, PassedOnForm, QuestionForm
from workforce.forms.support import SupportForm
from workforce.models import BriefingManager, BriefingQuestion
from workforce.queries.briefings import (
    Manager,
    managers_in,
    questions_of,
)
from workforce.queries.hub import units_to_address
from workforce.queries.organisation import below, tree_in
from workforce.views.briefings import BriefingPage
from workforce.views.page import Request
from workforce.views.section_forms import or_404
from workforce.views.support import SupportConfirmPage, SupportFormPage


class PublishBriefing(SupportFormPage):
    """What it says and where; then who passes it on; then it is published."""

    permission = Permission.PUBLISH_NOTICES
    title = "Publish a briefing"
    submit = "Continue"

    def post(self, request: Request, **kwargs: Any) -> HttpResponse:
        """The second page carries what was typed on the first, and names the managers, all of them ticked."""
        first = self.build(request.POST)
        if not first.is_valid() or request.POST.get("step") != "managers":
            return self.page(first) if not first.is_valid() else self._second_page(first)
        self.managers = self._managers(first)
        return super().post(request, **kwargs)

    def build(self, *args: Any, **kwargs: Any) -> SupportForm:
        nodes = units_to_address(tree_in(self.scope), self.reach)
        cancel_url = self.done_url()
        managers = getattr(self, "managers", None)
        if managers is None:
            return BriefingForm(
                *args, nodes=nodes, submit="Continue", cancel_url=cancel_url, today=self.today, **kwargs
            )
        names = {node.unit_id: node.name for node in nodes}
        return ManagersForm(
            *args,
            nodes=nodes,
            managers=managers,
            names=names,
            submit="Publish",
            cancel_url=cancel_url,
            today=self.today,
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
        return self.page(self.build(initial=typed))

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

    def find(self, **named: Any) -> None:
        self.load_briefing()

    def subject(self) -> str:
        return self.briefing.title

    def done_url(self) -> str:
        return reverse("briefing", args=[self.briefing.pk])

    def back(self) -> str:
        return "The briefing"


class NamedInBriefing(OfBriefing):
    """For a manager who is named, while the briefing stands."""

    named: BriefingManager

    def find(self, **named: Any) -> None:
        super().find(**named)
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

    def find(self, **named: Any) -> None:
        super().find(**named)
        if not self.publishes:
            raise Http404


class Answer(OwnBriefing):
    """An answer to a question, for all managers who are named."""

    title = "Answer the question"
    form_class = AnswerForm
    question: BriefingQuestion

    def find(self, **named: Any) -> None:
        super().find(**named)
        asked = {each.pk: each for each in questions_of(self.briefing)}
        self.question = or_404(asked.get(self.kwargs["question_id"]))

    def subject(self) -> str:
        return self.question.text

    def act(self, form: AnswerForm) -> str:
        answer(
            question_id=self.question.pk,
            text=form.cleaned_data["text"],
            today=self.today,
            by=self.request.user,
        )
        return "The answer is there for every manager who is named."


class WithdrawBriefing(OwnBriefing, SupportConfirmPage):
    """Nobody has to pass it on any more."""

    title = "Withdraw the briefing"
    submit = "Withdraw it"

    def consequence(self) -> str:
        return "Managers no longer find it, and nobody has to pass it on. It stays on record with what was said so far."

    def act(self, form: object) -> str:
        withdraw_briefing(briefing_id=self.briefing.pk, today=self.today)
        return "The briefing is withdrawn."
