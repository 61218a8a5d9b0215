"""Changing the hours of an assignment."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from workforce.domain.assignments import check_room, succeed
from workforce.domain.errors import DomainError
from workforce.domain.record import lock_person, lock_posts
from workforce.models import Account, Assignment


@transaction.atomic
def change_hours(
    *, assignment_id: int, fte: Decimal, from_day: date, over_fill: bool = False, by: Account | None
) -> Assignment:
    """From a day the assignment has other hours; what it had before stays on record.

    Raises DomainError where the day is not inside the assignment, the hours are the same, or the post has no room.
    """
    held = Assignment.objects.get(pk=assignment_id)
    lock_person(held.worker_id, by=by)
    held.refresh_from_db()
    posts = lock_posts([held.post_id])
    if held.fte == fte:
        raise DomainError("These are the hours of the assignment already.")
    following = succeed(held, from_day, fte=fte)
    for post in posts.values():
        check_room(post, following.period, over_fill=over_fill)
    return following
