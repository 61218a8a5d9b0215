"""What careers add to a person's timeline: moves of applications, wishes, and lead roles."""

from collections.abc import Iterator

from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.enums import ProgressionState
from workforce.models import Aspiration, LeadRole, ProgressionMove, Worker
from workforce.queries.visibility import Sight
from workforce.timeline import Entry, Rows, person_timeline

CAREER = "Career"
ROUTE = ("application", "application__route")
STEPS = ("application__route__from_step", "application__route__to_step")
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
def career(worker: Worker, sight: Sight) -> Iterator[Rows]:
    """Lead roles for everybody; applications and wishes for whoever sees the person's progression."""
    yield Rows(LeadRole.objects.filter(worker=worker), _lead_role)
    if sight.sees(Permission.SEE_PROGRESSION):
        moves = ProgressionMove.objects.filter(application__worker=worker, to_state__in=SHOWN)
        yield Rows(moves, _move, (*ROUTE, *STEPS))
        yield Rows(worker.aspirations.all(), _wish)


def _lead_role(held: LeadRole) -> Entry:
    title = f"Lead on {held.area}"
    return Entry(f"lead-role:{held.pk}", CAREER, title, held.first_day, held.last_day, held.purpose)


def _move(move: ProgressionMove) -> Entry:
    route = move.application.route
    state = ProgressionState(move.to_state).label.lower()
    title = f"Progression, {route.from_step.name} to {route.to_step.name}: {state}"
    url = reverse("progression_application", args=[move.application_id])
    return Entry(f"progression:{move.pk}", CAREER, title, move.on, move.on, url=url)


def _wish(said: Aspiration) -> Entry:
    title = f"Wants: {str(said.get_wish_display()).lower()}"
    return Entry(f"aspiration:{said.pk}", CAREER, title, said.on, said.on, said.development)
