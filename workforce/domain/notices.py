"""Notice: a contract will end, and may be opened again while it has not."""

from datetime import date

from django.db import transaction

from workforce.domain.assignments import check_room
from workforce.domain.contracts import end_contract, lasting, refuse_two_contracts
from workforce.domain.errors import DomainError
from workforce.domain.record import lock_person, lock_posts
from workforce.enums import Contract
from workforce.models import Account, Arrangement, Assignment, Employment, Notice, NoticeCut, NoticeEnd
from workforce.periods import ONE_DAY, british, period


@transaction.atomic
def give_notice(
    *,
    employment_id: int,
    given_on: date,
    last_day: date,
    reason: int | None,
    destination: int | None,
    by: Account | None,
) -> Notice:
    """The contract, and every assignment that would last longer, end with the last day; what they were is kept.

    Raises DomainError where notice stands already, or as `end_contract` does.
    """
    held = Employment.objects.get(pk=employment_id)
    lock_person(held.worker_id, by=by)
    held.refresh_from_db()
    _refuse_notice(held, given_on, last_day)
    notice = Notice(
        worker_id=held.worker_id,
        employment=held,
        given_on=given_on,
        last_day=last_day,
        last_day_before=held.last_day,
        reason_before=held.reason_left,
        destination_before=held.destination,
    )
    reaching = [(each, each.last_day) for each in held.assignments.not_over(last_day)]
    beyond = Arrangement.objects.filter(assignment__employment=held).not_over(last_day + ONE_DAY)
    cut = [(each, each.last_day) for each in beyond]
    end_contract(held, last_day, reason_left=reason, destination=destination)
    notice.full_clean()
    notice.save()
    for each, before in reaching:
        NoticeEnd.objects.create(notice=notice, assignment=each, last_day_before=before)
    for arrangement, before in cut:
        NoticeCut.objects.create(notice=notice, arrangement=arrangement, last_day_before=before)
    return notice


def _refuse_notice(held: Employment, given_on: date, last_day: date) -> None:
    if given_on > last_day:
        raise DomainError("Notice is given on the last day or before it.")
    if given_on < held.first_day:
        raise DomainError(f"The contract only begins on {british(held.first_day)}: notice cannot be earlier.")
    standing = held.notices.standing().first()
    if standing is not None:
        raise DomainError(
            f"Notice was given on {british(standing.given_on)} already. For another last day, withdraw it and give "
            "notice anew."
        )


@transaction.atomic
def withdraw_notice(
    *, notice_id: int, withdrawn_on: date, over_fill: bool = False, by: Account | None
) -> Notice:
    """Open again what the notice ended: the contract, its assignments, and acting up and secondments in them, as far
    as each would have lasted.

    Raises DomainError where the notice no longer stands, the contract has changed since, another contract follows, or
    somebody else has the post's hours by now.
    """
    notice = Notice.objects.get(pk=notice_id)
    lock_person(notice.worker_id, by=by)
    notice.refresh_from_db()
    held = notice.employment
    _refuse_withdrawal(notice, held, withdrawn_on)
    held.period = lasting(held.first_day, notice.last_day_before)
    held.reason_left, held.destination = notice.reason_before, notice.destination_before
    refuse_two_contracts(held)
    held.full_clean()
    held.save()
    _open_again(notice, held, over_fill)
    _lengthen_again(notice)
    notice.withdrawn_on = withdrawn_on
    notice.full_clean()
    notice.save()
    return notice


def _refuse_withdrawal(notice: Notice, held: Employment, withdrawn_on: date) -> None:
    if notice.withdrawn_on is not None:
        raise DomainError("The notice was withdrawn already.")
    if held.last_day != notice.last_day:
        raise DomainError(
            f"The notice was for {british(notice.last_day)}, and the contract has another last day by now. "
            "Use “Correct a mistake”."
        )
    if not notice.given_on <= withdrawn_on <= notice.last_day:
        raise DomainError(
            f"Choose a day from {british(notice.given_on)}, when notice was given, to {british(notice.last_day)}, "
            "the last day. Afterwards somebody who comes back re-joins."
        )


def _open_again(notice: Notice, held: Employment, over_fill: bool) -> None:
    ends = {each.assignment_id: each for each in notice.ends.select_related("assignment")}
    reaching = [
        each for each in held.assignments.not_over(notice.last_day) if each.last_day == notice.last_day
    ]
    posts = lock_posts([each.post_id for each in reaching])
    for each in reaching:
        before = _would_have_lasted(each, ends, notice)
        if before == notice.last_day:
            continue
        each.period = period(each.first_day, before)
        each.full_clean()
        each.save()
    for each in reaching:
        if each.post_id and each.last_day != notice.last_day:
            agency = held.contract == Contract.AGENCY
            check_room(posts[each.post_id], each.period, over_fill=over_fill or agency)


def _lengthen_again(notice: Notice) -> None:
    """Whatever got another end meanwhile keeps it."""
    for each in notice.cuts.select_related("arrangement__assignment"):
        arrangement = each.arrangement
        if arrangement.last_day != notice.last_day:
            continue
        ends = [day for day in (each.last_day_before, arrangement.assignment.last_day) if day is not None]
        arrangement.period = period(arrangement.first_day, min(ends, default=None))
        arrangement.full_clean()
        arrangement.save(update_fields=["period"])


def _would_have_lasted(held: Assignment, ends: dict[int, NoticeEnd], notice: Notice) -> date | None:
    """The last day without the notice. What followed an assignment under notice lasts as that would have."""
    if held.pk in ends:
        return ends[held.pk].last_day_before
    before = [each for each in ends.values() if each.assignment.last_day == held.first_day - ONE_DAY]
    return before[0].last_day_before if before else notice.last_day_before
