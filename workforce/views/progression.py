"""Applications for progression: those that one may see, one of them, and beginning one's own."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.progression import say_interest
from workforce.domain.progression_criteria import criterion_lines, name_of
from workforce.enums import APPLICATION_OVER, CriterionResult, ProgressionState
from workforce.forms.progression import OPEN, OVER, ApplicationFilter, InterestForm
from workforce.models import ProgressionApplication, Worker
from workforce.queries.organisation import TreeNode, below, tree, unit_names
from workforce.queries.pathways import routes_for
from workforce.queries.progression import applications_in, in_units, teams_of, with_submission
from workforce.sections import CAREERS
from workforce.tables import Cell, Column, Row, Table
from workforce.views.absence import reached
from workforce.views.career_form import CareerForm
from workforce.views.page import Request
from workforce.views.progression_steps import offered_steps
from workforce.views.sections import SectionView
from workforce.written import day as written_day

PER_PAGE = 50
TONES = {
    ProgressionState.APPROVED: "good",
    ProgressionState.EFFECTIVE: "good",
    ProgressionState.DEFERRED: "warning",
    ProgressionState.NOT_APPROVED: "bad",
    ProgressionState.DISMISSED: "bad",
}
RESULT_TONES = {
    CriterionResult.PASS: "good",
    CriterionResult.FAIL: "bad",
    CriterionResult.NOT_KNOWN: "warning",
}


class ApplicationsPage(SectionView):
    """What the list and its file share: the applications of the people in reach."""

    section = CAREERS
    permission = Permission.SEE_PROGRESSION

    def choose(self) -> ApplicationFilter:
        self.nodes: Sequence[TreeNode] = tree(self.today)
        form = ApplicationFilter(self.request.GET, nodes=reached(self.nodes, self.reach))
        form.is_valid()
        return form

    def found(self, form: ApplicationFilter) -> "QuerySet[ProgressionApplication]":
        found = with_submission(applications_in(self.reach)).order_by("-begun_on", "-pk")
        state, unit = form.cleaned_data.get("state"), form.cleaned_data.get("unit")
        if state == OPEN:
            found = found.exclude(state__in=APPLICATION_OVER)
        elif state == OVER:
            found = found.filter(state__in=APPLICATION_OVER)
        elif state:
            found = found.filter(state=state)
        if unit is not None:
            found = in_units(found, below([unit], self.today)[unit], self.today)
        return found

    def teams(self, rows: Sequence[ProgressionApplication]) -> dict[int, str]:
        names = {node.unit_id: node.name for node in self.nodes}
        teams = teams_of([each.worker_id for each in rows], self.today)
        return {worker_id: names.get(team_id, "") for worker_id, team_id in teams.items()}


class Applications(ApplicationsPage):
    """Who wants to go which step, and how far it is."""

    def get(self, request: Request) -> HttpResponse:
        form = self.choose()
        page = Paginator(self.found(form), PER_PAGE).get_page(request.GET.get("page"))
        rows = list(page.object_list)
        return self.render(
            "workforce/progression.html",
            form=None,
            filter_form=form,
            page=page,
            table=_table(rows, self.teams(rows)),
            applies=self.scope.may(Permission.APPLY_FOR_PROGRESSION),
            query=request.GET.urlencode(),
        )


class ApplicationsFile(ApplicationsPage):
    """The whole list as CSV."""

    def get(self, request: Request) -> HttpResponse:
        form = self.choose()
        rows = list(self.found(form))
        teams = self.teams(rows)
        header = ("Number", "Name", "Team", "Pathway", "From", "To", "State", "Begun", "Submitted")
        return csv_response("progression", header, (_file_row(each, teams) for each in rows))


def _table(rows: Sequence[ProgressionApplication], teams: Mapping[int, str]) -> Table:
    columns = (
        Column("Name"),
        Column("Team"),
        Column("Step"),
        Column("State"),
        Column("Begun"),
        Column("Submitted"),
    )
    lines = tuple(
        Row(
            (
                Cell(each.worker.name, url=reverse("progression_application", args=[each.pk])),
                Cell(teams.get(each.worker_id, "")),
                Cell(str(each.route), note=each.route.version.pathway.name),
                Cell(each.get_state_display(), tone=TONES.get(ProgressionState(each.state), "neutral")),
                Cell(written_day(each.begun_on)),
                Cell(written_day(each.submitted_on)),  # type: ignore[attr-defined]
            )
        )
        for each in rows
    )
    return Table("Applications", columns, lines, empty="No application.")


def _file_row(each: ProgressionApplication, teams: Mapping[int, str]) -> tuple[str, ...]:
    submitted = each.submitted_on  # type: ignore[attr-defined]
    return (
        each.worker.reference,
        each.worker.name,
        teams.get(each.worker_id, ""),
        each.route.version.pathway.name,
        each.route.from_step.name,
        each.route.to_step.name,
        each.get_state_display(),
        each.begun_on.isoformat(),
        submitted.isoformat() if submitted else "",
    )


class BeginApplication(CareerForm):
    """One says which step one wants to take. The manager is asked for a talk."""

    permission = Permission.APPLY_FOR_PROGRESSION
    title = "Take the next step"
    hint = "Your manager is asked to talk with you. After the talk you write the application."
    submit = "Ask for a talk with my manager"
    form_class = InterestForm
    template = "workforce/progression_begin.html"

    def find(self, **named: Any) -> None:
        self.worker: Worker = get_object_or_404(
            Worker.objects.within(self.reach), pk=self.request.user.worker_id
        )
        self.routes = routes_for(self.worker.pk, self.today)

    def form_arguments(self) -> dict[str, Any]:
        return {"routes": self.routes}

    def more(self) -> dict[str, Any]:
        return {"routes": self.routes}

    def act(self, form: InterestForm) -> str:
        self.begun = say_interest(
            worker_id=self.worker.pk,
            route_id=form.cleaned_data["route"],
            today=self.today,
            by=self.request.user,
        )
        return f"Your manager is asked to talk with you by {written_day(self.begun.talk_by)}."

    def done_url(self) -> str:
        return reverse("progression_application", args=[self.begun.pk])

    def cancel_url(self) -> str:
        return reverse("progression")


class Application(SectionView):
    """One application: how the criteria stand, what was said, and what comes next."""

    section = CAREERS
    permission = Permission.SEE_PROGRESSION

    def get(self, request: Request, application_id: int) -> HttpResponse:
        application = get_object_or_404(applications_in(self.reach), pk=application_id)
        lines = criterion_lines(application, self.today)
        is_own = application.worker_id == request.user.worker_id
        return self.render(
            "workforce/progression_application.html",
            application=application,
            tone=TONES.get(ProgressionState(application.state), "neutral"),
            steps=offered_steps(application, self.scope, request.user),
            lines=[(each, RESULT_TONES[each.result]) for each in lines],
            talks=list(application.managertalks.select_related("by__worker")),
            evidence=list(application.portfolioitems.all()),
            may_write=is_own and application.state in (ProgressionState.DRAFT, ProgressionState.DEFERRED),
            decisions=list(application.progressiondecisions.select_related("guidance__pathway", "panel")),
            table=_moves(application),
            team=unit_names(self.today).get(
                teams_of([application.worker_id], self.today).get(application.worker_id, 0), ""
            ),
        )


def _moves(application: ProgressionApplication) -> Table:
    rows = tuple(
        Row(
            (
                Cell(written_day(each.on)),
                Cell(each.get_to_state_display()),
                Cell(name_of(each.by)),
                Cell(each.reasons),
            )
        )
        for each in application.progressionmoves.select_related("by__worker")
    )
    return Table("What happened", (Column("Day"), Column("State"), Column("By"), Column("Reasons")), rows)
