"""Supervisors’ training, and the report of group supervision."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse

from supervision.domain.readiness import record_training
from supervision.enums import TrainingState
from supervision.forms.gatherings import WordsFilter
from supervision.forms.practice import (
    TrainingForm,
)
from supervision.pages.gatherings import share
from supervision.pages.practice_people import (
    GROUPS_HEADER,
    TRAINING_HEADER,
    group_rows,
    group_tables,
    training_rows,
    training_table,
)
from supervision.queries.group_report import GroupReport, group_report
from supervision.queries.practice import share as per_cent
from supervision.queries.readiness import TRAINED, Supervisor, supervisors
from supervision.views.practice import PER_PAGE, PracticeFormPage, PracticePage
from supervision.views.practice_people import UnitsPage
from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.queries.policy import policies_in
from workforce.views.page import Request


class TrainingListPage(PracticePage):
    """What the list of supervisors and its file share."""

    permission = Permission.SEE_SUPERVISION_FIGURES

    def choose(self) -> WordsFilter:
        form = WordsFilter(self.request.GET, kinds=TrainingState.choices)
        form.fields["kind"].label = "State"
        every = supervisors(self.reach, self.today, policies_in(self.scope), form.asked("q"))
        asked = [each for each in every if each.state != TrainingState.IN_GRACE]
        self.rate = per_cent(len(asked), sum(each.state in TRAINED for each in asked))
        state = form.asked("kind")
        self.found: list[Supervisor] = [each for each in every if not state or each.state == state]
        return form


class SupervisorTrainings(TrainingListPage):
    """Everybody who supervises, and whether they have learned it."""

    def get(self, request: Request) -> HttpResponse:
        form = self.choose()
        page = Paginator(self.found, PER_PAGE).get_page(request.GET.get("page"))
        return self.render(
            "supervision/supervisor_training.html",
            form=None,
            filter_form=form,
            page=page,
            table=training_table(page.object_list, self.names()),
            rate=share(self.rate),
            keeps=self.keeps,
            query=request.GET.urlencode(),
        )


class SupervisorTrainingsFile(TrainingListPage):
    """The list as CSV."""

    def get(self, request: Request) -> HttpResponse:
        self.choose()
        return csv_response(
            f"supervisors {self.today}", TRAINING_HEADER, training_rows(self.found, self.names())
        )


class RecordTraining(PracticeFormPage):
    """One or many did the training."""

    permission = Permission.KEEP_SUPERVISION
    title = "Record training"
    form_class = TrainingForm

    def form_arguments(self) -> dict[str, Any]:
        found = supervisors(self.reach, self.today, policies_in(self.scope))
        return {"supervisors": found, "names": self.names()}

    def initial(self) -> dict[str, Any]:
        return {"completed_on": self.today}

    def act(self, form: TrainingForm) -> str:
        number = record_training(**form.cleaned_data, today=self.today, by=self.request.user)
        return f"The training of {number} supervisor{'' if number == 1 else 's'} is recorded."

    def done_url(self) -> str:
        return reverse("supervisor_training")

    def back(self) -> str:
        return "Supervisors’ training"


class GroupsPage(UnitsPage):
    """What the report of groups and its file share."""

    permission = Permission.SEE_SUPERVISION_FIGURES

    def report(self) -> GroupReport:
        self.form = self.choose(self.reach)
        return group_report(self.narrowed, self.first, self.today, self.names())


class Groups(GroupsPage):
    """Group supervision: tools, partners, teams."""

    def get(self, request: Request) -> HttpResponse:
        report = self.report()
        tools, organisations, teams = group_tables(report)
        return self.render(
            "supervision/group_report.html",
            form=None,
            filter_form=self.form,
            report=report,
            tools=tools,
            organisations=organisations,
            teams=teams,
            query=request.GET.urlencode(),
        )


class GroupsFile(GroupsPage):
    """The same as CSV."""

    def get(self, request: Request) -> HttpResponse:
        return csv_response(f"group supervision {self.today}", GROUPS_HEADER, group_rows(self.report()))
