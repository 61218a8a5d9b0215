"""Forums of staff: opened and closed by their organiser, joined and left by people themselves."""

from datetime import date

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.models import Account, Forum, ForumInvitation, ForumMember
from workforce.periods import ONE_DAY, PeriodError, period


@transaction.atomic
def open_forum(*, name: str, purpose: str) -> Forum:
    """A new forum. Raises ValidationError where there is one of the name."""
    forum = Forum(name=name.strip(), purpose=purpose.strip())
    forum.full_clean()
    forum.save()
    return forum


@transaction.atomic
def close_forum(*, forum_id: int, day: date) -> Forum:
    """Let a forum end; whoever is in it is in it no longer."""
    forum = Forum.objects.select_for_update().get(pk=forum_id)
    if forum.closed_on is None:
        for membership in ForumMember.objects.filter(forum=forum).not_over(day):
            _end(membership, day)
        forum.closed_on = day
        forum.full_clean()
        forum.save(update_fields=["closed_on"])
    return forum


@transaction.atomic
def join_forum(*, forum_id: int, today: date, by: Account) -> ForumMember:
    """Join, for oneself alone. Raises DomainError for a closed forum, or whoever is no worker here."""
    forum = Forum.objects.select_for_update(no_key=True).get(pk=forum_id)
    if forum.closed_on is not None:
        raise DomainError("This forum is closed.")
    if by.worker_id is None:
        raise DomainError("Only people who work here join a forum.")
    theirs = ForumMember.objects.filter(forum=forum, member_id=by.worker_id)
    held: ForumMember | None = theirs.as_at(today).first()
    if held is not None:
        return held
    membership = ForumMember(forum=forum, member_id=by.worker_id, period=period(today))
    membership.full_clean()
    membership.save()
    return membership


@transaction.atomic
def leave_forum(*, forum_id: int, today: date, by: Account) -> None:
    """Leave, for oneself alone, from today on. Whoever is no member stays none."""
    for membership in ForumMember.objects.filter(forum_id=forum_id, member_id=by.worker_id).not_over(today):
        _end(membership, today)


def _end(membership: ForumMember, today: date) -> None:
    """The day before is the last one; a membership of one day is as if it had not been."""
    if membership.first_day >= today:
        membership.delete()
        return
    membership.period = period(membership.first_day, today - ONE_DAY)
    membership.save(update_fields=["period"])


@transaction.atomic
def invite(
    *, forum_id: int, text: str, first_day: date, last_day: date, to_everybody: bool, by: Account
) -> ForumInvitation:
    """Show a text to the members, or to everybody, on these days. Raises DomainError for a closed forum."""
    forum = Forum.objects.get(pk=forum_id)
    if forum.closed_on is not None:
        raise DomainError("This forum is closed.")
    try:
        shown = period(first_day, last_day)
    except PeriodError as error:
        raise DomainError(str(error)) from error
    invitation = ForumInvitation(
        forum=forum, text=text.strip(), period=shown, to_everybody=to_everybody, by=by
    )
    invitation.full_clean()
    invitation.save()
    return invitation
