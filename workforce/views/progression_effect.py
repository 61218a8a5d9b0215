"""An approved progression takes effect: a verb about the person, with its second page and the figures that move."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.domain.progressing import take_effect
from workforce.domain.progression import last_decision
from workforce.forms.progression import EffectForm
from workforce.forms.verbs import assignments_to_change
from workforce.models import ProgressionApplication
from workforce.queries.progression import applications_in
from workforce.rules.progression import first_of_next_month
from workforce.views.page import Request
from workforce.views.verbs import PersonVerb
from workforce.written import day as written_day


class TakeEffect(PersonVerb):
    permission = Permission.CHANGE_EMPLOYMENT
    title = "Let the progression take effect"
    hint = "The role changes from the day on; hours, team and manager stay. No vacancy is needed."
    form_class = EffectForm
    application: ProgressionApplication

    def get(self, request: Request, application_id: int) -> HttpResponse:  # type: ignore[override]
        self._find(application_id)
        return self.form_page()

    def post(self, request: Request, application_id: int) -> HttpResponse:  # type: ignore[override]
        self._find(application_id)
        return self.answer()

    def _find(self, application_id: int) -> None:
        self.application = get_object_or_404(
            applications_in(self.scope[Permission.SEE_PROGRESSION]), pk=application_id
        )
        self.worker = self._worker(self.application.worker.reference)

    def form_arguments(self) -> dict[str, Any]:
        held = self.worker.assignments.not_over(self.today).values_list("pk", "role_id")
        in_role = {pk for pk, role_id in held if role_id == self.application.route.from_step.role_id}
        every = assignments_to_change(self.worker, self.today)
        first = {key: words for key, words in every.items() if key in in_role}
        return {"assignments": first | every}

    def initial(self) -> dict[str, Any]:
        decision = last_decision(self.application)
        return {"from_day": first_of_next_month(decision.on)} if decision else {}

    def act(self, data: dict[str, Any]) -> str:
        now = take_effect(
            application_id=self.application.pk,
            assignment_id=data["assignment"],
            from_day=data["from_day"],
            keeps_post=data["post"] == "keep",
            past_confirmed=data["past_confirmed"],
            over_fill=data["over_fill"],
            today=self.today,
            by=self.request.user,
        )
        return f"{self.worker.name} is {now.role.name} from {written_day(now.first_day)}."

    def done_url(self) -> str:
        return reverse("progression_application", args=[self.application.pk])

    def back(self) -> str:
        return "Application"

    def when_done(self, said: str, change: UUID) -> str:
        """No way back by one click: the application has moved on, too."""
        return said
