"""Projects: the register, one project with its places, and what people say about them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.projects import (
    answer_interest,
    begin_project,
    change_project,
    move_project,
    offer_place,
    say_interest,
    withdraw_interest,
)
from workforce.enums import ProjectState
from workforce.forms.lasting import ConfirmForm
from workforce.forms.projects import (
    AnswerForm,
    InterestForm,
    MoveProjectForm,
    PlaceForm,
    ProjectFilter,
    ProjectForm,
)
from workforce.models import PlaceInterest, Project, ProjectPlace
from workforce.pages import projects as words
from workforce.pages.moves import moves_table
from workforce.queries.projects import interest, interest_in, may_keep, places, projects
from workforce.rules.plans import PROJECT_MOVES
from workforce.views.page import Request
from workforce.views.plan_pages import PER_PAGE, PlansForm, PlansPage


class ProjectsPage(PlansPage):
    """What the register and its file share."""

    permission = Permission.SEE_DIRECTORY

    def asked(self) -> ProjectFilter:
        form = ProjectFilter(self.request.GET)
        form.is_valid()
        return form

    def found(self, form: ProjectFilter) -> Any:
        data = form.cleaned_data
        return projects(self.reach, text=data.get("q") or "", state=data.get("state") or "")


class Projects(ProjectsPage):
    """Projects and initiatives, with the places that staff may take."""

    def get(self, request: Request) -> HttpResponse:
        form = self.asked()
        page = Paginator(self.found(form), PER_PAGE).get_page(request.GET.get("page"))
        shown = list(page.object_list)
        lines = places([each.pk for each in shown], request.user, self.today)
        actions = []
        if self.scope.may(Permission.KEEP_PLANS):
            actions.append({"label": "Add a project", "url": reverse("project_begin"), "primary": True})
        return self.render(
            "workforce/projects.html",
            filter_form=form,
            page=page,
            table=words.projects_table(shown, lines),
            actions=actions,
            query=request.GET.urlencode(),
        )


class ProjectsFile(ProjectsPage):
    """The register as CSV."""

    def get(self, request: Request) -> HttpResponse:
        rows = map(words.project_row, self.found(self.asked()))
        return csv_response(f"projects {self.today.isoformat()}", words.PROJECT_HEADER, rows)


class ProjectPage(PlansPage):
    """One project: its places for everybody, and who is interested for those who answer."""

    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request, project_id: int) -> HttpResponse:
        project = get_object_or_404(projects(self.reach, state="all"), pk=project_id)
        keeps = may_keep(project, self.scope, request.user)
        return self.render(
            "workforce/project.html",
            project=project,
            places=places([project.pk], request.user, self.today),
            works_here=request.user.worker_id is not None,
            keeps=keeps,
            keeps_plans=self.scope.may(Permission.KEEP_PLANS),
            runs=project.state in (ProjectState.PLANNED, ProjectState.UNDER_WAY),
            applicants=words.interest_table(interest_in(project), request.user.worker_id) if keeps else None,
            moves=moves_table(list(project.moves.select_related("by").order_by("-on", "-pk"))),
        )


class BeginProject(PlansForm):
    permission = Permission.KEEP_PLANS
    title = "Add a project"
    form_class = ProjectForm

    def form_arguments(self) -> dict[str, Any]:
        return {"people": self.people}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        self.begun = begin_project(
            name=data["name"],
            purpose=data["purpose"],
            sponsor_id=data["sponsor"].pk,
            lasting=data["lasting"],
            today=self.today,
            by=self.request.user,
        )
        return f"{self.begun.name} is in the register."

    def back_url(self) -> str:
        return reverse("projects")

    def done_url(self) -> str:
        return reverse("project", args=[self.begun.pk])


class OfProject(PlansForm):
    """A form about one project."""

    permission = Permission.KEEP_PLANS
    project: Project

    def find(self, **named: Any) -> None:
        self.project = get_object_or_404(projects(self.reach, state="all"), pk=named["project_id"])

    def subject(self) -> str:
        return self.project.name

    def back_url(self) -> str:
        return reverse("project", args=[self.project.pk])


class ChangeProject(OfProject):
    title = "Change the project"
    form_class = ProjectForm

    def form_arguments(self) -> dict[str, Any]:
        return {"people": self.people}

    def initial(self) -> dict[str, Any]:
        kept = self.project
        return {
            "name": kept.name,
            "purpose": kept.purpose,
            "sponsor": kept.sponsor.reference,
            "from_day": kept.first_day,
            "last_day": kept.last_day,
        }

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        change_project(
            project_id=self.project.pk,
            name=data["name"],
            purpose=data["purpose"],
            sponsor_id=data["sponsor"].pk,
            lasting=data["lasting"],
            by=self.request.user,
        )
        return "The project is changed."


class MoveProject(OfProject):
    title = "Move the project"
    form_class = MoveProjectForm

    def form_arguments(self) -> dict[str, Any]:
        now = ProjectState(self.project.state)
        return {"moves": {to: str(to.label) for to in ProjectState if (now, to) in PROJECT_MOVES}}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        move_project(
            project_id=self.project.pk,
            to=data["to"],
            on=data["on"],
            words=data["words"],
            today=self.today,
            by=self.request.user,
        )
        return "The project is moved."


class OfferPlace(OfProject):
    """By whoever keeps plans, and by the sponsor."""

    permission = Permission.SEE_DIRECTORY
    title = "Offer a place"
    form_class = PlaceForm

    def find(self, **named: Any) -> None:
        super().find(**named)
        if not may_keep(self.project, self.scope, self.request.user):
            raise PermissionDenied

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        offer_place(project_id=self.project.pk, today=self.today, by=self.request.user, **data)
        return "The place is offered."


class SayInterest(PlansForm):
    """By whoever works here."""

    permission = Permission.SEE_DIRECTORY
    title = "I would like this place"
    hint = "The sponsor, and those who keep the register, see what you write."
    submit = "Send"
    form_class = InterestForm
    place: ProjectPlace

    def find(self, **named: Any) -> None:
        found = ProjectPlace.objects.within(self.reach).select_related("project")
        self.place = get_object_or_404(found, pk=named["place_id"])
        if self.request.user.worker_id is None:
            raise PermissionDenied

    def subject(self) -> str:
        return f"{self.place.title}, {self.place.project.name}"

    def back_url(self) -> str:
        return reverse("project", args=[self.place.project_id])

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        say_interest(place_id=self.place.pk, words=data["words"], today=self.today, by=self.request.user)
        return "Your interest is with the sponsor."


class OfInterest(PlansForm):
    """A form about what somebody said."""

    permission = Permission.SEE_DIRECTORY
    said: PlaceInterest

    def find(self, **named: Any) -> None:
        found = interest(self.request.user, self.scope)
        self.said = get_object_or_404(found, pk=named["interest_id"])

    def subject(self) -> str:
        return f"{self.said.worker.name}: {self.said.place.title}"

    def back_url(self) -> str:
        return reverse("project", args=[self.said.place.project_id])


class WithdrawInterest(OfInterest):
    title = "Take it back"
    submit = "Take it back"
    warning = (
        "The sponsor sees that you are no longer interested. You can say so again while the place is open."
    )
    form_class = ConfirmForm

    def find(self, **named: Any) -> None:
        super().find(**named)
        if self.said.worker_id != self.request.user.worker_id:
            raise PermissionDenied

    def act(self, form: Any) -> str:
        withdraw_interest(interest_id=self.said.pk, today=self.today, by=self.request.user)
        return "You have taken it back."


class AnswerInterest(OfInterest):
    """By whoever keeps plans, and by the sponsor; never about oneself."""

    title = "Answer"
    form_class = AnswerForm

    def find(self, **named: Any) -> None:
        super().find(**named)
        if not may_keep(self.said.place.project, self.scope, self.request.user):
            raise PermissionDenied

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        answer_interest(
            interest_id=self.said.pk,
            outcome=data["outcome"],
            words=data["words"],
            on=data["on"],
            today=self.today,
            by=self.request.user,
        )
        return f"The answer to {self.said.worker.name} is recorded."
