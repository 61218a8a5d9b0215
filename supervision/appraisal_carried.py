"""What a record of supervision carries in from the appraisal: the objectives that somebody is working on."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from supervision.enums import OPEN_OBJECTIVES, RUNNING
from supervision.models import Objective


@dataclass(frozen=True, slots=True)
class CarriedObjective:
    """An open objective. The words are content: only for who reads the person's appraisal, as the two of them do."""

    objective_id: int
    words: str
    state: str
    due_on: date
    overdue: bool
    url: str


def objectives_of(worker_id: int, day: date) -> list[CarriedObjective]:
    """The open objectives of somebody's running appraisal, the first due first. One query.

    For the person and their line manager only; the caller has asked whether the reader is one of them.
    """
    found = Objective.objects.filter(
        appraisal__appraisee_id=worker_id,
        appraisal__state__in=RUNNING,
        appraisal__meeting_on__lte=day,
        state__in=OPEN_OBJECTIVES,
    )
    return [
        CarriedObjective(
            objective_id=each.pk,
            words=each.words,
            state=str(each.get_state_display()),
            due_on=each.due_on,
            overdue=each.due_on < day,
            url=reverse("objective_progress", args=[each.pk]),
        )
        for each in found.order_by("due_on", "pk")
    ]
