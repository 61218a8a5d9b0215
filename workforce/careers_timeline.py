"""What careers add to a person's timeline: decisions about progression, wishes, and lead roles. One query each."""

from collections.abc import Iterator

from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.enums import ProgressionState
from workforce.models import ProgressionMove, Worker
from workforce.queries.visibility import Sight
from workforce.timeline import Entry, person_timeline

CAREER = "Career"
SHOWN = (
    ProgressionState.INTEREST,
    ProgressionState.SUBMITTED,
    ProgressionState.APPROVED,
    ProgressionState.DEFERRED,
    ProgressionState.NOT_APPROVED,
    ProgressionState.DISMISSED,
    ProgressionState.EFFECTIVE,
)


@person_timeline
def progression(worker: Worker, sight: Sight) -> Iterator[Entry]:
    """The moves of applications that somebody asks about later."""
    if not sight.sees(Permission.SEE_PROGRESSION):
        return
    moves = ProgressionMove.objects.filter(application__worker=worker, to_state__in=SHOWN)
    for each in moves.select_related("application__route__from_step", "application__route__to_step"):
        yield Entry(
            f"progression:{each.pk}",
            CAREER,
            f"Progression, {each.application.route}: {each.get_to_state_display().lower()}",
            each.on,
            each.on,
            url=reverse("progression_application", args=[each.application_id]),
        )


@person_timeline
def wishes(worker: Worker, sight: Sight) -> Iterator[Entry]:
    if sight.sees(Permission.SEE_PROGRESSION):
        for each in worker.aspirations.all():
            title = f"Wants: {each.get_wish_display().lower()}"
            yield Entry(f"aspiration:{each.pk}", CAREER, title, each.on, each.on, each.development)


@person_timeline
def lead_roles(worker: Worker, sight: Sight) -> Iterator[Entry]:
    for each in worker.lead_roles.all():
        yield Entry(f"lead-role:{each.pk}", CAREER, f"Lead on {each.area}", each.first_day, each.last_day)
