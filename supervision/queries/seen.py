"""Whether the days and states of a person's supervision are shown on that person's page."""

from supervision.models import SupervisorPairing
from workforce.access.permissions import Permission
from workforce.queries.visibility import Sight


def sees_supervision(sight: Sight) -> bool:
    """For whoever reaches the person, and for who is paired with them as supervisor today. Two queries at most."""
    if sight.sees(Permission.SEE_SUPERVISION):
        return True
    me = sight.scope[Permission.SEE_SUPERVISION].line_manager_id
    return me is not None and sight.once("paired supervisor", lambda: _is_paired(sight, me))


def _is_paired(sight: Sight, supervisor_id: int) -> bool:
    pairings = SupervisorPairing.objects.as_at(sight.scope.as_at)
    return pairings.filter(worker=sight.worker, supervisor_id=supervisor_id).exists()
