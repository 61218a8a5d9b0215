"""The people whom somebody manages get another manager, or none."""

from collections.abc import Iterable
from datetime import date

from workforce.domain.assignments import succeed
from workforce.domain.errors import DomainError
from workforce.domain.record import lock_person
from workforce.models import Account, Assignment, Worker
from workforce.periods import british


def lock_with_the_managed(worker_id: int, *, by: Account | None) -> Worker:
    """Hold somebody's record and those of the people they manage, in one order for everybody."""
    managed = Assignment.objects.filter(manager_id=worker_id).values_list("worker_id", flat=True)
    list(
        Worker.objects.select_for_update(of=("self",), no_key=True)
        .filter(pk__in={worker_id, *managed})
        .order_by("pk")
    )
    return lock_person(worker_id, by=by)


def hand_over(held: Iterable[Assignment], day: date, to: Worker | None) -> int:
    """From `day` on the assignments have another manager; None leaves them without. Returns how many.

    The caller holds the records. Raises DomainError where the new manager is not in post then.
    """
    if to is not None and not Worker.objects.in_post(day).filter(pk=to.pk).exists():
        raise DomainError(f"{to.name} is not in post on {british(day)}: choose somebody else to take over.")
    changed = 0
    for each in held:
        manager = None if to is not None and to.pk == each.worker_id else to
        if each.first_day >= day:
            each.manager = manager
            each.full_clean()
            each.save(update_fields=["manager"])
        else:
            succeed(each, day, manager=manager)
        changed += 1
    return changed
