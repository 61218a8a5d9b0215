"""The draft of a pathway: its guidance, steps and routes, until it is published or discarded."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.domain.pathways import (
    begin_draft,
    discard_draft,
    publish,
    remove_route,
    remove_step,
    save_route,
    save_step,
    write_guidance,
)
from workforce.forms.pathways import (
    ConfirmForm,
    GuidanceForm,
    PublishForm,
    RouteForm,
    StepForm,
    as_typed,
    written_helps,
)
from workforce.models import Pathway, PathwayStep, PathwayVersion, ProgressionRoute
from workforce.queries.pathways import draft_of, ladder_of
from workforce.queries.roles import all_roles
from workforce.views.career_form import KEEPER, CareerForm
from workforce.views.page import Request
from workforce.written import day as written_day


class DraftForm(CareerForm):
    """A form about the draft of a pathway, found by the pathway's code."""

    permission = KEEPER

    def find(self, code: str, **named: Any) -> None:
        reach = self.scope[Permission.SEE_DIRECTORY]
        self.pathway: Pathway = get_object_or_404(Pathway.objects.within(reach), code=code)
        draft = draft_of(self.pathway)
        if draft is None:
            raise Http404
        self.draft: PathwayVersion = draft
        self.find_part(**named)

    def find_part(self, *args: Any, **named: Any) -> None:
        """What of the draft the form is about."""

    def subject(self) -> str:
        return f"{self.pathway.name}, draft of version {self.draft.number}"

    def done_url(self) -> str:
        return reverse("pathway_draft", args=[self.pathway.code])


class Draft(DraftForm):
    """The draft as a whole, with everything that can be changed in it. Asked for by POST, it begins."""

    def get(self, request: Request, **named: Any) -> HttpResponse:
        self.find(**named)
        return self.render(
            "workforce/pathway_draft.html",
            pathway=self.pathway,
            draft=self.draft,
            steps=ladder_of(self.draft),
        )

    def post(self, request: Request, **named: Any) -> HttpResponse:
        reach = self.scope[Permission.SEE_DIRECTORY]
        pathway: Pathway = get_object_or_404(Pathway.objects.within(reach), code=named["code"])
        begin_draft(pathway_id=pathway.pk, by=request.user)
        return redirect("pathway_draft", code=pathway.code)


class Guidance(DraftForm):
    title = "Guidance"
    form_class = GuidanceForm

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.draft, name) for name in ("guidance", "guidance_url", "change")}

    def act(self, form: GuidanceForm) -> str:
        write_guidance(version_id=self.draft.pk, **form.cleaned_data, by=self.request.user)
        return "The guidance is saved."


class Step(DraftForm):
    """A new step, or one that the draft has."""

    title = "Step"
    form_class = StepForm
    step: PathwayStep | None = None

    def find_part(self, step_id: int | None = None, **named: Any) -> None:
        if step_id is not None:
            self.step = get_object_or_404(self.draft.steps.select_related("role"), pk=step_id)

    def form_arguments(self) -> dict[str, Any]:
        return {"roles": all_roles()}

    def initial(self) -> dict[str, Any]:
        if self.step is None:
            return {"place": self.draft.steps.count() + 1}
        step = self.step
        typed = {"name": step.name, "role": step.role_id, "summary": step.summary, "place": step.position}
        return typed | {"helped_by": written_helps(step)}

    def act(self, form: StepForm) -> str:
        data = form.cleaned_data
        step = save_step(
            version_id=self.draft.pk,
            step_id=self.step.pk if self.step else None,
            place=data["place"],
            name=data["name"],
            role_id=data["role"],
            summary=data["summary"],
            helped_by=form.helps(),
            by=self.request.user,
        )
        return f"The step “{step.name}” is saved."


class RemoveStep(DraftForm):
    title = "Take the step out of the draft"
    hint = "The routes from and to it go too. Published versions stay as they are."
    submit = "Take it out"
    form_class = ConfirmForm

    def find_part(self, step_id: int, **named: Any) -> None:
        self.step: PathwayStep = get_object_or_404(self.draft.steps.all(), pk=step_id)

    def subject(self) -> str:
        return self.step.name

    def act(self, form: ConfirmForm) -> str:
        name = remove_step(version_id=self.draft.pk, step_id=self.step.pk, by=self.request.user)
        return f"“{name}” is no step of the draft any more."


class Route(DraftForm):
    """A new route, or one that the draft has."""

    title = "Route"
    form_class = RouteForm
    route: ProgressionRoute | None = None

    def find_part(self, route_id: int | None = None, **named: Any) -> None:
        if route_id is not None:
            self.route = get_object_or_404(self.draft.routes.all(), pk=route_id)

    def form_arguments(self) -> dict[str, Any]:
        return {"steps": self.draft.steps.all()}

    def initial(self) -> dict[str, Any]:
        if self.route is None:
            return {}
        route = self.route
        between = {"from_step": route.from_step_id, "to_step": route.to_step_id, "automatic": route.automatic}
        return between | as_typed(route.criteria.all())

    def act(self, form: RouteForm) -> str:
        data = form.cleaned_data
        route = save_route(
            version_id=self.draft.pk,
            route_id=self.route.pk if self.route else None,
            from_step_id=data["from_step"],
            to_step_id=data["to_step"],
            automatic=data["automatic"],
            criteria=form.criteria(),
            by=self.request.user,
        )
        return f"The route “{route}” is saved."


class RemoveRoute(DraftForm):
    title = "Take the route out of the draft"
    hint = "Published versions stay as they are."
    submit = "Take it out"
    form_class = ConfirmForm

    def find_part(self, route_id: int, **named: Any) -> None:
        routes = self.draft.routes.select_related("from_step", "to_step")
        self.route: ProgressionRoute = get_object_or_404(routes, pk=route_id)

    def subject(self) -> str:
        return str(self.route)

    def act(self, form: ConfirmForm) -> str:
        name = remove_route(version_id=self.draft.pk, route_id=self.route.pk, by=self.request.user)
        return f"“{name}” is no route of the draft any more."


class Publish(DraftForm):
    title = "Publish"
    hint = (
        "From that day on everybody reads this version, and the one before ends the day before. It cannot be changed "
        "any more: the next change is the next version."
    )
    submit = "Publish"
    form_class = PublishForm

    def initial(self) -> dict[str, Any]:
        return {"first_day": self.today}

    def act(self, form: PublishForm) -> str:
        version = publish(
            version_id=self.draft.pk,
            first_day=form.cleaned_data["first_day"],
            today=self.today,
            by=self.request.user,
        )
        self.draft = version
        return f"Version {version.number} holds from {written_day(version.period.lower)}."

    def done_url(self) -> str:
        return reverse("pathway", args=[self.pathway.code])


class Discard(DraftForm):
    title = "Discard the draft"
    hint = "What was written in the draft goes. Published versions stay as they are."
    submit = "Discard"
    form_class = ConfirmForm
    stays = True

    def act(self, form: ConfirmForm) -> str:
        self.stays = discard_draft(version_id=self.draft.pk, by=self.request.user) is not None
        return "The draft is discarded."

    def done_url(self) -> str:
        return reverse("pathway", args=[self.pathway.code]) if self.stays else reverse("pathways")

    def cancel_url(self) -> str:
        return reverse("pathway_draft", args=[self.pathway.code])
