"""Making a contract with a last day shorter or longer."""

from datetime import date

from django.db import transaction

from workforce.domain.assignments import check_room
from workforce.domain.contracts import end_contract, refuse_two_contracts
from workforce.domain.errors import DomainError
from workforce.domain.record import lock_person, lock_posts
from workforce.enums import Contract
from workforce.models import Account, Employment
from workforce.periods import british, period


@transaction.atomic
def change_last_day(
    *, employment_id: int, last_day: date, over_fill: bool = False, by: Account | None
) -> Employment:
    """Give a contract another last day. Assignments that ended with it, or last longer, end with it again.

    Raises DomainError for a permanent contract, for one under notice or left, where the day is the same or before an
    assignment begins, where another contract follows, or where the post has no room for longer.
    """
    held = Employment.objects.get(pk=employment_id)
    lock_person(held.worker_id, by=by)
    held.refresh_from_db()
    _refuse(held, last_day)
    if held.last_day is None or last_day < held.last_day:
        end_contract(held, last_day)
        return held
    _make_longer(held, held.last_day, last_day, over_fill)
    return held


def _refuse(held: Employment, last_day: date) -> None:
    if held.contract == Contract.PERMANENT:
        raise DomainError("A permanent contract has no last day to change. Use “Give notice”.")
    if held.notices.standing().exists():
        raise DomainError("Notice has been given. Withdraw it before you change the last day.")
    if held.reason_left is not None:
        raise DomainError("It is on record why the person left. If they come back, use “Re-join”.")
    if held.last_day == last_day:
        raise DomainError(f"The contract ends on {british(last_day)} already.")


def _make_longer(held: Employment, until_now: date, last_day: date, over_fill: bool) -> None:
    moving = [each for each in held.assignments.not_over(until_now) if each.last_day == until_now]
    posts = lock_posts([each.post_id for each in moving])
    held.period = period(held.first_day, last_day)
    refuse_two_contracts(held)
    held.full_clean()
    held.save()
    for each in moving:
        each.period = period(each.first_day, last_day)
        each.full_clean()
        each.save()
    for each in moving:
        if each.post_id:
            check_room(
                posts[each.post_id], each.period, over_fill=over_fill or held.contract == Contract.AGENCY
            )
