"""Service from before the council engaged somebody."""

from typing import Any

from django.shortcuts import get_object_or_404

from workforce.access.permissions import Permission
from workforce.domain.continuous_service import record_service
from workforce.forms.continuous_service import ServiceForm
from workforce.models import ContinuousService, Worker
from workforce.queries.visibility import visible_people
from workforce.views.person import tab_address
from workforce.views.plan_pages import PlansForm


class RecordService(PlansForm):
    """Since when somebody's service counts, where that was before the council engaged them."""

    permission = Permission.CHANGE_EMPLOYMENT
    title = "Service from before"
    hint = (
        "After a transfer, service goes on counting from the first day with the employer before. The first day here "
        "stays what it is, and so do all figures."
    )
    form_class = ServiceForm
    worker: Worker

    def find(self, **named: Any) -> None:
        people = visible_people(self.scope) & Worker.objects.within(self.reach)
        self.worker = get_object_or_404(people, reference=named["reference"])

    def initial(self) -> dict[str, Any]:
        kept = ContinuousService.objects.within(self.reach).filter(worker=self.worker).first()
        if kept is None:
            return {}
        return {name: getattr(kept, name) for name in ("counts_from", "came_from", "transferred_on", "words")}

    def subject(self) -> str:
        return self.worker.name

    def back_url(self) -> str:
        return tab_address(self.worker.reference, "employment")

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        record_service(worker_id=self.worker.pk, by=self.request.user, **data)
        return "The service from before is recorded."
