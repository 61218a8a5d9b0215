"""The page of each step of an application, and of taking evidence out again."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.domain.progression import remove_evidence
from workforce.domain.progression_criteria import criterion_lines
from workforce.forms.pathways import ConfirmForm
from workforce.forms.progression import (
    AnswersForm,
    PanelForm,
)
from workforce.models import PortfolioItem
from workforce.queries.panels import panels_to_come
from workforce.queries.progression import applications_in
from workforce.views.career_form import KEEPER, CareerForm
from workforce.views.progression_steps import STEPS, may


class ApplicationStep(CareerForm):
    """The page of one verb. Outside one's reach there is no application; without the verb's permission it refuses."""

    permission = Permission.SEE_PROGRESSION

    def find(self, application_id: int, step: str, **named: Any) -> None:
        self.application = get_object_or_404(applications_in(self.reach), pk=application_id)
        if step not in STEPS:
            raise Http404
        self.step, self.key = STEPS[step], step
        if not may(self.step, self.application, self.scope):
            raise PermissionDenied
        self.title, self.hint, self.submit = self.step.label, self.step.hint, self.step.submit
        self.form_class = self.step.form_class

    def who(self) -> dict[str, Any]:
        return {"application_id": self.application.pk, "today": self.today, "by": self.request.user}

    def subject(self) -> str:
        return f"{self.application.worker.name}: {self.application.route}"

    def initial(self) -> dict[str, Any]:
        if self.key == "write":
            return {"statement": self.application.statement}
        return {"held_on": self.today} if self.key == "talk" else {}

    def form_arguments(self) -> dict[str, Any]:
        if self.form_class is AnswersForm:
            lines = criterion_lines(self.application, self.today)
            return {"lines": lines, "confirms": self.key == "confirm"}
        if self.form_class is PanelForm:
            return {"panels": panels_to_come(self.scope[KEEPER], self.today)}
        return {}

    def act(self, form: Any) -> str:
        return self.step.act(self.who(), form)

    def done_url(self) -> str:
        return reverse("progression_application", args=[self.application.pk])


class RemoveEvidence(CareerForm):
    """A piece of evidence is taken out of one's own portfolio."""

    permission = Permission.APPLY_FOR_PROGRESSION
    title = "Take it out of the portfolio"
    submit = "Take it out"
    form_class = ConfirmForm

    def find(self, application_id: int, item_id: int, **named: Any) -> None:
        items = PortfolioItem.objects.within(self.reach).filter(application=application_id)
        self.item: PortfolioItem = get_object_or_404(items, pk=item_id)

    def subject(self) -> str:
        return self.item.title

    def act(self, form: ConfirmForm) -> str:
        return f"“{remove_evidence(item_id=self.item.pk, by=self.request.user)}” is out of the portfolio."

    def done_url(self) -> str:
        return reverse("progression_application", args=[self.item.application_id])
