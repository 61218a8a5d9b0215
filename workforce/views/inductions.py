"""Inductions: the list, one of them, and the questions for new starters."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.errors import DomainError
from workforce.domain.inductions import Step, take_steps
from workforce.domain.starter_surveys import answer_survey
from workforce.enums import InductionReason, InductionState, SurveyWave
from workforce.forms.inductions import InductionFilter, StepsForm, SurveyForm
from workforce.models import Induction
from workforce.pages.inductions import LIST_HEADER, induction_rows, induction_table
from workforce.periods import ONE_DAY
from workforce.queries.induction_starts import without_template
from workforce.queries.inductions import (
    SORTS,
    InductionSearch,
    induction_of,
    inductions,
    item_lines,
    owners_open_to,
    steps_of,
)
from workforce.queries.organisation import below, names_in, tree_in
from workforce.queries.starter_surveys import QUESTIONS, answered
from workforce.tables import chosen_sort
from workforce.views.absence import reached
from workforce.views.page import Request
from workforce.views.starting import SupportForm, SupportView
from workforce.views.verbs import refuse
from workforce.written import day as written_day

PER_PAGE = 50


class InductionList(SupportView):
    """What the list and its file share: inductions in reach."""

    permission = Permission.SEE_INDUCTION

    def look(self, request: Request) -> None:
        nodes = tree_in(self.scope)
        self.form = InductionFilter(request.GET, nodes=reached(nodes, self.reach))
        valid = self.form.is_valid()
        data = self.form.cleaned_data if valid else {}
        unit = data.get("unit")
        self.sort = chosen_sort(request.GET.get("sort"), SORTS, "urgency")
        search = InductionSearch(
            show=self.form.asked(),
            unit_ids=below([unit], self.today)[unit] if unit else None,
            text=data.get("q", ""),
            sort=self.sort,
        )
        self.found = inductions(self.reach, search, self.today)
        self.names = names_in(self.scope, self.today)


class Inductions(InductionList):
    """Whose induction is going on, and what is overdue in it."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        page = Paginator(self.found, PER_PAGE).get_page(request.GET.get("page"))
        others = self.reach.everyone or self.reach.unit_ids or self.reach.line_manager_id
        return self.render(
            "workforce/inductions.html",
            filter_form=self.form,
            chosen=self.form.chosen(),
            page=page,
            table=induction_table(page.object_list, self.names, self.today, self.sort),
            without_template=without_template(self.today) if others else 0,
            query=request.GET.urlencode(),
        )


class InductionsFile(InductionList):
    """The list as CSV."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        rows = induction_rows(self.found, self.names)
        return csv_response(f"inductions {self.today}", LIST_HEADER, rows)


class InductionPage(SupportView):
    """One induction: its tasks, to be ticked off one by one or several at once, and taken back."""

    permission = Permission.SEE_INDUCTION
    induction: Induction

    def get(self, request: Request, induction_id: int) -> HttpResponse:
        self._find(induction_id)
        return self._page(StepsForm(lines=self.lines, today=self.today))

    def post(self, request: Request, induction_id: int) -> HttpResponse:
        self._find(induction_id)
        taken_back = request.POST.get("take_back", "")
        form = StepsForm(request.POST, lines=self.lines, today=self.today)
        if taken_back.isdecimal():
            steps = [Step(int(taken_back), InductionState.OPEN, self.today)]
        elif form.is_valid():
            steps = form.steps()
        else:
            return self._page(form)
        return self._take(steps, form)

    def _take(self, steps: list[Step], form: StepsForm) -> HttpResponse:
        try:
            marks = take_steps(
                induction_id=self.induction.pk,
                steps=steps,
                owners=self.owners,
                today=self.today,
                by=self.request.user,
            )
        except (DomainError, ValidationError) as error:
            form.is_valid()
            refuse(form, error)
            return self._page(form)
        back = any(mark.state == InductionState.OPEN for mark in marks)
        number = f"{len(marks)} {'task' if len(marks) == 1 else 'tasks'}"
        said = "Nothing was ticked." if not marks else f"{number} taken back." if back else f"{number} saved."
        messages.success(self.request, said)
        return redirect("induction", self.induction.pk)

    def _find(self, induction_id: int) -> None:
        self.induction = get_object_or_404(induction_of(self.reach, self.today), pk=induction_id)
        self.owners = owners_open_to(self.scope, self.induction)
        self.lines = item_lines(self.induction, self.today, self.owners)

    def _page(self, form: StepsForm) -> HttpResponse:
        names = names_in(self.scope, self.today)
        own = self.induction.worker_id == self.request.user.worker_id
        return self.render(
            "workforce/induction.html",
            form=form,
            induction=self.induction,
            teams=", ".join(names.get(key, "") for key in dict.fromkeys(self.induction.team_ids)),  # type: ignore[attr-defined]
            waves=self._waves() if own else (),
            steps=steps_of(self.induction),
            today=self.today,
        )

    def _waves(self) -> list[SurveyWave]:
        """After how many days the starter is asked now."""
        if self.induction.reason != InductionReason.START or self.induction.stopped_on:
            return []
        done = answered(self.induction)
        return [
            wave
            for wave in SurveyWave
            if wave not in done and self.induction.starts_on + wave * ONE_DAY <= self.today
        ]


class AnswerSurvey(SupportForm):
    """The questions for a new starter. Nobody else has this page, whatever they may see."""

    permission = Permission.SEE_INDUCTION
    title = "How is it going?"
    hint = (
        "Four questions and room for a few words. Nobody sees who answered what: only averages of several answers are "
        "shown."
    )
    submit = "Send my answers"
    form_class = SurveyForm
    induction: Induction

    def find(self, **kwargs: Any) -> None:
        own = Induction.objects.within(self.reach).filter(worker=self.request.user.worker_id)
        self.induction = get_object_or_404(own, pk=kwargs["induction_id"])
        if kwargs["wave"] not in SurveyWave.values:
            raise Http404
        self.wave = SurveyWave(kwargs["wave"])

    def subject(self) -> str:
        return f"{self.wave.label}, start on {written_day(self.induction.starts_on)}"

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        answer_survey(
            induction_id=self.induction.pk,
            wave=self.wave,
            scores={name: data[name] for name, _ in QUESTIONS},
            words=data["words"],
            today=self.today,
            by=self.request.user,
        )
        return "Thank you. Your answers are saved without your name."

    def done_url(self) -> str:
        return reverse("induction", args=[self.induction.pk])
