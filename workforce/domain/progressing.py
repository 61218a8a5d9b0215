"""An approved progression takes effect: the role of the person's assignment changes from a day on.

No vacancy is needed (linked scales): the assignment stays on its post, or goes on without one.
"""

from datetime import date

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.domain.moving import change_role
from workforce.domain.progression import held, move
from workforce.domain.record import lock_person
from workforce.enums import ProgressionState
from workforce.models import Account, Assignment, ProgressionApplication
from workforce.periods import british
from workforce.rules.progression import Mover


@transaction.atomic
def take_effect(
    *,
    application_id: int,
    assignment_id: int,
    from_day: date,
    keeps_post: bool,
    past_confirmed: bool = False,
    over_fill: bool = False,
    today: date,
    by: Account | None,
) -> Assignment:
    """From a day on the assignment has the role of the step that was approved; what it was until then stays on record.

    Hours, team and manager stay. Raises DomainError for an application that is not approved, somebody else's
    assignment, a day that has passed unless that is confirmed, and as `change_role` does.
    """
    worker_id = ProgressionApplication.objects.values_list("worker", flat=True).get(pk=application_id)
    lock_person(worker_id, by=by)
    application = held(application_id)
    assignment = Assignment.objects.get(pk=assignment_id)
    if assignment.worker_id != application.worker_id:
        raise DomainError("This is somebody else's assignment.")
    if from_day < today and not past_confirmed:
        raise DomainError(
            f"{british(from_day)} has passed: figures of past months would move. Say that this is meant."
        )
    if application.state != ProgressionState.APPROVED:
        raise DomainError("Only an approved application takes effect, and only once.")
    following = change_role(
        assignment_id=assignment_id,
        from_day=from_day,
        role_id=application.route.to_step.role_id,
        fte=assignment.fte,
        manager_id=assignment.manager_id,
        post_id=assignment.post_id if keeps_post else None,
        over_fill=over_fill,
        by=by,
    )
    move(application, ProgressionState.EFFECTIVE, Mover.RECORDS, on=from_day, by=by)
    return following
