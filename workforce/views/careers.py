"""The verbs about one person's assignments."""

from typing import Any

from workforce.access.permissions import Permission
from workforce.domain.hours import change_hours
from workforce.forms.hours import HoursForm
from workforce.forms.verbs import assignments_to_change
from workforce.views.verbs import PersonVerb
from workforce.written import day as written_day
from workforce.written import decimal


class AssignmentVerb(PersonVerb):
    """A verb about an assignment that has not ended."""

    permission = Permission.CHANGE_EMPLOYMENT

    def form_arguments(self) -> dict[str, Any]:
        return {"assignments": assignments_to_change(self.worker, self.today)}


class ChangeHours(AssignmentVerb):
    title = "Change hours"
    hint = "The hours until now stay on record; figures of past months move only where you choose a day in the past."
    form_class = HoursForm

    def act(self, data: dict[str, Any]) -> str:
        held = change_hours(
            assignment_id=data["assignment"],
            fte=data["fte"],
            from_day=data["from_day"],
            over_fill=data["over_fill"],
            by=self.request.user,
        )
        return f"{self.worker.name} works {decimal(held.fte, 2)} FTE from {written_day(held.first_day)}."
